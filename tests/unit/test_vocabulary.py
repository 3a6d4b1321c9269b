"""Words are data: one that a table gets is known without a change of code, and the code has none of its own."""

import ast
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from diakrit import lexicon
from diakrit.errors import UsageError
from diakrit.knowledge import Knowledge
from diakrit.lexicon.phrases import MARKS_LOST, MARKS_UNKNOWN, abbreviations, any_of, either, parts_of_words
from diakrit.model import Case, Document
from diakrit.text import fold

from tests.builders import structured

ROOT = Path(__file__).parents[2]
LETTER = """Åsmyra kommun      Tjänsteskrivelse
Datum 2026-02-11   {cell}

{title}

Sammanfattning
{summary}

Förslag till beslut
Planen antas.

{closing}
"""
MINUTES = """Kommunstyrelsen
Protokoll
2024-03-05
{front}
§ 21   {number}
Ny lekplats i Ekparken

Beslut
{decision}

Yrkande
{motion}

Omröstning
{vote}

Reservation
{dissent}
"""
FRONT = """Plats och tid       Rådhuset, kl. 13.00
Beslutande          Ada Ekvall (S)
{substitute}
Sekreterare         Nils Ek
Justerare           Ada Ekvall
\f"""


def letter(**words: str) -> str:
    usual = {"cell": "Diarienr: KS 2024/31", "title": "Plan", "summary": "En ny plan.", "closing": ""}
    return LETTER.format_map({**usual, **words})


def minutes(**words: str) -> str:
    usual = {
        "front": "",
        "number": "Dnr KS 2024/31",
        "decision": "Kommunstyrelsen beslutar att bygga lekplatsen.",
        "motion": "Ada Ekvall (S) yrkar bifall.",
        "vote": "Ada Ekvall (S) röstar ja.",
        "dissent": "Dag Öman (V) reserverar sig mot beslutet.",
    }
    return MINUTES.format_map({**usual, **words})


def case(document: Document) -> Case:
    return document.cases[-1]


