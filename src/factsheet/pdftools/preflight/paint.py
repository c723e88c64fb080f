"""Colors as a page states them: spaces, and what a color in one amounts to in inks and in light."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from PIL import Image, ImageCms

from factsheet.color import CMYK, RGB
from factsheet.pdftools.preflight.functions import Function, function
from factsheet.pdftools.preflight.objects import data, entry, integer, name, raw_sequence, resolve
from factsheet.records import dataclass
from factsheet.workshop import remembered

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
_DEVICE = {"DeviceGray": 1, "G": 1, "DeviceRGB": 3, "RGB": 3, "DeviceCMYK": 4, "CMYK": 4}
_LONG = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_LIGHT = frozenset({"DeviceRGB", "CalRGB", "CalGray", "Lab"})
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class ColorSpace:
    """A color space: its family, its number of components, for inks their names.

    `base` is the alternate of an ink or a profile and the base of a palette.
    """

    family: str
    components: int
    names: tuple[str, ...] = ()
    base: ColorSpace | None = None
    tint: Function | None = field(default=None, compare=False)
    table: bytes = b""
    source: Any = field(default=None, compare=False)

    @property
    def is_light(self) -> bool:
        """Whether colors in it are amounts of light, not of ink."""
        if self.family == "ICCBased":
            return self.components == 3 or (self.base is not None and self.base.family == "Lab")
        if self.family in ("Indexed", "Pattern"):
            return self.base is not None and self.base.is_light
        return self.family in _LIGHT

    def __str__(self) -> str:
        if self.names:
            return f"{self.family} {', '.join(self.names)}"
        if self.family == "ICCBased":
            return f"ICC profile with {self.components} channels"
        return f"{self.family} of {self.base}" if self.base else self.family


GRAY, LIGHT, INKS = ColorSpace("DeviceGray", 1), ColorSpace("DeviceRGB", 3), ColorSpace("DeviceCMYK", 4)
UNKNOWN = ColorSpace("unknown", 0)


@dataclass(frozen=True, slots=True)
class PagePaint:
    """A color: components in a space, or a pattern."""

    space: ColorSpace
    values: tuple[float, ...]
    pattern: str = ""

    def inks(self) -> Mapping[str, float] | None:
        """Return the amount of each ink, 0 to 1; None for light, patterns and what cannot be worked out."""
        return _inks(self)

    def cmyk(self) -> CMYK | None:
        """Return the color in the four process inks alone, tints of spot inks worked out; None for light."""
        return _cmyk(self)

    def __str__(self) -> str:
        return f"{self.space} {' '.join(f'{value:.3g}' for value in self.values)}"


BLACK = PagePaint(GRAY, (0.0,))


def space(value: Any, named: Mapping[str, Any], depth: int = 0) -> ColorSpace:
    """Return the color space of a name or array; `named` are the page's own."""
    value = resolve(value)
    plain = name(value) or (str(value) if isinstance(value, str) else "")
    plain = _LONG.get(plain, plain)
    if depth > _DEEPEST:
        return UNKNOWN
    if plain in _DEVICE:
        return ColorSpace(plain, _DEVICE[plain])
    if plain == "Pattern":
        return ColorSpace("Pattern", 0)
    if plain:
        return space(named[plain], named, depth + 1) if plain in named else UNKNOWN
    items = value if isinstance(value, list) and not hasattr(value, "get_object") else raw_sequence(value)
    return _array(items, named, depth) if items else UNKNOWN


def _array(items: list[Any], named: Mapping[str, Any], depth: int) -> ColorSpace:
    family = name(items[0]) or str(items[0])
    family = _LONG.get(family, family)
    rest = items[1:]
    if family in _DEVICE:
        return ColorSpace(family, _DEVICE[family])
    if family == "Pattern":
        return ColorSpace("Pattern", 0, base=space(rest[0], named, depth + 1) if rest else None)
    if not rest:
        return UNKNOWN
    if family in ("CalGray", "CalRGB", "Lab"):
        return ColorSpace(family, 1 if family == "CalGray" else 3)
    if family == "ICCBased":
        components = integer(entry(rest[0], "/N")) or 0
        return ColorSpace(family, components, source=rest[0])
    if family == "Indexed" and len(rest) >= 3:
        base = space(rest[0], named, depth + 1)
        return ColorSpace(family, 1, base=base, table=_table(rest[2]))
    if family in ("Separation", "DeviceN") and len(rest) >= 3:
        names = [name(each) for each in raw_sequence(rest[0])] if family == "DeviceN" else [name(rest[0])]
        base = space(rest[1], named, depth + 1)
        return ColorSpace(family, len(names), tuple(names), base, function(rest[2]), source=rest)
    return UNKNOWN


