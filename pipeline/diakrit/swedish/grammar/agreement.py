"""Whether two engines read the same, and what letters and signs look alike to them."""

_AROUND = " .,;:()[]\"'”’|"
_DASHES = str.maketrans("–—‐‑−", "-----")
_ALIKE = str.maketrans("oqdil|!zsbg§$&", "000111125898" + "88")


def core(text: str) -> str:
    """What is read without blanks and the punctuation around it, dashes as hyphens."""
    return text.strip(_AROUND).translate(_DASHES).replace(" ", "")


def same(one: str, other: str) -> bool:
    """Whether two readings of a word say the same.

    The second may have a little of the words beside it.

    >>> same("2018/123,", "2018/123"), same("2018", "2018 i"), same("63", "68")
    (True, True, False)
    """
    if core(one).casefold() == core(other).casefold():
        return True
    parts = [core(part).casefold() for part in other.split()]
    rest = [part for part in parts if part != core(one).casefold()]
    return len(rest) < len(parts) and not any(char.isdigit() or char == "§" for part in rest for char in part)


def alike(one: str, other: str) -> bool:
    """Whether two readings of a word differ in nothing but letters and signs that look alike.

    >>> alike("2O18/l23", "2018/123"), alike("8", "§"), alike("63", "68")
    (True, True, False)
    """
    return core(one).casefold().translate(_ALIKE) == core(other).casefold().translate(_ALIKE)
