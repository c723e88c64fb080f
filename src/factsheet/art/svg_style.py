"""How an SVG element is painted: the properties that are inherited, lengths and transforms.

Colors as SVG and CSS write them, as `#rrggbb` and an opacity (https://www.w3.org/TR/css-color-4/)."""

from __future__ import annotations

import colorsys
import math
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from PIL import ImageColor

from factsheet.art.outline import Transform
from factsheet.art.path_data import LIMIT
from factsheet.art.svg_tree import PartError, outside
from factsheet.records import dataclass

_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"(rgba?|hsla?|color)\(([^()]*)\)")
_LIGHT_DARK = re.compile(r"light-dark\((.*)\)", re.DOTALL)
_ANGLE = {"deg": 1.0, "grad": 0.9, "rad": 57.29577951308232, "turn": 360.0, "": 1.0}
# Linear Display P3 to linear sRGB (CSS Color 4, 18).
_P3 = ((1.2249401, -0.2249404, 0.0), (-0.0420569, 1.0420571, 0.0), (-0.0196376, -0.0786361, 1.0982735))


def color(text: str) -> tuple[str, float]:
    """Return a color as lower-case `#rrggbb`, and its opacity.

    Raise `ValueError` for what is none.

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
    raise PartError(f"{text.strip()[:40]!r} is not a color", "write #rrggbb, or a name that CSS has")


def _first(arguments: str) -> str:
    """Return the first of some arguments, which may be functions themselves."""
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
        text = parts[0]
        match = re.fullmatch(r"([-+.\de]+?)(deg|grad|rad|turn)?", text)
        if not match:
            raise ValueError(text)
        hue, saturation, lightness = (
            (float(match[1]) * _ANGLE[match[2] or ""]) / 360,
            _share(parts[1], 100),
            _share(parts[2], 100),
        )
        red, green, blue = colorsys.hls_to_rgb(hue % 1, _held(lightness), _held(saturation))
    opacity = _share(parts[3], 1.0) if len(parts) == 4 else 1.0
    if len(parts) not in (3, 4):
        raise ValueError(parts)
    # Halves go up, as browsers have it.
    digits = "".join(f"{int(_held(part) * 255 + 0.5):02x}" for part in (red, green, blue))
    return "#" + digits, _held(opacity)


def _share(text: str, whole: float) -> float:
    return float(text[:-1]) / 100 if text.endswith("%") else float(text) / whole


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


_LENGTH = re.compile(
    r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|q|em|rem|ex|%)?\s*", re.IGNORECASE
)
# CSS Values 4, 6.2: an inch is 96 px.
_PX = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0,
    "mm": 96 / 25.4, "cm": 960 / 25.4, "q": 24 / 25.4, "rem": 16.0,
}  # fmt: skip
_TRANSFORM = re.compile(
    r"[\s,]*(matrix|translate|translateX|translateY|scale|scaleX|scaleY|rotate|skewX|skewY)\s*\(([^()]*)\)[\s,]*"
)
_URL = re.compile(r"url\(\s*[\"']?([^\"')]*)[\"']?\s*\)\s*(.*)", re.DOTALL)
_FONT_SIZES = {
    "xx-small": 9.6, "x-small": 12.0, "small": 14.2, "medium": 16.0, "large": 19.2, "x-large": 24.0,
    "xx-large": 32.0,
}  # fmt: skip
_WEIGHTS = {"normal": 400, "bold": 700, "bolder": 700, "lighter": 300}


class StyleSpec(NamedTuple):
    """What is asked for as paint: a gradient or pattern by id, a color, or either."""

    reference: str | None
    color: str | None
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Type:
    """How text is set; sizes are in user units."""

    families: str = "sans-serif"
    size: float = 16.0
    weight: int = 400
    slanted: bool = False
    anchor: str = "start"
    spacing: float = 0.0
    keeps_spaces: bool = False
    baseline: str = "auto"


@dataclass(frozen=True, slots=True)
class SvgStyle:
    """The inherited properties at one element; the defaults are those of SVG."""

    fill: StyleSpec | None = StyleSpec(None, "#000000")
    stroke: StyleSpec | None = None
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    width: str = "1"
    cap: str = "butt"
    join: str = "miter"
    miter: float = 4.0
    dashes: str = "none"
    phase: str = "0"
    rule: str = "nonzero"
    clip_rule: str = "nonzero"
    color: StyleSpec = StyleSpec(None, "#000000")
    hidden: bool = False
    stroke_first: bool = False
    markers: tuple[str, str, str] = ("", "", "")
    type: Type = Type()
    context: tuple[StyleSpec | None, StyleSpec | None] = (None, None)


def inherit(parent: SvgStyle, properties: Mapping[str, str]) -> SvgStyle:
    """Return the style of a child with these properties; raise `ValueError` for what cannot be followed."""
    if _NAMES.isdisjoint(properties):
        return parent
    given = {name: value for name, value in properties.items() if value not in ("inherit", "unset")}
    own = _paint(given["color"], parent) if "color" in given else None
    style = replace(parent, color=own) if own else parent
    choose = _Chooser(given)
    order = choose("paint-order", _ORDERS, "stroke" if parent.stroke_first else "normal")
    hidden = choose("visibility", ("visible", "hidden", "collapse"), "hidden" if parent.hidden else "visible")
    every = given.get("marker")
    ends = zip(("start", "mid", "end"), parent.markers, strict=True)
    said = ((given.get(f"marker-{which}", every), old) for which, old in ends)
    start, mid, end = (old if text is None else reference(text) for text, old in said)
    return replace(
        style,
        fill=_paint(given["fill"], style) if "fill" in given else style.fill,
        stroke=_paint(given["stroke"], style) if "stroke" in given else style.stroke,
        fill_opacity=share(given.get("fill-opacity", style.fill_opacity)),
        stroke_opacity=share(given.get("stroke-opacity", style.stroke_opacity)),
        width=given.get("stroke-width", style.width),
        cap=choose("stroke-linecap", ("butt", "round", "square"), style.cap),
        join=choose("stroke-linejoin", ("miter", "miter-clip", "arcs", "round", "bevel"), style.join),
        miter=max(1.0, number(given.get("stroke-miterlimit", str(style.miter)))),
        dashes=given.get("stroke-dasharray", style.dashes),
        phase=given.get("stroke-dashoffset", style.phase),
        rule=choose("fill-rule", ("nonzero", "evenodd"), style.rule),
        clip_rule=choose("clip-rule", ("nonzero", "evenodd"), style.clip_rule),
        hidden=hidden != "visible",
        stroke_first=order.startswith(("stroke", "markers stroke")),
        markers=(start, mid, end),
        type=_type(style.type, given),
    )


_ORDERS = ("normal", "fill", "fill stroke", "fill stroke markers", "stroke", "stroke fill",
           "stroke fill markers", "stroke markers", "fill markers", "markers fill", "markers stroke fill",
           "stroke markers fill", "fill markers stroke", "markers stroke", "markers")  # fmt: skip


_NAMES = frozenset(
    ("color", "fill", "stroke", "fill-opacity", "stroke-opacity", "stroke-width", "stroke-linecap")
    + ("stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "fill-rule")
    + ("clip-rule", "visibility", "paint-order", "marker", "marker-start", "marker-mid", "marker-end")
    + ("font", "font-size", "font-family", "font-weight", "font-style", "letter-spacing", "text-anchor")
    + ("dominant-baseline", "xml:space", "white-space")
)


class _Chooser:
    """Takes properties of which only some words are known."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given = given

    def __call__(self, name: str, allowed: tuple[str, ...], otherwise: str) -> str:
        value = " ".join(self._given.get(name, otherwise).split())
        if value not in allowed:
            raise ValueError(f"{name}: {value[:40]} is none of {', '.join(allowed)}")
        return value


