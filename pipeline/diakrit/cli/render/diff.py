"""What people see of a repair: a coloured diff, and one line that sums it up."""

from collections.abc import Iterator

from rich.text import Text

from diakrit.swedish.plain_text import Repaired, spans
from diakrit.swedish.repair import Change


def diff(repaired: Repaired) -> Iterator[Text]:
    """Each changed line: as read, as mended, then why; suggestions are marked and not made."""
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
            yield _why(change)


def _why(change: Change) -> Text:
    told = Text("        ", style="dim")
    told.append(f"{change.read} → {change.text}", style="green" if change.applied else "yellow")
    told.append(f"  {change.confidence:.1%} {change.reason}", style="dim")
    if change.operations:
        told.append(f"  {', '.join(change.operations)}", style="dim")
    if change.runner_up:
        told.append(f"  or {change.runner_up}", style="dim")
    if not change.applied:
        told.append("  left as it is: not sure enough", style="yellow")
    return told


def account(repaired: Repaired) -> str:
    """How much was mended, how much is in doubt."""
    applied = sum(change.applied for change in repaired.changes)
    return f"{applied} words mended, {len(repaired.changes) - applied} in doubt, {len(repaired.lines)} lines"
