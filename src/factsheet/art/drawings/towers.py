"""Towers by night with one person before them: a story's picture, made to the height that is left.

The height takes in 3 mm of bleed at the foot; under the towers lies a bare street.  The last
7.7 mm of the width stay free for the edge tower.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factsheet.art.drawing import Layer, merged, shapes
from factsheet.art.figure import RATIO, person
from factsheet.art.outline import Bounds, join, rect
from factsheet.art.windows import PAD, ROOF, WIDTH, Front, floors_within, height_of, lights, natural_width
from factsheet.display import DisplayGroup
from factsheet.document.quantity import Quantity
from factsheet.records import dataclass
from factsheet.units import MM

PARTS = ("far", "near", "window", "person")

STREET = 13 * MM
_BLEED = 3 * MM
_EDGE = 7.7 * MM
# Windows a floor, share of the height, and whether a gap follows.
_TOWERS = (
    (4, 0.66, False),
    (5, 0.90, True),
    (3, 0.58, False),
    (4, 0.80, False),
    (6, 0.99, True),
    (4, 0.70, False),
    (5, 0.88, False),
    (4, 0.66, True),
)
_GAP = 0.7 * MM
_SKY = 4.6 * MM
_BLOCK_WIDTH, _BLOCK_HEIGHT, _BLOCK_SINK = 0.36, 1.6 * MM, 0.1 * MM
_FROM_START, _BELOW_BASE, _CLEAR = 0.225, 4.6 * MM, 1.1 * MM
_SHORTEST, _TALLEST = 9 * MM, 20 * MM
_FLAT, _EMPTY = 25 * MM, 15 * MM


@dataclass(frozen=True, slots=True)
class _Tower:
    x: float
    width: float
    columns: int
    floors: int
    part: str


def draw(width: float, height: float, quantity: Quantity | None, paint: Mapping[str, str]) -> DisplayGroup:
    """Return the picture; under 25 mm without roof blocks, under 15 mm the person alone."""
    base, trimmed = height - STREET, height - _BLEED
    tall = min(_TALLEST, max(_SHORTEST, base / 2), trimmed)
    left, top = _FROM_START * width, max(0.0, base + _BELOW_BASE - tall)
    clear = Bounds(left, top, left + tall * RATIO, top + tall).grown(_CLEAR)
    layers: list[Layer] = []
    if trimmed >= _EMPTY:
        lit = lights()
        for tower in _row(width, trimmed - STREET - _SKY + _BLEED):
            # Its wall, with a block on the roof of a wide one; then its windows.
            high = height_of(tower.floors)
            parts = [rect(tower.x, base - high, tower.width, high)]
            if trimmed >= _FLAT and tower.columns >= 5:
                wide = tower.width * _BLOCK_WIDTH
                middle = tower.x + (tower.width - wide) / 2
                parts.append(rect(middle, base - high + _BLOCK_SINK - _BLOCK_HEIGHT, wide, _BLOCK_HEIGHT))
            layers.append(Layer(join(parts), paint[tower.part]))
            pitch = (tower.width - 2 * PAD - WIDTH) / (tower.columns - 1)
            front = Front(tower.x + PAD, base - high + ROOF, tower.columns, tower.floors, pitch)
            windows = join(rect(b.left, b.top, b.width, b.height) for b in front.lit(lit, clear))
            layers.append(Layer(windows, paint["window"]))
    layers.append(Layer(person(left, top, tall), paint["person"]))
    return DisplayGroup(
        shapes(merged([layer for layer in layers if layer.outline])), width, height, clip=True
    )


def _row(width: float, room: float) -> Iterator[_Tower]:
    """Yield the towers side by side; a wide picture has the row more than once."""
    natural = sum(natural_width(columns) + gap * _GAP for columns, _, gap in _TOWERS)
    times = max(1, round((width - _EDGE) / natural))
    factor = (width - _EDGE) / (natural * times)
    x = 0.0
    for at, (columns, part_of_height, gap) in enumerate(_TOWERS * times):
        wide = natural_width(columns) * factor
        yield _Tower(x, wide, columns, floors_within(part_of_height * room), "near" if at % 2 else "far")
        x += wide + gap * _GAP * factor
