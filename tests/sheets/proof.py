"""Pages looked at as a proofreader would: what is wrong on them, and how full they are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple, TypeVar

import factsheet
from factsheet.display import Composition, Direction, GlyphRun, Page, leaves
from factsheet.document.text import PARAGRAPH, Text, link_paths
from factsheet.fonts.library import bundled
from factsheet.layout.model import Layout
from factsheet.units import MM

# What may meet at the edges of letters that overshoot, in points.
TOUCH = 0.6
# Type stands at least so far from the trim; figures of a cover that bleeds off the foot are art.
SAFE = 8.0
# The least type of the bundled layouts, in points.
FLOOR = 7.9

V = TypeVar("V")
Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points from the top left corner of the page."""


class Ink(NamedTuple):
    """The ink of a run: its field, its sides, its size, the sides of each glyph."""

    path: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    glyphs: tuple[Box, ...]

    @property
    def box(self) -> Box:
        """Its four sides."""
        return self[1:5]


class Proof(NamedTuple):
    """What is wrong on pages, in words; the scale of the type and the badness of the plan.

    `holes` is the height at the foot of each page that nothing fills, `feet` that of the column of it that
    ends furthest above its neighbor, in mm.  The last of three pages and more may end anywhere, and the
    panels of a folded sheet after its front: they have no foot.  `fullness` are the parts that are filled of
    these panels.
    """

    faults: tuple[str, ...]
    holes: tuple[float, ...]
    feet: tuple[float, ...]
    scale: float
    badness: float
    plan: tuple[str, ...]
    fullness: tuple[float, ...] = ()

    @property
    def hole(self) -> float:
        """The largest hole, in mm, but for that of the last of three pages and more, and of back panels."""
        return max(_full_ones(self.holes, bool(self.fullness)))


def _full_ones(pages: tuple[V, ...], folded: bool) -> tuple[V, ...]:
    """What belongs to the pages that have to be full."""
    if folded:
        return pages[:1]
    return pages[:-1] if len(pages) > 2 else pages


def proof(edition: factsheet.Edition, layout: Layout, composition: Composition) -> Proof:
    """Return what is wrong on the pages of an edition."""
    fit, folded = composition.fit, layout.sheet(edition.direction).is_folded
    # Panels that nothing is left for are blank, and none of these.
    backs = zip(fit.holes[1:], composition.pages[1:], strict=False) if folded else ()
    return Proof(
        (
            *_page_faults(composition, max(FLOOR, layout.least_size)),
            *_lost(edition, composition),
            *disorder(edition, layout, composition),
        ),
        tuple(each / MM for each in fit.holes),
        tuple(max(each) / MM for each in _full_ones(fit.feet, folded)),
        fit.scale,
        fit.badness,
        fit.plan,
        tuple(1 - hole / page.size.height for hole, page in backs),
    )


def _page_faults(composition: Composition, floor: float) -> Iterator[str]:
    for number, page in enumerate(composition.pages, 1):
        for one, other in overlaps(page):
            yield f"page {number}: {one} meets {other}"
        for each in inks(page):
            if each.size < floor - 0.01:
                yield f"page {number}: {each.path} in {each.size:g} pt"
            if outside(each, page):
                yield f"page {number}: {each.path} is at the trim or over it"


def inks(page: Page) -> list[Ink]:
    """Return the ink of every run of type on a page; hidden type has none."""
    found = []
    for run, x, y in leaves(page.items):
        if not isinstance(run, GlyphRun) or run.hidden:
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
            field = run.path.partition("~")[0].partition("@")[0]
            found.append(Ink(field, *around(boxes), run.size, tuple(boxes)))
    return found


def around(boxes: list[Box]) -> Box:
    """Return the box around boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def overlaps(page: Page) -> list[tuple[str, str]]:
    """Return the pairs of fields whose glyphs meet."""
    return [
        (one.path, other.path)
        for one, other in combinations(inks(page), 2)
        if one.path != other.path
        and meet(one.box, other.box)
        and any(meet(glyph, another) for glyph in one.glyphs for another in other.glyphs)
    ]


def meet(one: Box, other: Box) -> bool:
    """Return whether two boxes lie on each other by more than letters overshoot."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > TOUCH and down > TOUCH


