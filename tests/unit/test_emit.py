"""Ids of records and meetings: stable where everything is sure, taken from the file's digest where it is not."""

from dataclasses import replace
from typing import Any

import pytest
from diakrit.model import Case, CaseFields, DocType, Document, Issue, IssueCode
from diakrit.schema import build

from tests.builders import document

KNOWN = CaseFields(municipality="Åsmyra", organ="Tekniska nämnden", date="2026-02-11", paragraph="14")
SUPPOSED = Issue(IssueCode.MUNICIPALITY_DOUBTFUL)


def minutes(*issues: Issue, **values: Any) -> Document:
    fields = replace(KNOWN, **values)
    case = Case(DocType.PROTOKOLL, (), (), (), (1, 1), meeting=0, fields=fields, issues=issues)
    return replace(document("§ 14"), cases=(case,))


def test_an_id_is_made_of_what_tells_the_record_from_others() -> None:
    known = minutes()
    assert build.record_id(known, known.cases[0], 1) == "asmyra.tekniska-namnden.2026-02-11.protokoll.p14"
    assert build.meeting_id(known, 0) == "asmyra.tekniska-namnden.2026-02-11"


@pytest.mark.parametrize(
    "unsure", [minutes(SUPPOSED), minutes(municipality=None), minutes(organ=None), minutes(date=None)]
)
def test_what_is_missing_or_only_supposed_stands_in_no_id(unsure: Document) -> None:
    assert build.record_id(unsure, unsure.cases[0], 1) == f"sha256-{'0' * 24}.1"
    assert build.meeting_id(unsure, 0) == f"sha256-{'0' * 24}.meeting1"
