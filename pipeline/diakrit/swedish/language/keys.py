"""Folded keys: the form in which a word and what an OCR model without å, ä and ö reads for it meet.

Letters that are taken for one another become one class, and runs of a class one letter, so a key survives what happens
to å, ä and ö and most of what happens to f, l and 1. Keys find candidates; how likely each is the channel tells.
"""

_VOWEL = "aåäàáâãæoöøóòôõœidéèêëíìîï460&¢©@"
_CLASSES = {
    _VOWEL: "a",
    "ftcç£€": "t",
    "l1|!": "l",
    "vw": "v",
    "sš$5": "s",
    "g9": "g",
    "uüúùû": "u",
    "zž2": "z",
    "b8": "b",
    "ñ": "n",
}
VOWELS = frozenset(_VOWEL + _VOWEL.upper())
"""What OCR may read for å, ä and ö."""
_FOLD = str.maketrans({char: name for chars, name in _CLASSES.items() for char in chars})
_UPPER_FOR_O = str.maketrans("SGOQ§", "ooooo")  # capitals that stand for ö and ä inside a word


def key(word: str) -> str:
    """The folded key of a word.

    >>> key("förutsättningar") == key("f6rutsittningar") == key("forutsaittningar")
    True
    """
    return classes(word)[0]


def classes(word: str) -> tuple[str, list[int]]:
    """The folded key of a word, and for each letter the position of its class in the key.

    >>> classes("satt")
    ('sat', [0, 1, 2, 2])
    """
    kept = ""
    places = []
    previous = ""
    for char in word.lower().translate(_FOLD):
        if char != previous:
            kept += char
            previous = char
        places.append(len(kept) - 1)
    return kept, places


def keys(read: str) -> tuple[str, ...]:
    """The keys under which the word that was printed may be found.

    A capital S or G that begins a word may be itself or a misread ö; in a word of small letters it is the latter.

    >>> keys("Sver")
    ('sver', 'aver')
    """
    if read.isupper() and len(read) > 1:
        return (key(read),)
    inner = read[:1] + read[1:].translate(_UPPER_FOR_O)
    first = key(inner)
    if read[:1] in "SGQ" and len(read) > 1:
        return (first, key("o" + inner[1:]))
    return (first,)
