"""What is special about single municipalities: the shipped profiles, and those that were learnt."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from diakrit.lexicon.rows import Profile
from diakrit.lexicon.tables import files_in, read, row


def profile(path: Path) -> Profile:
    """A profile by itself.

    Raises:
        MissingToolError: it cannot be read.
        UsageError: it does not hold what it should.
    """
    return row({path.name: read(path)}, path.name, Profile)


def joined(profiles: Iterable[Profile]) -> Mapping[str, Profile]:
    """Profiles by name; what several say of one municipality counts together."""
    found: dict[str, Profile] = {}
    for one in profiles:
        before = found.get(one.name)
        if before:
            kinds = dict.fromkeys((*before.headings, *one.headings))
            headings = {kind: (*before.headings.get(kind, ()), *one.headings.get(kind, ())) for kind in kinds}
            one = Profile(name=one.name, schemes=(*before.schemes, *one.schemes), headings=headings)  # noqa: PLW2901
        found[one.name] = one
    return found


def profiles(folder: Path) -> Iterator[Profile]:
    """The profiles in a folder."""
    for name, blob in files_in(folder).items():
        yield row({name: blob}, name, Profile)
