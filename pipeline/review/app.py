"""The pages of the review, and what their forms do."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pipeline.errors import DiakritError, InputError, UsageError
from pipeline.review.catalogue import Entry
from pipeline.review.deeds import Deeds
from pipeline.review.guard import Guard
from pipeline.review.index import Index
from pipeline.review.pictures import Pictures
from pipeline.review.records import SHOWN, View, places, told, view
from pipeline.store.decisions import Action
from pipeline.words import LANGUAGES, words

_MOST = 50  # rows of a list
_PART = "part"
_HOSTS = ["127.0.0.1", "localhost"]

Answer = Callable[[Request], Awaitable[Response]]


class Review:
    """The review of one output folder. `who` is written beside each decision, `token` lets in, `form_sign` goes with forms."""

    def __init__(self, folder: Path, who: str, token: str, form_sign: str) -> None:
        self._form_sign = form_sign
        self._index, self._pictures = Index(folder), Pictures()
        self._deeds = Deeds(folder, self._index, who)
        self._templates = Environment(
            loader=PackageLoader("pipeline.review"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.app = Starlette(
            routes=[
                Route("/", self._queue),
                Route("/search", self._search),
                Route("/record/{number:int}", self._record),
                Route("/record/{number:int}", self._decide, methods=["POST"]),
                Route("/next/{number:int}", self._next),
                Route("/document/{number:int}", self._document),
                Route("/picture/{number:int}/{page:int}.png", self._picture),
                Route("/undo", self._undo, methods=["POST"]),
                Route("/export", self._export, methods=["POST"]),
                Route("/language", self._language, methods=["POST"]),
                Mount("/static", StaticFiles(packages=[("pipeline.review", "static")])),
            ],
            middleware=[
                Middleware(TrustedHostMiddleware, allowed_hosts=_HOSTS, www_redirect=False),
                Middleware(Guard, token=token, form_sign=form_sign),
            ],
            exception_handlers={DiakritError: self._failed, InputError: self._failed},
        )

    def close(self) -> None:
        """Ends what draws, and lets go of the store."""
        self._pictures.close()
        self._index.__exit__()

    def _page(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:  # noqa: ANN401
        language = request.cookies.get("language", LANGUAGES[0])
        say = words(language if language in LANGUAGES else LANGUAGES[0])
        statuses = self._index.catalogue.statuses()
        content = self._templates.get_template(template).render(
            say=say,
            sign=self._form_sign,
            statuses=statuses,
            path=request.url.path,
            told=request.query_params.get("told", ""),
            **values,
        )
        return HTMLResponse(content, status)

    async def _queue(self, request: Request) -> Response:
        code, page = request.query_params.get("code"), _number(request, "page")
        catalogue = self._index.catalogue
        entries = catalogue.queue(code=code, most=_MOST + 1, beyond=page * _MOST)
        return self._page(
            request,
            "queue.html",
            entries=entries[:_MOST],
            more=len(entries) > _MOST,
            page=page,
            code=code,
            doubts=catalogue.doubts(),
        )

    async def _search(self, request: Request) -> Response:
        text, page = request.query_params.get("q", ""), _number(request, "page")
        chosen = {name: request.query_params.get(name, "") for name in ("organ", "year", "kind", "status")}
        catalogue = self._index.catalogue
        entries = catalogue.search(text, chosen, most=_MOST + 1, beyond=page * _MOST)
        return self._page(
            request, "search.html", entries=entries[:_MOST], more=len(entries) > _MOST, page=page, text=text, chosen=chosen,
            facets=catalogue.facets(text, chosen),
        )  # fmt: skip

    def _entry(self, request: Request) -> Entry:
        entry = self._index.catalogue.entry(request.path_params["number"])
        if entry is None:
            raise HTTPException(404)
        return entry

    async def _record(self, request: Request) -> Response:
        return await self._shown(request, self._entry(request))

    async def _shown(self, request: Request, entry: Entry, wrong: str = "", status: int = 200) -> Response:
        seen = await run_in_threadpool(view, self._index, entry)
        following = self._index.catalogue.following(entry.number)
        shown = {name: [told(item) for item in seen.record[name]] for name in SHOWN}
        return self._page(
            request, "record.html", status, view=seen, entry=entry, following=following, wrong=wrong, shown=shown,
            pages={page: _paper(seen, page) for page in seen.pages},
        )  # fmt: skip

    async def _document(self, request: Request) -> Response:
        entry = self._entry(request)
        seen = await run_in_threadpool(view, self._index, entry)
        pages = seen.document["pages"]
        number = min(max(1, _number(request, "page") or entry.page), len(pages))
        beside = [
            self._index.catalogue.place(entry.input, place) for place in range(1, len(seen.document["records"]) + 1)
        ]
        return self._page(
            request, "document.html", view=seen, entry=entry, number=number, page=pages[number - 1], pages=pages,
            records=[other for other in beside if other], repairs=[row for row in seen.document["repairs"] if row["page"] == number],
            marks=_marks(seen, number), text=self._index.text(entry.input, number),
            words=self._index.words(seen.document["source"]["sha256"], number),
        )  # fmt: skip

    async def _picture(self, request: Request) -> Response:
        entry, page = self._entry(request), request.path_params["page"]
        seen = await run_in_threadpool(view, self._index, entry)
        source = self._index.source(entry.input)
        if (
            source is None
            or not 1 <= page <= len(seen.document["pages"])
            or not seen.document["pages"][page - 1]["width"]
        ):
            raise HTTPException(404)
        part = None
        if _PART in request.query_params:
            place = _place(seen, request.query_params[_PART])
            if place is None or place.page != page:
                raise HTTPException(404)
            part = place.around
        turned = seen.document["pages"][page - 1]["turned"]
        content = await run_in_threadpool(self._pictures.draw, *source, page, turned, part)
        return Response(content, media_type="image/png")

    async def _decide(self, request: Request) -> Response:
        entry, form = self._entry(request), await request.form()
        action, name = str(form.get("action", "")), str(form.get("field", ""))
        seen = await run_in_threadpool(view, self._index, entry)
        if str(form.get("mark", "")) != seen.mark:
            raise UsageError("the record was made anew since this page was shown: load it again, and decide then")
        target = self._index.catalogue.following(entry.number)
        if action == Action.CORRECT:
            try:
                await run_in_threadpool(self._deeds.correct, seen, name, str(form.get("value", "")))
            except UsageError:
                return await self._shown(request, entry, wrong=name, status=422)
            target = entry
        elif action in (Action.ACCEPT, Action.REJECT):
            await run_in_threadpool(self._deeds.settle, seen, Action(action))
        else:
            raise HTTPException(400)
        again = self._index.catalogue.place(target.input, target.ordinal) if target else None  # numbers change
        return RedirectResponse(f"/record/{again.number}?told={action}" if again else f"/?told={action}", 303)

    async def _next(self, request: Request) -> Response:
        following = self._index.catalogue.following(request.path_params["number"])
        return RedirectResponse(f"/record/{following.number}" if following else "/", 303)

    async def _undo(self, _request: Request) -> Response:
        done, entry = await run_in_threadpool(self._deeds.undo)
        told = "undone" if done else "nothing"
        return RedirectResponse(f"/record/{entry.number}?told={told}" if entry else f"/?told={told}", 303)

    async def _export(self, _request: Request) -> Response:
        await run_in_threadpool(self._deeds.deliver)
        return RedirectResponse("/?told=exported", 303)

    async def _language(self, request: Request) -> Response:
        chosen = str((await request.form()).get("language", ""))
        answer = RedirectResponse("/", 303)
        answer.set_cookie("language", chosen if chosen in LANGUAGES else LANGUAGES[0], samesite="strict")
        return answer

    async def _failed(self, _request: Request, error: Exception) -> Response:
        return PlainTextResponse(str(error), status_code=409)


def _number(request: Request, name: str) -> int:
    given = request.query_params.get(name, "")
    return min(int(given), 10**6) if given.isdecimal() else 0


def _paper(seen: View, page: int) -> dict[str, Any]:
    found: dict[str, Any] = seen.document["pages"][page - 1]
    return found


def _place(seen: View, asked: str) -> Any:  # noqa: ANN401 - a place or None
    pointer, _, number = asked.rpartition(":")
    found = list(places(seen.machine["evidence"], pointer))
    return found[int(number)] if number.isdecimal() and int(number) < len(found) else None


def _marks(seen: View, page: int) -> list[tuple[str, Any]]:
    """The boxes of all records' values on a page, each with what it is."""
    marks = []
    for record in seen.document["records"]:
        for pointer, found in record["evidence"].items():
            if found["page"] == page and not pointer.startswith(("/sections", "/background")):
                marks += [(pointer, box) for box in found.get("boxes") or ()]
    return marks
