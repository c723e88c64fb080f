"""The words around a number in its sentence: none begins with what is attached to the number."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.document.nodes import Statistic, walk
from factsheet.locale.edition import localize
from factsheet.source.reader import read_data


def number(label: str, lang: str, value: float = 12, **more: str) -> Statistic:
    item = {"value": value, "label": label, **more}
    data = {"factsheet": 1, "id": "x", "lang": lang, "title": "1", "summary": "2"}
    edition = localize(read_data({**data, "key_numbers": {"items": {"a": item}}}))
    return next(each for each in walk(edition.document) if isinstance(each, Statistic))


@pytest.mark.parametrize(
    ("lang", "label", "parts"),
    [
        ("ko", "{value}의 주민이 찬성", "|12의 |주민이 찬성"),
        ("ko", "모두 {value}대가 저상버스", "모두 |12대가 |저상버스"),
        ("ja", "{value}台がノンステップバス", "|12台が|ノンステップバス"),
        ("ja", "住民の{value}が賛成しました", "住民の|12が|賛成しました"),
        ("zh", "共有{value}辆低地板公交车", "共有|12辆|低地板公交车"),
        ("zh", "{value}的居民赞成", "|12的|居民赞成"),
        ("fi", "Kaikkiaan {value}:n asukkaan", "Kaikkiaan |12:n |asukkaan"),
        ("tr", "Halkın {value}’si destekliyor", "Halkın |12’si |destekliyor"),
        ("he", "ב־{value} מקומות", "|ב־12 |מקומות"),
        ("de", "Die {value}-Prozent-Hürde gilt", "Die |12|-Prozent-Hürde gilt"),
        ("en", "Of all ({value}), some", "Of all |(12), |some"),
        ("en", "Only **{value}** of all", "Only |12 |of all"),
        ("en", "Only {value}[(2)](https://example.org) of all", "Only |12|(2) of all"),
    ],
)
def test_what_is_attached_to_a_number_stays_with_it(lang: str, label: str, parts: str) -> None:
    found = number(label, lang)
    assert "|".join((found.before.plain, found.figure.plain, found.after.plain)) == parts


def test_the_sentence_has_number_and_endings_as_runs_of_one_number() -> None:
    found = number("모두 **{value}**대가 저상버스", "ko")
    assert [(run.value, run.ref, run.small) for run in found.sentence.runs] == [
        ("모두 ", "", False),
        ("12", "value", False),
        ("대가", "value", True),
        (" 저상버스", "", False),
    ]
    assert found.sentence.plain == found.label.plain


WORD = st.text("abcd가나다がのは的は.,()’-:", min_size=0, max_size=8)


@given(
    st.lists(WORD, max_size=3),
    WORD,
    WORD,
    st.lists(WORD, max_size=3),
    st.sampled_from(["en", "ko", "ja", "th"]),
)
def test_no_character_is_lost_between_the_parts(
    first: list[str], before: str, after: str, last: list[str], lang: str
) -> None:
    label = " ".join([*first, f"{before}{{value}}{after}", *last]).strip()
    found = number(re.sub(r"[*_]", "", label), lang)
    assert found.before.plain + found.figure.plain + found.after.plain == found.label.plain
    assert "12" in found.figure.plain
    assert found.sentence.plain == found.label.plain
    if lang in ("en", "ko") and len(after) <= 4 and not re.search("[がのは的]", label):
        assert found.figure.plain.rstrip().endswith(after)
