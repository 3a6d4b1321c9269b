"""One document stage by stage, for people who want to see inside: what was read, what each stage changed and found."""

from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass
from pathlib import Path

from diakrit.batch import tasks
from diakrit.i18n import words
from diakrit.model import Case, Document, Issue, Needs, PageRole, Position, Repair
from diakrit.settings import Settings

_LONGEST = 240


def show(path: Path, settings: Settings) -> Iterator[str]:
    """Lines that tell how a file goes through the pipeline; identity numbers are masked as in every run.

    Raises:
        SourceError: the file cannot be read.
    """
    document = tasks.read_document(path, settings)
    yield from _reading(document)
    for stage in tasks.worker_here(settings).stages:
        after = stage(document)
        if isinstance(after, Needs):
            after = stage(tasks.with_needs(document, after, settings))
            assert isinstance(after, Document)
        yield ""
        yield f"── {stage!r}"
        yield from _changes(document, after)
        document = after


def _reading(document: Document) -> Iterator[str]:
    yield f"── Read {document.source.name} (sha256 {document.source.sha256[:16]}…)"
    for page in document.pages:
        words = sum(1 for _ in page.words)
        sure = "" if page.confidence is None else f", confidence {page.confidence:.2f}"
        yield f"page {page.number}: {page.state}, {words} words{sure} ({page.how})"
        yield from (f"    {row}" for row in page.text.splitlines())


def _changes(before: Document, after: Document) -> Iterator[str]:
    if after.repairs != before.repairs:
        yield from (_repair(repair) for repair in after.repairs)
    else:
        yield from _furniture(before, after)
    if after.cases != before.cases:
        for role in PageRole:
            if (pages := after.pages_as(role)) and not before.cases:
                yield f"{role.replace('_', ' ')}: page {', '.join(map(str, pages))}"
        known = {(case.pages, case.head): case for case in before.cases}
        for number, case in enumerate(after.cases, 1):
            earlier = known.get((case.pages, case.head))
            yield from _case_changes(after, number, earlier, case)
    yield from (f"issue: {_told(issue)}" for issue in after.issues if issue not in before.issues)


def _repair(repair: Repair) -> str:
    what = "→" if repair.applied else "perhaps"
    why = f"{repair.reason}, {repair.confidence:.3f}"
    return f"page {repair.page}, line {repair.line}, word {repair.word}: {repair.read} {what} {repair.text} ({why})"


def _furniture(before: Document, after: Document) -> Iterator[str]:
    for old, new in zip(before.pages, after.pages, strict=True):
        for line, marked in zip(old.lines, new.lines[: len(old.lines)], strict=True):
            if marked.furniture and not line.furniture:
                yield f"page {new.number}: set aside as furniture: {marked.text}"
            elif marked != line:
                yield f"page {new.number}: {line.text} → {marked.text}"
        yield from (f"page {new.number}: stands in a picture: {line.text}" for line in new.lines[len(old.lines) :])


def _case_changes(document: Document, number: int, before: Case | None, case: Case) -> Iterator[str]:
    def text(positions: tuple[Position, ...]) -> str:
        return _short(" / ".join(document.line(position).text for position in positions))

    if before is None:
        yield f"case {number}: {case.kind}, pages {case.pages[0]}-{case.pages[1]}"
        yield f"    numbered by: {text(case.head)}"
        yield f"    title: {text(case.title)}"
        for section in case.sections:
            yield f"    [{section.kind}] {text(section.heading)}: {len(section.body)} lines"
        return
    if case.fields != before.fields:
        yield f"case {number}:"
        values = {field.name: getattr(case.fields, field.name) for field in fields(case.fields)}
        yield from (f"    {name}: {_plain(value)}" for name, value in values.items() if value)
    new = [issue for issue in case.issues if issue not in before.issues]
    if new:
        yield f"case {number}: to be looked at by a person"
        yield from (f"    {_told(issue)}" for issue in new)


def _told(issue: Issue) -> str:
    return f"{issue.code}: {words('en').reason(**asdict(issue))}"


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return f"{len(value)}\n" + "\n".join(f"        {_plain(item)}" for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return _short(" · ".join(f"{key}={item}" for key, item in asdict(value).items() if item))
    return _short(str(value))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST]}…"
