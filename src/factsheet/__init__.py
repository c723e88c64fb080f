"""Beautiful, press-ready, accessible factsheets from one structured data file.

>>> import factsheet
>>> result = factsheet.make("data/hong-kong-refugees/factsheet.yaml")
>>> len(result.composition.pages)
1
"""

from __future__ import annotations

from factsheet.content.edition import Edition
from factsheet.content.factsheet import Factsheet
from factsheet.display import Composition
from factsheet.errors import Diagnostic, FactsheetError
from factsheet.layout.load import load_layout
from factsheet.layout.model import Layout
from factsheet.localize.edition import localize
from factsheet.makeup.compose import compose
from factsheet.pdf.output import PRINT, SCREEN, SCREEN_1_7, Output
from factsheet.pdf.writer import write as write_pdf
from factsheet.pipeline import Result, make
from factsheet.read.reader import read

__all__ = [
    "PRINT",
    "SCREEN",
    "SCREEN_1_7",
    "Composition",
    "Diagnostic",
    "Edition",
    "Factsheet",
    "FactsheetError",
    "Layout",
    "Output",
    "Result",
    "compose",
    "load_layout",
    "localize",
    "make",
    "read",
    "write_pdf",
]
