"""The way out of a poor contrast: the nearest color that passes, and the layout's own that do."""

from __future__ import annotations

import math

from factsheet.color import RGB, contrast, standing_out, to_hex
from factsheet.export_checks.job import ExportJob
from factsheet.pdf.separation import seen, separated

# Inks are written in whole per cent.
_MARGIN = 0.1


def passing(job: ExportJob, swatch: str, base: str | None, least: float) -> str:
    """What to write instead of a swatch, or of its ground, so that they stand apart, as a hint."""
    swatches = job.composition.swatches
    parts = []
    nearest = nearest_passing(job, swatches[swatch].rgb, job.light(base), least)
    if nearest is not None:
        parts.append(f"the nearest color that passes is {_written(job, nearest)}")
    own = own_passing(job, swatch, base, least)
    if own:
        parts.append(f"of the layout's swatches, {own}")
    ground = base and nearest_passing(job, swatches[base].rgb, job.light(swatch), least)
    if ground:
        parts.append(f"or a ground of {_written(job, ground)}")
    return "; ".join(parts) or "no color passes on this ground: change the ground"


def nearest_passing(job: ExportJob, rgb: RGB, other: RGB, least: float) -> RGB | None:
    """The color that differs the least, made darker or lighter until it stands out from another."""
    return standing_out(rgb, lambda mixed: contrast(_seen(job, mixed), other) >= least + _MARGIN)


def own_passing(job: ExportJob, swatch: str, base: str | None, least: float) -> str:
    """The name of the most similar swatch of the composition that passes, or an empty string."""
    swatches, ground = job.composition.swatches, job.light(base)
    good = [
        name for name in swatches if not name.startswith("#") and contrast(job.light(name), ground) >= least
    ]
    return min(good, key=lambda name: (math.dist(swatches[name].rgb, swatches[swatch].rgb), name), default="")


def _seen(job: ExportJob, rgb: RGB) -> RGB:
    condition = job.output.condition
    return seen(separated(rgb, condition), condition) if job.output.inks else rgb


def _written(job: ExportJob, rgb: RGB) -> str:
    """A color as a layout writes it."""
    if not job.output.inks:
        return to_hex(rgb)
    inks = ", ".join(f"{part * 100:.0f}" for part in separated(rgb, job.output.condition))
    return f"{to_hex(rgb)} (cmyk: [{inks}])"
