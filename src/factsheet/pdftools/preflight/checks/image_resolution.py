"""The resolution of images at the size they are placed."""

from __future__ import annotations

import math
from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import everywhere, workgroup
from factsheet.pdftools.preflight.marks import PictureMark
from factsheet.pdftools.preflight.report import Level

_PRESS, _WANTED, _LINE_ART, _SCREEN = 150, 300, 550, 72


@check(
    "image-resolution",
    "Images have 150 pixels an inch at least, 300 for good print, line art 550",
    workgroup("4.26, 4.27") | everywhere("aim of the project: 72 ppi at least"),
)
def image_resolution(subject: Subject) -> Iterator[Answer]:
    """Divide pixels by inches, both ways."""
    press = subject.claims(Standard.X4)
    for page in subject.file.pages:
        for picture in page.marks(PictureMark):
            least = resolution(picture)
            is_line_art = picture.is_mask or _bits(picture) == 1
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
    """Pixels an inch in the direction that has fewer."""
    a, b, c, d, *_ = picture.matrix
    across, up = math.hypot(a, b) / 72, math.hypot(c, d) / 72
    width, height = picture.pixels
    return min(width / across if across else math.inf, height / up if up else math.inf)


def _bits(picture: PictureMark) -> int:
    from factsheet.pdftools.preflight.objects import entry, integer

    return integer(entry(picture.source, "/BitsPerComponent")) or 8
