"""Words beside the end of a line that stops before the last date, off all that is drawn there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from factsheet.art.outline import Bounds, Point
from factsheet.charts.drawing import ChartPen, Label, draw_leader
from factsheet.setting.chart_style import Tone

_TO_WORDS = (2.4, 1.6)  # millimeters from the end of a line to its words, and from its dot, at least
_OVER = 0.7  # from a dot to words over or under it
_CLEAR = 0.5  # from words to all else
_LIFTS = (0.6, 1.2, 1.8)  # lines: how much further from an end words may be where a line leads to them
_RAISED = 0.6  # of their height: how far words behind an end may be from the height of its dot

Words = tuple[Label, ...]


def to_words(pen: ChartPen) -> float:
    """Return how far from the end of a line the words behind it begin."""
    words, dot = (each * pen.look.unit for each in _TO_WORDS)
    return max(words, pen.look.dot + dot)


def ink_of(words: Words, pen: ChartPen) -> Bounds:
    """Return the box of all letters of some words."""
    return reduce(Bounds.joined, (box for each in words for box in pen.letters.ink(each)))


def beside_end(
    at: Point, ways: Sequence[Words], area: Bounds, hindered: Sequence[Bounds], pen: ChartPen
) -> Words | None:
    """Return words that stand beside the end of a line, inside an area, and meet nothing that hinders them.

    `ways` are the same words in one line and in several, as they stand round the point (0, 0) behind which
    they begin.  The first place that is clear is taken: behind the end, over it, under it, before it, then
    higher and lower, where a line leads to them; None where none is.
    """
    (x, y), unit = at, pen.look.unit
    away, over = to_words(pen), pen.look.dot + _OVER * unit
    boxes = [(words, ink_of(words, pen)) for words in ways]
    clear = _CLEAR * unit
    places = list[tuple[Words, Bounds, float, float]]()
    for words, box in boxes:
        # Near the head or the foot of the area words stand a little lower or higher than their dot.
        dy = max(area.top + clear - box.top, min(y, area.bottom - clear - box.bottom))
        places += ((words, box, x + away, each) for each in (y, dy) if abs(each - y) < _RAISED * box.height)
    for words, box in boxes:
        wide = box.right - box.left
        for dy in (y - over - box.bottom, y + over - box.top):
            starts = (x - wide / 2, x - over, x, x + over, x - wide + over, x - wide, x - wide - over)
            places += ((words, box, dx - box.left, dy) for dx in starts)
        places.append((words, box, x - away - box.right, y))
    for lift in _LIFTS:
        for words, box in boxes:
            far = over + lift * box.height / len({each.y for each in words})
            for dx in (x + away, x - over, x - (box.right - box.left) / 2):
                places += (
                    (words, box, dx - box.left, dy) for dy in (y - far - box.bottom, y + far - box.top)
                )
    for words, box, dx, dy in places:
        room = Bounds(box.left + dx, box.top + dy, box.right + dx, box.bottom + dy).grown(clear)
        inside = area.left <= room.left and room.right <= area.right
        inside = inside and area.top <= room.top and room.bottom <= area.bottom
        if inside and not any(map(room.meets, hindered)):
            return tuple(replace(each, x=each.x + dx, y=each.y + dy) for each in words)
    return None


def lead_to(words: Words, at: Point, tone: Tone, pen: ChartPen) -> None:
    """Draw a line from the end of a line to its words, where they are not right beside it."""
    (x, y), box, near = at, ink_of(words, pen), pen.look.dot + 2 * _OVER * pen.look.unit
    gap = max(box.top - y, y - box.bottom)
    if gap > near:
        edge = box.bottom if box.bottom < y else box.top
        aim = max(box.left, min(x, box.right))
        step = (pen.look.dot + _CLEAR * pen.look.unit) / math.hypot(aim - x, edge - y)
        start = (x + (aim - x) * step, y + (edge - y) * step)
        stop = (aim, edge + (0.5 if edge < y else -0.5) * _CLEAR * pen.look.unit)
        draw_leader(start, stop, tone, pen)
