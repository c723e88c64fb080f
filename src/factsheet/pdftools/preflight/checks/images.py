"""Images: their resolution, and QR codes on the drawn page."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PIL import Image

from factsheet.art.qr import LEAST_CODE, MIN_MODULE, QUIET, Seen, find_codes, least_code
from factsheet.content.edition import Edition
from factsheet.display import Composition, DisplayGroup, Placed
from factsheet.document.text import Name, Text
from factsheet.pdf.output import Standard
from factsheet.pdftools.geometry import size
from factsheet.pdftools.preflight.check import (
    Answer,
    Fault,
    NotChecked,
    Subject,
    check,
    everywhere,
    workgroup,
)
from factsheet.pdftools.preflight.file import IMAGE_DPI
from factsheet.pdftools.preflight.marks import PictureMark
from factsheet.pdftools.preflight.objects import entry, integer
from factsheet.pdftools.preflight.report import Level
from factsheet.units import MM, PageSize

# The resolution of images at the size they are placed.

_PRESS, _WANTED, _LINE_ART, _SCREEN = 150, 300, 550, 72


@check(
    "image-resolution",
    "Images have 150 pixels an inch at least, 300 for good print, line art 550",
    workgroup("4.26, 4.27") | everywhere("aim of the project: 72 ppi at least"),
)
def image_resolution(subject: Subject) -> Iterator[Answer]:
    """Divide the pixels of each image by the inches it fills, across and up."""
    press = subject.claims(Standard.X4)
    for page in subject.file.pages:
        for picture in page.marks(PictureMark):
            least = resolution(picture)
            bits = integer(entry(picture.source, "/BitsPerComponent")) or 8
            is_line_art = picture.is_mask or bits == 1
            needed = (_LINE_ART if is_line_art else _PRESS) if press else _SCREEN
            where, message = page.place(picture.box), f"an image has {least:.0f} pixels an inch"
            hint = (
                f"use a picture of at least {_WANTED if press else 150} pixels an inch, or place it smaller"
            )
            if least < needed - 1:
                yield Fault(message, hint, page.number, where)
            elif press and least < _WANTED - 1:
                yield Fault(message, hint, page.number, where, Level.WARNING)


def resolution(picture: PictureMark) -> float:
    """Return pixels an inch in the direction that has fewer."""
    a, b, c, d, *_ = picture.matrix
    across, up = math.hypot(a, b) / 72, math.hypot(c, d) / 72
    width, height = picture.pixels
    return min(width / across if across else math.inf, height / up if up else math.inf)


# QR codes that a phone can read.

_CODE = ".code"
_LIGHT = 200
_CODE_SLACK = 0.04


@check(
    "qr-code",
    "QR codes on the drawn page can be read, are large enough, and lead where they should",
    everywhere("ISO/IEC 18004, 6.3.8; module 0.5 mm, code 20 mm, on A6 18 mm"),
)
def qr_code(subject: Subject) -> Iterator[Answer]:
    """Draw the pages, find the codes and measure them."""
    images = subject.file.images
    if images is None:
        yield NotChecked("the pages cannot be drawn, or are too many or too large")
        return
    read: set[str] = set()
    for number, image in enumerate(images, 1):
        for seen in find_codes(image):
            read.add(seen.text)
            width, height = size(subject.file.pages[number - 1].trim)
            # A large page may be a press side of several panels.
            is_small = least_code(PageSize(width, height)) == LEAST_CODE
            yield from _measured(seen, image, number, LEAST_CODE if is_small else 20 * MM)
    wanted = expected(subject.composition, subject.edition)
    for path, address in wanted.items():
        if address not in read:
            yield Fault(
                f"no QR code on the page leads to {address}",
                "give it more room, or a lighter ground",
                place=path,
            )
    if not wanted and not read:
        yield NotChecked("no QR code is found, and whether there should be one is not known")


def expected(composition: Composition | None, edition: Edition | None) -> dict[str, str]:
    """Return the addresses of the codes that a composition shows, or that the edition offers."""
    if edition is None:
        return {}
    if composition is None:
        paths = [node.path for node in edition.structure().walk() if node.path.endswith(_CODE)]
    else:
        paths = [path for page in composition.pages for path in _codes(page.items)]
    found = {path: edition.find(path.removesuffix(_CODE)) for path in paths}
    # An item that a writer calls `code` has a path that ends like that of a code, and no address.
    return {
        path: each.value if isinstance(each, Name) else each.plain
        for path, each in found.items()
        if isinstance(each, Name | Text)
    }


def _codes(items: tuple[Placed, ...]) -> list[str]:
    groups = [item for item, *_ in items if isinstance(item, DisplayGroup)]
    own = [group.path for group in groups if group.path and group.path.endswith(_CODE)]
    return own + [path for group in groups for path in _codes(group.items)]


def _measured(seen: Seen, image: Image.Image, page: int, least: float) -> Iterator[Answer]:
    (x1, y1), (x2, y2), *_ = seen.corners
    side = math.hypot(x2 - x1, y2 - y1) * 72 / IMAGE_DPI
    if not seen.modules:
        yield NotChecked(f"page {page}: how fine a QR code is cannot be told")
        return
    module = side / seen.modules
    whole = side + 2 * QUIET * module
    if module < MIN_MODULE * (1 - _CODE_SLACK):
        hint = "shorten the address, or make the code larger"
        yield Fault(f"the squares of a QR code are {module / MM:.2f} mm wide, not 0.5 mm", hint, page)
    if whole < least * (1 - _CODE_SLACK):
        message = f"a QR code is {whole / MM:.1f} mm wide with its margin, not {least / MM:.0f} mm"
        yield Fault(message, "make it larger", page)
    if not _is_quiet(seen, image):
        yield Fault(
            "something stands in the margin of a QR code", f"leave {QUIET} squares free around it", page
        )


def _is_quiet(seen: Seen, image: Image.Image) -> bool:
    """Return whether the margin of four modules is light all round; half a module is left for rounding."""
    xs, ys = [x for x, _ in seen.corners], [y for _, y in seen.corners]
    module = (max(xs) - min(xs)) / seen.modules
    gray = image.convert("L")
    for away in (1.0, QUIET - 0.75):
        by = away * module
        left, top, right, bottom = (
            int(each) for each in (min(xs) - by, min(ys) - by, max(xs) + by + 1, max(ys) + by + 1)
        )
        if left < 0 or top < 0 or right >= gray.width or bottom >= gray.height:
            return False
        edges = ((left, top, right, top + 1), (left, bottom, right, bottom + 1))
        sides = ((left, top, left + 1, bottom), (right, top, right + 1, bottom))
        if any(min(gray.crop(each).tobytes()) < _LIGHT for each in (*edges, *sides)):
            return False
    return True
