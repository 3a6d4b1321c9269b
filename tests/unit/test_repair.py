"""Repair of damaged Swedish: what is mended, what is left alone, what is only suggested. All texts are invented."""

import pytest
from diakrit.knowledge import Knowledge
from diakrit.model import RepairReason
from diakrit.swedish.plain_text import repair_text
from diakrit.swedish.repair import Change, TextLine
from diakrit.swedish.repair.calibration import LIKELY, SURE, Calibration
from diakrit.swedish.repair.gate import damaged, foreign
from diakrit.swedish.repair.tokens import pieces

REPAIRER = Knowledge.load().repairer

# A paragraph that leaves no doubt that the text around it is damaged Swedish.
AROUND = (
    "Kommunstyrelsen beslutade att namnden ska aterkomma med ett forslag till atgarder fér skolans lokaler.\n"
    "Forvaltningen har tagit fram ett underlag som visar att kostnaderna okar och att det behovs fler platser.\n"
)
SOUND = (
    "Kommunstyrelsen beslutade att nämnden ska återkomma med ett förslag till åtgärder för skolans lokaler.\n"
    "Förvaltningen har tagit fram ett underlag som visar att kostnaderna ökar och att det behövs fler platser.\n"
)
ENGLISH = (
    "The provisions of this agreement shall apply to all persons who are residents of one of the states and for all.\n"
)
DANISH = "Kommunen skal ikke betale for den del af arbejdet, som er udfort for sent, og der er ingen, som har klaget.\n"
NORWEGIAN = (
    "Det er ikke noe som tyder pa at kommunen vil bruke mer penger til dette, og for de fleste er det for dyrt.\n"
)


def mended(line: str) -> str:
    """A line as it is after repair, among damaged lines."""
    return repair_text(f"{AROUND}{line}\n{AROUND}", REPAIRER).text.split("\n")[2]


def changes(text: str) -> tuple[Change, ...]:
    return repair_text(text, REPAIRER).changes


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("namnden har tagit fram ett forslag", "nämnden har tagit fram ett förslag"),  # a for ä, o for ö
        ("samradet giller f6r alla £6reningar", "samrådet gäller för alla föreningar"),  # i for ä, 6 for ö, £ for f
        ("rapporten Sver drendet 6verlimnades", "rapporten över ärendet överlämnades"),  # a capital inside a sentence
        ("Arendet avser en 16sning for idrottsplatsen", "Ärendet avser en lösning för idrottsplatsen"),  # 1 for l
        ("med bostidernas vattenfrsérjning och milj6n", "med bostädernas vattenförsörjning och miljön"),  # a lost letter
        ("simhallens renoveringsbehov och skogsomradets skotselplan", "simhallens renoveringsbehov och skogsområdets skötselplan"),  # compounds
        ("yttrandet som Kungsbackabostader har lamnat", "yttrandet som Kungsbackabostäder har lämnat"),  # of a name
        ("fragan dr om det finns medel", "frågan är om det finns medel"),  # two letters that are a word elsewhere
    ],
)  # fmt: skip
def test_damaged_words_are_mended(read: str, printed: str) -> None:
    assert mended(read) == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("det ar viktigt att kommunen under nasta ar", "det är viktigt att kommunen under nästa år"),  # är, år
        ("forvaltningen far i uppdrag att utreda fragan", "förvaltningen får i uppdrag att utreda frågan"),  # får, för
        ("pa samma satt som forra aret", "på samma sätt som förra året"),  # sätt, satt
        ("den andra delen av projektet", "den andra delen av projektet"),  # andra, ändra
        ("nybyggnadstaxan ar den avgift som galler", "nybyggnadstaxan är den avgift som gäller"),  # after a rare word
    ],
)
def test_context_decides_between_words(read: str, printed: str) -> None:
    assert mended(read) == printed


@pytest.mark.parametrize(
    "line",
    [
        "se www.asmyra.se/arenden och skriv till arkiv@asmyra.se",  # addresses
        "SAK-2024-0871 och 2026.041 MN samt KS 2018/114",  # case numbers
        "AMA och KSF samt SOK har svarat",  # acronyms
        "den 2024-11-04 kl. 14.00 i rum 4B",  # dates, times, codes
        "Kommunfullmäktige beslutade",  # what holds å, ä or ö was read by something that knows them
    ],
)
def test_what_is_guarded_stays(line: str) -> None:
    kept = {
        word.strip(".,")
        for word in line.split()
        if any(char.isdigit() or char in "@." or char.isupper() for char in word)
    }
    assert kept <= {word.strip(".,") for word in mended(line).split()}


