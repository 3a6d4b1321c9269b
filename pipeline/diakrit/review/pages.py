"""Pages in HTML, in the language that the reviewer has chosen."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from diakrit.errors import BusyError, DiakritError, InputError, OutputError
from diakrit.i18n import LANGUAGES, words
from diakrit.review.catalogue import Catalogue
from diakrit.review.index import StaleError

LANGUAGE = "language"
"""Name of the cookie."""
_FAILURES = (
    (StaleError, "stale"), (BusyError, "busy"), (OutputError, "unwritable"), (InputError, "unseen"), (DiakritError, "refused"),
)  # fmt: skip


class Pages:
    """Renders templates. `form_sign` is included in every form."""

    def __init__(self, catalogue: Catalogue, form_sign: str) -> None:
        self._catalogue, self._form_sign = catalogue, form_sign
        self._templates = Environment(
            loader=PackageLoader("diakrit.review"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def page(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:  # noqa: ANN401
        """A page."""
        language = request.cookies.get(LANGUAGE, LANGUAGES[0])
        content = self._templates.get_template(template).render(
            say=words(language if language in LANGUAGES else LANGUAGES[0]),
            sign=self._form_sign,
            statuses=self._catalogue.statuses(),
            path=request.url.path,
            told=request.query_params.get("told", ""),
            **values,
        )
        return HTMLResponse(content, status)

    async def failed(self, request: Request, error: Exception) -> Response:
        """The page that says why something failed, and what to do."""
        return self.page(request, "failed.html", 409, error=error, key=failure(error))


def failure(error: Exception) -> str:
    """The key of the text about an error."""
    return next(key for kind, key in _FAILURES if isinstance(error, kind))
