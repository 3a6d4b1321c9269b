"""The packages that Diakrit and its extras need, as its own metadata lists them, and which of them are installed."""

import re
from collections import defaultdict
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, requires, version

from diakrit.errors import MissingToolError

PLAIN = ""
"""No extra: what a plain run needs."""

_ALL = "all"  # repeats the other extras
_REQUIREMENT = re.compile(r"""(?P<name>[\w.-]+)(?:.*\bextra\s*==\s*["'](?P<extra>[\w-]+)["'])?""")


def packages() -> Mapping[str, tuple[str, ...]]:
    """The names of the packages for a plain run and for each extra.

    Raises:
        MissingToolError: Diakrit runs from a checkout and was never installed.
    """
    try:
        stated = requires("diakrit") or ()
    except PackageNotFoundError as error:
        raise MissingToolError("diakrit is not installed: pip install .") from error
    found = defaultdict[str, list[str]](list)
    for match in filter(None, map(_REQUIREMENT.match, stated)):
        found[match["extra"] or PLAIN].append(match["name"])
    return {extra: tuple(names) for extra, names in sorted(found.items()) if extra != _ALL}


def installed(package: str) -> str | None:
    """The version of a package, or None if it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def require(extra: str) -> None:
    """Checks that an extra is installed, before anything in it is imported.

    Raises:
        MissingToolError: one of its packages is missing; the message says how to install it.
    """
    missing = [name for name in packages().get(extra, ()) if installed(name) is None]
    if missing:
        raise MissingToolError(f"this needs {', '.join(missing)}: {remedy(extra)}")


def remedy(extra: str) -> str:
    """The command that installs an extra."""
    return f'pip install "diakrit[{extra}]"'
