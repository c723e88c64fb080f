"""What holds on every page: type meets no other, stays on the page, and is large enough."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

import pytest

import factsheet
from factsheet.display import GlyphRun, Page, leaves
from factsheet.fonts.library import bundled
from tests.languages.editions import RIGHT_TO_LEFT
from tests.languages.editions import edition as sample_edition
from tests.sheets import EDITIONS, Bench

# What may meet at the edges of letters that overshoot, in points.
TOUCH = 0.6
# Type stands at least so far from the trim; figures of a cover that bleeds off the foot are art.
SAFE = 8.0
# The least type of the bundled layouts, in points.
FLOOR = 7.9


Box = tuple[float, float, float, float]
"""Left, top, right and bottom of the ink of a glyph."""


class Ink(NamedTuple):
    """The ink of a run: its sides from the page's left, from its top, in points."""

    path: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    glyphs: tuple[Box, ...]


def inks(page: Page) -> list[Ink]:
    """Return the ink of every run of type on a page."""
    found = []
    for run, x, y in leaves(page.items):
        if not isinstance(run, GlyphRun):
            continue
        face, pen, boxes = bundled().face(run.face), x, []
        for glyph in run.glyphs:
            left, bottom, right, top = face.extents(glyph.id)
            if right > left:
                at, rise = pen + glyph.dx * run.size, glyph.dy
                boxes.append(
                    (
                        at + left * run.size,
                        y - (top + rise) * run.size,
                        at + right * run.size,
                        y - (bottom + rise) * run.size,
                    )
                )
            pen += glyph.advance * run.size
        if boxes:
            lefts, tops, rights, bottoms = zip(*boxes, strict=True)
            field = run.path.partition("~")[0].partition("@")[0]
            found.append(Ink(field, min(lefts), min(tops), max(rights), max(bottoms), run.size, tuple(boxes)))
    return found


def overlaps(page: Page) -> list[tuple[str, str]]:
    """Return the pairs of fields whose glyphs meet."""
    return [
        (one.path, other.path)
        for one, other in combinations(inks(page), 2)
        if one.path != other.path
        and meet(one[1:5], other[1:5])
        and any(meet(glyph, another) for glyph in one.glyphs for another in other.glyphs)
    ]


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes lie on each other by more than letters overshoot."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > TOUCH and down > TOUCH


def holds(composition: factsheet.Composition) -> None:
    for page in composition.pages:
        assert overlaps(page) == []
        found = inks(page)
        assert all(each.size >= FLOOR for each in found)
        outside = [
            each.path
            for each in found
            if each.left < SAFE
            or each.right > page.size.width - SAFE
            or each.top < SAFE
            or each.bottom > page.size.height
        ]
        assert outside == []


@pytest.mark.parametrize(("name", "layout"), EDITIONS, ids=".".join)
def test_nothing_of_a_sheet_meets_leaves_the_page_or_is_too_small(
    bench: Bench, name: str, layout: str
) -> None:
    holds(bench(name, layout).composition)


@pytest.mark.parametrize("lang", ("en", "de", "hi", "my", "th", "zh-Hant-HK", *RIGHT_TO_LEFT))
@pytest.mark.parametrize("layout", ("campaign", "editorial"))
def test_type_of_the_sample_does(layout: str, lang: str) -> None:
    holds(factsheet.compose(sample_edition(lang), factsheet.load_layout(layout)))
