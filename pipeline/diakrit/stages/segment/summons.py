"""Knows a paper that calls a body to its meeting: it says so in a line near its top, or lists the cases of a meeting that is to come."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from diakrit.knowledge import Knowledge
from diakrit.model import DocType
from diakrit.swedish.paragraphs import MARKER
from diakrit.text import fold

TOP = 14  # lines in which a paper says what it is
_FEW_WORDS = 3  # of a line that only names the kind of paper
_LISTED = 2  # cases that make an agenda


def is_summons(knowledge: Knowledge, top: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether a paper with these lines, the `top` ones with its letterhead, summons to a meeting."""
    if any(_says_so(knowledge, text) for text in top):
        return True
    labelled = any(knowledge.meetings.is_front_label(text.split(maxsplit=1)[0]) for text in top)
    return labelled and _lists_cases(knowledge, lines)


def _says_so(knowledge: Knowledge, text: str) -> bool:
    papers, folded = knowledge.papers, fold(text)
    named = len(text.split()) <= _FEW_WORDS and papers.in_head(folded) is DocType.KALLELSE
    return named or papers.by_line(folded) is DocType.KALLELSE


def _lists_cases(knowledge: Knowledge, lines: Sequence[str]) -> bool:
    """Whether there are numbered titles, each with the number of a case of its own under it."""
    numbers = {number.value for text in _below_titles(lines) if (number := knowledge.case_numbers.alone(text))}
    return len(numbers) >= _LISTED


def _below_titles(lines: Sequence[str]) -> Iterable[str]:
    """The lines under numbered ones."""
    for above, text in pairwise(lines):
        first, _, rest = above.partition(" ")
        if MARKER.match(above) or (first.isdigit() and rest[:1].isupper()):
            yield text
