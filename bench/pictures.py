"""The pictures of the documentation: the review page and the report over the sample papers. `python -m bench.pictures`."""

from __future__ import annotations

import shutil
import signal
import subprocess  # noqa: TID251 - runs the product as its user does
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "bilder"
PROGRAM = (sys.executable, "-m", "diakrit")
_CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
_LAPTOP: ViewportSize = {"width": 1366, "height": 768}
_PAPER: ViewportSize = {"width": 1100, "height": 900}


def main() -> int:
    """Draws all pictures anew."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="diakrit-bench-") as name, sync_playwright() as playwright:
        out = Path(name, "out")
        subprocess.run([*PROGRAM, "run", str(ROOT / "samples" / "pdf"), "--out", str(out), "--quiet"], check=False)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_CHROMIUM)
        with subprocess.Popen([*PROGRAM, "review", str(out)], stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            _review(browser, server.stdout.readline().strip())
            server.send_signal(signal.SIGINT)
        page = browser.new_page(viewport=_PAPER)
        page.goto((out / "report.html").as_uri())
        page.screenshot(path=TARGET / "rapport.png")
        browser.close()
    return 0


def _review(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=_LAPTOP)
    page.goto(address)
    page.screenshot(path=TARGET / "ko.png")
    page.click(".rows li:has-text('.tif') a")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("e")
    page.screenshot(path=TARGET / "post.png")
    page.click(".record .facts a")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=TARGET / "handling.png")
    page.goto(f"{address.split('/?', maxsplit=1)[0]}/search?q=taxa")
    page.screenshot(path=TARGET / "sok.png")


if __name__ == "__main__":
    sys.exit(main())
