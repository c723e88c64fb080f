"""Lengths in `u` follow the type, wherever they stand in a box; all others stay."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factsheet
from factsheet.boxes.box import Box, Problem, set_box
from factsheet.boxes.scaled import at_scale
from factsheet.boxes.tree import build
from factsheet.layout.load import layout_names, load_layout
from factsheet.setting.style import Spec
from factsheet.units import MM, TypeLength, points
from factsheet.yaml_source import parse
from tests.boxes.test_kinds import setting

scales = st.floats(0.4, 4)


def box(source: str) -> Box:
    problems: list[Problem] = []
    built = build(parse(source, "layout.yaml").value, (), problems)
    assert built is not None, problems
    return built


def lengths(value: Any) -> Iterator[TypeLength]:
    """Every length that follows the type in a box."""
    match value:
        case TypeLength():
            yield value
        case Spec():
            for name in type(value).model_fields:
                yield from lengths(getattr(value, name))
        case tuple():
            for each in value:
                yield from lengths(each)
        case dict():
            for each in value.values():
                yield from lengths(each)


def test_a_unit_is_a_millimeter_where_type_has_its_designed_size() -> None:
    assert points("5u") == pytest.approx(5 * MM)
    assert isinstance(points("5u"), TypeLength) and not isinstance(points("5mm"), TypeLength)
    assert points("5u").at(2.0) == pytest.approx(10 * MM)


def test_no_other_module_asks_whether_a_length_follows_the_type() -> None:
    # A parameter that is said to be a float is one without a class in compiled code: the question is answered
    # no there, and pages come out otherwise.
    asking = set()
    for path in Path(factsheet.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name("isinstance"), args=[_, asked]) if "TypeLength" in ast.dump(
                    asked
                ):
                    asking.add(path.name)
                case ast.MatchClass(cls=ast.Name("TypeLength")):
                    asking.add(path.name)
    assert asking == {"scaled.py", "units.py"}


@given(scales)
def test_a_box_in_units_is_as_high_as_the_scale_says_and_one_in_millimeters_is_not(scale: float) -> None:
    source = "{stack: [{space: 4U}, {space: 6U, pad: {top: 1U}}], gap: {best: 2U}}"
    follows, stays = (at_scale(box(source.replace("U", unit)), scale) for unit in ("u", "mm"))
    assert set_box(follows, setting(), 100).height == pytest.approx(13 * MM * scale)
    assert set_box(stays, setting(), 100).height == pytest.approx(13 * MM)


def test_lengths_in_rows_and_in_what_is_repeated_follow_too() -> None:
    made = at_scale(
        box("{row: [{icon: .icon, size: 8u, swatch: n}, {space: 1}], columns: [8u, rest], gap: 3u}"), 1.5
    )
    assert made.columns[0] == pytest.approx(12 * MM) and made.gap == pytest.approx(4.5 * MM)
    assert made.row[0].size == pytest.approx(12 * MM)
    repeated = at_scale(box("{stack: [{each: key_numbers.others, box: {space: 2u}}]}"), 2.0)
    assert repeated.stack[0].box.space == pytest.approx(4 * MM)


def test_a_box_without_such_lengths_is_the_same_object() -> None:
    plain = box("{stack: [{space: 4mm}], gap: 2mm}")
    assert at_scale(plain, 1.7) is plain


@pytest.mark.parametrize("name", layout_names())
def test_nothing_of_a_layout_keeps_a_length_that_has_no_scale(name: str) -> None:
    """A box is only set once it is scaled: a length in units would else be taken for millimeters."""
    for block in load_layout(name).spec.blocks.values():
        for arrangement in block.arrangements.values():
            assert list(lengths(at_scale(arrangement.box, 1.3))) == []
    assert any(
        list(lengths(each.box))
        for block in load_layout(name).spec.blocks.values()
        for each in block.arrangements.values()
    )
