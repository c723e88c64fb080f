"""A bar of parts: each in its tone with its name over it and its number in it, or over it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from factsheet.art.outline import rect
from factsheet.charts.drawing import (
    BIG,
    HOT,
    PLAIN,
    STRONG,
    ChartPen,
    Label,
    Mark,
    WordType,
    dashes,
    draw_sample,
    one_line,
    sample_side,
)
from factsheet.document.text import Text
from factsheet.setting.chart_style import Tone

BETWEEN = 0.5  # millimeters of the ground between parts that touch
_IN = 1.6  # from the start of a part to its number
_APART = 2.0  # between the words over two parts

_Area = tuple[float, float, float, float]


class BarPart(NamedTuple):
    """A part of a bar: its size, its tone, its number in words, its name where it stands over it.

    A bar is `alone`, or one of several.
    """

    value: float
    tone: Tone
    said: Text
    name: Text | None = None
    high: bool = False
    alone: bool = True


class PartPlace(NamedTuple):
    """Where the words over a part stand, and where its number does: `inside` it, or under its name."""

    x: float
    wide: float
    inside: bool


def is_inside(part: BarPart, wide: float, pen: ChartPen) -> bool:
    """Return whether the number of a part finds room in it, in a color that can be read there."""
    room = wide - 2 * _IN * pen.look.unit
    return part.tone in pen.look.written and pen.letters.width(part.said, STRONG) <= room


def over(
    parts: Sequence[BarPart], starts: Sequence[float], width: float, pen: ChartPen
) -> list[PartPlace] | None:
    """Return the places of the words over parts, None where they do not stand over their own."""
    unit, places = pen.look.unit, list[PartPlace]()
    for part, (start, stop) in zip(parts, pairwise(starts), strict=True):
        inside = is_inside(part, stop - start, pen)
        name = pen.letters.width(part.name, STRONG if part.high else PLAIN) if part.name else 0.0
        wide = max(name, 0.0 if inside else pen.letters.width(part.said, _value_type(parts, pen)))
        places.append(PartPlace(start, wide + 0.02, inside))
    for at in range(len(places) - 1, -1, -1):
        limit = width if at == len(places) - 1 else places[at + 1].x - _APART * unit
        x = min(places[at].x, limit - places[at].wide)
        # Words stand over their part: moved to its start at most by as much as it is long.
        if x < -0.1 or x + places[at].wide < starts[at]:
            return None
        if at and x < starts[at] - max(places[at].wide - (starts[at + 1] - starts[at]), 0.0) - 0.1:
            return None
        places[at] = places[at]._replace(x=max(0.0, x))
    return places


def over_height(
    places: list[PartPlace] | None, parts: Sequence[BarPart], width: float, pen: ChartPen
) -> float:
    """Return the room of the words over parts: a line of names, one of numbers; or a list of both."""
    leading, value = pen.letters.leading(PLAIN), pen.letters.leading(_value_type(parts, pen))
    if places is None:
        lines = sum(lines for _, lines in (_listed_room(part, width, pen) for part in parts))
        return leading * (lines + 0.1 * len(parts)) + 1.3 * pen.look.unit
    named = any(part.name for part in parts)
    outside = any(not place.inside for place in places)
    return (leading if named else 0.0) + (value if outside else 0.0) + 1.3 * pen.look.unit


def draw_parts(
    parts: Sequence[BarPart], starts: Sequence[float], down: tuple[float, float], pen: ChartPen
) -> None:
    """Draw the parts of a bar, a line of the ground between those that touch."""
    top, high = down
    for part, (start, stop) in zip(parts, pairwise(starts), strict=True):
        if not part.value:
            continue
        box = (start, top, stop - start, high)
        if part.tone is Tone.GAP:
            _hollow(box, part.said.path, pen)
        else:
            pen.bar(box, part.tone, part.said.path)
    for start in starts[1:-1]:
        pen.rule((start, top), (start, top + high), Tone.GROUND, BETWEEN * pen.look.unit)


def draw_over(
    parts: Sequence[BarPart],
    places: list[PartPlace] | None,
    starts: Sequence[float],
    down: tuple[float, float],
    width: float,
    pen: ChartPen,
) -> None:
    """Set the words of parts: names over them, numbers in them or under their names, or all in a list.

    `down` is where the bar begins, and its height.
    """
    top, bar = down
    if places is None:
        _listed(parts, width, pen)
        return
    named = any(part.name for part in parts)
    first = pen.letters.leading(PLAIN) * 0.82
    value = _value_type(parts, pen)
    below = (pen.letters.leading(PLAIN) if named else 0.0) + pen.letters.leading(value) * 0.82
    for part, place, (start, _) in zip(parts, places, pairwise(starts), strict=True):
        type = HOT if part.high else PLAIN
        if part.name:
            pen.word(part.name, (place.x, first), place.wide, type)
        if place.inside:
            draw_inside(part, start, top + bar / 2, pen)
        else:
            pen.short(part.said, (place.x, below), value._replace(tone=type.tone) if part.high else value)


def draw_inside(part: BarPart, start: float, middle: float, pen: ChartPen) -> None:
    """Set the number of a part in it, in the middle of a height."""
    type = STRONG._replace(tone=part.tone.on)
    pen.short(part.said, (start + _IN * pen.look.unit, pen.middle(middle, type)), type)


def _listed(parts: Sequence[BarPart], width: float, pen: ChartPen) -> None:
    """The parts in their order below one another, each with a sample of its tone, its name, its number."""
    side, leading, top = sample_side(pen), pen.letters.leading(PLAIN), 0.0
    for part in parts:
        base = top + 0.88 * leading
        own, lines = _listed_room(part, width, pen)
        top += leading * (lines + 0.1)
        if part.tone is Tone.GAP:
            _edge((0.0, base - side, side, side), pen.look.zero, (side * 0.24, side * 0.14), pen)
        else:
            draw_sample(part.tone, (0.0, base), pen)
        x = side + 1.2 * pen.look.unit
        if part.name:
            pen.word(part.name, (x, base), own)
            # Lines may be shorter than their room: a number stands by its name.
            inks = pen.letters.ink(Label(part.name, x, base, own, PLAIN))
            x = min(x + own, max((each.right for each in inks), default=x)) + 2 * pen.look.unit
        pen.short(part.said, (x, base), STRONG)


def _listed_room(part: BarPart, width: float, pen: ChartPen) -> tuple[float, int]:
    """The width of the name of a part in a list, before its number, and in how many lines it stands."""
    if part.name is None:
        return 0.0, 1
    taken = sample_side(pen) + 3.2 * pen.look.unit + pen.letters.width(part.said, STRONG)
    own = min(max(1.0, width - taken), one_line(part.name, PLAIN, pen.letters))
    return own, max(1, pen.letters.lines(part.name, PLAIN, own))


def _value_type(parts: Sequence[BarPart], pen: ChartPen) -> WordType:
    """Return how numbers over parts are set: large where no part has its number inside."""
    among = any(part.tone in pen.look.written for part in parts[1:2])
    return STRONG if among or not parts[0].alone else BIG


def _hollow(box: _Area, shows: str, pen: ChartPen) -> None:
    """What is missing: an area with a broken line inside its edge."""
    *_, width, height = box
    pen.mark(Mark(rect(*box), fill=Tone.GROUND, shows=shows))
    _edge(box, min(pen.look.zero * 2, width / 2, height / 2), (pen.look.dash, pen.look.gap), pen)


def _edge(box: _Area, line: float, stroke: tuple[float, float], pen: ChartPen) -> None:
    """A broken line inside the edge of an area of x, y, width and height, of strokes and gaps of a length."""
    x, y, width, height = box
    left, top, right, bottom = x + line / 2, y + line / 2, x + width - line / 2, y + height - line / 2
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    pen.mark(Mark(dashes(corners, *stroke), line=Tone.GAP, width=line))
