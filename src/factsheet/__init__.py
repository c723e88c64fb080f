"""Beautiful, press-ready, accessible factsheets from one structured data file.

>>> import factsheet
>>> result = factsheet.make("data/hong-kong-refugees/factsheet.yaml")
>>> len(result.composition.pages)
1

A name is imported from its stage when it is first used, so that `import factsheet` costs nothing.
"""

from __future__ import annotations

import importlib
import sys
import types
import typing

if typing.TYPE_CHECKING:
    from factsheet.content.edition import Edition
    from factsheet.content.factsheet import Factsheet
    from factsheet.display import Composition
    from factsheet.errors import Diagnostic, FactsheetError
    from factsheet.impose.imposition import Imposed, impose
    from factsheet.impose.scheme import Booklet, CutAndStack, NUp, StepAndRepeat
    from factsheet.layout.load import load_layout
    from factsheet.layout.model import Layout
    from factsheet.localize.edition import localize
    from factsheet.makeup.compose import compose
    from factsheet.pdf.output import PRINT, SCREEN, SCREEN_1_7, Output
    from factsheet.pdf.writer import write as write_pdf
    from factsheet.pipeline import edition_of, make, produce
    from factsheet.preflight.report import Report
    from factsheet.preflight.run import preflight
    from factsheet.read.reader import read
    from factsheet.targets.pdf import Result
    from factsheet.targets.target import Artifact

__all__ = [
    "PRINT",
    "SCREEN",
    "SCREEN_1_7",
    "Artifact",
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
    "StepAndRepeat",
    "compose",
    "edition_of",
    "impose",
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
    "Booklet": "impose.scheme.Booklet",
    "Composition": "display.Composition",
    "CutAndStack": "impose.scheme.CutAndStack",
    "Diagnostic": "errors.Diagnostic",
    "Edition": "content.edition.Edition",
    "Factsheet": "content.factsheet.Factsheet",
    "FactsheetError": "errors.FactsheetError",
    "Imposed": "impose.imposition.Imposed",
    "Layout": "layout.model.Layout",
    "NUp": "impose.scheme.NUp",
    "Output": "pdf.output.Output",
    "Report": "preflight.report.Report",
    "Result": "targets.pdf.Result",
    "StepAndRepeat": "impose.scheme.StepAndRepeat",
    "compose": "makeup.compose.compose",
    "edition_of": "pipeline.edition_of",
    "impose": "impose.imposition.impose",
    "load_layout": "layout.load.load_layout",
    "localize": "localize.edition.localize",
    "make": "pipeline.make",
    "preflight": "preflight.run.preflight",
    "produce": "pipeline.produce",
    "read": "read.reader.read",
    "write_pdf": "pdf.writer.write",
}


class _Package(types.ModuleType):
    """This package.

    `read`, `localize` and `preflight` are functions of it, though folders have those names too: the import
    system may not put a folder where a function is promised.
    """

    def __getattr__(self, name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        module, _, own = _HOMES[name].rpartition(".")
        value = getattr(importlib.import_module(f"{self.__name__}.{module}"), own)
        setattr(self, name, value)
        return value

    def __setattr__(self, name: str, value: object) -> None:
        if name not in _HOMES or not isinstance(value, types.ModuleType):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Package
