"""Slips of beginners: each is told at its place, and the file is read once its hint is followed."""

from __future__ import annotations

import pytest

from factsheet.errors import DataError
from factsheet.yaml_source import parse

# What is written, the place of the slip, words of the hint, and the text as it is once the hint is followed.
SLIPS = [
    ("t: a: b\n", "1:4", 't: "a: b"', 't: "a: b"\n'),
    ("a:\n  t: one: two  # so\n", "2:6", 't: "one: two"', 'a:\n  t: "one: two"  # so\n'),
    ('t: say "no": twice\n', "1:4", "'say \"no\": twice'", "t: 'say \"no\": twice'\n"),
    ("k: {n: 1, t: a: b, u: c}\n", "1:14", 't: "a: b"', 'k: {n: 1, t: "a: b", u: c}\n'),
    ("k: {t: {a: b: c}}\n", "1:12", 'a: "b: c"', 'k: {t: {a: "b: c"}}\n'),
    ("t: “a: b”\n", "1:4", 't: "a: b"', 't: "a: b"\n'),
    ("a: {n: 1, u: 2\nb: 3\n", "1:4", "write } behind", "a: {n: 1, u: 2}\nb: 3\n"),
    ("a: [1, 2\nb: 3\n", "1:4", "write ] behind", "a: [1, 2]\nb: 3\n"),
    ("x:\n  a: {n: 1\n  b: 3\n", "2:6", "write } behind", "x:\n  a: {n: 1}\n  b: 3\n"),
    ("c: {accent: #0033A0}\nb: 3\n", "1:13", 'accent: "#0033A0"', 'c: {accent: "#0033A0"}\nb: 3\n'),
    (
        "c: {t: No #1 of all, n: 2}\nb: 3\n",
        "1:11",
        't: "No #1 of all"',
        'c: {t: "No #1 of all", n: 2}\nb: 3\n',
    ),
    ("l:\n  - a\n  b: c\n", "3:3", "write - before it", "l:\n  - a\n  - b: c\n"),
    ("t: |- One\n  two\n", "1:7", "on the line below", "t: |-\n  One\n  two\n"),
    ("t: *so* it is\n", "1:4", "quotes around", 't: "*so* it is"\n'),
    ("t: [so] it is\n", "1:4", '"[so] it is"', 't: "[so] it is"\n'),
    ("t: {so} it is\n", "1:4", "quotes around", 't: "{so} it is"\n'),
    ("t: one\ntwo three\nb: 3\n", "2:1", "indent it further", "t: one\n  two three\nb: 3\n"),
    ("lang = en\nb: 3\n", "1:6", "write lang: en", "lang: en\nb: 3\n"),
    ("lang： en\nb: 3\n", "1:5", "write lang: en", "lang: en\nb: 3\n"),
    ('a: {"n": "x" "u": "y"}\n', "1:14", "write , before u", 'a: {"n": "x", "u": "y"}\n'),
    ("x:\n    a: 1\n   b: 2\n", "3:4", "by 4 spaces", "x:\n    a: 1\n    b: 2\n"),
]


@pytest.mark.parametrize(("text", "place", "words", "followed"), SLIPS)
def test_a_slip_is_told_at_its_place_with_a_hint_that_works(
    text: str, place: str, words: str, followed: str
) -> None:
    with pytest.raises(DataError) as caught:
        parse(text, "f")
    (found,) = caught.value.diagnostics
    assert (str(found.span), found.code) == (f"f:{place}", "not-yaml")
    assert words in found.hint
    assert parse(followed, "f").value


@pytest.mark.parametrize(
    "text",
    [
        "a: x\n  b: y\n",
        "a: {b: c, d: e: f: g}\n",
        "a:\n  - x: y: z\n",
        "a: [b, c: d: e]\n",
        "- = - =\na\n:\n",
    ],
)
def test_what_is_not_known_is_told_all_the_same(text: str) -> None:
    with pytest.raises(DataError) as caught:
        parse(text, "f")
    assert all(each.code and each.hint and each.span for each in caught.value.diagnostics)


def test_a_space_that_is_none_is_told_once() -> None:
    with pytest.raises(DataError) as caught:
        parse("a:\n\u00a0\u00a0b: 1\n  c: 2\n", "f")
    assert len(caught.value.diagnostics) == 1
