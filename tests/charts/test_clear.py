"""Words of lines stand off lines, dots and each other, and those of a line that stops early by its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.art.outline import Bounds, bounds
from factsheet.charts import drawn, extent, lies_down
from factsheet.charts.drawing import THIN, ChartDrawing, Label
from factsheet.charts.plot import Plot, PlotCell, PlotRow
from factsheet.document.chart import Tick
from tests.charts.plots import LOOK, MM, Ruler, plots, said

SHOWS = ("line", "small-multiples")
widths = st.floats(60 * MM, 190 * MM)


def made(plot: Plot, width: float, grown: float = 0.0) -> ChartDrawing:
    least, most = extent(plot, width, LOOK, Ruler())
    return drawn(plot, (width, least + grown * (most - least)), LOOK, Ruler())


def ink(label: Label) -> list[Bounds]:
    """Where most letters of a label are, without the deepest descenders and the highest accents."""
    found = []
    for left, top, right, bottom in Ruler().ink(label):
        edge = 0.1 * (bottom - top)
        found.append(Bounds(left + 0.3, top + edge, right - 0.3, bottom - edge))
    return found


def points(drawing: ChartDrawing) -> Iterator[tuple[float, float]]:
    """Points all along the lines of numbers, and those in the middle and at the edge of their dots."""
    for mark in drawing.marks:
        if mark.shows and mark.line and not mark.fill:
            ends = [(each.verb, each.points) for each in mark.outline if each.points]
            for (_, one), (verb, other) in pairwise(ends):
                for step in range(41 if verb == "L" else 0):
                    x1, y1, x2, y2 = *one[-2:], *other[-2:]
                    yield x1 + (x2 - x1) * step / 40, y1 + (y2 - y1) * step / 40
        elif mark.shows:
            box = bounds(mark.outline)
            middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
            yield from (middle, (box.left, middle[1]), (box.right, middle[1]))
            yield from ((middle[0], box.top), (middle[0], box.bottom))


def struck(label: Label, drawing: ChartDrawing) -> bool:
    """Whether a line or a dot runs into the letters of a label."""
    boxes = ink(label)
    return any(b.left < x < b.right and b.top < y < b.bottom for x, y in points(drawing) for b in boxes)


def early(plot: Plot, stop: int) -> Plot:
    """The plot with the last numbers of its first series missing."""
    rows = []
    for at, row in enumerate(plot.rows):
        first = row.cells[0]
        gone = replace(first, value=None, said=said("n/a", first.said.path), flag="")
        rows.append(replace(row, cells=(gone, *row.cells[1:])) if at > stop else row)
    return replace(plot, rows=tuple(rows))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(SHOWS).flatmap(plots), widths, st.floats(0, 1), st.integers(0, 12))
def test_no_line_and_no_dot_runs_through_words_of_the_plot(
    plot: Plot, width: float, grown: float, stop: int
) -> None:
    """Those of references, the signs of missing numbers, and the words at the ends of lines."""
    drawing = made(early(plot, stop), width, grown)
    if drawing.wide or drawing.lost:
        return
    for label in drawing.labels:
        if label.seen and not label.text.path.endswith(".label") and label.text.path != "c.drawing":
            assert not struck(label, drawing), label
    for label in drawing.labels:
        if label.seen and ".reference." in label.text.path:
            assert not struck(label, drawing), label


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(SHOWS).flatmap(plots), widths, st.floats(0, 1), st.integers(0, 12))
def test_words_of_lines_never_meet(plot: Plot, width: float, grown: float, stop: int) -> None:
    drawing = made(early(plot, stop), width, grown)
    if drawing.wide or drawing.lost:
        return
    seen = [(each, box) for each in drawing.labels if each.seen for box in ink(each)]
    for (one, box), (other, room) in combinations(seen, 2):
        assert one is other or not box.meets(room), (one, other)


def stopped(count: int, level: str) -> Plot:
    """Lines over seven years, of which the first stops after four, at a level."""
    first = {"low": (40, 30, 8, 2), "high": (40, 48, 57, 59), "middle": (40, 41, 30, 31)}[level]
    rows = []
    for at in range(7):
        numbers = [first[at] if at < 4 else None, 50 - at, 20 + 2 * at][:count]
        cells = [
            PlotCell(None if each is None else Decimal(each), said(f"{each}%", f"c.r{at}.s{number}"))
            for number, each in enumerate(numbers)
        ]
        rows.append(PlotRow(said(str(2015 + at), f"c.r{at}.label"), tuple(cells), 365.0 * at))
    ticks = tuple(Tick(Decimal(each), said(str(each), "c.drawing")) for each in (0, 20, 40, 60))
    names = tuple(said(each, f"c.series.{at}") for at, each in enumerate(("Girls in school", "Boys", "All")))
    return Plot("line", tuple(rows), names[:count], frozenset(), ticks, True, figure="c.drawing")


@pytest.mark.parametrize("width", [85, 120, 174])
@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("level", ["low", "middle", "high"])
def test_the_words_of_a_line_that_stops_early_stand_beside_its_end(
    level: str, count: int, width: float
) -> None:
    plot = stopped(count, level)
    drawing = made(plot, width * MM)
    path = plot.rows[3].cells[0].said.path
    (dot,) = (bounds(each.outline) for each in drawing.marks if each.fill and each.shows == path)
    words = [each for each in drawing.labels if each.seen and each.text.path in (path, "c.series.0")]
    boxes = [box for each in words for box in Ruler().ink(each)]
    left, right = min(each.left for each in boxes), max(each.right for each in boxes)
    top, bottom = min(each.top for each in boxes), max(each.bottom for each in boxes)
    aside = max(0.0, left - dot.right, dot.left - right)
    above = max(0.0, top - dot.bottom, dot.top - bottom)
    near = aside < 3 * MM and above < 2 * MM
    # In half the width of a page there may be no place: a line leads to the words in the margin.
    leaders = [each for each in drawing.marks if each.line and each.width == THIN and not each.shows]
    assert len(words) == 2 and (near or (width < 100 and leaders))
    assert not any(struck(each, drawing) for each in words)
    for line in drawing.marks:
        # Lines to read by, and that of nought, have gaps there.
        if line.fill and not line.shows:
            strokes = [at for at, each in enumerate(line.outline) if each.verb == "M"]
            for start, stop in zip(strokes, [*strokes[1:], len(line.outline)], strict=True):
                assert not any(bounds(line.outline[start:stop]).meets(each) for each in boxes)


@pytest.mark.parametrize("show", SHOWS)
@pytest.mark.parametrize("width", [50, 60, 85, 174])
@pytest.mark.parametrize("dates", [("12 September 2024", "30 November 2025"), ("2015", "2025")])
def test_the_first_and_the_last_date_are_always_named(
    dates: tuple[str, str], width: float, show: str
) -> None:
    names = (dates[0], "1 May 2025", "2 May 2025", dates[1])
    cells = [PlotCell(Decimal(each), said(str(each), f"c.r{each}.v")) for each in range(4)]
    days = (0.0, 300.0, 301.0, 444.0)
    rows = tuple(
        PlotRow(said(name, f"c.r{at}.label"), (cell,), day)
        for at, (name, cell, day) in enumerate(zip(names, cells, days, strict=True))
    )
    ticks = tuple(Tick(Decimal(each), said(str(each), "c.drawing")) for each in (0, 2, 4))
    drawing = made(Plot(show, rows, (), frozenset(), ticks, True, figure="c.drawing"), width * MM)
    for at, name in ((0, names[0]), (3, names[-1])):
        lines = [each for each in drawing.labels if each.seen and each.text.path == f"c.r{at}.label"]
        assert "".join(each.text.plain for each in sorted(lines, key=lambda each: each.y)) == name
    seen = [(each, box) for each in drawing.labels if each.seen for box in ink(each)]
    assert not any(a is not b and one.meets(other) for (a, one), (b, other) in combinations(seen, 2))


@pytest.mark.parametrize("width", [60, 85, 174])
def test_the_sign_of_a_missing_number_stands_off_the_dots_of_other_series(width: float) -> None:
    """Days beside years: a number that stands alone is a dot, close to where others are missing."""
    numbers: list[tuple[float, int | None, int | None]] = [
        (0.0, 20, 60),
        (365.0, 40, None),
        (605.0, None, 4),
        (615.0, 30, None),
        (625.0, 5, 70),
    ]
    rows = tuple(
        PlotRow(
            said(f"day {day:.0f}", f"c.r{at}.label"),
            tuple(
                PlotCell(Decimal(each) if each else None, said(str(each) if each else "<5", f"c.r{at}.s{n}"))
                for n, each in enumerate(pair)
            ),
            day,
        )
        for at, (day, *pair) in enumerate(numbers)
    )
    ticks = tuple(Tick(Decimal(each), said(str(each), "c.drawing")) for each in (0, 50, 100))
    names = (said("A", "c.series.0"), said("B", "c.series.1"))
    plot = Plot("line", rows, names, frozenset(), ticks, True, figure="c.drawing")
    drawing = made(plot, width * MM)
    signs = [each for each in drawing.labels if each.seen and each.text.plain == "<5"]
    assert signs and not any(struck(each, drawing) for each in signs)


@settings(max_examples=80, deadline=None)
@given(plots("columns"), widths, st.floats(0, 1))
def test_no_sign_of_a_missing_number_stands_on_a_column(plot: Plot, width: float, grown: float) -> None:
    drawing = made(plot, width, grown)
    if drawing.wide or drawing.lost:
        return
    absent = {cell.said.path for row in plot.rows for cell in row.cells if cell.value is None}
    columns = [bounds(each.outline).grown(-0.2) for each in drawing.marks if each.shows and each.fill]
    for label in drawing.labels:
        if label.seen and label.text.path in absent:
            assert not any(box.meets(each) for box in ink(label) for each in columns), label


@pytest.mark.parametrize("width", [85, 120, 174])
def test_a_sign_wider_than_its_column_stands_beside_or_over_its_neighbors(width: float) -> None:
    numbers: tuple[tuple[int | None, ...], ...] = ((1200, 900), (1100, None), (2100, 1500), (None, 900))
    rows = tuple(
        PlotRow(
            said(str(2019 + at), f"c.r{at}.label"),
            tuple(
                PlotCell(Decimal(each) if each else None, said(f"{each or '<5'} people", f"c.r{at}.s{n}"))
                for n, each in enumerate(pair)
            ),
            365.0 * at,
        )
        for at, pair in enumerate(numbers)
    )
    ticks = tuple(Tick(Decimal(each), said(str(each), "c.drawing")) for each in (0, 1000, 2000, 3000))
    names = (said("Men", "c.series.0"), said("Women", "c.series.1"))
    drawing = made(Plot("columns", rows, names, frozenset(), ticks, True, figure="c.drawing"), width * MM)
    signs = [each for each in drawing.labels if each.seen and each.text.plain == "<5 people"]
    columns = [bounds(each.outline) for each in drawing.marks if each.shows and each.fill]
    assert len(signs) == 2
    assert not any(box.meets(each) for sign in signs for box in ink(sign) for each in columns)


@pytest.mark.parametrize("width", [60, 85, 120, 174])
@pytest.mark.parametrize("level", ["low", "middle", "high"])
def test_words_beside_an_end_stand_off_those_over_the_chart(level: str, width: float) -> None:
    words = said("What the ministry of education allows at the most: 45%", "c.reference.label")
    plot = replace(stopped(3, level), reference=(Decimal(45), words))
    drawing = made(plot, width * MM)
    seen = [(each, box) for each in drawing.labels if each.seen for box in ink(each)]
    assert any(each.text is words for each, _ in seen)
    assert not any(a is not b and one.meets(other) for (a, one), (b, other) in combinations(seen, 2))


class _Deep(Ruler):
    """Letters that go far down under their line, as figures of Burmese do."""

    def ink(self, label: Label) -> list[Bounds]:
        deep = 0.25 * self.size(label.type)
        return [each._replace(bottom=each.bottom + deep) for each in super().ink(label)]


@settings(max_examples=60, deadline=None)
@given(plots("columns"), widths, st.floats(0, 1))
def test_no_letter_of_a_value_reaches_into_its_column(plot: Plot, width: float, grown: float) -> None:
    letters = _Deep()
    least, most = extent(plot, width, LOOK, letters)
    drawing = drawn(plot, (width, least + grown * (most - least)), LOOK, letters)
    if drawing.wide or drawing.lost or lies_down(plot, width, LOOK, letters):
        return
    columns = {mark.shows: bounds(mark.outline) for mark in drawing.marks if mark.shows and mark.fill}
    above = {cell.said.path for row in plot.rows for cell in row.cells if cell.value and cell.value > 0}
    for label in drawing.labels:
        column = columns.get(label.text.path)
        # Under all columns stands what a sign means, by the path of the first value that has it.
        if label.seen and column and label.text.path in above and label.y < column.bottom:
            assert max(box.bottom for box in letters.ink(label)) <= column.top + 0.01
