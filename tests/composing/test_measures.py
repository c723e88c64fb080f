"""Heights of tiles: what is worked out of a few is what setting them gives, as near as pages need."""

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from factsheet.boxes.box import Side
from factsheet.composing import badness
from factsheet.composing.bench import Bench
from factsheet.composing.measures import UNEVEN_COLUMNS, SetTileHeights, TileHeights, runs_on
from factsheet.composing.plan import BlockPart, Tile
from factsheet.composing.search import scales
from factsheet.composing.steps import _STEPS
from factsheet.composing.tiles import Place
from factsheet.layout.load import layout_names, load_layout
from factsheet.pipeline import edition_of, library_of, load

WELL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 6"><path d="M0 0h9v6H0z"/></svg>'
SENTENCE = "Water is safe to drink when it has been boiled for one minute. "
LONG = {
    "factsheet": 1,
    "id": "water",
    "lang": "en",
    "title": "Clean water",
    "summary": "Boil it first.",
    "publisher": {"name": "City Water"},
    "story": {"heading": "How", "text": "\n\n".join(SENTENCE * (1 + n % 3) for n in range(30))},
}


@pytest.mark.parametrize("name", layout_names())
def test_a_part_of_many_paragraphs_is_as_high_as_they_make_the_block(name: str) -> None:
    edition = edition_of(load(LONG))
    bench = Bench(edition, load_layout(name), library_of(edition))
    assert runs_on(bench, "story")
    heights, line = TileHeights(bench), bench.context(1.0).style("body").leading
    looked = 0
    for start, stop in combinations((1, 2, 9, 17, 29, 30), 2):
        piece = BlockPart("story", start, stop)
        for tile, arrangement in heights.choices(piece):
            for step in (9, 13):
                summed = heights._summed(tile, arrangement, 1.0, step)
                true = heights._set(Tile(piece, tile.arrangement), arrangement, 1.0, step)
                assert abs(summed.height - true.height) <= 2.1 * line, (start, stop, tile, step)
                assert abs(summed.spring - true.spring) <= 0.25 * true.height
                looked += 1
    assert looked >= 30


@pytest.mark.parametrize(("length", "listed"), [(24, True), (3, False)])
def test_a_table_whose_columns_would_part_words_is_a_list_even_where_words_may_part(
    length: int, listed: bool
) -> None:
    """In the last step nothing is too wide: its columns held, with every word in pieces."""
    columns = {f"c{n}": {"label": "w" * length} for n in range(4)}
    rows = {f"r{n}": dict.fromkeys(columns, "x" * length) for n in range(3)}
    table: dict[str, Any] = {"kind": "table", "heading": "Words", "columns": columns, "rows": rows}
    edition = edition_of(load({**LONG, "body": {"t": table}}))
    layout = load_layout("campaign").on("A6")
    for step in _STEPS[-2:]:
        bench = Bench(edition, layout, library_of(edition), step)
        assert TileHeights(bench).as_list("body.t", scales(bench)[0]) == listed


def test_a_picture_over_copy_that_goes_on_from_the_page_before_is_a_fault(tmp_path: Path) -> None:
    """It would stand between two paragraphs: under or beside them it is theirs."""
    (tmp_path / "well.svg").write_text(WELL, "utf-8")
    story = {"heading": "How", "text": "\n\n".join([SENTENCE * 6] * 2), "picture": "well.svg"}
    edition = edition_of(load(LONG | {"story": story | {"picture_alt": "A well"}}, folder=tmp_path))
    bench = Bench(edition, load_layout("clear"), library_of(edition))
    heights = TileHeights(bench)

    def amid(piece: BlockPart) -> dict[str, float]:
        place = Place(bench.size.width, frozenset({Side.START, Side.END}))
        return {
            tile.arrangement: sum(
                term.value
                for term in heights.measure(tile, way, 1.0, place).terms
                if term.name == "picture amid copy"
            )
            for tile, way in heights.choices(piece)
        }

    whole, rest = amid(BlockPart("story")), amid(BlockPart("story", 1, 2))
    assert set(whole.values()) == {0.0}
    beside = {"around-picture": 0.0, "beside-picture": 0.0}
    assert rest == {"over-picture": 0.0, "under-picture": badness.AMID} | beside


@pytest.mark.parametrize("words", [3, 8, 20, 40, 70])
@pytest.mark.parametrize("title", ["Clean water", "Rights of tenants in the city of wells"])
def test_a_lead_that_ends_far_from_its_title_is_known_before_it_is_set(words: int, title: str) -> None:
    """Also between a width in which a word of the title is too wide and one in which it is not."""
    data = LONG | {"title": title, "summary": " ".join(["water"] * words) + "."}
    edition = edition_of(load(data))
    bench = Bench(edition, load_layout("editorial"), library_of(edition))
    place, looked = Place(bench.size.width, frozenset({Side.START, Side.END})), 0
    guessed, true = TileHeights(bench), SetTileHeights(bench)
    for scale in (1.0, 1.15, 1.3, 1.7):
        for tile, arrangement in guessed.choices(BlockPart("header")):
            one, other = (each.measure(tile, arrangement, scale, place) for each in (guessed, true))
            if one.overfull or other.overfull:
                continue
            near, far = (
                sum(term.value for term in each.terms if term.name == UNEVEN_COLUMNS) for each in (one, other)
            )
            if far > badness.PAGE:
                assert near > 0.3 * far, (tile, scale)
            assert near < max(badness.PAGE, 1.7 * far), (tile, scale)
            looked += far > badness.PAGE
    assert looked
