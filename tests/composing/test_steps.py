"""What is done, in turn, where no plan holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factsheet
from factsheet.composing.bench import Bench
from factsheet.composing.measures import TileHeights
from factsheet.composing.needs import least_pages
from factsheet.content.edition import Edition
from factsheet.fonts.library import bundled
from factsheet.layout.load import layout_names
from factsheet.layout.model import Layout
from factsheet.pipeline import edition_of, load
from factsheet.setting.context import FitStep
from factsheet.sheet import PageCount, SheetOptions
from factsheet.units import MM, PAPERS
from tests.sheets.trial import LAYOUTS, case, proofed
from tests.sheets.trial import PAPERS as TRIED

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


HEAD = {
    **{"factsheet": 1, "id": "made", "lang": "en", "title": "Water", "summary": "Boil it."},
    **{"publisher": {"name": "City"}},
}


@pytest.mark.parametrize("fold", ["tri", "half"])
@pytest.mark.parametrize("lang", sorted(SAID))
def test_copy_on_panels_needs_less_room_with_narrow_margins(lang: str, fold: str) -> None:
    layout = factsheet.load_layout("clear").on(SheetOptions.of("A4", fold=fold))
    wide, narrow = (
        least_pages(TileHeights(Bench(long(lang), layout, bundled(), step)), 1.0)
        for step in (FitStep(), FitStep(narrow=True))
    )
    assert narrow < 0.96 * wide


@pytest.mark.parametrize("seed", [5031, 5036, 130357])
def test_panels_have_narrow_margins_before_copy_is_refused(seed: int) -> None:
    """Large print was refused that stands on six panels of A4 with 7 mm beside it, not with 11."""
    papers = ("A4-tri", "A4-half") if seed < 10_000 else tuple(TRIED)
    layouts = ("clear",) if seed < 10_000 else LAYOUTS
    made = proofed(case(seed, layouts=layouts, papers=papers))
    assert not made.refused
    assert made.proof and not made.proof.faults


@given(
    st.sampled_from(["A4", "A5", "A6", "DL", "A3", "Letter", "100 x 300 mm"]),
    st.sampled_from(layout_names()),
    st.sampled_from(["", "1", "1..3"]),
)
def test_margins_are_narrow_only_where_pages_are_asked_for_and_never_under_what_is_safe(
    paper: str, layout: str, pages: str
) -> None:
    of = factsheet.load_layout(layout).on(SheetOptions.of(paper, pages=pages))
    wide, narrow = (
        Bench(edition_of(load(HEAD)), of, bundled(), FitStep(narrow=each)).frame for each in (False, True)
    )
    for own, less in zip(wide[2:], narrow[2:], strict=True):
        assert less == own if not pages else min(own, 5.5 * MM) <= less < max(own, 5.5 * MM + 0.01)
