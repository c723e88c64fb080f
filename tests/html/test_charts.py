"""Charts of a page: drawn as on paper, in the page's colors, beside the table that says their numbers."""

from __future__ import annotations

import re
from functools import cache

import pytest

import factsheet
from factsheet.locale.edition import localize
from tests.source.sample import read_text

SHEET = """
factsheet: 1
id: charts
lang: {lang}
title: Water
summary: Numbers.
publisher: {{name: Board}}
body:
  bars:
    kind: chart
    heading: More taps
    subtitle: Taps, 2025
    source: board
    highlight: two
    data:
      one: {{label: North, value: 40}}
      two: {{label: South, value: 20}}
      three: {{label: East, value: 10}}
sources: {{board: {{title: Water board, date: "2025"}}}}
"""


@cache
def page(lang: str, target: str = "html") -> str:
    (made,) = factsheet.produce(localize(read_text(SHEET.format(lang=lang))), targets=(target,))
    return made.data.decode()


def bars(html: str) -> list[tuple[float, float]]:
    """Where the bars of the drawing begin and end."""
    (drawing,) = re.findall(r'<svg class="drawn".*?</svg>', html, re.DOTALL)
    paths = re.findall(r'<path class="f-(?:mark|high)" d="([^"]+)"', drawing)
    numbers = [[float(each) for each in re.findall(r"-?[\d.]+", path)] for path in paths]
    return [(min(each[::2]), max(each[::2])) for each in numbers]


@pytest.mark.parametrize("target", ["html", "html-fragment"])
def test_a_page_draws_the_numbers_and_says_them_in_a_table(target: str) -> None:
    html = page("en", target)
    lengths = [stop - start for start, stop in bars(html)]
    assert lengths[1] / lengths[0] == pytest.approx(0.5, abs=0.005)
    assert lengths[2] / lengths[0] == pytest.approx(0.25, abs=0.005)
    figure = re.search(r'<figure class="chart" aria-label="([^"]+)">(.*?)</figure>', html, re.DOTALL)
    assert figure and "North 40; South 20; East 10" in figure[1]
    assert 'aria-hidden="true"' in figure[2] and "<table" in figure[2]


def test_a_page_from_right_to_left_begins_its_bars_at_the_right() -> None:
    starts = {round(stop, 1) for _, stop in bars(page("ar"))}
    assert len(starts) == 1
    ltr = {round(start, 1) for start, _ in bars(page("en"))}
    assert len(ltr) == 1 and min(ltr) < 190 < min(starts)


def test_the_words_of_a_drawing_are_set_in_the_faces_of_the_page() -> None:
    (drawing,) = re.findall(r'<svg class="drawn".*?</svg>', page("en"), re.DOTALL)
    said = re.findall(r"<text [^>]*>([^<]+)</text>", drawing)
    assert said == ["North", "40", "South", "20", "East", "10"]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_columns_of_a_page_stand_where_their_dates_are(lang: str) -> None:
    rows = "".join(
        f"      - {{date: '{year}', value: {40 + year % 7}}}\n" for year in (2000, 2010, 2011, 2012)
    )
    text = SHEET.format(lang=lang)
    written = (
        text[: text.index("    highlight:")]
        + f"    show: columns\n    data:\n{rows}sources:"
        + text.rpartition("sources:")[2]
    )
    (made,) = factsheet.produce(localize(read_text(written)), targets=("html",))
    html = made.data.decode()
    assert '"l-zero"' not in html  # no line is broken
    (drawing,) = re.findall(r'<svg class="drawn".*?</svg>', html, re.DOTALL)
    paths = re.findall(r'<path class="f-deep" d="([^"]+)"', drawing)
    numbers = [[float(each) for each in re.findall(r"-?[\d.]+", path)][::2] for path in paths]
    first, *others = sorted((min(each) + max(each)) / 2 for each in numbers)
    if lang == "ar":
        first, *others = sorted(-each for each in (first, *others))
    assert (others[0] - first) / (others[1] - others[0]) == pytest.approx(10, rel=0.03)
    assert len(others) == 3
