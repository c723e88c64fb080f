"""How an SVG element is painted: colors, transforms, and the properties a drawing may use."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from factsheet.art.outline import Matrix
from factsheet.art.path_data import LIMIT

_NAMES = MappingProxyType(
    {
        "black": "#000000", "silver": "#c0c0c0", "gray": "#808080", "grey": "#808080",
        "white": "#ffffff", "maroon": "#800000", "red": "#ff0000", "purple": "#800080",
        "fuchsia": "#ff00ff", "magenta": "#ff00ff", "green": "#008000", "lime": "#00ff00",
        "olive": "#808000", "yellow": "#ffff00", "navy": "#000080", "blue": "#0000ff",
        "teal": "#008080", "aqua": "#00ffff", "cyan": "#00ffff", "orange": "#ffa500",
    }
)  # fmt: skip
_HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_RGB = re.compile(r"rgb\(\s*([\d.]+%?)\s*[,\s]\s*([\d.]+%?)\s*[,\s]\s*([\d.]+%?)\s*\)")
_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|%)?\s*")
# CSS Values 4, 6.2: an inch is 96 px.
_PX = {None: 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "mm": 96 / 25.4, "cm": 960 / 25.4}
_TRANSFORM = re.compile(r"[\s,]*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)[\s,]*")

# Properties that would change the picture in a way flat layers cannot show, and the
# values at which they do nothing.
_EFFECTS = MappingProxyType(
    {
        "opacity": ("1", "1.0", "100%"),
        "fill-opacity": ("1", "1.0", "100%"),
        "stroke-opacity": ("1", "1.0", "100%"),
        "stroke-dasharray": ("none",),
        "mask": ("none",),
        "filter": ("none",),
        "marker": ("none",),
        "marker-start": ("none",),
        "marker-mid": ("none",),
        "marker-end": ("none",),
        "mix-blend-mode": ("normal",),
        "vector-effect": ("none",),
        "paint-order": ("normal", "fill", "fill stroke", "fill stroke markers"),
        "transform-origin": ("0 0", "0px 0px"),
        "transform-box": ("view-box",),
    }
)


@dataclass(frozen=True, slots=True)
class Style:
    """The inherited properties at one element; the defaults are those of SVG."""

    fill: str | None = "#000000"
    stroke: str | None = None
    stroke_width: float = 1.0
    cap: str = "butt"
    rule: str = "nonzero"
    color: str = "#000000"
    hidden: bool = False


def inherit(parent: Style, properties: Mapping[str, str]) -> Style:
    """The style of a child with these properties; `ValueError` for what flat layers cannot show."""
    for name, harmless in _EFFECTS.items():
        value = properties.get(name)
        if value is not None and value.lower() not in harmless:
            raise ValueError(f"{name}: {value[:40]} is an effect")
    given = {name: value for name, value in properties.items() if value != "inherit"}
    color = _paint(given["color"], parent.color) if "color" in given else parent.color
    style = replace(parent, color=color or parent.color)
    if "fill" in given:
        style = replace(style, fill=_paint(given["fill"], style.color))
    if "stroke" in given:
        style = replace(style, stroke=_paint(given["stroke"], style.color))
    if "stroke-width" in given:
        style = replace(style, stroke_width=length(given["stroke-width"]))
    return replace(
        style,
        cap=_one_of("stroke-linecap", given, ("butt", "round", "square"), style.cap),
        rule=_one_of("fill-rule", given, ("nonzero", "evenodd"), style.rule),
        hidden=_one_of(
            "visibility", given, ("visible", "hidden", "collapse"), "hidden" if style.hidden else "visible"
        )
        != "visible",
    )


def _one_of(name: str, given: Mapping[str, str], allowed: tuple[str, ...], otherwise: str) -> str:
    value = given.get(name, otherwise)
    if value not in allowed:
        raise ValueError(f"{name}: {value[:40]} is none of {', '.join(allowed)}")
    return value


def _paint(text: str, current: str) -> str | None:
    value = text.strip()
    if value.lower() in ("none", "transparent"):
        return None
    return current if value.lower() == "currentcolor" else color(value)


def color(text: str) -> str:
    """A color as lower-case `#rrggbb`.

    >>> color("#FA0"), color("rgb(250, 179, 38)"), color("Navy")
    ('#ffaa00', '#fab326', '#000080')
    """
    value = text.strip()
    if match := _HEX.fullmatch(value):
        digits = match[1].lower()
        return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
    if match := _RGB.fullmatch(value.lower()):
        return "#" + "".join(f"{_part(each):02x}" for each in match.groups())
    if value.lower() in _NAMES:
        return _NAMES[value.lower()]
    raise ValueError(f"{value[:40]!r} is not a flat color: write #rrggbb")


def _part(text: str) -> int:
    number = float(text[:-1]) * 2.55 if text.endswith("%") else float(text)
    return round(min(255.0, max(0.0, number)))


def length(text: str, whole: float = 0.0) -> float:
    """A length in user units; `whole` is what per cent are taken of.

    >>> length("3"), length("1in"), length("50%", 30)
    (3.0, 96.0, 15.0)
    """
    match = _LENGTH.fullmatch(text)
    if not match or (match[2] == "%" and not whole):
        raise ValueError(f"{text[:40]!r} is not a length that a drawing can use")
    number = float(match[1]) * (whole / 100 if match[2] == "%" else _PX[match[2]])
    if not abs(number) <= LIMIT:
        raise ValueError(f"the length {text[:40]!r} is beyond {LIMIT:,.0f}")
    return number


def declarations(text: str) -> dict[str, str]:
    """The properties of a style attribute.

    >>> declarations("fill:#fff; stroke : none")
    {'fill': '#fff', 'stroke': 'none'}
    """
    found = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip()
        elif name.strip():
            raise ValueError(f"{name.strip()[:40]!r} is not a style declaration")
    return found


def matrix(text: str) -> Matrix:
    """The map of a transform attribute.

    >>> matrix("translate(10 20) scale(2)").apply(1, 1)
    (12.0, 22.0)
    """
    whole, at = Matrix(), 0
    while at < len(text.rstrip()):
        match = _TRANSFORM.match(text, at)
        if not match:
            raise ValueError(f"{text[at : at + 40].strip()!r} is not a transform")
        numbers = [float(each) for each in re.split(r"[\s,]+", match[2].strip()) if each]
        whole = whole.after(_step(match[1], numbers))
        at = match.end()
    if not all(abs(number) <= LIMIT for number in whole):
        raise ValueError("a transform reaches beyond all bounds")
    return whole


def _step(kind: str, n: list[float]) -> Matrix:
    match kind, len(n):
        case "matrix", 6:
            return Matrix(*n)
        case "translate", 1 | 2:
            return Matrix(e=n[0], f=n[1] if len(n) == 2 else 0.0)
        case "scale", 1 | 2:
            return Matrix(a=n[0], d=n[-1])
        case "rotate", 1 | 3:
            cosine, sine = math.cos(math.radians(n[0])), math.sin(math.radians(n[0]))
            turn = Matrix(cosine, sine, -sine, cosine)
            x, y = n[1:] or (0.0, 0.0)
            return Matrix(e=x, f=y).after(turn).after(Matrix(e=-x, f=-y))
        case "skewX", 1:
            return Matrix(c=math.tan(math.radians(n[0])))
        case "skewY", 1:
            return Matrix(b=math.tan(math.radians(n[0])))
    raise ValueError(f"{kind} does not take {len(n)} numbers")
