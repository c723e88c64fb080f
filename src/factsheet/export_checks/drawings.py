"""Drawings: what in them is not shown as their file asks."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.display import Illustration
from factsheet.errors import Diagnostic
from factsheet.export_checks.job import ExportJob


def check(job: ExportJob) -> Iterator[Diagnostic]:
    """The notes that were made when the drawings of the pages were read."""
    for ground in job.grounds:
        for mark in ground.marks:
            if isinstance(mark.item, Illustration):
                yield from mark.item.notes
