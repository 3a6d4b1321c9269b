"""The host's side of `diakrit.batch.service`: starts the process, sends it batches, and follows their progress."""

import atexit
import json
import logging
import os
import signal
import subprocess  # noqa: TID251 - starts the program itself
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import IO, Any

from diakrit import errors
from diakrit.errors import DiakritError
from diakrit.settings import Settings

_ROOT = Path(__file__).parents[2]
_PROGRAM = """
import sys
sys.path.append(sys.argv[1])  # for hosts that found the package by a path of their own
from diakrit.batch.service import main
main(int(sys.argv[2]))
"""
_PATIENCE = 10.0  # seconds that the process gets to end by itself


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a batch. `pages` counts those of the inputs opened so far; `pages_done` those that need no more reading."""

    inputs: int = 0
    inputs_opened: int = 0
    inputs_done: int = 0
    inputs_failed: int = 0
    pages: int = 0
    pages_done: int = 0

    def after(self, answer: dict[str, Any]) -> "Progress":
        """The progress after another answer."""
        match answer["event"]:
            case "begun":
                return replace(self, inputs=answer["inputs"])
            case "opened":
                return replace(
                    self,
                    inputs_opened=self.inputs_opened + 1,
                    pages=self.pages + answer["pages"],
                    pages_done=self.pages_done + answer["kept"],
                )
            case "page":
                return replace(self, pages_done=self.pages_done + 1)
            case "document":
                failed = self.inputs_failed + answer["failed"]
                return replace(self, inputs_done=self.inputs_done + 1, inputs_failed=failed)
        return self


class Client:
    """Sends the service one batch at a time, from any thread. The process is started on first use."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[str] | None = None
        self._answers: IO[str] | None = None
        self._owner = 0

    def run(
        self,
        inputs: Sequence[str],
        out: Path,
        settings: Settings,
        workers: int | None,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        """Runs a batch.

        Raises:
            DiakritError: the batch failed.
        """
        if settings.lexicons:
            settings = settings.model_copy(update={"lexicons": settings.lexicons.absolute()})
        request = {
            "inputs": [os.path.abspath(each) for each in inputs],  # noqa: PTH100 - it may be a glob
            "out": str(out.absolute()),
            "settings": settings.model_dump(mode="json"),
            "workers": workers,
        }
        with self._lock:
            try:
                self._converse(json.dumps(request), progress)
            except DiakritError:
                raise  # the service reported it, and keeps running
            except BaseException:
                self._end()  # in the middle of a batch: nobody would read its answers
                raise

    def _converse(self, request: str, progress: Callable[[Progress], None] | None) -> None:
        state = Progress()
        for answer in self._answered(request):
            if answer["event"] == "done":
                return
            if answer["event"] == "error":
                raise _raised(answer)
            if answer["event"] == "log":
                logging.getLogger("diakrit").log(answer["level"], "%s", answer["message"])
                continue
            state = state.after(answer)
            if progress:
                progress(state)
        self._end()
        raise DiakritError("the reading process ended unexpectedly; what was read is kept, so run again")

    def _answered(self, request: str) -> Iterator[dict[str, Any]]:
        """The answers to a request; sends it to a new process if the last one ended before it received the request."""
        for _ in range(2):
            heard = False
            with suppress(BrokenPipeError):
                for line in self._sent(self._running(), request):
                    heard = True
                    yield json.loads(line)
            if heard:
                return
            self._end()

    def _sent(self, process: "subprocess.Popen[str]", request: str) -> IO[str]:
        assert process.stdin is not None
        process.stdin.write(f"{request}\n")
        process.stdin.flush()
        assert self._answers is not None
        return self._answers

    def _running(self) -> "subprocess.Popen[str]":
        """The process; a new one if there is none, or if it has ended or belongs to the parent of a fork."""
        if self._process and self._owner != os.getpid():
            self._process.returncode = 0  # the parent waits for it
        if self._process and self._process.poll() is not None:
            self._dropped()
        if self._process is None:
            answers, end = os.pipe()
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _PROGRAM, str(_ROOT), str(end)],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,  # whatever libraries print is no answer
                pass_fds=(end,),
                encoding="utf-8",
                start_new_session=True,  # Ctrl-C is for the host, which ends this process in order
            )
            os.close(end)
            self._answers = os.fdopen(answers, encoding="utf-8")
            if not self._owner:
                atexit.register(self._end)
            self._owner = os.getpid()
        return self._process

    def _dropped(self) -> "subprocess.Popen[str] | None":
        """Forgets the process, and returns it."""
        process, self._process = self._process, None
        for pipe in (process.stdin if process else None, self._answers):
            with suppress(OSError):
                if pipe:
                    pipe.close()
        return process

    def _end(self) -> None:
        """Ends the process and its workers."""
        process = self._dropped()
        if process is None or self._owner != os.getpid():
            return
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # it leads a session of its own
            process.wait()


def _raised(answer: dict[str, Any]) -> DiakritError:
    """The error that an answer reports."""
    error: DiakritError = getattr(errors, answer["type"])(*answer["arguments"])
    return error
