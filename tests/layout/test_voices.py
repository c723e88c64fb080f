"""The bundled voices: every sheet has a place in each, and large print is large."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from factsheet.art.outline import bounds
from factsheet.boxes.box import set_box
from factsheet.color import contrast
from factsheet.composing.bench import Bench
from factsheet.display import Composition, DisplayGroup, GlyphRun, Shape, leaves
from factsheet.errors import FactsheetError
from factsheet.layout.load import layout_names, load_layout
from factsheet.layout.model import LARGE_PRINT
from factsheet.makeup.compose import compose
from factsheet.pipeline import edition_of, layout_of, library_of, load
from factsheet.resources import bundled
from factsheet.sheet import SheetOptions
from factsheet.units import MM

SHEETS = sorted((Path(__file__).resolve().parent.parent / "sheets" / "data").glob("*.yaml"))
SAMPLE = SHEETS[0].parents[3] / "data" / "hong-kong-refugees" / "factsheet.yaml"
# Few of one kind: a hero, none, long copy, a picture, partners, scripts of other heights and directions.
FEW = [
    each for each in SHEETS if each.stem in ("clinic-hours", "fishing-rules", "river-levels", "wheat-prices")
]


def made(path: Path, layout: str | None, options: SheetOptions | None = None) -> Composition:
    edition = edition_of(load(path))
    return compose(edition, layout_of(edition, layout, options), library_of(edition))


def sizes(composition: Composition) -> set[float]:
    """The sizes of all type on the pages, in points."""
    runs = (item for page in composition.pages for item, _, _ in leaves(page.items))
    return {round(run.size, 2) for run in runs if isinstance(run, GlyphRun)}


@pytest.mark.parametrize("path", FEW, ids=lambda path: path.stem)
@pytest.mark.parametrize("layout", ["brief", "clear"])
def test_a_sheet_is_complete_in_it_and_its_pages_are_full(path: Path, layout: str) -> None:
    composition = made(path, layout)
    assert not [each for each in composition.warnings if each.code == "layout-leaves-out"]
    assert max(composition.fit.holes) < 1.0


@pytest.mark.parametrize("paper", ["A5"])
@pytest.mark.parametrize("path", FEW, ids=lambda path: path.stem)
def test_nothing_in_clear_is_smaller_than_large_print(path: Path, paper: str) -> None:
    assert min(sizes(made(path, "clear", SheetOptions.of(paper)))) >= LARGE_PRINT


def test_text_in_clear_has_a_contrast_of_seven_on_every_ground() -> None:
    layout = load_layout("clear")
    swatches = layout.swatches()
    grounds = {
        "white",
        *(ground for block in layout.spec.blocks.values() for ground in block.grounds if ground),
    }
    inks = {style.swatch for style in layout.spec.styles.values()}
    low = [
        (ink, ground)
        for ink in inks
        for ground in grounds
        if contrast(swatches[ink].rgb, swatches[ground].rgb) < 7
    ]
    assert low == []


def test_large_print_is_set_in_clear_unless_a_layout_is_named() -> None:
    edition = edition_of(load(FEW[0]))
    large = SheetOptions(large_print=True)
    assert layout_of(edition, None, large).name == "clear"
    assert layout_of(edition, "editorial", large).name == "editorial"
    assert layout_of(edition, None, None).name != "clear"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(("value", "label"), [(61.5, "of pupils eat a school meal"), (7, "walk")])
def test_no_void_stands_over_a_number_beside_its_drawing(value: float, label: str, paper: str) -> None:
    uptake = {"value": value, "unit": "percent", "label": label, "show": "icon_array"}
    others = {"meals": {"value": 12043, "label": "meals"}, "cost": {"value": 3, "label": "hours"}}
    said = "Every school day the county pays for a hot lunch for children in primary school. "
    data = {
        **{"factsheet": 1, "id": "meals", "lang": "en", "title": "School meals in Northgate"},
        **{"summary": said * 2, "publisher": {"name": "County Council"}, "about": {"text": said * 4}},
        **{"key_numbers": {"items": {"uptake": uptake, **others}}},
    }
    edition = edition_of(load(data))
    page = compose(edition, layout_of(edition, "campaign", SheetOptions.of(paper)), library_of(edition))
    placed = [*leaves(page.pages[0].items)]
    ground = next(y for item, _, y in placed if isinstance(item, Shape) and item.fill == "amber")
    runs = ((item, y) for item, _, y in placed if isinstance(item, GlyphRun))
    tops = [y - item.size * 0.7 for item, y in runs if item.path.startswith("key_numbers.uptake.value")]
    assert 0 < min(tops) - ground < 20 * MM


@pytest.mark.parametrize("layout", [name for name in layout_names() if name != "clear"])
def test_any_layout_that_reaches_large_print_is_set_so_large(layout: str) -> None:
    path = next(each for each in SHEETS if each.stem == "wheat-prices")
    assert min(sizes(made(path, layout, SheetOptions(large_print=True)))) >= LARGE_PRINT


def test_a_layout_that_does_not_reach_large_print_is_refused(tmp_path: Path) -> None:
    (tmp_path / "layout.yaml").write_text(
        "extends: campaign\nname: small\ncompose: {scale: {ceiling: 1.2}}\n", encoding="utf-8"
    )
    with pytest.raises(FactsheetError) as refused:
        layout_of(edition_of(load(FEW[0])), tmp_path, SheetOptions(large_print=True))
    assert [each.code for each in refused.value.diagnostics] == ["layout-not-so-large"]


def test_null_takes_away_what_the_extended_layout_has(tmp_path: Path) -> None:
    (tmp_path / "layout.yaml").write_text(
        "extends: campaign\nname: mine\nblocks: {recommendations: {arrangements: {four: null}}}\n",
        encoding="utf-8",
    )
    own, base = load_layout(tmp_path).spec.blocks, load_layout("campaign").spec.blocks
    there = set(base["recommendations"].arrangements) - set(own["recommendations"].arrangements)
    assert there == {"four"}


@pytest.mark.parametrize("lang", ["ur", "ja", "he", "my"])
@pytest.mark.parametrize("layout", ["brief", "clear"])
def test_numerals_of_concerns_stand_on_the_baseline_of_their_titles(layout: str, lang: str) -> None:
    edition = edition_of(load(SAMPLE), lang)
    composition = compose(edition, layout_of(edition, layout, None), library_of(edition))
    lines: dict[str, list[float]] = {}
    for page in composition.pages:
        for item, _, y in leaves(page.items):
            if isinstance(item, GlyphRun):
                lines.setdefault(item.path, []).append(y)
    for concern in ("legal_hurdles", "living_conditions", "uncertain_future"):
        (numeral,) = set(lines[f"key_concerns.{concern}.numeral"])
        assert numeral == pytest.approx(min(lines[f"key_concerns.{concern}.title"]), abs=0.01)


@pytest.mark.parametrize("way", ["column", "beside"])
def test_the_cover_in_brief_is_as_high_as_the_modules_of_the_code_and_level_with_them(way: str) -> None:
    edition = edition_of(load(SAMPLE))
    bench = Bench(edition, load_layout("brief"), library_of(edition))
    box = bench.blocks["action"].arrangements[way].box
    galley = set_box(box, bench.context(1.0), {"column": 160.0, "beside": 260.0}[way])
    groups = {
        each.item.path or each.item.art: each for each in galley.items if isinstance(each.item, DisplayGroup)
    }
    code = next(each for path, each in groups.items() if path.startswith("call_to_action.url"))
    cover = groups["call_to_action.publication.cover"]
    inks = [bounds(each.item.outline) for each in code.item.items]
    top, bottom = (code.y + min(ink.top for ink in inks), code.y + max(ink.bottom for ink in inks))
    assert cover.y == pytest.approx(top, abs=1.0)
    assert cover.y + cover.item.height == pytest.approx(bottom, abs=1.0)


@pytest.mark.parametrize("path", FEW, ids=lambda path: path.stem)
@pytest.mark.parametrize("layout", ["brief", "campaign"])
def test_no_lead_has_lines_as_long_as_a_page_is_wide(path: Path, layout: str) -> None:
    page = made(path, layout).pages[0]
    lines: dict[float, int] = {}
    for item, _, y in leaves(page.items):
        if isinstance(item, GlyphRun) and item.path == "summary":
            lines[y] = lines.get(y, 0) + len(item.text)
    assert 0 < max(lines.values()) <= 90


@pytest.mark.parametrize("name", layout_names())
def test_rings_run_as_clocks_do_in_every_direction_of_copy(name: str) -> None:
    """In two voices they ran the other way in copy from right to left."""

    def rings(of: Any) -> Iterator[dict[str, Any]]:
        if isinstance(of, dict):
            if of.get("drawing") == "donut":
                yield of
            of = of.values()
        if not isinstance(of, str | int | float | None):
            for each in of:
                yield from rings(each)

    found = [*rings(yaml.safe_load((bundled("layouts") / name / "layout.yaml").read_text(encoding="utf-8")))]
    assert found and all(each.get("turns") is False for each in found)


@pytest.mark.parametrize("layout", ["brief", "campaign", "editorial"])
def test_a_stop_beyond_a_line_of_chinese_keeps_off_the_picture_beside_its_copy(layout: str) -> None:
    spec = load_layout(layout).spec
    # In traditional Chinese its ink ends at less than two thirds of its square.
    ink = 0.64 * spec.styles["body"].size
    assert spec.compose.inner - ink >= 1.7 * MM


@pytest.mark.parametrize(("paper", "fold"), [("A4", ""), ("A4", "tri"), ("Letter", "tri"), ("DL", "")])
def test_on_a_narrow_page_of_clear_what_is_said_of_a_concern_begins_under_its_number(
    paper: str, fold: str
) -> None:
    """Of the 78 mm of a panel a number in large print took 13."""
    edition = edition_of(load(SAMPLE))
    bench = Bench(edition, load_layout("clear").on(SheetOptions.of(paper, fold=fold)), library_of(edition))
    width = bench.frame.width - 2 * bench.frame.side
    galley = set_box(bench.blocks["concerns"].arrangements["list"].box, bench.context(1.0), width)
    starts: dict[str, float] = {}
    for item, x, _ in leaves(galley.items):
        if isinstance(item, GlyphRun):
            field = item.path.rpartition(".")[2]
            starts[field] = min(x, starts.get(field, x))
    narrow = width < 90 * MM
    assert (starts["text"] < starts["title"] - 1 * MM) == narrow


@pytest.mark.parametrize("path", [SAMPLE, *FEW], ids=lambda path: path.stem)
def test_in_brief_no_words_of_a_number_are_larger_than_the_heading_over_them(path: Path) -> None:
    """The words before a large number were larger than the heading of their block."""
    edition = edition_of(load(path))
    bench = Bench(edition, load_layout("brief"), library_of(edition))
    compared = 0
    for way in bench.blocks["numbers"].arrangements.values():
        placed = leaves(set_box(way.box, bench.context(1.0), 500.0).items)
        runs = [item for item, _, _ in placed if isinstance(item, GlyphRun)]
        heading = [run.size for run in runs if run.path == "key_numbers.heading"]
        labels = (run for run in runs if run.path.endswith(".label"))
        words = [run.size for run in labels if any(each.isalpha() for each in run.text)]
        if heading and words:
            compared += 1
            assert max(words) < min(heading)
    assert compared
