"""Every edition passes the project's own preflight, its text compared with the copy to the letter."""

from __future__ import annotations

import pytest

from factsheet.pdftools.preflight.run import preflight
from tests.languages.editions import EDITIONS, OUTPUTS, Shelf, edition


@pytest.mark.slow
@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize(("layout", "lang"), EDITIONS, ids=[".".join(each) for each in EDITIONS])
def test_every_edition_passes(shelf: Shelf, layout: str, lang: str, output: str) -> None:
    made = shelf(layout, lang)
    report = preflight(made.pdfs[output], edition=edition(lang), composition=made.composition)
    assert [str(each) for each in report.errors] == []
    assert {each.rule for each in report.not_run if "is held against it only" not in each.reason} == set()
