"""QR codes: made as one vector path, and read back before they count as made.

Rules of size, in millimeters whatever the size of the type: a module of 0.5 mm at least, and the whole code
with its quiet zone of four modules (ISO/IEC 18004, 6.3.8) at least 25 mm on A4 and larger papers, 20 mm on A5
and on DL, 18 mm on A6: the smaller the sheet, the nearer it is held.
"""

from __future__ import annotations

import math
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

import qrcode
import zxingcpp
from PIL import Image
from qrcode.base import rs_blocks
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError
from qrcode.util import QRData

from factsheet.art.outline import Point, join, polygon
from factsheet.display import Outline
from factsheet.errors import DataError, FactsheetError, OutputError, Span
from factsheet.records import dataclass
from factsheet.units import MM, PAPERS, PageSize
from factsheet.workshop import remembered

QUIET = 4
MIN_MODULE = 0.5 * MM
LEAST_CODE = 18 * MM
_LEAST_ON_A4, _LEAST_ON_A5 = 25 * MM, 20 * MM
_LEVELS = {"M": ERROR_CORRECT_M, "Q": ERROR_CORRECT_Q, "H": ERROR_CORRECT_H}
_BYTES: Literal[4] = 4  # the byte mode of ISO/IEC 18004, table 2
_HINT_ADDRESS = "write an address that begins with https://"

