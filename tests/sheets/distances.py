"""How far ink stands from what is beside it, and whether what stands in a row is on one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from factsheet.art.outline import bounds
from factsheet.display import DisplayGroup, GlyphRun, Page, Placed, Shape, leaves
from factsheet.units import MM
from tests.sheets.proof import Box, Ink, around, inks

APART = 1.8 * MM
"""What belongs to several blocks, and what is no type, stands so far from type at least.

It is 2 mm as designed; a page that closes its room takes a tenth of it.
"""
LINES = 0.8 * MM
"""A title and the text under it, or two notes of a list, are lines of one text."""

_THIN = 1.5 * MM
_LONG = 8 * MM
_LARGE = 30 * MM  # a ground is as wide at least; smaller ones are badges and drawings
_SMALL_PRINT = ("sources", "imprint", "publisher")
_NEAR_A_LINE = 0.25  # of the size of type: siblings nearer to one line than that are meant to stand on it


class Near(NamedTuple):
    """Two things that stand too near to each other, and how near, in mm."""

    one: str
    other: str
    mm: float


def near(page: Page) -> list[Near]:
    """Return what stands nearer to each other on a page than it may, each pair once."""
    found: dict[tuple[str, str], float] = {}
    type_ = inks(page)
    for one, other in combinations(type_, 2):
        least = APART if block_of(one.path) != block_of(other.path) else LINES
        if one.path != other.path and _apart(one.box, other.box) < least:
            gap = min(_apart(a, b) for a in one.glyphs for b in other.glyphs)
            if gap < least:
                _keep(found, one.path, other.path, gap)
    for name, box, is_ground in _others(page):
        for each in type_:
            gap = _to_edge(each, box, page) if is_ground else _to(each, box)
            # The rules of a table stand nearer to its cells.
            least = LINES if name == "rule" and each.path.startswith("body.") else APART
            if gap is not None and gap < least:
                _keep(found, each.path, name, gap)
    return [Near(one, other, gap / MM) for (one, other), gap in found.items()]


def block_of(path: str) -> str:
    """Return the block of a content path; the small print at the foot of a sheet is one."""
    first, _, rest = path.partition(".")
    if not rest or first in _SMALL_PRINT:
        return "small print" if rest else "header"
    return f"{first}.{rest.partition('.')[0]}" if first == "body" else first


def astray(page: Page) -> list[tuple[str, str, float]]:
    """Return the figures and labels of key numbers that stand beside each other and almost on one line.

    With the distance of their lines, in points.
    """
    lines: dict[str, dict[str, tuple[float, float, float, float]]] = defaultdict(dict)
    for run, x, y in leaves(page.items):
        parts = run.path.partition("@")[0].split(".") if isinstance(run, GlyphRun) and not run.hidden else []
        if len(parts) < 3 or parts[0] != "key_numbers" or not isinstance(run, GlyphRun):
            continue
        kind = lines[parts[-1]]
        first = kind.get(run.path)
        if first is None or y < first[0] - 0.5:
            kind[run.path] = (y, x, x + run.width, run.size)
        elif abs(y - first[0]) <= 0.5:
            kind[run.path] = (first[0], min(x, first[1]), max(x + run.width, first[2]), run.size)
    return [
        (one, other, abs(a[0] - b[0]))
        for kind in lines.values()
        for (one, a), (other, b) in combinations(kind.items(), 2)
        if min(a[2], b[2]) < max(a[1], b[1])
        and a[3] == b[3]
        and 0.1 < abs(a[0] - b[0]) < _NEAR_A_LINE * min(a[3], b[3])
    ]


def heading_drops(page: Page) -> dict[tuple[str, float], list[tuple[str, float]]]:
    """Return how far headings of blocks stand under the rule over them, in points, by face and size."""
    rules = [box for name, box, _ in _others(page) if name == "rule" and box[2] - box[0] > _LARGE]
    found: dict[tuple[str, float], list[tuple[str, float]]] = defaultdict(list)
    seen: set[str] = set()
    for run, x, y in leaves(page.items):
        if not isinstance(run, GlyphRun) or not run.path.endswith(".heading") or run.path in seen:
            continue
        seen.add(run.path)
        over = [
            y - bottom
            for left, _, right, bottom in rules
            if bottom < y and left <= x + run.width and x <= right
        ]
        if over and min(over) < 3 * run.size:
            found[run.face, round(run.size, 2)].append((run.path, min(over)))
    return found


def _keep(found: dict[tuple[str, str], float], one: str, other: str, gap: float) -> None:
    found[one, other] = min(gap, found.get((one, other), gap))


def _others(page: Page) -> Iterator[tuple[str, Box, bool]]:
    """What is no type: its name, its box, and whether it is a ground."""
    for item, x, y in _parts(page.items, 0.0, 0.0):
        if isinstance(item, DisplayGroup):
            if box := _drawn(item):
                name = item.path or item.art
                if name.startswith("body."):
                    continue  # the words of a chart stand on it
                yield name, (x + box[0], y + box[1], x + box[2], y + box[3]), False
        elif isinstance(item, Shape) and (item.fill or item.stroke):
            left, top, right, bottom = bounds(item.outline)
            box = (x + left, y + top, x + right, y + bottom)
            wide, high = right - left, bottom - top
            if min(wide, high) < _THIN and max(wide, high) > _LONG:
                yield "rule", box, False
            elif wide > _LARGE and high > _LONG:
                yield "ground", box, True


def _drawn(group: DisplayGroup) -> Box | None:
    """The box of a drawing of a number or of an icon; None of pictures, which are cut at their edges.

    Copy may stand on those, and the composition holds it off what is drawn there.
    """
    if group.clip or group.flipped or not (group.path or group.art):
        return None
    if any(isinstance(each.item, DisplayGroup) for each in group.items):
        return None
    shapes = [each for each in leaves(group.items) if isinstance(each.item, Shape)]
    boxes = [(each, bounds(each.item.outline)) for each in shapes if isinstance(each.item, Shape)]
    return around([(at.x + a, at.y + b, at.x + c, at.y + d) for at, (a, b, c, d) in boxes]) if boxes else None


def _parts(items: tuple[Placed, ...], x: float, y: float) -> Iterator[Placed]:
    """Items, and groups that are one thing: a drawing, a picture, an icon; not the rules under links."""
    for item, left, top in items:
        if isinstance(item, DisplayGroup) and any(isinstance(each.item, GlyphRun) for each in item.items):
            continue
        if isinstance(item, DisplayGroup) and not (item.path or item.art or item.clip or item.flipped):
            yield from _parts(item.items, x + left, y + top)
        else:
            yield Placed(item, x + left, y + top)


def _apart(one: Box, other: Box) -> float:
    across = max(0.0, max(one[0], other[0]) - min(one[2], other[2]))
    down = max(0.0, max(one[1], other[1]) - min(one[3], other[3]))
    return float((across * across + down * down) ** 0.5)


def _to(each: Ink, box: Box) -> float | None:
    """How far ink stands from a drawing or a rule; None from one that is far."""
    return min(_apart(glyph, box) for glyph in each.glyphs) if _apart(each.box, box) < APART else None


def _to_edge(each: Ink, box: Box, page: Page) -> float | None:
    """How far ink on a ground is from its edges that are not those of the page; None if it is not on it."""
    if not (box[0] <= each.left and each.right <= box[2] and box[1] <= each.top and each.bottom <= box[3]):
        return None
    edges = [
        (box[0] > 1, each.left - box[0]),
        (box[1] > 1, each.top - box[1]),
        (box[2] < page.size.width - 1, box[2] - each.right),
        (box[3] < page.size.height - 1, box[3] - each.bottom),
    ]
    return min((gap for is_inside, gap in edges if is_inside), default=None)
