"""Reading: a source is opened, each page decided on, and the pages that need it are read by OCR one at a time.

`open_source` takes what needs no engine and lists the rest; `recognise` reads one page of the rest. So the page is the
unit of work, and pages of one document can be read by many workers at once.
"""

from pipeline.stages.read.letterhead import letterhead
from pipeline.stages.read.opening import open_source
from pipeline.stages.read.recognise import recognise

__all__ = ["letterhead", "open_source", "recognise"]
