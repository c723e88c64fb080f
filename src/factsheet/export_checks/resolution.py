"""Resolution: a photograph has the pixels for the size it is printed at (GWG 2015, 4.26)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from factsheet.display import Illustration, Picture
from factsheet.errors import Diagnostic, Severity
from factsheet.export_checks.ground import DisplayLeaf, TypeMark
from factsheet.export_checks.job import ExportJob
from factsheet.graphics import EmbeddedPicture, figures
from factsheet.units import MM

# Twice the lines of a 150 line screen; below half of that pixels are seen.
_GOOD, _LEAST = 300, 150


def check(job: ExportJob) -> Iterator[Diagnostic]:
    """Pictures too coarse for the press: an error below 150 pixels per inch, a warning below 300."""
    if not job.output.inks:
        return
    for ground in job.grounds:
        for mark in ground.marks:
            for picture in _pictures(mark.item):
                found = _found(picture)
                if found < _GOOD - 0.5:
                    yield _told(picture, found, mark)


def _pictures(item: DisplayLeaf) -> Iterator[Picture]:
    """The item if it is a picture, or those in a drawing, at the size at which they are shown."""
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


def _found(picture: Picture) -> float:
    """The pixels per inch of a picture, along its coarser side."""
    wide, tall = picture.raster.pixels
    return min(wide / picture.width, tall / picture.height) * 72


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
