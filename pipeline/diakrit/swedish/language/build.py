"""Builds the tables of a language from counts: words in context, capitals, parts of compounds, letters."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from diakrit.swedish.language.counts import Counts
from diakrit.swedish.language.keys import key
from diakrit.swedish.language.language import PART_STEP, Language
from diakrit.swedish.language.ngrams import COMMA, END, NUMBER, START, ending, estimate
from diakrit.swedish.language.tables import Table
from diakrit.text import fold

_UNSEEN_WORDS = 0.02  # probability mass of unseen words
_UNSEEN_LETTERS = 0.001
_LETTERS = 6  # order of the model of letters
_LEAST_LETTERS = 3  # letter n-grams seen in fewer words are left out
_LEAST_PART = 3  # letters in a part of a compound
_LEAST_USES = 3  # different words that a part must occur in
_LEAST_HEAD = 3  # occurrences of a compound's last part as a word
_LEAST_NAME = 5  # letters of a name that may begin a compound
_LEAST_POSSIBLE = 4  # letters of a word that may be part of a new compound
_POSSIBLE_USES = 0.3
_OWNING = 0.1  # share of the uses of a last part that are genitives
_TAKES_S = ("ing", "ion", "het", "skap", "tet", "dom", "nad", "lek", "an")  # endings that take an s before another part
_NAME_SHARE = 230  # of 255: a word written so often with a capital is a name
_NAME_USES = 1  # a name begins compounds as often as a part seen in so many words
_SURNAME_USES = 10  # a surname of the list stands for so many; other names are counted as they are
_LEAST_NAME_USES = 3  # different surnames that a part of surnames must be found in
_STRANGE_COMPANY = 0.25  # share of a word's neighbours that are foreign function words
_STRANGE_SHARE = 50  # the count of a foreign word is divided by this
_MOST_FOLLOWED = 10  # most times that one pair of words counts for its ending
_LEAST_FOLLOWED = 6  # times that a word follows an ending
_MARKS = (START, END, NUMBER, COMMA)


def build(
    counts: Counts, foreign: AbstractSet[str] = frozenset(), surnames: AbstractSet[str] = frozenset()
) -> Language:
    """Builds a language from counts.

    Args:
        counts: Counts of sound text.
        foreign: Function words of another language: words that keep their company are hardly counted.
        surnames: Names whose parts make further names.
    """
    words = counts.words()
    for slip in _slips(words):
        del words[slip]
    strange = _strange(counts.bigrams, foreign)
    for word in strange:
        words[word] = max(1, words[word] // _STRANGE_SHARE)
    bigrams, trigrams = _without(counts.bigrams, strange), _without(counts.trigrams, strange)
    marked = _with_marks(words, bigrams)
    forms = _forms(counts)
    heads = {word for word, count in words.items() if count >= _LEAST_HEAD}
    parts = _parts(words, heads, _LEAST_USES)
    names = {form.lower() for form, (share,) in forms.items() if share > _NAME_SHARE and len(form) >= _LEAST_NAME}
    _merge(parts, dict.fromkeys(names, (_NAME_USES, 0)))
    _merge(parts, _possible(words))
    _merge(parts, _owning(parts))
    name_parts = _parts(list(map(str.lower, surnames)), None, _LEAST_NAME_USES)
    name_parts = {part: (_SURNAME_USES * first, _SURNAME_USES * last) for part, (first, last) in name_parts.items()}
    _merge(name_parts, dict.fromkeys(names, (_NAME_USES, 0)))
    _merge(name_parts, _parts(_named(forms), heads, _LEAST_NAME_USES))
    _merge(name_parts, _owning(name_parts))
    return Language(
        ngrams=estimate((marked, bigrams, trigrams), _UNSEEN_WORDS, _endings(marked, bigrams)),
        forms=Table.of({form: bytes(row) for form, row in forms.items()}),
        index=Table.of({f"{key(word)}\t{word}": b"" for word in words if word.isalpha()}),
        parts=_table(parts),
        name_parts=_table(name_parts),
        letters=estimate(_letters(words), _UNSEEN_LETTERS),
        names=estimate(_letters(_named(forms)), _UNSEEN_LETTERS),
    )


def _slips(words: Mapping[str, int]) -> list[str]:
    """Words that are another word without its å, ä and ö: errors of the authors."""
    marked: dict[str, int] = {}
    for word, count in words.items():
        bare = fold(word)
        if bare != word:
            marked[bare] = max(count, marked.get(bare, 0))
    return [word for word, count in words.items() if marked.get(word, 0) >= count * _slip_share(count)]


def _slip_share(count: int) -> float:
    """How many times more frequent the word with å, ä or ö must be for the bare one to be an error."""
    return 15 if count <= 5 else 150 if count <= 40 else math.inf  # noqa: PLR2004


def _strange(bigrams: Mapping[str, int], foreign: AbstractSet[str]) -> AbstractSet[str]:
    """Words that often stand beside function words of another language."""
    beside: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for gram, count in bigrams.items():
        first, _, second = gram.partition(" ")
        whole[first] += count
        whole[second] += count
        beside[first] += count * (second in foreign)
        beside[second] += count * (first in foreign)
    return {word for word, count in beside.items() if count > _STRANGE_COMPANY * whole[word]}


def _without(grams: Mapping[str, int], strange: AbstractSet[str]) -> dict[str, int]:
    """N-grams, except those with a foreign word among Swedish ones."""
    kept = {}
    for gram, count in grams.items():
        parts = gram.split(" ")
        odd = sum(part in strange for part in parts)
        if odd == 0 or odd > 1:
            kept[gram] = count
    return kept


def _with_marks(words: Mapping[str, int], bigrams: Mapping[str, int]) -> dict[str, int]:
    marks = dict.fromkeys(_MARKS, 1)
    for gram, count in bigrams.items():
        first = gram.partition(" ")[0]
        if first in marks:
            marks[first] += count
    return {**words, **marks}


def _endings(words: Mapping[str, int], bigrams: Mapping[str, int]) -> dict[str, dict[str, float]]:
    """For each ending what follows the words that end so, and under the empty word how often they were seen.

    Rare words are what endings stand in for, so a frequent bigram counts as a rare one.
    """
    kept: Counter[str] = Counter()
    capped: Counter[str] = Counter()
    found: dict[str, Counter[str]] = {}
    for gram, count in bigrams.items():
        first, _, second = gram.partition(" ")
        kept[first] += count
        capped[first] += min(count, _MOST_FOLLOWED)
        if history := ending(first):
            found.setdefault(history, Counter())[second] += min(count, _MOST_FOLLOWED)
    totals: dict[str, float] = dict.fromkeys(found, 0.0)
    for word, count in words.items():
        if (history := ending(word)) in totals:
            totals[history] += count * capped[word] / kept[word] if kept[word] else count
    rows: dict[str, dict[str, float]] = {}
    for history, row in found.items():
        often = {word: float(count) for word, count in row.items() if count >= _LEAST_FOLLOWED}
        if often:
            rows[history] = {**often, "": totals[history]}
    return rows


def _forms(counts: Counts) -> dict[str, tuple[int]]:
    """For each form with capitals, its share of the word's uses inside sentences, in 255ths."""
    uses: Counter[str] = Counter()
    for form, count in counts.inside.items():
        uses[form.lower()] += count
    return {
        form: (round(255 * counts.inside[form] / uses[form.lower()]),)
        for form in counts.forms
        if not form.islower() and counts.inside[form]
    }


