"""What people read in the terminal, on the review page and in the report, in Swedish and English."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

LANGUAGES = ("sv", "en")


class Words:
    """The words of one language. A code that has no words stands for itself."""

    def __init__(self, language: str, table: Mapping[str, Mapping[str, str]]) -> None:
        self.language = language
        self._table = table

    def __call__(self, key: str, **values: Any) -> str:  # noqa: ANN401 - numbers and names
        """A phrase of the page."""
        return self._table["page"][key].format(**values)

    def report(self, key: str, **values: Any) -> str:  # noqa: ANN401 - numbers and names
        """A phrase of the report."""
        return self._table["report"][key].format(**values)

    def terminal(self, key: str, **values: Any) -> str:  # noqa: ANN401 - numbers and names
        """A phrase of the terminal."""
        return self._table["terminal"][key].format(**values)

    def pages(self, state: str) -> str:
        """How a number of pages ended, to follow that number."""
        return self._table["pages"][state]

    def decimal(self, value: float, digits: int = 1) -> str:
        """A number with the decimal sign of the language."""
        written = f"{value:.{digits}f}"
        return written.replace(".", ",") if self.language == "sv" else written

    def percent(self, share: float) -> str:
        """A share in per cent, with two decimals."""
        return f"{self.decimal(100 * share, 2)} %" if self.language == "sv" else f"{share:.2%}"

    def failed(self, code: str) -> str:
        """A kind of failure in a sentence, and what to do about it in another."""
        return f"{self.failure(code)}. {self.remedy(code)}".strip()

    def state(self, name: str) -> str:
        """How a page ended."""
        return self._table["states"].get(name, name)

    def doubt(self, code: str) -> str:
        """A kind of doubt, in words."""
        return self._table["doubts"].get(code, code)

    def reason(
        self, code: str, cause: str | None, page: int | None, field: str | None, facts: Mapping[str, int]
    ) -> str:
        """A doubt in a sentence, as `Issue` has it."""
        told = self._table["reasons"]
        key = next((key for key in (f"{code}:{cause}", cause or code, code) if key in told), None)
        if key is None:
            return f"{code} {cause or ''}".strip()
        return told[key].format(page=page, field=self.field(field or ""), **facts)

    def advice(self, code: str) -> str:
        """What to do about a kind of doubt; "" where that is plain."""
        return self._table["advice"].get(code, "")

    def failure(self, code: str) -> str:
        """What a failure of a kind is, in a sentence."""
        return self._table["failures"].get(code, code)

    def remedy(self, code: str) -> str:
        """What to do about a kind of failure; "" where that is not known."""
        return self._table["remedies"].get(code, "")

    def field(self, name: str) -> str:
        """The name of a field."""
        return self._table["fields"].get(name, name)

    def kind(self, name: str) -> str:
        """The name of a kind of paper."""
        return self._table["kinds"].get(name, name)

    def status(self, name: str) -> str:
        """The name of a status."""
        return self._table["statuses"].get(name, name)


@lru_cache(maxsize=len(LANGUAGES))
def words(language: str) -> Words:
    """The words of a language."""
    path = Path(__file__).parent / f"{language}.toml"
    return Words(language, tomllib.loads(path.read_text(encoding="utf-8")))
