"""What a drawing is of stays in sight where its place is of another shape."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factsheet.art.drawing import Drawing, Layer
from factsheet.art.outline import rect
from factsheet.art.pictures import Artwork
from factsheet.art.subject import boxes_of, in_sight

WIDE, HIGH = 300.0, 200.0


def drawing(*things: tuple[float, float, float, float]) -> Drawing:
    """Return a sky with things on it, by their left, their top, their width and their height."""
    ground = Layer(rect(0, 0, WIDE, HIGH), "#cce0f0")
    return Drawing(WIDE, HIGH, (ground, *(Layer(rect(*each), "#7a1020") for each in things)))


def window(of: Drawing, width: float, height: float, kept: tuple[float, float]) -> tuple[float, ...]:
    """Return what is seen of a drawing, in its own units: from left, top to right, bottom."""
    factor = max(width / of.width, height / of.height)
    wide, high = width / factor, height / factor
    left, top = (of.width - wide) * kept[0], (of.height - high) * kept[1]
    return left, top, left + wide, top + high


def test_a_boat_at_the_start_stays_where_the_layout_asks_for_the_end() -> None:
    boat = drawing((20, 150, 60, 30))
    assert window(boat, 100, 200, in_sight(boat, 100, 200, (1.0, 1.0)))[0] <= 20


def test_what_is_asked_for_stays_where_nothing_is_lost_by_it() -> None:
    city = drawing((180, 80, 110, 120))
    assert in_sight(city, 160, 200, (1.0, 1.0)) == (1.0, 1.0)
    assert in_sight(city, 300, 130, (0.5, 1.0)) == (0.5, 1.0)
    assert in_sight(city, 300, 200, (0.5, 0.5)) == (0.5, 0.5)
    assert in_sight(drawing(), 100, 200, (0.5, 0.5)) == in_sight(drawing(), 300, 40, (0.5, 0.5)) == (0.5, 0.5)


def test_a_head_keeps_a_margin_to_the_edge_where_the_drawing_is_cut_off() -> None:
    figure = drawing((120, 60, 60, 100))
    _, top, _, bottom = window(figure, 300, 140, in_sight(figure, 300, 140, (0.5, 1.0)))
    assert 60 - top > 8 and bottom - 160 > 8


@given(
    st.lists(st.tuples(*[st.floats(0, 0.9)] * 2, *[st.floats(0.02, 0.1)] * 2), min_size=1, max_size=5),
    st.floats(0.2, 5),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_no_less_is_seen_than_in_the_place_that_is_asked_for(
    shares: list[tuple[float, ...]], ratio: float, asked: tuple[float, float]
) -> None:
    of = drawing(*[(x * WIDE, y * HIGH, w * WIDE, h * HIGH) for x, y, w, h in shares])

    def seen(kept: tuple[float, float]) -> float:
        left, top, right, bottom = window(of, 100 * ratio, 100, kept)
        return sum(
            max(0.0, min(each.right, right) - max(each.left, left))
            * max(0.0, min(each.bottom, bottom) - max(each.top, top))
            for each in boxes_of(of)
        )

    found = in_sight(of, 100 * ratio, 100, asked)
    whole = sum(each.width * each.height for each in boxes_of(of))
    assert all(0 <= each <= 1 for each in found)
    # Counted in sixtieths of a side.
    assert seen(found) >= seen(asked) - 0.05 * whole
    assert Artwork(of).kept(100 * ratio, 100, "bottom") == (0.5, 1.0)


def test_only_an_anchor_that_says_so_follows_the_details_and_a_focus_goes_before_it() -> None:
    boat = drawing((20, 150, 60, 30))
    assert Artwork(boat).kept(100, 200, "bottom end") == (1.0, 1.0)
    assert Artwork(boat).kept(100, 200, "bottom end details")[0] < 0.2
    assert Artwork(boat, (1.0, 1.0)).kept(100, 200, "bottom end details")[0] == 1.0
