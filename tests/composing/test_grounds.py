"""Grounds: tiles that touch stand on different ones wherever their blocks leave a choice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factsheet
from factsheet.composing.bench import Bench
from factsheet.composing.grounds import chosen_grounds
from factsheet.composing.plan import Tile
from factsheet.fonts.library import bundled
from tests.composing.bare import bar, bench, column, plan

TWO = {"w": bar(100), "grounds": ("red", "blue")}


def test_four_tiles_that_touch_take_turns() -> None:
    of = bench(dict.fromkeys("abcd", TWO))
    page = ((column(0, 6, "a:w", "b:w"), column(6, 12, "c:w", "d:w")),)
    chosen = {tile.piece.block: ground for tile, ground in chosen_grounds(of, plan(page)).items()}
    assert chosen["a"] != chosen["b"] and chosen["c"] != chosen["d"]


@given(st.lists(st.booleans(), min_size=2, max_size=6))
def test_tiles_below_each_other_never_share_a_ground_that_they_could_do_without(free: list[bool]) -> None:
    names = "abcdef"[: len(free)]
    # Those without a choice are red; between two of them there is always one that has one.
    blocks = {
        name: TWO if own or place % 2 else {"w": bar(100), "grounds": ("red",)}
        for place, (name, own) in enumerate(zip(names, free, strict=True))
    }
    page = tuple((column(0, 12, f"{name}:w"),) for name in names)
    chosen = chosen_grounds(bench(blocks), plan(page))
    grounds = [chosen[tile] for (col,) in page for tile in col.tiles]
    assert all(isinstance(tile, Tile) for tile in chosen)
    assert all(one != other for one, other in zip(grounds, grounds[1:], strict=False)), grounds


@pytest.mark.parametrize("layout", ["editorial", "clear"])
def test_no_two_tones_that_touch_run_together(layout: str) -> None:
    text = {"kind": "text", "heading": "Water", "text": "Boil it for a minute before it is drunk."}
    body = {"a": text | {"tone": "warning"}, "b": text | {"tone": "note"}, "c": text | {"tone": "warning"}}
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": "Clean water", "summary": "Boil it."}
    edition = factsheet.localize(factsheet.load(head | {"publisher": {"name": "City"}, "body": body}))
    bench = Bench(edition, factsheet.load_layout(layout), bundled())
    tiles = [column(0, 12, f"body.{name}:one") for name in "abc"]
    found = chosen_grounds(bench, plan(tuple((each,) for each in tiles)))
    grounds = [found[each.tiles[0]] for each in tiles]
    assert grounds[0] != grounds[1] != grounds[2]
