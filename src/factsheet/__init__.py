"""Beautiful, press-ready, accessible factsheets from one structured data file.

>>> import factsheet
>>> result = factsheet.make("data/hong-kong-refugees/factsheet.yaml")
>>> len(result.composition.pages)
1

A name is imported from its stage when it is first used, so that `import factsheet` costs nothing.
"""

from __future__ import annotations

import importlib
import typing

if typing.TYPE_CHECKING:
    from factsheet.batch.batch import BatchResult, build_many
    from factsheet.content.edition import Edition
    from factsheet.content.factsheet import Factsheet
    from factsheet.display import Composition
    from factsheet.errors import Diagnostic, FactsheetError
    from factsheet.layout.load import load_layout
    from factsheet.layout.model import Layout
    from factsheet.locale.edition import localize
    from factsheet.makeup.compose import compose
    from factsheet.pdf.output import PRINT, SCREEN, SCREEN_1_7, Output
    from factsheet.pdf.writer import write as write_pdf
    from factsheet.pdftools.impose.imposition import Imposed, impose
    from factsheet.pdftools.impose.scheme import Booklet, CutAndStack, NUp, StepAndRepeat
    from factsheet.pdftools.preflight.report import Report
    from factsheet.pdftools.preflight.run import preflight
    from factsheet.pipeline import edition_of, load, make, produce
    from factsheet.sheet import SheetOptions
    from factsheet.source.reader import read
    from factsheet.targets.pdf import Result
    from factsheet.targets.target import Artifact
    from factsheet.workshop import Workshop

__all__ = [
    "PRINT",
    "SCREEN",
    "SCREEN_1_7",
    "Artifact",
    "BatchResult",
    "Booklet",
    "Composition",
    "CutAndStack",
    "Diagnostic",
    "Edition",
    "Factsheet",
    "FactsheetError",
    "Imposed",
    "Layout",
    "NUp",
    "Output",
    "Report",
    "Result",
    "SheetOptions",
    "StepAndRepeat",
    "Workshop",
    "build_many",
    "compose",
    "edition_of",
    "impose",
    "load",
    "load_layout",
    "localize",
    "make",
    "preflight",
    "produce",
    "read",
    "write_pdf",
]

_HOMES = {
    "PRINT": "pdf.output.PRINT",
    "SCREEN": "pdf.output.SCREEN",
    "SCREEN_1_7": "pdf.output.SCREEN_1_7",
    "Artifact": "targets.target.Artifact",
    "BatchResult": "batch.batch.BatchResult",
    "Booklet": "pdftools.impose.scheme.Booklet",
    "Composition": "display.Composition",
    "CutAndStack": "pdftools.impose.scheme.CutAndStack",
    "Diagnostic": "errors.Diagnostic",
    "Edition": "content.edition.Edition",
    "Factsheet": "content.factsheet.Factsheet",
    "FactsheetError": "errors.FactsheetError",
    "Imposed": "pdftools.impose.imposition.Imposed",
    "Layout": "layout.model.Layout",
    "NUp": "pdftools.impose.scheme.NUp",
    "Output": "pdf.output.Output",
    "Report": "pdftools.preflight.report.Report",
    "Result": "targets.pdf.Result",
    "SheetOptions": "sheet.SheetOptions",
    "StepAndRepeat": "pdftools.impose.scheme.StepAndRepeat",
    "Workshop": "workshop.Workshop",
    "build_many": "batch.batch.build_many",
    "compose": "makeup.compose.compose",
    "edition_of": "pipeline.edition_of",
    "impose": "pdftools.impose.imposition.impose",
    "load": "pipeline.load",
    "load_layout": "layout.load.load_layout",
    "localize": "locale.edition.localize",
    "make": "pipeline.make",
    "preflight": "pdftools.preflight.run.preflight",
    "produce": "pipeline.produce",
    "read": "source.reader.read",
    "write_pdf": "pdf.writer.write",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, own = _HOMES[name].rpartition(".")
    value = getattr(importlib.import_module(f"{__name__}.{module}"), own)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
