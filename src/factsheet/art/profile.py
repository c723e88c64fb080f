"""What the numbers of a photograph mean: its ICC profile, checked, or the notes of a PNG file.

A profile is data from outside.  Only the tables that every profile of a picture has are used, so
that what a conversion costs is bounded; one that Little CMS cannot convert with is refused.
"""

from __future__ import annotations

import io
import struct

from PIL import Image, ImageCms

from factsheet.art import matrix_profile
from factsheet.errors import DataError, FactsheetError, Span

MAX_BYTES = 4 * 2**20
_HEADER, _ENTRY, _MOST_TAGS = 128, 12, 200
_CLASSES = {"mntr": "a display", "scnr": "a camera or scanner", "prtr": "a printer", "spac": "a color space"}
_CHANNELS = {"GRAY": ("L", "LA"), "RGB": ("RGB", "RGBA", "L", "LA"), "CMYK": ("CMYK",)}
_CALLED = {"L": "gray", "LA": "gray", "RGB": "RGB", "RGBA": "RGB", "CMYK": "CMYK"}
# Tables in floating point (ICC.1:2022, 9.2.31) may be programs of any length; A2B says the same.
_PROGRAMS = frozenset(kind + number for kind in (b"D2B", b"B2D") for number in (b"0", b"1", b"2", b"3"))
_HINT = "convert it to sRGB in the program it comes from, and save it again"


def meaning(image: Image.Image, mode: str, name: str) -> bytes:
    """The profile that says what an opened picture's numbers mean once it is in a mode.

    Empty where they are sRGB (or its grays), or inks of no stated press.  Raises `DataError` for a
    profile that is broken, of the wrong class, or for other channels than the picture has.
    """
    if "icc_profile" not in image.info:
        return _noted(image, mode)
    stated = image.info["icc_profile"] or b""
    if len(stated) > MAX_BYTES:
        raise _refusal(name, f"is of {len(stated) / 2**20:.1f} MiB; the limit is 4 MiB")
    profile = _without_programs(stated)
    try:
        found = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile
        kind, space = found.device_class.strip(), found.xcolor_space.strip()
    except (OSError, ValueError, TypeError, ImageCms.PyCMSError):
        raise _refusal(name, "is broken") from None
    if kind not in _CLASSES:
        raise _refusal(name, f"describes none of {', '.join(_CLASSES.values())}: it is of class {kind!r}")
    if mode not in _CHANNELS.get(space, ()):
        raise _refusal(name, f"is for {space}, and the picture is {_CALLED[mode]}")
    return _needed(profile, space, name)


def _refusal(name: str, fault: str) -> FactsheetError:
    return DataError.of(
        f"the picture {name} has an ICC profile that {fault}",
        Span(name),
        _HINT,
        code="picture-profile-not-usable",
    )


def _without_programs(profile: bytes) -> bytes:
    """The profile with the tags that hold programs renamed, so that nobody looks at them."""
    kept = bytearray(profile)
    count = int.from_bytes(profile[_HEADER : _HEADER + 4], "big")
    for at in range(_HEADER + 4, _HEADER + 4 + _ENTRY * min(count, _MOST_TAGS), _ENTRY):
        if bytes(kept[at : at + 4]) in _PROGRAMS:
            kept[at : at + 4] = b"none"
    return bytes(kept)


def _needed(profile: bytes, space: str, name: str) -> bytes:
    """The profile, unless it shows every color as sRGB does."""
    steps = (0, 32, 64, 128, 192, 255)
    if space == "GRAY":
        probe = Image.frombytes("L", (256, 1), bytes(range(256)))
    elif space == "RGB":
        probe = Image.frombytes(
            "RGB", (216, 1), bytes(part for r in steps for g in steps for b in steps for part in (r, g, b))
        )
    else:
        probe = Image.new("CMYK", (1, 1))
    try:
        target = ImageCms.createProfile("sRGB")
        seen = ImageCms.profileToProfile(
            probe,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            target,
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            "RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (OSError, ValueError, TypeError, ImageCms.PyCMSError):
        raise _refusal(name, "has no tables that colors can be converted with") from None
    assert seen is not None
    pairs = zip(seen.tobytes(), probe.convert("RGB").tobytes(), strict=True)
    return b"" if space != "CMYK" and all(abs(one - other) <= 1 for one, other in pairs) else profile


def _noted(image: Image.Image, mode: str) -> bytes:
    """The profile that a PNG's chunks gAMA and cHRM stand for; sRGB goes before them (PNG 3, 4.3)."""
    if image.format != "PNG" or "srgb" in image.info:
        return b""
    gamma, places = image.info.get("gamma"), image.info.get("chromaticity")
    if not gamma:
        # Chromaticities without a curve say too little, a gamma of nought nothing (PNG 3, 11.3.2.1).
        return b""
    try:
        return matrix_profile.profile(gamma, places if mode[0] != "L" else None)
    except (ValueError, ZeroDivisionError, OverflowError, struct.error):
        return b""
