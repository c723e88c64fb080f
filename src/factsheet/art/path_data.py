"""The path grammar of SVG: the text of a `d` attribute read into lines and cubic curves.

https://www.w3.org/TR/SVG2/paths.html#PathDataBNF and, for arcs,
https://www.w3.org/TR/SVG2/implnote.html#ArcImplementationNotes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator

from factsheet.art.outline import CLOSE, Point
from factsheet.display import Outline, Segment

_COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}
_NUMBER = re.compile(r"[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
_FLAG = re.compile(r"[\s,]*([01])")
_VERB = re.compile(r"\s*([MmZzLlHhVvCcSsQqTtAa])")
_BLANK = re.compile(r"[\s,]*")
LIMIT = 1e6


def parse(text: str) -> Outline:
    """Return the outline that path data describes, in its own units, with absolute coordinates.

    Raise `ValueError` that names what is wrong and where in the text.

    >>> parse("M1 2h3v4z")
    (Segment(verb='M', points=(1.0, 2.0)), Segment(verb='L', points=(4.0, 2.0)), \
Segment(verb='L', points=(4.0, 6.0)), Segment(verb='Z', points=()))
    """
    pen = _Pen()
    for verb, numbers in _commands(text):
        pen.draw(verb, numbers)
    return tuple(pen.segments)


def _commands(text: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield the commands one by one; repeated arguments come as commands of their own."""
    end = len(text.rstrip())
    first = at = len(text) - len(text.lstrip())
    while at < end:
        match = _VERB.match(text, at)
        if not match:
            raise ValueError(f"expected a path command, found {text[at : at + 10].strip()!r}")
        verb, at = match[1], match.end()
        if match.start(1) == first and verb not in "Mm":
            raise ValueError(f"a path begins with M, not with {verb!r}")
        if verb in "Zz":
            yield "Z", ()
            continue
        while True:
            numbers, at = _arguments(text, at, verb)
            yield verb, numbers
            verb = {"M": "L", "m": "l"}.get(verb, verb)
            following = _BLANK.match(text, at)
            at = following.end() if following else at
            if at >= end or text[at].isalpha():
                break


def _arguments(text: str, at: int, verb: str) -> tuple[tuple[float, ...], int]:
    numbers: list[float] = []
    for index in range(_COUNT[verb.upper()]):
        # The two flags of an arc may stand without a space: "a1 1 0 01.5.5".
        pattern = _FLAG if verb in "Aa" and index in (3, 4) else _NUMBER
        match = pattern.match(text, at)
        if not match:
            found = text[at : at + 10].strip()
            raise ValueError(f"path command {verb!r} takes {_COUNT[verb.upper()]} numbers, found {found!r}")
        number = float(match[1])
        if not abs(number) <= LIMIT:
            raise ValueError(f"the number {match[1][:20]!r} is beyond {LIMIT:,.0f}")
        numbers.append(number)
        at = match.end()
    return tuple(numbers), at


