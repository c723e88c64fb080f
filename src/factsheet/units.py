"""Lengths, areas and paper.  Inside the package every length is in points (1/72 inch)."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from factsheet.records import dataclass

MM = 72 / 25.4
_PER_UNIT = {"pt": 1.0, "mm": MM, "cm": 10 * MM, "in": 72.0}
_LENGTH = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(pt|mm|cm|in|u)?\s*")


class TypeLength(float):
    """A length in points that follows the type: `5u` is 5 mm where type has its designed size.

    `boxes/scaled.py` alone asks for it.  Elsewhere a length is a float like any other, and compiled code,
    which keeps the number of a float and not its class, would take it for one that does not follow the type.
    """

    def at(self, scale: float) -> float:
        """Return the length at a scale of the type."""
        return float(self) * scale


def points(length: str | float | Decimal) -> float:
    """Return a length in points; a bare number is points already, `u` gives a `TypeLength`.

    >>> points("25.4mm")
    72.0
    >>> points("9.5pt"), points(3)
    (9.5, 3.0)
    """
    if isinstance(length, TypeLength):
        return length
    if isinstance(length, (int, float, Decimal)):
        if not math.isfinite(length):
            raise ValueError(f"{length} is not a length: write a number with pt, mm, cm, in or u")
        return float(length)
    match = _LENGTH.fullmatch(length)
    if not match:
        raise ValueError(f"{length!r} is not a length: write a number with pt, mm, cm, in or u")
    if match[2] == "u":
        return TypeLength(round(float(match[1]) * MM, 6))
    return round(float(match[1]) * _PER_UNIT[match[2] or "pt"], 6)


class Orientation(StrEnum):
    """Which way a sheet lies: its longer side upright, or level."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True)
class PageSize:
    """The trimmed size of a page, in points."""

    width: float
    height: float
    name: str = ""

    def turned(self, orientation: Orientation) -> PageSize:
        """Return the same paper the way it is to lie; a square stays as it is.

        >>> PAPERS["A4"].turned(Orientation.LANDSCAPE).height == PAPERS["A4"].width
        True
        """
        lies = self.width > self.height
        if self.width == self.height or lies == (orientation is Orientation.LANDSCAPE):
            return self
        return PageSize(self.height, self.width, self.name)

    def __str__(self) -> str:
        return f"{self.width / MM:.4g} x {self.height / MM:.4g} mm"


def _in_mm(width: float, height: float, name: str) -> PageSize:
    return PageSize(width * MM, height * MM, name)


PAPERS = MappingProxyType(
    {
        "A3": _in_mm(297, 420, "A3"),
        "A4": _in_mm(210, 297, "A4"),
        "A5": _in_mm(148, 210, "A5"),
        "A6": _in_mm(105, 148, "A6"),
        "Letter": PageSize(612.0, 792.0, "Letter"),
        "Legal": PageSize(612.0, 1008.0, "Legal"),
        "Tabloid": PageSize(792.0, 1224.0, "Tabloid"),
        "DL": _in_mm(99, 210, "DL"),
    }
)
"""The papers known by name, upright: ISO 216, the American sizes, and the card that is a third of A4."""

_SIDES = re.compile(r"([0-9.]+) ?(mm|cm|in|pt)? ?x ?([0-9.]+) ?(mm|cm|in|pt)")
LEAST_SIDE, MOST_SIDE = 50 * MM, 1200 * MM
_SPARE = 0.01


def paper_named(name: str) -> PageSize:
    """Return the paper of a name, written in any case.  Raise ValueError for one that is not known.

    >>> paper_named("letter").name
    'Letter'
    """
    by_name = {each.lower(): size for each, size in PAPERS.items()}
    if name.strip().lower() not in by_name:
        raise ValueError(f"there is no paper {name[:40]!r}: {', '.join(PAPERS)}")
    return by_name[name.strip().lower()]


def paper_of(written: str) -> PageSize:
    """Return the paper of a name, or of its sides as `120x170mm`.  Raise ValueError for what is neither.

    >>> str(paper_of("4in x 6in")), paper_of("210x297mm").name
    ('101.6 x 152.4 mm', 'A4')
    """
    match = _SIDES.fullmatch(written.strip().lower())
    if not match:
        try:
            return paper_named(written)
        except ValueError as unknown:
            raise ValueError(f"{unknown}, or its sides as 120x170mm") from None
    width, unit, height, last = match.groups()
    return paper_sized(points(width + (unit or last)), points(height + last))


def paper_sized(width: float, height: float) -> PageSize:
    """Return the paper of a size in points, known or not.  Raise ValueError for a side that no press takes.

    >>> paper_sized(612, 792).name, str(paper_sized(points("120mm"), points("120mm")))
    ('Letter', '120 x 120 mm')
    """
    for length in (width, height):
        if not LEAST_SIDE - _SPARE <= length <= MOST_SIDE + _SPARE:
            low, high = round(LEAST_SIDE / MM), round(MOST_SIDE / MM)
            raise ValueError(f"a side of {length / MM:.4g} mm is not between {low} and {high} mm")
    for size in PAPERS.values():
        if abs(size.width - width) < _SPARE and abs(size.height - height) < _SPARE:
            return size
    return PageSize(width, height)
