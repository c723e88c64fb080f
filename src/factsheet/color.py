"""Swatches: named colors that carry a press value (CMYK) and a screen value (sRGB).

Stages pass swatch *names*; only a writer turns a name into a color, so that one
composition yields the press and the screen file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CMYK = tuple[float, float, float, float]
RGB = tuple[float, float, float]
_HEX = re.compile(r"#([0-9a-fA-F]{6})")


@dataclass(frozen=True, slots=True)
class Swatch:
    """A named color: inks and light, each part from 0 to 1.

    Without inks it is light only; a writer for the press separates it for the press at hand.
    """

    name: str
    cmyk: CMYK | None
    rgb: RGB

    @property
    def ink(self) -> float:
        """Total ink in per cent (GWG 2015, 4.22), 0 where no inks are given.

        >>> Swatch("n900", (1, .72, .42, .45), (0, .19, .29)).ink
        259.0
        """
        return round(sum(self.cmyk or ()) * 100, 2)


def parse_hex(text: str) -> RGB:
    """The three parts of `#rrggbb`, each from 0 to 1.

    >>> parse_hex("#ff0080")
    (1.0, 0.0, 0.5019607843137255)
    """
    match = _HEX.fullmatch(text.strip())
    if not match:
        raise ValueError(f"{text!r} is not a color: write #rrggbb")
    number = int(match[1], 16)
    return (number >> 16) / 255, (number >> 8 & 255) / 255, (number & 255) / 255


def to_hex(rgb: RGB) -> str:
    """The color as `#rrggbb`.

    >>> to_hex((1.0, 0.0, 0.5))
    '#ff0080'
    """
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


def luminance(rgb: RGB) -> float:
    """Relative luminance (WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: RGB, other: RGB) -> float:
    """Contrast ratio from 1 to 21 (WCAG 2.2, success criterion 1.4.3).

    >>> round(contrast((0, 0, 0), (1, 1, 1)), 1)
    21.0
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
