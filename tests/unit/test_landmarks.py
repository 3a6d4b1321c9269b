"""What stands out in a document is looked for once, and handed on in it."""

from dataclasses import replace

from diakrit.knowledge import Knowledge
from diakrit.model import Document, FileType, Needs, Page, PlaceName, RawLines, Word
from diakrit.settings import Settings
from diakrit.stages import build
from diakrit.stages.crest import Crest
from diakrit.stages.furniture import Furniture
from diakrit.stages.resequence import Resequence
from diakrit.stages.segment import Segment
from diakrit.swedish.gazetteer import Gazetteer

from tests.builders import document, structured

PAGES = (
    "Tekniska nämnden      Sammanträdesdatum 2024-02-20\n\n§ 7 KS 2024/7\n\nBroar\n\nBeslut\nBron i Lerums kommun byggs.\n",
    "Tekniska nämnden      Sammanträdesdatum 2024-02-20\n\n§ 8 KS 2024/8\n\nTorg\n\nBeslut\nTorget i Lerum läggs.\n",
    "Tekniska nämnden      Sammanträdesdatum 2024-02-20\n\n§ 9 KS 2024/9\n\nVägar\n\nBeslut\nVägen lagas.\n",
)


class CountingGazetteer(Gazetteer):
    """Knows which pages it was asked about."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge.lexicon)
        self.asked: list[int] = []

    def on(self, page: Page) -> tuple[PlaceName, ...]:
        self.asked.append(page.number)
        return super().on(page)


def test_places_are_looked_for_once_on_each_page(knowledge: Knowledge) -> None:
    counting = CountingGazetteer(knowledge)
    own = Knowledge(knowledge.lexicon)
    own.gazetteer = counting
    result = document(*PAGES)
    for stage in build(own, Settings()):
        made = stage(result)
        assert isinstance(made, Document)
        result = made
    assert [case.fields.municipality for case in result.cases] == ["Lerum"] * 3
    assert counting.asked == [1, 2, 3]


def test_heads_stand_in_the_document(knowledge: Knowledge) -> None:
    heads = structured(knowledge, *PAGES).heads
    assert {head.organ.value for head in heads.values() if head.organ} == {"Tekniska nämnden"}
    assert [head.cells["date"].value for head in heads.values()] == ["2024-02-20"] * 3


def test_the_numbering_of_the_whole_file_is_solved_once(knowledge: Knowledge) -> None:
    begun = Furniture(knowledge)(document(*PAGES))
    numbered = Resequence(knowledge)(begun)
    assert [start.number for start in numbered.starts or ()] == [7, 8, 9]
    assert list(numbered.starts or ()) == knowledge.numbering.starts(
        begun, list(begun.positions()), knowledge.headings()
    )
    without_eight = replace(numbered, starts=(numbered.starts or ())[:1])
    assert len(Segment(knowledge)(without_eight).cases) == 1  # what it is told, it does not ask again


def test_a_mended_line_means_solving_it_anew(knowledge: Knowledge) -> None:
    misread = "\n\n".join(
        f"{sign} KS 2024/1\nBroar\nBeslut\nBron byggs.\nDen målas också." for sign in ("§ 7", "88", "§ 9")
    )
    assert Resequence(knowledge)(document(misread)).starts is None
    assert [case.fields.paragraph for case in structured(knowledge, misread).cases] == ["7", "8", "9"]


def test_of_two_bodies_with_as_many_lines_the_first_counts(knowledge: Knowledge) -> None:
    text = "§ 3 KS 2024/3\n\nTaxa\n\nBeslut\nTaxan antas.\n\nVONAU § 4 KS 2024/4\n\nAvgift\n\nBeslut\nAvgiften antas.\n"
    paper = document(text)
    starts = knowledge.numbering.starts(paper, list(paper.positions()), knowledge.headings())
    assert [(start.number, start.form) for start in starts] == [(3, (None, True))]


def test_a_crest_changes_the_landmarks_of_its_page_alone(knowledge: Knowledge) -> None:
    pages = tuple(page.replace("Lerums kommun", "staden").replace(" i Lerum", "") for page in PAGES)
    begun = Segment(knowledge)(Resequence(knowledge)(Furniture(knowledge)(document(*pages))))
    drawn = replace(
        begun,
        source=replace(begun.source, type=FileType.PDF),
        pages=tuple(replace(page, width=595.0, height=842.0) for page in begun.pages),
    )
    assert Crest(knowledge)(drawn) == Needs((1,))
    crest: RawLines = ((Word("PARTILLE", "PARTILLE", None, 0.9),), (Word("KOMMUN", "KOMMUN", None, 0.9),))
    crowned = Crest(knowledge)(replace(drawn, letterheads={1: crest}))
    assert isinstance(crowned, Document)
    assert {place.name for place in crowned.places[1]} == {"Partille"}
    assert {number: crowned.places[number] for number in (2, 3)} == {2: (), 3: ()}
