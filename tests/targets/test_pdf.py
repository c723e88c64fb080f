"""PDFs of a folded sheet: press sides for the press, its panels one by one for a screen."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from factsheet.fonts.library import bundled
from factsheet.layout.load import load_layout
from factsheet.makeup.compose import compose
from factsheet.pdf.output import PRINT, SCREEN
from factsheet.pipeline import edition_of, layout_of, load
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


@pytest.mark.parametrize("name", ["tenants-rights", "library-hours", "flood-shelter", "tram-strike"])
def test_an_output_is_the_same_file_whichever_was_written_before_it(name):
    # The second takes over what the first has found out about the text: codes, and where they stand.
    job = _job(name)
    alone = {output: PdfTarget(output).make(_like(job))[0].data for output in (PRINT, SCREEN)}
    for first, second in ((PRINT, SCREEN), (SCREEN, PRINT)):
        both = _like(job)
        made = [PdfTarget(output).make(both)[0].data for output in (first, second, first)]
        assert made == [alone[first], alone[second], alone[first]]
        assert len(both.fonts) == 1 and both.fonts[0].again(job.composition)


def _job(name: str) -> TargetJob:
    edition = edition_of(load(DATA / f"{name}.yaml"))
    layout = layout_of(edition, None, None)
    return TargetJob(edition, layout, bundled(), compose(edition, layout, bundled()))


def _like(job: TargetJob) -> TargetJob:
    """The same job, for which nothing has been written."""
    return replace(job, fonts=[])


def _pages(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    return count
