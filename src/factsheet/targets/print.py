"""`print`: the PDF for the press."""

from __future__ import annotations

from factsheet.pdf.output import PRINT
from factsheet.targets.pdf import PdfTarget

TARGET = PdfTarget(PRINT)
