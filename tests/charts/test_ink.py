"""The numbers of hundreds of charts, read back from their marks: within half a per cent of the axis."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.art.outline import Bounds, bounds
from factsheet.charts import drawn, extent, known
from factsheet.charts.drawing import ChartDrawing, Label, Mark
from factsheet.charts.plot import Plot, PlotCell, PlotRow
from factsheet.charts.scale import step_of
from factsheet.document.chart import Tick
from factsheet.setting.chart_style import Tone
from tests.charts.plots import LOOK, MM, Ruler, plots, said

_NEAR = 0.005  # of the span of the axis (README of the design, point 24)
widths = st.floats(60 * MM, 190 * MM)


def made(plot: Plot, width: float, grown: float = 0.0) -> ChartDrawing:
    least, most = extent(plot, width, LOOK, Ruler())
    assert least <= most
    return drawn(plot, (width, least + grown * (most - least)), LOOK, Ruler())


def bars(drawing: ChartDrawing) -> dict[str, Mark]:
    """The filled marks that show a number, by its path."""
    return {each.shows: each for each in drawing.marks if each.shows and each.fill}


def cells(plot: Plot) -> Iterator[PlotCell]:
    for row in plot.rows:
        yield from row.cells


def zero_of(drawing: ChartDrawing, upright: bool) -> float:
    """Where the line of nought stands."""
    rule = bounds(next(each for each in drawing.marks if each.fill is Tone.ZERO).outline)
    return (rule.left + rule.right) / 2 if upright else (rule.top + rule.bottom) / 2


def labels(drawing: ChartDrawing) -> dict[str, Label]:
    return {each.text.path: each for each in drawing.labels}


@settings(max_examples=100, deadline=None)
@given(plots("bars"), widths, st.floats(0, 1))
def test_the_length_of_a_bar_is_its_number(plot: Plot, width: float, grown: float) -> None:
    drawing = made(plot, width, grown)
    if drawing.wide or drawing.lost:
        return
    zero, found = zero_of(drawing, upright=True), bars(drawing)
    shown = [each for each in cells(plot) if each.value]
    assert set(found) == {each.said.path for each in shown}
    ends = {}
    for each in shown:
        box = bounds(found[each.said.path].outline)
        end = box.right if each.value > 0 else box.left
        start = box.left if each.value > 0 else box.right
        assert abs(start - zero) < 0.01
        ends[each.said.path] = end - zero
    _in_proportion(shown, ends)


@settings(max_examples=100, deadline=None)
@given(plots("columns"), widths, st.floats(0, 1))
def test_the_height_of_a_column_is_its_number(plot: Plot, width: float, grown: float) -> None:
    drawing = made(plot, width, grown)
    if drawing.wide or drawing.lost:
        return
    rule = bounds(next(each for each in drawing.marks if each.fill is Tone.ZERO).outline)
    lying = rule.bottom - rule.top > rule.right - rule.left  # few columns without room for their numbers
    zero, found = zero_of(drawing, upright=lying), bars(drawing)
    shown = [each for each in cells(plot) if each.value]
    ends = {}
    for each in shown:
        box = bounds(found[each.said.path].outline)
        if lying:
            ends[each.said.path] = (box.right if each.value > 0 else box.left) - zero
            continue
        end = box.top if each.value > 0 else box.bottom
        assert abs((box.bottom if each.value > 0 else box.top) - zero) < 0.01
        ends[each.said.path] = zero - end
    _in_proportion(shown, ends)


def _in_proportion(shown: list[PlotCell], ends: dict[str, float]) -> None:
    """Hold lengths against numbers, by the scale of the longest."""
    if not shown:
        return
    longest = max(shown, key=lambda each: abs(each.value or 0))
    factor = ends[longest.said.path] / float(longest.value or 1)
    assert factor > 0
    values = [float(each.value or 0) for each in shown]
    span = max(*values, 0.0) - min(*values, 0.0)
    for each in shown:
        assert abs(ends[each.said.path] / factor - float(each.value or 0)) <= _NEAR * span


@settings(max_examples=100, deadline=None)
@given(plots("line"), widths, st.floats(0, 1))
def test_the_points_of_a_line_are_its_numbers(plot: Plot, width: float, grown: float) -> None:
    drawing = made(plot, width, grown)
    # The scale is read as a reader would: from two ticks and the places of their lines.
    numbers = {each.text.plain for each in plot.ticks}  # beside signs of flags
    at = [each for each in drawing.labels if each.text.path == "c.drawing" and each.text.plain in numbers]
    lowest, highest = at[0], at[-1]
    low, high = float(lowest.text.plain), float(highest.text.plain)
    span = high - low
    for number in range(plot.count):
        lines = [
            each for each in drawing.marks if each.line and each.shows == plot.rows[0].cells[number].said.path
        ]
        points = {
            (round(segment.points[0], 3), round(segment.points[1], 3))
            for mark in lines
            for segment in mark.outline
            if segment.points
        }
        dots = {each.shows: bounds(each.outline) for each in drawing.marks if each.fill and each.shows}
        unseen = {each.text.path: each for each in drawing.labels if not each.seen}
        for row in plot.rows:
            cell = row.cells[number]
            if cell.value is None:
                assert cell.said.path not in dots
                continue
            if cell.said.path in dots:
                box = dots[cell.said.path]
                y = (box.top + box.bottom) / 2
            else:
                label = unseen[cell.said.path]
                y = label.y
                x = label.x + label.width / 2
                lone = not any(each.round for each in lines)
                assert lone or any(abs(px - x) < 0.02 and abs(py - y) < 0.02 for px, py in points)
            read = low + (lowest.y - y - 0.34 * 8.5) / (lowest.y - highest.y) * span
            assert abs(read - float(cell.value)) <= _NEAR * span


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(("stacked", "funding")).flatmap(plots), widths, st.floats(0, 1))
def test_the_length_of_a_part_is_its_number(plot: Plot, width: float, grown: float) -> None:
    drawing = made(plot, width, grown)
    found = bars(drawing)
    shown = [row.cells[number] for row in plot.rows for number in range(plot.count) if row.part != "required"]
    shown = [each for each in shown if each.value]
    assert set(found) == {each.said.path for each in shown}
    boxes = {path: bounds(mark.outline) for path, mark in found.items()}
    _in_proportion(shown, {path: box.width for path, box in boxes.items()})
    for row in plot.rows if plot.show == "stacked" and plot.count > 1 else ():
        parts = [boxes[cell.said.path] for cell in row.cells if cell.value]
        assert all(abs(one.right - other.left) < 0.01 for one, other in pairwise(parts))


@settings(max_examples=60, deadline=None)
@given(plots("pictograph"), widths, st.floats(0, 1))
def test_as_many_figures_stand_as_are_counted(plot: Plot, width: float, grown: float) -> None:
    drawing = made(plot, width, grown)
    step = step_of(plot.values())
    assert step == 1 or max(plot.values()) > 40
    for row in plot.rows:
        cell = row.cells[0]
        figures = [each for each in drawing.marks if each.shows == cell.said.path]
        assert len(figures) == (int(cell.value / step + Decimal("0.5")) if cell.value else 0)
        assert figures or not cell.value, "what is counted is not drawn as nothing"
        places = [bounds(each.outline) for each in figures]
        assert not any(one.grown(-0.01).meets(other) for one, other in pairwise(places))
        assert len({(round(each.width, 3), round(each.height, 3)) for each in places}) <= 1
        columns, lines = (sorted({round(each[at], 2) for each in places}) for at in (0, 1))
        if len(lines) > 1 and not plot.people:
            assert abs((lines[1] - lines[0]) - (columns[1] - columns[0])) < 0.02


@settings(max_examples=60, deadline=None)
@given(plots("dots"), widths, st.floats(0, 1))
def test_dots_stand_at_their_numbers(plot: Plot, width: float, grown: float) -> None:
    drawing = made(plot, width, grown)
    _on_a_scale(plot, drawing, upright=False)


@settings(max_examples=60, deadline=None)
@given(plots("dots"), widths, st.floats(0, 1))
def test_signs_of_what_is_missing_are_seen_beside_dots(plot: Plot, width: float, grown: float) -> None:
    drawing = made(plot, width, grown)
    if drawing.wide or drawing.lost:
        return
    seen = {each.text.path: each for each in drawing.labels if each.seen}
    for row in plot.rows:
        if any(each.value is None for each in row.cells):
            own = [seen[each.said.path] for each in row.cells]
            assert not any(_box(one).meets(_box(other)) for one, other in combinations(own, 2)), own


@settings(max_examples=60, deadline=None)
@given(plots("slope"), widths, st.floats(0, 1))
def test_both_ends_of_a_slope_stand_at_their_numbers(plot: Plot, width: float, grown: float) -> None:
    drawing = made(plot, width, grown)
    _on_a_scale(plot, drawing, upright=True)
    if drawing.lost:
        # It is told, and not printed: between its dates there is no room for a stroke of a broken line.
        return
    for number in range(plot.count):
        ends = [row.cells[number] for row in plot.rows]
        if number in plot.context or any(each.value is None for each in ends):
            continue
        (line,) = [
            each for each in drawing.marks if each.line and each.shows == ends[0].said.path and not each.fill
        ]
        found = [
            _middle(mark)
            for cell in ends
            for mark in drawing.marks
            if mark.fill and mark.shows == cell.said.path
        ]
        # Those that no tone tells apart are broken: their first stroke begins at the first number.
        broken = len(line.outline) > 2
        for segment, place in zip(line.outline, found, strict=not broken):
            assert segment.points == pytest.approx(place)
            if broken:
                break


def _middle(mark: Mark) -> tuple[float, float]:
    box = bounds(mark.outline)
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _on_a_scale(plot: Plot, drawing: ChartDrawing, upright: bool) -> None:
    """Hold the places of dots against numbers, by the scale of the two that are furthest apart."""
    shown = [each for each in cells(plot) if each.value is not None]
    at = {each.shows: _middle(each)[upright] for each in drawing.marks if each.fill and each.shows}
    assert set(at) == {each.said.path for each in shown}
    low = min(shown, key=lambda each: each.value or 0)
    high = max(shown, key=lambda each: each.value or 0)
    span = float(high.value or 0) - float(low.value or 0)
    length = at[high.said.path] - at[low.said.path]
    assert length == 0 or (length < 0) is upright
    for each in shown:
        read = float(low.value or 0) + (at[each.said.path] - at[low.said.path]) / (length or 1) * span
        assert abs(read - float(each.value or 0)) <= _NEAR * span


@settings(max_examples=50, deadline=None)
@given(plots("small-multiples"), widths, st.floats(0, 1))
def test_small_multiples_have_one_scale(plot: Plot, width: float, grown: float) -> None:
    drawing = made(plot, width, grown)
    low, high = float(plot.ticks[0].value), float(plot.ticks[-1].value)
    rates = set()
    for number in range(plot.count):
        column = [row.cells[number] for row in plot.rows if row.cells[number].value is not None]
        unseen = {each.text.path: each.y for each in drawing.labels if not each.seen}
        dots = {each.shows: _middle(each)[1] for each in drawing.marks if each.fill and each.shows}
        at = [(float(cell.value or 0), {**unseen, **dots}[cell.said.path]) for cell in column]
        drawn_points = {
            round(point.points[1], 3)
            for mark in drawing.marks
            if mark.line and mark.shows == plot.rows[0].cells[number].said.path
            for point in mark.outline
        }
        assert drawn_points <= {round(y, 3) for _, y in at}
        (one, y1), (other, y2) = min(at), max(at)
        if other - one > 0.05 * (high - low):
            rates.add((y1 - y2) / (other - one))
        for value, y in at:
            if other > one:
                assert abs(one + (y1 - y) / (y1 - y2) * (other - one) - value) <= _NEAR * (high - low)
    assert max(rates, default=1.0) <= min(rates, default=1.0) * (1 + _NEAR)


def _copy_of(drawing: ChartDrawing) -> list[tuple[str, str]]:
    """The copy by its paths: pieces of one path in their order."""
    pieces: dict[str, list[tuple[int, str]]] = {}
    for each in drawing.labels:
        if each.text.path != "c.drawing":
            pieces.setdefault(each.text.path, []).append((each.text.start, each.text.plain))
    return [(path, "".join(words for _, words in sorted(found))) for path, found in pieces.items()]


@pytest.mark.parametrize("show", sorted(known()))
def test_every_name_and_number_stands_once(show: str) -> None:
    @settings(max_examples=40, deadline=None)
    @given(plots(show), widths)
    def holds(plot: Plot, width: float) -> None:
        drawing = made(plot, width)
        copy = [row.name for row in plot.rows]
        copy += [cell.said for cell in cells(plot)]
        copy += plot.series
        copy += [plot.reference[1]] if plot.reference else []
        wanted = [(each.path, each.plain) for each in copy]
        said = _copy_of(drawing)
        assert sorted(said) == sorted(wanted)

    holds()


@pytest.mark.parametrize("show", sorted(known()))
def test_nothing_stands_outside_its_room(show: str) -> None:
    @settings(max_examples=40, deadline=None)
    @given(plots(show), widths, st.floats(0, 1))
    def holds(plot: Plot, width: float, grown: float) -> None:
        drawing = made(plot, width, grown)
        if drawing.wide or drawing.lost:
            return
        for mark in drawing.marks:
            box = bounds(mark.outline)
            assert box.left >= -4
            assert box.right <= width + 4
            assert box.top >= -1
            assert box.bottom <= drawing.height + 1
        for label in drawing.labels:
            if not label.seen:
                continue
            # A word is as wide as its room at most, and its room is within the chart's.
            lines = Ruler().lines(label.text, label.type, label.width)
            widest = Ruler().width if lines == 1 else Ruler().least
            assert widest(label.text, label.type) <= label.width + 0.1, label
            size, leading = Ruler().size(label.type), Ruler().leading(label.type)
            assert label.x >= -0.1, label
            assert label.x + label.width <= width + 0.1, label
            assert label.y - 0.8 * size >= -1, label
            assert label.y + (lines - 1) * leading + 0.2 * size <= drawing.height + 1, label

    holds()


def _box(label: Label) -> Bounds:
    """Where the letters of a label stand, as much as figures and capitals are high."""
    lines = Ruler().lines(label.text, label.type, label.width)
    size, leading = Ruler().size(label.type), Ruler().leading(label.type)
    return Bounds(
        label.x, label.y - 0.7 * size, label.x + label.width, label.y + (lines - 1) * leading
    ).grown(-0.2)


@pytest.mark.parametrize("show", ["slope", "line"])
def test_no_word_prints_over_another(show: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(plots(show), widths, st.floats(0, 1))
    def holds(plot: Plot, width: float, grown: float) -> None:
        drawing = made(plot, width, grown)
        if drawing.wide or drawing.lost:
            return
        # What is held against the others, and signs of what is missing, stand among lines.
        own = {*(cell.said.path for cell in cells(plot) if cell.value is None), "c.reference.label"}
        seen = [each for each in drawing.labels if each.seen and each.text.path not in own]
        for one, other in combinations(seen, 2):
            assert not _box(one).meets(_box(other)), (one, other)

    holds()


@settings(max_examples=150, deadline=None)
@given(plots("columns"), widths, st.floats(0, 1))
def test_words_of_a_reference_stand_on_the_ground(plot: Plot, width: float, grown: float) -> None:
    drawing = made(plot, width, grown)
    found = [each for each in drawing.labels if each.text.path == "c.reference.label" and each.seen]
    for label in found if not (drawing.wide or drawing.lost) else ():
        box, under = _box(label), Tone.GROUND
        for mark in drawing.marks:
            if mark.fill and mark.shows and bounds(mark.outline).meets(box):
                under = mark.fill
            plate = bounds(mark.outline)
            if mark.fill is Tone.GROUND and plate.left <= box.left and box.right <= plate.right:
                under = Tone.GROUND if plate.top <= box.top and box.bottom <= plate.bottom else under
        assert under is Tone.GROUND, label


@settings(max_examples=60, deadline=None)
@given(plots("stacked"), widths, st.floats(0, 1))
def test_every_number_of_a_stack_is_seen(plot: Plot, width: float, grown: float) -> None:
    drawing = made(plot, width, grown)
    seen = {each.text.path for each in drawing.labels if each.seen}
    assert {cell.said.path for cell in cells(plot)} <= seen


@settings(max_examples=60, deadline=None)
@given(st.one_of(plots("line"), plots("slope")), widths, st.floats(0, 1))
def test_lines_in_several_inks_are_thick_enough_for_a_press_out_of_register(
    plot: Plot, width: float, grown: float
) -> None:
    drawing = made(plot, width, grown)
    # Lines to read by are of one ink in the layouts; those of a series have its color.
    lines = [each for each in drawing.marks if each.line and each.line is not Tone.GRID]
    assert all(each.width >= 0.5 for each in lines)  # points (GWG 2015, 4.17)


@settings(max_examples=80, deadline=None)
@given(plots("stacked"), widths)
def test_a_number_over_a_stack_is_over_its_part_or_has_a_sample(plot: Plot, width: float) -> None:
    drawing = made(plot, width)
    if plot.count == 1 or drawing.wide or drawing.lost:
        return
    found, samples = (
        bars(drawing),
        [bounds(each.outline) for each in drawing.marks if not each.shows and each.fill],
    )
    for row in plot.rows[1:]:  # over the first stand the names, and numbers under these
        for cell in row.cells:
            label = labels(drawing)[cell.said.path]
            if cell.value and label.seen:
                box = bounds(found[cell.said.path].outline)
                near = [
                    each
                    for each in samples
                    if 0 < label.x - each.right < 2 * MM and 0 <= label.y - each.bottom < 0.5
                ]
                assert near or (label.x <= box.right and box.left <= label.x + label.width), cell


def test_the_last_small_part_of_a_stack_has_its_number_over_it() -> None:
    rows = tuple(
        PlotRow(
            said(f"District {at}", f"c.r{at}.label"),
            tuple(PlotCell(Decimal(each), said(f"{each}%", f"c.r{at}.s{n}")) for n, each in enumerate(parts)),
        )
        for at, parts in enumerate(((22, 20, 48, 10), (51, 14, 22, 13), (60, 21, 13, 6)))
    )
    names = tuple(
        said(each, f"c.s{n}.label") for n, each in enumerate(("Public", "Subsidized", "Private", "Other"))
    )
    plot = Plot("stacked", rows, names, frozenset(), (), True, figure="c.drawing")
    drawing = made(plot, 75 * MM)
    for row in plot.rows:
        path = row.cells[-1].said.path
        label, part = labels(drawing)[path], bounds(bars(drawing)[path].outline)
        assert label.seen and part.left <= label.x + label.width / 2 <= part.right


@pytest.mark.parametrize("width", [60, 85, 174])
def test_ticks_of_small_pictures_stay_inside_the_chart(width: float) -> None:
    ticks = (("0", 0), ("10", 10), ("20 in one thousand", 20))
    rows = tuple(
        PlotRow(
            said(str(2020 + at), f"c.r{at}.label"),
            tuple(PlotCell(Decimal(at + n), said(f"{at + n}", f"c.r{at}.s{n}")) for n in range(3)),
            365.0 * at,
        )
        for at in range(4)
    )
    names = tuple(said(f"Ward {n}", f"c.s{n}.label") for n in range(3))
    marked = tuple(Tick(Decimal(value), said(words, "c.drawing")) for words, value in ticks)
    plot = Plot("small-multiples", rows, names, frozenset(), marked, True, figure="c.drawing")
    drawing = made(plot, width * MM)
    seen = [each for each in drawing.labels if each.seen]
    assert any(each.text.plain == ticks[-1][0] for each in seen)
    assert all(each.x > -0.1 and each.x + each.width < drawing.width + 0.1 for each in seen)
    boxes = [(each, box) for each in seen for box in Ruler().ink(each)]
    assert not any(
        a is not b and one.grown(-1.2).meets(other.grown(-1.2))
        for (a, one), (b, other) in combinations(boxes, 2)
    )