@pytest.mark.parametrize("text", [SOUND * 3, ENGLISH * 3, DANISH * 3, NORWEGIAN * 3, "", "\n\n", "§ 12\n"])
def test_sound_and_foreign_text_is_left_byte_for_byte(text: str) -> None:
    assert repair_text(text, REPAIRER).text == text
    assert not changes(text)


def test_only_the_damaged_lines_of_a_mixed_text_change() -> None:
    sound, english = SOUND * 3, ENGLISH * 3
    repaired = repair_text(f"{sound}\n{AROUND * 3}\n{english}\n{sound}", REPAIRER).text
    assert repaired == f"{sound}\n{SOUND * 3}\n{english}\n{sound}"


def test_blanks_line_ends_and_form_feeds_stay() -> None:
    text = AROUND.replace(" ", "   ").replace("\n", "\r\n") + "\f\r\n\tnamnden  beslutade\r\n"
    repaired = repair_text(text, REPAIRER).text
    assert repaired.split() == (SOUND + "nämnden beslutade").split()
    assert [char for char in repaired if char.isspace()] == [char for char in text if char.isspace()]


def test_the_ledger_accounts_for_every_change() -> None:
    repaired = repair_text(AROUND, REPAIRER)
    first = repaired.changes[0]
    assert (first.read, first.text, first.line, first.word) == ("namnden", "nämnden", 0, 3)
    assert first.reason is RepairReason.LEXICON
    assert first.operations == ("ä→a",)
    assert SURE <= first.confidence <= 1
    words = repaired.text.split()
    assert all(change.text in words for change in repaired.changes if change.applied)


def test_a_doubt_is_a_suggestion_and_no_change() -> None:
    text = AROUND * 2 + "Kommunen sag det. Rapporten skrevs av Marta Rasvik, och enkelt var satt.\n" + AROUND * 2
    doubts = [change for change in changes(text) if not change.applied]
    assert doubts
    assert all(LIKELY <= change.confidence < SURE for change in doubts)
    repaired = repair_text(text, REPAIRER).text
    assert all(change.read in repaired for change in doubts)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("$ 29 Lokaler för föreningar", "§ 29 Lokaler för föreningar", RepairReason.IDENTIFIER),  # a § line
        ("Nämnden beslutade enligt 5 kap. 67 $ kommunallagen", "Nämnden beslutade enligt 5 kap. 67 § kommunallagen", RepairReason.IDENTIFIER),
        ("Kommunstyrelsen $ 41 återremitterade ärendet", "Kommunstyrelsen § 41 återremitterade ärendet", RepairReason.IDENTIFIER),
        ("Paragraferna är §841-57 för år 2024", "Paragraferna är §§41-57 för år 2024", RepairReason.IDENTIFIER),  # 841 is no start for 57
        ("Åsa Lindh ($) yrkar bifall", "Åsa Lindh (S) yrkar bifall", RepairReason.IDENTIFIER),  # a party
        ("Den kornmunala budgeten för året", "Den kommunala budgeten för året", RepairReason.LEXICON),  # rn for m
        ("Det är ti1l nämndens ordförande", "Det är till nämndens ordförande", RepairReason.LEXICON),  # 1 for l
        ("Avgiften beslutas av Sociainämnden", "Avgiften beslutas av Socialnämnden", RepairReason.LEXICON),  # i for l
        ("Underlaget till KIk-kansli", "Underlaget till Klk-kansli", RepairReason.LETTERS),  # I within a word
        ("lllustrationsplan över torget", "Illustrationsplan över torget", RepairReason.LETTERS),
        ("Ärendet Iäggs till handlingarna", "Ärendet läggs till handlingarna", RepairReason.LEXICON),  # I for l
    ],
)  # fmt: skip
def test_slips_of_a_sound_reading_are_mended(before: str, after: str, reason: RepairReason) -> None:
    repaired = repair_text(f"{SOUND}{before}\n{SOUND}", REPAIRER)
    assert repaired.text == f"{SOUND}{after}\n{SOUND}"
    assert [change.reason for change in repaired.changes] == [reason]


