"""What a composition knows of its copy."""

from pathlib import Path

import pytest

from factsheet.boxes.plain import PlainBox
from factsheet.composing.bands import Bands
from factsheet.composing.bench import Bench
from factsheet.composing.measures import TileHeights
from factsheet.composing.plan import GRID, LAST, BlockPart
from factsheet.fonts.library import bundled
from factsheet.layout.load import layout_names, load_layout
from factsheet.layout.model import Arrangement
from factsheet.pipeline import edition_of, layout_of, library_of, load
from factsheet.setting.context import FitStep

SHEETS = Path(__file__).resolve().parent.parent / "sheets" / "data"


def test_the_length_of_the_header_counts_the_keys_at_the_top_of_the_data() -> None:
    edition = edition_of(load(SHEETS / "school-meals.yaml"))
    bench = Bench(edition, layout_of(edition, "campaign", None), library_of(edition))
    said = [edition.find(f"header.{key}").plain for key in ("title", "subtitle", "summary")]
    assert bench.length("header") == sum(map(len, said))


@pytest.mark.parametrize(("name", "least"), [("tenants-rights", 8.5), ("cyclone-signals", 9.0)])
@pytest.mark.parametrize("layout", ["campaign", "editorial"])
def test_no_scale_sets_running_text_under_the_floor_of_its_script(
    name: str, least: float, layout: str
) -> None:
    edition = edition_of(load(SHEETS / f"{name}.yaml"))
    bench = Bench(edition, layout_of(edition, layout, None), library_of(edition))
    for scale in (0.5, 0.9, 1.0):
        assert bench.context(scale).styles["body"].size >= least


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("name", ["tenants-rights", "rice-fields", "cassava-mill"])
def test_no_style_made_of_another_is_small_print_unless_that_one_is(name: str, layout: str) -> None:
    edition = edition_of(load(SHEETS / f"{name}.yaml"))
    bench = Bench(edition, layout_of(edition, layout, None), library_of(edition))
    for made, by in bench.layout.spec.derived.items():
        style, of = bench.designed[made], bench.designed[by.of]
        assert style.fit or style.size >= min(of.size, 8.5), made
        assert bench.context(0.6).styles[made].size >= min(of.size, 8.5), made


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("name", ["measles-outbreak", "tenants-rights"])
def test_a_block_parts_between_its_lines_where_an_arrangement_has_them_else_between_its_items(
    name: str, layout: str
) -> None:
    edition = edition_of(load(SHEETS / f"{name}.yaml"))
    of = layout_of(edition, layout, None)
    bench = Bench(edition.publisher_at(of.spec.publisher), of, library_of(edition), FitStep(lines=True))
    plain = Bench(bench.edition, of, bench.library)
    measures = TileHeights(bench)
    assert bench.lined
    for block in bench.blocks:
        if block in bench.lined:
            assert measures.choices(BlockPart(block, 0, LAST, lines=True))
        else:
            assert bench.counts[block] == plain.counts[block]


@pytest.mark.parametrize("layout", ["campaign", "editorial"])
@pytest.mark.parametrize("name", ["river-levels", "measles-outbreak"])
def test_a_header_parts_between_its_lines_only_where_nothing_else_holds(name: str, layout: str) -> None:
    edition = edition_of(load(SHEETS / f"{name}.yaml"))
    of = layout_of(edition, layout, None)
    edition, library = edition.publisher_at(of.spec.publisher), library_of(edition)
    parting = Bench(edition, of, library, FitStep(lines=True))
    last = Bench(edition, of, library, FitStep(lines=True, below=True))
    assert "header" not in parting.lined
    assert "header" in last.lined


@pytest.mark.parametrize("name", ["rice-fields", "tenants-rights"])
def test_the_drawing_of_a_layout_stands_with_a_whole_block_only(name: str) -> None:
    edition = edition_of(load(SHEETS / f"{name}.yaml"))
    bench = Bench(edition, layout_of(edition, "editorial", None), library_of(edition))
    drawn = {
        key
        for key, each in bench.blocks["story"].arrangements.items()
        if each.picture and each.picture.drawing
    }
    measures = TileHeights(bench)
    whole = {tile.arrangement for tile, _ in measures.choices(BlockPart("story"))}
    parts = [measures.choices(BlockPart("story", 0, 1)), measures.choices(BlockPart("story", 1, 2))]
    assert drawn & whole
    assert all(part and not drawn & {tile.arrangement for tile, _ in part} for part in parts)


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize(("people", "abreast"), [(3, False), (4, True), (6, True)])
def test_four_portraits_and_more_may_stand_beside_each_other(people: int, abreast: bool, layout: str) -> None:
    portrait = {
        "name": "A. Bell",
        "picture": "images/drop.svg",
        "picture_alt": "A face",
        "mail": "a@b.example",
    }
    sheet = {
        **{"factsheet": 1, "id": "x", "lang": "en", "title": "Vote", "summary": "Four stand."},
        "publisher": {"name": "Office"},
        "body": {"who": {"kind": "contact", "items": {f"i{at}": portrait for at in range(people)}}},
    }
    edition = edition_of(load(sheet, folder=SHEETS))
    bench = Bench(edition, layout_of(edition, layout, None), library_of(edition))
    # Where items stand in one column, persons do.
    abreast = abreast and layout_of(edition, layout, None).spec.compose.plain.abreast > 3
    assert ("four" in bench.blocks["body.who"].arrangements) is abreast


