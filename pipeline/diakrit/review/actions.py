"""What a reviewer can do: decide on a record, undo that, write the delivery."""

import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from diakrit.delivery.corrections import corrected_in
from diakrit.delivery.write import deliver
from diakrit.errors import UsageError
from diakrit.review.catalogue import Entry
from diakrit.review.index import Index
from diakrit.review.records import LISTS, SCALARS, View, parsed
from diakrit.store import Store
from diakrit.store.decisions import Action, Decision, Decisions


class Reviewer:
    """One reviewer, whose name is recorded with each decision."""

    def __init__(self, folder: Path, index: Index, who: str) -> None:
        self._folder, self._index, self._who = folder, index, who
        with Decisions(folder) as kept:
            self._unmasked = kept.unmasked()

    def correct(self, seen: View, name: str, text: str) -> None:
        """Corrects a field.

        Raises:
            UsageError: there is no such field, or it cannot have this value.
        """
        if name not in (*SCALARS, *LISTS):
            raise UsageError(name)
        value = parsed(name, text if self._unmasked else self._index.knowledge.identity_numbers.masked(text))
        try:
            corrected_in(seen.record, name, value, self._index.knowledge.case_numbers)
        except ValueError as error:
            raise UsageError(name) from error
        self._keep(seen, [self._made(seen, time.time(), Action.CORRECT, name, value)])

    def settle(self, seen: View, action: Action) -> None:
        """Accepts or rejects a record. Its corrections are recorded again, now that the current reading has been seen."""
        made = partial(self._made, seen, time.time())  # one time, so that they are undone together
        again = [made(Action.CORRECT, field.name, field.value) for field in seen.fields if field.corrected]
        read = {field.name: field.machine for field in seen.fields}
        self._keep(seen, [*again, replace(made(action), before=read)])

    def undo(self) -> tuple[bool, Entry | None]:
        """Undoes the last decision. Returns whether there was one, and its record, if that still exists."""
        with Decisions(self._folder) as kept:
            undone = kept.undo(self._who)
        if undone is None:
            return False, None
        self._index.decided(undone.source)
        return True, self._index.catalogue.named(undone.record)

    def deliver(self) -> None:
        """Writes the delivery again.

        Raises:
            UsageError: a run is using the folder.
        """
        with Store(self._folder) as store:
            deliver(store)

    def _made(
        self, seen: View, moment: float, action: Action, name: str | None = None, value: object = None
    ) -> Decision:
        document, entry = seen.document, seen.entry
        make = partial(Decision, entry.id, document.source.sha256, entry.ordinal, action, self._who, moment)
        return make(name, value, getattr(seen.machine, name)) if name else make()

    def _keep(self, seen: View, decisions: list[Decision]) -> None:
        with Decisions(self._folder) as kept:
            for decision in decisions:
                kept.add(decision)
        self._index.decided(seen.document.source.sha256)
