"""Pictures: told in words, shown as their file asks, with the pixels for their size."""

from __future__ import annotations

import math
from collections.abc import Iterator

from factsheet.art.pictures import COARSEST
from factsheet.display import Illustration, Picture, StructureRole
from factsheet.errors import Diagnostic, Severity
from factsheet.export_checks.ground import DisplayLeaf, TypeMark
from factsheet.export_checks.job import ExportJob
from factsheet.graphics import EmbeddedPicture, figures
from factsheet.units import MM

# Twice the lines of a 150 line screen; below half of that pixels are seen.
_GOOD, _LEAST = 300, COARSEST


def alternatives(job: ExportJob) -> Iterator[Diagnostic]:
    """Yield figures and links without words where they are shown (WCAG 2.2, 1.1.1; ISO 14289-1, 7.3)."""
    shown = {mark.path for ground in job.grounds for mark in ground.marks}
    for node in job.composition.structure.walk():
        if node.role is StructureRole.FIGURE and node.path in shown and not node.alt.strip():
            yield Diagnostic(
                f"{node.path} has no alternative text",
                hint="say in its alt what it shows, or mark it as decoration",
                path=node.path,
                code="alternative-missing",
            )


def notes(job: ExportJob) -> Iterator[Diagnostic]:
    """Yield the notes that were made when the drawings of the pages were read."""
    for ground in job.grounds:
        for mark in ground.marks:
            if isinstance(mark.item, Illustration):
                yield from mark.item.notes


def resolution(job: ExportJob) -> Iterator[Diagnostic]:
    """Yield pictures too coarse for the press (GWG 2015, 4.26): below 150 pixels per inch errors."""
    if not job.output.inks:
        return
    for ground in job.grounds:
        for mark in ground.marks:
            for picture in _pictures(mark.item):
                # The pixels per inch of a picture, along its coarser side.
                wide, tall = picture.raster.pixels
                found = min(wide / picture.width, tall / picture.height) * 72
                if found < _GOOD - 0.5:
                    yield _told(picture, found, mark)


def _pictures(item: DisplayLeaf) -> Iterator[Picture]:
    """Yield the item if it is a picture, or those in a drawing, at the size at which they are shown."""
    if isinstance(item, Picture):
        yield item
    elif isinstance(item, Illustration):
        scale = item.width / item.sheet[0]
        for inner in figures((item.drawn,)):
            if isinstance(inner, EmbeddedPicture):
                a, b, c, d, _, _ = inner.matrix
                width, height = math.hypot(a, b) * scale, math.hypot(c, d) * scale
                if width and height:
                    yield Picture(inner.raster, width, height)


def _told(picture: Picture, found: float, mark: TypeMark) -> Diagnostic:
    name = picture.raster.name or "the picture"
    across = math.ceil(picture.width / 72 * _GOOD)
    down = math.ceil(picture.height / 72 * _GOOD)
    size = f"{picture.width / MM:.0f} x {picture.height / MM:.0f} mm"
    return Diagnostic(
        f"{name} has {found:.0f} pixels per inch at {size}, {_LEAST if found < _LEAST else _GOOD} are needed",
        mark.span,
        f"take one of {across} x {down} pixels, or show it smaller",
        mark.path,
        Severity.ERROR if found < _LEAST else Severity.WARNING,
        code="picture-too-coarse",
    )
