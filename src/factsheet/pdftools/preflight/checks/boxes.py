"""Boxes: what is cut, what bleeds, what is paper."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import workgroup
from factsheet.pdftools.preflight.matrix import inside


@check(
    "boxes",
    "Every page says where it is cut: TrimBox in BleedBox in MediaBox",
    workgroup("4.3", "page boxes"),
)
def boxes(subject: Subject) -> Iterator[Answer]:
    """Hold the boxes of each page against each other."""
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
