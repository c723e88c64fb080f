"""A drawn chart: marks that show numbers, and words at their places, before either is on a page.

Lengths are points from the start edge and the top, y downward: a right-to-left edition mirrors all of it.
Colors are roles that a layout paints.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple, Protocol

from factsheet.art.outline import (
    Bounds,
    Point,
    Transform,
    bounds,
    circle,
    join,
    polyline,
    rect,
    transformed,
)
from factsheet.display import Direction, Outline
from factsheet.document.text import Text
from factsheet.records import dataclass
from factsheet.setting.chart_style import Tone
from factsheet.setting.style import Align

THIN = 0.5  # points: the least weight of a line in several inks (GWG 2015, 4.17)


class WordFace(StrEnum):
    """The style of a word: names and values, what stands back, large values."""

    TEXT = "text"
    NOTE = "note"
    BIG = "big"


class WordType(NamedTuple):
    """How a word is set: its face, its weight, its color."""

    face: WordFace = WordFace.TEXT
    bold: bool = False
    tone: Tone = Tone.INK


PLAIN = WordType()
STRONG = WordType(bold=True)
HOT = WordType(bold=True, tone=Tone.HOT)
SOFT = WordType(WordFace.NOTE, tone=Tone.SOFT)
BIG = WordType(WordFace.BIG)
_FILLED = (Tone.THIRD, Tone.FOURTH)  # of bars with an edge: those that are filled, too
_CLEAR = 0.4  # millimeters: what the line of a reference keeps off the letters of words
_NEAR = 24  # labels before one that is not seen
_BEFORE = {Align.START: 0.0, Align.CENTER: 0.5, Align.END: 1.0}  # of a room: what is before its anchor


@dataclass(frozen=True, slots=True)
class Mark:
    """An outline that is filled, or drawn with a line of a width; `shows` is the path of its number."""

    outline: Outline
    fill: Tone | None = None
    line: Tone | None = None
    width: float = 0.0
    round: bool = False
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A word in a room from `x` to `x + width`, its first baseline at `y`.

    One that is not `seen` can be read, searched and copied where it stands, and prints nothing.
    """

    text: Text
    x: float
    y: float
    width: float
    type: WordType = PLAIN
    align: Align = Align.START
    seen: bool = True

    @property
    def anchor(self) -> float:
        """Where it begins, has its middle, or ends: as it is aligned."""
        return self.x + self.width * _BEFORE[self.align]


class _Course(NamedTuple):
    """A line along an axis that runs through no words: its ends, its weight, whether it is broken."""

    start: Point
    stop: Point
    width: float
    broken: bool

    def has_near(self, label: Label, size: float) -> bool:
        """Return whether a label may stand on it: it is beside none of its ends, and not below it."""
        (x1, y1), (x2, y2) = self.start, self.stop
        return label.x < x2 + size and x1 - size < label.x + label.width and label.y - 2 * size < max(y1, y2)

    def drawn(self, free: Sequence[tuple[Point, Point]], look: ChartLook) -> Outline:
        """Return what is drawn of it where it is free."""
        if self.broken:
            return join([dashes(each, *stroke_of(look, self.width)) for each in free])
        return join([_along(*each, self.width) for each in free])


