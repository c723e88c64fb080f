"""One sheet made at random, tried: what becomes of it, and what two readers give back."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, NamedTuple

import factsheet
from factsheet.display import Direction
from factsheet.errors import FactsheetError
from factsheet.pipeline import edition_of, load, results
from tests.sheets.reading import by_pdfium, by_poppler, lost, runs, strings


class Trial(NamedTuple):
    """What became of a sheet: the reasons it was refused for, or the strings that came back otherwise.

    `strings` counts those that were looked for.
    """

    refused: tuple[str, ...]
    empty: tuple[str, ...] = ()
    changed: tuple[tuple[str, str, str], ...] = ()
    strings: int = 0

    @property
    def good(self) -> bool:
        return not (self.refused or self.empty or self.changed)


def tried(sheet: dict[str, Any] | Path, layout: str, output: factsheet.Output, folder: Path) -> Trial:
    """Return what becomes of a sheet in a layout; `changed` has reader, path, and the string meant."""
    try:
        edition = edition_of(load(sheet))
        (made,) = results(edition, layout, outputs=(output,))
    except FactsheetError as error:
        return Trial(tuple(f"{type(error).__name__}: {each.message}" for each in error.diagnostics))
    file = folder / "tried.pdf"
    file.write_bytes(made.pdf)
    empty = [run.text for run in runs(made.composition) if not all(glyph.id for glyph in run.glyphs)]
    meant = strings(edition, made.composition)
    read = {"pdfium": by_pdfium(file)}
    if shutil.which("pdftotext"):
        read["poppler"] = by_poppler(file, edition.direction is Direction.RTL)
    changed = [
        (reader, path, text)
        for reader, found in read.items()
        for path, texts in lost(meant, found).items()
        for text in texts
    ]
    return Trial((), tuple(empty), tuple(changed), sum(map(len, meant.values())))