@pytest.mark.parametrize(
    "line",
    [
        "Avgiften är $ 29 enligt avtalet på engelska",  # money
        "Firman Ek & 3 bröder söker bidrag",
        "Ledamöterna Björnar Stjernborn och Arne Hörnlund är på plats",  # rn in names
        "Bilaga 1a, tabell I och figur IIb visar året",
    ],
)
def test_what_only_looks_like_a_slip_stays(line: str) -> None:
    text = f"{SOUND}{line}\n{SOUND}"
    assert repair_text(text, REPAIRER).text == text


def test_a_lost_hyphen_at_a_lines_end_comes_back() -> None:
    text = SOUND + "Nämnden beslutade att återre\nmittera ärendet till förvaltningen för vidare beredning.\n" + SOUND
    assert "återre-\nmittera" in repair_text(text, REPAIRER).text


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("forvaltningen foreslar att namn-\nden ska aterkomma", "förvaltningen föreslår att nämn-\nden ska återkomma"),
        ("ett forslag till trafikstra-\ntegi for staden", "ett förslag till trafikstra-\ntegi för staden"),
        (
            "bidrag till forenings-\nlivet och skol-\nomradet, som okar",
            "bidrag till förenings-\nlivet och skol-\nområdet, som ökar",
        ),
        ("for kultur-\noch fritidsnamnden", "för kultur-\noch fritidsnämnden"),  # the hyphen belongs to the word
    ],
)
def test_words_broken_at_a_lines_end_are_mended_as_one(read: str, printed: str) -> None:
    assert repair_text(f"{AROUND}{read}\n{AROUND}", REPAIRER).text == f"{SOUND}{printed}\n{SOUND}"


def test_lines_keep_their_state_where_they_say_nothing() -> None:
    assert damaged([8, 0, 0, 8]) == [True] * 4  # names in a damaged paper
    assert damaged([-7, 4, -7]) == [False] * 3  # one strange word in a sound one
    assert damaged([-9, -9, 12, 12, -9, -9]) == [False, False, True, True, False, False]
    assert damaged([]) == []


def test_a_language_is_told_by_the_words_around() -> None:
    assert foreign([0, 0], [3, 0], [10, 10]) == [True, True]
    assert foreign([5, 0, 0], [0, 0, 4], [40, 40, 40]) == [False, True, True]


def test_confidence_lies_on_the_calibrated_curve() -> None:
    calibration = Calibration({(RepairReason.LEXICON, "long"): ((0.5, 0.9, 1.0), (0.2, 0.8, 1.0))})
    assert calibration.confidence(RepairReason.LEXICON, "long", 0.7) == pytest.approx(0.5)
    assert calibration.confidence(RepairReason.LEXICON, "long", 0.1) == 0.2  # never below what was seen
    assert calibration.confidence(RepairReason.FUZZY, "long", 0.7) == 0.7  # nothing is known


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("tjanster/produkter.", [("tjanster", None), ("produkter", None), (".", "</s>")]),
        ("(namnden),", [("namnden", None), (",", ",")]),
        ("1", [("1", None)]),  # may be the word i
        ("1.", [("1", "<n>"), (".", "</s>")]),
        ("SAK-2024-0871", [("SAK", "sak"), ("2024", "<n>"), ("0871", "<n>")]),
    ],
)
def test_words_are_cut_into_what_the_model_counts(word: str, cut: list[tuple[str, str | None]]) -> None:
    found = [(piece.text, piece.symbol) for piece in pieces(word)]
    if word.startswith("SAK"):
        assert all(symbol for _text, symbol in found)  # nothing of a code may change
    else:
        assert found == cut


def test_what_a_swedish_model_read_is_never_taken_for_damaged() -> None:
    words = tuple(AROUND.split())
    assert REPAIRER.damaged([TextLine(words), TextLine(words, sound=True)]) == [True, False]


def test_endless_words_are_passed_over() -> None:
    text = AROUND + "forutsattningar" * 5_000 + "\n" + AROUND
    assert repair_text(text, REPAIRER).text == SOUND + "forutsattningar" * 5_000 + "\n" + SOUND
