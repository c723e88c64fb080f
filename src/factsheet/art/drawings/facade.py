"""A facade with as many windows as the share needs, and the share of them lit: 1 in 77.

Where the number leaves windows over, the gap in the lowest row is the entrance.  A single
lit window stands in the middle; several fill the wall from the foot.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from factsheet.art.drawing import Layer, shapes
from factsheet.art.outline import join, rect
from factsheet.art.tally import tally
from factsheet.display import DisplayGroup
from factsheet.document.quantity import Quantity

PARTS = ("wall", "window", "lit")

# Parts of a window's pitch, as in the drawing of 11 x 7: pitch 2.74 x 4.1 mm, windows
# 1.7 x 2.75, 2 mm of wall at the sides and above, 4 below, the light 0.35 larger all round.
_WIDE, _TALL = 1.7 / 2.74, 2.75 / 4.1
_SIDE, _ABOVE, _BELOW = 2 / 2.74, 2 / 4.1, 4 / 4.1
_GLOW = 0.35 / 2.74
_SLENDER = 2.74 / 4.1
# What a window left over, and an entrance out of the middle, cost against windows out of
# proportion, in the choice of rows.
_GAP, _ASKEW = 0.05, 0.06

Cell = tuple[int, int]


def draw(width: float, height: float, quantity: Quantity | None, paint: Mapping[str, str]) -> DisplayGroup:
    """Return the facade, standing on its base."""
    shown = tally(quantity)
    columns, rows = _grid(shown.total, width, height)
    across = width / (columns - 1 + _WIDE + 2 * _SIDE)
    down = height / (rows - 1 + _TALL + _ABOVE + _BELOW)
    # The places of the windows, row by row; the entrance is a gap in the middle of the last.
    over = columns * rows - shown.total
    entrance = range((columns - over + 1) // 2, (columns - over + 1) // 2 + over)
    cells = [
        (column, row)
        for row in range(rows)
        for column in range(columns)
        if row < rows - 1 or column not in entrance
    ]
    if shown.marked == 1:
        lit = {(columns // 2, rows // 2 if rows > 2 else 0)}
    else:
        lit = set(sorted(cells, key=lambda cell: (-cell[1], cell[0]))[: shown.marked])

    def window(cell: Cell, grown: float) -> tuple[float, float, float, float]:
        x, y = (cell[0] + _SIDE) * across - grown, (cell[1] + _ABOVE) * down - grown
        return x, y, _WIDE * across + 2 * grown, _TALL * down + 2 * grown

    # In a wall far wider than high by the height of a window, so that the light stays on the wall.
    glow = _GLOW * min(across, down * _SLENDER) if shown.marked == 1 else 0.0
    layers = (
        Layer(rect(0, 0, width, height), paint["wall"]),
        Layer(join(rect(*window(cell, 0)) for cell in cells if cell not in lit), paint["window"]),
        Layer(join(rect(*window(cell, glow)) for cell in cells if cell in lit), paint["lit"]),
    )
    return DisplayGroup(shapes(layer for layer in layers if layer.outline), width, height)


def _grid(total: int, width: float, height: float) -> Cell:
    """Return columns and rows that keep the windows slender and leave the fewest over."""

    def cost(rows: int) -> float:
        columns = math.ceil(total / rows)
        across = width / (columns - 1 + _WIDE + 2 * _SIDE)
        down = height / (rows - 1 + _TALL + _ABOVE + _BELOW)
        over = columns * rows - total
        askew = _ASKEW if over and (columns - over) % 2 else 0.0
        return abs(math.log(across / down / _SLENDER)) + _GAP * over + askew

    rows = min(range(1, total + 1), key=cost)
    return math.ceil(total / rows), rows
