"""Imports libraries without the command lines and network clients that they load but Diakrit never uses."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


@contextmanager
def absent(*names: str, **attributes: Any) -> Iterator[None]:  # noqa: ANN401 - whatever the importer looks for
    """Replaces modules by empty ones with a few attributes during an import; modules already loaded are left alone."""
    stubs = [name for name in names if name not in sys.modules]
    for name in stubs:
        sys.modules[name] = ModuleType(name)
        vars(sys.modules[name]).update(attributes)
    try:
        yield
    finally:
        for name in stubs:
            del sys.modules[name]
