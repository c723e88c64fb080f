"""One sheet made at random, tried: what becomes of it, what its pages hold, what two readers give back."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import factsheet
from factsheet.display import Direction
from factsheet.errors import FactsheetError
from factsheet.layout.load import load_layout
from factsheet.layout.model import Layout
from factsheet.pipeline import edition_of, load, results
from factsheet.sheet import SheetOptions
from tests.sheets import OUTPUTS
from tests.sheets.generate import sheet, tags
from tests.sheets.generate_body import sheet as body_sheet
from tests.sheets.proof import Proof, proof
from tests.sheets.reading import by_pdfium, by_poppler, cause, lost, lost_to_poppler, runs, strings

# Papers and folds by the names that reports call them by.
PAPERS = {
    "A4": SheetOptions.of("A4"),
    "A5": SheetOptions.of("A5"),
    "Letter": SheetOptions.of("Letter"),
    "A3": SheetOptions.of("A3"),
    "A6": SheetOptions.of("A6"),
    "Legal": SheetOptions.of("Legal"),
    "Tabloid": SheetOptions.of("Tabloid"),
    "DL": SheetOptions.of("DL"),
    "A4-landscape": SheetOptions.of("A4", "landscape"),
    "200x250mm": SheetOptions.of("200 x 250 mm"),
    "A4-tri": SheetOptions.of("A4", fold="tri"),
    "A4-half": SheetOptions.of("A4", fold="half"),
}
AMPLE = (1.0, 1.0, 2.0, 4.0)
LAYOUTS = ("brief", "campaign", "clear", "editorial")


class Case(NamedTuple):
    """A sheet, and what it is to be made in."""

    sheet: dict[str, Any]
    layout: str
    paper: str
    output: factsheet.Output


def case(
    seed: int,
    ample: tuple[float, ...] = AMPLE,
    layouts: tuple[str, ...] = LAYOUTS,
    papers: tuple[str, ...] = tuple(PAPERS),
) -> Case:
    """Return the case of a number: the same each time, with little copy or much, with or without a body."""
    chance = Random(seed)
    most = chance.choice(ample)
    made = body_sheet(chance, 6, tags(), most) if chance.random() < 0.5 else sheet(chance, tags(), most)
    layout, paper = chance.choice(layouts), chance.choice(papers)
    return Case(made, layout, paper, chance.choice(list(OUTPUTS.values())))


@cache
def layout_on(name: str, paper: str) -> Layout:
    """Return a bundled layout on a paper, folded where its name says so."""
    return load_layout(name).on(PAPERS[paper])


class Trial(NamedTuple):
    """What became of a sheet: the reasons it was refused for, or the strings that came back otherwise.

    `strings` counts those that were looked for; `proof` is of its pages.  `causes`: in what way the changed
    ones are otherwise, by reader; of right-to-left sheets also by `pdftotext -raw`.
    """

    refused: tuple[str, ...]
    empty: tuple[str, ...] = ()
    changed: tuple[tuple[str, str, str], ...] = ()
    strings: int = 0
    proof: Proof | None = None
    causes: tuple[tuple[str, str], ...] = ()

    @property
    def good(self) -> bool:
        return not (self.refused or self.empty or self.changed)


def tried(
    sheet: dict[str, Any] | Path | factsheet.Factsheet,
    layout: str | Layout,
    output: factsheet.Output,
    folder: Path,
) -> Trial:
    """Return what becomes of a sheet in a layout; `changed` has reader, path, and the string meant."""
    chosen = load_layout(layout) if isinstance(layout, str) else layout
    try:
        edition = edition_of(load(sheet))
        (made,) = results(edition, chosen, outputs=(output,))
    except FactsheetError as error:
        return _refused(error)
    file = folder / "tried.pdf"
    file.write_bytes(made.pdf)
    empty = [run.text for run in runs(made.composition) if not all(glyph.id for glyph in run.glyphs)]
    meant = strings(edition, made.composition)
    copies = {"pdfium": by_pdfium(file)}
    gone = {"pdfium": lost(meant, copies["pdfium"])}
    rtl = edition.direction is Direction.RTL
    if shutil.which("pdftotext"):
        copies |= {"poppler": by_poppler(file, rtl)} | ({"raw": by_poppler(file, False)} if rtl else {})
        gone["poppler"] = lost_to_poppler(edition, made.composition, file, meant)
    causes = tuple(
        (reader, cause(text, copied))
        for reader, copied in copies.items()
        for texts in (gone[reader] if reader in gone else lost(meant, copied)).values()
        for text in texts
    )
    changed = [
        (reader, path, text)
        for reader, by_path in gone.items()
        for path, texts in by_path.items()
        for text in texts
    ]
    seen = proof(edition.publisher_at(chosen.spec.publisher), chosen, made.composition)
    return Trial((), tuple(empty), tuple(changed), sum(map(len, meant.values())), seen, causes)


def proofed(of: Case) -> Trial:
    """Return what the pages of a case hold; no file of them is made."""
    try:
        edition, layout = edition_of(load(of.sheet)), layout_on(of.layout, of.paper)
        composition = factsheet.compose(edition, layout)
    except FactsheetError as error:
        return _refused(error)
    edition = edition.publisher_at(layout.spec.publisher)
    return Trial((), proof=proof(edition, layout, composition))


def _refused(error: FactsheetError) -> Trial:
    return Trial(tuple(f"{type(error).__name__}: {each.message}" for each in error.diagnostics))
