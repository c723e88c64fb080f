"""`html`: one self-contained page for the web."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet.html.page import page
from factsheet.targets.target import Artifact, TargetJob


@dataclass(frozen=True, slots=True)
class HtmlTarget:
    """A page with its fonts, pictures and code inside it."""

    name: str = "html"
    composed: bool = False

    def make(self, job: TargetJob) -> tuple[Artifact, ...]:
        """Return the one file."""
        data = page(job.edition, job.layout, job.library, job.beside).encode("utf-8")
        warnings = job.edition.warnings
        return (
            Artifact(
                name=f"{job.stem()}.html",
                media_type="text/html",
                data=data,
                target=self.name,
                warnings=warnings,
            ),
        )


TARGET = HtmlTarget()
