"""The numbers of charts in finished files, read back from the paths that PDFium finds there.

The tests of `test_ink.py` hold hundreds of charts against their marks; these hold marks against the file, in
every layout, from left to right and from right to left.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

import factsheet
from factsheet.charts.plot import plot_of
from factsheet.color import to_hex
from factsheet.document.nodes import Group
from factsheet.locale.edition import localize
from factsheet.pdftools.preflight.run import preflight
from factsheet.pipeline import results
from tests.source.sample import read_text
from tests.verapdf import needs_verapdf, validate

_NEAR = 0.005
_LINE = 5.0  # points: what is not as wide is a line between parts
LAYOUTS = ("campaign", "editorial", "brief", "clear")
SHEET = """
factsheet: 1
id: ink
lang: {lang}
title: {words}
summary: {words}
publisher: {{name: {words}}}
body:
  made:
    kind: chart
    heading: {words}
    subtitle: {words} 2025
    source: board
    show: {show}
    {data}
sources: {{board: {{title: {words}, date: "2025"}}}}
"""
WORDS = {"en": "Water", "ar": "المياه"}
VALUES = {
    "bars": (812.5, 640, 377.25, 90, 12),
    "columns": (44, 49.5, 53, 58.5, 61.5),
    "stacked": (46, 27, 19, 8),
    "pictograph": (17, 9, 3),
}


class Box(tuple[float, float, float, float]):
    """The edges of a path on a page: left, bottom, right, top, in points."""


def sheet(show: str, lang: str) -> str:
    rows = ", ".join(
        f"r{at}: {{label: {WORDS[lang]} {chr(97 + at)}, value: {value}}}"
        for at, value in enumerate(VALUES[show])
    )
    return SHEET.format(lang=lang, words=WORDS[lang], show=show, data=f"data: {{{rows}}}")


@cache
def made(show: str, lang: str, layout: str) -> factsheet.Result:
    edition = localize(read_text(sheet(show, lang)))
    (result,) = results(edition, layout, outputs=(factsheet.SCREEN,))
    return result


def paths(pdf: bytes, color: str) -> Iterator[Box]:
    """Yield the boxes of the paths that are filled with a color, in the order they are painted."""
    document = pdfium.PdfDocument(pdf)
    for page in document:
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
            parts = [ctypes.c_uint() for _ in range(4)]
            raw.FPDFPageObj_GetFillColor(item.raw, *parts)
            mode, stroke = ctypes.c_int(), ctypes.c_int()
            raw.FPDFPath_GetDrawMode(item.raw, mode, stroke)
            if mode.value and "#{:02x}{:02x}{:02x}".format(*(each.value for each in parts[:3])) == color:
                yield Box(item.get_pos() if hasattr(item, "get_pos") else item.get_bounds())


def marks(show: str, lang: str, layout: str, tone: str) -> list[Box]:
    """The areas of a chart in a tone, of which there are some."""
    found = painted(show, lang, layout, tone)
    assert found
    return found


def painted(show: str, lang: str, layout: str, tone: str) -> list[Box]:
    """The areas of a page in the swatch of a tone."""
    result, spec = made(show, lang, layout), factsheet.load_layout(layout).spec
    name = spec.charts.paint.get(tone, spec.styles["label"].swatch)
    color = to_hex(spec.swatches[name].swatch(name).rgb)
    return list(paths(result.pdf, color))


def bars_of(found: list[Box], count: int, upright: bool) -> list[Box]:
    """The bars among areas of one color: as many as there are numbers, all of one thickness."""
    thick = [right - left if upright else top - bottom for left, bottom, right, top in found]
    for size in thick:
        bars = [box for box, each in zip(found, thick, strict=True) if abs(each - size) < 0.05]
        if len(bars) == count and size > 2:
            return bars
    raise AssertionError(f"no {count} bars of one thickness: {sorted(thick)}")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("lang", sorted(WORDS))
@pytest.mark.parametrize("show", ["bars", "columns"])
def test_bars_of_a_finished_file_are_as_long_as_their_numbers(show: str, lang: str, layout: str) -> None:
    values, upright = VALUES[show], show == "columns"
    bars = bars_of(marks(show, lang, layout, "deep"), len(values), upright)
    lengths = [top - bottom if upright else right - left for left, bottom, right, top in bars]
    factor = max(lengths) / max(values)
    for value, length in zip(values, lengths, strict=True):
        assert abs(length / factor - value) <= _NEAR * max(values)
    # All begin on the line of nought: at the start edge, or at the foot.
    ends = [round(box[1] if upright else box[0 if lang == "en" else 2], 1) for box in bars]
    assert max(ends) - min(ends) <= 0.1
    if upright:
        lefts = [box[0] for box in bars]
        assert lefts == sorted(lefts, reverse=lang == "ar")


@pytest.mark.parametrize("lang", sorted(WORDS))
def test_columns_of_a_finished_file_stand_where_their_dates_are(lang: str) -> None:
    years = (2000, 2010, 2011, 2012)
    rows = ", ".join(f"{{date: '{year}', value: {40 + year % 7}}}" for year in years)
    written = SHEET.format(lang=lang, words=WORDS[lang], show="columns", data=f"data: [{rows}]")
    (result,) = results(localize(read_text(written)), "editorial", outputs=(factsheet.SCREEN,))
    spec = factsheet.load_layout("editorial").spec
    color = to_hex(spec.swatches[spec.charts.paint["deep"]].swatch("deep").rgb)
    high = [each for each in paths(result.pdf, color) if each[3] - each[1] > 20]  # no rules
    bars = bars_of(high, len(years), upright=True)
    places = sorted((box[0] + box[2]) / 2 * (1 if lang == "en" else -1) for box in bars)
    span = places[-1] - places[0]
    for year, place in zip(years, places, strict=True):
        assert (place - places[0]) / span == pytest.approx((year - 2000) / 12, abs=_NEAR)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("lang", sorted(WORDS))
def test_as_many_figures_are_in_a_finished_file(lang: str, layout: str) -> None:
    figures = marks("pictograph", lang, layout, "deep")
    sizes = [(right - left, top - bottom) for left, bottom, right, top in figures]
    most = sorted(sizes)[len(sizes) // 2]
    rows: dict[int, int] = {}
    for box, size in zip(figures, sizes, strict=True):
        if all(abs(each - other) < 0.1 for each, other in zip(size, most, strict=True)):
            rows[round(box[1])] = rows.get(round(box[1]), 0) + 1
    assert sum(rows.values()) == sum(VALUES["pictograph"])
    if len(rows) == 3:
        assert [rows[y] for y in sorted(rows, reverse=True)] == list(VALUES["pictograph"])


@pytest.mark.parametrize("layout", ["campaign", "editorial", "brief"])
@pytest.mark.parametrize("lang", sorted(WORDS))
def test_parts_of_a_finished_file_are_as_long_as_their_numbers(lang: str, layout: str) -> None:
    # Four of these, as many as the layout needs to tell the parts apart; one may be open, on the ground.
    tones = ("deep", "mark", "third", "fourth", "high", "ground")
    found = {box for tone in tones for box in painted("stacked", lang, layout, tone)}
    boxes = {box for box in found if box[2] - box[0] > _LINE}
    heights = [round(box[3] - box[1], 1) for box in boxes]
    bar = max((each for each in heights if heights.count(each) >= 4), default=0.0)
    parts = sorted(box for box in boxes if round(box[3] - box[1], 1) == bar)
    parts = parts if lang == "en" else parts[::-1]
    assert len(parts) == 4
    widths = [right - left for left, _, right, _ in parts]
    for value, width in zip(VALUES["stacked"], widths, strict=True):
        assert abs(width / sum(widths) - value / 100) <= _NEAR
    assert all(abs(max(one[0], other[0]) - min(one[2], other[2])) < 0.02 for one, other in pairwise(parts))


LINE = """
series: {girls: Girls, boys: {label: Boys, role: context}}
    data:
      a: {date: "2015", girls: 6, boys: 12}
      b: {date: "2018", girls: 9.5, boys: 13}
      c: {date: "2019", girls: 22, boys: {missing: not-available}}
      d: {date: "2025", girls: 34, boys: 20}
