"""A repair for people: a coloured diff, and one line that sums it up."""

from collections.abc import Iterator

from rich.text import Text

from diakrit.i18n import Words
from diakrit.swedish.plain_text import Repaired, spans
from diakrit.swedish.repair import Change


def diff(repaired: Repaired, say: Words) -> Iterator[Text]:
    """Each changed line as read and as mended, then why; suggestions are marked, not made."""
    for number, line, changes in repaired.changed_lines():
        before, after = Text(f"{number:5} - ", style="dim"), Text("      + ", style="dim")
        for piece, change in spans(line.rstrip(), changes):
            if change is None:
                before.append(piece)
                after.append(piece)
            elif change.applied:
                before.append(piece, style="red")
                after.append(change.text, style="green")
            else:
                before.append(piece, style="yellow")
                after.append(piece, style="yellow")
        yield before
        if any(change.applied for change in changes):
            yield after
        for change in changes:
            yield _why(change, say)


def _why(change: Change, say: Words) -> Text:
    line = Text("        ", style="dim")
    line.append(f"{change.read} → {change.text}", style="green" if change.applied else "yellow")
    line.append(f"  {change.confidence:.1%} {change.reason}", style="dim")
    if change.operations:
        line.append(f"  {', '.join(change.operations)}", style="dim")
    if change.runner_up:
        line.append(f"  {say.terminal('mended_or', text=change.runner_up)}", style="dim")
    if not change.applied:
        line.append(f"  {say.terminal('not_mended')}", style="yellow")
    return line


def totals(repaired: Repaired, say: Words) -> str:
    """How many words were mended, and how many are in doubt."""
    applied = sum(change.applied for change in repaired.changes)
    doubtful = len(repaired.changes) - applied
    return say.terminal("mended", applied=applied, doubtful=doubtful, lines=len(repaired.lines))
