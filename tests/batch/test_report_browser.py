"""The report of a batch in a real browser: axe-core finds nothing, keys find and sort the editions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factsheet import build_many
from tests.batch.conftest import ROWS
from tests.tools.browser import NEEDS_BROWSER, chromium, looked_at

pytestmark = NEEDS_BROWSER

TITLES = "[...document.querySelectorAll('.cards > li:not([hidden]) h3')].map(each => each.textContent)"


@pytest.fixture
def report(wells: Path, tmp_path: Path) -> Path:
    """The report of six editions, one of them with a warning, and of a row that fails."""
    rows = [*ROWS[::-1], {"id": "elm", "district": "", "key_numbers.wells.value": 1}]
    build_many(wells, rows, tmp_path / "out", jobs=1, languages="all", outputs=("screen",))
    return tmp_path / "out" / "report.html"


@pytest.mark.parametrize(("width", "night"), [(1100, False), (1100, True), (320, False), (320, True)])
def test_axe_finds_nothing(report: Path, tmp_path: Path, width: int, night: bool) -> None:
    page = report.read_text(encoding="utf-8")
    # The policy of the page would keep axe out.
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    page = page.replace("@media screen and (prefers-color-scheme: dark)", "@media screen") if night else page
    page = page.replace("<details", "<details open")
    # What is not drawn yet, or stands under the controls that stay in view, has no contrast.
    page = page.replace("content-visibility: auto", "").replace("position: sticky", "")
    found = looked_at(page, tmp_path, width, False)
    assert found["violations"] == [] and found["incomplete"] == [] and found["wide"] == []


def test_keys_find_and_sort_the_editions(report: Path, tmp_path: Path) -> None:
    with chromium(tmp_path) as tab:
        tab.open(report)
        assert tab.run("document.getElementById('shown').value") == "6 of 6 shown"
        first = [f"{said} in {name}" for name in ("Cedar", "Birch", "Alder") for said in ("Wells", "Brunnen")]
        assert tab.run(TITLES) == first
        tab.press("Tab", *"birch")
        assert tab.run(TITLES) == ["Wells in Birch", "Brunnen in Birch"]
        assert tab.run("document.getElementById('shown').value") == "2 of 6 shown"
        assert tab.run("[...document.querySelectorAll('#failed > ul > li')].every(each => each.hidden)")
        tab.run("document.getElementById('find').select()")
        tab.press("e", "Tab", "G")  # German
        assert tab.run(TITLES) == ["Brunnen in Cedar", "Brunnen in Birch", "Brunnen in Alder"]
        tab.press("Tab", "Tab", "t")  # by title
        assert tab.run("document.activeElement.id") == "sort"
        assert tab.run(TITLES) == [f"Brunnen in {name}" for name in ("Alder", "Birch", "Cedar")]
        tab.press("Tab", "Enter")
        assert tab.run("document.activeElement.getAttribute('aria-pressed')") == "true"
        assert tab.run(TITLES) == [f"Brunnen in {name}" for name in ("Cedar", "Birch", "Alder")]


def test_what_is_printed_is_what_is_shown_without_the_controls(report: Path, tmp_path: Path) -> None:
    with chromium(tmp_path) as tab:
        tab.open(report)
        tab.call("Emulation.setEmulatedMedia", media="print")
        assert tab.run("getComputedStyle(document.getElementById('choices')).display") == "none"
        assert tab.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        pdf = tab.call("Page.printToPDF", preferCSSPageSize=True)["data"]
    assert len(pdf) > 20_000
