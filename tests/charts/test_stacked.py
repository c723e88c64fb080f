"""The numbers of parts: all of a chart stand in one way, and each is known to be of its own part."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.art.outline import Bounds, bounds
from factsheet.charts import drawn, extent
from factsheet.charts.drawing import ChartDrawing, Label
from factsheet.charts.plot import Plot, PlotCell, PlotRow
from factsheet.setting.chart_style import Tone
from tests.charts.plots import LOOK, MM, Ruler, plots, said

INSIDE, OVER, LISTED = "inside", "over", "listed"


def made(plot: Plot, width: float, grown: float = 0.0) -> ChartDrawing:
    least, most = extent(plot, width, LOOK, Ruler())
    return drawn(plot, (width, least + grown * (most - least)), LOOK, Ruler())


def way(label: Label, plot: Plot, drawing: ChartDrawing) -> str:
    """Where a number stands: in its own part, over it, or behind a sample of its tone."""
    marks = {each.shows: bounds(each.outline) for each in drawing.marks if each.shows}
    part, size = marks.get(label.text.path), Ruler().size(label.type)
    middle = label.x + Ruler().width(label.text, label.type) / 2
    if part and part.top < label.y < part.bottom and part.left <= middle <= part.right:
        return INSIDE
    tones = {each.shows: each.fill for each in drawing.marks if each.shows and each.fill}
    # Behind a sample of its tone, and before the name of the part or its own number.
    samples = [
        (bounds(each.outline), each.fill)
        for each in drawing.marks
        if not each.shows and each.fill and 4 < bounds(each.outline).width < 9
    ]
    near = [tone for box, tone in samples if abs(box.bottom - label.y) < size and box.right <= label.x + 0.01]
    own = tones.get(label.text.path)
    # What is too narrow for an edge is as dark as that of its sample.
    if near and (part is None or own in near or (own is Tone.MARK and Tone.GROUND in near)):
        return LISTED
    if plot.count == 1 or len(plot.rows) == 1:
        # Right under its name, which stands over the part.
        assert any(abs(each.x - label.x) < 0.01 and each.y < label.y for each in drawing.labels), label
        return OVER
    assert part, label
    assert label.y < part.top
    return OVER if part.left - 0.01 <= middle <= part.right + 0.01 else "elsewhere"


def numbers(plot: Plot, drawing: ChartDrawing) -> dict[str, Label]:
    wanted = {cell.said.path for row in plot.rows for cell in row.cells if row.part != "required"}
    return {each.text.path: each for each in drawing.labels if each.text.path in wanted}


@settings(max_examples=150, deadline=None)
@given(plots("stacked"), st.floats(40 * MM, 190 * MM), st.floats(0, 1))
def test_all_numbers_of_a_chart_stand_in_one_way(plot: Plot, width: float, grown: float) -> None:
    drawing = made(plot, width, grown)
    found = {way(each, plot, drawing) for each in numbers(plot, drawing).values()}
    assert len(found) == 1, found
    assert found <= {INSIDE, OVER, LISTED}


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(("stacked", "funding")).flatmap(plots), st.floats(60 * MM, 190 * MM))
def test_no_two_numbers_of_parts_meet(plot: Plot, width: float) -> None:
    drawing = made(plot, width)
    if drawing.wide or drawing.lost:
        return
    boxes = [
        Bounds(each.x, each.y - 0.7 * size, each.x + Ruler().width(each.text, each.type), each.y)
        for each in numbers(plot, drawing).values()
        for size in [Ruler().size(each.type)]
        if Ruler().lines(each.text, each.type, each.width) == 1
    ]
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))


def bars(*rows: tuple[int, ...]) -> Plot:
    """Bars of parts in per cent."""
    made_rows = tuple(
        PlotRow(
            said(f"row {at}", f"c.r{at}.label"),
            tuple(
                PlotCell(Decimal(each), said(f"{each}%", f"c.r{at}.s{n}")) for n, each in enumerate(values)
            ),
        )
        for at, values in enumerate(rows)
    )
    series = tuple(said(f"part {n}", f"c.series.s{n}") for n in range(len(rows[0])))
    return Plot("stacked", made_rows, series, frozenset(), (), True, figure="c.drawing")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (((30, 50, 20), (40, 40, 20)), INSIDE),
        # One has no room in its part: all stand over them.
        (((30, 50, 20), (4, 66, 30)), OVER),
        # What is nought has no part, three small ones no room over them: all are listed.
        (((30, 50, 20), (0, 60, 40)), LISTED),
        (((30, 50, 20), (97, 2, 1)), LISTED),
    ],
)
def test_the_first_way_that_has_room_for_all_is_taken(
    rows: tuple[tuple[int, ...], ...], expected: str
) -> None:
    plot = bars(*rows)
    # Three tones that fall by a clear step, all with words on them: ink has none.
    lights = {**LOOK.lights, Tone.THIRD: 0.12}
    look = LOOK._replace(written=frozenset(str(each) for each in Tone), lights=lights)
    width = 150 * MM
    drawing = drawn(plot, (width, extent(plot, width, look, Ruler()).least), look, Ruler())
    found = [way(each, plot, drawing) for each in numbers(plot, drawing).values()]
    assert found == [expected] * 6


def test_a_number_stands_in_the_middle_over_a_part_that_is_narrower() -> None:
    plot = bars((20, 40, 40), (51, 2, 47))
    drawing = made(plot, 150 * MM)
    label = numbers(plot, drawing)["c.r1.s1"]
    part = next(bounds(each.outline) for each in drawing.marks if each.shows == "c.r1.s1")
    assert label.x + label.width / 2 == pytest.approx((part.left + part.right) / 2, abs=0.1)
