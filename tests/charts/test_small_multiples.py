"""Small multiples: one scale of values and of time in all pictures, and their unit said once."""

from __future__ import annotations

import re
from typing import Any

import pytest

from factsheet.art.outline import bounds
from factsheet.charts import drawn, extent
from factsheet.charts.drawing import ChartDrawing
from factsheet.charts.plot import Plot, plot_of
from factsheet.document.nodes import Group
from factsheet.locale.edition import localize
from factsheet.source.reader import read_data
from tests.charts.plots import LOOK, MM, Ruler

UNITS = {
    ("en", "percent"): "%",
    ("en", "people"): "people",
    ("en", "cubic_meters"): "m\u00b3",
    ("en", "currency:USD"): "$",
    ("de", "kilograms"): "Kilogramm",
    ("fr", "percent"): "%",
    ("ar", "percent"): "\u066a",
    ("ja", "people"): "\u4eba",
    ("hi", "percent"): "%",
}


def multiples(lang: str, unit: str, **more: Any) -> Plot:
    series = {each: each.upper() for each in "nsew"}
    data = {
        f"y{at}": {"date": str(2018 + at), "n": 40 + at * 3, "s": 1520 + at, "e": 63 - at, "w": 7 + 2 * at}
        for at in range(6)
    }
    block = {"kind": "chart", "show": "small-multiples", "unit": unit, "series": series, "data": data, **more}
    head = {"factsheet": 1, "id": "x", "lang": lang, "title": "1", "summary": "2", "publisher": {"name": "3"}}
    group = localize(read_data(head | {"body": {"c": block | {"subtitle": "2018"}}})).index["body.c"]
    assert isinstance(group, Group)
    return plot_of(group)


def made(plot: Plot, width: float = 110 * MM) -> ChartDrawing:
    return drawn(plot, (width, extent(plot, width, LOOK, Ruler()).least), LOOK, Ruler())


@pytest.mark.parametrize("width", [60, 110, 190])
@pytest.mark.parametrize("axis", [{}, {"axis": "none"}])
@pytest.mark.parametrize(("lang", "unit"), UNITS)
def test_the_unit_is_printed_once(lang: str, unit: str, axis: dict[str, str], width: int) -> None:
    plot = multiples(lang, unit, **axis)
    drawing = made(plot, width * MM)
    seen = [each.text.plain for each in drawing.labels if each.seen]
    assert sum(UNITS[lang, unit] in each for each in seen) == 1, seen


@pytest.mark.parametrize("axis", [{}, {"axis": "none"}])
@pytest.mark.parametrize(("lang", "unit"), UNITS)
def test_every_number_is_read_with_its_unit(lang: str, unit: str, axis: dict[str, str]) -> None:
    plot = multiples(lang, unit, **axis)
    read: dict[str, str] = {}
    for each in sorted(made(plot).labels, key=lambda label: label.text.start):
        read[each.text.path] = read.get(each.text.path, "") + each.text.plain
    for row in plot.rows:
        for cell in row.cells:
            assert read[cell.said.path] == cell.said.plain


@pytest.mark.parametrize("more", [{"approx": True}, {"flag": "estimated"}])
def test_what_is_said_besides_the_unit_is_printed(more: dict[str, Any]) -> None:
    """The sign of what is only about so is no unit, and the words of a flag are none."""
    last = {"date": "2023", "n": {"value": 55, **more}, "s": 1525, "e": 58, "w": 17}
    data = {"y0": {"date": "2018", "n": 40, "s": 1520, "e": 63, "w": 7}, "y5": last}
    plot = multiples("en", "percent", data=data)
    cell = plot.rows[-1].cells[0]
    seen = "".join(
        each.text.plain for each in made(plot).labels if each.seen and each.text.path == cell.said.path
    )
    assert re.sub(r"\s", "", seen) == re.sub(r"\s", "", cell.said.plain)


@pytest.mark.parametrize("axis", [{}, {"axis": "none"}])
@pytest.mark.parametrize(("lang", "unit"), UNITS)
def test_all_pictures_have_one_scale_of_time(lang: str, unit: str, axis: dict[str, str]) -> None:
    """The line with the longest number was shorter, and so steeper than another of the same numbers."""
    plot = multiples(lang, unit, **axis)
    lines = [each for each in made(plot).marks if each.line and each.shows]
    wide = [bounds(each.outline).width for each in lines if bounds(each.outline).width > 5 * MM]
    assert len(wide) == 4
    assert max(wide) == pytest.approx(min(wide), abs=0.01)
