"""The kinds of the domain are those of the record and of the lexicons."""

import pickle
import shutil
from dataclasses import fields
from pathlib import Path

import pytest
from diakrit import lexicon
from diakrit.errors import FailureCode, PageError, UsageError
from diakrit.knowledge import Knowledge
from diakrit.model import CaseFields, FieldName, Rule, SectionKind
from diakrit.schema.record import Record


def test_the_fields_of_a_case_are_fields_of_the_record() -> None:
    names = {name.value for name in FieldName}
    assert names == {field.name for field in fields(CaseFields)} | {"doc_type"}
    assert names <= set(Record.model_fields)


def test_every_kind_of_section_has_headings_or_none_by_nature(knowledge: Knowledge) -> None:
    bare = {SectionKind.OTHER, SectionKind.TEXT, SectionKind.SIGNATURE, SectionKind.CLOSING}
    assert set(knowledge.lexicon.headings) == set(SectionKind) - bare


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("headings.toml", "[summary]", "[sumary]"),
        ("headings.toml", 'field = "summary"', 'field = "sumary"'),
        ("page_roles.toml", "notice", "sumary"),
        ("municipalities/malmo.toml", "schemes", "headings = { sumary = ['Kort'] }\nschemes"),
    ],
)
def test_a_lexicon_that_names_an_unknown_kind_is_told_which(tmp_path: Path, file: str, old: str, new: str) -> None:
    folder = shutil.copytree(lexicon.folder(), tmp_path / "lexicons")
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UsageError, match="'sumary' is no known kind: it should be '"):
        lexicon.load(folder)


def test_the_words_of_the_rules_are_told_apart() -> None:
    assert len({rule.words for rule in Rule}) == len(Rule)
    assert Rule.PARAGRAPH_LINE.words == "§ line"


def test_an_error_keeps_its_code_on_the_way_back_from_a_worker() -> None:
    error = pickle.loads(pickle.dumps(PageError(FailureCode.TIMEOUT, "it took too long", "wait")))
    assert error.code is FailureCode.TIMEOUT
