"""Importing this limits OpenMP to one thread in this process: with one process for each core, more cost three times the CPU.

Tesseract reads the limit when it is loaded. Worker processes alone import this, before anything else (docs/reading.md).
"""

import os

os.environ["OMP_THREAD_LIMIT"] = "1"