"""


def test_a_line_without_its_table_says_every_number_in_its_tags() -> None:
    edition = localize(read_text(SHEET.format(lang="en", words="Water", show="line", data=LINE.strip())))
    (result,) = results(edition, "editorial", outputs=(factsheet.SCREEN,))
    report = preflight(result.pdf, edition=edition, composition=result.composition)
    assert [str(each) for each in report.errors] == []
    page = pdfium.PdfDocument(result.pdf)[0].get_textpage().get_text_bounded()
    for said in ("Girls", "Boys", "2015", "2018", "2019", "2025", "9.5", "22.0", "34.0", "13.0"):
        assert said in page
    group = edition.index["body.made"]
    assert isinstance(group, Group) and plot_of(group).rows[1].cells[0].value == Decimal("9.5")


@needs_verapdf
def test_charts_keep_the_standards(tmp_path: Path) -> None:
    line = SHEET.format(lang="en", words="Water", show="line", data=LINE.strip())
    printed = line.replace("show: line\n", "show: line\n    table: true\n")
    files = {"screen": list[Path](), "print": list[Path]()}
    for number, source in enumerate((line, printed, sheet("stacked", "ar"), sheet("columns", "ar"))):
        edition = localize(read_text(source))
        for result in results(edition, "campaign", outputs=(factsheet.SCREEN, factsheet.PRINT)):
            name = "screen" if result.output is factsheet.SCREEN else "print"
            files[name].append(tmp_path / f"{number}.{name}.pdf")
            files[name][-1].write_bytes(result.pdf)
    judged = [*validate(files["screen"], ["ua2", "4"]), *validate(files["print"], ["ua1", "2a"])]
    assert [str(each) for each in judged if not each.compliant] == []