@pytest.mark.parametrize("kind", ["list", "steps", "questions", "contact", "facts", "chart", "notes"])
def test_plain_blocks_stand_in_the_columns_that_a_layout_gives_them(kind: str) -> None:
    items: dict[str, dict[str, object]] = {
        "list": {"text": "Rest"},
        "steps": {"title": "Rest"},
        "questions": {"question": "Why?", "answer": "It helps."},
        "contact": {"label": "Office", "phone": "0800 116 117"},
        "facts": {"label": "Price", "text": "free"},
    }
    sheet = {
        **{"factsheet": 1, "id": "x", "lang": "en", "title": "Rest", "summary": "Rest[^a][^b][^c]."},
        "publisher": {"name": "Office"},
        "notes": {"a": "At home.", "b": "In bed.", "c": "At noon."},
        "body": {"n": {"kind": kind, "items": {f"i{at}": items[kind] for at in range(6)}}}
        if kind in items
        else {"n": {"kind": "chart", "heading": "H", "data": {"a": {"label": "A", "value": 3}}}},
    }
    edition = edition_of(load(sheet))
    for layout in layout_names():
        rules = layout_of(edition, layout, None).spec.compose.plain
        blocks = Bench(edition, layout_of(edition, layout, None), library_of(edition)).blocks
        ways = blocks["notes" if kind == "notes" else "body.n"].arrangements
        boxes = [way.box for way in ways.values() if isinstance(way.box, PlainBox)]
        assert boxes or kind == "notes"
        assert max((box.columns for box in boxes), default=1) <= rules.abreast
        assert rules.columns is None or {way.columns for way in ways.values()} == {rules.columns}
    assert layout_of(edition, "clear", None).spec.compose.plain.columns == (12, 12)


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
@pytest.mark.parametrize("count", [2, 3, 5])
def test_short_items_stand_in_columns_in_places_too_narrow_for_long_ones(count: int, lang: str) -> None:
    def ways(words: str) -> dict[str, Arrangement]:
        items = {f"i{n}": words for n in range(count)}
        block = {"kind": "list", "heading": "Do not", "items": items}
        head = {"factsheet": 1, "id": "made", "lang": lang, "title": "Heat", "summary": "It is hot."}
        data = {**head, "publisher": {"name": "Town"}, "body": {"never": block}}
        bench = Bench(edition_of(load(data)), load_layout("brief"), bundled())
        ways = bench.blocks["body.never"].arrangements
        return {name: each for name, each in ways.items() if each.larger == 1}

    short, long = ways("乘电梯" if lang == "zh-Hans" else "Take a lift"), ways("Some words of it. " * 6)
    assert short.keys() == long.keys()
    for name in short.keys() - {"one"}:
        one, other = short[name].measure, long[name].measure
        assert one and other and one[0] < other[0]
        assert not short[name].reads, "they are no running text"


@pytest.mark.parametrize(("rows", "least"), [(5, 2), (7, 2), (8, 3), (30, 3)])
def test_of_a_longer_table_three_rows_stand_together_at_least(rows: int, least: int) -> None:
    row = {"a": "Place", "b": 7}
    sheet = {
        **{"factsheet": 1, "id": "x", "lang": "en", "title": "Wells", "summary": "Some are tested."},
        "publisher": {"name": "Office"},
        "body": {
            "t": {
                "kind": "table",
                "columns": {"a": "Place", "b": {"label": "Wells", "unit": "count"}},
                "rows": {f"r{at}": row for at in range(rows)},
            },
            "l": {"kind": "list", "items": {f"i{at}": {"text": "Rest"} for at in range(rows)}},
        },
    }
    edition = edition_of(load(sheet))
    layout = load_layout("clear")
    bench, last = (Bench(edition, layout, bundled(), FitStep(alone=alone)) for alone in (False, True))
    assert bench.tables == {"body.t"}
    assert bench.least_part("body.t") == least and bench.least_part("body.l") == 2
    assert last.least_part("body.t") == 1
    # Its columns are as wide where it goes on: its parts stand across, as its first part does.
    bands = Bands(TileHeights(bench), 1.0)
    rest, whole = BlockPart("body.t", least, rows), BlockPart("body.t")
    if rows > least + 1:
        assert bands.column((rest,), 0, GRID) and not bands.column((rest,), 0, 8)
    assert bands.column((whole,), 0, GRID)
