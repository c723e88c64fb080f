"""Editions as they leave: the sample in all its languages, and copy that stayed in its own."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from factsheet.content.factsheet import Factsheet
from factsheet.layout.load import load_layout
from factsheet.locale.catalogues import languages
from factsheet.locale.edition import localize
from factsheet.makeup.compose import compose
from factsheet.pdf.output import SCREEN
from factsheet.pipeline import edition_of, results
from factsheet.source.reader import read
from tests.locale.folder import GERMAN, sheet

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "hong-kong-refugees" / "factsheet.yaml"


@cache
def sample() -> Factsheet:
    return read(SAMPLE)


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["campaign", "editorial"])
@pytest.mark.parametrize("tag", languages(read(SAMPLE)))
def test_every_language_of_the_sample_is_set_without_a_warning(tag: str, layout: str) -> None:
    composition = compose(edition_of(sample(), tag), load_layout(layout))
    assert composition.lang == tag
    assert composition.warnings == ()
    assert len(composition.pages) <= 2


def test_copy_that_stayed_in_its_language_is_tagged_so(tmp_path: Path) -> None:
    texts = {path: text for path, text in GERMAN.items() if path != "story.text"}
    edition = localize(sheet(tmp_path), "de", texts, fallback=True)
    (result,) = results(edition, outputs=(SCREEN,))
    with pikepdf.open(io.BytesIO(result.pdf)) as pdf:
        assert str(pdf.Root.Lang) == "de"
        marked = [
            str(operands[1].Lang)
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and len(operands) > 1 and "/Lang" in operands[1]
        ]
        elements = [
            str(each.Lang) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Lang" in each
        ]
    assert "en" in {*marked, *elements}
