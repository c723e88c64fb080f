"""The line of a value that others are held against runs through no letters, and hides no mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.art.outline import Bounds, bounds
from factsheet.boxes.chart import ChartLettering, look_of
from factsheet.charts import drawn, extent
from factsheet.charts.drawing import ChartDrawing, Mark
from factsheet.charts.plot import Plot, PlotCell, PlotRow, plot_of
from factsheet.composing.bench import Bench
from factsheet.display import Direction, DisplayGroup, Placed
from factsheet.document.chart import Tick
from factsheet.document.nodes import Group
from factsheet.layout.load import load_layout
from factsheet.locale.edition import localize
from factsheet.pipeline import library_of
from factsheet.setting.chart_style import Tone
from factsheet.setting.context import LayoutContext
from factsheet.setting.ink import glyph_boxes
from factsheet.source.reader import read_data
from tests.charts.plots import LOOK, MM, Ruler, plots, said

SHOWS = ("bars", "columns", "line", "dots", "small-multiples")
WORDS = {
    "de": "Überschwemmung",
    "hi": "प्रतीक्षा सूची",
    "ur": "انتظار کی فہرست",
    "th": "จำนวนผู้ป่วย",
    "my": "ကျောင်းသားများ",
    "ar": "قائمة الانتظار",
}
# Where numbers stand: level with a value, in the middle of its digits, under a name.
TARGETS = (61, 64, 66.5, 70)


def strokes_of(drawing: ChartDrawing) -> list[Bounds]:
    """The strokes of lines that others are held against."""
    found = []
    for mark in drawing.marks:
        if mark.line is not Tone.INK:
            continue
        starts = [at for at, segment in enumerate(mark.outline) if segment.verb == "M"]
        for first, last in zip(starts, [*starts[1:], len(mark.outline)], strict=True):
            found.append(bounds(mark.outline[first:last]).grown(mark.width / 2))
    return found


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(SHOWS).flatmap(plots), st.floats(60 * MM, 190 * MM), st.floats(0, 1))
def test_a_line_that_others_are_held_against_runs_through_no_word(
    plot: Plot, width: float, grown: float
) -> None:
    least, most = extent(plot, width, LOOK, Ruler())
    drawing = drawn(plot, (width, least + grown * (most - least)), LOOK, Ruler())
    strokes = strokes_of(drawing)
    if plot.reference and plot.show != "small-multiples":
        assert strokes or drawing.wide or drawing.lost
    for label in drawing.labels:
        if label.seen:
            for box in Ruler().ink(label):
                assert not any(box.meets(each) for each in strokes), label


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("show", SHOWS)
def test_it_runs_through_no_letter_of_any_script(show: str, lang: str) -> None:
    for target in TARGETS:
        setting, drawing = real(show, lang, target)
        strokes = strokes_of(drawing)
        assert strokes
        letters = ChartLettering(setting)
        rtl = setting.direction is Direction.RTL
        for label in drawing.labels:
            if label.seen:
                galley = letters.set(label)
                items = galley.moved(label.x, label.y - galley.baselines[0])
                for box in glyphs(items, setting, rtl):
                    assert not any(box.meets(each) for each in strokes), (target, label.text.plain)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SHOWS).flatmap(plots), st.floats(60 * MM, 190 * MM))
def test_no_mark_of_a_number_is_painted_over_by_a_ground(plot: Plot, width: float) -> None:
    drawing = drawn(plot, (width, extent(plot, width, LOOK, Ruler()).least), LOOK, Ruler())
    for at, mark in enumerate(drawing.marks):
        if mark.shows and mark.fill and bounds(mark.outline).height > 1:
            box = bounds(mark.outline)
            over = [each for each in drawing.marks[at + 1 :] if is_plate(each)]
            assert not any(bounds(each.outline).meets(box.grown(-0.2)) for each in over), mark


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(SHOWS).flatmap(plots), st.floats(50 * MM, 190 * MM), st.floats(0, 1), st.integers(1, 4)
)
def test_its_words_stand_inside_the_chart_off_columns_and_lines(
    plot: Plot, width: float, grown: float, times: int
) -> None:
    if not plot.reference:
        return
    words = said(" ".join([plot.reference[1].plain] * times), "c.reference.label")
    plot = replace(plot, reference=(plot.reference[0], words))
    least, most = extent(plot, width, LOOK, Ruler())
    drawing = drawn(plot, (width, least + grown * (most - least)), LOOK, Ruler())
    (label,) = (each for each in drawing.labels if each.text is words)
    boxes = Ruler().ink(label)
    if drawing.wide or drawing.lost:
        return
    assert label.seen and label.x > -0.1 and label.x + label.width < width + 0.1
    assert min(each.top for each in boxes) > -0.15 * 9.25
    marks = [bounds(each.outline) for each in drawing.marks if each.shows and each.fill]
    others = [each for each in drawing.labels if each.seen and each is not label]
    inks = [room for each in others for room in Ruler().ink(each)]
    for box in boxes:
        inner = Bounds(box.left, box.top + 1.2, box.right, box.bottom - 1.2)
        assert not any(inner.meets(each) for each in marks)
        assert not any(inner.meets(each.grown(-1.0)) for each in inks)


@pytest.mark.parametrize("show", ["bars", "dots"])
def test_it_runs_past_the_marks_alone_where_names_stand_between_them(show: str) -> None:
    name = "Telecommunications, transport and all of their services"
    rows = tuple(
        PlotRow(
            said(f"{name} {at}", f"c.r{at}.label"),
            (PlotCell(Decimal(each), said(f"{each} million kilometers", f"c.r{at}.v")),),
        )
        for at, each in enumerate((31, 44, 12))
    )
    held = (Decimal(30), said("Mean: 30", "c.reference.label"))
    plot = Plot(show, rows, (), frozenset(), (), True, held, figure="c.drawing")
    drawing = drawn(plot, (70 * MM, extent(plot, 70 * MM, LOOK, Ruler()).least), LOOK, Ruler())
    names = [
        each
        for each in drawing.labels
        if each.seen and each.text.path.endswith("label") and ".r" in each.text.path
    ]
    tops = [box for each in names if each.text.path != "c.reference.label" for box in Ruler().ink(each)]
    strokes = strokes_of(drawing)
    assert all(each.x == 0 for each in names if "reference" not in each.text.path) and strokes
    for box in tops:
        row = Bounds(0.0, box.top + 1, drawing.width, box.bottom - 1)
        assert not any(row.meets(each) for each in strokes)


def test_intervals_of_dots_are_drawn_where_their_words_would_leave_dots_no_room() -> None:
    plot = replace(
        bars(("40", "44.2", "48"), ("30", "38", "43"), ("50", "61", "70")), show="dots", reference=None
    )
    rows = []
    for row in plot.rows:
        cell = row.cells[0]
        words = said(f"{cell.value} milliliters ({cell.low}–{cell.high} milliliters)", cell.said.path)
        rows.append(replace(row, cells=(replace(cell, said=words),)))
    plot = replace(plot, rows=tuple(rows))
    for width, short in ((85, True), (174, False)):
        drawing = drawn(plot, (width * MM, extent(plot, width * MM, LOOK, Ruler()).least), LOOK, Ruler())
        seen = [
            each.text.plain.strip() for each in drawing.labels if each.seen and each.text.path.endswith(".v")
        ]
        assert [("(" in each) for each in seen] == [not short] * 3
        together = {each.text.path: "" for each in drawing.labels}
        for each in sorted(drawing.labels, key=lambda each: each.text.start):
            together[each.text.path] += each.text.plain
        assert all(together[row.cells[0].said.path] == row.cells[0].said.plain for row in rows)


def is_plate(mark: Mark) -> bool:
    """Whether a mark is an area of the ground: no halo of a line, no dot that is hollow."""
    box = bounds(mark.outline)
    return mark.fill is Tone.GROUND and not mark.line and min(box.width, box.height) > 4


def real(show: str, lang: str, target: float) -> tuple[LayoutContext, ChartDrawing]:
    """A chart in the faces of a layout, a value to hold others against among its numbers."""
    name = WORDS[lang]
    values = (64.2, 66.4, 61.7, 70.3)
    rows = {
        f"r{at}": {"date": str(2020 + at)} | {"value": value}
        if show in ("line", "small-multiples", "columns")
        else {"label": f"{name} {at}", "value": value}
        for at, value in enumerate(values)
    }
    chart = {
        "kind": "chart",
        "show": show,
        "subtitle": f"{name} 2025",
        "source": "board",
        "unit": "percent",
        "data": rows,
        "reference": {"value": target, "label": name},
    }
    data = {
        "factsheet": 1,
        "id": "held",
        "lang": lang,
        "title": name,
        "summary": name,
        "publisher": {"name": name},
        "body": {"made": chart},
        "sources": {"board": {"title": name}},
    }
    edition = localize(read_data(data))
    layout = load_layout("campaign")
    setting = Bench(edition, layout, library_of(edition)).context(1.0)
    group = edition.index["body.made"]
    assert isinstance(group, Group)
    plot, look, letters = plot_of(group), look_of(setting), ChartLettering(setting)
    width = 85 * MM
    return setting, drawn(plot, (width, extent(plot, width, look, letters).least), look, letters)


def glyphs(
    items: tuple[Placed, ...], setting: LayoutContext, rtl: bool, x: float = 0.0, y: float = 0.0
) -> Iterator[Bounds]:
    """Yield the ink of every glyph, from the start edge."""
    for item, left, top in items:
        if not isinstance(item, DisplayGroup):
            continue
        yield from glyphs(item.items, setting, rtl, x + left, y + top)
        for box in glyph_boxes(item, setting.library, 0.0):
            near, far = (item.width - box.right, item.width - box.left) if rtl else (box.left, box.right)
            yield Bounds(x + left + near, y + top - box.top, x + left + far, y + top + box.bottom)


def test_its_words_stand_off_lines_where_there_is_a_place() -> None:
    numbers = [(40, 22), (44, 25), (46, 30), (52, 41), (56, 50), (61, 58), (66, 70)]
    rows = tuple(
        PlotRow(
            said(str(2019 + at), f"c.r{at}.label"),
            tuple(PlotCell(Decimal(each), said(f"{each}%", f"c.r{at}.s{n}")) for n, each in enumerate(pair)),
            365.0 * at,
        )
        for at, pair in enumerate(numbers)
    )
    ticks = tuple(Tick(Decimal(each), said(str(each), "c.drawing")) for each in (0, 25, 50, 75))
    names = (said("North", "c.s0.label"), said("South", "c.s1.label"))
    for words in ("Least: 50%", "What each has to have: 50%"):
        held = (Decimal(50), said(words, "c.reference.label"))
        plot = Plot("line", rows, names, frozenset(), ticks, True, held, figure="c.drawing")
        width = 110 * MM
        drawing = drawn(plot, (width, extent(plot, width, LOOK, Ruler()).most), LOOK, Ruler())
        label = next(each for each in drawing.labels if each.text.plain == words)
        boxes = Ruler().ink(label)
        for mark in drawing.marks:
            if mark.line and mark.shows:
                points = [each.points for each in mark.outline]
                for (x1, y1), (x2, y2) in pairwise(points):
                    for step in range(51):
                        x, y = x1 + (x2 - x1) * step / 50, y1 + (y2 - y1) * step / 50
                        assert not any(b.left < x < b.right and b.top < y < b.bottom for b in boxes), words


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(("bars", "dots")).flatmap(plots), st.floats(60 * MM, 190 * MM))
def test_numbers_stand_on_one_side_of_it(plot: Plot, width: float) -> None:
    """A gap in the line would leave its strokes right over and under the digits, as if it ran on."""
    drawing = drawn(plot, (width, extent(plot, width, LOOK, Ruler()).least), LOOK, Ruler())
    if not plot.reference or drawing.wide or drawing.lost or (plot.show == "dots" and plot.count > 2):
        return
    numbers = {cell.said.path for row in plot.rows for cell in row.cells if cell.value is not None}
    places = {round((each.left + each.right) / 2, 2) for each in strokes_of(drawing)}
    assert len(places) <= 1
    for label in drawing.labels:
        if label.seen and label.text.path in numbers:
            assert not any(label.x - 0.5 * MM < x < label.x + label.width + 0.5 * MM for x in places), label


@settings(max_examples=120, deadline=None)
@given(plots("columns"), st.floats(50 * MM, 190 * MM), st.floats(0, 1))
def test_numbers_of_columns_stand_over_it_or_under_it(plot: Plot, width: float, grown: float) -> None:
    """Between its strokes 42 and 51 read as 42 to 51."""
    least, most = extent(plot, width, LOOK, Ruler())
    drawing = drawn(plot, (width, least + grown * (most - least)), LOOK, Ruler())
    strokes = [each for each in strokes_of(drawing) if each.width > each.height]
    if not plot.reference or drawing.wide or drawing.lost or not strokes:
        return
    # The key over all has a stroke of its own, before its words.
    words = next(each for each in drawing.labels if each.text.path == "c.reference.label")
    places = {round((each.top + each.bottom) / 2, 1) for each in strokes if each.right > words.x}
    numbers = {cell.said.path for row in plot.rows for cell in row.cells if cell.value is not None}
    for label in drawing.labels:
        if label.seen and label.text.path in numbers and not label.text.start:
            for box in Ruler().ink(label):
                assert not any(box.top < y < box.bottom for y in places), label


def bars(*values: tuple[str, str, str]) -> Plot:
    """Bars with intervals, a value to hold them against."""
    rows = tuple(
        PlotRow(
            said(f"Ward {at}", f"c.r{at}.label"),
            (PlotCell(Decimal(value), said(f"{value}%", f"c.r{at}.v"), Decimal(low), Decimal(high)),),
        )
        for at, (low, value, high) in enumerate(values)
    )
    held = (Decimal(44), said("Mean: 44%", "c.reference.label"))
    return Plot("bars", rows, (), frozenset(), (), True, held, figure="c.drawing")


@pytest.mark.parametrize("width", [60, 85, 174])
def test_numbers_stand_off_intervals_on_either_side_of_nought(width: float) -> None:
    plot = bars(("40", "44.2", "48"), ("-20", "-12", "-6"), ("30", "38", "43"), ("50", "61", "70"))
    drawing = drawn(plot, (width * MM, extent(plot, width * MM, LOOK, Ruler()).least), LOOK, Ruler())
    inks = [bounds(each.outline) for each in drawing.marks if each.fill is Tone.INK]
    for label in drawing.labels:
        if label.seen and label.text.path.endswith(".v"):
            assert not any(box.meets(each) for box in Ruler().ink(label) for each in inks), label
