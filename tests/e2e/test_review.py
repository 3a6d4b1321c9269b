"""The review page as its user meets it: a real server, a real browser, the real store."""

import json
import os
import re
import shutil
import signal
import socket
import sqlite3  # noqa: TID251 - asks where the papers lie
import subprocess  # noqa: TID251 - runs the program as its user does
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.program import DIAKRIT, ROOT, diakrit, manifest, records

EVIL = "<script>window.evil = 1</script><img src=x onerror='window.evil = 2'>"
LETTER = f"""Sälgö stad      Tjänsteskrivelse
Stadskontoret   Datum 2025-09-04

Nya bänkar {EVIL}
SAK-2025-04l7

Sammanfattning
Bänkarna vid torget {EVIL} byts ut mot nya av järnek.

Förslag till beslut
Kommunstyrelsen godkänner bytet.
"""
CHROMIUM = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
)  # fmt: skip


@dataclass(frozen=True)
class Server:
    """A review that runs: the address it told, and the folder it is about."""

    address: str
    folder: Path

    @property
    def site(self) -> str:
        return self.address.split("/?")[0]


@pytest.fixture(scope="module")
def delivery(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    inputs, out = tmp_path_factory.mktemp("papers"), tmp_path_factory.mktemp("review") / "out"
    for name in (
        "protokollsutdrag_noisy.pdf",
        "tjansteskrivelse_eng_layer.pdf",
        "protokoll_1974.pdf",
        "protokollsutdrag.tif",
    ):
        shutil.copy(samples / name, inputs)
    (inputs / "elak <b>fil.txt").write_text(LETTER, encoding="utf-8")
    settings = inputs.parent / "diakrit.toml"
    settings.write_text('damaged_layers = "repair"\n', encoding="utf-8")
    assert diakrit("run", inputs, "--out", out, "--settings", settings, "--quiet").returncode == 0
    return out


@contextmanager
def reviewing(delivery: Path, folder: Path) -> Iterator[Server]:
    """Starts a review of a copy of a delivery."""
    shutil.copytree(delivery, folder)
    with subprocess.Popen(
        [*DIAKRIT, "review", str(folder), "--by", "Ava"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "pipeline")},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield Server(process.stdout.readline().strip(), folder)
            process.send_signal(signal.SIGINT)
            process.wait(timeout=20)
        finally:
            process.kill()


def open_first(page: Page) -> None:
    """Opens the first record of the list."""
    page.click(".rows a")
    page.wait_for_url("**/record/*")


def content(folder: Path) -> list[str]:
    """All that the store of a delivery holds."""
    with closing(sqlite3.connect(folder / "diakrit.sqlite")) as store:
        return list(store.iterdump())


@pytest.fixture(scope="module")
def shared(delivery: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The review of all tests that change nothing."""
    with reviewing(delivery, tmp_path_factory.mktemp("shared") / "out") as server:
        before = content(server.folder)
        yield server
        assert content(server.folder) == before, "a test that changes something is to be marked with `changes`"


@pytest.fixture
def server(request: pytest.FixtureRequest, delivery: Path, tmp_path: Path) -> Iterator[Server]:
    """A review that runs: one of its own for a test marked with `changes`."""
    if request.node.get_closest_marker("changes"):
        with reviewing(delivery, tmp_path / "out") as own:
            yield own
    else:
        yield request.getfixturevalue("shared")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("google-chrome")  # None: the one that playwright installed
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(server.address)
    yield page
    page.close()
    refused = ("422", "409")  # a form that was refused, a picture that is another by now
    assert [trouble for trouble in troubles if not any(code in trouble for code in refused)] == []


def asked(
    address: str, *, cookie: bool = True, headers: dict[str, str] | None = None, **form: str
) -> tuple[int, str, Any]:
    """Status, text and headers of an answer, without a browser."""
    jar = urllib.request.HTTPCookieProcessor(CookieJar())
    opener = urllib.request.build_opener(jar)
    site, _, token = address.partition("|")
    if cookie:
        opener.open(token)
    request = urllib.request.Request(site, urlencode(form).encode() if form else None, headers or {})
    try:
        with opener.open(request) as answer:
            return answer.status, answer.read().decode("utf-8", "replace"), answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8", "replace"), error.headers


def left(page: Page) -> int:
    return int(page.inner_text("header .count"))


@pytest.mark.changes
def test_the_whole_journey_with_the_keyboard(page: Page, server: Server) -> None:
    before = left(page)
    assert before >= 2
    page.keyboard.press("/")
    page.keyboard.type("järnek")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert page.locator(".rows li").count() == 1
    assert "järnek" in page.inner_text(".snippet")
    open_first(page)
    place = page.url
    page.locator("#case_number").focus()
    page.locator("#case_number").fill("SAK-2025-0417")
    page.keyboard.press("Enter")
    page.wait_for_url("**told=correct")
    assert page.input_value("#case_number") == "SAK-2025-0417"
    page.locator("#case_number").focus()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.wait_for_url("**told=accept")
    assert page.url.split("?")[0] != place
    identity = accepted(server)
    page.keyboard.press("u")
    page.wait_for_url("**told=undone")
    assert "SAK-2025-0417" in page.input_value("#case_number")
    assert page.locator("h1 .status").inner_text() in ("att granska", "ok")
    page.keyboard.press("a")
    page.wait_for_url("**told=accept")
    page.click("text=Skriv leveransen")
    page.wait_for_url("**told=exported")
    (record,) = [record for record in records(server.folder) if record["id"] == identity]
    assert (record["case_number"], record["case_number_normalised"]) == ("SAK-2025-0417", "SAK:2025:417")
    assert (record["review"]["status"], record["review"]["corrected"]) == ("accepted", ["case_number"])
    assert json.loads((server.folder / "manifest.json").read_text())["counts"]["records"] == len(records(server.folder))


def accepted(server: Server) -> str:
    """The id of the one record that is accepted once the delivery is written."""
    told = server.folder / "told"
    shutil.copytree(server.folder, told, ignore=shutil.ignore_patterns("told", ".diakrit.lock"))
    assert diakrit("export", told).returncode == 0
    (identity,) = [record["id"] for record in records(told) if record["review"]["status"] == "accepted"]
    return str(identity)


def test_a_doubtful_record_shows_the_paper_beside_its_fields(page: Page) -> None:
    open_first(page)
    page.wait_for_load_state("networkidle")
    assert page.locator(".doubts li").count() >= 1
    drawn = page.evaluate("() => [...document.querySelectorAll('image')].length")
    assert drawn >= 1
    widths = page.evaluate("() => Promise.all([...document.images].map(i => i.decode().then(() => i.naturalWidth)))")
    assert widths
    assert all(width > 20 for width in widths)
    assert page.locator(".sheet rect").count() >= 1
    page.locator("#case_number").focus()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.wait_for_url("**/record/*")


def test_doubtful_fields_come_first_and_a_key_goes_there(page: Page, server: Server) -> None:
    page.goto(f"{server.site}/?code=unsure")
    open_first(page)
    page.wait_for_load_state("networkidle")
    doubtful = page.locator(".field.doubtful").count()
    assert doubtful >= 1
    order = page.evaluate("() => [...document.querySelectorAll('.field')].map(e => e.classList.contains('doubtful'))")
    assert order == sorted(order, reverse=True)
    page.keyboard.press("e")
    page.wait_for_selector(".field.doubtful :focus")


def test_a_whole_document_has_its_pages_text_and_ledger(page: Page, server: Server) -> None:
    page.goto(f"{server.site}/search?q=&kind=tjansteskrivelse")
    page.click(".rows li:has-text('eng_layer') a")
    page.click(".record .facts a")
    page.wait_for_load_state("networkidle")
    assert page.locator("table tbody tr").count() >= 3
    assert "ö" in page.inner_text("pre.text")
    assert page.locator("svg image").count() == 1


def test_the_text_lies_over_the_picture_when_asked(page: Page, server: Server) -> None:
    page.goto(f"{server.site}/search?q=&kind=protokollsutdrag")
    page.click(".rows li:has-text('noisy') a")
    page.click(".record .facts a")
    page.wait_for_load_state("networkidle")
    words = page.locator(".overlay text")
    assert words.count() > 50
    colour = "() => getComputedStyle(document.querySelector('.overlay text')).fill"
    assert page.evaluate(colour) == "rgba(0, 0, 0, 0)"
    page.check("#overlay")
    assert page.evaluate(colour) == "rgb(11, 61, 145)"


def test_the_text_of_a_layer_lies_over_its_words(page: Page, server: Server) -> None:
    page.goto(f"{server.site}/search?q=&kind=tjansteskrivelse")
    page.click(".rows li:has-text('eng_layer') a")
    page.click(".record .facts a")
    page.wait_for_load_state("networkidle")
    boxes = page.evaluate(
        "() => [...document.querySelectorAll('.overlay text')].map(e => e.getBoundingClientRect().width)"
    )
    assert len(boxes) > 50
    assert all(width > 0 for width in boxes)


@pytest.mark.changes
def test_a_paper_that_is_gone_is_said_to_be_gone(page: Page, server: Server) -> None:
    with closing(sqlite3.connect(server.folder / "diakrit.sqlite")) as store, store:
        store.execute("UPDATE inputs SET path = path || '.away'")
    open_first(page)
    assert "ligger inte kvar" in page.inner_text(".paper")
    assert page.locator("img, image").count() == 0


def test_words_are_found_as_they_were_read_and_as_they_should_read(page: Page, server: Server) -> None:
    entry = json.loads(next((server.folder / "documents").glob("*eng_layer*")).read_text(encoding="utf-8"))
    row = next(
        row
        for row in entry["repairs"]
        if row["applied"] and re.fullmatch(r"\w{6,}", row["read"]) and row["text"].isalpha()
    )
    for word in (row["read"], row["text"]):
        page.goto(f"{server.site}/search?{urlencode({'q': word})}")
        assert page.locator(".rows li:has-text('eng_layer')").count() == 1
    page.goto(f"{server.site}/search?{urlencode({'q': 'jarnek'})}")
    assert page.locator(".rows li").count() == 0  # å, ä and ö are letters of their own


def test_a_paper_cannot_run_a_script_in_the_page(page: Page, server: Server) -> None:
    page.goto(f"{server.site}/search?q=j%C3%A4rnek")
    record = str(page.locator(".rows a").get_attribute("href"))
    for path in ("/search?q=j%C3%A4rnek", record, record.replace("/record/", "/document/")):
        page.goto(server.site + path)
        assert "window.evil = 1" in page.inner_text("main")
        assert page.evaluate("() => window.evil") is None
        assert page.evaluate("() => document.querySelectorAll('script:not([src])').length") == 0


def test_a_field_takes_no_value_that_it_cannot_have(page: Page) -> None:
    open_first(page)
    page.locator("#date").fill("i går")
    page.keyboard.press("Enter")
    page.wait_for_selector(".wrong")
    assert "Datum" in page.inner_text(".wrong")
    assert page.input_value("#date") == "i går"  # what was typed is not lost
    page.goto(page.url)
    assert page.input_value("#date") != "i går"


@pytest.mark.changes
def test_what_was_typed_stays_while_the_database_is_busy(page: Page, server: Server) -> None:
    open_first(page)
    with closing(sqlite3.connect(server.folder / "diakrit.sqlite", isolation_level=None)) as store:
        store.execute("BEGIN IMMEDIATE")
        page.locator("#title").fill("Nya bänkar vid torget")
        page.keyboard.press("Enter")
        page.wait_for_selector(".wrong", timeout=60_000)
        assert "gick inte att skriva" in page.inner_text(".wrong")
        assert page.input_value("#title") == "Nya bänkar vid torget"
    page.locator("#title").press("Enter")
    page.wait_for_url("**told=correct")
    assert page.input_value("#title") == "Nya bänkar vid torget"


def test_doubts_are_told_in_the_language_of_the_page(page: Page) -> None:
    open_first(page)
    place = page.url
    swedish = page.inner_text(".doubts")
    page.click("text=English")
    page.goto(place)
    english = page.inner_text(".doubts")
    assert not set(swedish.lower().split()) & {"the", "with", "was", "were"}
    assert set(english.lower().split()) & {"the", "with", "was", "were"}


def test_the_page_speaks_english_when_asked(page: Page) -> None:
    page.click("text=English")
    page.wait_for_load_state()
    assert page.inner_text("h1") == "To review"
    assert page.evaluate("() => document.documentElement.lang") == "en"


def test_every_control_has_a_name(page: Page) -> None:
    open_first(page)
    names = page.evaluate(
        "() => [...document.querySelectorAll('input:not([type=hidden]), textarea, select')]"
        ".map(e => e.labels.length ? e.labels[0].innerText : e.ariaLabel)"
    )
    assert len(names) >= 6
    assert all(names)
    pictures = page.evaluate("() => [...document.querySelectorAll('img')].map(e => e.alt)")
    assert pictures
    assert all(pictures)


@pytest.mark.parametrize("path", ["/", "/record/1", "/picture/1/1.png", "/static/keys.js", "/search?q=a"])
def test_nobody_comes_in_without_the_token(server: Server, path: str) -> None:
    assert asked(server.site + path, cookie=False)[0] == 403
    assert asked(f"{server.site}{path}?token=wrong", cookie=False)[0] == 403


def test_another_host_name_is_refused(server: Server) -> None:
    assert asked(f"{server.site}/|{server.address}", headers={"Host": "evil.example"})[0] == 400


@pytest.mark.changes
def test_a_forged_form_is_refused(server: Server) -> None:
    target = f"{server.site}/record/1|{server.address}"
    assert asked(target, action="accept")[0] == 403
    assert asked(target, action="accept", sign="guessed")[0] == 403
    sign = re.search(r'name="sign" value="([^"]+)"', asked(f"{server.site}/|{server.address}")[1])
    assert sign
    assert asked(target, headers={"Origin": "https://evil.example"}, action="accept", sign=sign[1])[0] == 403
    assert not any(record["review"]["status"] == "accepted" for record in records(server.folder))
    assert asked(target, action="accept", sign=sign[1])[0] == 409  # of a record that nobody has seen
    digest = re.search(r'name="digest" value="([^"]+)"', asked(target)[1])
    assert digest
    assert asked(target, action="accept", sign=sign[1], digest=digest[1])[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/server.py", "/picture/1/99.png", "/picture/0/1.png",
        "/picture/..%2f..%2f/1.png", "/record/99999", "/record/-1", "/record/x", "/document/99999", "/diakrit.sqlite",
        "/picture/1/1.png?part=%2Fetc:0",
    ],
)  # fmt: skip
def test_nothing_but_the_batch_is_shown(server: Server, path: str) -> None:
    assert asked(f"{server.site}{path}|{server.address}")[0] == 404


def test_answers_forbid_what_the_page_does_not_need(server: Server) -> None:
    status, text, headers = asked(f"{server.site}/|{server.address}")
    assert status == 200
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "style=" not in text
    assert "http://" not in text.replace("http://www.w3.org", "")
    assert headers["Cache-Control"] == "no-store"


def test_it_listens_on_this_computer_alone(server: Server) -> None:
    port = urlsplit(server.address).port
    assert port
    with socket.create_connection(("127.0.0.1", port), timeout=10):
        pass
    other = ("127.0.0.2", port)  # this computer by another address
    with pytest.raises(ConnectionRefusedError), socket.create_connection(other, timeout=10):
        pass


@pytest.mark.changes
def test_a_paper_that_changed_is_not_shown_as_what_was_read(server: Server, tmp_path: Path) -> None:
    found = re.search(
        r'href="(/record/\d+)"', asked(f"{server.site}/search?q=&kind=protokollsutdrag|{server.address}")[1]
    )
    assert found
    picture = re.search(r'href="(/picture/[^"]+)"', asked(f"{server.site}{found[1]}|{server.address}")[1])
    assert picture
    target = f"{server.site}{picture[1]}|{server.address}"
    with closing(sqlite3.connect(server.folder / "diakrit.sqlite")) as store, store:
        paths = [path for (path,) in store.execute("SELECT path FROM inputs")]
        assert len(paths) == len(manifest(server.folder)["inputs"])
        for number, path in enumerate(paths):
            changed = tmp_path / f"changed-{number}"
            changed.write_bytes(Path(path).read_bytes() + b" ")
            store.execute("UPDATE inputs SET path = ? WHERE path = ?", (str(changed), path))
    status, text, _ = asked(target)
    assert (status, "filen ändrades" in text, "Det gick inte" in text) == (409, True, True)


@pytest.mark.changes
def test_a_document_is_shown_without_its_overlay_when_its_paper_changed(page: Page, server: Server) -> None:
    page.goto(f"{server.site}/search?q=&kind=tjansteskrivelse")
    page.click(".rows li:has-text('eng_layer') a")
    page.click(".record .facts a")
    page.wait_for_load_state("networkidle")
    assert page.locator(".overlay text").count() > 50
    with closing(sqlite3.connect(server.folder / "diakrit.sqlite")) as store, store:
        store.execute("UPDATE inputs SET source = ? WHERE name LIKE '%eng_layer%'", ("0" * 64,))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.locator("table tbody tr").count() >= 3
    assert page.locator(".overlay text").count() == 0


def test_a_folder_without_a_run_is_refused(tmp_path: Path) -> None:
    result = diakrit("review", tmp_path)
    assert result.returncode == 2
    assert "nothing was run" in result.stderr
