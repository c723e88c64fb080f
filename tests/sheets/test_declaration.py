"""The Universal Declaration of Human Rights through the data file, in languages of every script.

`scripts/soak_udhr.py` does it with all translations; docs/languages.md has what came of it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import factsheet
from tests.languages.test_udhr import needs_texts
from tests.sheets import LAYOUTS
from tests.sheets.declaration import codes, declared, write_sheet
from tests.sheets.trial import tried

SAMPLE = """
abk ame amh arb ben chr_uppercase cmn_hans cmn_hant cym div ell_monotonic ell_polytonic eng fra guj heb hin
hye jpn kan kat kaz khm kor lao mal mar mly_arab mnw mya nep pan pbu pes_1 pol rus san san_gran shn sin skr
tam tel tha tir tur uig_arab urd vie ydd yor
"""


@needs_texts
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("code", SAMPLE.split())
def test_a_translation_builds_and_comes_back_exactly(code: str, layout: str, tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (Debian package poppler-utils) is not installed")
    file = write_sheet(declared(code), tmp_path)
    made = tried(file, layout, factsheet.SCREEN, tmp_path)
    assert (made.refused, made.empty, made.changed) == ((), (), ())


@needs_texts
def test_a_translation_is_a_sheet_with_its_title_its_summary_and_its_first_articles(tmp_path: Path) -> None:
    sheet = factsheet.read(write_sheet(declared("eng"), tmp_path))
    texts = factsheet.localize(sheet).texts()
    assert texts["title"].plain == "Universal Declaration of Human Rights"
    assert texts["summary"].plain.startswith("Whereas recognition of the inherent dignity")
    assert texts["story.text"].plain.startswith("All human beings are born free")
    assert len(codes()) >= 500
