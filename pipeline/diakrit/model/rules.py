"""The rules that find values in a paper, and how published evidence names them."""

from collections.abc import Mapping
from enum import StrEnum


class Rule(StrEnum):
    """What told that some words are a value."""

    LETTERHEAD = "letterhead"
    FRONT_PAGE = "front-page"
    HEADER_CELL = "header-cell"
    ADDRESSEE = "addressee"
    TOP_LINE = "top-line"
    LEAD = "lead"
    PARAGRAPH_LINE = "paragraph-line"
    OWN_LINE = "own-line"
    LABELLED_LINE = "labelled-line"
    TITLE_BRACKET = "title-bracket"
    TITLE = "title"
    MENTIONS = "mentions"
    ONE_MENTION = "one-mention"
    SECTION = "section"
    HEADING = "heading"
    PROPOSALS = "proposals"
    DECISIONS = "decisions"
    MOTION = "motion"
    VOTE = "vote"
    DISSENT = "dissent"
    DISQUALIFICATION = "disqualification"
    BASIS = "basis"
    PLAN = "plan"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    APPROVAL = "approval"
    REFERENCE = "reference"

    @property
    def words(self) -> str:
        """The rule in English."""
        return _WORDS.get(self, self.value)


_WORDS: Mapping[Rule, str] = {
    Rule.FRONT_PAGE: "front page",
    Rule.HEADER_CELL: "header cell",
    Rule.TOP_LINE: "line near the top",
    Rule.LEAD: "lead of the decision",
    Rule.PARAGRAPH_LINE: "§ line",
    Rule.OWN_LINE: "line of its own",
    Rule.LABELLED_LINE: "labelled line",
    Rule.TITLE_BRACKET: "in brackets behind the title",
    Rule.ONE_MENTION: "one mention",
    Rule.APPROVAL: "approval line",
}
"""What the names of the rules do not say by themselves."""
