"""Sheets made at random: each is built, and every character of it has a glyph."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factsheet.content.languages import language
from tests.sheets import LAYOUTS, OUTPUTS
from tests.sheets.generate import sheets, table, tags, tongue
from tests.sheets.trial import tried

# Of the soak script's hundreds, what a suite has time for.
EXAMPLES = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("generated")


@given(sheets(), st.sampled_from(LAYOUTS), st.sampled_from(tuple(OUTPUTS)))
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
def test_no_sheet_is_refused_and_none_lacks_a_glyph(
    folder: Path, sheet: dict[str, Any], layout: str, output: str
) -> None:
    made = tried(sheet, layout, OUTPUTS[output], folder)
    assert (made.refused, made.empty) == ((), ())


def test_the_generator_writes_the_languages_of_most_scripts() -> None:
    assert len(tags()) >= 220 and len({language(tag).script for tag in tags()}) >= 27


@pytest.mark.parametrize("tag", ["ar", "en", "fr", "ja", "km", "zh-Hant"])
def test_the_generator_knows_a_language_s_signs(tag: str) -> None:
    made = tongue(tag)
    assert set(made.ends) <= set(table()[tag]["punctuation"]) and ("(", ")") in made.brackets
    assert all(opening != closing or opening == '"' for opening, closing in made.brackets)
