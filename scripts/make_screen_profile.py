"""Make the screen profile: sRGB (IEC 61966-2-1) as a small ICC 2.1 display profile.

Primaries and white are those of the standard, adapted to D50 with the Bradford matrix as the ICC
asks; the tone curve is its own, sampled.  Nothing is copied from another profile, and the same
script gives the same bytes.

    python scripts/make_screen_profile.py
"""

from __future__ import annotations

import struct
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "src/factsheet/pdf/profiles/srgb.icc"
DESCRIPTION = "sRGB IEC61966-2.1 (factsheet)"
COPYRIGHT = "CC0-1.0, no rights reserved"
CURVE_POINTS = 1024

# D50-adapted colorants as the ICC publishes them for sRGB, https://www.color.org/srgb.pdf
WHITE = (0.9642, 1.0, 0.8249)
COLORANTS = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}


def main() -> None:
    """Write the profile to its place in the source tree."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(profile())


def profile() -> bytes:
    """The whole profile: header, table of tags, tags (the three curves are one)."""
    curve = tone_curve(CURVE_POINTS)
    tags = {
        b"desc": description(DESCRIPTION),
        b"cprt": b"text\0\0\0\0" + COPYRIGHT.encode("ascii") + b"\0",
        b"wtpt": xyz(WHITE),
        **{name: xyz(value) for name, value in COLORANTS.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body = lay_out(tags)
    size = 128 + len(table) + len(body)
    return header(size) + table + body


def header(size: int) -> bytes:
    """The 128 bytes that say: a display profile, RGB to XYZ, ICC 2.1, D50."""
    made = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    return b"".join(
        (
            struct.pack(">I", size),
            b"\0\0\0\0" + b"\x02\x10\0\0" + b"mntr" + b"RGB " + b"XYZ ",
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


def description(text: str) -> bytes:
    """A v2 textDescriptionType with its ASCII part filled and the two others empty."""
    ascii_part = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_part)) + ascii_part + bytes(8 + 3 + 67)


def xyz(value: tuple[float, float, float]) -> bytes:
    """An XYZType of one value."""
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(fixed(part) for part in value))


def tone_curve(points: int) -> bytes:
    """The sRGB transfer function as a curveType of `points` samples."""
    samples = (round(65535 * linear(index / (points - 1))) for index in range(points))
    return b"curv\0\0\0\0" + struct.pack(f">I{points}H", points, *samples)


def linear(value: float) -> float:
    """Linear light for an sRGB value, both 0 to 1 (IEC 61966-2-1).

    >>> round(linear(0.5), 4)
    0.214
    """
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def fixed(value: float) -> int:
    """An s15Fixed16Number."""
    return round(value * 65536)


if __name__ == "__main__":
    main()