Modules = tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR code that fits its box.

    `modules` are its dark squares without the quiet zone, `module` the side of one in
    points, `outline` all of them as one path in the box, quiet zone included.
    """

    payload: str
    modules: Modules
    version: int
    level: str
    module: float
    outline: Outline


def least_code(size: PageSize) -> float:
    """Return how wide a code on a page of that size is at least, with its quiet zone, in points.

    >>> [round(least_code(PAPERS[name]) / MM) for name in ("A3", "Letter", "A5", "DL", "A6")]
    [25, 25, 20, 20, 18]
    """
    area = size.width * size.height
    # Letter is a little smaller than A4; what is trimmed a little larger than A6 is held as near.
    if area >= 0.95 * _area("A4"):
        return _LEAST_ON_A4
    return _LEAST_ON_A5 if area > 1.05 * _area("A6") else LEAST_CODE


def _area(paper: str) -> float:
    return PAPERS[paper].width * PAPERS[paper].height


def room_of_code(payload: str) -> float:
    """Return how wide the code of an address is where its modules are 0.5 mm, in points; 0 if it has none.

    >>> round(room_of_code("https://leitnercenter.org/hong-kong") / MM, 1)
    18.5
    """
    version = _version(payload, "M")
    return _side(version) * MIN_MODULE if version else 0.0


def make(payload: str, box: float, span: Span | None = None) -> Symbol:
    """Return the code of an address, to be printed `box` points wide with its quiet zone.

    The error correction is M, or Q where the modules stay 0.5 mm, or H where that costs no
    further modules.  Raise `DataError` for what is not a web address, a telephone number (`tel:`) or a mail
    address (`mailto:`), a box under 18 mm and
    an address too long for the box.

    >>> symbol = make("https://leitnercenter.org/hong-kong", 28 * MM)
    >>> symbol.version, symbol.level, round(symbol.module / MM, 2)
    (4, 'Q', 0.68)
    """
    span = span or Span(payload[:60])
    if not payload:
        raise DataError.of("the QR code has no address", span, _HINT_ADDRESS, code="qr-code-address")
    if any(ord(letter) < 33 or ord(letter) == 127 for letter in payload):
        raise DataError.of(
            "the address of the QR code holds a space or a line break",
            span,
            "delete it",
            code="qr-code-address",
        )
    try:
        parts = urlsplit(payload)
        known = bool(parts.hostname) if parts.scheme in ("http", "https") else bool(parts.path)
    except ValueError:
        known = False
    if not known or parts.scheme not in ("http", "https", "mailto", "tel"):
        raise DataError.of(
            f"{payload[:60]!r} is not a web address", span, _HINT_ADDRESS, code="qr-code-address"
        )
    if parts.username is not None or parts.password is not None:
        raise DataError.of(
            "the address of the QR code holds a user name",
            span,
            "delete the part before @",
            code="qr-code-address",
        )
    if box < LEAST_CODE - 1e-6:
        raise DataError.of(
            f"the QR code is {box / MM:.1f} mm wide; a phone needs 18 mm",
            span,
            "give it 18 mm or more, 25 mm on A4",
            code="qr-code-too-small",
        )
    level, version = _level_for(payload, box, span)
    modules = _modules(payload, level, version)
    module = box / (len(modules) + 2 * QUIET)
    return Symbol(payload, modules, version, level, module, _outline(modules, module))


def verify(symbol: Symbol) -> None:
    """Raise OutputError unless a reader gets the address back out of the modules."""
    if not _reads_as(symbol.modules, symbol.payload):
        raise OutputError.of(
            "the QR code does not read back as its address",
            Span(symbol.payload[:60]),
            f"it should lead to {symbol.payload[:80]}; change the address",
            code="qr-code-unreadable",
        )


class Seen(NamedTuple):
    """A QR code found in a picture: what it says, its corners from the top left on, its modules across."""

    text: str
    corners: tuple[Point, Point, Point, Point]
    modules: int


def find_codes(image: Image.Image) -> list[Seen]:
    """Return the QR codes in a picture of a page."""
    found = zxingcpp.read_barcodes(
        image.convert("L"), formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    )
    seen = []
    for barcode in found:
        place = barcode.position
        first, second, third, fourth = (
            (float(corner.x), float(corner.y))
            for corner in (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        )
        # The modules across by the version that the code states; 0 if it states none.
        extra: Any = barcode.extra
        version = str(extra.get("Version", ""))
        across = 17 + 4 * int(version) if version.isdecimal() else 0
        seen.append(Seen(barcode.text, (first, second, third, fourth), across))
    return seen


def decode_image(image: Image.Image) -> list[str]:
    """Return what the QR codes in a picture of a page say."""
    return [seen.text for seen in find_codes(image)]


def _level_for(payload: str, box: float, span: Span) -> tuple[str, int]:
    """Return the highest level whose modules are large enough, and the version it takes."""
    best = version = _version(payload, "M")
    if version is None:
        raise DataError.of(
            f"the address of the QR code has {len(payload.encode())} bytes, more than any code holds",
            span,
            "use a shorter address",
            code="qr-code-address-too-long",
        )
    if _side(version) * MIN_MODULE > box + 1e-6:
        raise _too_dense(payload, version, box, span)
    level = "M"
    quartile = _version(payload, "Q")
    if quartile and _side(quartile) * MIN_MODULE <= box + 1e-6:
        level, best = "Q", quartile
        if _version(payload, "H") == quartile:
            level = "H"
    assert best is not None
    return level, best


def _too_dense(payload: str, version: int, box: float, span: Span) -> FactsheetError:
    side = _side(version)
    room = max(
        (each for each in range(1, 41) if _side(each) * MIN_MODULE <= box + 1e-6),
        default=0,
    )
    # The bytes that a version holds at level M.
    data = sum(block.data_count for block in rs_blocks(room, ERROR_CORRECT_M))
    fits = data - (2 if room < 10 else 3)
    return DataError.of(
        f"the address of the QR code has {len(payload.encode())} bytes: its squares would be "
        f"{box / side / MM:.2f} mm, and need 0.5 mm",
        span,
        f"shorten the address to {fits} bytes, or make the code {math.ceil(side * MIN_MODULE / MM)} mm wide",
        code="qr-code-address-too-long",
    )


def _side(version: int) -> int:
    """Return the modules across, quiet zone included."""
    return 17 + 4 * version + 2 * QUIET


@remembered(most=256)
def _version(payload: str, level: str) -> int | None:
    code = _code(payload, level, None)
    try:
        version: int = code.best_fit(start=1)
    except (DataOverflowError, ValueError):
        return None
    return version


@remembered(most=64)
def _modules(payload: str, level: str, version: int) -> Modules:
    """Return the dark squares of a code: by ZXing in a twentieth of the time that qrcode takes, where it can.

    It names the character set of what is not ASCII, which some readers do not know, and packs an address in
    capitals closer, into a smaller version than was asked for: there qrcode makes it, in bytes.
    """
    if payload.isascii():
        made = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
        drawn = Image.fromarray(made.to_image(scale=1, add_quiet_zones=False))
        side = 17 + 4 * version
        if drawn.width == side and made.ec_level == level:
            squares = drawn.tobytes()
            return tuple(
                tuple(not light for light in squares[at : at + side]) for at in range(0, side * side, side)
            )
    code = _code(payload, level, version)
    code.make(fit=False)
    return tuple(tuple(bool(dark) for dark in row) for row in code.modules)


def _code(payload: str, level: str, version: int | None) -> Any:
    code = qrcode.QRCode(version=version, error_correction=_LEVELS[level], box_size=1, border=0)
    code.add_data(QRData(payload.encode("utf-8"), mode=_BYTES), optimize=0)
    return code


@remembered(most=64)
def _reads_as(modules: Modules, payload: str) -> bool:
    side, each = len(modules) + 2 * QUIET, 3
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark:
                image.putpixel((x + QUIET, y + QUIET), 0)
    large = image.resize((side * each, side * each), Image.Resampling.NEAREST)
    return decode_image(large) == [payload]


@remembered(most=64)
def _outline(modules: Modules, module: float) -> Outline:
    """Return the edges of the dark areas, so that no hairline shows between two modules that touch.

    Dark lies to the right of every edge walked, so that the nonzero rule leaves the holes open.
    """
    ahead = _edges(modules)
    loops, starts = [], sorted(ahead, reverse=True)
    while ahead:
        # One closed edge taken out of those ahead: its corners, straight runs as one step.
        while starts[-1] not in ahead:
            starts.pop()
        start = at = starts[-1]
        way = (0, 0)
        corners: list[_Step] = []
        while not corners or at != start:
            # The way on; where two dark squares touch at a corner, keep to the square come from.
            ways = ahead[at]
            right = (-way[1], way[0])
            turned = right if right in ways else ways[0]
            ahead[at].remove(turned)
            if not ahead[at]:
                del ahead[at]
            if turned != way:
                corners.append(at)
            way = turned
            at = (at[0] + way[0], at[1] + way[1])
        loops.append(polygon([((x + QUIET) * module, (y + QUIET) * module) for x, y in corners]))
    return join(loops)


_Step = tuple[int, int]


def _edges(modules: Modules) -> dict[_Step, list[_Step]]:
    """Return every edge between dark and light by its first corner, dark on its right."""
    side = len(modules)
    light = (False,) * (side + 2)
    framed = [light, *((False, *row, False) for row in modules), light]
    ahead: dict[_Step, list[_Step]] = {}
    for y, (above, here, below) in enumerate(zip(framed, framed[1:], framed[2:], strict=False)):
        for x in range(side):
            if not here[x + 1]:
                continue
            if not above[x + 1]:
                ahead.setdefault((x, y), []).append((1, 0))
            if not here[x + 2]:
                ahead.setdefault((x + 1, y), []).append((0, 1))
            if not below[x + 1]:
                ahead.setdefault((x + 1, y + 1), []).append((-1, 0))
            if not here[x]:
                ahead.setdefault((x, y + 1), []).append((0, -1))
    return ahead