ADDED: list[tuple[str, str, str, str, Callable[[Document], Any], Any, Any]] = [
    # table, what stands in it, what it becomes, a paper, what is looked at, before, after
    ("papers.toml", 'title = ["Motion"', 'title = ["Initiativ", "Motion"', "Initiativ om cykelväg\n\nJag vill ha en cykelväg.\n",
     lambda found: case(found).kind, "ovrigt", "motion"),
    ("papers.toml", 'head = ["Kallelse"', 'head = ["Mötesblad", "Kallelse"', "Åsmyra kommun      Mötesblad\n\n§ 1 Val av justerare\n\n§ 2 Budget\n",
     lambda found: case(found).kind, "ovrigt", "kallelse"),
    ("letterhead.toml", '"Diarienr",', '"Diarienr", "Akt",', letter(cell="Akt: KS 2024/31"),
     lambda found: case(found).fields.case_number, None, "KS 2024/31"),
    ("furniture.toml", "closing = [", "closing = ['ärendet är avslutat\\.', ", letter(closing="Ärendet är avslutat."),
     lambda found: case(found).sections[-1].kind, "proposal", "closing"),
    ("page_roles.toml", '"Närvarolista",', '"Närvarolista", "Närvaroblad",', minutes() + "\fNärvaroblad\n\nAda Ekvall (S)\nBo Lind (M)\n",
     lambda found: found.roles.get(2), None, "attendance"),
    ("front.toml", "place_time = [", 'place_time = ["Mötesplats", ', minutes(front=FRONT.format(substitute="").replace("Plats och tid", "Mötesplats   ")),
     lambda found: [meeting.place for meeting in found.meetings], [None], ["Rådhuset"]),
    ("meeting.toml", 'replaces = ["ersätter"', 'replaces = ["vikarierar för", "ersätter"',
     minutes(front=FRONT.format(substitute="                    Irja Ask (S) vikarierar för Bo Lind (S)")),
     lambda found: [one.replaces for meeting in found.meetings for one in meeting.participants if one.replaces], [], ["Bo Lind"]),
    ("debate.toml", 'verbs = ["yrkar"', 'verbs = ["påkallar", "yrkar"', minutes(motion="Ada Ekvall (S) påkallar avslag."),
     lambda found: [motion.aim for motion in case(found).fields.motions], [], ["rejection"]),
    ("debate.toml", 'yes = ["ja"]', 'yes = ["ja", "jakande"]', minutes(vote="Ada Ekvall (S) röstar jakande."),
     lambda found: [vote.yes_members[0].name for vote in case(found).fields.votes], [], ["Ada Ekvall"]),
    ("debate.toml", "note = [", 'note = ["röstförklaring*", ', minutes(dissent="Dag Öman (V) lämnar en röstförklaring."),
     lambda found: [dissent.kind for dissent in case(found).fields.dissents], ["reservation"], ["note"]),
    ("decisions.toml", "tabled = [", 'tabled = ["uppskjut*", ', minutes(decision="Kommunstyrelsen beslutar att uppskjuta ärendet."),
     lambda found: [decision.kind for decision in case(found).fields.decisions], ["final"], ["tabled"]),
    ("organs.toml", "body_suffixes = [", 'body_suffixes = ["direktionen", ', minutes().replace("Kommunstyrelsen\n", "Förbundsdirektionen\n"),
     lambda found: case(found).fields.organ, "Kommunstyrelsen", "Förbundsdirektionen"),
    ("people.toml", "particles = [", 'particles = ["zu", ', minutes(motion="Ada zu Ekvall (S) yrkar bifall."),
     lambda found: [motion.by[0].name for motion in case(found).fields.motions if motion.by], [], ["Ada zu Ekvall"]),
    ("titles.toml", "suffixes = [", 'suffixes = ["stadsträdgårdsmästare", ', letter(closing="\n\nNils Ek\nStadsträdgårdsmästare\n"),
     lambda found: [one.title for one in case(found).fields.staff], [], ["Stadsträdgårdsmästare"]),
    ("places.toml", "municipality_words = [", 'municipality_words = ["köping", ', letter(summary="Så gör Åsmyra köping.").replace("Åsmyra kommun", "Åsmyra köping"),
     lambda found: case(found).fields.municipality, None, "Åsmyra"),
    ("dates.toml", "september = 9", 'september = 9\n"sept." = 9', letter().replace("2026-02-11", "3 sept. 2026"),
     lambda found: case(found).fields.date, None, "2026-09-03"),
    ("case_numbers.toml", "labels = [", 'labels = ["Aktnr", ', minutes(number="Aktnr 2024/31"),
     lambda found: case(found).fields.case_number, None, "2024/31"),
    ("case_numbers.toml", "schemes = [", "schemes = [\n  { name = \"PRE:n:yyyy\", pattern = '{capitals}:\\d{1,5}:{year}', found = \"anywhere\", order = \"number-year\" },",
     minutes(number="KS:31:2024"),
     lambda found: case(found).fields.case_number_normalised, None, "KS:2024:31"),
    ("references.toml", "series = [", "series = [\n  { kind = \"publication\", pattern = 'Skr\\. \\d{4}:\\d{1,3}' },", minutes(decision="Enligt Skr. 2019:12 beslutas att bygga."),
     lambda found: [(one.kind, one.value) for one in case(found).fields.references], [], [("publication", "Skr. 2019:12")]),
    ("identity_numbers.toml", "labels = [", "labels = ['födelsenr', ", letter(summary="Sökanden, födelsenr 811218 1111, får bidrag."),
     lambda found: len(found.sensitive), 0, 1),
    ("prose.toml", "after_hyphen = [", 'after_hyphen = ["plus", ', letter(summary="Planen gäller barn-\nplus ungdomsverksamheten."),
     lambda found: case(found).fields.summary, "Planen gäller barnplus ungdomsverksamheten.", "Planen gäller barn- plus ungdomsverksamheten."),
    ("headings.toml", 'variants = ["Sammanfattning"', 'variants = ["Vad det gäller", "Sammanfattning"', letter().replace("Sammanfattning", "Vad det gäller"),
     lambda found: case(found).fields.summary, None, "En ny plan."),
    ("heading_words.toml", "summary = [", 'summary = ["nyckelord", ', letter().replace("Sammanfattning", "NYCKELORD").replace("Förslag till beslut", "FÖRSLAG TILL BESLUT"),
     lambda found: case(found).fields.summary, None, "En ny plan."),
]  # fmt: skip


def copy(folder: Path, table: str, old: str, new: str) -> Path:
    """The lexicons with one table changed."""
    shutil.copytree(lexicon.folder(), folder, copy_function=lambda source, target: Path(target).symlink_to(source))
    text = (folder / table).read_text(encoding="utf-8")
    assert old in text
    (folder / table).unlink()
    (folder / table).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


FOR_REPAIR = {"swedish.toml"}
"""Words that only repair asks for; tests/unit/test_repair.py shows what they do."""


@pytest.mark.parametrize(
    ("table", "old", "new", "paper", "look", "before", "after"),
    ADDED,
    ids=[f"{row[0]}-{index}" for index, row in enumerate(ADDED)],
)
def test_a_word_that_a_table_gets_is_known(
    knowledge: Knowledge,
    tmp_path: Path,
    table: str,
    old: str,
    new: str,
    paper: str,
    look: Callable[[Document], Any],
    before: Any,
    after: Any,
) -> None:
    taught = Knowledge.load(copy(tmp_path / "lexicons", table, old, new))
    taught.repairer = knowledge.repairer  # takes a while to load, and none of these words is about it
    assert taught.lexicon.digest != knowledge.lexicon.digest
    assert look(structured(knowledge, *paper.split("\f"))) == before
    assert look(structured(taught, *paper.split("\f"))) == after


