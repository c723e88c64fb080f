"""Separation: light turned into inks for a printing condition, and inks seen as light.

Pictures come with the profile that says what their numbers mean, and go straight from it to the press.

Conversion is relative colorimetric with black point compensation.  Grays become black ink alone,
so that no register of four plates can color them.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Sequence
from typing import Any

from PIL import Image, ImageChops, ImageCms, ImageFilter

from factsheet.color import CMYK, RGB, Swatch, luminance
from factsheet.errors import OutputError, Span
from factsheet.pdf.output import FOGRA39, SRGB, Condition
from factsheet.workshop import remembered

_RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC
_PROBES = 9
_LATTICE = 33
# What JPEG and the arithmetic in bytes may add, in per cent.
_SPARE_INK = 2.0


def inks_of(swatch: Swatch, condition: Condition) -> CMYK:
    """Return the inks of a swatch: its own, as they are, else its light separated."""
    return separated(swatch.rgb, condition) if swatch.cmyk is None else swatch.cmyk


@remembered(most=1024)
def separated(rgb: RGB, condition: Condition) -> CMYK:
    """Return the inks of a light value, at most the condition's limit.

    >>> from factsheet.pdf.output import FOGRA39
    >>> separated((0.0, 0.0, 0.0), FOGRA39), separated((1.0, 1.0, 1.0), FOGRA39)
    ((0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0, 0.0))
    """
    levels = _levels(rgb)
    if len(set(levels)) == 1:
        return 0.0, 0.0, 0.0, round(_black(condition.profile)[levels[0]] / 255, 3)
    cyan, magenta, yellow, black = _pixels([levels], condition.profile)[0]
    return held((cyan / 255, magenta / 255, yellow / 255, black / 255), condition.ink_limit)


@remembered(most=1024)
def seen(inks: CMYK, condition: Condition) -> RGB:
    """Return the light value of inks on the paper of a condition; the paper itself is white."""
    transform = _transform(condition.profile, SRGB.profile, "CMYK", "RGB", ImageCms.Flags.NONE)
    cyan, magenta, yellow, black = _levels(inks)
    made = ImageCms.applyTransform(Image.new("CMYK", (1, 1), (cyan, magenta, yellow, black)), transform)
    assert made is not None
    red, green, blue = made.tobytes()
    return red / 255, green / 255, blue / 255


def image_in_light(image: Image.Image, profile: bytes, default: Condition = FOGRA39) -> Image.Image:
    """Return a gray, RGB or CMYK image in sRGB, gray ones in its grays.

    `profile` says what the numbers mean.  Without one they are sRGB already, or inks of `default`.
    """
    if image.mode == "CMYK":
        return _through(image, profile or default.profile, SRGB.profile, "RGB")
    if not profile:
        return image
    return (
        image.point(_grays(profile)) if image.mode == "L" else _through(image, profile, SRGB.profile, "RGB")
    )


def image_in_inks(image: Image.Image, condition: Condition, profile: bytes = b"") -> Image.Image:
    """Return a gray, RGB or CMYK image in inks, at most the condition's limit.

    `profile` says what the numbers mean.  Without one they are sRGB, or inks of the condition.
    """
    if image.mode == "L":
        none = Image.new("L", image.size)
        gray = image_in_light(image, profile)
        return Image.merge("CMYK", (none, none, none, gray.point(_black(condition.profile))))
    if image.mode == "CMYK":
        theirs = profile not in (b"", condition.profile)
        made = _through(image, profile, condition.profile, "CMYK") if theirs else image
        # The most ink on one spot of an image, in per cent.
        cyan, magenta, yellow, black = made.split()
        # Sums of two are halved to fit into a byte, and halved again.
        pairs = ImageChops.add(cyan, magenta, 2), ImageChops.add(yellow, black, 2)
        low, high = ImageChops.add(*pairs, 2).getextrema()
        assert isinstance(high, int)
        if (high * 4 / 2.55) <= condition.ink_limit + _SPARE_INK:
            return made
        # Inks that no table of the press gives are separated anew from how they look.
        return image_in_inks(image_in_light(image, profile, condition), condition)
    source = profile or SRGB.profile
    if condition.ink_limit >= most_ink(condition.profile, source):
        return _through(image, source, condition.profile, "CMYK")
    table = _limited_table(condition, source)
    return Image.frombytes("CMYK", image.size, image.filter(table).tobytes())


@remembered(most=8)
def most_ink(profile: bytes, source: bytes = SRGB.profile) -> float:
    """Return the most ink that a profile's own tables put on one spot, in per cent, for colors of another."""
    steps = [round(step * 255 / (_PROBES - 1)) for step in range(_PROBES)]
    found = _pixels(list(itertools.product(steps, repeat=3)), profile, source)
    return max(map(sum, found)) / 2.55


