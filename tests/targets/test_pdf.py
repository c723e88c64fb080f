"""PDFs of a folded sheet: press sides for the press, its panels one by one for a screen."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from factsheet.fonts.library import bundled
from factsheet.layout.load import load_layout
from factsheet.pdf.output import PRINT, SCREEN
from factsheet.pipeline import edition_of, load
from factsheet.sheet import SheetOptions
from factsheet.targets.pdf import PdfTarget
from factsheet.targets.png import PngTarget
from factsheet.targets.target import TargetJob
from tests.pdf.test_press_sides import SHEETS, direction_of, named, panels
from tests.sheets import DATA


@pytest.mark.parametrize("sheet", SHEETS[1:6], ids=named)
def test_a_leaflet_is_two_sides_for_the_press_and_its_panels_for_a_screen(sheet):
    layout = load_layout().on(SheetOptions.of(sheet.size.name, fold=sheet.fold))
    assert layout.sheet(direction_of(sheet)) == sheet
    edition = edition_of(load(DATA / "river-levels.yaml"))
    job = TargetJob(edition, layout, bundled(), panels(sheet))
    (printed,), (shown,) = (PdfTarget(output).make(job) for output in (PRINT, SCREEN))
    assert (_pages(printed.data), _pages(shown.data)) == (2, len(sheet.panels))
    assert [page.folds for page in printed.composition.pages] == [sheet.folds(0), sheet.folds(1)]
    assert shown.composition is job.composition
    assert len(PngTarget(36).make(job)) == len(sheet.panels)
    flat = TargetJob(edition, replace(layout, options=SheetOptions()), bundled(), panels(sheet))
    assert _pages(PdfTarget(PRINT).make(flat)[0].data) == len(sheet.panels)


def _pages(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    return count