@dataclass(frozen=True, slots=True)
class ChartDrawing:
    """A chart at a size.

    `wide` names the copy that is wider than its place, `lost` what leaves no room for marks.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    wide: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    def facing(self, direction: Direction) -> tuple[Mark, ...]:
        """Return the marks as a direction has them: mirrored from right to left."""
        if direction is Direction.LTR:
            return self.marks
        mirror = Transform(-1, 0, 0, 1, self.width, 0)
        return tuple(replace(each, outline=transformed(each.outline, mirror)) for each in self.marks)


class Lettering(Protocol):
    """How wide and high words are in the layout at hand; lengths in points."""

    def width(self, text: Text, type: WordType) -> float:
        """Return the width of a text on one line."""

    def least(self, text: Text, type: WordType) -> float:
        """Return the width of the widest part that no line may end inside."""

    def lines(self, text: Text, type: WordType, width: float) -> int:
        """Return in how many lines a text stands in a width."""

    def halves(self, text: Text, type: WordType) -> tuple[Text, ...]:
        """Return the two lines of a text as `halved` parts it, the same ones each time."""

    def size(self, type: WordType) -> float:
        """Return the size of the type."""

    def leading(self, type: WordType) -> float:
        """Return the distance of its lines."""

    def ink(self, label: Label) -> Iterable[Bounds]:
        """Return where the letters of a label print, a box for each of its lines."""


def one_line(text: Text, type: WordType, letters: Lettering) -> float:
    """Return the width of a room in which a text stands on one line."""
    return letters.width(text, type) + 0.02


def halved(text: Text, type: WordType, letters: Lettering) -> tuple[Text, ...]:
    """Return a text in two lines, parted at the space that leaves the wider one narrowest, if it has one."""
    plain = text.plain
    cuts = [at + 1 for at, each in enumerate(plain) if each == " " and 0 < at < len(plain) - 1]
    halves = [(text.slice(0, cut), text.slice(cut, len(plain))) for cut in cuts]
    return min(halves, key=lambda each: max(letters.width(half, type) for half in each), default=(text,))


class ChartLook(NamedTuple):
    """How a layout draws: lengths in points, shares of a pitch, and whether marks are hollow.

    `bar` is the height of a bar, `pitch` the distance of two; `column` the share of a column in its pitch;
    `main`, `other`, `context` are the weights of lines, `zero`, `grid` those of rules; `dash` and `gap` make
    a broken line; `dot` is the radius of a point.  `unit` is a millimeter at the size of the type.  `written`
    are the tones of marks on which words can be read, `lights` the relative luminance of each tone.
    """

    unit: float
    bar: float
    pitch: float
    column: float
    main: float
    other: float
    context: float
    zero: float
    grid: float
    dash: float
    gap: float
    dot: float
    hollow: bool
    big: bool
    written: frozenset[str]
    lights: Mapping[Tone, float]

    def has_edge(self, tone: Tone) -> bool:
        """Return whether bars of a tone have a line inside their edge."""
        return tone is Tone.OPEN or (self.hollow and tone not in (Tone.HIGH, Tone.DEEP))

    def holds_words(self, tone: Tone) -> bool:
        """Return whether words can be read on marks of a tone: on the ground inside an edge if on any."""
        return tone in self.written or (tone is Tone.OPEN and bool(self.written))

    def inside(self, tone: Tone) -> Tone:
        """Return what fills a bar of a tone."""
        return Tone.GROUND if self.has_edge(tone) and tone not in _FILLED else tone


class ChartPen:
    """Collects the marks and words of a chart while it is drawn."""

    def __init__(self, look: ChartLook, letters: Lettering) -> None:
        self.look, self.letters = look, letters
        self._marks: list[Mark] = []
        self._labels: list[Label] = []
        self._wide: list[str] = []
        self._lost: list[str] = []
        self._across: dict[int, _Course] = {}

    def finished(self, width: float, height: float) -> ChartDrawing:
        """Return what was drawn; no line of a reference, and none to read by, runs through words."""
        labels = tuple(self._labels)
        inks = dict[int, list[Bounds]]()
        marks = list[Mark]()
        for at, mark in enumerate(self._marks):
            course = self._across.get(at)
            if course is None:
                marks.append(mark)
                continue
            boxes = list[Bounds]()
            for number, label in enumerate(labels):
                if label.seen and course.has_near(label, self.letters.size(label.type)):
                    if number not in inks:
                        clear = _CLEAR * self.look.unit
                        inks[number] = [each.grown(clear) for each in self.letters.ink(label)]
                    boxes += (each.grown(course.width / 2) for each in inks[number])
            # What is left of a broken line is half a stroke at least: less is a dot of dirt.
            least = stroke_of(self.look, course.width)[0] / 2 if course.broken else 2 * course.width
            free = clear_of((course.start, course.stop), boxes, least)
            strokes = course.drawn(free, self.look)
            if strokes:  # where words stand all along it, there is no line
                marks.append(replace(mark, outline=strokes))
        return ChartDrawing(width, height, tuple(marks), labels, tuple(self._wide), tuple(self._lost))

    def mark(self, mark: Mark) -> None:
        """Draw a mark as it is."""
        self._marks.append(mark)

    def fill(self, outline: Outline, tone: Tone, shows: str = "") -> None:
        """Fill an outline."""
        self._marks.append(Mark(outline, fill=tone, shows=shows))

    def bar(self, box: tuple[float, float, float, float], tone: Tone, shows: str) -> None:
        """Draw a bar of x, y, width, height; hollow ones have a line inside their edge, where it has room."""
        x, y, width, height = box
        line = self.look.zero
        if not self.look.has_edge(tone) or min(width, height) <= 2 * line:
            self.fill(rect(x, y, width, height), Tone.MARK if self.look.has_edge(tone) else tone, shows)
            return
        inner = rect(x + line / 2, y + line / 2, width - line, height - line)
        self._marks.append(Mark(inner, self.look.inside(tone), Tone.MARK, line, shows=shows))

    def line(self, points: Sequence[Point], tone: Tone, width: float, shows: str = "") -> None:
        """Draw a line through points with round joins."""
        self._marks.append(Mark(polyline(points), line=tone, width=width, round=True, shows=shows))

    def dashed(
        self, points: Sequence[Point], tone: Tone, width: float, shows: str = "", dots: bool = False
    ) -> None:
        """Draw a broken line through points: in square dots, or in dashes of three of them at least."""
        outline = dashes(points, width, 1.2 * width) if dots else dashes(points, *stroke_of(self.look, width))
        self._marks.append(Mark(outline, line=tone, width=width, shows=shows))

    def rule(self, start: Point, stop: Point, tone: Tone, width: float) -> None:
        """Draw a straight rule along an axis, as an area: so it has exact edges."""
        if not width:
            return
        self._marks.append(Mark(_along(start, stop, width), fill=tone))

    def dot(self, at: Point, radius: float, tone: Tone, shows: str = "") -> None:
        """Draw a disc."""
        self._marks.append(Mark(circle(*at, radius), fill=tone, shows=shows))

    def word(
        self, text: Text, at: Point, width: float, type: WordType = PLAIN, align: Align = Align.START
    ) -> None:
        """Set a text in a room that begins at a point; one that is wider is told."""
        if width + 0.01 < self.letters.least(text, type):
            self._wide.append(text.path)
        self._labels.append(Label(text, *at, width, type, align))

    def cannot(self, text: Text) -> None:
        """Tell copy that leaves no room for marks."""
        self._lost.append(text.path)

    def cramped(self, text: Text) -> None:
        """Tell copy that leaves less room for marks than they should have."""
        self._wide.append(text.path)

    def short(self, text: Text, at: Point, type: WordType = PLAIN, align: Align = Align.START) -> float:
        """Set a text on one line that begins, ends or is centered at a point, and return its width."""
        width = one_line(text, type, self.letters)
        x, y = at
        self._labels.append(Label(text, x - width * _BEFORE[align], y, width, type, align))
        return width

    def unseen(self, text: Text, at: Point, apart: bool = False) -> None:
        """Let a text be read at a point without printing it, or near it, `apart` from others that are so.

        Readers of files drop letters that stand on others, as those of dates that find no room would.
        """
        width, (middle, y) = one_line(text, SOFT, self.letters), at
        label = Label(text, middle - width / 2, y, width, SOFT, seen=False)
        leading, gap = self.letters.leading(SOFT), 0.3 * self.letters.size(SOFT)
        others = [each for each in self._labels[-_NEAR:] if apart and not each.seen]
        while label.y > leading and any(_meet(label, each, gap, 0.9 * leading) for each in others):
            label = replace(label, y=label.y - leading)
        self._labels.append(label)

    def middle(self, y: float, type: WordType = PLAIN) -> float:
        """Return the baseline at which figures stand in the middle of a height."""
        return y + 0.34 * self.letters.size(type)


def draw_leader(start: Point, stop: Point, tone: Tone, pen: ChartPen) -> None:
    """Draw the thin line that leads from a mark to its words: of one weight in all shows."""
    pen.line((start, stop), tone, THIN)


def draw_reference(start: Point, stop: Point, width: float, pen: ChartPen) -> None:
    """Draw the broken line of a value that others are held against, along an axis, off all words."""
    pen._across[len(pen._marks)] = _Course(start, stop, width, True)
    pen.dashed([start, stop], Tone.INK, width)


def draw_grid_line(start: Point, stop: Point, width: float, pen: ChartPen) -> None:
    """Draw a line to read by, along an axis, off all words."""
    if width:
        pen._across[len(pen._marks)] = _Course(start, stop, width, False)
        pen.rule(start, stop, Tone.GRID, width)


def _along(start: Point, stop: Point, width: float) -> Outline:
    """A straight line along an axis as an area."""
    (x1, y1), (x2, y2) = start, stop
    flat = y1 == y2
    return rect(*((x1, y1 - width / 2, x2 - x1, width) if flat else (x1 - width / 2, y1, width, y2 - y1)))


def stroke_of(look: ChartLook, width: float) -> tuple[float, float]:
    """Return the length of a stroke of a broken line, and of the gap behind it."""
    return max(look.dash, 3 * width), max(look.gap, 1.4 * width)


def sample_side(pen: ChartPen) -> float:
    """Return the side of the square that shows a tone before words."""
    return 0.74 * pen.letters.size(PLAIN)


def draw_sample(tone: Tone, at: Point, pen: ChartPen) -> None:
    """Draw a square in a tone, its lower start corner at a point."""
    (x, base), side = at, sample_side(pen)
    pen.bar((x, base - side, side, side), tone, "")


def taken(pen: ChartPen) -> tuple[list[Bounds], list[Bounds]]:
    """Return where the words stand that are seen, and the marks of numbers, of what was drawn so far."""
    words, letters = [], pen.letters
    for each in pen._labels:
        size, leading = letters.size(each.type), letters.leading(each.type)
        if each.seen:
            more = (letters.lines(each.text, each.type, each.width) - 1) * leading
            words.append(Bounds(each.x, each.y - size, each.x + each.width, each.y + more + 0.3 * size))
    return words, [bounds(each.outline) for each in pen._marks if each.shows]


def _meet(one: Label, other: Label, gap: float, leading: float) -> bool:
    """Return whether two labels stand on each other, the least gap between words included."""
    beside = one.x + one.width + gap <= other.x or other.x + other.width + gap <= one.x
    return not beside and abs(one.y - other.y) < leading


def clear_of(
    line: tuple[Point, Point], boxes: Iterable[Bounds], least: float = 0.0
) -> list[tuple[Point, Point]]:
    """Return what is left of a line along an axis where it runs through no box: no piece of `least` or less.

    >>> boxes = [Bounds(10.0, 0.0, 20.0, 9.0), Bounds(0.0, 6.0, 30.0, 9.0), Bounds(29.0, 4.0, 29.5, 6.0)]
    >>> clear_of(((0.0, 5.0), (29.0, 5.0)), boxes, 1.0)
    [((0.0, 5.0), (10.0, 5.0)), ((20.0, 5.0), (29.0, 5.0))]
    """
    (x1, y1), (x2, y2) = line
    flat = y1 == y2
    at, end = (x1, x2) if flat else (y1, y2)
    held = [each for each in boxes if (each.top < y1 < each.bottom if flat else each.left < x1 < each.right)]
    free = list[tuple[float, float]]()
    for start, stop in sorted((each.left, each.right) if flat else (each.top, each.bottom) for each in held):
        if start > at:
            free.append((at, min(start, end)))
        at = max(at, stop)
    free.append((at, end))
    return [((a, y1), (b, y1)) if flat else ((x1, a), (x1, b)) for a, b in free if b - a > least]


def dashes(points: Sequence[Point], on: float, off: float) -> Outline:
    """Return a line through points in strokes of a length with gaps between them, around its corners."""
    strokes: list[Outline] = []
    left, drawing, stroke = on, True, [points[0]] if points else []
    for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
        length, gone = math.hypot(x2 - x1, y2 - y1), 0.0
        while length - gone > left:
            gone += left
            at = (x1 + (x2 - x1) * gone / length, y1 + (y2 - y1) * gone / length)
            if drawing:
                strokes.append(polyline([*stroke, at]))
            drawing, left, stroke = not drawing, off if drawing else on, [at]
        left -= length - gone
        if drawing:
            stroke.append((x2, y2))
    if drawing and len(stroke) > 1:
        strokes.append(polyline(stroke))
    return join(strokes)