def _table(value: Any) -> bytes:
    value = resolve(value)
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        original = getattr(value, "original_bytes", None)
        return bytes(original) if original is not None else value.encode("latin-1", "replace")
    return data(value) or b""


def _inks(paint: PagePaint) -> Mapping[str, float] | None:
    values, family = paint.values, paint.space.family
    if paint.pattern or len(values) != paint.space.components:
        return None
    if family == "DeviceGray":
        return {"Black": 1 - values[0]}
    if family == "DeviceCMYK" or (family == "ICCBased" and len(values) == 4):
        return dict(zip(PROCESS, values, strict=True))
    if family == "ICCBased" and len(values) == 1:
        return {"Black": 1 - values[0]}
    if paint.space.names:
        found: dict[str, float] = {}
        for ink, amount in zip(paint.space.names, values, strict=True):
            for each in PROCESS if ink == "All" else () if ink == "None" else (ink,):
                found[each] = amount
        return found
    inner = _looked_up(paint)
    return _inks(inner) if inner else None


def _looked_up(paint: PagePaint) -> PagePaint | None:
    """Return the color that a palette's number stands for."""
    base = paint.space.base
    if paint.space.family != "Indexed" or base is None or not base.components:
        return None
    start = int(paint.values[0]) * base.components
    entry_ = paint.space.table[start : start + base.components]
    return PagePaint(base, tuple(each / 255 for each in entry_)) if len(entry_) == base.components else None


def _alternate(paint: PagePaint) -> PagePaint | None:
    """Return the color in the alternate space of an ink."""
    if paint.space.tint is None or paint.space.base is None:
        return None
    found = paint.space.tint(paint.values)
    if found is None or len(found) != paint.space.base.components:
        return None
    return PagePaint(paint.space.base, tuple(found))


def _cmyk(paint: PagePaint) -> CMYK | None:
    values, family = paint.values, paint.space.family
    if paint.pattern or len(values) != paint.space.components:
        return None
    if len(values) == 4 and family in ("DeviceCMYK", "ICCBased"):
        return values[0], values[1], values[2], values[3]
    if len(values) == 1 and family in ("DeviceGray", "ICCBased"):
        return 0.0, 0.0, 0.0, 1 - values[0]
    inner = _looked_up(paint) or _alternate(paint)
    return _cmyk(inner) if inner else None


class Viewer:
    """Shows colors as light: inks through the profile of the output intent, if there is one."""

    def __init__(self, profile: bytes | None) -> None:
        self._profile = profile if profile and profile[16:20] == b"CMYK" and _is_usable(profile) else None

    def rgb(self, paint: PagePaint) -> RGB | None:
        """Return the color in sRGB, None where it cannot be told."""
        if paint.pattern or len(paint.values) != paint.space.components:
            return None
        if paint.space.is_light and paint.space.family != "Lab" and len(paint.values) == 3:
            red, green, blue = (min(max(value, 0.0), 1.0) for value in paint.values)
            return red, green, blue
        if paint.space.family == "DeviceGray" and self._profile is None:
            gray = min(max(paint.values[0], 0.0), 1.0)
            return gray, gray, gray
        inner = _looked_up(paint) or _alternate(paint)
        if inner:
            return self.rgb(inner)
        inks = paint.cmyk()
        if inks is None:
            return None
        if self._profile is not None:
            return _through(self._profile, tuple(round(min(max(each, 0), 1) * 255) for each in inks))
        cyan, magenta, yellow, black = inks
        return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)


@remembered(most=2048)
def _through(profile: bytes, inks: tuple[int, ...]) -> RGB:
    image = Image.new("CMYK", (1, 1), inks)
    seen = ImageCms.applyTransform(image, _transform(profile))
    assert seen is not None
    red, green, blue = seen.getpixel((0, 0))  # type: ignore[misc]
    return red / 255, green / 255, blue / 255


def _is_usable(profile: bytes) -> bool:
    try:
        _transform(profile)
    except (ImageCms.PyCMSError, OSError):
        return False
    return True


@remembered(most=8)
def _transform(profile: bytes) -> ImageCms.ImageCmsTransform:
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    return ImageCms.buildTransform(
        source,
        ImageCms.createProfile("sRGB"),
        "CMYK",
        "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
