"""Words of a number that is shown large: half its size, on its line, in whatever face."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factsheet.document.text import Inline
from factsheet.setting.counted import Look
from factsheet.setting.ink import ink_of, utmost
from factsheet.setting.paragraph import fixed, natural_width, set_paragraph, shape_text
from factsheet.setting.style import Fit
from tests.setting.made import copy, items, runs, setting, style

LARGE = {
    **{"font": "display", "size": 60, "leading": 50, "figures": "proportional", "trim": "ink"},
    "fit": Fit(min=12, lines=1, most_lines=1),
}
CASES = [
    ("zh", "58.3%", "的 "),
    ("ko", "68.5%", "가 "),
    ("ja", "5,5 ", "分"),
    ("en", "38 ", "days"),
    ("ur", "4.5 ", "کروڑ"),
]


def number(digits: str, words: str):
    return copy(Inline(digits), Inline(words, small=True))


@pytest.mark.parametrize(("lang", "digits", "words"), CASES)
def test_words_are_half_as_large_on_the_same_line(lang: str, digits: str, words: str) -> None:
    galley = set_paragraph(setting(lang), number(digits, words), style(**LARGE), fixed(900))
    sizes = {run.text: run.size for run in runs(galley)}
    assert {size for text, size in sizes.items() if text.strip() == digits.strip()} == {60}
    assert {size for text, size in sizes.items() if text.strip() == words.strip()} == {30}
    assert "".join(run.text for run in sorted(runs(galley), key=lambda run: run.start)) == digits + words
    assert len({y for *_, y in items(galley)}) == 1


@pytest.mark.parametrize(("lang", "digits", "words"), CASES[:-1])
def test_the_line_is_placed_and_led_as_the_digits_alone(lang: str, digits: str, words: str) -> None:
    at, look = setting(lang), style(**LARGE)
    with_words = set_paragraph(at, number(digits, words), look, fixed(900))
    alone = set_paragraph(at, copy(digits.strip()), look, fixed(900))
    assert with_words.baselines == alone.baselines
    inks = [
        ink_of(shape_text(at, text, look, Look())) for text in (number(digits, words), copy(digits.strip()))
    ]
    assert inks[0].least_leading == inks[1].least_leading


@pytest.mark.parametrize(("lang", "digits", "words"), CASES)
def test_a_line_is_fitted_as_a_whole(lang: str, digits: str, words: str) -> None:
    at, text = setting(lang), number(digits, words)
    galley = set_paragraph(at, text, style(**LARGE), fixed(90))
    largest = max(run.size for run in runs(galley))
    assert largest < 60
    assert natural_width(at, text, style(**LARGE)) * largest / 60 <= 90
    assert natural_width(at, text, style(**LARGE)) * (largest + 0.1) / 60 > 90
    both = natural_width(at, copy(digits), style(**LARGE)), natural_width(at, copy(words), style(**LARGE))
    assert natural_width(at, text, style(**LARGE)) < sum(both)


def test_words_are_not_under_the_size_of_small_print() -> None:
    """Beside digits that are not large words are larger than half of them, and at last as large."""
    text = number("38 ", "days")
    small = style(font="display", size=12, lines="single")
    assert {run.text: run.size for run in runs(set_paragraph(setting(), text, small, fixed(200)))}[
        "days"
    ] == 8.52
    narrow = set_paragraph(setting(), text, style(**LARGE), fixed(25))
    assert len({run.size for run in runs(narrow)}) == 1


@pytest.mark.parametrize("size", [26, 26.35, 27.15, 30, 31.95, 40])
def test_no_word_is_under_the_least_size_of_large_print(size: float) -> None:
    """Words beside digits were set in 15.85 points where nothing may be under 16."""
    at = replace(setting(), least_size=16.0)
    for room in (40, 50, 60, 80, 200):
        look = style(**LARGE | {"size": size, "fit": Fit(min=16, lines=1, most_lines=1)})
        found = runs(set_paragraph(at, number("38 ", "days"), look, fixed(room)))
        assert min(run.size for run in found) >= min(16.0, max(run.size for run in found)) - 0.01


@pytest.mark.parametrize("scale", [0.6, 0.67, 0.9, 1.0, 1.5])
def test_no_word_is_under_small_print_where_type_is_set_smaller_than_designed(scale: float) -> None:
    """On A6, whose type is two thirds as large, words stood in 6.1 points."""
    at = replace(setting(), scale=scale)
    for size in (9.0, 12.0, 16.0, 20.0):
        found = runs(set_paragraph(at, number("38 ", "days"), style(font="display", size=size), fixed(200)))
        assert min(run.size for run in found) >= 8.5


def test_digits_beside_words_are_of_the_face_of_digits_alone() -> None:
    at, large = setting("ur"), style(**LARGE)
    alone = runs(set_paragraph(at, copy("22,744"), large, fixed(900)))
    beside = runs(set_paragraph(at, number("4.5 ", "کروڑ"), large, fixed(900)))
    faces = {run.text.strip(): run.face for run in (*alone, *beside)}
    assert faces["4.5"] == faces["22,744"] != faces["کروڑ"]


def test_no_word_asks_for_more_room_between_lines_than_its_size_does() -> None:
    at, look = setting("ur"), style(**LARGE)
    whole = utmost(shape_text(at, copy("کروڑ"), look, Look()))
    assert utmost(shape_text(at, copy(Inline("کروڑ", small=True)), look, Look())) == pytest.approx(whole / 2)
