"""Tiles know their edges: color runs over the trim there and nowhere else, copy keeps the page's margin."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factsheet
from factsheet.art.drawing import Drawing, Layer, place
from factsheet.art.outline import rect
from factsheet.boxes.art import MOST_LOST
from factsheet.boxes.box import Box, Side, set_box
from factsheet.boxes.row import RowBox
from factsheet.boxes.stack import StackBox
from factsheet.composing.bench import Bench, rules_of
from factsheet.composing.springs import springs
from factsheet.composing.tiles import Place, picture_width, tallest, tile_box, under_picture
from factsheet.display import DisplayGroup, GlyphRun, Placed, Shape, leaves
from factsheet.fonts.library import bundled
from factsheet.layout.load import load_layout
from factsheet.setting.galley import Galley
from factsheet.units import MM
from tests.composing.bare import bench, box
from tests.languages.editions import edition as sample_edition
from tests.sheets import LAYOUTS, edition

EDGES = st.frozensets(st.sampled_from(tuple(Side)))
MARGIN = {"top": "11mm", "bottom": "10mm", "side": "12mm"}
WIDE, HIGH = 300.0, 200.0
INNER, TOP, BOTTOM = 5 * MM, 4 * MM, 3 * MM


@cache
def of() -> Bench:
    body = box("{text: header.title, style: body}")
    return bench(
        {"a": {"w": {"columns": (1, 12), "box": body}, "grounds": ("ink",)}},
        margin=MARGIN,
        inner="5u",
        pad={"top": "4u", "bottom": "3u"},
        rule="ink",
    )


def tile(edges: frozenset[Side], scale: float = 1.0, ground: str = "ink") -> Galley:
    arrangement = of().blocks["a"].arrangements["w"]
    made = tile_box(of(), "a", arrangement, scale, Place(WIDE, edges, ground))
    return set_box(made, of().context(scale), WIDE, HIGH)


@given(EDGES)
def test_a_ground_runs_over_the_trim_at_the_edges_of_the_page_and_only_there(edges: frozenset[Side]) -> None:
    ((item, x, y),) = [each for each in leaves(tile(edges).items) if isinstance(each.item, Shape)]
    bleed = of().layout.spec.page.bleed
    over = {side: bleed * (side in edges) for side in Side}
    assert (x, y) == pytest.approx((-over[Side.START], -over[Side.TOP]))
    assert x + item.width == pytest.approx(WIDE + over[Side.END])
    assert y + item.height == pytest.approx(HIGH + over[Side.BOTTOM])


@given(EDGES, st.floats(0.7, 1.8))
def test_copy_keeps_the_margin_at_an_edge_and_the_room_of_all_tiles_elsewhere(
    edges: frozenset[Side], scale: float
) -> None:
    run, x, baseline = next(
        each for each in leaves(tile(edges, scale).items) if isinstance(each.item, GlyphRun)
    )
    assert x == pytest.approx(12 * MM if Side.START in edges else INNER * scale)
    top = max(11 * MM, TOP * scale) if Side.TOP in edges else TOP * scale
    assert baseline - top == pytest.approx(baseline_of(scale), abs=0.05)
    need = set_box(
        tile_box(of(), "a", of().blocks["a"].arrangements["w"], scale, Place(WIDE, edges, "ink")),
        of().context(scale),
        WIDE,
    ).height
    bottom = max(10 * MM, BOTTOM * scale) if Side.BOTTOM in edges else BOTTOM * scale
    assert need == pytest.approx(top + run.size * 1.2 + bottom, abs=0.3)


def baseline_of(scale: float) -> float:
    """How far below the head of its copy the first line of a tile stands."""
    plain = tile(frozenset(), scale)
    _, _, baseline = next(each for each in leaves(plain.items) if isinstance(each.item, GlyphRun))
    return baseline - TOP * scale


def test_a_tile_on_paper_has_a_rule_above_it_unless_it_is_at_the_head() -> None:
    def rules(edges: frozenset[Side]) -> int:
        return sum(isinstance(item, Shape) for item, _, _ in leaves(tile(edges, ground="").items))

    assert rules(frozenset()) == 1 and rules(frozenset({Side.TOP, Side.START})) == 0


@pytest.mark.parametrize("side", [Side.START, Side.END])
@pytest.mark.parametrize("share", [0.2, 0.39, 0.49, 0.51, 0.8, 1.0])
def test_a_rule_is_as_wide_as_the_paper_over_it_and_no_stub_but_over_the_heading(
    share: float, side: Side
) -> None:
    arrangement = of().blocks["a"].arrangements["w"]
    wide = WIDE - 2 * INNER
    start = INNER if side == Side.START else INNER + wide * (1 - share)
    papers = ((start, start + wide * share),)
    made = set_box(tile_box(of(), "a", arrangement, 1.0, Place(WIDE, papers=papers)), of().context(1.0), WIDE)
    drawn = [each.item.width for each in leaves(made.items) if isinstance(each.item, Shape)]
    least = 0.4 if side == Side.START else 0.5
    assert drawn == (pytest.approx([wide * share]) if share > least else [])


@pytest.mark.parametrize("layout", ["brief", "editorial"])
def test_under_a_picture_that_ends_above_its_tile_the_rule_is_as_wide_as_the_copy(layout: str) -> None:
    page = factsheet.compose(edition("river-levels"), factsheet.load_layout(layout)).pages[0]
    shapes = [(each.item, each.x, each.y) for each in leaves(page.items) if isinstance(each.item, Shape)]
    picture, start, top = next(each for each in shapes if each[0].height > 100)
    assert top < 0 and start > page.size.width / 3
    rules = [(y, x + item.width) for item, x, y in shapes if item.height < 1 and item.width > 150]
    first = min(y for y, _ in rules if y > top + picture.height)
    end = max(end for y, end in rules if y < first + 0.1)
    assert end > start + (page.size.width - start) / 2


@pytest.mark.parametrize("lang", ["es", "pt", "uk", "fa"])
def test_every_heading_on_paper_stands_under_a_rule_as_long_as_its_column(lang: str) -> None:
    """Under a picture, too: a rule ended there, or was not drawn, beside another that was."""
    for page in factsheet.compose(sample_edition(lang), load_layout("brief")).pages:
        placed = [*leaves(page.items)]
        rules = [
            (round(y, 1), x, x + item.width)
            for item, x, y in placed
            if isinstance(item, Shape) and 0.5 < item.height < 1 and item.fill == "ink"
        ]
        runs = [each for each in placed if isinstance(each.item, GlyphRun)]
        for path, baseline in {(each.item.path, each.y) for each in runs if ".heading" in each.item.path}:
            own = [each for each in runs if each.item.path.split(".")[0] == path.split(".")[0]]
            first, last = min(each.x for each in own), max(each.x + visible(each.item) for each in own)
            near = [(left, right) for y, left, right in rules if 4 < baseline - y < 36]
            assert any(left < first + 4 and last < right + 4 for left, right in near), (path, near)


@pytest.mark.parametrize("layout", LAYOUTS)
@given(EDGES, st.floats(0.9, 1.8), st.floats(190, 595))
@settings(max_examples=12)
def test_no_tile_of_a_layout_sets_type_nearer_to_its_sides_than_its_room(
    layout: str, edges: frozenset[Side], scale: float, wide: float
) -> None:
    real = bench_of(layout)
    for name, block in real.blocks.items():
        for arrangement in block.arrangements.values():
            made = tile_box(real, name, arrangement, scale, Place(wide, edges, block.grounds[0]))
            galley = set_box(made, real.context(scale), wide)
            if galley.overfull:
                continue
            placed = [each for each in leaves(galley.items) if isinstance(each.item, GlyphRun)]
            assert min((x for _, x, _ in placed), default=9.0) > -1
            ends = [x + visible(item) for item, x, _ in placed]
            assert max(ends, default=0.0) < wide + 1, (name, arrangement)


def visible(run: GlyphRun) -> float:
    """The width of a run without the white at its end."""
    kept = len(run.text.rstrip())
    return run.size * sum(glyph.advance for glyph in run.glyphs if glyph.start < kept)


@cache
def bench_of(layout: str) -> Bench:
    return Bench(edition("fishing-rules"), factsheet.load_layout(layout), bundled())


@pytest.mark.parametrize("name", ["brief", "campaign", "clear", "editorial"])
@given(st.floats(0.4, 1.0), st.floats(1.0, 2.5), st.booleans())
@settings(max_examples=4, deadline=None)
def test_a_picture_beside_or_over_copy_keeps_two_thirds(
    name: str, share: float, higher: float, at_edges: bool
) -> None:
    """A portrait in a high and narrow place stands at its top, no strip is cut out of it."""
    bench = Bench(edition("measles-outbreak"), load_layout(name), bundled())
    art = bench.art("story.picture")
    assert art is not None
    edges = frozenset(Side) if at_edges else frozenset()
    for arrangement in bench.blocks["story"].arrangements.values():
        if not arrangement.picture or not arrangement.picture.of:
            continue
        made = tile_box(bench, "story", arrangement, 1.0, Place(bench.size.width * share, edges))
        width, context = bench.size.width * share, bench.context(1.0)
        galley = set_box(made, context, width, higher * set_box(made, context, width).height)
        (picture,) = [group for group in groups(galley.items) if group.path == "story.picture"]
        bleed = 2 * bench.layout.spec.page.bleed if at_edges else 0.0
        there, own = (picture.width, picture.height), art.width / art.height
        shown = min(there[0] / there[1], own) / max(there[0] / there[1], own)
        # Over the trim some more is cut off.
        assert shown >= 1 - MOST_LOST - 0.01 - bleed / min(there)


def groups(items: tuple[Placed, ...]) -> Iterator[DisplayGroup]:
    """Yield all groups among items, those inside others, too."""
    for each in items:
        if isinstance(each.item, DisplayGroup):
            yield each.item
            yield from groups(each.item.items)


def test_what_is_cut_off_a_picture_is_rather_under_it_than_over_it() -> None:
    """Heads are in the upper part of a portrait."""
    drawing = Drawing(10, 20, (Layer(rect(0, 0, 10, 20), "#fab326"),))
    cut = [place(drawing, 10, 10, anchor).items[0].y for anchor in ("top", "upper", "center", "bottom")]
    assert cut == [0.0, -2.5, -5.0, -10.0]


@pytest.mark.parametrize("layout", ["campaign", "editorial", "brief"])
@pytest.mark.parametrize("name", ["river-levels", "measles-outbreak"])
def test_a_picture_beside_copy_gives_no_more_height_than_it_can_take(layout: str, name: str) -> None:
    real, seen = Bench(edition(name), factsheet.load_layout(layout), bundled()), 0
    for block, spec in real.blocks.items():
        for arrangement in spec.arrangements.values():
            picture = arrangement.picture
            if picture is None or picture.side != "end" or real.art(picture.of) is None:
                continue
            for wide in (160.0, 300.0, 580.0):
                box = tile_box(real, block, arrangement, 1.0, Place(wide))
                own = set_box(box, real.context(1.0), wide).height
                copy = expand_copy(box)
                gaps = springs(copy, real.context(1.0))
                most = tallest(real, picture, picture_width(real, arrangement, 1.0, Place(wide)))
                high = own - under_picture(real, arrangement, 1.0, Place(wide))
                given = springs(box, real.context(1.0), own)
                assert given == pytest.approx(max(gaps, most - high)), (block, wide)
                seen += high > most
    assert seen, "some are as high as they can be"


@pytest.mark.parametrize("layout", LAYOUTS)
@given(EDGES, st.floats(0.9, 1.8), st.floats(0.4, 1.0), st.booleans(), st.booleans())
@settings(max_examples=12, deadline=None)
def test_paper_stands_under_a_picture_where_a_rule_is_to_follow_and_beside_it_as_beside_copy(
    layout: str, edges: frozenset[Side], scale: float, share: float, on_paper: bool, grounded: bool
) -> None:
    real = Bench(edition("measles-outbreak"), load_layout(layout), bundled())
    compose, ground = rules_of(real, scale), "" if not grounded else next(iter(real.layout.spec.swatches))
    wide = real.size.width * share
    place = Place(wide, edges, ground, on_paper=on_paper)
    for arrangement in real.blocks["story"].arrangements.values():
        picture = arrangement.picture
        if not picture or not picture.of:
            continue
        made = tile_box(real, "story", arrangement, scale, place)
        galley = set_box(made, real.context(scale), wide)
        (found,) = [(each, x, y) for each, x, y in within(galley.items) if each.path == "story.picture"]
        shown, x, y = found
        foot = galley.height - y - shown.height
        ends = Side.BOTTOM in edges or ground or not on_paper or not compose.rule
        if picture.side == "bottom":
            bleeds = Side.BOTTOM in edges
            assert foot == pytest.approx(
                -real.layout.spec.page.bleed if bleeds else 0.0 if ends else compose.pad.bottom, abs=0.1
            )
        elif picture.side == "end" and not ends:
            assert foot > compose.pad.bottom - 0.1
        over = real.layout.spec.page.bleed
        end = wide - x - shown.width
        assert end == pytest.approx(-over if Side.END in edges else 0.0 if ground else compose.inner, abs=0.1)
        if picture.side != "end":
            inner = 0.0 if ground else compose.inner
            assert x == pytest.approx(-over if Side.START in edges else inner, abs=0.1)


def within(
    items: tuple[Placed, ...], x: float = 0.0, y: float = 0.0
) -> Iterator[tuple[DisplayGroup, float, float]]:
    """Yield all groups among items and inside others, each with its place."""
    for item, left, top in items:
        if isinstance(item, DisplayGroup):
            yield item, x + left, y + top
            yield from within(item.items, x + left, y + top)


def expand_copy(box: Box) -> Box:
    """The copy of a tile beside its picture, under its rule or without one."""
    if isinstance(box, RowBox):
        first = box.row[0]
        assert isinstance(first, StackBox)
        return first
    assert isinstance(box, StackBox)
    return expand_copy(next(each for each in box.stack if isinstance(each, RowBox | StackBox)))
