"""What is built passes `check --against` its data: the writer and the judge agree on any sheet."""

from __future__ import annotations

import pytest

import factsheet
from factsheet.pdftools.preflight.report import Level
from factsheet.pipeline import results
from tests.makeup.test_complete import edition as full
from tests.sheets import OUTPUTS, SHEETS, edition

# Each sheet once in each layout, once in each output.
EDITIONS = [
    (sheet, layout, output)
    for number, sheet in enumerate(SHEETS)
    for layout, output in zip(
        ("campaign", "editorial"), list(OUTPUTS) if number % 2 else list(OUTPUTS)[::-1], strict=True
    )
]


def faults(made: factsheet.Edition, layout: str, output: str) -> list[str]:
    (result,) = results(made, layout, outputs=(OUTPUTS[output],))
    report = factsheet.preflight(result.pdf, edition=made)
    return [each.message for each in report.findings if each.level is Level.ERROR]


@pytest.mark.slow
@pytest.mark.parametrize(("sheet", "layout", "output"), EDITIONS)
def test_what_was_built_of_a_sheet_passes_against_its_data(sheet: str, layout: str, output: str) -> None:
    assert faults(edition(sheet), layout, output) == []


@pytest.mark.parametrize("layout", ["campaign", "editorial"])
@pytest.mark.parametrize("output", OUTPUTS)
def test_so_does_a_sheet_with_everything_on_it(layout: str, output: str) -> None:
    assert faults(full(), layout, output) == []
