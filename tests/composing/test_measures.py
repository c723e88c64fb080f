"""Heights of tiles: what is worked out of a few is what setting them gives, as near as pages need."""

from itertools import combinations

import pytest

from factsheet.composing.bench import Bench
from factsheet.composing.measures import TileHeights, runs_on
from factsheet.composing.plan import BlockPart, Tile
from factsheet.layout.load import layout_names, load_layout
from factsheet.pipeline import edition_of, library_of, load

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
