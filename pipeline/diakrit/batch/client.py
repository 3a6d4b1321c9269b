"""The host's side of `diakrit.batch.service`: starts the process, sends it batches, and follows their progress."""

import atexit
import glob
import json
import logging
import os
import signal
import subprocess  # noqa: TID251 - starts the program itself
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from io import FileIO
from pathlib import Path
from threading import Lock, get_ident
from typing import Any

from diakrit import errors
from diakrit.errors import DiakritError, UsageError
from diakrit.settings import Settings

_ROOT = Path(__file__).parents[2]
_PROGRAM = """
import sys
sys.path.append(sys.argv[1])  # for hosts that found the package by a path of their own
from diakrit.batch.service import main
main(int(sys.argv[2]))
"""
_PATIENCE = 10.0  # seconds that the process gets to end by itself
_BLOCK = 65536  # bytes of answers that are taken at once


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
    """Sends the service one batch at a time, from any thread. The process is started on first use.

    Its pipes have no buffers: those have locks, which a fork copies as they are.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._speaker = 0  # the thread whose batch is running
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: FileIO | None = None
        self._used = False

    def run(
        self,
        inputs: Sequence[str],
        out: Path | None,
        settings: Settings,
        workers: int | None,
        progress: Callable[[Progress], None] | None,
    ) -> Path:
        """Runs a batch.

        Args:
            inputs: files, folders and globs.
            out: folder of the delivery; without one, a temporary folder is made, which the caller removes.
            settings: how papers are read.
            workers: processes.
            progress: called with each step.

        Returns:
            The folder of the delivery.

        Raises:
            DiakritError: the batch failed.
            UsageError: it is asked for while a batch of the same thread is running, by its callback or a handler of its log.
        """
        if self._speaker == get_ident():
            raise UsageError("diakrit reads one batch at a time: a progress callback cannot ask for another")
        self._prepare()
        if settings.lexicons:
            settings = settings.model_copy(update={"lexicons": settings.lexicons.absolute()})
        request = {
            "inputs": list(map(_absolute, inputs)),
            "out": str(out.absolute()) if out else None,
            "settings": settings.model_dump(mode="json"),
            "workers": workers,
        }
        with self._lock:
            self._speaker = get_ident()
            try:
                end = self._converse(json.dumps(request), progress)
            except BaseException:
                self._end()  # in the middle of a batch: nobody would read its answers
                raise
            finally:
                self._speaker = 0
        if end["event"] == "error":
            raise _raised(end)
        return Path(end["out"])

    def _prepare(self) -> None:
        """On first use, sees to it that the process ends with the host, and is not the child's after a fork."""
        if not self._used:
            self._used = True
            atexit.register(self._end)
            os.register_at_fork(after_in_child=self._forked)

    def _converse(self, request: str, progress: Callable[[Progress], None] | None) -> dict[str, Any]:
        """Runs a batch; gives the last answer: it is done, or there is an error, and the service keeps running.

        Raises:
            DiakritError: the service ended.
        """
        state = Progress()
        for answer in self._answered(request):
            if answer["event"] in ("done", "error"):
                return answer
            if answer["event"] == "log":
                logging.getLogger("diakrit").log(answer["level"], "%s", answer["message"])
                continue
            state = state.after(answer)
            if progress:
                progress(state)
        raise DiakritError("the reading process ended unexpectedly; what was read is kept, so run again")

    def _answered(self, request: str) -> Iterator[dict[str, Any]]:
        """The answers to a request; sends it to a new process if the last one ended before it received the request."""
        for _ in range(2):
            heard = False
            with suppress(BrokenPipeError):
                for line in self._lines(request):
                    heard = True
                    yield json.loads(line)
            if heard:
                return
            self._end()

    def _lines(self, request: str) -> Iterator[bytes]:
        """Sends a request, and gives the lines of the answer."""
        process = self._running()
        assert process.stdin is not None
        assert self._answers is not None
        unsent = f"{request}\n".encode()
        while unsent:
            unsent = unsent[process.stdin.write(unsent) :]
        rest = b""
        while block := self._answers.read(_BLOCK):
            *lines, rest = (rest + block).split(b"\n")
            yield from lines

    def _running(self) -> "subprocess.Popen[bytes]":
        """The process; a new one if there is none, or if it has ended."""
        if self._process and self._process.poll() is not None:
            self._dropped()
        if self._process is None:
            answers, end = os.pipe()
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _PROGRAM, str(_ROOT), str(end)],
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,  # whatever libraries print is no answer
                pass_fds=(end,),
                start_new_session=True,  # Ctrl-C is for the host, which ends this process in order
            )
            os.close(end)
            self._answers = FileIO(answers)
        return self._process

    def _dropped(self) -> "subprocess.Popen[bytes] | None":
        """Forgets the process, and returns it."""
        process, self._process = self._process, None
        for pipe in (process.stdin if process else None, self._answers):
            with suppress(OSError):
                if pipe:
                    pipe.close()
        return process

    def _forked(self) -> None:
        """Starts anew in a forked process; the service, and a batch that may be running, stay with the parent."""
        self._lock, self._speaker = Lock(), 0
        if process := self._dropped():
            process.returncode = 0  # the parent waits for it

    def _end(self) -> None:
        """Ends the process and its workers."""
        process = self._dropped()
        if process is None:
            return
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # it leads a session of its own
            process.wait()


def _absolute(pattern: str) -> str:
    """A path, or a glob, for a process that may have another working folder, whatever the name of this one."""
    if os.path.exists(pattern) or not glob.has_magic(pattern):  # noqa: PTH110 - what cannot be a path is not there
        return os.path.abspath(pattern)  # noqa: PTH100 - as above
    return os.path.join(glob.escape(os.getcwd()), pattern)  # noqa: PTH109, PTH118 - a glob, no path


def _raised(answer: dict[str, Any]) -> DiakritError:
    """The error that an answer reports."""
    error: DiakritError = getattr(errors, answer["type"])(*answer["arguments"])
    return error
