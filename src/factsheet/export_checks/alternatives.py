"""Alternatives: whatever is seen as a picture is told in words (WCAG 2.2, 1.1.1; ISO 14289-1, 7.3)."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.display import StructureRole
from factsheet.errors import Diagnostic
from factsheet.export_checks.job import ExportJob


def check(job: ExportJob) -> Iterator[Diagnostic]:
    """Figures and links without words, on pages where they are shown."""
    shown = {mark.path for ground in job.grounds for mark in ground.marks}
    for node in job.composition.structure.walk():
        if node.role is StructureRole.FIGURE and node.path in shown and not node.alt.strip():
            yield Diagnostic(
                f"{node.path} has no alternative text",
                hint="say in its alt what it shows, or mark it as decoration",
                path=node.path,
                code="alternative-missing",
            )
