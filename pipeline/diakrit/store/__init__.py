"""The store: one SQLite file in the output folder that holds all work done, so that nothing is ever done twice.

The driver alone writes it (WAL: others may look on), in small transactions: a process that is killed loses less than a second
of work, and the file is whole whatever happens. Readings are kept by the digest of their source, the part of it (a page, a
letterhead) and the key of all that shapes a reading; documents by the name of their input. No identity number is in
it unless the run was told to leave them.
"""

from diakrit.store.database import FILE
from diakrit.store.rows import Finished, Reading, Run, Which
from diakrit.store.store import Store

__all__ = ["FILE", "Finished", "Reading", "Run", "Store", "Which"]
