"""`print` and `screen`: the PDF for the press and the PDF for reading."""

from __future__ import annotations

from factsheet.display import Composition
from factsheet.pdf.fonts import Fonts
from factsheet.pdf.output import PRINT, SCREEN, Output
from factsheet.pdf.press_sides import press_sides
from factsheet.pdf.writer import write
from factsheet.records import dataclass
from factsheet.targets.target import Artifact, TargetJob


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Result(Artifact):
    """One finished PDF, with the composition behind it and the output that it was written for.

    In a notebook it shows its first page.
    """

    composition: Composition
    output: Output

    def __repr__(self) -> str:
        pages = len(self.composition.pages)
        return f"<Result {self.name}, {pages} page{'s' * (pages != 1)}, {len(self.pdf) / 1024:.0f} KB>"

    @property
    def pdf(self) -> bytes:
        """The bytes of the file."""
        return self.data

    def image(self, page: int = 0, dpi: float = 100.0) -> bytes:
        """Return a page as PNG."""
        from factsheet.render import page_png

        return page_png(self.pdf, page, dpi)

    def _repr_png_(self) -> bytes:
        return self.image()


def written(composition: Composition, output: Output, job: TargetJob) -> Result:
    """Return the PDF of a composition for an output, named `{id}.{language}.{print|screen}.pdf`.

    What is found out for the first output of a job, the next begins with.
    """
    last = job.fonts[-1].again(composition) if job.fonts else None
    fonts = last or Fonts(composition, job.library)
    made = Result(
        name=f"{composition.about.id}.{composition.lang}.{output.kind}.pdf",
        media_type="application/pdf",
        data=write(composition, output, job.library, fonts),
        target=output.kind,
        warnings=composition.warnings,
        composition=composition,
        output=output,
    )
    job.fonts[:] = [fonts]
    return made


@dataclass(frozen=True, slots=True)
class PdfTarget:
    """A PDF for an output; `output` may be changed for a printing condition or a version."""

    output: Output
    composed: bool = True
    linked: bool = False

    @property
    def name(self) -> str:
        """The kind of the output."""
        return self.output.kind

    @property
    def suffix(self) -> str:
        """The end of the name of the file."""
        return f"{self.output.kind}.pdf"

    def make(self, job: TargetJob) -> tuple[Artifact, ...]:
        """Return the one file: for the press the sides of the sheet, for a screen page by page."""
        assert job.composition is not None
        composition = job.composition
        if self.output.bleeds:
            composition = press_sides(composition, job.layout.sheet(composition.direction))
        return (written(composition, self.output, job),)


TARGETS = (PdfTarget(PRINT), PdfTarget(SCREEN))
