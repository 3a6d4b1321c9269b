"""A folder that is watched: files are taken when nothing writes to them any more, and put away when their records are safe."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.errors import OutputError, SourceError
from pipeline.folder import write
from pipeline.sources import IGNORED, Input, published, safe
from pipeline.store import Store
from pipeline.tools import files

DONE, FAILED = "done", "failed"
_State = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Seen:
    state: _State
    since: float


class Inbox:
    """Files in a folder, `done/` and `failed/` apart. Links are never followed."""

    def __init__(self, folder: Path, settle: float) -> None:
        """`settle`: seconds for which a file must stay as it is before it is taken."""
        self.folder = folder
        self._settle = settle
        self._seen: dict[Path, _Seen] = {}

    def ready(self, store: Store) -> tuple[Input, ...]:
        """The files that have stopped changing, with names that no other input has.

        A file whose records are safe already, because a run was killed before it was put away, is put away now.
        """
        known = {item.name: item for item in store.inputs()}
        found = []
        for path in self._stable():
            name = published(path.relative_to(self.folder).as_posix())
            if name in known and known[name].path == path:
                continue  # it is taken already, and will be put away
            if name in known and self._was_taken(known[name], path, store):
                _move(path, known[name].path)
                continue
            unique, number = name, 1
            while unique in known:
                number += 1
                pure = PurePosixPath(name)
                unique = pure.with_name(f"{pure.stem}~{number}{pure.suffix}").as_posix()
            known[unique] = Input(path, unique, safe(unique))
            found.append(known[unique])
        return tuple(found)

    def _was_taken(self, item: Input, path: Path, store: Store) -> bool:
        if item.path.exists():
            return False
        try:
            return store.source(item.name) == files.sha256(path)
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
                if name[0] == "." or name.lower() in IGNORED or path.is_symlink() or not path.is_file():
                    continue
                found = path.stat()
                yield path, (found.st_size, found.st_mtime_ns)

    def put_away(self, store: Store) -> None:
        """Moves inputs whose records are safe to `done/` or, with the reason beside them, to `failed/`.

        Raises:
            OutputError: one cannot be moved.
        """
        for item, done in list(store.finished()):
            target = self.folder / (DONE if done.read else FAILED) / item.output
            if item.path == target or not item.path.exists():
                continue
            store.moved(
                item.name, target
            )  # first: whoever finds the file still here knows by its digest that it was taken
            _move(item.path, target)
            if not done.read:
                reasons = (f"{row.code}: {row.message}. Remedy: {row.remedy}.\n" for row in done.failures)
                write(target.with_name(f"{target.name}.reason.txt"), (reason.encode() for reason in reasons))


def _move(path: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    except OSError as error:
        raise OutputError(f"{path}: cannot be moved to {target.parent} ({error.strerror})") from error
