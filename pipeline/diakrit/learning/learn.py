"""Learns words and n-grams from a municipality's own sound papers, and describes words."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from diakrit import files, reading
from diakrit.errors import OutputError, SourceError, UsageError
from diakrit.inputs import collect
from diakrit.knowledge import Knowledge
from diakrit.model import Page, PageState, RepairReason
from diakrit.settings import Settings
from diakrit.swedish.language.build import build
from diakrit.swedish.language.counts import Counts
from diakrit.swedish.language.keys import key
from diakrit.swedish.language.language import Language
from diakrit.swedish.repair import TextLine

_COUNTS = "counts"  # folder with the counts, so that learning can continue
_PAPERS = "papers.txt"  # digests of the papers counted, in that folder: no paper counts twice
_LEAST_WORD, _LEAST_GRAM = 2, 2  # what is seen less often may be an error
_GAP = 0.5
_APPROVED = 20  # occurrences that an approved word counts for


@dataclass
class LearningTotals:
    """What was learnt from a folder."""

    papers: int = 0
    skipped: int = 0
    again: int = 0
    pages: int = 0
    words: int = 0
    new: int = 0


def learn(folder: Path, into: Path, settings: Settings, knowledge: Knowledge) -> LearningTotals:
    """Adds the sound Swedish text in a folder to a local lexicon.

    Pages without a sound text layer are skipped, as are lines that are damaged or not Swedish. Each paper counts once, however
    often it is learnt from.

    Raises:
        UsageError: there is nothing to learn from.
        OutputError: the local lexicon cannot be written.
    """
    learnt = LearningTotals()
    counts = Counts.load(into / _COUNTS) if (into / _COUNTS).is_dir() else Counts()
    known = knowledge.lexicon
    general = Language.load(known.folder / "swedish")
    papers = into / _COUNTS / _PAPERS
    seen = set(papers.read_text(encoding="ascii").split()) if papers.is_file() else set()
    for item in collect([str(folder)], into):
        try:
            source = files.source(item.path, item.name)
            if source.sha256 in seen:
                learnt.again += 1
                continue
            opened = reading.open_source(source, settings, known.swedish)
        except SourceError:
            learnt.skipped += 1
            continue
        pages = [page for page in opened.pages if isinstance(page, Page) and page.state is PageState.TEXT]
        seen.add(source.sha256)
        learnt.papers += bool(pages)
        learnt.skipped += not pages
        learnt.pages += len(pages)
        for page in pages:
            for paragraph in _sound_paragraphs(page, knowledge):
                counts.add_text(paragraph)
                learnt.words += len(paragraph.split())
    if not learnt.words and not learnt.again:
        raise UsageError(f"{folder}: no sound Swedish text to learn from")
    kept = _seen_again(counts)
    learnt.new = sum(general.ngrams.alone(word) is None for word in kept.words())
    try:
        counts.save(into / _COUNTS)
        papers.write_text("".join(f"{digest}\n" for digest in sorted(seen)), encoding="ascii")
        build(kept).save(into)
    except OSError as error:
        raise OutputError(f"{into}: cannot be written ({error.strerror})") from error
    return learnt


def approve(words: Iterable[str], into: Path) -> None:
    """Adds words that a person has approved to a local lexicon.

    Raises:
        OutputError: the local lexicon cannot be written.
    """
    counts = Counts.load(into / _COUNTS) if (into / _COUNTS).is_dir() else Counts()
    for word in words:
        counts.forms[word] = max(counts.forms[word], _APPROVED)
        counts.inside[word] = max(counts.inside[word], _APPROVED)
    try:
        counts.save(into / _COUNTS)
        build(_seen_again(counts)).save(into)
    except OSError as error:
        raise OutputError(f"{into}: cannot be written ({error.strerror})") from error


def _sound_paragraphs(page: Page, knowledge: Knowledge) -> Iterator[str]:
    """Runs of sound lines on a page, as running text."""
    known = knowledge.lexicon
    if known.swedish.swedish_signs.isdisjoint(word.text.lower() for word in page.words):
        return
    lines = [TextLine(tuple(word.text for word in line.words), line.gap > _GAP) for line in page.lines]
    damaged = knowledge.repairer.damaged(lines)
    words: list[str] = []
    for line, hurt in zip(lines, damaged, strict=True):
        if (line.begins or hurt) and words:
            yield " ".join(words)
            words = []
        if not hurt and known.swedish.foreign_words.isdisjoint(map(str.lower, line.words)):
            if words and words[-1].endswith("-") and line.words[0][:1].islower():
                words[-1] = words[-1][:-1] + line.words[0]
                words += line.words[1:]
            else:
                words += line.words
    if words:
        yield " ".join(words)


def _seen_again(counts: Counts) -> Counts:
    kept = Counts()
    kept.forms.update({form: count for form, count in counts.forms.items() if count >= _LEAST_WORD})
    kept.inside.update({form: count for form, count in counts.inside.items() if form in kept.forms})
    kept.bigrams.update({gram: count for gram, count in counts.bigrams.items() if count >= _LEAST_GRAM})
    kept.trigrams.update({gram: count for gram, count in counts.trigrams.items() if count >= _LEAST_GRAM})
    return kept


def describe(word: str, knowledge: Knowledge) -> Iterator[str]:
    """Lines that say what is known about a word, and what it may stand for in damaged text."""
    language = knowledge.repairer.language
    bare = word.lower()
    alone = language.ngrams.alone(bare)
    if alone is None:
        yield f"{bare}: not in the lexicon"
    else:
        yield f"{bare}: once in {round(math.exp(-alone)):,} words".replace(",", " ")
        for form in (bare.capitalize(), bare.upper()):
            row = language.forms.row(form)
            if row is not None and form != bare:
                yield f"written {form}: {row[0] / 255:.0%} of its uses inside sentences"
    alike = [row.partition("\t")[2] for row in language.index.under(f"{key(bare)}\t")]
    yield f"key {key(bare)}, as have: {', '.join(sorted(alike)) or 'no words'}"
    part = language.parts.row(f"{key(bare)}\t{bare}")
    if part is not None:
        uses = [place for place, step in zip(("first", "last"), part, strict=True) if step]
        yield f"in compounds: as {' and '.join(uses)} part"
    for candidate in knowledge.repairer.readings(word):
        reason = "as it stands" if candidate.reason == "read" else str(RepairReason(candidate.reason))
        yield f"read in damaged text, {word} may be {candidate.text} ({reason}, weight {candidate.total:.1f})"
