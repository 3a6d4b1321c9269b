import pytest
from diakrit.knowledge import Knowledge
from diakrit.swedish.headings import could_be_heading


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sammanfattning", "summary"),
        ("Arendet", "background"),  # read by an English model
        ("Forslag till beslut", "proposal"),
        ("Beslutsunderiag", "basis"),  # l read as i
        ("Bes1ut", "decision"),  # one letter of a short word
        ("Ärendebeskrivning -", "background"),  # a speck at the end
        ("Förslag till beslut i socialnimnden", "proposal"),
        ("Förslag till beslut i barn- och ungdomsnämnden", "proposal"),
        ("Kommunfullmäktiges beslut:", "decision"),
        ("Förvaltningens yttrande", "background"),
        ("Socialförvaltningens yttrande", "background"),
        ("Sammanfattande bedömning", "considerations"),  # no summary
        ("Beslutet ska skickas till", "recipients"),
        ("Särskilt yttrande", "statement"),
        ("2. Förslag till beslut", "proposal"),
        ("2. Förslag till hamnen", None),
        ("Beslutet", None),
        ("Besluta", None),
        ("Ekonomisk bedömning:", None),  # with a colon a label inside running text
        ("Per Palm (L) yrkar bifall till kommunstyrelsens förslag", None),
        ("Kansliet har inga synpunkter på omsorgsnämndens bedömning", None),
        ("Förslag på nya avgifter i kommunen", None),
        ("Kommunstyrelsen", None),
    ],
)
def test_headings(knowledge: Knowledge, text: str, kind: str | None) -> None:
    heading = knowledge.headings().find(text)
    assert (heading.kind if heading else None) == kind


@pytest.mark.parametrize(
    ("text", "could"),
    [
        ("Beslut", True),
        ("beslut", False),  # goes on a sentence
        ("1. Beslut", True),  # where the rest is a heading, letter by letter
        ("1) Beslut", False),
        ("• Beslutsunderlag", False),
        ("Beslut,", False),
        ("Avslag på kommunstyrelsens förslag.", False),  # a sentence
        ("Arbetsmarknads-", False),  # a word goes on
    ],
)
def test_the_look_of_a_heading(text: str, could: bool) -> None:
    assert could_be_heading(text) is could
