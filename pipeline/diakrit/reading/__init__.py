"""Reading: a source is opened, each page decided on, and the pages that need it are read by OCR one at a time.

`open_source` takes what needs no engine and lists the rest; `recognise` reads one page of the rest. So the page is the
unit of work, and pages of one document can be read by many workers at once.
"""

from diakrit.reading.letterhead import letterhead
from diakrit.reading.opening import open_source
from diakrit.reading.recognise import recognise

__all__ = ["letterhead", "open_source", "recognise"]
