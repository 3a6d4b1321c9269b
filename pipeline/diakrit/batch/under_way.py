"""A document between opening and structuring: what was read of it, what is still to come."""

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import chain

from diakrit.batch.outcome import may_pass
from diakrit.batch.tasks import HeadRead, PageRead, Ready, Structured
from diakrit.model import Failure, Input, PageState
from diakrit.store import Finished


@dataclass(slots=True)
class UnderWay:
    """A document some of whose pages, or letterheads, are still being read."""

    item: Input
    ready: Ready
    pages: dict[int, PageRead] = field(default_factory=dict)
    tries: dict[int, int] = field(default_factory=dict)
    letterheads: dict[int, HeadRead] = field(default_factory=dict)
    head_tries: dict[int, int] = field(default_factory=dict)
    wanted: int = 0

    @property
    def complete(self) -> bool:
        """Whether nothing is left to read."""
        return len(self.pages) == len(self.ready.pages) and len(self.letterheads) == self.wanted

    @property
    def states(self) -> Counter[PageState]:
        """How the pages ended."""
        return Counter(page.state for page in self.pages.values())

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What could not be read, page by page."""
        found = [self.pages[number].failure for number in sorted(self.pages)]
        found += [self.letterheads[number].failure for number in sorted(self.letterheads)]
        return tuple(replace(failure, source=self.item.name) for failure in found if failure)

    @property
    def settled(self) -> bool:
        """Whether nothing failed that may be read another time."""
        pages = ((page.failure, self.tries.get(number, 0)) for number, page in self.pages.items())
        heads = ((head.failure, self.head_tries.get(number, 0)) for number, head in self.letterheads.items())
        return not any(may_pass(failure, tries) for failure, tries in chain(pages, heads))

    def take(self, page: PageRead, tries: int) -> None:
        """A page was read, at its so many-th try."""
        self.pages[page.number] = page
        self.tries[page.number] = tries

    def take_head(self, number: int, head: HeadRead, tries: int) -> None:
        """The letterhead of a page was read, at its so many-th try."""
        self.letterheads[number] = head
        self.head_tries[number] = tries

    def finished(self, result: Structured) -> Finished:
        """What the input came to."""
        return Finished(
            self.ready.source.sha256,
            read=True,
            settled=self.settled,
            pages=len(self.pages),
            states=self.states,
            records=result.records,
            targets=result.targets,
            failures=self.failures,
        )