@remembered(most=8)
def _grays(profile: bytes) -> list[int]:
    """Return for each of 256 grays of a profile that of sRGB."""
    mode = "L" if profile[16:20] == b"GRAY" else "RGB"
    ramp = Image.frombytes("L", (256, 1), bytes(range(256))).convert(mode)
    return list(_through(ramp, profile, SRGB.profile, "RGB").convert("L").tobytes())


def held(inks: CMYK, limit: float) -> CMYK:
    """Return the inks with the colored ones thinned until all are within a limit in per cent."""
    cyan, magenta, yellow, black = inks
    colored = cyan + magenta + yellow
    room = limit / 100 - black
    share = min(1.0, room / colored) if colored else 1.0
    # Rounded downward, so that the sum stays within the limit.
    return (*(int(each * share * 1000) / 1000 for each in (cyan, magenta, yellow)), round(black, 3))  # type: ignore[return-value]


@remembered(most=8)
def _black(profile: bytes) -> list[int]:
    """Return for each of 256 grays the black ink, from 0 to 255, that looks as light.

    Light is scaled so that the darkest gray meets full ink, which is what compensation does.
    """
    condition = Condition("", profile, 4)
    lights = [luminance(seen((0.0, 0.0, 0.0, ink / 255), condition)) for ink in range(256)]
    darkest = min(lights)
    table = []
    for level in range(256):
        wanted = darkest + (1 - darkest) * luminance((level / 255,) * 3)
        table.append(min(range(256), key=lambda ink: (abs(lights[ink] - wanted), -ink)))
    return [255, *table[1:255], 0]


@remembered(most=4)
def _limited_table(condition: Condition, source: bytes) -> ImageFilter.Color3DLUT:
    """Return the conversion as a lattice: no node has more ink than allowed, so nothing between has."""
    steps = [round(step * 255 / (_LATTICE - 1)) for step in range(_LATTICE)]
    # The first channel of a lattice changes fastest.
    lights = [(red, green, blue) for blue in steps for green in steps for red in steps]
    nodes: list[float] = []
    for inks in _pixels(lights, condition.profile, source):
        cyan, magenta, yellow, black = (each / 255 for each in inks)
        nodes += held((cyan, magenta, yellow, black), condition.ink_limit - 1)
    return ImageFilter.Color3DLUT(_LATTICE, nodes, channels=4, target_mode="RGBA")


def _levels(parts: tuple[float, ...]) -> tuple[int, ...]:
    return tuple(round(max(0.0, min(1.0, part)) * 255) for part in parts)


def _pixels(
    lights: Sequence[tuple[int, ...]], profile: bytes, source: bytes = SRGB.profile
) -> list[tuple[int, ...]]:
    """Return light values of a source in the inks of a profile, all parts from 0 to 255."""
    image = Image.frombytes("RGB", (len(lights), 1), bytes(itertools.chain.from_iterable(lights)))
    data = _through(image, source, profile, "CMYK").tobytes()
    return [tuple(data[at : at + 4]) for at in range(0, len(data), 4)]


def _through(image: Image.Image, source: bytes, target: bytes, mode: str) -> Image.Image:
    """Return an image in the colors of another profile."""
    transform = _transform(source, target, image.mode, mode, ImageCms.Flags.BLACKPOINTCOMPENSATION)
    made = ImageCms.applyTransform(image, transform)
    assert made is not None
    return made


@remembered(most=16)
def _transform(source: bytes, target: bytes, mode: str, to: str, flags: ImageCms.Flags) -> Any:
    try:
        return ImageCms.buildTransform(io.BytesIO(source), io.BytesIO(target), mode, to, _RELATIVE, flags)
    except (ImageCms.PyCMSError, OSError, ValueError) as error:
        raise OutputError.of(
            "the profile of the printing condition cannot be used: its tables are broken",
            Span("the ICC profile"),
            "ask the printer for it again",
            code="press-profile-not-usable",
        ) from error