def _paint(text: str, style: SvgStyle) -> StyleSpec | None:
    value = text.strip()
    if value.lower() == "none":
        return None
    if value.lower() == "currentcolor":
        return style.color
    if value in ("context-fill", "context-stroke"):
        return style.context[value == "context-stroke"]
    if match := _URL.fullmatch(value):
        other = _paint(match[2], style) if match[2].strip() else None
        if not match[1].startswith("#"):
            raise outside(match[1])
        return StyleSpec(match[1][1:], other.color if other else None, other.opacity if other else 0.0)
    return StyleSpec(None, *color(value))


def reference(text: str) -> str:
    """Return the id that `url(#id)` names; nothing for `none`.

    >>> reference("url(#clip)"), reference("none")
    ('clip', '')
    """
    value = text.strip()
    if value in ("none", ""):
        return ""
    match = _URL.fullmatch(value)
    if not match or match[2]:
        raise ValueError(f"{value[:40]!r} cannot be used in a drawing")
    if not match[1].startswith("#"):
        raise outside(match[1])
    return match[1][1:]


def _type(parent: Type, given: Mapping[str, str]) -> Type:
    size, families, weight = parent.size, parent.families, parent.weight
    if "font-size" in given:
        text = given["font-size"].strip()
        size = _FONT_SIZES.get(text) or length(text, parent.size, parent.size)
    if "font-family" in given:
        families = given["font-family"].strip() or families
    if "font-weight" in given:
        text = given["font-weight"].strip()
        weight = _WEIGHTS[text] if text in _WEIGHTS else int(number(text))
    if "font" in given:
        raise ValueError("the font shorthand cannot be read: write font-family, font-size and font-weight")
    tracked = given.get("letter-spacing", "").strip().replace("normal", "0")
    space = given.get("xml:space", given.get("white-space", ""))
    return replace(
        parent,
        families=families,
        size=size,
        weight=weight,
        slanted=given["font-style"].strip() != "normal" if "font-style" in given else parent.slanted,
        anchor=given.get("text-anchor", parent.anchor).strip(),
        spacing=length(tracked, size, size) if tracked else parent.spacing,
        keeps_spaces=space in ("preserve", "pre", "pre-wrap") if space else parent.keeps_spaces,
        baseline=given.get("dominant-baseline", parent.baseline).strip(),
    )


