"""Text without marks: what a title says is what it prints, but for a key number."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factsheet.content.unmarked import read, verbatim, write
from factsheet.document.text import Inline


def errors(source: str) -> list[tuple[int, str]]:
    return [(fault.offset, fault.message) for fault in read(source).faults if fault.error]


@pytest.mark.parametrize(
    "source",
    [
        "2 * 3 [y]",
        "Hugo*",
        "*Pseudonym",
        "[Entwurf]",
        "[sic] (2023)",
        "2*3*4",
        "* or *",
        "{",
        "{Not an id}",
        "a\\b",
    ],
)
def test_signs_that_are_no_complete_mark_are_text(source: str) -> None:
    assert read(source) == ((Inline(source),), ())


@pytest.mark.parametrize(
    ("source", "offset", "message"),
    [
        ("Refugees in **Hong Kong**", 12, "the mark of bold, **Hong Kong**, would print as it stands"),
        ("See [Aedes]{lang=la}", 4, "the mark of a language, [Aedes]{lang=la}, would print as it stands"),
        ("Refugees in *Hong Kong*", 12, "the mark of emphasis, *Hong Kong*, would print as it stands"),
        ("这是*重点*内容", 2, "the mark of emphasis, *重点*, would print as it stands"),
        ("See [it](https://a.org)", 4, "the mark of a link, [it](https://a.org), would print as it stands"),
        ("Hugo[^pseudonym]", 4, "the mark of a note, [^pseudonym], would print as it stands"),
    ],
)
def test_a_complete_mark_is_an_error(source: str, offset: int, message: str) -> None:
    assert errors(source) == [(offset, message)]


def test_a_key_number_works() -> None:
    assert read("Only {rate} are safe").runs == (
        Inline("Only "),
        Inline("{rate}", ref="rate"),
        Inline(" are safe"),
    )


def test_a_backslash_makes_a_sign_itself() -> None:
    assert read(r"\{rate\} \*a\* \[b](c) \\{d} \e").runs == (
        Inline("{rate} *a* [b](c) \\"),
        Inline("{d}", ref="d"),
        Inline(r" \e"),
    )


def test_nothing_is_a_mark_in_what_never_prints() -> None:
    assert verbatim("Keep {value}\n and **it**") == (Inline("Keep {value} and **it**"),)


@given(st.text("ab1*\\[](){}^_ 難", max_size=14))
def test_what_is_written_is_read_back(source: str) -> None:
    marked = read(source)
    assume(not any(fault.error for fault in marked.faults))
    assert read(write(marked.runs)).runs == marked.runs


@given(st.text("a*\\[](){}^ ", min_size=1, max_size=10).filter(lambda text: text == text.strip()))
def test_any_words_can_be_written(words: str) -> None:
    runs = (Inline(words),)
    assert read(write(runs)) == (runs, ())


@pytest.mark.parametrize("source", ["2**10 = 1024 and 3**2 = 9", "2*3*4", "12*15 m, *12*15", "a ** b ** c"])
def test_operators_between_digits_are_signs(source: str) -> None:
    assert read(source).faults == ()
    assert "".join(run.value for run in read(source).runs) == source
