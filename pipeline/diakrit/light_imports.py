"""Imports without what is never used: the commands and network clients that some libraries load first of all."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


@contextmanager
def absent(*names: str, **attributes: Any) -> Iterator[None]:  # noqa: ANN401 - whatever the importer looks for
    """Modules are empty but for some attributes while something is imported; those loaded before stay as they are."""
    stubs = [name for name in names if name not in sys.modules]
    for name in stubs:
        sys.modules[name] = ModuleType(name)
        vars(sys.modules[name]).update(attributes)
    try:
        yield
    finally:
        for name in stubs:
            del sys.modules[name]
