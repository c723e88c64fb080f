"""Colors as SVG and CSS write them, as `#rrggbb` and an opacity (https://www.w3.org/TR/css-color-4/)."""

from __future__ import annotations

import colorsys
import re

from PIL import ImageColor

_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"(rgba?|hsla?|color)\(([^()]*)\)")
_LIGHT_DARK = re.compile(r"light-dark\((.*)\)", re.DOTALL)
_ANGLE = {"deg": 1.0, "grad": 0.9, "rad": 57.29577951308232, "turn": 360.0, "": 1.0}
# Linear Display P3 to linear sRGB (CSS Color 4, 18).
_P3 = ((1.2249401, -0.2249404, 0.0), (-0.0420569, 1.0420571, 0.0), (-0.0196376, -0.0786361, 1.0982735))


def color(text: str) -> tuple[str, float]:
    """A color as lower-case `#rrggbb`, and its opacity.

    Raises `ValueError` for what is none.

    >>> color("#FA0"), color("rgb(250, 179, 38)"), color("hsl(240 100% 25% / 50%)")
    (('#ffaa00', 1.0), ('#fab326', 1.0), ('#000080', 0.5))
    """
    value = text.strip().lower()
    # A color of a profile comes after the sRGB that stands for it (SVG 1.1, 11.13).
    value = value.partition(" icc-color(")[0]
    if match := _LIGHT_DARK.fullmatch(value):
        return color(_first(match[1]))
    if match := _HEX.fullmatch(value):
        digits = match[1] if len(match[1]) > 4 else "".join(digit * 2 for digit in match[1])
        return "#" + digits[:6], int(digits[6:] or "ff", 16) / 255
    if value == "transparent":
        return "#000000", 0.0
    if value in ImageColor.colormap:
        red, green, blue = ImageColor.getrgb(value)[:3]
        return f"#{red:02x}{green:02x}{blue:02x}", 1.0
    if match := _FUNCTION.fullmatch(value):
        parts = [each for each in re.split(r"[\s,/]+", match[2].strip()) if each]
        try:
            return _computed(match[1], parts)
        except (ValueError, IndexError):
            pass
    raise ValueError(f"{text.strip()[:40]!r} is not a color: write #rrggbb")


def _first(arguments: str) -> str:
    """The first of some arguments, which may be functions themselves."""
    depth = 0
    for at, letter in enumerate(arguments):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            return arguments[:at]
    return arguments


def _computed(kind: str, parts: list[str]) -> tuple[str, float]:
    if kind == "color":
        space, *parts = parts
        red, green, blue = (_share(each, 1.0) for each in parts[:3])
        if space == "display-p3":
            red, green, blue = _from_p3(red, green, blue)
        elif space != "srgb":
            raise ValueError(space)
    elif kind.startswith("rgb"):
        red, green, blue = (_share(each, 255.0) for each in parts[:3])
    else:
        hue, saturation, lightness = _degrees(parts[0]) / 360, _share(parts[1], 100), _share(parts[2], 100)
        red, green, blue = colorsys.hls_to_rgb(hue % 1, _held(lightness), _held(saturation))
    opacity = _share(parts[3], 1.0) if len(parts) == 4 else 1.0
    if len(parts) not in (3, 4):
        raise ValueError(parts)
    # Halves go up, as browsers have it.
    digits = "".join(f"{int(_held(part) * 255 + 0.5):02x}" for part in (red, green, blue))
    return "#" + digits, _held(opacity)


def _share(text: str, whole: float) -> float:
    return float(text[:-1]) / 100 if text.endswith("%") else float(text) / whole


def _degrees(text: str) -> float:
    match = re.fullmatch(r"([-+.\de]+?)(deg|grad|rad|turn)?", text)
    if not match:
        raise ValueError(text)
    return float(match[1]) * _ANGLE[match[2] or ""]


def _held(part: float) -> float:
    return min(1.0, max(0.0, part))


def _from_p3(*parts: float) -> tuple[float, float, float]:
    light = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in map(_held, parts)
    ]
    red, green, blue = (sum(a * b for a, b in zip(row, light, strict=True)) for row in _P3)
    return _encoded(red), _encoded(green), _encoded(blue)


def _encoded(light: float) -> float:
    held = _held(light)
    return held * 12.92 if held <= 0.0031308 else 1.055 * held ** (1 / 2.4) - 0.055
