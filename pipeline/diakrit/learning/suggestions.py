"""Learns from accepted corrections: words that no lexicon has, for a person to approve, and gold to measure later runs by."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from diakrit.delivery.corrections import decide_all
from diakrit.delivery.folder import dumps, write
from diakrit.errors import UsageError
from diakrit.evaluate.fields import DOCUMENT_FIELDS, RECORD_FIELDS
from diakrit.knowledge import Knowledge
from diakrit.schema.document import DocumentEntry
from diakrit.schema.record import ReviewStatus
from diakrit.store import Store
from diakrit.store.decisions import Action, Standing

_WORD = re.compile(r"(?<!\w)[^\W\d_]{3,}(?!\w)")
_ALIKE = 60.0  # per cent of letters that a word shares with what was read for it


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word from corrections that no lexicon has, what was read in its place ("" if nothing similar), and how often."""

    word: str
    read: str
    times: int


def suggest(standing: Standing, knowledge: Knowledge) -> list[Suggestion]:
    """Words from the corrections of accepted records, the most common first."""
    alone = knowledge.repairer.language.ngrams.alone
    found: Counter[tuple[str, str]] = Counter()
    for decisions in standing.all().values():
        if decisions[-1].action is not Action.ACCEPT:
            continue
        for decision in {each.field: each for each in decisions if each.field}.values():
            before = _words(decision.before)
            for word in _words(decision.value):
                if word not in before and alone(word.lower()) is None:
                    like = process.extractOne(word, before, scorer=fuzz.ratio, score_cutoff=_ALIKE)
                    found[word, like[0] if like else ""] += 1
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [Suggestion(word, read, times) for (word, read), times in ordered]


def _words(value: Any) -> list[str]:  # noqa: ANN401 - whatever a field holds
    return _WORD.findall(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def approved(path: Path) -> list[str]:
    """The words left in a file of suggestions.

    Raises:
        UsageError: it cannot be read, or a row does not begin with a word.
    """
    try:
        rows = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({type(error).__name__})") from error
    words = [row.split("\t", 1)[0].strip() for row in rows if row.strip() and not row.startswith("#")]
    for number, word in enumerate(words, 1):
        if not _WORD.fullmatch(word):
            raise UsageError(f"{path}: row {number} does not begin with a word")
    return words


def write_gold(store: Store, folder: Path) -> int:
    """Writes the accepted records of each source as gold, for `diakrit evaluate`; returns how many.

    Raises:
        OutputError: the folder cannot be written.
    """
    standing, count = store.decisions(), 0
    numbers = Knowledge.load(store.run().settings.lexicons).case_numbers
    for item, done in store.finished():
        if not done.read or not standing:
            continue
        entry = decide_all(store.document(item.name)[0], standing, numbers)
        rows = list(_accepted(entry))
        if rows:
            gold = {"source": item.name, "doc_type": entry.doc_type, "records": rows}
            write(folder / f"{item.output.replace('/', '__')}.json", [dumps(gold, indent=1)])
            count += len(rows)
    return count


def _accepted(entry: DocumentEntry) -> Iterator[dict[str, Any]]:
    for record in entry.records:
        if record.review.status is ReviewStatus.ACCEPTED:
            yield record.model_dump(mode="json", include={*DOCUMENT_FIELDS, *RECORD_FIELDS})