def outside(ink: Ink, page: Page) -> bool:
    """Return whether ink stands nearer to the trim than type may, or over it."""
    return (
        ink.left < SAFE
        or ink.top < SAFE
        or ink.right > page.size.width - SAFE
        or ink.bottom > page.size.height
    )


def _lost(edition: factsheet.Edition, composition: Composition) -> Iterator[str]:
    """The strings that are not on the pages, each once, whole and as they are written."""
    set_as: dict[str, list[tuple[int, str]]] = {}
    for page in composition.pages:
        for run, _, _ in leaves(page.items):
            if isinstance(run, GlyphRun):
                set_as.setdefault(run.path, []).append((run.start, run.text))
    for path, text in edition.texts().items():
        found = "".join(_set(part, set_as) for part in text.paragraphs())
        if found != text.plain.replace(PARAGRAPH, ""):
            yield f"{path} is set as {found[:60]!r}, not {text.plain[:60]!r}"


def _set(text: Text, set_as: dict[str, list[tuple[int, str]]]) -> str:
    pieces = list(set_as.get(text.path, ()))
    for path, offset in link_paths(text):
        pieces += [(offset + start, piece) for start, piece in set_as.get(path, ())]
    return "".join(piece for _, piece in sorted(pieces))


def disorder(edition: factsheet.Edition, layout: Layout, composition: Composition) -> Iterator[str]:
    """Yield the pairs of blocks of the layout that stand against the order in which they are read.

    A block stands below the one that is read before it, or beside it on the side where lines end; never on a
    page before.
    """
    rtl = composition.direction is Direction.RTL
    block_of = _owners(edition, layout)
    stand: dict[str, dict[int, Box]] = {}
    for number, page in enumerate(composition.pages):
        boxes: dict[str, list[Box]] = {}
        for ink in inks(page):
            block = next((block_of[each] for each in _above(ink.path) if each in block_of), None)
            if block:
                boxes.setdefault(block, []).append(ink.box)
        for block, found in boxes.items():
            stand.setdefault(block, {})[number] = around(found)
    order = [block for block in dict.fromkeys(block_of.values()) if block in stand]
    for first, second in combinations(order, 2):
        if max(stand[first]) > min(stand[second]):
            yield f"{second} begins on a page before the end of {first}"
        for number in stand[first].keys() & stand[second].keys():
            one, other = stand[first][number], stand[second][number]
            below = other[1] >= one[3] - TOUCH
            beside = other[2] <= one[0] + TOUCH if rtl else other[0] >= one[2] - TOUCH
            if not (below or beside):
                yield f"page {number + 1}: {second} is read after {first}, and stands before it"


def _above(path: str) -> Iterator[str]:
    """The path, and those of all that it is in, the nearest first."""
    parts = path.split(".")
    for stop in range(len(parts), 0, -1):
        yield ".".join(parts[:stop])


def _owners(edition: factsheet.Edition, layout: Layout) -> dict[str, str]:
    """The block of the layout that each path belongs to, in the order in which blocks are read.

    A block of the layout that shows several of the document is read where the last of them is; the main
    number before the others.
    """
    places = {each.id: number for number, each in enumerate(edition.document.children)}
    found: list[tuple[int, str, str]] = []
    for name, block in layout.spec.blocks.items():
        paths = []
        for selector in block.shows:
            shown = edition.find(selector)
            if not shown:
                continue
            if selector.startswith("header"):
                paths += ["title", "subtitle", "summary"]
            elif isinstance(shown, tuple):
                paths += [each.id if hasattr(each, "id") else each.path for each in shown]
            else:
                paths.append(selector)
        heads = [selector.partition(".")[0] for selector in block.shows if edition.find(selector)]
        if paths:
            at = max(places.get(head, -1) for head in heads)
            found += [(at, name, path) for path in paths]
    found.sort(key=lambda each: each[0])
    return {path: name for _, name, path in found}
