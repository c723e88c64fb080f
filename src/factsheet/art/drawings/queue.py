"""A line of figures across the measure, the share of them marked: 1 in 77.

They are people where people are counted, else discs: a forest that burned is no person.

Where there is a swatch for the line, those not marked are drawn in outline.

The single marked one stands nearest the axis from which a layout hangs its texts, 12 mm in.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from factsheet.art.drawing import Layer, shapes
from factsheet.art.figure import RATIO, person
from factsheet.art.outline import circle, join
from factsheet.art.tally import share, tally
from factsheet.display import DisplayGroup, Outline, Stroke
from factsheet.document.quantity import Quantity
from factsheet.errors import IN_LAYOUT, LayoutError
from factsheet.units import MM

PARTS = ("figure", "hot")
OPTIONAL = ("line",)

_AXIS = 12 * MM
_DISC = 0.46  # the radius, as a part of the height of its place
# People one beside the other: the pitch is a little more than the width of one; those in outline stand as far
# apart as their lines are thick, or the lines of two would run into one.
_ELBOWS = 1.015
# A short queue stands together, with a person's width between one and the next.
_LOOSE = 2.0
_LOOSE_DISCS = 1.2
_ROW_GAP = 0.18
_GAIN = 1.3  # how much taller people must come out for rows that are not equal
_SMALLEST = 1.6 * MM
_SMALLEST_DISC = 0.9 * MM
_LINE = 0.033  # weight of an outline, as a part of a person's height
_LEAST_LINE = 0.25  # in points: thinner lines do not hold on the plate


def draw(width: float, height: float, quantity: Quantity | None, paint: Mapping[str, str]) -> DisplayGroup:
    """Return the queue, its first person and the last of a long one flush with the measure.

    It stands in several rows if need be.
    """
    shown = tally(quantity)
    ratio, smallest, loose = _manner(quantity)
    rows, tall = _rows(shown.total, width, height, ratio, smallest, _apart(ratio, paint))
    if tall < smallest:
        raise LayoutError.of(
            f"a queue of {shown.total} would have figures {tall / MM:.1f} mm high in the room it has",
            quantity and quantity.span or IN_LAYOUT,
            "give it more height, or show the number as a tile",
            code="share-too-crowded",
        )
    columns = math.ceil(shown.total / rows)
    pitch = min((width - tall * ratio) / max(1, columns - 1), loose * tall * ratio)
    places = [(at % columns * pitch, at // columns * tall * (1 + _ROW_GAP)) for at in range(shown.total)]
    # The one whose start is nearest the axis in the first row; the first so many of several.
    hot = set(range(shown.marked))
    if shown.marked <= 1:
        first = [at for at, (_, y) in enumerate(places) if y == places[0][1]]
        hot = {min(first, key=lambda at: abs(places[at][0] - _AXIS))}
    outlined = Stroke(paint["line"], max(_LEAST_LINE, _LINE * tall)) if "line" in paint else None
    layers = (
        Layer(
            join(_figure(x, y, tall, ratio) for at, (x, y) in enumerate(places) if at not in hot),
            paint["figure"],
            outlined,
        ),
        Layer(
            join(_figure(x, y, tall, ratio) for at, (x, y) in enumerate(places) if at in hot), paint["hot"]
        ),
    )
    return DisplayGroup(shapes(layer for layer in layers if layer.outline), width, height)


def takes(width: float, height: float, quantity: Quantity | None, paint: Mapping[str, str]) -> float:
    """Return how much of a height the rows fill: in a narrow place people are small."""
    found = share(quantity).tally()
    if found is None:
        return height  # what cannot be drawn is told when it is
    ratio, smallest, _ = _manner(quantity)
    rows, tall = _rows(found.total, width, height, ratio, smallest, _apart(ratio, paint))
    return min(height, tall * (rows + (rows - 1) * _ROW_GAP))


def _manner(quantity: Quantity | None) -> tuple[float, float, float]:
    """How wide a figure is for its height, the least height it is seen at, how loose a short queue stands."""
    if quantity and quantity.people:
        return RATIO, _SMALLEST, _LOOSE
    return 1.0, _SMALLEST_DISC, _LOOSE_DISCS


def _figure(x: float, y: float, tall: float, ratio: float) -> Outline:
    """A person, or a disc in a place that is as wide as high."""
    return person(x, y, tall) if ratio < 1 else circle(x + tall / 2, y + tall / 2, _DISC * tall)


def _apart(ratio: float, paint: Mapping[str, str]) -> float:
    """The pitch of figures one beside the other, in widths of one."""
    return _ELBOWS + _LINE / ratio if "line" in paint and ratio < 1 else _ELBOWS


def _rows(
    total: int, width: float, height: float, ratio: float, smallest: float, apart: float
) -> tuple[int, float]:
    """Return in how many rows figures come out largest, and how tall; equal rows if little is gained."""

    def tall(rows: int) -> float:
        columns = math.ceil(total / rows)
        by_width = width / (1 + (columns - 1) * apart) / ratio
        return min(by_width, height / (rows + (rows - 1) * _ROW_GAP))

    equal = [rows for rows in range(1, min(total, 20) + 1) if total % rows == 0]
    best = max(equal, key=lambda rows: (tall(rows), -rows))
    largest = max(range(1, min(total, 20) + 1), key=lambda rows: (tall(rows), -rows))
    if tall(best) < smallest or tall(largest) > _GAIN * tall(best):
        best = largest
    return best, tall(best)