def number(text: str) -> float:
    """Return a plain number; raise `ValueError` for others, NaN and infinity included."""
    found = float(text)
    if not abs(found) <= LIMIT:
        raise ValueError(f"{text[:40]!r} is beyond {LIMIT:,.0f}")
    return found


def share(text: str | float) -> float:
    """Return an opacity from 0 to 1, or in per cent."""
    if isinstance(text, float):
        return text
    value = text.strip()
    found = number(value[:-1]) / 100 if value.endswith("%") else number(value)
    return min(1.0, max(0.0, found))


def length(text: str, whole: float = 0.0, em: float = 16.0) -> float:
    """Return a length in user units; `whole` is what per cent are taken of, `em` the size of type.

    >>> length("3"), length("1in"), length("50%", 30), length("2em", em=10)
    (3.0, 96.0, 15.0, 20.0)
    """
    match = _LENGTH.fullmatch(text)
    unit = (match[2] or "").lower() if match else ""
    if not match or (unit == "%" and not whole):
        raise ValueError(f"{text[:40]!r} is not a length that a drawing can use")
    factor = {"%": whole / 100, "em": em, "ex": em / 2}.get(unit) if unit in ("%", "em", "ex") else _PX[unit]
    found = float(match[1]) * (factor or 0.0)
    if not abs(found) <= LIMIT:
        raise ValueError(f"the length {text[:40]!r} is beyond {LIMIT:,.0f}")
    return found


def matrix(text: str) -> Transform:
    """Return the map of a transform attribute or property.

    >>> matrix("translate(10 20) scale(2)").apply(1, 1)
    (12.0, 22.0)
    """
    whole, at = Transform(), 0
    if text.strip() == "none":
        return whole
    while at < len(text.rstrip()):
        match = _TRANSFORM.match(text, at)
        if not match:
            raise ValueError(f"{text[at : at + 40].strip()!r} is not a transform")
        parts = [each for each in re.split(r"[\s,]+", match[2].strip()) if each]
        whole = whole.after(_step(match[1], [_operand(each) for each in parts]))
        at = match.end()
    if not all(abs(number) <= LIMIT for number in whole):
        raise ValueError("a transform reaches beyond all bounds")
    return whole


def _operand(text: str) -> float:
    """Return a number of a transform; CSS writes units."""
    for unit, factor in (("deg", 1.0), ("grad", 0.9), ("rad", math.degrees(1)), ("turn", 360.0)):
        if text.endswith(unit):
            return float(text.removesuffix(unit)) * factor
    try:
        return float(text)
    except ValueError:
        return length(text)


def _step(kind: str, n: list[float]) -> Transform:
    match kind, len(n):
        case "matrix", 6:
            return Transform(*n)
        case "translate", 1 | 2:
            return Transform(e=n[0], f=n[1] if len(n) == 2 else 0.0)
        case "translateX", 1:
            return Transform(e=n[0])
        case "translateY", 1:
            return Transform(f=n[0])
        case "scale", 1 | 2:
            return Transform(a=n[0], d=n[-1])
        case "scaleX", 1:
            return Transform(a=n[0])
        case "scaleY", 1:
            return Transform(d=n[0])
        case "rotate", 1 | 3:
            cosine, sine = math.cos(math.radians(n[0])), math.sin(math.radians(n[0]))
            turn = Transform(cosine, sine, -sine, cosine)
            x, y = n[1:] or (0.0, 0.0)
            return Transform(e=x, f=y).after(turn).after(Transform(e=-x, f=-y))
        case "skewX", 1:
            return Transform(c=math.tan(math.radians(n[0])))
        case "skewY", 1:
            return Transform(b=math.tan(math.radians(n[0])))
    raise ValueError(f"{kind} does not take {len(n)} numbers")
