"""Serves the review on this computer only, until it is interrupted."""

import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from diakrit.errors import UsageError
from diakrit.review.app import Review
from diakrit.store import FILE

_HOST = "127.0.0.1"


class _Server(uvicorn.Server):
    """Calls back when it is ready: from then on Ctrl-C ends it in order."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts, and calls back."""
        await super().startup(sockets)
        self._on_ready()


def serve(folder: Path, port: int, who: str, on_ready: Callable[[str], None]) -> None:
    """Serves until Ctrl-C; `on_ready` is called with the address to open, which includes the token.

    Raises:
        UsageError: nothing was run in the folder, or the port is taken.
    """
    if not (folder / FILE).is_file():
        raise UsageError(f"{folder}: nothing was run in it (no {FILE})")
    token = secrets.token_urlsafe(24)
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((_HOST, port))
            listening.listen()
        except OSError as error:
            raise UsageError(f"port {port} is taken; choose another") from error
        review = Review(folder, who, token, secrets.token_urlsafe(24))
        address = f"http://{_HOST}:{listening.getsockname()[1]}/?token={token}"
        config = uvicorn.Config(review.app, log_level="error", access_log=False, server_header=False)
        try:
            _Server(config, lambda: on_ready(address)).run(sockets=[listening])
        finally:
            review.close()
