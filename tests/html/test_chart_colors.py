"""Any two series of a chart on a page are told apart, and all are seen, by day and at night."""

from __future__ import annotations

from itertools import combinations

import pytest

import factsheet
from factsheet.charts.tones import are_told_apart, line_strokes, series_tones
from factsheet.color import RGB, contrast, parse_hex
from factsheet.html.charts import web_lights
from factsheet.html.sheet import panel_colors
from factsheet.layout.load import layout_names, load_layout
from factsheet.setting.chart_style import Tone
from tests.charts.plots import LOOK
from tests.charts.test_told_apart import cases, plot

_AREAS, _LINES, _SEEN = 1.35, 1.55, 2.9
_OWN = {Tone.HIGH: "high", Tone.DEEP: "high", Tone.MARK: "mark", Tone.CONTEXT: "mark"}
_NAMED = {**_OWN, Tone.THIRD: "third", Tone.FOURTH: "fourth", Tone.INK: "ink", Tone.OPEN: "paper"}


def colors(name: str, night: bool) -> dict[str, RGB]:
    layout = load_layout(name)
    paper = layout.spec.web.paper
    found = panel_colors(paper, paper, layout.swatches(), night)
    return {key: parse_hex(each) for key, each in found.items()}


@pytest.mark.parametrize("night", [False, True])
@pytest.mark.parametrize("name", layout_names())
def test_series_are_told_apart_by_day_and_at_night(name: str, night: bool) -> None:
    here = colors(name, night)
    look = LOOK._replace(lights=web_lights(load_layout(name)), hollow=False)

    def apart(one: Tone, other: Tone) -> float:
        return contrast(here[_NAMED[one]], here[_NAMED[other]])

    for case in cases():
        shown = plot(*case)
        assert are_told_apart(shown, look), case
        if shown.show in ("line", "slope"):
            strokes = line_strokes(shown, look) or ()
            for one, other in combinations(strokes, 2):
                assert one.broken is not other.broken or apart(one.tone, other.tone) >= _LINES, case
            tones = tuple(each.tone for each in strokes)
        elif shown.show in ("bars", "columns", "stacked") and shown.count > 1:
            tones = series_tones(shown, look) or ()
            assert all(apart(*pair) >= _AREAS for pair in combinations(tones, 2)), case
        else:
            continue
        # What is open is seen by its edge.
        edges = ["mark" if each is Tone.OPEN else _NAMED[each] for each in tones]
        assert edges and all(contrast(here[each], here["paper"]) >= _SEEN for each in edges), case


@pytest.mark.parametrize("name", layout_names())
def test_what_stands_out_is_read_at_night_too(name: str) -> None:
    for night in (False, True):
        here = colors(name, night)
        assert contrast(here["hot"], here["paper"]) >= 4.45
        assert contrast(here["high"], here["mark"]) >= _AREAS


def test_the_page_paints_the_tones_that_were_measured() -> None:
    data = {
        "factsheet": 1,
        "id": "a",
        "lang": "en",
        "title": "T",
        "summary": "One.",
        "publisher": {"name": "O"},
    }
    rows = {f"r{n}": {"label": f"Row {n}", "a": 3 + n, "b": 7} for n in range(3)}
    chart = {"kind": "chart", "subtitle": "2025", "series": {"a": "One", "b": "Two"}, "data": rows}
    edition = factsheet.localize(factsheet.load({**data, "body": {"c": chart}}))
    (made,) = factsheet.produce(edition, "brief", targets=("html",))
    html = made.data.decode("utf-8")
    for name in ("high", "mark", "third", "fourth", "hot"):
        assert html.count(f"--{name}:") >= 2 and f"var(--{name})" in html
