"""report.csv: a line for each edition of a batch, for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from factsheet.batch.job import JobOutcome

NAME = "report.csv"
HEADS = ("edition", "row", "language", "state", "pages", "bytes", "warnings", "reason", "files")
# What a spreadsheet takes for a formula (OWASP, CSV Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: object) -> str:
    """Return a value as text that no spreadsheet takes for a formula.

    >>> cell("=HYPERLINK(1)"), cell("-rf"), cell(12)
    ("'=HYPERLINK(1)", "'-rf", '12')
    """
    text = str(value).replace("\n", " ")
    return f"'{text}" if text.startswith(_FORMULA) else text


class BatchReport:
    """The lines of a report while they are written."""

    def __init__(self, lines: Any) -> None:
        self._writer = csv.writer(lines)
        self._writer.writerow(HEADS)

    def add(self, outcome: JobOutcome, now: bool) -> None:
        """Write the line of an edition."""
        job = outcome.job
        state = "failed" if not outcome.ok else "made" if now else "as it was"
        reason = outcome.fault or "; ".join(str(each) for each in outcome.problems)
        size = sum(each.size for each in outcome.files)
        names = " ".join(each.name for each in outcome.files)
        said = (job.stem, job.row, job.lang, state, outcome.pages, size, len(outcome.warnings), reason, names)
        self._writer.writerow(map(cell, said))


@contextmanager
def reporting(folder: Path) -> Iterator[BatchReport]:
    """Write the report of a batch into its folder; that of the batch before stays if this one is cut off."""
    beside = folder / f".{NAME}.part"
    try:
        with beside.open("w", encoding="utf-8-sig", newline="") as file:
            yield BatchReport(file)
        beside.replace(folder / NAME)
    finally:
        beside.unlink(missing_ok=True)
