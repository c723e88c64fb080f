"""Markers: arrowheads and the like at the ends and corners of a line (SVG 2, 13.7)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from factsheet.art.outline import Point
from factsheet.display import Outline


class Vertex(NamedTuple):
    """A corner of a line: where it is, which way the line comes and goes, in degrees."""

    at: Point
    angle: float
    kind: str


def vertices(outline: Outline) -> Iterator[Vertex]:
    """The corners of an outline, each `start`, `mid` or `end`."""
    corners = _corners(outline)
    for index, (point, arriving, leaving) in enumerate(corners):
        kind = "start" if index == 0 else "end" if index == len(corners) - 1 else "mid"
        yield Vertex(point, _angle(arriving, leaving), kind)


def _corners(outline: Outline) -> list[tuple[Point, Point | None, Point | None]]:
    """Each corner with the directions of the line before and after it."""
    found: list[tuple[Point, Point | None, Point | None]] = []
    first = 0
    for verb, points in outline:
        if verb == "Z":
            start, before = found[first][0], found[-1][0]
            way = _way(before, start)
            found[-1] = (before, found[-1][1], way or found[-1][2])
            leaving = found[first][2]
            found[first] = (start, way, leaving)
            found.append((start, way, leaving))
            continue
        end = (points[-2], points[-1])
        if verb == "M" or not found:
            first = len(found)
            found.append((end, None, None))
            continue
        start = found[-1][0]
        handles = [start, *((points[at], points[at + 1]) for at in range(0, len(points), 2))]
        ways = [way for one, two in zip(handles, handles[1:], strict=False) if (way := _way(one, two))]
        found[-1] = (start, found[-1][1], ways[0] if ways else None)
        found.append((end, ways[-1] if ways else None, None))
    return found


def _way(one: Point, other: Point) -> Point | None:
    far = math.dist(one, other)
    return ((other[0] - one[0]) / far, (other[1] - one[1]) / far) if far > 1e-9 else None


def _angle(arriving: Point | None, leaving: Point | None) -> float:
    """The direction halfway between the two."""
    if not (arriving and leaving):
        x, y = arriving or leaving or (1.0, 0.0)
        return math.degrees(math.atan2(y, x))
    one, other = math.atan2(arriving[1], arriving[0]), math.atan2(leaving[1], leaving[0])
    turn = (other - one + math.pi) % (2 * math.pi) - math.pi
    return math.degrees(one + turn / 2)
