"""A line of figures across the measure, the share of them marked: 1 in 77.

They are people where people are counted, else discs: a forest that burned is no person.

Where there is a swatch for the line, those not marked are drawn in outline.

The single marked one stands nearest the axis from which a layout hangs its texts, 12 mm in.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

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
# People one beside the other: the pitch is a little more than the width of one; between those in
# outline there is a line's thickness of ground, or two cannot be told from one.
_ELBOWS = 1.015
# A short queue stands together, with a person's width between one and the next.
_LOOSE = 2.0
_LOOSE_DISCS = 1.2
_ROW_GAP = 0.18
_MOST_ROWS = 20
_GAIN = 1.3  # how much taller people must come out for rows that are not equal
_COUNTED = (5, 10)  # figures are counted in tens, few of them in fives: so long are rows that are not equal
_UNEVEN = 1.5  # times as many rows may there be for rows that are equal, or of tens
_SMALLEST = 1.6 * MM
_SMALLEST_DISC = 0.9 * MM
_LINE = 0.033  # weight of an outline, as a part of a person's height
_EXACT = 1e-6
_LEAST_LINE = 0.25  # in points: thinner lines do not hold on the plate


def draw(width: float, height: float, quantity: Quantity | None, paint: Mapping[str, str]) -> DisplayGroup:
    """Return the queue, its first person and the last of a long one flush with the measure.

    It stands in several rows if need be.
    """
    shown = tally(quantity)
    ratio, smallest, loose = _manner(quantity)
    _, columns, tall = _rows(shown.total, width, height, ratio, smallest, _apart(ratio, paint))
    if tall < smallest - _EXACT:
        raise LayoutError.of(
            f"a queue of {shown.total} would have figures {tall / MM:.1f} mm high in the room it has",
            quantity and quantity.span or IN_LAYOUT,
            "give it more height, or show the number as a tile",
            code="share-too-crowded",
        )
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
    """Return how much of a height the rows fill: in a narrow place people are small.

    It is more than the height where they would be too small to be seen there, and infinite where they would
    be so at any height.
    """
    found = share(quantity).tally()
    if found is None:
        return height  # what cannot be drawn is told when it is
    ratio, smallest, _ = _manner(quantity)
    apart = _apart(ratio, paint)
    rows, _, tall = _rows(found.total, width, height, ratio, smallest, apart)
    if tall < smallest - _EXACT:
        return _high(_fewest_rows(found.total, width / (ratio * smallest), apart), smallest)
    return min(height, _high(rows, tall))


def _high(rows: float, tall: float) -> float:
    """How high rows of figures are that are so tall."""
    return tall * (rows + (rows - 1) * _ROW_GAP)


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
    return _ELBOWS + 2 * _LINE / ratio if "line" in paint and ratio < 1 else _ELBOWS


class _Rows(NamedTuple):
    """How many rows figures stand in, how many are in a full one, and how tall they are."""

    rows: int
    columns: int
    tall: float


def _rows(total: int, width: float, height: float, ratio: float, smallest: float, apart: float) -> _Rows:
    """Return the rows in which figures come out largest: equal ones, or of tens if much is gained by them.

    Only where figures would be too small else are rows of any length.
    """

    def made(columns: int) -> _Rows:
        rows = math.ceil(total / columns)
        by_width = width / (1 + (columns - 1) * apart) / ratio
        return _Rows(rows, columns, min(by_width, height / (rows + (rows - 1) * _ROW_GAP)))

    least = math.ceil(total / _MOST_ROWS)
    equal, counted, others = (
        [made(columns) for columns in range(least, total + 1) if takes_part(columns)]
        for takes_part in (
            lambda columns: total % columns == 0,
            _is_counted,
            lambda columns: True,
        )
    )
    best = max(equal, key=lambda each: (each.tall, -each.rows))
    for more in (counted, others):
        largest = max(more, key=lambda each: (each.tall, -each.rows), default=best)
        gained = more is counted and largest.tall > _GAIN * best.tall
        if largest.tall > best.tall and (best.tall < smallest - _EXACT or gained):
            best = largest
    return best


def _fewest_rows(total: int, room: float, apart: float) -> float:
    """In how few rows figures stand in so many widths of one; infinite if there are too many of them.

    Equal rows, or of tens, if they are at most half as many again as rows of any length.
    """
    most = min(total, math.floor((room - 1) / apart + 1 + _EXACT))
    fitting = range(math.ceil(total / _MOST_ROWS), most + 1)
    even = [math.ceil(total / each) for each in fitting if total % each == 0 or _is_counted(each)]
    fewest = math.ceil(total / most) if fitting else math.inf
    best = min(even, default=math.inf)
    return best if best <= _UNEVEN * fewest else fewest


def _is_counted(columns: int) -> bool:
    return columns == _COUNTED[0] or columns % _COUNTED[1] == 0
