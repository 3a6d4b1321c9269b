"""The inbox of `diakrit watch`: files are taken when nothing writes to them any more, and moved when their records are safe."""

import os
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from diakrit import files
from diakrit.delivery.folder import write
from diakrit.errors import OutputError, SourceError
from diakrit.i18n import Words
from diakrit.inputs import IGNORED, published, safe
from diakrit.model import Input
from diakrit.store import Store

DONE, FAILED = "done", "failed"
_LONGEST = 40  # characters of a name that are kept when a number is added
_State = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Seen:
    state: _State
    since: float


class Inbox:
    """The files in a folder, except those in `done/` and `failed/`. Links are never followed."""

    def __init__(self, folder: Path, settle: float, say: Words) -> None:
        """`settle`: seconds that a file must have been left alone before it is taken; `say`: for the reasons beside failed files."""
        self.folder = folder
        self._settle = settle
        self._say = say
        self._seen: dict[Path, _Seen] = {}

    def ready(self, store: Store) -> tuple[Input, ...]:
        """Files that have stopped changing and are not inputs yet, with unique names and outputs."""
        known = {item.name: item for item in store.inputs()}
        outputs = {item.output.casefold() for item in known.values()}
        found = []
        for path in self._stable():
            name = published(path.relative_to(self.folder).as_posix())
            if name in known and known[name].path == path and self._is(known[name], path, store):
                continue  # it is waiting to be read, or to be moved
            unique, number = name, 1
            while unique in known or safe(unique).casefold() in outputs:
                number += 1
                unique = _numbered(PurePosixPath(name), number).as_posix()
            known[unique] = Input(path, unique, safe(unique))
            outputs.add(safe(unique).casefold())
            found.append(known[unique])
        return tuple(found)

    def _is(self, item: Input, path: Path, store: Store) -> bool:
        """Whether a file is the one that an input was, or is to be, read from."""
        known = store.source(item.name)
        try:
            return path.is_file() and (known is None or known == files.sha256(path))
        except SourceError:
            return False

    def _stable(self) -> Iterator[Path]:
        now, seen = time.monotonic(), {}
        for path, state in self._files():
            before = self._seen.get(path)
            seen[path] = before if before and before.state == state else _Seen(state, now)
            if now - seen[path].since >= self._settle:
                yield path
        self._seen = seen

    def _files(self) -> Iterator[tuple[Path, _State]]:
        for folder, folders, names in os.walk(self.folder, followlinks=False):
            here = Path(folder)
            folders[:] = sorted(
                name for name in folders if name[0] != "." and not (here == self.folder and name in (DONE, FAILED))
            )
            for name in sorted(names):
                path = here / name
                with suppress(FileNotFoundError):  # it has just been moved
                    found = path.lstat()
                    if name[0] != "." and name.lower() not in IGNORED and stat.S_ISREG(found.st_mode):
                        yield path, (found.st_size, found.st_mtime_ns)

    def put_away(self, store: Store) -> None:
        """Moves inputs whose records are delivered to `done/` or, with the reason beside them, to `failed/`.

        A file that has changed since it was read stays where it is, and becomes another input.

        Raises:
            OutputError: one cannot be moved.
        """
        for item, done in list(store.finished()):
            folder = self.folder / (DONE if done.read else FAILED)
            if item.path.is_relative_to(folder) or not self._is(item, item.path, store):
                continue
            target = _free(folder / item.output)
            _move(item.path, target)
            store.moved(item.name, target)
            if not done.read:
                reasons = map(self._say.failed, (row.code for row in done.failures))
                write(
                    target.with_name(f"{target.name}.reason.txt"),
                    (f"{reason[:1].upper()}{reason[1:]}\n".encode() for reason in reasons),
                )

    def find_again(self, store: Store) -> None:
        """Finds files that were moved just before a watch was killed."""
        for item in list(store.inputs()):
            if item.path.exists():
                continue
            for folder in (DONE, FAILED):
                path = self.folder / folder / item.output
                if self._is(item, path, store):
                    store.moved(item.name, path)


def _numbered(path: PurePosixPath, number: int) -> PurePosixPath:
    return path.with_name(f"{path.stem[:_LONGEST]}~{number}{path.suffix}")


def _free(target: Path) -> Path:
    """The path, or a numbered one beside it if it is taken."""
    free, number = target, 1
    while free.exists():
        number += 1
        free = target.with_name(_numbered(PurePosixPath(target.name), number).name)
    return free


def _move(path: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    except OSError as error:
        raise OutputError(f"{path}: cannot be moved to {target.parent} ({error.strerror})") from error
