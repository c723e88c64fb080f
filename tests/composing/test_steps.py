"""What is done, in turn, where no plan holds."""

from __future__ import annotations

import pytest

import factsheet
from factsheet.content.edition import Edition
from factsheet.layout.model import Layout
from factsheet.pipeline import edition_of, load
from factsheet.sheet import PageCount, SheetOptions
from factsheet.units import PAPERS

SAID = {
    "en": "Boil all water that you drink for one minute, also in schools and clinics, until we say so. ",
    "ar": "اغلوا كل الماء الذي تشربونه لمدة دقيقة واحدة، في المدارس والعيادات أيضا، حتى نعلن أنه آمن. ",
    "zh-Hans": "所有饮用水都要煮沸一分钟，学校和诊所也一样，直到我们宣布安全为止。",
}


def long(lang: str) -> Edition:
    """A sheet that takes two pages of A3 at the size of large print, not of what is designed for A3."""
    about = {
        "kind": "about",
        "heading": SAID[lang][:12],
        "text": SAID[lang] * (9 if len(SAID[lang]) > 60 else 11),
    }
    head = {"factsheet": 1, "id": "long", "lang": lang, "title": SAID[lang][:14], "summary": SAID[lang]}
    body = {f"b{number}": about for number in range(6)}
    return edition_of(load(head | {"publisher": {"name": SAID[lang][:6]}, "body": body}))


def clear(paper: str, pages: int) -> Layout:
    options = SheetOptions(paper=PAPERS[paper], pages=PageCount(pages, pages))
    return factsheet.load_layout("clear").on(options)


@pytest.mark.parametrize("paper", ["A3", "Tabloid"])
@pytest.mark.parametrize("lang", sorted(SAID))
def test_on_a_large_paper_type_is_as_small_as_on_a4_where_the_copy_asks_for_it(lang: str, paper: str) -> None:
    """Large print was refused on two pages of A3, which hold it in type of 17 points."""
    made = factsheet.compose(long(lang), clear(paper, 2))
    assert len(made.pages) == 2
    assert made.fit.scale < 2**0.5


@pytest.mark.parametrize("lang", sorted(SAID))
def test_where_there_are_pages_type_is_as_large_as_is_designed_for_the_paper(lang: str) -> None:
    made = factsheet.compose(long(lang), factsheet.load_layout("clear").on(SheetOptions(paper=PAPERS["A3"])))
    assert round(made.fit.scale, 3) >= 1.414 and len(made.pages) > 2
