import pytest
from diakrit.knowledge import Knowledge
from diakrit.swedish.grammar import dates
from diakrit.swedish.grammar.people import Approval, Person


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026-06-01", ["2026-06-01"]),
        ("den 12 december 2017 och 1 januari 2018", ["2017-12-12", "2018-01-01"]),
        ("Datum: 2025–09–04", ["2025-09-04"]),  # dashes for hyphens
        ("11 maj, § 17", []),  # no year: never guessed
        ("31 februari 2024", []),  # no such day
        ("2024-2025", []),
        ("12026-06-01", []),
        ("2026-06-011", []),
    ],
)
def test_dates(knowledge: Knowledge, text: str, days: list[str]) -> None:
    assert [found.value for found in knowledge.dates.find(text)] == days


def test_six_digits_after_an_organ_are_a_day() -> None:
    assert dates.from_yymmdd("870331") == "1987-03-31"
    assert dates.from_yymmdd("261399") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(§ 61, SAK-2024-0210)", [("paragraph", "§ 61"), ("case_number", "SAK-2024-0210")]),
        ("SOU 2023:94 och Ds 2016:24", [("sou", "SOU 2023:94"), ("publication", "Ds 2016:24")]),
        ("prop. 2019/20:1", [("publication", "prop. 2019/20:1")]),
        ("lag (2017:425) om, SFS 2010:900", [("law", "2017:425"), ("law", "2010:900")]),
        ("Motion (2016:5)", []),  # a motion's number
        ("5 kap. 67 § kommunallagen", [("law_section", "5 kap. 67 §")]),  # the sign after the number
        ("4 kap. § 20", [("law_section", "4 kap. § 20")]),
        ("5 kap 20a §", [("law_section", "5 kap 20a §")]),
        ("8 kap. 1 a § miljöbalken", [("law_section", "8 kap. 1 a §")]),
        ("(14 § i taxan)", [("law_section", "14 §")]),
        ("TSFS 2024:57, FoHMFS 2014:13", [("regulation", "TSFS 2024:57"), ("regulation", "FoHMFS 2014:13")]),
        ("Cirkulär 18:8", [("circular", "Cirkulär 18:8")]),
        ("KSAU 260323", [("meeting", "KSAU 260323")]),
        ("KSAU 269999", []),  # no such day
        ("2022.088 SN-020", [("document_number", "2022.088 SN-020")]),
        ("Paragrafer §§94-110", []),  # a range, not a reference
    ],
)
def test_references(knowledge: Knowledge, text: str, found: list[tuple[str, str]]) -> None:
    assert [(reference.kind, reference.value) for reference in knowledge.references.find(text)] == found


@pytest.mark.parametrize(
    ("text", "organ", "day"),
    [
        ("(KF 2024-11-06, §149)", "KF", "2024-11-06"),
        ("Kommunstyrelsens arbetsutskott har den 20 maj 2026, § 68 behandlat", "Kommunstyrelsens arbetsutskott", "2026-05-20"),
        ("- § 99 KF 2026-05-06 - Avsägelse", "KF", "2026-05-06"),
        ("Socialnämnden sa nej. Beslutet står i § 14.", None, None),  # another sentence
    ],
)  # fmt: skip
def test_a_paragraph_takes_organ_and_day_from_its_sentence(
    knowledge: Knowledge, text: str, organ: str | None, day: str | None
) -> None:
    found = next(found for found in knowledge.references.find(text) if found.kind == "paragraph")
    assert (found.organ, found.date) == (organ, day)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kommunfullmäktige", "Kommunfullmäktige"),
        ("Kommunstyrelsens arbetsutskott", "Kommunstyrelsens arbetsutskott"),
        ("Barn- och ungdomsnämnden", "Barn- och ungdomsnämnden"),
        ("Kultur-, fritids- och turismnämnden", "Kultur-, fritids- och turismnämnden"),
        ("Tekniska nämnden", "Tekniska nämnden"),
        ("-Tekniska nämnden", "Tekniska nämnden"),  # a speck before the name
        ("Socialnimnden", "Socialnimnden"),  # damaged: known as a body, spelt as read
        ("Socialnämndens", None),  # goes on in the next line
        ("Återrapportering av uppdrag från kommunstyrelsen", None),  # a title
        ("Samhällsbyggnadsförvaltningen", None),  # an office does not decide
    ],
)
def test_bodies_alone_on_a_line(knowledge: Knowledge, text: str, name: str | None) -> None:
    assert knowledge.organs.alone(text) == name


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Nils Ekvall Nämndsekreterare", Person("Nils Ekvall", "Nämndsekreterare")),
        ("Eva Lindås Teknisk chef", Person("Eva Lindås", "Teknisk chef")),
        ("Tf. VA-chef Karin Öst", Person("Karin Öst", "Tf. VA-chef")),  # the title first
        ("Bodil Sandås, tf biträdande avdelningschef", Person("Bodil Sandås", "tf biträdande avdelningschef")),
        ("Rasmus Ohrling Stadsdirektor", Person("Rasmus Ohrling", "Stadsdirektor")),  # damaged title
        ("Louise Norén -", Person("Louise Norén", None)),  # a speck is no title
        ("KS, KF", None),
        ("Tekniska nämnden", None),
        ("Förvaltningschef", None),
    ],
)
def test_name_and_title(knowledge: Knowledge, text: str, person: Person | None) -> None:
    assert knowledge.people.split(text) == person


def test_approval_lines(knowledge: Knowledge) -> None:
    assert knowledge.people.approval("Nils Ek, Godkännare tjänsteskrivelse, 2026-02-11") == Approval(
        "Nils Ek", "2026-02-11"
    )
    assert knowledge.people.approval("Nils Ek, Ekonom") is None
