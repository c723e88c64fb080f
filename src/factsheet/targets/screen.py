"""`screen`: the PDF for reading."""

from __future__ import annotations

from factsheet.pdf.output import SCREEN
from factsheet.targets.pdf import PdfTarget

TARGET = PdfTarget(SCREEN)
