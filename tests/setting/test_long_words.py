"""Copy that is wider than its place: where addresses end lines, and words if nothing else is left."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.setting.context import FitStep
from factsheet.setting.paragraph import fixed, set_paragraph
from factsheet.setting.style import Fit, Lines
from tests.setting.made import copy, lines, runs, setting, style

ADDRESS = "https://www.example.org/what-we-do/reports_2023?year=2023&kind=asylum#figure-7"
WORD = "Flüchtlingsunterkunftsverordnungsentwurf"


@pytest.mark.parametrize("measure", [60, 90, 150, 400])
def test_an_address_begins_its_lines_with_its_signs(measure):
    galley = set_paragraph(setting(), copy(f"See {ADDRESS} now"), style(), fixed(measure))
    assert not galley.overfull
    set_in = lines(galley)
    assert "".join(set_in) == f"See {ADDRESS} now"
    for line, following in pairwise(set_in):
        assert line[-1] in "/: " or following[0] in "?&-._=#"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/a-long-title-of-a-page-that-is-read-on-the-web.html",
        "www.a-very-long-name-of-an-organisation.example.org",
        "example.org/what-we-do/reports-of-many-years",
        "a-very.long-name.of-a-person@a-very-long-organisation.example.org",
    ],
)
@given(st.floats(40, 400))
def test_no_line_ends_with_a_hyphen_or_a_stop_of_an_address(address, measure):
    plain = f"See {address} now"
    set_in = lines(set_paragraph(setting(), copy(plain), style(), fixed(measure)))
    assert "".join(set_in) == plain
    assert not any(line[-1] in "-.,_" for line in set_in[:-1])


def test_words_with_a_slash_and_a_hyphen_are_no_address():
    set_in = lines(set_paragraph(setting(), copy("Kosten/Nutzen-Rechnung"), style(), fixed(70)))
    assert set_in == ["Kosten/Nutzen-", "Rechnung"]


def test_an_address_without_signs_ends_its_lines_anywhere():
    long = "https://example.org/" + "0123456789abcdef" * 8
    galley = set_paragraph(setting(), copy(long), style(), fixed(80))
    assert not galley.overfull and "".join(lines(galley)) == long
    mail = "a.very.long.name.of.a.person@a-very-long-organisation.example.org"
    galley = set_paragraph(setting(), copy(mail), style(), fixed(70))
    assert not galley.overfull and "".join(lines(galley)) == mail


def test_what_is_not_parted_is_parted_where_it_is_wider_than_its_place():
    galley = set_paragraph(setting(), copy("Call (+852) 1234 5678"), style(), fixed(55))
    assert not galley.overfull and lines(galley) == ["Call (+852) ", "1234 5678"]
    whole = set_paragraph(setting(), copy("Call (+852) 1234 5678"), style(), fixed(85))
    assert lines(whole) == ["Call ", "(+852) 1234 5678"]


def test_a_word_is_parted_only_where_a_step_says_so():
    refused = set_paragraph(setting(), copy(WORD), style(), fixed(60))
    assert refused.overfull
    parted = set_paragraph(setting(step=FitStep(below=True, anywhere=True)), copy(WORD), style(), fixed(60))
    assert not parted.overfull and "".join(lines(parted)) == WORD


def test_fitted_type_goes_under_its_floor_before_a_word_is_parted():
    title = style(size=60, leading=54, fit=Fit(min=30, lines=2, most_lines=3))
    refused = set_paragraph(setting(), copy(WORD), title, fixed(400))
    smaller = set_paragraph(setting(step=FitStep(below=True)), copy(WORD), title, fixed(400))
    assert refused.overfull and not smaller.overfull
    assert lines(smaller) == [WORD] and 10 <= sizes(smaller) < 30
    parted = set_paragraph(setting(step=FitStep(below=True, anywhere=True)), copy(WORD), title, fixed(150))
    assert not parted.overfull and "".join(lines(parted)) == WORD and sizes(parted) == 10


def test_no_type_goes_under_the_least_size_of_its_layout_for_a_long_word():
    large = replace(setting(step=FitStep(below=True)), least_size=16)
    figure = style(size=38, leading=42, fit=Fit(min=26, lines=1, most_lines=1))
    number = "1 500 000 kilograms"
    held = set_paragraph(large, copy(number), figure, fixed(190))
    told = set_paragraph(large, copy(number), figure, fixed(110))
    assert not held.overfull and 16 <= sizes(held) < 26
    assert told.overfull and sizes(told) == 16
    parting = replace(large, step=FitStep(below=True, anywhere=True))
    parted = set_paragraph(parting, copy(number), figure, fixed(110))
    assert not parted.overfull and len(lines(parted)) > 1 and sizes(parted) >= 16


def sizes(galley):
    (size,) = {run.size for run in runs(galley)}
    return size


@pytest.mark.parametrize("kind", [Lines.SINGLE, Lines.BALANCED, Lines.RAGGED])
@given(
    st.lists(
        st.sampled_from(
            ["ab", WORD, ADDRESS, "難民", "ภาษา", "လူ", "+852 1234 5678", "43 °C", "-", "…", "שלום"]
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["", " "]),
    st.floats(40, 300),
)
def test_in_the_end_everything_is_held(kind, words, between, measure):
    step = FitStep(below=True, anywhere=True)
    one = style(size=12, leading=14, lines=kind)
    plain = between.join(words)
    galley = set_paragraph(setting(step=step), copy(plain), one, fixed(measure))
    assert not galley.overfull
    assert "".join(lines(galley)) == plain


NUMBERS = ["42.5%", "25.000.000.000", "1 250 000", "12,50,000.75", "٢٥٬٠٠٠٬٠٠٠", "$480", "1/77", "၄၂.၅%"]


@pytest.mark.parametrize("kind", [Lines.SINGLE, Lines.BALANCED, Lines.RAGGED, "fit"])
@given(
    st.sampled_from(NUMBERS),
    st.sampled_from(["", " hectares", " héc-ta", " %", " people a year"]),
    st.floats(4, 200),
    st.sampled_from([FitStep(), FitStep(below=True), FitStep(below=True, anywhere=True)]),
)
def test_no_line_ends_inside_a_number(kind, number, unit, measure, step):
    how = {"fit": Fit(min=20, lines=1, most_lines=1)} if kind == "fit" else {"lines": kind}
    galley = set_paragraph(
        setting(step=step), copy(number + unit), style(size=30, leading=30, **how), fixed(measure)
    )
    assert any(number in line for line in lines(galley))
    if len(lines(galley)) > 1 and not step.anywhere:
        assert kind in (Lines.BALANCED, Lines.RAGGED)


@pytest.mark.parametrize("measure", [0.0, 0.01, 1.0, 3.0])
@pytest.mark.parametrize("words", ["seconds with soap", "ثانیه تا رسیدن موج دوم"])
@pytest.mark.parametrize("lines", [1, 2])
def test_fitted_type_in_a_place_without_room_is_told_as_too_wide(words, measure, lines):
    large = style(size=46, leading=46, fit=Fit(min=23, lines=lines, most_lines=12), hang=True)
    for lang in ("en", "ur"):
        assert set_paragraph(setting(lang), copy(words), large, fixed(measure)).overfull
