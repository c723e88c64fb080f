"""Ink: no swatch puts more of it on one spot than the press dries (GWG 2015, 4.22)."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.errors import Diagnostic
from factsheet.export_checks.job import ExportJob
from factsheet.pdf.separation import held

_SPARE = 0.01


def check(job: ExportJob) -> Iterator[Diagnostic]:
    """Swatches with more ink than the condition takes."""
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
