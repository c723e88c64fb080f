"""Printer's marks beyond the bleed: crop marks, register marks and a color bar.

Crop and register marks are drawn in the separation `All`, so that they stand on every plate
(ISO 32000-2, 8.6.6.4; GWG 2015, 4.21: clear of the page).
"""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdf.document import Value, name, numbers
from factsheet.pdf.geometry import SLUG, Geometry
from factsheet.units import MM

ALL = "All"
_HAIRLINE = 0.25
_CLEAR = 1.0
_RADIUS = 2 * MM
_ARM = 3 * MM
_PATCH = 5 * MM
_GAP = 20 * MM
_INKS = ("1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1")
_ROUND = 0.5523


def all_plates() -> Value:
    """The color space whose only colorant is every plate."""
    tint = {"FunctionType": 2, "Domain": [0, 1], "C0": [0, 0, 0, 0], "C1": [1, 1, 1, 1], "N": 1}
    return [name("Separation"), name("All"), name("DeviceCMYK"), tint]


def marks(page: Geometry) -> str:
    """The operators that draw the marks of a page; they leave the graphics state as it was."""
    lines = ["q", f"/{ALL} CS 1 SCN {_HAIRLINE} w", *_crop_marks(page), *_register_marks(page)]
    return "\n".join([*lines, *_color_bar(page), "Q"])


def _crop_marks(page: Geometry) -> Iterator[str]:
    _, _, right, top = page.media
    start = page.slug - _CLEAR
    left_trim, bottom_trim, right_trim, top_trim = page.trim
    for x in (left_trim, right_trim):
        yield _line(x, 0, x, start)
        yield _line(x, top - start, x, top)
    for y in (bottom_trim, top_trim):
        yield _line(0, y, start, y)
        yield _line(right - start, y, right, y)


def _register_marks(page: Geometry) -> Iterator[str]:
    _, _, right, top = page.media
    inside, across, up = SLUG / 2, right / 2, top / 2
    for x, y in ((across, inside), (across, top - inside), (inside, up), (right - inside, up)):
        yield _line(x - _ARM, y, x + _ARM, y)
        yield _line(x, y - _ARM, x, y + _ARM)
        yield _circle(x, y, _RADIUS)


def _color_bar(page: Geometry) -> Iterator[str]:
    """A patch of each ink, between a corner and the register mark of the top edge."""
    y = page.media[3] - (SLUG + _PATCH) / 2
    for index, ink in enumerate(_INKS):
        x = page.trim[0] + _GAP + index * _PATCH
        yield f"{ink} k {numbers((x, y, _PATCH, _PATCH))} re f"


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{numbers((x1, y1))} m {numbers((x2, y2))} l S"


def _circle(x: float, y: float, radius: float) -> str:
    """A circle of four Bezier curves."""
    pull = radius * _ROUND
    quarters = (
        (x + radius, y + pull, x + pull, y + radius, x, y + radius),
        (x - pull, y + radius, x - radius, y + pull, x - radius, y),
        (x - radius, y - pull, x - pull, y - radius, x, y - radius),
        (x + pull, y - radius, x + radius, y - pull, x + radius, y),
    )
    curves = " ".join(f"{numbers(quarter)} c" for quarter in quarters)
    return f"{numbers((x + radius, y))} m {curves} s"
