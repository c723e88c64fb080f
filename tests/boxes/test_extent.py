"""What a box says of its extent is what its galley tells: every kind, in any width, room and language."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from factsheet.boxes.box import Box, Edges, box_extent, set_box
from factsheet.boxes.choice import Either, Layers
from factsheet.boxes.deal import DealBox
from factsheet.boxes.flow import Flow
from factsheet.boxes.grid import GridBox
from factsheet.boxes.row import RowBox
from factsheet.boxes.spacing import RuleBox, SpaceBox
from factsheet.boxes.stack import StackBox
from factsheet.boxes.text import TextBox
from factsheet.composing.bench import Bench
from factsheet.composing.plan import BlockPart
from factsheet.composing.tiles import Place, tile_box
from factsheet.document.text import PARAGRAPH
from factsheet.layout.load import layout_names
from factsheet.pipeline import edition_of, layout_of, library_of, load
from factsheet.setting.context import FitStep
from factsheet.setting.extent import GalleyExtent, extent_of
from factsheet.setting.galleys import GalleyCache
from factsheet.setting.style import Gap
from tests.setting import made

TESTS = Path(__file__).parent.parent
SHEETS = sorted((TESTS / "sheets" / "data").glob("*.yaml"))
SAMPLE = TESTS.parent / "data" / "hong-kong-refugees" / "factsheet.yaml"
LANGUAGES = ("en", "de", "ar", "zh-Hant-HK", "hi", "th", "my", "ja", "ur")
CASES = [*((sheet, "") for sheet in SHEETS), *((SAMPLE, tag) for tag in LANGUAGES)]
STEPS = (FitStep(), FitStep(alone=True, lines=True, below=True, anywhere=True))
_SAME = 0.001

COPY = f"Wells of the north: rain fell on 12 days of May, and no village had water.{PARAGRAPH}Ask again."
STYLES = {
    "ragged": made.style(),
    "balanced": made.style(lines="balanced", size=14, leading=15),
    "single": made.style(lines="single"),
    "fitted": made.style(size=30, leading=32, fit={"min": 12, "lines": 2}),
    "trimmed": made.style(trim="ink"),
}
LENGTH = some.just(0.0) | some.floats(0.01, 12)  # less than a hundredth of a point is no room
GAPS = some.builds(Gap, best=LENGTH, max=some.none() | some.floats(30, 60))
OF_ALL: dict[str, Any] = {
    "pad": some.builds(Edges, top=LENGTH, bottom=LENGTH, start=LENGTH),
    "min_height": LENGTH,
    "grow": some.sampled_from((0.0, 1.0)),
    "align": some.sampled_from((None, "start", "center", "end")),
    "fill": some.sampled_from(("", "ink")),
    "height": some.none() | some.just(0.0) | some.floats(0.01, 80),
    "max_height": some.none() | some.just(0.0) | some.floats(0.01, 80),
}
TEXTS = some.builds(TextBox, text=some.just("."), style=some.sampled_from(sorted(STYLES)), gap=GAPS, **OF_ALL)
LEAVES = (
    TEXTS | some.builds(SpaceBox, space=LENGTH) | some.builds(RuleBox, rule=some.just("ink"), weight=LENGTH)
)


def around(boxes: some.SearchStrategy[Box]) -> some.SearchStrategy[Box]:
    """Boxes of the kinds that hold others."""
    several = some.lists(boxes, min_size=1, max_size=4).map(tuple)
    count, gap = some.integers(1, 3), some.none() | LENGTH
    return some.one_of(
        some.builds(StackBox, stack=several, gap=GAPS, justify=some.sampled_from(("start", "end")), **OF_ALL),
        some.builds(
            RowBox,
            row=several,
            columns=some.sampled_from(("equal", "fitted")),
            gap=gap,
            along=some.sampled_from(("top", "baseline", "last-baseline")),
            justify=some.sampled_from((None, "center")),
            **OF_ALL,
        ),
        some.builds(DealBox, deal=several, count=count, gap=gap, row_gap=GAPS, **OF_ALL),
        some.builds(
            GridBox, grid=several, columns=count, gap=gap, most_lines=some.integers(0, 3), row_gap=GAPS
        ),
        some.builds(Either, either=several, **OF_ALL),
        some.builds(Layers, layers=several, **OF_ALL),
        some.builds(Flow, flow=boxes, count=count, gap=gap),
    )


BOXES = some.recursive(LEAVES, around, max_leaves=8)


@cache
def bench(case: tuple[Path, str], voice: str, step: FitStep) -> Bench:
    """What one case is composed with in a voice."""
    file, tag = case
    sheet = load(file)
    edition = edition_of(sheet, tag) if tag else edition_of(sheet)
    layout = layout_of(edition, voice, None)
    return Bench(edition.publisher_at(layout.spec.publisher), layout, library_of(edition), step)


def drawn(data, steps: tuple[FitStep, ...]) -> tuple[Bench, Box, float, float] | None:
    """A tile: its bench, box, width and scale of the type; None where its copy does not allow it."""
    case, voice = data.draw(some.sampled_from(CASES)), data.draw(some.sampled_from(layout_names()))
    of = bench(case, voice, data.draw(some.sampled_from(steps)))
    block = data.draw(some.sampled_from(sorted(of.blocks)))
    ways = of.blocks[block].arrangements
    arrangement = ways[data.draw(some.sampled_from(sorted(ways)))]
    piece = BlockPart(block)
    if not of.allows(arrangement, piece):
        return None
    width, scale = data.draw(some.floats(40, 700)), data.draw(some.floats(0.6, 2.0))
    return of, tile_box(of, piece, arrangement, scale, Place(width)), width, scale


def same(found: GalleyExtent, told: GalleyExtent) -> bool:
    """Whether two extents are one; where lines stand only if the first says so."""
    exact = (found.lines, found.overfull, found.there) == (told.lines, told.overfull, told.there)
    large = [(each.path, each.number, each.widths) for each in found.large]
    lengths = [(found.height, told.height)]
    lengths += [(a.bottom, b.bottom) for a, b in zip(found.large, told.large, strict=True)]
    if found.settled and found.lines:
        lengths += [(found.first, told.first), (found.last, told.last)]
    return (
        exact
        and large == [(each.path, each.number, each.widths) for each in told.large]
        and all(abs(a - b) < _SAME for a, b in lengths)
    )


@given(some.data())
def test_an_extent_is_that_of_the_galley(data) -> None:
    tile = drawn(data, STEPS)
    if tile is None:
        return
    of, box, width, scale = tile
    setting = of.context(scale, data.draw(some.floats(0.72, 2.4)))
    told = extent_of(set_box(box, setting, width))
    assert same(box_extent(box, setting, width), told)


@given(some.data())
def test_one_box_by_itself_is_as_high_as_it_says(data) -> None:
    setting = made.setting(data.draw(some.sampled_from(("en", "de", "ar", "ja"))))
    box = data.draw(BOXES)
    setting = replace(
        setting, styles=STYLES, item=made.copy(COPY), step=FitStep(data.draw(some.floats(0.7, 2.4)))
    )
    width = data.draw(some.floats(150, 500))
    told = extent_of(set_box(box, setting, width))
    assert same(box_extent(box, setting, width), told)


@given(some.data())
def test_between_its_corners_an_extent_is_on_a_straight_line(data) -> None:
    setting = made.setting(data.draw(some.sampled_from(("en", "de", "ar", "ja"))))
    box, width = data.draw(BOXES), data.draw(some.floats(150, 500))
    item, space = made.copy(COPY), data.draw(some.floats(0.7, 2.4))

    def at(space: float) -> GalleyExtent:
        # Each by itself, so that no factor is told what is known of another.
        there = replace(setting, styles=STYLES, item=item, step=FitStep(space), galleys=GalleyCache())
        return box_extent(box, there, width)

    found = at(space)
    assert found.low - _SAME <= space <= found.high + _SAME
    for other in (found.low, found.high, data.draw(some.floats(0.5, 3.0))):
        if 0.5 <= other <= 3.0 and found.low <= other <= found.high:
            assert abs(at(other).height - found.height - (other - space) * found.steep) < _SAME


@given(some.data())
def test_between_its_corners_a_tile_is_on_a_straight_line(data) -> None:
    tile = drawn(data, STEPS[:1])
    if tile is None:
        return
    of, box, width, scale = tile
    space = round(data.draw(some.floats(0.72, 2.4)), 4)
    found = box_extent(box, of.context(scale, space), width)
    other = round(data.draw(some.floats(max(0.72, found.low), min(2.4, found.high))), 4)
    if found.low <= other <= found.high:
        there = box_extent(box, of.context(scale, other), width)
        assert abs(there.height - found.height - (other - space) * found.steep) < _SAME
