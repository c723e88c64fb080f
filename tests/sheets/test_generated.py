"""Sheets made at random: each is built, whole, on full pages, and every character of it has a glyph."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from factsheet.content.languages import language
from factsheet.display import Direction
from tests.sheets import LAYOUTS, OUTPUTS
from tests.sheets.generate import sheet, table, tags, tongue
from tests.sheets.trial import LAYOUTS as VOICES
from tests.sheets.trial import PAPERS, case, layout_on, proofed, tried

# Of the soak scripts' hundreds, what a suite has time for, the same each time; each is made again by
# scripts/soak_pages.py 1 --seed N.
EXAMPLES = 60
# In mm: no page has a hole of that height, and no column ends so far above its neighbor, most not even half;
# and how much of a back panel is filled at least.
HOLE, FOOT, MOST_FEET, FULL = 1.0, 25.0, 12.0, 0.6


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("generated")


def test_sheets_of_all_kinds_fill_their_pages_and_nothing_is_lost(folder: Path) -> None:
    """In any language and layout, on any paper, folded or not, with little copy or much.

    Nothing of a sheet is lost, stands on something else, at the trim, in type under its floor or against the
    order of the data (`faults`).
    """
    feet: list[float] = []
    made_in = set[str]()

    @given(st.integers(0, 10**6))
    @settings(max_examples=EXAMPLES, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    def each(seed: int) -> None:
        of = case(seed)
        made = tried(of.sheet, layout_on(of.layout, of.paper), of.output, folder)
        assert (made.refused, made.empty) == ((), ()), seed
        assert made.proof and made.proof.faults == (), seed
        assert made.proof.hole < HOLE and max(made.proof.feet) <= FOOT, (seed, made.proof.plan)
        assert min(made.proof.fullness, default=1.0) >= FULL, (seed, made.proof.plan)
        feet.extend(made.proof.feet)
        made_in.update((of.layout, of.paper))

    each()
    assert made_in == {*VOICES, *PAPERS} and len(feet) >= EXAMPLES
    assert sum(foot <= MOST_FEET for foot in feet) >= 0.95 * len(feet), sorted(feet)[-8:]


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


# Large print on small papers: each was refused, or had a page with a hole of 5 to 60 mm.
HARD = (1085, 1175, 1212, 2046, 2153, 20021, 20028, 20272)


@pytest.mark.parametrize("seed", HARD)
def test_large_print_on_small_papers_is_whole_and_its_pages_are_full(seed: int) -> None:
    made = proofed(case(seed))
    assert made.refused == ()
    assert made.proof and made.proof.faults == ()
    assert made.proof.hole < HOLE and max(made.proof.feet) <= MOST_FEET, made.proof.plan


# Large print with figures too long for their place: each had one in type of 11 to 15 points.
FIGURES = (60335, 60591, 61739)


@pytest.mark.parametrize("seed", FIGURES)
def test_a_figure_too_long_for_its_place_stays_large_print(seed: int) -> None:
    made = proofed(case(seed))
    assert made.proof and (made.refused, made.proof.faults) == ((), ())


# Titles as large as a panel: a descender stood on the summary, a bracket at the trim.
TITLES = (60453, 60545)


@pytest.mark.parametrize("seed", TITLES)
def test_a_title_as_large_as_a_panel_stands_clear_of_all(seed: int) -> None:
    made = proofed(case(seed))
    assert made.proof and (made.refused, made.proof.faults) == ((), ())


# Few lines by themselves on a page, as the words of a header on a panel: it had a hole of 1 to 11 mm.
SPARSE = ((50360, "A6"), (71010, "A4-tri"))


@pytest.mark.parametrize(("seed", "paper"), SPARSE)
def test_few_lines_alone_fill_a_page_with_the_room_between_them(seed: int, paper: str) -> None:
    made = proofed(case(seed, papers=(paper,)))
    assert made.proof and (made.refused, made.proof.faults) == ((), ())
    assert made.proof.hole < HOLE and min(made.proof.fullness, default=1.0) >= FULL, made.proof.plan


def test_a_sheet_whose_plans_on_one_page_all_turn_out_too_high_stands_on_two() -> None:
    """They looked good by their measures, and it was refused: no other number of pages was looked at."""
    made = proofed(case(74002, papers=("A4-tri", "A4-half", "A3", "A6")))
    assert made.proof and (made.refused, made.proof.faults) == ((), ())
    assert made.proof.hole < HOLE
