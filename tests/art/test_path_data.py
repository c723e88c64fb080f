"""The path grammar: a misread number bends a publisher's logo."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.art.outline import bounds, flatten
from factsheet.art.path_data import parse
from factsheet.display import Segment

numbers = st.integers(-99999, 99999).map(lambda n: n / 100)


def segments(verb: str, count: int) -> st.SearchStrategy[Segment]:
    return st.tuples(*[numbers] * count).map(lambda points: Segment(verb, points))


body = st.lists(
    st.one_of(segments("M", 2), segments("L", 2), segments("C", 6), st.just(Segment("Z"))), max_size=12
)


def written(outline: tuple[Segment, ...]) -> str:
    """An outline as path data."""
    return "".join(each.verb + " ".join(f"{number:g}" for number in each.points) for each in outline)


@given(segments("M", 2), body)
def test_what_is_written_is_read_back(first: Segment, rest: list[Segment]) -> None:
    outline = (first, *rest)
    assert parse(written(outline)) == outline


@given(st.text("MmLlHhVvCcSsQqTtAaZz0123456789.,-+e \n", max_size=60))
def test_any_text_is_read_or_refused_and_never_ends_in_a_crash(text: str) -> None:
    try:
        outline = parse(text)
    except ValueError:
        return
    assert all(math.isfinite(number) for segment in outline for number in segment.points)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("M1 1 2 2 3 1z", "M1,1 L2,2 L3,1 Z"),
        ("m1 1 1 1h2v3", "M1 1 L2 2 L4 2 L4 5"),
        ("M0 0l1 1zl5 5", "M0 0L1 1ZL5 5"),
        ("M.5.5-1-1", "M0.5 0.5L-1 -1"),
        ("M1e1 1E-1L2 3", "M10 .1L2 3"),
        ("M0 0c1 1 2 2 3 3s1 1 2 2", "M0 0C1 1 2 2 3 3C4 4 4 4 5 5"),
        ("M0 0L9 9S2 2 3 3", "M0 0L9 9C9 9 2 2 3 3"),
        ("M0 0Q3 0 3 3", "M0 0C2 0 3 1 3 3"),
        ("M0 0Q3 0 3 3t3 3", "M0 0C2 0 3 1 3 3C3 5 4 6 6 6"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_short_forms_mean_the_same_as_long_ones(short: str, long: str) -> None:
    for one, other in zip(parse(short), parse(long), strict=True):
        assert one.verb == other.verb
        assert one.points == pytest.approx(other.points)


def test_arcs_written_without_spaces_between_their_flags() -> None:
    assert parse("M0 0a1 1 0 01.5.5") == parse("M0 0a1 1 0 0 1 .5 .5")


@given(st.floats(1, 50), st.floats(1, 50), st.floats(-180, 180), st.booleans(), st.booleans())
def test_points_of_an_arc_lie_on_its_ellipse(
    rx: float, ry: float, turn: float, large: bool, sweep: bool
) -> None:
    # From the end of one radius to that of the other, so that the centre is known: 0, 0.
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    start, end = (rx * cosine, rx * sine), (-ry * sine, ry * cosine)
    ends = f"M{start[0]:.9f} {start[1]:.9f}A{rx} {ry} {turn} {large:d} {sweep:d} {end[0]:.9f} {end[1]:.9f}"
    (line,) = flatten(parse(ends), 0.01)
    centre = (0.0, 0.0) if large != sweep else (start[0] + end[0], start[1] + end[1])
    for x, y in line:
        along, across = x - centre[0], y - centre[1]
        u, v = (along * cosine + across * sine) / rx, (across * cosine - along * sine) / ry
        assert math.hypot(u, v) == pytest.approx(1, abs=0.01)
    assert line[-1] == pytest.approx(end, abs=1e-6)


def test_an_arc_with_radii_too_small_is_stretched_to_its_ends() -> None:
    box = bounds(parse("M0 0A1 1 0 0 1 10 0"))
    assert (box.width, box.height) == pytest.approx((10, 5), abs=0.01)


@pytest.mark.parametrize(
    "text",
    ["L1 1", "  L1 1", "M1", "M1 1 L", "M1 1 X2", "M1 1,L2 2 3", "M1e999 1", "M0 0A1 1 0 2 0 1 1", "1 1"],
)
def test_broken_paths_are_named_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match=r"path|number"):
        parse(text)
