"""Resolution: a photograph has the pixels for the size it is printed at (GWG 2015, 4.26)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from factsheet.clearance.job import Job
from factsheet.display import Picture
from factsheet.errors import Diagnostic, Severity
from factsheet.units import MM

# Twice the lines of a 150 line screen; below half of that pixels are seen.
_GOOD, _LEAST = 300, 150


def check(job: Job) -> Iterator[Diagnostic]:
    """Pictures too coarse for the press: an error below 150 pixels per inch, a warning below 300."""
    if not job.output.inks:
        return
    for ground in job.grounds:
        for mark in ground.marks:
            if isinstance(mark.item, Picture):
                found = _found(mark.item)
                if found < _GOOD - 0.5:
                    yield _told(mark.item, found, mark.path)


def _found(picture: Picture) -> float:
    """The pixels per inch of a picture, along its coarser side."""
    wide, tall = picture.raster.pixels
    return min(wide / picture.width, tall / picture.height) * 72


def _told(picture: Picture, found: float, path: str) -> Diagnostic:
    name = picture.raster.name or "the picture"
    across = math.ceil(picture.width / 72 * _GOOD)
    down = math.ceil(picture.height / 72 * _GOOD)
    size = f"{picture.width / MM:.0f} x {picture.height / MM:.0f} mm"
    return Diagnostic(
        f"{name} has {found:.0f} pixels per inch at {size}, {_LEAST if found < _LEAST else _GOOD} are needed",
        hint=f"take one of {across} x {down} pixels, or show it smaller",
        path=path,
        severity=Severity.ERROR if found < _LEAST else Severity.WARNING,
    )
