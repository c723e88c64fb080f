"""Color that reaches the edge goes on beyond it, so that no white shows where the cut is not exact."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PIL import Image

from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import workgroup
from factsheet.pdftools.preflight.file import IMAGE_DPI
from factsheet.pdftools.preflight.page import PageSheet

_WANTED = 8.2
_STEP = 1.0
_NEAR, _FAR = 0.8, 0.8
_WHITE = 247
_LONG = {"beyond": 3, "outer": 28}
_HINT = "let backgrounds and pictures go on 3 mm beyond the edge"
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
            yield from _side(page, image, side, name)


def _side(page: PageSheet, image: Image.Image, side: int, name: str) -> Iterator[Answer]:
    outward = -1 if side < 2 else 1
    trim, bleed_ = page.trim[side], page.bleed[side]
    room = (bleed_ - trim) * outward
    inner = _walk(page, image, side, trim - outward * _NEAR)
    if not _runs(inner, inner, _LONG["beyond"]):
        return
    if room < _WANTED:
        yield Fault(
            f"the page has {room:.1f} pt of bleed at the {name}, and ink at the edge", _HINT, page.number
        )
        return
    beyond = _walk(page, image, side, trim + outward * _NEAR)
    outer = _walk(page, image, side, bleed_ - outward * _FAR)
    for inside, outside, length in ((inner, beyond, _LONG["beyond"]), (beyond, outer, _LONG["outer"])):
        run = _runs(inside, [not painted for painted in outside], length)
        if run:
            message = f"ink ends at the {name} edge of the page, or soon after it"
            place = f"from {run[0] * _STEP:.0f} to {run[1] * _STEP:.0f} pt along the edge"
            yield Fault(message, _HINT, page.number, place)
            return


def _walk(page: PageSheet, image: Image.Image, side: int, at: float) -> list[bool]:
    """Whether there is ink, at each point along an edge of the page."""
    upright = side % 2 == 0
    first, last = (page.trim[1], page.trim[3]) if upright else (page.trim[0], page.trim[2])
    steps = range(int((last - first) / _STEP))
    points = ((at, first + step * _STEP) if upright else (first + step * _STEP, at) for step in steps)
    return [_is_painted(page, image, x, y) for x, y in points]


def _is_painted(page: PageSheet, image: Image.Image, x: float, y: float) -> bool:
    scale = IMAGE_DPI / 72
    column, row = int((x - page.media[0]) * scale), int((page.media[3] - y) * scale)
    if not (0 <= column < image.width and 0 <= row < image.height):
        return False
    pixel = image.getpixel((column, row))
    return isinstance(pixel, tuple) and min(pixel) < _WHITE


def _runs(one: list[bool], other: list[bool], length: int) -> tuple[int, int] | None:
    """The first stretch where both are true for a while together, counted from the left or the bottom."""
    both, at = [a and b for a, b in zip(one, other, strict=True)], 0
    for found, run in groupby(both):
        stop = at + sum(1 for _ in run)
        if found and stop - at >= length:
            return at, stop
        at = stop
    return None
