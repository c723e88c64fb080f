"""Fine print: no text, no code and no line too small for reader or press, no more ink than dries."""

from __future__ import annotations

import math
from collections.abc import Iterator

from factsheet.art.qr import least_code
from factsheet.color import luminance
from factsheet.display import DisplayGroup, GlyphRun, Illustration, Placed, Shape, groups
from factsheet.document.ids import Slot, field_of
from factsheet.errors import Diagnostic, Severity
from factsheet.export_checks.ground import DisplayLeaf, TypeMark
from factsheet.export_checks.job import ExportJob
from factsheet.graphics import DrawnFigure, figures
from factsheet.pdf.separation import held
from factsheet.units import MM

FLOOR = 6.0
REVERSED_FLOOR = 7.0
HAIRLINE = 0.25
_LIGHT = 0.8
_SPARE = 0.01
_CODE_SPARE = 0.05


def fine_print(job: ExportJob) -> Iterator[Diagnostic]:
    """Yield text under 6 pt, in print light text under 7 pt, lines under 0.25 pt (GWG 2015, 4.16, 4.17)."""
    found = [each for ground in job.grounds for mark in ground.marks for each in _found(mark, job)]
    # A paragraph is many runs: it is told once.
    yield from {(each.path, each.severity): each for each in reversed(found)}.values()


def _found(mark: TypeMark, job: ExportJob) -> Iterator[Diagnostic]:
    item = mark.item
    if isinstance(item, GlyphRun) and item.text.strip():
        if item.size < FLOOR - _SPARE:
            yield Diagnostic(
                f"text of {item.size:.1f} pt is under {FLOOR:g} pt: {item.text.strip()[:40]!r}",
                mark.span,
                "set it larger, or shorten the copy",
                path=mark.path,
                code="text-too-small",
            )
        elif (
            job.output.inks
            and item.size < REVERSED_FLOOR - _SPARE
            and luminance(job.light(item.swatch)) > _LIGHT
        ):
            yield Diagnostic(
                f"light text of {item.size:.1f} pt may fill in on the press: {item.text.strip()[:40]!r}",
                mark.span,
                f"set it at {REVERSED_FLOOR:g} pt or more",
                path=mark.path,
                severity=Severity.WARNING,
                code="light-text-too-small",
            )
    elif job.output.inks:
        thinnest = min(_lines(item), default=HAIRLINE)
        if thinnest < HAIRLINE - _SPARE:
            yield Diagnostic(
                f"a line of {thinnest:.3g} pt is thinner than {HAIRLINE} pt",
                mark.span,
                "draw it thicker",
                path=mark.path,
                code="line-too-thin",
            )


def _lines(item: DisplayLeaf) -> Iterator[float]:
    """Yield how thick the lines of an item are, in points."""
    if isinstance(item, Shape) and item.stroke:
        yield item.stroke.width
    elif isinstance(item, Illustration):
        scale = item.width / item.sheet[0]
        for figure in figures((item.drawn,)):
            if isinstance(figure, DrawnFigure) and figure.pen:
                a, b, c, d, _, _ = figure.matrix
                yield figure.pen.width * min(math.hypot(a, b), math.hypot(c, d)) * scale


def codes(job: ExportJob) -> Iterator[Diagnostic]:
    """Yield codes that are narrower than a phone needs at the distance at which the paper is held."""
    for page in job.composition.pages:
        least = least_code(page.size)
        for group in _codes(page.items):
            if group.width < least - _CODE_SPARE:
                needed = f"{least / MM:.0f} mm"
                yield Diagnostic(
                    f"the QR code is {group.width / MM:.1f} mm wide; on {page.size} it needs {needed}",
                    hint=f"give it a size of {needed} or more in the layout",
                    path=group.path or "",
                    code="qr-code-too-small",
                )


def _codes(items: tuple[Placed, ...]) -> Iterator[DisplayGroup]:
    # A tile of an item that a writer calls `code` is not rigid; a code is.
    return (each for each in groups(items) if each.path and each.rigid and field_of(each.path) == Slot.CODE)


def ink(job: ExportJob) -> Iterator[Diagnostic]:
    """Yield swatches with more ink on one spot than the press dries (GWG 2015, 4.22)."""
    limit = job.output.condition.ink_limit
    if not job.output.inks or not limit:
        return
    for name, swatch in job.composition.swatches.items():
        if swatch.cmyk is not None and swatch.ink > limit + _SPARE:
            less = ", ".join(f"{part * 100:.0f}" for part in held(swatch.cmyk, limit - 2))
            yield Diagnostic(
                f"the swatch {name} has {swatch.ink:g} % ink, the press takes {limit:g} %",
                hint=f"give it cmyk: [{less}], or leave its cmyk out",
                path=f"swatches.{name}",
                code="too-much-ink",
            )
