"""Sheets made at random: each is built, and every character of it has a glyph."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factsheet.content.languages import language
from factsheet.display import Direction
from tests.sheets import LAYOUTS, OUTPUTS
from tests.sheets.generate import sheet, sheets, table, tags, tongue
from tests.sheets.trial import tried

# Of the soak script's hundreds, what a suite has time for.
EXAMPLES = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("generated")


@given(sheets(), st.sampled_from(LAYOUTS), st.sampled_from(tuple(OUTPUTS)))
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
def test_no_sheet_is_refused_and_none_lacks_a_glyph(
    folder: Path, made_up: dict[str, Any], layout: str, output: str
) -> None:
    made = tried(made_up, layout, OUTPUTS[output], folder)
    assert (made.refused, made.empty) == ((), ())


# Left-to-right sheets without right-to-left words: what readers do with the others, docs/languages.md says.
LEFT_TO_RIGHT = tuple(tag for tag in tags() if language(tag).direction is Direction.LTR)
SEEDS = range(4000, 4006)
# The strings that may come back otherwise, of all: a sign beside another face at a line's end, mostly.
MOST_CHANGED = 0.005


def test_copy_of_one_direction_comes_back_exactly_from_both_readers(folder: Path) -> None:
    changed, strings = [], 0
    for seed in SEEDS:
        chance = Random(seed)
        made = json.dumps(sheet(chance, LEFT_TO_RIGHT), ensure_ascii=False)
        made = made.replace("القاهرة", "東京").replace("חיפה", "서울")
        trial = tried(json.loads(made), chance.choice(LAYOUTS), OUTPUTS["screen"], folder)
        assert (trial.refused, trial.empty) == ((), ()), seed
        changed += [(seed, *each) for each in trial.changed]
        strings += 2 * trial.strings
    assert len(changed) <= MOST_CHANGED * strings, changed


def test_the_generator_writes_the_languages_of_most_scripts() -> None:
    assert len(tags()) >= 220 and len({language(tag).script for tag in tags()}) >= 27


@pytest.mark.parametrize("tag", ["ar", "en", "fr", "ja", "km", "zh-Hant"])
def test_the_generator_knows_a_language_s_signs(tag: str) -> None:
    made = tongue(tag)
    assert set(made.ends) <= set(table()[tag]["punctuation"]) and ("(", ")") in made.brackets
    assert all(opening != closing or opening == '"' for opening, closing in made.brackets)
