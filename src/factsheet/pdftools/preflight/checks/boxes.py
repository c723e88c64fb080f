"""Boxes: the page as cut, its bleed, and what stays clear of the cut."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PIL import Image

from factsheet.pdf.output import Standard
from factsheet.pdftools.geometry import grown, inside, size, touches
from factsheet.pdftools.preflight.check import ANY, Answer, Fault, NotChecked, Subject, check, workgroup
from factsheet.pdftools.preflight.file import IMAGE_DPI
from factsheet.pdftools.preflight.marks import TextMark
from factsheet.pdftools.preflight.page import PageSheet
from factsheet.pdftools.preflight.report import Level
from factsheet.units import MM

# Boxes: what is cut, what bleeds, what is paper.


@check(
    "boxes",
    "Every page says where it is cut: TrimBox in BleedBox in MediaBox",
    workgroup("4.3", "page boxes"),
)
def boxes(subject: Subject) -> Iterator[Answer]:
    """Compare the boxes of each page with one another."""
    for page in subject.file.pages:
        trim, art = page.box("TrimBox"), page.box("ArtBox")
        if page.box("MediaBox") is None:
            yield Fault("there is no MediaBox", page=page.number)
        if trim and art:
            yield Fault("there are both a TrimBox and an ArtBox", "keep the TrimBox", page.number)
        if not (trim or art):
            yield Fault("there is no TrimBox", "export it with its trim box, and with bleed", page.number)
            continue
        for inner, outer in (
            ("TrimBox", "BleedBox"),
            ("BleedBox", "MediaBox"),
            ("TrimBox", "MediaBox"),
            ("ArtBox", "BleedBox"),
        ):
            one, other = page.box(inner), page.box(outer)
            if one and other and not inside(one, other, 0.01):
                yield Fault(f"the {inner} is not inside the {outer}", page=page.number)
        crop = page.box("CropBox")
        if crop and crop != page.media:
            yield Fault("the CropBox hides a part of the MediaBox", "leave the CropBox out", page.number)


# One size of page in one file.

_SIZE_SLACK = 0.5


@check(
    "page-size",
    "All pages are cut to one size, in points of 1/72 inch",
    workgroup("4.2, 4.4") | {ANY: "ISO 32000-1, 14.11.2"},
)
def page_size(subject: Subject) -> Iterator[Answer]:
    """Compare the trim box of each page with that of the first, unless the file is for a screen alone."""
    pages = subject.file.pages
    if not pages:
        yield Fault("the file has no pages")
        return
    width, height = size(pages[0].trim)
    hint = "send pages of different sizes in files of their own"
    for page in pages:
        if page.unit != 1:
            yield Fault("the page has a unit of its own (UserUnit)", "save it at its true size", page.number)
        if subject.standards and not subject.claims(Standard.X4):
            # Panels of a leaflet, read one by one: the one that is folded in is narrower.
            continue
        other = size(page.trim)
        if abs(other[0] - width) > _SIZE_SLACK or abs(other[1] - height) > _SIZE_SLACK:
            message = f"the page is {_by(*other)}, the first one {_by(width, height)}"
            yield Fault(message, hint, page.number, level=Level.WARNING)


def _by(width: float, height: float) -> str:
    return f"{width:.0f} by {height:.0f} pt"


# Color that reaches the edge goes on beyond it, so that no white shows where the cut is not exact.

_WANTED = 8.2
_STEP = 1.0
_NEAR, _FAR = 0.8, 0.8
_WHITE = 247
_LONG = {"beyond": 3, "outer": 28}
_BLEED_HINT = "let backgrounds and pictures go on 3 mm beyond the edge"
_SIDES = ("left", "bottom", "right", "top")


@check(
    "bleed",
    "What reaches the edge of the page is painted to the edge of the bleed",
    workgroup("4.3", "bleed"),
)
def bleed(subject: Subject) -> Iterator[Answer]:
    """Draw the page and walk along each edge: ink inside and none outside is a fault."""
    images = subject.file.images
    if images is None or len(images) != len(subject.file.pages):
        yield NotChecked("the pages cannot be drawn, or are too many or too large")
        return
    for page, image in zip(subject.file.pages, images, strict=True):
        if page.rotation or page.box("CropBox") not in (None, page.media):
            yield NotChecked(f"page {page.number} is turned or cropped")
            continue
        for side, name in enumerate(_SIDES):
            yield from _bleed_side(page, image, side, name)


def _bleed_side(page: PageSheet, image: Image.Image, side: int, name: str) -> Iterator[Answer]:
    outward = -1 if side < 2 else 1
    trim, bleed_ = page.trim[side], page.bleed[side]
    room = (bleed_ - trim) * outward
    inner = _walk(page, image, side, trim - outward * _NEAR)
    if not _runs(inner, inner, _LONG["beyond"]):
        return
    if room < _WANTED:
        yield Fault(
            f"the page has {room:.1f} pt of bleed at the {name}, and ink at the edge",
            _BLEED_HINT,
            page.number,
        )
        return
    beyond = _walk(page, image, side, trim + outward * _NEAR)
    outer = _walk(page, image, side, bleed_ - outward * _FAR)
    for within, outside, length in ((inner, beyond, _LONG["beyond"]), (beyond, outer, _LONG["outer"])):
        run = _runs(within, [not painted for painted in outside], length)
        if run:
            message = f"ink ends at the {name} edge of the page, or soon after it"
            place = f"from {run[0] * _STEP:.0f} to {run[1] * _STEP:.0f} pt along the edge"
            yield Fault(message, _BLEED_HINT, page.number, place)
            return


def _walk(page: PageSheet, image: Image.Image, side: int, at: float) -> list[bool]:
    """Return whether there is ink, at each point along an edge of the page."""
    upright = side % 2 == 0
    first, last = (page.trim[1], page.trim[3]) if upright else (page.trim[0], page.trim[2])
    scale, found = IMAGE_DPI / 72, []
    for step in range(int((last - first) / _STEP)):
        x, y = (at, first + step * _STEP) if upright else (first + step * _STEP, at)
        column, row = int((x - page.media[0]) * scale), int((page.media[3] - y) * scale)
        is_drawn = 0 <= column < image.width and 0 <= row < image.height
        pixel = image.getpixel((column, row)) if is_drawn else None
        found.append(isinstance(pixel, tuple) and min(pixel) < _WHITE)
    return found


def _runs(one: list[bool], other: list[bool], length: int) -> tuple[int, int] | None:
    """Return the first stretch in which both are true, counted from the left or the bottom."""
    both, at = [a and b for a, b in zip(one, other, strict=True)], 0
    for found, run in groupby(both):
        stop = at + sum(1 for _ in run)
        if found and stop - at >= length:
            return at, stop
        at = stop
    return None


# Text stays away from the edge where the page is cut.

_SAFE = 5 * MM


@check("safe-zone", "Text lies on the page, 5 mm from where it is cut", workgroup("4.3", "page boxes"))
def safe_zone(subject: Subject) -> Iterator[Answer]:
    """Compare the place of text with the trim box."""
    for page in subject.file.pages:
        for mark in page.marks(TextMark):
            if not mark.visible or mark.is_blank or not touches(mark.box, page.bleed):
                continue
            shown, where = repr(mark.string[:40]), page.place(mark.box)
            # Every letter has the part above the baseline, which is a fifth up.
            left, bottom, right, top = mark.box
            if not inside((left, bottom + 0.21 * (top - bottom), right, top), page.trim, 0.5):
                yield Fault(
                    f"text is cut off by the edge of the page: {shown}", "move it inward", page.number, where
                )
            elif not inside(mark.box, grown(page.trim, -_SAFE), 0.5):
                message = f"text is less than 5 mm from the edge: {shown}"
                yield Fault(message, "move it inward", page.number, where, Level.WARNING)
