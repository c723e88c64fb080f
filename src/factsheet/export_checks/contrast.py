"""Contrast: text and signs stand out from what they are painted on (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from factsheet.color import RGB, contrast, standing_out, to_hex
from factsheet.display import GlyphRun, Illustration, Picture, Shape
from factsheet.errors import IN_LAYOUT, Diagnostic, Severity
from factsheet.export_checks.ground import TypeMark
from factsheet.export_checks.job import ExportJob
from factsheet.pdf.separation import seen, separated

TEXT, LARGE, GRAPHIC = 4.5, 3.0, 3.0
_LARGE, _LARGE_BOLD = 18.0, 14.0
_SPARE = 0.005

Pair = tuple[str, str | None, float]
"""What is painted, what it is painted on, the contrast needed."""


def check(job: ExportJob) -> Iterator[Diagnostic]:
    """Yield pairs of swatches that are too much alike, each told once, and text on pictures."""
    low: dict[Pair, list[str]] = {}
    enough: dict[Pair, bool] = {}
    unknown: list[str] = []
    for ground in job.grounds:
        for index, mark in enumerate(ground.marks):
            need = _needed(mark, job)
            if need is None:
                continue
            swatch, least = need
            for under in ground.behind(index):
                if isinstance(under, Picture | Illustration):
                    unknown.append(mark.path)
                    continue
                pair = swatch, under.fill if isinstance(under, Shape) else None, least
                if pair not in enough:
                    enough[pair] = contrast(job.light(swatch), job.light(pair[1])) >= least - _SPARE
                if not enough[pair]:
                    low.setdefault(pair, []).append(mark.path)
    yield from (_told(job, pair, paths) for pair, paths in low.items())
    for path in dict.fromkeys(unknown):
        yield Diagnostic(
            "the contrast of text on a picture is not known",
            None if path else IN_LAYOUT,
            "look at it, or put the text on a plain color",
            path=path,
            severity=Severity.WARNING,
            code="contrast-unknown",
        )


def _needed(mark: TypeMark, job: ExportJob) -> tuple[str, float] | None:
    """Return the swatch of a mark and the contrast it needs.

    None for what need not be told from its ground.
    """
    item = mark.item
    if isinstance(item, GlyphRun):
        large = _LARGE_BOLD if item.face in job.bold else _LARGE
        return item.swatch, LARGE if item.size >= large - _SPARE else TEXT
    if isinstance(item, Shape) and item.fill and mark.alone and mark.path:
        return item.fill, GRAPHIC
    return None


def _told(job: ExportJob, pair: Pair, paths: list[str]) -> Diagnostic:
    swatch, base, least = pair
    ratio = contrast(job.light(swatch), job.light(base))
    names = list(dict.fromkeys(path for path in paths if path))
    others = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return Diagnostic(
        f"{job.named(swatch)} on {job.named(base)} has a contrast of {ratio:.2f}:1 {job.where},"
        f" {least:g}:1 is needed: {names[0] if names else 'a sign'}{others}",
        None if names else IN_LAYOUT,
        passing(job, swatch, base, least),
        names[0] if names else "",
        code="contrast-too-low",
    )


# The way out of a poor contrast: the nearest color that passes, and the layout's own that do.

# Inks are written in whole per cent.
_MARGIN = 0.1


def passing(job: ExportJob, swatch: str, base: str | None, least: float) -> str:
    """Return what to write instead of a swatch, or of its ground, so that they stand apart, as a hint."""
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
    """Return the color that differs the least, made darker or lighter until it stands out from another."""
    return standing_out(rgb, lambda color: contrast(_seen(job, color), other) >= least + _MARGIN)


def own_passing(job: ExportJob, swatch: str, base: str | None, least: float) -> str:
    """Return the name of the most similar swatch of the composition that passes, or an empty string."""
    swatches, ground = job.composition.swatches, job.light(base)
    good = [
        name for name in swatches if not name.startswith("#") and contrast(job.light(name), ground) >= least
    ]
    return min(good, key=lambda name: (math.dist(swatches[name].rgb, swatches[swatch].rgb), name), default="")


def _seen(job: ExportJob, rgb: RGB) -> RGB:
    condition = job.output.condition
    return seen(separated(rgb, condition), condition) if job.output.inks else rgb


def _written(job: ExportJob, rgb: RGB) -> str:
    """Return a color as a layout writes it."""
    if not job.output.inks:
        return to_hex(rgb)
    inks = ", ".join(f"{part * 100:.0f}" for part in separated(rgb, job.output.condition))
    return f"{to_hex(rgb)} (cmyk: [{inks}])"
