"""`png`: a picture of every page, as the screen file shows it."""

from __future__ import annotations

from factsheet.pdf.output import SCREEN
from factsheet.records import dataclass
from factsheet.targets.pdf import written
from factsheet.targets.target import Artifact, TargetJob


@dataclass(frozen=True, slots=True)
class PngTarget:
    """Pictures named `{id}.{language}.{page}.png`, of a resolution in pixels per inch."""

    dpi: float = 150.0
    name: str = "png"
    composed: bool = True
    linked: bool = False

    @property
    def suffix(self) -> str:
        """The end of the name of the first page's picture."""
        return "1.png"

    def make(self, job: TargetJob) -> tuple[Artifact, ...]:
        """Return a file a page."""
        from factsheet.render import page_pngs

        assert job.composition is not None
        pdf = written(job.composition, SCREEN, job)
        return tuple(
            Artifact(
                name=f"{job.stem()}.{number}.png",
                media_type="image/png",
                data=data,
                target=self.name,
                warnings=pdf.warnings,
            )
            for number, data in enumerate(page_pngs(pdf.data, self.dpi), 1)
        )


TARGETS = (PngTarget(),)