def test_every_table_is_shown_to_teach() -> None:
    tables = {name for name in lexicon.FILES if name.endswith(".toml")}
    assert {row[0] for row in ADDED} == tables - FOR_REPAIR


def test_every_table_is_described() -> None:
    described = (lexicon.folder() / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in lexicon.folder().iterdir() if f"`{path.name}" not in described] == ["README.md"]


@pytest.mark.parametrize(
    ("table", "old", "new", "complaint"),
    [
        ("dates.toml", "maj = 5", "maj = 13", "dates.toml: months.maj: "),
        ("debate.toml", "approval =", "aproval =", "debate.toml: 'aproval' is no known kind"),
        ("papers.toml", "[kinds.motion]", "[kinds.motoin]", "papers.toml: 'motoin' is no known kind"),
        ("people.toml", "particles =", "particels =", "people.toml: particles: "),
        ("prose.toml", 'and = ["och"]', 'and = "och"', "prose.toml: and: "),
        ("furniture.toml", "marks = [", "marks = ['(', ", "furniture.toml: marks.0: .*'\\('"),
        ("case_numbers.toml", 'found = "label"', 'found = "nowhere"', "case_numbers.toml: schemes.11.found: "),
    ],
)
def test_a_slip_in_a_table_is_told_by_its_place(tmp_path: Path, table: str, old: str, new: str, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        lexicon.load(copy(tmp_path / "lexicons", table, old, new))


@pytest.mark.parametrize(
    ("pattern", "fits", "fails"),
    [
        (any_of(["ja", "ja tack"]), ["ja", "ja tack"], ["jaha", "ja  tack"]),
        (any_of(["återremi*"]), ["återremitteras", "återremiss"], ["en återremiss"]),
        (any_of(["*rapport"]), ["rapport"], ["rapporten"]),
        (
            any_of(["lämnar (en) reservation"]),
            ["lämnar reservation", "lämnar en reservation"],
            ["lämnar två reservation"],
        ),
        (any_of(["från att"], blank=r"\s+"), ["från  att"], ["frånatt"]),
        (any_of(["föreslår"], MARKS_UNKNOWN), ["föreslår", "f6reslir", "foreslar"], ["fördelar"]),
        (abbreviations(["t.o.m."]), ["t.o.m.", "t o m", "tom", "t. o. m."], ["t-o-m"]),
        (abbreviations(["ers. för"]), ["ers. för", "ers för"], ["ersför"]),
        (parts_of_words(["ärende"], MARKS_LOST), ["ärende", "arende"], ["orende"]),
        (parts_of_words(["a*", "(b)"]), ["a*", "(b)"], ["ab", "b"]),  # no notation here
        (any_of([]), [], [""]),
        (either([]), [], [""]),
        (either(["a|b", "c"]), ["a", "b", "c"], ["ac"]),
    ],
)
def test_patterns_are_made_of_words(pattern: str, fits: list[str], fails: list[str]) -> None:
    made = re.compile(pattern + r"\w*")
    assert [text for text in fits if not made.fullmatch(text)] == []
    assert [text for text in fails if re.fullmatch(pattern, text)] == []


READERS = ("model", "swedish", "reading", "stages", "delivery", "engines")
"""The rooms of the package that look at the words of papers."""
OF_THE_PROGRAM = {"langs", "motion", "number", "organ", "over", "page", "plan", "sign", "year"}
"""Words of the tables that are English, too, and that the program uses as such."""
PATTERNS = {"schemes", "series", "initials", "marks", "letterhead", "address", "closing", "signing"}
"""Keys of tables that hold regular expressions."""


def words_of(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield from re.findall(r"[a-z]{4,}", fold(table))
    for key, value in table.items() if isinstance(table, dict) else ():
        yield from words_of(value) if key not in PATTERNS else ()
    for value in table if isinstance(table, list) else ():
        yield from words_of(value)


def literals(path: Path) -> Iterator[str]:
    """The texts in a module, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_no_word_of_a_table_stands_in_the_code() -> None:
    known: set[str] = set()
    for name in set(lexicon.FILES) - FOR_REPAIR - {"headings.toml"}:
        if name.endswith(".toml"):
            known |= set(words_of(tomllib.loads((lexicon.folder() / name).read_text(encoding="utf-8"))))
    package = ROOT / "pipeline" / "diakrit"
    modules = [path for room in READERS for path in (package / room).rglob("*.py") if path.name != "kinds.py"]
    found = {
        (str(path.relative_to(package)), word)
        for path in modules
        for text in literals(path)
        for word in re.findall(r"[a-z]{4,}", fold(text))
        if word in known - OF_THE_PROGRAM
    }
    assert found == set()