Uses = tuple[float, float]
"""The number of words in which a part is first, and last."""


def _possible(words: Mapping[str, int]) -> dict[str, Uses]:
    """Words that are in no compound yet: any may be the first or last part of a new one."""
    found: dict[str, Uses] = {}
    for word, count in words.items():
        if count >= _LEAST_HEAD and len(word) >= _LEAST_POSSIBLE and word.isalpha():
            found[word] = (_POSSIBLE_USES, _POSSIBLE_USES)
            if word.endswith(_TAKES_S):
                found[f"{word}s"] = (_POSSIBLE_USES, 0)
    return found


def _owning(parts: Mapping[str, Uses]) -> dict[str, Uses]:
    """The genitives of last parts of compounds."""
    return {f"{part}s": (0, _OWNING * last) for part, (_first, last) in parts.items() if last and part[-1] != "s"}


def _parts(words: Iterable[str], heads: AbstractSet[str] | None, least_uses: int) -> dict[str, Uses]:
    """Parts of compounds, and how productive they are.

    A word is a compound where its end is one of the `heads`, or without these any end that several beginnings share;
    what stands before, with its linking letters, is a part if it stands before several words.
    """
    before: dict[str, set[str]] = {}
    after: dict[str, set[str]] = {}
    for word in words:
        for cut in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
            first, last = word[:cut], word[cut:]
            if heads is None or last in heads:
                before.setdefault(first, set()).add(last)
                after.setdefault(last, set()).add(first)
    firsts = {part for part, ends in before.items() if len(ends) >= least_uses}
    found: dict[str, Uses] = {part: (len(before[part]), 0) for part in firsts}
    for part, starts in after.items():
        uses = len(starts & firsts)
        if uses >= (least_uses if heads is None else 1):
            found[part] = (found.get(part, (0, 0))[0], uses)
    return found


def _merge(parts: dict[str, Uses], more: Mapping[str, Uses]) -> None:
    for part, (first, last) in more.items():
        known = parts.get(part, (0, 0))
        parts[part] = (max(known[0], first), max(known[1], last))


def _table(parts: Mapping[str, Uses]) -> Table:
    return Table.of({f"{key(part)}\t{part}": _steps(uses) for part, uses in parts.items()})


def _steps(uses: Uses) -> bytes:
    """Uses in bytes, on a scale of fourth roots."""
    return bytes(min(255, round(PART_STEP * count**0.25)) for count in uses)


def _named(forms: Mapping[str, tuple[int]]) -> list[str]:
    return [form.lower() for form, (share,) in forms.items() if share > _NAME_SHARE and form.istitle()]


def _letters(words: Iterable[str]) -> list[dict[str, int]]:
    """Counts of letter n-grams in different words, each between `<` and `>`."""
    orders: list[Counter[str]] = [Counter() for _ in range(_LETTERS)]
    for word in words:
        if not word.isalpha():
            continue
        chars = ("<", *word, ">")
        for order, counter in enumerate(orders, 1):
            counter.update(" ".join(chars[at : at + order]) for at in range(len(chars) - order + 1))
    return [
        {gram: count for gram, count in counter.items() if order == 0 or count >= _LEAST_LETTERS}
        for order, counter in enumerate(orders)
    ]
