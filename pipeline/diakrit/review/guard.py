"""Who gets an answer, and what a browser may do with it."""

import secrets
from collections.abc import Awaitable, Callable

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp

_COOKIE = "diakrit"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard(BaseHTTPMiddleware):
    """Admits whoever has the token, first in the address and then in a cookie; forms must include a secret of their own.

    `form_sign` is that secret: another site can make a browser send a form, but cannot know it.
    """

    def __init__(self, app: ASGIApp, token: str, form_sign: str) -> None:
        super().__init__(app)
        self._token, self._form_sign = token, form_sign

    async def dispatch(self, request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        """Answers, or refuses with 403."""
        response = await self._answer(request, call_next)
        response.headers.update(_HEADERS)
        return response

    async def _answer(self, request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        given = request.query_params.get("token", "")
        if given and secrets.compare_digest(given.encode(), self._token.encode()):
            entered = RedirectResponse(request.url.path, status_code=303)
            entered.set_cookie(_COOKIE, self._token, httponly=True, samesite="strict")
            return entered
        if not secrets.compare_digest(request.cookies.get(_COOKIE, "").encode(), self._token.encode()):
            return PlainTextResponse("Open the address that diakrit review printed.", status_code=403)
        if request.method == "POST" and not await self._is_ours(request):
            return PlainTextResponse("This form does not come from the review.", status_code=403)
        return await call_next(request)

    async def _is_ours(self, request: Request) -> bool:
        origin = request.headers.get("origin")
        if origin not in (None, f"{request.url.scheme}://{request.url.netloc}"):
            return False
        await request.body()  # cached, so that the handler can read the form again
        form = await request.form()
        return secrets.compare_digest(str(form.get("sign", "")).encode(), self._form_sign.encode())
