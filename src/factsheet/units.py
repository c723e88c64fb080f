"""Lengths, areas and paper.  Inside the package every length is in points (1/72 inch)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

MM = 72 / 25.4
_PER_UNIT = {"pt": 1.0, "mm": MM, "cm": 10 * MM, "in": 72.0}
_LENGTH = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(pt|mm|cm|in)?\s*")


def points(length: str | float | Decimal) -> float:
    """A length in points; a bare number is points already.

    >>> points("25.4mm")
    72.0
    >>> points("9.5pt"), points(3)
    (9.5, 3.0)
    """
    if isinstance(length, (int, float, Decimal)):
        return float(length)
    match = _LENGTH.fullmatch(length)
    if not match:
        raise ValueError(f"{length!r} is not a length: write a number with pt, mm, cm or in")
    return round(float(match[1]) * _PER_UNIT[match[2] or "pt"], 6)


@dataclass(frozen=True, slots=True)
class PageSize:
    """The trimmed size of a page, in points."""

    width: float
    height: float
    name: str = ""


PAPERS = MappingProxyType(
    {
        "A4": PageSize(210 * MM, 297 * MM, "A4"),
        "A5": PageSize(148 * MM, 210 * MM, "A5"),
        "A3": PageSize(297 * MM, 420 * MM, "A3"),
        "Letter": PageSize(612.0, 792.0, "Letter"),
        "Tabloid": PageSize(792.0, 1224.0, "Tabloid"),
    }
)
