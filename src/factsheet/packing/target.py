"""What is made of one edition for a package: its press file, and what a print shop is told of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace

from factsheet.packing.rights import rights_of
from factsheet.packing.ticket import ticket_of
from factsheet.pdf.output import PRINT, SCREEN, Output
from factsheet.pdf.press_sides import press_sides
from factsheet.pdftools.preflight.run import preflight
from factsheet.pdftools.preflight.writers import as_json, as_text
from factsheet.records import dataclass
from factsheet.render import page_pngs
from factsheet.targets.pdf import PdfTarget, written
from factsheet.targets.target import Artifact, TargetJob

TICKET, RIGHTS = "ticket.json", "rights.json"
"""The ends of the names of the files that are gathered for the package as a whole."""


@dataclass(frozen=True, slots=True)
class PressTarget(PdfTarget):
    """The press file of an edition, its pages as pictures, its preflight report, its ticket, its rights.

    `dpi` is the resolution of the pictures, in pixels per inch.
    """

    output: Output = PRINT
    dpi: float = 150.0

    @property
    def name(self) -> str:
        """The word for all of them."""
        return "package"

    def make(self, job: TargetJob) -> tuple[Artifact, ...]:
        """Return the files; PreflightError with what makes the press file unfit."""
        assert job.composition is not None
        pressed = press_sides(job.composition, job.layout.sheet(job.composition.direction))
        pdf = written(pressed, self.output, job)
        limit = self.output.condition.ink_limit
        report = preflight(pdf.data, None, job.edition, job.composition, limit)
        report = replace(report, file=pdf.name)
        report.raise_if_failed()
        # Pictures show the swatches as a screen does: PDFium knows nothing of inks and their profile.
        proof = written(pressed, replace(SCREEN, links=False), job)
        ticket = ticket_of(job, pressed, self.output, (pdf.name, hashlib.sha256(pdf.data).hexdigest()))
        rights = [each._asdict() for each in rights_of(job, pressed, self.output)]

        def files() -> Iterator[tuple[str, str, bytes]]:
            for number, data in enumerate(page_pngs(proof.data, self.dpi), 1):
                yield f"{number}.png", "image/png", data
            yield "preflight.txt", "text/plain", f"{as_text(report)}\n".encode()
            yield "preflight.json", "application/json", _json(as_json(report))
            yield "ticket.txt", "text/plain", ticket.as_text().encode()
            yield TICKET, "application/json", _json(ticket.as_json())
            yield RIGHTS, "application/json", _json(rights)

        others = (
            Artifact(name=f"{job.stem()}.{end}", media_type=kind, data=data, target=self.name)
            for end, kind, data in files()
        )
        return (pdf, *others)


def _json(value: object) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()
