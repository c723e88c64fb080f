"""Make the screen profile: sRGB (IEC 61966-2-1) as a small ICC 4.2 display profile.

Primaries and white are those of the standard, adapted to D50 with the Bradford matrix as the ICC
asks; the tone curve is its own, as its formula: with 1,024 samples, as ICC 2.1 would have it, the profile
was five times as large, and 6 % of an English screen file.  Nothing is copied from another profile,
and the same script gives the same bytes.

    python scripts/make_screen_profile.py
"""

from __future__ import annotations

import struct
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "src/factsheet/pdf/profiles/srgb.icc"
DESCRIPTION = "sRGB IEC61966-2.1 (factsheet)"
COPYRIGHT = "CC0-1.0, no rights reserved"

# D50-adapted colorants as the ICC publishes them for sRGB, https://www.color.org/srgb.pdf
WHITE = (0.9642, 1.0, 0.8249)
COLORANTS = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
# From D65 to D50, from the same source.
ADAPTATION = (1.047882, 0.022918, -0.050217, 0.029586, 0.990478, -0.017075, -0.009247, 0.015075, 0.751678)
# Y = ((x + 0.055) / 1.055) ^ 2.4 from 0.04045 on, x / 12.92 below (parametricCurveType, function 3).
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def main() -> None:
    """Write the profile to its place in the source tree."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(profile())


def profile() -> bytes:
    """The whole profile: header, table of tags, tags (the three curves are one)."""
    curve = b"para\0\0\0\0" + struct.pack(">HH5i", 3, 0, *map(fixed, CURVE))
    tags = {
        b"desc": unicode(DESCRIPTION),
        b"cprt": unicode(COPYRIGHT),
        b"wtpt": xyz(WHITE),
        b"chad": b"sf32\0\0\0\0" + struct.pack(">9i", *map(fixed, ADAPTATION)),
        **{name: xyz(value) for name, value in COLORANTS.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body = lay_out(tags)
    size = 128 + len(table) + len(body)
    return header(size) + table + body


def header(size: int) -> bytes:
    """The 128 bytes that say: a display profile, RGB to XYZ, ICC 4.2, D50."""
    made = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    return b"".join(
        (
            struct.pack(">I", size),
            b"\0\0\0\0" + b"\x04\x20\0\0" + b"mntr" + b"RGB " + b"XYZ ",
            made,
            b"acsp" + bytes(28),
            struct.pack(">3i", *(fixed(part) for part in WHITE)),
            bytes(48),
        )
    )


def lay_out(tags: dict[bytes, bytes]) -> tuple[bytes, bytes]:
    """The tag table and the tag data, each tag on a 4-byte boundary, equal data once."""
    start = 128 + 4 + 12 * len(tags)
    body = b""
    places: dict[bytes, int] = {}
    table = struct.pack(">I", len(tags))
    for name, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += struct.pack(">4sII", name, places[data], len(data))
    return table, body


def unicode(text: str) -> bytes:
    """A multiLocalizedUnicodeType with one text, in American English."""
    said = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II4sII", 1, 12, b"enUS", len(said), 28) + said


def xyz(value: tuple[float, float, float]) -> bytes:
    """An XYZType of one value."""
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(fixed(part) for part in value))


def fixed(value: float) -> int:
    """An s15Fixed16Number."""
    return round(value * 65536)


if __name__ == "__main__":
    main()
