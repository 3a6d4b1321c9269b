"""Words broken at the end of a line: repaired as one, and divided again afterwards."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from diakrit.swedish.repair.change import Change, TextLine
from diakrit.swedish.repair.channel import aligned
from diakrit.swedish.repair.tokens import Piece, pieces

_LEAST = 2  # least letters of a half


def whole(
    lines: Sequence[TextLine], number: int, end: int, after_hyphen: AbstractSet[str]
) -> tuple[Piece, Piece] | None:
    """A word that begins at the end of a line and continues on the next, and its part there.

    `after_hyphen`: words before which a hyphen at a line's end breaks nothing.
    """
    if number + 1 >= end or lines[number + 1].begins or not lines[number + 1].words:
        return None
    left, right = lines[number].words[-1], lines[number + 1].words[0]
    if not left.endswith("-"):
        return None
    heads = [piece for piece in pieces(left) if piece.symbol is None]
    tails = [piece for piece in pieces(right) if piece.symbol is None]
    if len(heads) != 1 or len(tails) != 1 or tails[0].start:
        return None
    head, tail = heads[0], tails[0]
    joins = left == left[: head.start] + head.text + "-" and min(len(head.text), len(tail.text)) >= _LEAST
    if not joins or tail.text[0].isupper() or tail.text.lower() in after_hyphen:
        return None
    return Piece(head.text + tail.text, head.start), tail


def halves(change: Change, right: str, rest: Piece) -> Iterator[Change]:
    """Divides the change of a whole word into changes of its halves; `right` is the printed word that `rest` is a part of.

    `change.read` and `change.text` are the first printed word with the whole in its place.
    """
    left = change.read
    start = change.text.removesuffix("-")
    joined = left.removesuffix("-") + rest.text
    cut = read = 0
    for printed, seen in aligned(start, joined):
        if read >= len(left) - 1:
            break
        cut += len(printed)
        read += len(seen)
    first, last = f"{start[:cut]}-", start[cut:] + right[len(rest.text) :]
    if first != left:
        yield replace(change, text=first, runner_up=None)
    if last != right:
        yield replace(change, line=change.line + 1, word=0, read=right, text=last, runner_up=None)