class _Pen:
    """Where the pen is, where the subpath began, and the handle that S and T reflect."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.x = self.y = self.start_x = self.start_y = 0.0
        self.cubic: Point | None = None
        self.quadratic: Point | None = None

    def draw(self, verb: str, numbers: tuple[float, ...]) -> None:
        if verb == "Z":
            self.segments.append(CLOSE)
            self.x, self.y = self.start_x, self.start_y
            self.cubic = self.quadratic = None
            return
        if verb.islower():
            numbers = self._absolute(verb, numbers)
        cubic, quadratic = self.cubic, self.quadratic
        self.cubic = self.quadratic = None
        _DRAW[verb.upper()](self, numbers, cubic, quadratic)

    def _absolute(self, verb: str, numbers: tuple[float, ...]) -> tuple[float, ...]:
        if verb == "h":
            return (self.x + numbers[0],)
        if verb == "v":
            return (self.y + numbers[0],)
        if verb == "a":
            return (*numbers[:5], self.x + numbers[5], self.y + numbers[6])
        return tuple(n + (self.y if at % 2 else self.x) for at, n in enumerate(numbers))

    def move_to(self, x: float, y: float) -> None:
        self.segments.append(Segment("M", (x, y)))
        self.x, self.y = self.start_x, self.start_y = x, y

    def line_to(self, x: float, y: float) -> None:
        self.segments.append(Segment("L", (x, y)))
        self.x, self.y = x, y

    def curve_to(self, points: tuple[float, ...]) -> None:
        self.segments.append(Segment("C", points))
        self.cubic = (points[2], points[3])
        self.x, self.y = points[4:]

    def bend_to(self, qx: float, qy: float, x: float, y: float) -> None:
        """Draw a quadratic curve, raised to a cubic."""
        x1, y1 = self.x + 2 / 3 * (qx - self.x), self.y + 2 / 3 * (qy - self.y)
        self.curve_to((x1, y1, x + 2 / 3 * (qx - x), y + 2 / 3 * (qy - y), x, y))
        self.cubic = None
        self.quadratic = (qx, qy)

    def mirrored(self, handle: Point | None) -> Point:
        """Return the handle turned about the pen; the pen itself where the command before had none."""
        return (2 * self.x - handle[0], 2 * self.y - handle[1]) if handle else (self.x, self.y)

    def arc_to(self, numbers: tuple[float, ...]) -> None:
        for points in arc((self.x, self.y), numbers):
            if len(points) == 2:
                self.line_to(*points)
            else:
                self.curve_to(points)
        self.cubic = None


_Draw = Callable[[_Pen, tuple[float, ...], Point | None, Point | None], None]
_DRAW: dict[str, _Draw] = {
    "M": lambda pen, n, _c, _q: pen.move_to(*n),
    "L": lambda pen, n, _c, _q: pen.line_to(*n),
    "H": lambda pen, n, _c, _q: pen.line_to(n[0], pen.y),
    "V": lambda pen, n, _c, _q: pen.line_to(pen.x, n[0]),
    "C": lambda pen, n, _c, _q: pen.curve_to(n),
    "S": lambda pen, n, c, _q: pen.curve_to((*pen.mirrored(c), *n)),
    "Q": lambda pen, n, _c, _q: pen.bend_to(*n),
    "T": lambda pen, n, _c, q: pen.bend_to(*pen.mirrored(q), *n),
    "A": lambda pen, n, _c, _q: pen.arc_to(n),
}


def arc(start: Point, numbers: tuple[float, ...]) -> Iterator[tuple[float, ...]]:
    """Yield an elliptic arc as cubics of a quarter turn at most; a straight line where a radius is nought.

    `numbers` are those of the A command: radii, turn in degrees, large and sweep flags, end.
    """
    rx, ry, turn, large, sweep, x, y = numbers
    if (x, y) == start:
        return
    rx, ry = abs(rx), abs(ry)
    if rx < 1e-9 or ry < 1e-9:
        yield x, y
        return
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    half_x, half_y = (start[0] - x) / 2, (start[1] - y) / 2
    px, py = cosine * half_x + sine * half_y, cosine * half_y - sine * half_x
    stretch = math.hypot(px / rx, py / ry)
    if stretch > 1:
        rx, ry = rx * stretch, ry * stretch
    # Centre of the ellipse in its own axes (SVG 2, B.2.4).
    free = 1 / max(math.hypot(px / rx, py / ry), 1e-12) ** 2 - 1
    reach = math.sqrt(max(0.0, free)) * (1 if large != sweep else -1)
    cx, cy = reach * rx * py / ry, -reach * ry * px / rx
    begin = math.atan2((py - cy) / ry, (px - cx) / rx)
    sweep_angle = math.atan2((-py - cy) / ry, (-px - cx) / rx) - begin
    if sweep and sweep_angle < 0:
        sweep_angle += 2 * math.pi
    elif not sweep and sweep_angle > 0:
        sweep_angle -= 2 * math.pi
    centre = (
        cosine * cx - sine * cy + (start[0] + x) / 2,
        sine * cx + cosine * cy + (start[1] + y) / 2,
    )
    axes = (cosine * rx, sine * rx, -sine * ry, cosine * ry)
    yield from _quarters(centre, axes, begin, sweep_angle, (x, y))


def _quarters(
    centre: Point, axes: tuple[float, float, float, float], begin: float, sweep: float, end: Point
) -> Iterator[tuple[float, ...]]:
    """Yield the arc cut into equal parts of a quarter turn at most; the last one ends exactly on `end`."""
    count = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
    part = sweep / count
    handle = 4 / 3 * math.tan(part / 4)
    ax, ay, bx, by = axes

    def on(u: float, v: float) -> Point:
        return centre[0] + ax * u + bx * v, centre[1] + ay * u + by * v

    for at in range(count):
        one, two = begin + at * part, begin + (at + 1) * part
        c1, s1, c2, s2 = math.cos(one), math.sin(one), math.cos(two), math.sin(two)
        last = end if at == count - 1 else on(c2, s2)
        yield *on(c1 - handle * s1, s1 + handle * c1), *on(c2 + handle * s2, s2 - handle * c2), *last
