"""Reads sources: each is opened, and the pages that need it are read by OCR, one at a time.

`open_source` takes the pages that need no engine and lists the others; a `Reader` reads one of those. So the page is the unit
of work, and many workers can read pages of the same document at once.
"""

from diakrit.reading.opening import open_source
from diakrit.reading.recognise import Reader

__all__ = ["Reader", "open_source"]
