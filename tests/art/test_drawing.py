"""Laying a drawing: fewer objects, the same picture; cropped where the anchor says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.art.drawing import Drawing, Layer, contain, merged, place
from factsheet.art.outline import bounds, circle, polygon, rect
from factsheet.display import DisplayGroup, Placed, Stroke
from tests.art.painting import color_at, paint_at

small = st.integers(0, 12)
sizes = st.integers(1, 6)
colors = st.sampled_from(["#000001", "#000002", "#000003"])
boxes = st.builds(rect, small, small, sizes, sizes)
turned = boxes.map(lambda outline: (outline[0], *reversed(outline[1:4]), outline[4]))
shapes = st.one_of(
    boxes,
    turned,
    st.builds(circle, small, small, sizes),
    st.lists(st.tuples(small, small), min_size=3, max_size=6).map(polygon),
)
layers = st.lists(st.builds(Layer, shapes, colors, st.none(), st.booleans()), max_size=12)


@given(layers)
def test_joining_layers_never_changes_what_is_seen(given_layers: list[Layer]) -> None:
    fewer = merged(given_layers)
    assert len(fewer) <= len(given_layers)
    for x in range(14):
        for y in range(14):
            point = (x + 0.37, y + 0.41)
            assert color_at(fewer, point) == color_at(given_layers, point)


def test_many_windows_become_one_object() -> None:
    windows = [Layer(rect(x * 3, y * 3, 2, 2), "#fab326") for x in range(10) for y in range(10)]
    assert len(merged([Layer(rect(0, 0, 40, 40), "#000000"), *windows])) == 2


SHEET = Drawing(
    10,
    10,
    (
        Layer(rect(0, 0, 10, 5), "#000001"),
        Layer(rect(0, 5, 5, 5), "#000002"),
        Layer(rect(5, 5, 5, 5), "#000003"),
    ),
)


@pytest.mark.parametrize(
    ("anchor", "size", "seen"),
    [
        ("top", (20, 10), "#000001"),
        ("bottom", (20, 10), "#000002"),
        ("bottom start", (10, 20), "#000002"),
        ("bottom-end", (10, 20), "#000003"),
    ],
)
def test_a_drawing_covers_its_room_and_keeps_the_part_at_the_anchor(
    anchor: str, size: tuple[float, float], seen: str
) -> None:
    group = place(SHEET, *size, anchor)
    assert (group.width, group.height, group.clip) == (*size, True)
    for x in (0.1, size[0] - 0.1):
        for y in (0.1, size[1] - 0.1):
            assert paint_at([group_at(group)], (x, y)) is not None
    assert paint_at([group_at(group)], (0.5, size[1] - 0.5)) == seen


def group_at(group: DisplayGroup) -> Placed:
    return Placed(group, 0, 0)


def test_contain_shows_all_of_it_in_the_middle() -> None:
    group = contain(SHEET, 30, 10)
    assert [paint_at([group_at(group)], (x, 9)) for x in (9, 11, 19, 21)] == [
        None,
        "#000002",
        "#000003",
        None,
    ]


def test_what_lies_outside_the_sheet_is_not_shown() -> None:
    spilling = Drawing(10, 10, (Layer(rect(-50, -50, 100, 100), "#000001"),))
    group = contain(spilling, 30, 10)
    assert paint_at([group_at(group)], (5, 5)) is None


def test_what_the_crop_hides_is_left_out_of_the_file() -> None:
    far = Drawing(10, 100, (Layer(rect(0, 0, 10, 10), "#000001"), Layer(rect(0, 90, 10, 10), "#000002")))
    assert len(place(far, 10, 10, "bottom").items) == 1


def test_strokes_are_scaled_with_the_drawing() -> None:
    lined = Drawing(10, 10, (Layer(rect(1, 1, 8, 8), None, Stroke("#000001", 0.5)),))
    shape = place(lined, 40, 40).items[0].item
    assert shape.stroke == Stroke("#000001", 2.0)  # type: ignore[union-attr]


def test_a_shape_stands_at_its_own_corner() -> None:
    placed = place(SHEET, 20, 20).items[1]
    assert (placed.x, placed.y) == (0, 10)
    assert bounds(placed.item.outline)[:2] == (0, 0)  # type: ignore[union-attr]


def test_an_anchor_that_is_none_is_an_error() -> None:
    with pytest.raises(ValueError, match="middle"):
        place(SHEET, 1, 1, "middle")


@given(st.builds(Drawing, st.just(12), st.just(12), layers.map(tuple)))
def test_equal_drawings_have_one_hash(drawing: Drawing) -> None:
    again = replace(drawing, layers=tuple(replace(each) for each in drawing.layers))
    assert drawing == again and hash(drawing) == hash(again)
