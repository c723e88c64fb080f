"""Bars of parts: names over the first, and the numbers of all parts of a chart in one way.

They stand in the parts, over them, or in a list, each behind a sample of its tone.  Where one has no room in
its part none stands there: a reader looks for all of them in one place.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
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
_BESIDE = 1.6  # between the numbers over two
_AHEAD = 2.0  # how far before the first part its number may begin

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


class NumberPlace(Enum):
    """Where the numbers of all parts of a chart stand."""

    INSIDE = "inside"
    OVER = "over"
    LISTED = "listed"


class NamePlace(NamedTuple):
    """Where the name of a part begins over it, and the room that it has."""

    x: float
    wide: float


class PartWords(NamedTuple):
    """Where numbers stand, and names over the parts of the first bar: None for a list or a key."""

    numbers: NumberPlace
    names: tuple[NamePlace, ...] | None


Bars = Sequence[Sequence[BarPart]]
"""The parts of each bar."""
Starts = Sequence[Sequence[float]]
"""Where the parts of each bar begin, and where its last part ends."""


def words_of(bars: Bars, starts: Starts, width: float, pen: ChartPen) -> PartWords:
    """Return where the words of all parts stand: the first way that has room for every number."""
    placed = list(zip(bars, starts, strict=True))
    first, alone = placed[0], len(placed) == 1
    numbers = NumberPlace.LISTED
    if all(_are_inside(*each, pen) for each in placed):
        numbers = NumberPlace.INSIDE
    elif alone or all(numbers_over(*each, width, pen) is not None for each in placed):
        numbers = NumberPlace.OVER
    names = None if numbers is NumberPlace.LISTED else _names_over(*first, numbers, width, pen)
    return PartWords(NumberPlace.LISTED if alone and names is None else numbers, names)


def _are_inside(parts: Sequence[BarPart], starts: Sequence[float], pen: ChartPen) -> bool:
    """Whether the number of every part finds room in it, in a color that can be read there."""
    less = 2 * _IN * pen.look.unit
    return all(
        pen.look.holds_words(part.tone) and pen.letters.width(part.said, STRONG) <= stop - start - less
        for part, (start, stop) in zip(parts, pairwise(starts), strict=True)
    )


def numbers_over(
    parts: Sequence[BarPart],
    starts: Sequence[float],
    width: float,
    pen: ChartPen,
    wished: Sequence[float] = (),
) -> list[float] | None:
    """Return where numbers over their parts begin, the middle of each over its own.  None: two would meet.

    One begins where it is `wished`, by default where its part does, or is in the middle of a narrower part.
    """
    unit, ranges, wishes = pen.look.unit, list[tuple[float, float]](), list[float]()
    wides, apart = [one_line(part.said, STRONG, pen.letters) for part in parts], _BESIDE * unit
    # Before the first part is the room to the names of bars.
    least = max(0.0, starts[0] - _AHEAD * unit)
    for at, (wide, (start, stop)) in enumerate(zip(wides, pairwise(starts), strict=True)):
        if start == stop:
            return None
        ranges.append((max(least, start - wide / 2), min(width - wide, stop - wide / 2)))
        begin = start if wide <= stop - start else (start + stop - wide) / 2
        wishes.append(wished[at] if wished else begin)
    # How far each can be from the start, those after it kept in their ranges.
    last, limits = width + apart, list[float]()
    for wide, (_, most) in reversed([*zip(wides, ranges, strict=True)]):
        last = min(most, last - apart - wide)
        limits.append(last)
    found, after = list[float](), least
    for wish, wide, (low, _), limit in zip(wishes, wides, ranges, reversed(limits), strict=True):
        x = max(low, after, min(wish, limit))
        if x > limit + 0.01:
            return None
        found.append(x)
        after = x + wide + apart
    return found


def _names_over(
    parts: Sequence[BarPart], starts: Sequence[float], numbers: NumberPlace, width: float, pen: ChartPen
) -> tuple[NamePlace, ...] | None:
    """The places of the names over parts, None where they do not stand over their own.

    Over one bar alone numbers stand right under them, and have as much room.
    """
    unit, places = pen.look.unit, list[NamePlace]()
    under = numbers is NumberPlace.OVER and parts[0].alone
    for part, start in zip(parts, starts, strict=False):
        name = pen.letters.width(part.name, STRONG if part.high else PLAIN) if part.name else 0.0
        wide = max(name, pen.letters.width(part.said, _value_type(parts, pen)) if under else 0.0)
        places.append(NamePlace(start, wide + 0.02))
    for at in range(len(places) - 1, -1, -1):
        limit = width if at == len(places) - 1 else places[at + 1].x - _APART * unit
        x = min(places[at].x, limit - places[at].wide)
        # Words stand over their part: moved to its start at most by as much as it is long.
        if x < -0.1 or x + places[at].wide < starts[at]:
            return None
        if at and x < starts[at] - max(places[at].wide - (starts[at + 1] - starts[at]), 0.0) - 0.1:
            return None
        places[at] = places[at]._replace(x=max(0.0, x))
    return tuple(places)


def over_height(words: PartWords, parts: Sequence[BarPart], width: float, pen: ChartPen) -> float:
    """Return the room of the words over the first bar: a line of names, one of numbers; or a list of both."""
    leading, value = pen.letters.leading(PLAIN), pen.letters.leading(_value_type(parts, pen))
    if words.names is None:
        lines = sum(lines for _, lines in (_listed_room(part, width, pen) for part in parts))
        return leading * (lines + 0.1 * len(parts)) + 1.3 * pen.look.unit
    named = any(part.name for part in parts)
    over = words.numbers is NumberPlace.OVER
    return (leading if named else 0.0) + (value if over else 0.0) + 1.3 * pen.look.unit


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
        elif pen.look.has_edge(part.tone):
            _edged(box, part, (start > starts[0], stop < starts[-1]), pen)
        else:
            pen.fill(rect(*box), part.tone, part.said.path)
    for start in starts[1:-1]:
        if not starts[0] < start < starts[-1]:
            continue
        pen.rule((start, top), (start, top + high), Tone.GROUND, BETWEEN * pen.look.unit)


def draw_over(
    parts: Sequence[BarPart],
    words: PartWords,
    starts: Sequence[float],
    down: tuple[float, float],
    width: float,
    pen: ChartPen,
) -> None:
    """Set the words of the first bar: names over its parts with their numbers, or all in a list.

    `down` is where the bar begins, and its height.
    """
    top, bar = down
    if words.names is None:
        _listed(parts, width, pen)
        return
    named = any(part.name for part in parts)
    first = pen.letters.leading(PLAIN) * 0.82
    value = _value_type(parts, pen)
    below = (pen.letters.leading(PLAIN) if named else 0.0) + pen.letters.leading(value) * 0.82
    for part, place in zip(parts, words.names, strict=True):
        if part.name:
            pen.word(part.name, (place.x, first), place.wide, HOT if part.high else PLAIN)
    if words.numbers is NumberPlace.INSIDE:
        draw_inside(parts, starts, top + bar / 2, pen)
        return
    begin: Sequence[float] | None = [place.x for place in words.names]
    if not parts[0].alone:
        begin = numbers_over(parts, starts, width, pen, begin or ())
    for part, x in zip(parts, begin or (), strict=True):
        pen.short(part.said, (x, below), value._replace(tone=HOT.tone) if part.high else value)


def draw_inside(parts: Sequence[BarPart], starts: Sequence[float], middle: float, pen: ChartPen) -> None:
    """Set the number of each part in it, in the middle of a height."""
    for part, start in zip(parts, starts, strict=False):
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
    among = any(pen.look.holds_words(part.tone) for part in parts[1:2])
    return STRONG if among or not parts[0].alone else BIG


def _edged(box: _Area, part: BarPart, touched: tuple[bool, bool], pen: ChartPen) -> None:
    """A part with a line inside its edge, beside the lines of the ground where other parts touch it."""
    x, y, width, height = box
    line, (before, after) = pen.look.zero, (BETWEEN / 2 * pen.look.unit * each for each in touched)
    free = width - before - after
    if min(free, height) <= 2 * line:
        pen.fill(rect(*box), Tone.MARK, part.said.path)
        return
    pen.fill(rect(*box), pen.look.inside(part.tone), part.said.path)
    inner = rect(x + before + line / 2, y + line / 2, free - line, height - line)
    pen.mark(Mark(inner, line=Tone.MARK, width=line, shows=part.said.path))


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
