"""The words of right-to-left runs as they are written: in the order in which they are read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.display import Glyph, GlyphRun
from factsheet.pdf.order import Cluster
from factsheet.pdf.words import is_letter, spread, text_of, words_as_read


def words(text: str, turns: bool = False) -> list[str]:
    """The words of a run with one glyph for each character, each word as it stands from the left."""
    glyphs = tuple(Glyph(1, 0.5, 0, 0, at, at + 1) for at in reversed(range(len(text))))
    run = GlyphRun("face", 9.0, glyphs, text, "he", True, "ink", "path")
    placed = [
        (500.0 * index, Cluster(glyph.start, glyph.stop, (glyph,))) for index, glyph in enumerate(glyphs)
    ]
    found = words_as_read(run, placed, turns)
    assert sorted(each for word in found for each in word) == placed
    return ["".join(text_of(run, each) for each in word) for word in found]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("אב גד", ["בא", "דג "]),
        ("אב, גד.", ["בא", ",", "דג ", "."]),
        ("«אב» גד", ["«", "בא", "»", "דג "]),
        (" אב ", ["בא ", " "]),
        ("אב «גד", ["בא", " ", "«", "דג"]),
        ("צה״ל!", ["!ל״הצ"]),
    ],
)
def test_words_come_as_they_are_read_and_figures_signs_alone(text, written):
    assert words(text) == written


def test_where_the_direction_turns_signs_after_the_first_word_stand_alone():
    assert words("אב! גד!", turns=True) == ["בא", "!", "!דג "]


@given(st.text("אבגד ,.!«»״", max_size=20), st.booleans())
def test_no_word_goes_on_on_the_other_side_of_what_is_read_between(text, turns):
    written = words(text, turns)
    assert "".join(word[::-1] for word in written) == text
    assert all(sum(map(str.isspace, word)) <= 1 for word in written)
    assert all(any(map(is_letter, word)) for word in written if word.strip() and " " in word)


@given(
    st.lists(st.integers(0, 500), min_size=1, max_size=12), st.integers(0, 900), st.floats(0, 100, width=16)
)
def test_letters_that_stand_too_near_are_spread_within_their_word(steps, last, start):
    places = [start + sum(steps[:index]) for index in range(len(steps))]
    end = places[-1] + last
    found = spread(places, end)
    assert found[0] == places[0]
    assert len(found) == len(places)
    least = min(101.0, (end - start) / len(places)) - 0.001
    assert all(after - before >= least for before, after in pairwise([*found, end]))
