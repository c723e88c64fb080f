"""`html-fragment`: the words and colors of a page, as one element for a content system."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet.html.page import fragment
from factsheet.targets.target import Artifact, TargetJob


@dataclass(frozen=True, slots=True)
class FragmentTarget:
    """An `<article>` in the faces of the page that it is put into."""

    name: str = "html-fragment"
    composed: bool = False

    def make(self, job: TargetJob) -> tuple[Artifact, ...]:
        """Return the one file."""
        data = fragment(job.edition, job.layout).encode("utf-8")
        warnings = job.edition.warnings
        return (
            Artifact(
                name=f"{job.stem()}.fragment.html",
                media_type="text/html",
                data=data,
                target=self.name,
                warnings=warnings,
            ),
        )


TARGET = FragmentTarget()
