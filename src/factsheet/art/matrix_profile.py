"""A small ICC profile for a display of three primaries and one gamma: what a PNG file can say of itself.

Laid out as ICC.1:2001-04 (version 2.1) asks; white is adapted to D50 by the Bradford matrix.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

Vector = tuple[float, float, float]
Rows = tuple[Vector, Vector, Vector]
# White, red, green and blue of sRGB as x, y pairs (IEC 61966-2-1).
SRGB_PLACES = (0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)
_SRGB_GAMMA = 1 / 2.2
_D50: Vector = (0.9642, 1.0, 0.8249)
_BRADFORD: Rows = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))


def profile(gamma: float, places: Sequence[float] | None = None) -> bytes:
    """The profile of a picture whose samples are light to the power of `gamma`; empty if that is sRGB.

    `places` are white, red, green and blue as x, y pairs.  Raises `ValueError` for what no
    display can be.

    >>> profile(1 / 2.2)
    b''
    >>> len(profile(1.0))
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
    """What each primary gives of X, Y and Z, seen from D50."""
    white, red, green, blue = (_unit(*places[at : at + 2]) for at in range(0, 8, 2))
    shares = _times(_inverse(_columns(red, green, blue)), white)
    cones = _times(_BRADFORD, white), _times(_BRADFORD, _D50)
    scales = [wanted / given for given, wanted in zip(*cones, strict=True)]
    back = _inverse(_BRADFORD)

    def adapted(primary: Vector, share: float) -> Vector:
        seen = _times(_BRADFORD, primary)
        return _times(back, (seen[0] * scales[0], seen[1] * scales[1], seen[2] * scales[2]), share)

    return adapted(red, shares[0]), adapted(green, shares[1]), adapted(blue, shares[2])


def _unit(x: float, y: float) -> Vector:
    """The color of a chromaticity at lightness 1."""
    if not (0 <= x <= 1 and 1e-4 < y <= 1):
        raise ValueError(f"{x}, {y} is no color")
    return x / y, 1.0, (1 - x - y) / y


def _columns(one: Vector, two: Vector, three: Vector) -> Rows:
    first, second, third = zip(one, two, three, strict=True)
    return first, second, third


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
    """Header, table and tags; each tag on a boundary of four bytes, equal ones once."""
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
