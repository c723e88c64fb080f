"""Swatches: named colors that carry a press value (CMYK) and a screen value (sRGB).

Stages pass swatch *names*; only a writer turns a name into a color, so that one
composition yields the press and the screen file.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from factsheet.records import dataclass

CMYK = tuple[float, float, float, float]
RGB = tuple[float, float, float]
_HEX = re.compile(r"#([0-9a-fA-F]{6})")


@dataclass(frozen=True, slots=True)
class SpotInk:
    """An ink that is mixed for the job: the name of its plate, and the process inks that stand in for it."""

    name: str
    cmyk: CMYK


@dataclass(frozen=True, slots=True)
class Swatch:
    """A named color: inks and light, each part from 0 to 1.

    Without inks it is light only; a writer for the press separates it for the press at hand.  With a `spot`
    ink it prints in that, as much of it as `tint` says, and `cmyk` is what stands in for it.
    """

    name: str
    cmyk: CMYK | None
    rgb: RGB
    spot: SpotInk | None = None
    tint: float = 1.0

    @property
    def ink(self) -> float:
        """Total ink in per cent (GWG 2015, 4.22), 0 where no inks are given.

        >>> Swatch("n900", (1, .72, .42, .45), (0, .19, .29)).ink
        259.0
        """
        return round(sum(self.cmyk or ()) * 100, 2)


def parted_name(screen: str, paper: str) -> str:
    """Return the name of a swatch that is one color on the screen, and printed in the inks of another.

    Small type in several inks blurs on a press out of register, which a screen has not (GWG 2015, 4.16).
    """
    return f"{screen}/{paper}"


def parted_swatch(name: str, swatches: Mapping[str, Swatch]) -> Swatch | None:
    """Return the swatch of such a name; None if it is not one of two swatches.

    >>> ink, hot = Swatch("ink", (0, 0, 0, 1), (0, 0, 0)), Swatch("hot", (0, 1, 1, 0), (1, 0, 0))
    >>> parted_swatch("hot/ink", {"ink": ink, "hot": hot})
    Swatch(name='hot/ink', cmyk=(0, 0, 0, 1), rgb=(1, 0, 0), spot=None, tint=1.0)
    """
    screen, parts, paper = name.partition("/")
    if not parts or screen not in swatches or paper not in swatches:
        return None
    return replace(swatches[paper], name=name, rgb=swatches[screen].rgb)


_PROCESS = frozenset(("all", "none", "cyan", "magenta", "yellow", "black"))


def spot_fault(name: str) -> str:
    """Return why a name cannot be that of a spot ink, or nothing (ISO 32000-2, 8.6.6.4).

    >>> spot_fault("PANTONE 286 C"), spot_fault("Black")
    ('', 'is that of an ink or of all plates')
    """
    if name.strip().lower() in _PROCESS:
        return "is that of an ink or of all plates"
    if not name.strip() or len(name) > 60:
        return "is not of 1 to 60 characters"
    return "" if name.isascii() and name.isprintable() else "has characters that plates are not named with"


def spots_unlike(swatches: Iterable[Swatch]) -> str:
    """Return the name of a spot ink that two swatches describe in two ways, or nothing.

    One ink has one name and one stand-in in a file (ISO 19005-2, 6.2.4.4); names that differ only in
    capitals, spaces or hyphens are two plates where one is meant (GWG 2015, 4.19).
    """
    known: dict[str, SpotInk] = {}
    for swatch in swatches:
        if swatch.spot:
            plain = "".join(swatch.spot.name.lower().split()).replace("-", "")
            if known.setdefault(plain, swatch.spot) != swatch.spot:
                return swatch.spot.name
    return ""


def tinted(swatch: Swatch, tint: float) -> Swatch:
    """Return a swatch mixed with paper, `tint` of it from 0 to 1, in its spot ink if it has one.

    >>> tinted(Swatch("a", (0.0, 1.0, 0.5, 0.0), (1.0, 0.0, 0.5)), 0.5).cmyk
    (0.0, 0.5, 0.25, 0.0)
    """
    red, green, blue = (1 - (1 - part) * tint for part in swatch.rgb)
    if swatch.cmyk is None:
        return replace(swatch, rgb=(red, green, blue))
    cyan, magenta, yellow, black = (round(part * tint, 4) for part in swatch.cmyk)
    inks = (cyan, magenta, yellow, black)
    return replace(swatch, cmyk=inks, rgb=(red, green, blue), tint=swatch.tint * tint)


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
    return contrast_of_lights(luminance(one), luminance(other))


def contrast_of_lights(one: float, other: float) -> float:
    """Contrast ratio of two relative luminances.

    >>> round(contrast_of_lights(0.0, 1.0), 1)
    21.0
    """
    light, dark = max(one, other), min(one, other)
    return (light + 0.05) / (dark + 0.05)


def mixed(one: RGB, other: RGB, share: float) -> RGB:
    """Return the color that lies between two, at a share of the way from the first to the other.

    >>> mixed((0.0, 0.0, 0.0), (1.0, 0.5, 0.0), 0.5)
    (0.5, 0.25, 0.0)
    """
    red, green, blue = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return red, green, blue


_STEPS = 100
_BLACK: RGB = (0.0, 0.0, 0.0)
_WHITE: RGB = (1.0, 1.0, 1.0)


def standing_out(rgb: RGB, passes: Callable[[RGB], bool]) -> RGB | None:
    """Return the color that differs the least, made darker or lighter until it passes; None if none does."""
    found = []
    for goal in (_BLACK, _WHITE):
        for step in range(1, _STEPS + 1):
            # As #rrggbb can write it.
            red, green, blue = (round(part * 255) / 255 for part in mixed(rgb, goal, step / _STEPS))
            if passes((red, green, blue)):
                found.append((red, green, blue))
                break
    return min(found, key=lambda each: math.dist(each, rgb), default=None)
