"""What must hold for any text that is repaired."""

from diakrit.knowledge import Knowledge
from diakrit.swedish.plain_text import repair_text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

REPAIRER = Knowledge.load().repairer

PIECES = st.sampled_from(
    [
        "namnden", "beslutade", "att", "och", "till", "f6r", "drendet", "Sver", "Arendet", "pa", "1", "|", "§", "$ 12", "Åsa", "är", "the", "og",
        "SAK-2024-1", "2026-01-02", "-", "(S)", "($)", "\n", "\n\n", "\f", "\t", "tjanster/produkter.", "£6reningar", "kostnaderna", "okar", "\u00a0",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=60).map(" ".join)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)
@given(TEXTS)
def test_only_words_change_and_the_ledger_undoes_it(text: str) -> None:
    repaired = repair_text(text, REPAIRER)
    assert [char for char in repaired.text if char.isspace()] == [char for char in text if char.isspace()]
    before, after = text.split(), repaired.text.split()
    assert len(before) == len(after)
    applied = [change for change in repaired.changes if change.applied]
    assert [word for word, same in zip(before, after, strict=True) if word != same] == [
        change.read for change in applied
    ]
    assert [word for word, same in zip(after, before, strict=True) if word != same] == [
        change.text for change in applied
    ]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=100)
@given(TEXTS)
def test_confidence_decides_what_is_made(text: str) -> None:
    for change in repair_text(text, REPAIRER).changes:
        assert change.text != change.read
        assert 0.6 <= change.confidence <= 1
        assert change.applied is (change.confidence >= 0.95)
