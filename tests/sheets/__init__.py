"""Small factsheets of many shapes and languages, in words of their own.

Each is a file of `data/`.  A test that needs a sheet, and not just the sample, takes one of them by its name.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import factsheet
from factsheet.content.factsheet import Factsheet
from factsheet.pipeline import results

DATA = Path(__file__).parent / "data"
SHEETS = tuple(sorted(path.stem for path in DATA.glob("*.yaml")))
LAYOUTS = ("campaign", "editorial")
OUTPUTS = {"print": factsheet.PRINT, "screen": factsheet.SCREEN}
EDITIONS = tuple((sheet, layout) for sheet in SHEETS for layout in LAYOUTS)


class Made(NamedTuple):
    """One sheet in one layout: the edition, its composition, and its files by output."""

    edition: factsheet.Edition
    composition: factsheet.Composition
    files: dict[str, Path]


@cache
def sheet(name: str) -> Factsheet:
    """Return the sheet of that name, read once."""
    return factsheet.read(DATA / f"{name}.yaml")


@cache
def edition(name: str) -> factsheet.Edition:
    """Return the sheet of that name in its own language."""
    return factsheet.localize(sheet(name))


class Bench:
    """The sheets that were built in this process, as files of a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: dict[tuple[str, str], Made] = {}

    def __call__(self, name: str, layout: str) -> Made:
        """Return the sheet in a layout, in both outputs; it is built when it is first asked for."""
        if (name, layout) not in self._made:
            built = results(edition(name), layout, outputs=tuple(OUTPUTS.values()))
            files = {}
            for result in built:
                kind = result.output.kind
                files[kind] = self.folder / f"{layout}.{name}.{kind}.pdf"
                files[kind].write_bytes(result.pdf)
            self._made[name, layout] = Made(edition(name), built[0].composition, files)
        return self._made[name, layout]
