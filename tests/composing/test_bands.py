"""Bands: consecutive pieces side by side, read column by column, each as high as it is measured."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.composing.bands import Bands, BandWay
from factsheet.composing.measures import TileHeights
from factsheet.composing.plan import GRID, BlockPart, total
from tests.composing.bare import SHOWS, bar, bench, box, column

LETTERS = tuple(SHOWS)


@st.composite
def sheets(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """Blocks with one to three arrangements, each for some columns and of some height."""
    blocks: dict[str, dict[str, Any]] = {}
    for name in LETTERS[: draw(st.integers(2, 6))]:
        ways = {}
        for number in range(draw(st.integers(1, 3))):
            low = draw(st.integers(3, 9))
            span = (low, draw(st.integers(low, 12)) if number else 12)
            ways[f"w{number}"] = bar(draw(st.integers(10, 300)), columns=span, rank=draw(st.integers(0, 2)))
        blocks[name] = ways
    return blocks


def bands_of(blocks: dict[str, dict[str, Any]], scale: float = 1.0) -> Bands:
    return Bands(TileHeights(bench(blocks)), scale)


def everything(blocks: dict[str, dict[str, Any]]) -> tuple[BlockPart, ...]:
    return tuple(BlockPart(name) for name in blocks)


@given(sheets())
@settings(max_examples=40)
def test_a_band_is_read_column_by_column_and_holds_the_next_pieces_once(
    blocks: dict[str, dict[str, Any]],
) -> None:
    pieces = everything(blocks)
    for way in bands_of(blocks).beginning(pieces):
        held = tuple(tile.piece for each in way.band for tile in each.tiles)
        assert held == pieces[: way.taken]


@given(sheets())
@settings(max_examples=40)
def test_the_columns_of_a_band_lie_side_by_side_across_the_page(blocks: dict[str, dict[str, Any]]) -> None:
    found = bands_of(blocks).beginning(everything(blocks))
    assert found
    for way in found:
        lines = [0, *(each.stop for each in way.band)]
        assert [each.start for each in way.band] == lines[:-1] and lines[-1] == GRID
        for each in way.band:
            for tile in each.tiles:
                low, high = blocks[tile.piece.block][tile.arrangement]["columns"]
                assert low <= each.stop - each.start <= high


@given(sheets())
@settings(max_examples=40)
def test_a_band_is_as_high_as_its_highest_column(blocks: dict[str, dict[str, Any]]) -> None:
    bands = bands_of(blocks)
    for way in bands.beginning(everything(blocks)):
        heights = [
            sum(blocks[tile.piece.block][tile.arrangement]["box"].stack[0].min_height for tile in each.tiles)
            for each in way.band
        ]
        assert way.height == pytest.approx(max(heights))
        assert way.badness == pytest.approx(total(way.terms))
        again = bands.of(way.band)
        assert isinstance(again, BandWay) and again == way
        uneven = [term.value for term in way.terms if term.name == "uneven feet"]
        assert bool(uneven) == (max(heights) - min(heights) > 3 * 72 / 25.4 + 1e-6)


def test_what_a_word_is_too_wide_for_is_no_way() -> None:
    wide = {"columns": (4, 12), "box": box("{text: header.title, style: body}")}
    narrow = bench({"a": {"w": wide}, "b": {"w": bar(50)}})
    assert Bands(TileHeights(narrow), 1.0).beginning((BlockPart("a"), BlockPart("b")))
    assert Bands(TileHeights(narrow), 60.0).beginning((BlockPart("a"), BlockPart("b"))) == ()


def test_a_band_with_a_tile_that_the_content_does_not_allow_has_no_measure() -> None:
    blocks = {"a": {"w": bar(50)}, "c": {"few": bar(50, items=(1, 3)), "many": bar(80, items=(4, 9))}}
    bands = bands_of(blocks)
    assert bands.of((column(0, 12, "c:few"),)) is None
    assert bands.of((column(0, 12, "c[1-3]:few"),)) is not None
    assert bands.of((column(0, 12, "c:none"),)) is None
    assert bands.of((column(0, 12, "z:many"),)) is None
    many = bands.of((column(0, 12, "c:many"),))
    assert many and many.height == pytest.approx(80)


def test_of_ways_as_high_as_each_other_the_better_is_kept_and_always_the_lowest() -> None:
    blocks = {"a": {"worse": bar(101, rank=2), "better": bar(102), "low": bar(20, rank=6)}}
    found = {way.band[0].tiles[0].arrangement for way in bands_of(blocks).beginning(everything(blocks))}
    assert found == {"better", "low"}
