"""The pages of the review and the actions of their forms."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from diakrit.errors import DiakritError, OutputError, UsageError
from diakrit.i18n import LANGUAGES
from diakrit.model import PageState, Word
from diakrit.review.actions import Reviewer
from diakrit.review.catalogue import Entry
from diakrit.review.guard import Guard
from diakrit.review.index import Index, StaleError
from diakrit.review.pages import LANGUAGE, Pages, failure
from diakrit.review.pictures import Pictures
from diakrit.review.records import SHOWN, View, one_line, view
from diakrit.store.decisions import Action

_MOST = 50  # rows of a list
_PART = "part"
_HOSTS = ["127.0.0.1", "localhost"]


class Review:
    """The review of one output folder. `who`: recorded with decisions; `token`: admits a browser; `form_sign`: sent with forms."""

    def __init__(self, folder: Path, who: str, token: str, form_sign: str) -> None:
        self._index = Index(folder)
        self._pictures = Pictures(self._index.knowledge.identity_numbers)
        self._reviewer = Reviewer(folder, self._index, who)
        self._pages = Pages(self._index.catalogue, form_sign)
        self.app = Starlette(
            routes=[
                Route("/", self._queue),
                Route("/search", self._search),
                Route("/record/{number:int}", self._record),
                Route("/record/{number:int}", self._decide, methods=["POST"]),
                Route("/document/{number:int}", self._document),
                Route("/picture/{number:int}/{page:int}.png", self._picture),
                Route("/undo", self._undo, methods=["POST"]),
                Route("/export", self._export, methods=["POST"]),
                Route("/language", self._language, methods=["POST"]),
                Mount("/static", StaticFiles(packages=[("diakrit.review", "static")])),
            ],
            middleware=[
                Middleware(TrustedHostMiddleware, allowed_hosts=_HOSTS, www_redirect=False),
                Middleware(Guard, token=token, form_sign=form_sign),
            ],
            exception_handlers={DiakritError: self._pages.failed},
        )

    def close(self) -> None:
        """Ends the process that renders, and closes the store."""
        self._pictures.close()
        self._index.close()

    async def _queue(self, request: Request) -> Response:
        code, page = request.query_params.get("code"), _number(request, "page")
        catalogue = self._index.catalogue
        entries = catalogue.queue(code=code, most=_MOST + 1, beyond=page * _MOST)
        return self._pages.page(
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
        return self._pages.page(
            request, "search.html", entries=entries[:_MOST], more=len(entries) > _MOST, page=page, text=text, chosen=chosen,
            facets=catalogue.facets(text, chosen),
        )  # fmt: skip

    def _entry(self, request: Request) -> Entry:
        entry = self._index.catalogue.entry(request.path_params["number"])
        if entry is None:
            raise HTTPException(404)
        return entry

    async def _record(self, request: Request) -> Response:
        entry = self._entry(request)
        return self._shown(request, await run_in_threadpool(view, self._index, entry))

    def _shown(self, request: Request, seen: View, wrong: str = "", typed: str = "", why: str = "") -> Response:
        """The page of a record. `wrong`: the field that could not take the value `typed`, and `why`."""
        return self._pages.page(
            request, "record.html", 422 if wrong else 200, view=seen, entry=seen.entry, wrong=wrong, typed=typed, why=why,
            following=self._index.catalogue.following(seen.entry.number), here=self._is_here(seen.entry),
            shown={name: [one_line(item) for item in getattr(seen.record, name)] for name in SHOWN},
        )  # fmt: skip

    def _is_here(self, entry: Entry) -> bool:
        """Whether the file is still where it was read."""
        source = self._index.source(entry.input)
        return source is not None and source[0].is_file()

    async def _document(self, request: Request) -> Response:
        entry = self._entry(request)
        seen = await run_in_threadpool(view, self._index, entry)
        pages = seen.document.pages
        number = min(max(1, _number(request, "page") or entry.page), len(pages))
        beside = self._index.catalogue.beside(entry.input)
        shown = {each.number for each in beside if seen.is_on(each.ordinal, number)}
        return self._pages.page(
            request, "document.html", view=seen, entry=entry, number=number, page=pages[number - 1], pages=pages, here=self._is_here(entry),
            records=beside, shown=shown, repairs=[row for row in seen.document.repairs if row.page == number],
            marks=seen.marks(number), failure=self._index.failure(entry.input, number), text=self._index.text(entry.input, number),
            words=await run_in_threadpool(self._words, seen, number),
        )  # fmt: skip

    def _words(self, seen: View, number: int) -> list[Word]:
        """The words of a page that have boxes."""
        if seen.paper(number).state is not PageState.TEXT:
            return self._index.words(seen.document.source.sha256, number)
        source = self._index.source(seen.entry.input)
        if source is None or not seen.paper(number).width or not self._is_here(seen.entry):
            return []
        try:
            return self._pictures.words(*source, number)
        except DiakritError:  # the picture says why; text and records are still shown
            return []

    async def _picture(self, request: Request) -> Response:
        entry, page = self._entry(request), request.path_params["page"]
        seen = await run_in_threadpool(view, self._index, entry)
        source = self._index.source(entry.input)
        if source is None or not 1 <= page <= len(seen.document.pages) or not seen.paper(page).width:
            raise HTTPException(404)
        part = None
        if _PART in request.query_params:
            place = seen.place(request.query_params[_PART])
            if place is None or place.page != page:
                raise HTTPException(404)
            part = place.around
        content = await run_in_threadpool(self._pictures.draw, *source, page, seen.paper(page).turned, part)
        return Response(content, media_type="image/png")

    async def _decide(self, request: Request) -> Response:
        entry, form = self._entry(request), await request.form()
        action, name = str(form.get("action", "")), str(form.get("field", ""))
        seen = await run_in_threadpool(view, self._index, entry)
        if str(form.get("digest", "")) != seen.digest:
            raise StaleError(
                "the record has been made again since this page was shown; reload the page before you decide"
            )
        target = self._index.catalogue.following(entry.number)
        if action == Action.CORRECT:
            typed = str(form.get("value", ""))
            try:
                await run_in_threadpool(self._reviewer.correct, seen, name, typed)
            except (UsageError, OutputError) as error:
                why = "form_wrong" if isinstance(error, UsageError) else failure(error)
                return self._shown(request, seen, name, typed, why)
            target = entry
        elif action in (Action.ACCEPT, Action.REJECT):
            await run_in_threadpool(self._reviewer.settle, seen, Action(action))
        else:
            raise HTTPException(400)
        return RedirectResponse(f"/record/{target.number}?told={action}" if target else f"/?told={action}", 303)

    async def _undo(self, _request: Request) -> Response:
        done, entry = await run_in_threadpool(self._reviewer.undo)
        message = "undone" if done else "nothing"
        return RedirectResponse(f"/record/{entry.number}?told={message}" if entry else f"/?told={message}", 303)

    async def _export(self, _request: Request) -> Response:
        await run_in_threadpool(self._reviewer.deliver)
        return RedirectResponse("/?told=exported", 303)

    async def _language(self, request: Request) -> Response:
        chosen = str((await request.form()).get("language", ""))
        answer = RedirectResponse("/", 303)
        answer.set_cookie(LANGUAGE, chosen if chosen in LANGUAGES else LANGUAGES[0], samesite="strict")
        return answer


def _number(request: Request, name: str) -> int:
    given = request.query_params.get(name, "")
    return min(int(given), 10**6) if given.isdecimal() else 0
