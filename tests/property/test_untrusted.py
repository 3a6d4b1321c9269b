"""Whatever bytes come in: an answer or one of our own errors, never anything else, and never a hang."""

import tempfile
from contextlib import suppress
from pathlib import Path

from diakrit import files
from diakrit.batch.page_codec import PageRecord
from diakrit.errors import InputError
from diakrit.knowledge import Knowledge
from diakrit.model import Line, Page, PageState, Source, Word
from diakrit.reading import open_source
from diakrit.settings import Settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

HEADS = st.sampled_from(
    [
        b"%PDF-1.7\n",
        b"II*\x00",
        b"MM\x00*",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"",
        b"PK\x03\x04",
        "§ 12\n".encode(),
    ]
)
FILES = st.tuples(HEADS, st.binary(max_size=2000)).map(b"".join)
OFTEN = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@OFTEN
@given(content=FILES)
def test_any_file_opens_or_says_why(knowledge: Knowledge, content: bytes) -> None:
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        with suppress(InputError):
            assert open_source(
                Source(file.name, "x", "0" * 64, len(content)), Settings(), knowledge.lexicon.swedish
            ).pages


@settings(max_examples=40, deadline=None)
@given(content=FILES)
def test_any_picture_is_drawn_or_says_why(content: bytes) -> None:
    TARGETS["pictures"](content)


TEXT = st.text(st.sampled_from('<>&;"/=. \t\nword page line xMin yMin 0123456789-e§åäö'), max_size=300)


@OFTEN
@given(body=TEXT, which=st.integers(0, 2))
def test_answers_of_programs_are_understood_or_refused(body: str, which: int) -> None:
    TARGETS["layers"](f'<page width="595" height="842">{body}</page>'.encode())
    TARGETS["tables"](bytes([which]) + body.encode())


@OFTEN
@given(content=st.binary(max_size=400))
def test_text_of_any_encoding_is_read(content: bytes) -> None:
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        assert isinstance(files.read_text(Path(file.name)), str)


WORDS = st.builds(Word, st.text(max_size=8), st.text(max_size=8), st.none(), st.none() | st.floats(0, 1))
LINES = st.builds(Line, st.lists(WORDS, max_size=5).map(tuple), st.integers(-1, 50))
PAGES = st.builds(
    Page, st.integers(1, 9), st.floats(0, 900), st.floats(0, 900), st.sampled_from(PageState), st.text(max_size=20),
    st.lists(LINES, max_size=5).map(tuple),
)  # fmt: skip


@OFTEN
@given(page=PAGES)
def test_what_is_kept_comes_back_as_it_was(page: Page) -> None:
    assert PageRecord.unpack(PageRecord(page).pack()) == PageRecord(page)
