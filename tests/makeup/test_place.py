"""Mirroring: a right-to-left page is the left-to-right one turned, and nothing is lost on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factsheet.display import Direction, DisplayGroup, DisplayItem, Placed, Shape, leaves, width_of
from factsheet.makeup.place import mirrored, place

WIDTH = 600.0
lengths = st.floats(1, 200, allow_nan=False).map(lambda n: round(n, 2))


def shape(width: float) -> Shape:
    return Shape((), width, 10.0, fill="ink")


def groups(inner: st.SearchStrategy[DisplayItem]) -> st.SearchStrategy[DisplayItem]:
    placed = st.builds(Placed, inner, lengths, lengths)
    return st.builds(
        lambda items, width, rigid: DisplayGroup(tuple(items), width, 10.0, rigid=rigid),
        st.lists(placed, max_size=4),
        lengths,
        st.booleans(),
    )


items = st.recursive(st.builds(shape, lengths), groups, max_leaves=8)
pages = st.lists(st.builds(Placed, items, lengths, lengths), max_size=5).map(tuple)


@given(pages)
def test_a_page_mirrored_twice_is_as_before(page: tuple[Placed, ...]) -> None:
    back = place(place(page, WIDTH, Direction.RTL), WIDTH, Direction.RTL)
    for (_, x, y), (_, was_x, was_y) in zip(leaves(back), leaves(page), strict=True):
        assert abs(x - was_x) < 1e-6
        assert y == was_y


def test_a_left_to_right_page_is_not_touched() -> None:
    page = (Placed(shape(20), 30, 40),)
    assert place(page, WIDTH, Direction.LTR) is page


def test_an_item_at_the_start_edge_goes_to_the_right_edge() -> None:
    (turned,) = place((Placed(shape(20), 0, 5),), WIDTH, Direction.RTL)
    assert (turned.x, turned.y) == (WIDTH - 20, 5)


@given(lengths, lengths, lengths)
def test_the_inside_of_a_rigid_group_keeps_its_order(x: float, at: float, width: float) -> None:
    inside = (Placed(shape(5), at, 0),)
    turned = mirrored(Placed(DisplayGroup(inside, width, 10, rigid=True), x, 0), WIDTH)
    assert isinstance(turned.item, DisplayGroup)
    assert turned.item.items == inside
    assert width_of(turned.item) == width


def test_the_inside_of_a_loose_group_turns() -> None:
    group = DisplayGroup((Placed(shape(10), 0, 0), Placed(shape(30), 20, 0)), 100, 10)
    turned = mirrored(Placed(group, 0, 0), 100)
    assert isinstance(turned.item, DisplayGroup)
    assert [each.x for each in turned.item.items] == [90, 50]
