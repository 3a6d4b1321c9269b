"""Reading: a source is opened, each page decided on, and the pages that need it are read by OCR one at a time.

`open_source` takes what needs no engine and lists the rest; a `Reader` reads one page of the rest. So the page is the
unit of work, and pages of one document can be read by many workers at once.
"""

from diakrit.reading.opening import open_source
from diakrit.reading.recognise import Reader

__all__ = ["Reader", "open_source"]
