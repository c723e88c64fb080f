"""clear(): everything that would make a finished file unfit is found before one is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from factsheet.display import Composition
from factsheet.errors import Diagnostic, OutputError, Severity, Span
from factsheet.export_checks import contrast, fine_print, pictures
from factsheet.export_checks.ground import ComposedGround
from factsheet.export_checks.job import ExportJob
from factsheet.fonts.library import Library
from factsheet.pdf.output import Output

CHECKS: tuple[Callable[[ExportJob], Iterator[Diagnostic]], ...] = (
    pictures.alternatives,
    fine_print.codes,
    contrast.check,
    pictures.notes,
    fine_print.fine_print,
    fine_print.ink,
    pictures.resolution,
)

Places = Callable[[str], Span | None]


def clear(
    composition: Composition, outputs: Sequence[Output], library: Library, place: Places = lambda path: None
) -> tuple[Diagnostic, ...]:
    """Return the warnings about a composition; raise OutputError with every problem if it may not be written.

    `place` tells where the copy at a path comes from.
    """
    grounds = tuple(ComposedGround(page.items) for page in composition.pages)
    found = [
        each if each.span or not each.path else replace(each, span=place(each.path))
        for job in (ExportJob(composition, output, library, grounds) for output in outputs)
        for check in CHECKS
        for each in check(job)
    ]
    once = tuple(dict.fromkeys(found))
    if any(each.severity is Severity.ERROR for each in once):
        raise OutputError(once)
    return once
