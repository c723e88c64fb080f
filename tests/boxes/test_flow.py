"""Columns of copy: as many lines in each, and no line of a paragraph alone."""

from __future__ import annotations

from functools import cache
from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factsheet
from factsheet.boxes.box import set_box
from factsheet.boxes.flow import cuts
from factsheet.composing.bench import Bench
from factsheet.display import GlyphRun, leaves
from factsheet.fonts.library import bundled
from tests.composing.bare import box
from tests.languages.editions import edition as sample_edition


def _lines(paragraphs: list[int], gap: float) -> tuple[float, ...]:
    """The baselines of paragraphs of so many lines, 12 points apart."""
    steps = [
        12.0 + (gap if not line and number else 0.0)
        for number, of in enumerate(paragraphs)
        for line in range(of)
    ]
    return tuple(accumulate(steps))


@pytest.mark.parametrize(
    ("paragraphs", "cut"),
    [
        ([10, 9], 10),
        ([9, 10], 9),  # the first line of the second stood at the foot of the first column
        ([9, 3, 7], 9),
        ([3, 8], 6),
        ([12], 6),
        ([11, 1], 6),
        ([2, 7], 5),
    ],
)
def test_no_line_of_a_paragraph_stands_alone(paragraphs: list[int], cut: int) -> None:
    assert cuts(_lines(paragraphs, 6.0), 2) == [cut]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(2, 3), st.floats(3.0, 9.0))
def test_columns_are_as_long_as_they_can_be(paragraphs: list[int], count: int, gap: float) -> None:
    lines = _lines(paragraphs, gap)
    if len(lines) < 2 * count:
        return
    found = cuts(lines, count)
    assert found == sorted(set(found)) and len(found) == count - 1
    for column, cut in enumerate(found, 1):
        assert 0 < cut < len(lines)
        assert abs(cut - len(lines) * column / count) <= 2


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=6),
    st.integers(2, 3),
    st.lists(st.booleans(), min_size=54, max_size=54),
)
def test_no_column_ends_inside_a_word(paragraphs: list[int], count: int, hyphens: list[bool]) -> None:
    lines, ends = _lines(paragraphs, 6.0), {*accumulate(paragraphs)}
    if len(lines) < 4 * count:
        return
    parted: list[float] = []
    for number, (line, hyphen) in enumerate(zip(lines, hyphens, strict=False), 1):
        # As words are hyphenated: at two ends in a row at most, never at that of a paragraph.
        if hyphen and number not in ends and parted[-2:] != [*lines[max(0, number - 3) : number - 1]]:
            parted.append(line)
    found = cuts(lines, count, tuple(parted))
    assert len(found) == count - 1 and found == sorted(set(found))
    assert not [cut for cut in found if lines[cut - 1] in parted]


@pytest.mark.parametrize(
    ("parted", "cut"),
    [((), 6), ((6,), 7), ((6, 7), 5), ((5, 6), 7), ((5, 6, 7), 8), ((4, 5, 6, 7), 8)],
)
def test_a_column_ends_a_line_or_two_higher_or_lower_rather_than_with_a_hyphen(
    parted: tuple[int, ...], cut: int
) -> None:
    lines = _lines([12], 6.0)
    assert cuts(lines, 2, tuple(lines[each - 1] for each in parted)) == [cut]


@cache
def _bench(lang: str) -> Bench:
    return Bench(sample_edition(lang), factsheet.load_layout("brief"), bundled())


@pytest.mark.parametrize("lang", ["id", "de", "ru", "el", "es", "fil"])
@given(
    st.floats(180, 420), st.sampled_from(["story.text", "about.text", "header.summary"]), st.integers(2, 3)
)
@settings(max_examples=12, deadline=None)
def test_copy_in_columns_is_hyphenated_within_them_alone(
    lang: str, width: float, text: str, count: int
) -> None:
    bench = _bench(lang)
    flow = box(f"{{flow: {{text: {text}, style: small}}, count: {count}, gap: 6}}")
    galley = set_box(flow, bench.context(1.0), width)
    runs = sorted(
        (int(x / width * count + 0.001), y, x, run.hyphenated)
        for run, x, y in leaves(galley.items)
        if isinstance(run, GlyphRun)
    )
    for (column, *_, hyphenated), (following, *_) in pairwise(runs):
        assert not (hyphenated and following > column)
