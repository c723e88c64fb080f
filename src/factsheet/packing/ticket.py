"""The job ticket: what a print shop has to know of a press file, for people and for programs."""

from __future__ import annotations

from typing import Any

from factsheet.display import Composition, GlyphRun, Shape, leaves
from factsheet.pdf.output import Output, Standard
from factsheet.records import dataclass
from factsheet.sheet import Fold
from factsheet.targets.target import TargetJob
from factsheet.units import MM

_UNKNOWN = "not said in the data"


@dataclass(frozen=True, slots=True)
class JobTicket:
    """A press file as a print shop is told of it; lengths in millimeters, ink in per cent.

    `folds` are the distances of the folds from the left edge of each press side; `spots` the plates beside
    the four process inks; `quantity` is the print run, None where the data names none.
    """

    file: str
    sha256: str
    title: str
    lang: str
    direction: str
    paper: str
    width: float
    height: float
    pages: int
    bleed: float
    fold: str
    folds: tuple[tuple[float, ...], ...]
    condition: str
    ink_limit: float
    spots: tuple[str, ...]
    standards: tuple[str, ...]
    quantity: int | None

    def as_json(self) -> dict[str, Any]:
        """Return the ticket as plain values, lengths in millimeters."""
        return {
            "file": self.file,
            "sha256": self.sha256,
            "title": self.title,
            "language": self.lang,
            "binding": self._bound,
            "quantity": self.quantity,
            "paper": self.paper,
            "trim": [self.width, self.height],
            "pages": self.pages,
            "bleed": self.bleed,
            "fold": self.fold,
            "folds": [list(each) for each in self.folds],
            "inks": ["cyan", "magenta", "yellow", "black", *self.spots],
            "condition": self.condition,
            "ink_limit": self.ink_limit,
            "standards": list(self.standards),
        }

    def as_text(self) -> str:
        """Return the ticket for people: a line for each thing to know."""
        lines = [("File", self.file), ("SHA-256", self.sha256), ("Title", self.title)]
        lines += [("Language", f"{self.lang}, bound on the {self._bound}")]
        lines.append(("Quantity", f"{self.quantity:,}" if self.quantity else _UNKNOWN))
        # The sheet, and how it is folded.
        folded = self.fold != Fold.NONE
        name = f" ({self.paper})" if self.paper else ""
        size = f"{self.width:g} x {self.height:g} mm{name}{', flat' if folded else ''}"
        sides = " press sides, the outside first" if folded else ""
        lines += [("Trimmed size", size), ("Pages", f"{self.pages}{sides}")]
        lines.append(("Bleed", f"{self.bleed:g} mm, with crop and registration marks outside it"))
        lines.append(("Fold", self.fold if folded else "none"))
        for number, each in enumerate(self.folds, 1):
            if each:
                places = ", ".join(f"{at:g}" for at in each)
                lines.append((f"  side {number}", f"folded at {places} mm from the left"))
        # What it is printed with.
        spots = f", and {', '.join(self.spots)}" if self.spots else ""
        lines.append(("Inks", f"cyan, magenta, yellow, black{spots}"))
        lines.append(("Press", f"{self.condition}, at most {self.ink_limit:g} % ink"))
        lines.append(("Standards", ", ".join(self.standards)))
        return "".join(f"{head + ':':<14}{said}\n" for head, said in lines)

    @property
    def _bound(self) -> str:
        return "right" if self.direction == "rtl" else "left"


def ticket_of(job: TargetJob, pressed: Composition, output: Output, file: tuple[str, str]) -> JobTicket:
    """Return the ticket of a press file; `pressed` are its press sides, `file` its name and SHA-256."""
    sheet = job.layout.sheet(pressed.direction)
    return JobTicket(
        *file,
        title=pressed.about.title,
        lang=pressed.lang,
        direction=pressed.direction.value,
        paper=sheet.size.name,
        width=_mm(sheet.size.width),
        height=_mm(sheet.size.height),
        pages=len(pressed.pages),
        bleed=_mm(pressed.bleed),
        fold=sheet.fold.value,
        folds=tuple(tuple(map(_mm, page.folds)) for page in pressed.pages),
        condition=output.condition.identifier,
        ink_limit=output.condition.ink_limit,
        spots=_spots(pressed),
        standards=tuple(each.value for each in Standard if output.claims(each)),
        quantity=job.edition.options.quantity,
    )


def _mm(length: float) -> float:
    return round(length / MM, 2)


def _spots(composition: Composition) -> tuple[str, ...]:
    """The spot inks of the swatches that anything on the pages is painted in."""
    used: set[str] = set()
    for item in (placed.item for page in composition.pages for placed in leaves(page.items)):
        if isinstance(item, GlyphRun):
            used.add(item.swatch)
        elif isinstance(item, Shape):
            used |= {each for each in (item.fill, item.stroke and item.stroke.swatch) if each}
    found = {swatch.spot.name for name in used if (swatch := composition.swatches.get(name)) and swatch.spot}
    return tuple(sorted(found))
