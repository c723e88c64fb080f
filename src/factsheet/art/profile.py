"""What the numbers of a photograph mean: its ICC profile, checked, or the notes of a PNG file.

A profile is data from outside.  Only the tables that every profile of a picture has are used, so
that what a conversion costs is bounded; one that Little CMS cannot convert with is refused.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence

from PIL import Image, ImageCms

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
    """Return the profile that says what an opened picture's numbers mean once it is in a mode.

    Empty where they are sRGB (or its grays), or inks of no stated press.  Raise `DataError` for a
    profile that is broken, of the wrong class, or for other channels than the picture has.
    """
    if "icc_profile" not in image.info:
        # The profile that a PNG's chunks gAMA and cHRM stand for; sRGB goes before them (PNG 3, 4.3).
        if image.format != "PNG" or "srgb" in image.info:
            return b""
        gamma, places = image.info.get("gamma"), image.info.get("chromaticity")
        if not gamma:
            # Chromaticities without a curve say too little, a gamma of nought nothing (PNG 3, 11.3.2.1).
            return b""
        try:
            return matrix_profile(gamma, places if mode[0] != "L" else None)
        except (ValueError, ZeroDivisionError, OverflowError, struct.error):
            return b""
    stated = image.info["icc_profile"] or b""
    if len(stated) > MAX_BYTES:
        raise _refusal(name, f"is of {len(stated) / 2**20:.1f} MiB; the limit is 4 MiB")
    # The profile with the tags that hold programs renamed, so that nobody looks at them.
    kept = bytearray(stated)
    count = int.from_bytes(stated[_HEADER : _HEADER + 4], "big")
    for at in range(_HEADER + 4, _HEADER + 4 + _ENTRY * min(count, _MOST_TAGS), _ENTRY):
        if bytes(kept[at : at + 4]) in _PROGRAMS:
            kept[at : at + 4] = b"none"
    profile = bytes(kept)
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


def _needed(profile: bytes, space: str, name: str) -> bytes:
    """Return the profile, unless it shows every color as sRGB does."""
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


# A small ICC profile for a display of three primaries and one gamma: what a PNG file can say of itself.
#
# Laid out as ICC.1:2001-04 (version 2.1) asks; white is adapted to D50 by the Bradford matrix.

Vector = tuple[float, float, float]
Rows = tuple[Vector, Vector, Vector]
# White, red, green and blue of sRGB as x, y pairs (IEC 61966-2-1).
SRGB_PLACES = (0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)
_SRGB_GAMMA = 1 / 2.2
_D50: Vector = (0.9642, 1.0, 0.8249)
_BRADFORD: Rows = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))


def matrix_profile(gamma: float, places: Sequence[float] | None = None) -> bytes:
    """Return the profile of a picture whose samples are light to the power of `gamma`; empty if that is sRGB.

    `places` are white, red, green and blue as x, y pairs.  Raise `ValueError` for what no
    display can be.

    >>> matrix_profile(1 / 2.2)
    b''
    >>> len(matrix_profile(1.0))
    312
    """
    # As browsers do, 1/2.2 is taken for the curve of sRGB, which it is meant to be near.
    plain = places is None or all(abs(a - b) < 0.004 for a, b in zip(places, SRGB_PLACES, strict=True))
    if plain and abs(gamma / _SRGB_GAMMA - 1) < 0.02:
        return b""
    if not 0.05 <= gamma <= 10:
        raise ValueError(f"a gamma of {gamma} is none")
    columns = _colorants(SRGB_PLACES if places is None else places)
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(256 / gamma))
    tags = [(b"wtpt", _xyz(_D50)), (b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve)]
    tags += [(b"%cXYZ" % letter, _xyz(column)) for letter, column in zip(b"rgb", columns, strict=True)]
    return _laid_out(tags)


def _colorants(places: Sequence[float]) -> tuple[Vector, Vector, Vector]:
    """Return what each primary gives of X, Y and Z, seen from D50."""
    white, red, green, blue = (_unit(*places[at : at + 2]) for at in range(0, 8, 2))
    first, second, third = zip(red, green, blue, strict=True)
    shares = _times(_inverse((first, second, third)), white)
    cones = _times(_BRADFORD, white), _times(_BRADFORD, _D50)
    scales = [wanted / given for given, wanted in zip(*cones, strict=True)]
    back = _inverse(_BRADFORD)

    def adapted(primary: Vector, share: float) -> Vector:
        seen = _times(_BRADFORD, primary)
        return _times(back, (seen[0] * scales[0], seen[1] * scales[1], seen[2] * scales[2]), share)

    return adapted(red, shares[0]), adapted(green, shares[1]), adapted(blue, shares[2])


def _unit(x: float, y: float) -> Vector:
    """Return the color of a chromaticity at lightness 1."""
    if not (0 <= x <= 1 and 1e-4 < y <= 1):
        raise ValueError(f"{x}, {y} is not a color")
    return x / y, 1.0, (1 - x - y) / y


def _times(rows: Rows, vector: Vector, by: float = 1.0) -> Vector:
    first, second, third = (
        by * sum(part * each for part, each in zip(row, vector, strict=True)) for row in rows
    )
    return first, second, third


def _inverse(rows: Rows) -> Rows:
    (a, b, c), (d, e, f), (g, h, i) = rows
    whole = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    if abs(whole) < 1e-6:
        raise ValueError("the primaries lie on one line")
    return (
        ((e * i - f * h) / whole, (c * h - b * i) / whole, (b * f - c * e) / whole),
        ((f * g - d * i) / whole, (a * i - c * g) / whole, (c * d - a * f) / whole),
        ((d * h - e * g) / whole, (b * g - a * h) / whole, (a * e - b * d) / whole),
    )


def _xyz(value: Vector) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(part * 65536) for part in value))


def _laid_out(tags: list[tuple[bytes, bytes]]) -> bytes:
    """Return header, table and tags; each tag on a boundary of four bytes, equal ones once."""
    start = 128 + 4 + 12 * len(tags)
    body, table, places = b"", struct.pack(">I", len(tags)), dict[bytes, int]()
    for name, data in tags:
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += struct.pack(">4sII", name, places[data], len(data))
    size = 128 + len(table) + len(body)
    white = struct.pack(">3i", *(round(part * 65536) for part in _D50))
    head = struct.pack(">I", size) + bytes(4) + b"\x02\x10\x00\x00mntrRGB XYZ "
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + white + bytes(48)
    return head + table + body
