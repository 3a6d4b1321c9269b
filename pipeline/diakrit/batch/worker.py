"""What a process needs to do tasks: the knowledge, the reader and the stages for a run's settings."""

# ruff: noqa: PLC0415 - what one task needs is imported for it alone

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from diakrit.batch import provenance
from diakrit.batch.provenance import Toolchain
from diakrit.knowledge import Knowledge
from diakrit.settings import Settings

if TYPE_CHECKING:
    from diakrit.reading import Reader
    from diakrit.stages import Stage


class Worker:
    """Everything that tasks need, put together once."""

    def __init__(self, settings: Settings) -> None:
        """Reads the lexicons; everything else is loaded on first use.

        Raises:
            MissingToolError: a lexicon is missing.
            UsageError: a lexicon has the wrong content.
        """
        self._settings = settings
        self.knowledge = Knowledge.load(settings.lexicons)

    @cached_property
    def reader(self) -> "Reader":
        """The reader of pages."""
        from diakrit.reading import Reader

        return Reader(self._settings, self.knowledge)

    @cached_property
    def stages(self) -> "tuple[Stage, ...]":
        """The stages, in order."""
        from diakrit.stages import build

        return build(self.knowledge, self._settings)

    @cached_property
    def toolchain(self) -> Toolchain:
        """The toolchain of this worker.

        Raises:
            MissingToolError: a program or model is not installed.
        """
        return provenance.toolchain(self._settings, self.knowledge)


@lru_cache(maxsize=1)
def worker(settings: Settings) -> Worker:
    """The worker of this process: the only thing that it keeps between tasks."""
    return Worker(settings)
