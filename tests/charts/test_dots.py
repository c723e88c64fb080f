"""Words over dots: names of series that take several lines keep off those of rows."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.art.outline import bounds
from factsheet.charts import drawn, extent
from factsheet.charts.plot import Plot
from factsheet.charts.shows.dots import _spread
from tests.charts.plots import LOOK, MM, Ruler, plots
from tests.sheets.trial import case, proofed

WIDTH, SPACE = 100.0, 4.0


@given(st.lists(st.tuples(st.floats(5, 260), st.floats(0, WIDTH)), min_size=1, max_size=4))
def test_no_two_words_stand_in_one_place(words: list[tuple[float, float]]) -> None:
    found = _spread(words, WIDTH, SPACE)
    assert all(each.left >= 0 and each.left + each.wide <= WIDTH + 1e-6 for each in found)
    for one, other in combinations(found, 2):
        beside = one.left >= other.left + other.wide or other.left >= one.left + one.wide
        assert one.line != other.line or beside


@pytest.mark.parametrize("seed", [61181, 71208])
def test_names_of_series_wider_than_their_chart_do_not_meet_those_of_rows(seed: int) -> None:
    """In large print, in a third of a page; in one of them black stood on a mark, which was refused."""
    trial = proofed(case(seed))
    assert trial.proof and not trial.proof.faults


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(("dots", "bars", "pictograph")).flatmap(plots),
    st.floats(45 * MM, 100 * MM),
    st.floats(0, 1),
)
def test_a_name_over_its_marks_is_nearer_to_them_than_to_those_of_the_row_before(
    plot: Plot, width: float, grown: float
) -> None:
    ruler = Ruler()
    least, most = extent(plot, width, LOOK, ruler)
    drawing = drawn(plot, (width, least + grown * (most - least)), LOOK, ruler)
    if drawing.wide or drawing.lost:
        return
    seen = {each.text.path: each for each in drawing.labels if each.seen}
    names = [seen[row.name.path] for row in plot.rows]
    reach = list[tuple[float, float]]()
    for row in plot.rows:
        paths = {cell.said.path for cell in row.cells}
        boxes = [bounds(each.outline) for each in drawing.marks if each.shows in paths]
        # What begins later explains a flag under all rows.
        words = [
            each for each in drawing.labels if each.seen and each.text.path in paths and not each.text.start
        ]
        tops = [box.top for box in boxes] + [each.y - 0.7 * ruler.size(each.type) for each in words]
        reach.append((min(tops), max([box.bottom for box in boxes] + [each.y for each in words])))
    for (_, end), (start, _), name in zip(reach, reach[1:], names[1:], strict=False):
        base = name.y + (ruler.lines(name.text, name.type, name.width) - 1) * ruler.leading(name.type)
        if base < start:  # the name stands over its marks, not beside them
            after, before = start - base, name.y - 0.7 * ruler.size(name.type) - end
            assert 1.2 * after < before, (plot.show, after, before)


@settings(max_examples=80, deadline=None)
@given(plots("dots"), st.floats(45 * MM, 100 * MM))
def test_names_of_series_stand_in_a_key_where_names_of_rows_stand_over_their_dots(
    plot: Plot, width: float
) -> None:
    drawing = drawn(plot, (width, extent(plot, width, LOOK, Ruler()).least), LOOK, Ruler())
    if drawing.wide or drawing.lost or plot.count == 1:
        return
    seen = {each.text.path: each for each in drawing.labels if each.seen}
    first = seen[plot.rows[0].name.path]
    dots = [bounds(each.outline) for each in drawing.marks if each.shows.startswith("c.r0.")]
    samples = [bounds(each.outline) for each in drawing.marks if not each.shows]
    for text in plot.series if dots and first.y < min(box.top for box in dots) else ():
        own = seen[text.path]
        assert own.y < first.y
        assert any(0 < own.x - box.right < 2 * MM and abs(box.bottom - own.y) < 1 for box in samples)
