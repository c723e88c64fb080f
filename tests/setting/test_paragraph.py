"""A paragraph set to a measure: all of its copy, inside its room, on its lines, in its looks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.display import GlyphRun, Link, Shape
from factsheet.document.text import Inline
from factsheet.setting.context import FitStep
from factsheet.setting.counted import Look
from factsheet.setting.extent import extent_of
from factsheet.setting.ink import line_inks
from factsheet.setting.paragraph import (
    counted_paragraph,
    fixed,
    lowered,
    natural_width,
    paragraph_extent,
    set_paragraph,
)
from factsheet.setting.style import Fit, Style
from factsheet.units import MM
from tests.setting.made import copy, items, lines, runs, setting, style

STORY = (
    "Recognized by the Hong Kong government as having a substantiated claim, Hugo was not sent back to his "
    "country of origin. Yet he remained in legal limbo, still deemed an illegal immigrant without the right "
    "to work."
)
ARABIC = "يفر آلاف الناس من الاضطهاد والنزاع طلبا للأمان في هونغ كونغ كل عام."
words = st.lists(st.sampled_from(STORY.split()), min_size=1, max_size=40).map(" ".join)


def set_at(text: str, width: float, **more: object):
    return set_paragraph(setting(), copy(text), style(**more), fixed(width))


def ink_width(run: GlyphRun) -> float:
    """The width without the white at the end, which hangs."""
    kept = len(run.text.rstrip())
    return run.size * sum(glyph.advance for glyph in run.glyphs if glyph.start < kept)


@given(words, st.floats(60, 300))
def test_every_character_is_set_once_and_in_order(text: str, width: float) -> None:
    galley = set_at(text, width)
    assert "".join(lines(galley)) == text
    found = sorted(runs(galley), key=lambda run: run.start)
    assert [run.start for run in found] == [sum(len(r.text) for r in found[:n]) for n in range(len(found))]


@given(words, st.floats(60, 300))
def test_no_line_is_wider_than_its_room_unless_that_is_told(text: str, width: float) -> None:
    galley = set_at(text, width)
    wide = [x + ink_width(item) for item, x, _ in items(galley) if isinstance(item, GlyphRun)]
    assert galley.overfull or max(wide) <= width + 0.02
    assert all(path == "story.text" for path in galley.overfull)


def test_a_chinese_label_keeps_its_words_whole_unless_one_is_too_wide() -> None:
    label = copy("提供免費法律服務，擴大法律援助", lang="zh-Hant")
    balanced = style(lines="balanced")
    galley = set_paragraph(setting(), label, balanced, fixed(85))
    assert lines(galley) == ["提供免費", "法律服務，", "擴大法律援助"]
    assert not galley.overfull and len(galley.baselines) == 3
    narrow = set_paragraph(setting(), copy("微乎其微", lang="zh-Hant"), balanced, fixed(25))
    assert lines(narrow) == ["微乎", "其微"]


@pytest.mark.parametrize(
    ("lang", "text", "parted"),
    [
        ("zh-Hans", "关上门、打开窗、躲进厨房，都不能保护家人。唯一有效的办法是全屋无烟。", "家人"),
        ("zh-Hant", "警告信號生效後兩小時內，所有巴士路線會逐步停駛。請盡早回家。", "停駛"),
        ("ja", "朝の通勤時間帯に増便し、終バスを延長します。運賃は変わりません。", "増便し"),
    ],
)
def test_lines_of_large_type_end_between_words_where_those_of_running_text_are_filled(
    lang: str, text: str, parted: str
) -> None:
    # One character of the word has room at the end of the first line.
    measure = text.index(parted) + len(parted) - 1 + 0.01
    large, small = style(size=18, leading=26), style(size=9, leading=13)
    filled = lines(set_paragraph(setting(), copy(text, lang=lang), small, fixed(measure * 9)))
    between = lines(set_paragraph(setting(), copy(text, lang=lang), large, fixed(measure * 18)))
    assert not any(parted in line for line in filled)
    assert any(parted in line for line in between)
    assert len(between) == len(filled) and "".join(between) == text


@pytest.mark.parametrize(
    ("lang", "text", "word"), [("zh-Hant", "巴士路線逐步停駛", "逐步"), ("ja", "通勤時間帯の増便", "時間")]
)
def test_large_type_takes_another_line_rather_than_part_a_word(lang: str, text: str, word: str) -> None:
    measure = text.index(word) + 1.01  # as many lines as halves of the copy if the word is parted
    shown = copy(text, lang=lang)
    for size in (9, 18):
        at = style(size=size, leading=size * 1.4)
        galley = set_paragraph(setting(), shown, at, fixed(measure * size))
        extent = paragraph_extent(setting(), counted_paragraph(setting(), shown, at, Look()), measure * size)
        assert any(word in line for line in lines(galley)) or size == 9
        assert "".join(lines(galley)) == text
        assert extent.height == pytest.approx(galley.height)


def test_lines_of_bold_copy_end_between_words_too() -> None:
    text = copy("「手すりをつけてから、夜も安心して歩けるようになりました。」", lang="ja")
    bold = style(size=14, leading=20, weight=700)
    narrow = lines(set_paragraph(setting(), text, bold, fixed(8.2 * 14)))
    # One phrase is wider than the measure, and it alone is parted.
    assert "".join(narrow) == text.plain
    assert all(
        any(word in line for line in narrow)
        for word in ("手すりを", "つけてから、", "夜も", "安心して", "よう")
    )
    regular = lines(set_paragraph(setting(), text, style(size=14, leading=20), fixed(8.2 * 14)))
    assert not any("つけてから" in line for line in regular)


@pytest.mark.parametrize("large", [16, 18])
def test_large_type_is_hyphenated_only_for_a_word_that_does_not_fit(large: int) -> None:
    """Large print begins at 16 points: who reads slowly reads a word in two with trouble."""
    text = copy("Пити воду з крана без кип'ятіння тимчасово не можна, перебування небезпечне", lang="uk")

    def hyphens(width: float, **more: object) -> int:
        set_lines = runs(set_paragraph(setting(), text, style(**more), fixed(width)))
        return sum(len(run.glyphs) > len(run.text) for run in set_lines)

    widths = [9 * em / 4 for em in range(32, 60)]
    assert any(hyphens(width, size=9, leading=13) for width in widths)
    assert not any(hyphens(large / 9 * width, size=large, leading=26) for width in widths)
    assert hyphens(large * 4.5, size=large, leading=26)


def test_copy_of_several_lines_in_less_than_four_em_is_told_as_too_wide_until_the_last_steps() -> None:
    label, balanced = copy("獲得接納", lang="zh-Hant"), style(lines="balanced")
    assert set_paragraph(setting(), label, balanced, fixed(35)).overfull
    assert not set_paragraph(setting(), label, balanced, fixed(45)).overfull
    assert not set_paragraph(setting(), copy("獲得", lang="zh-Hant"), balanced, fixed(25)).overfull
    assert not set_paragraph(setting(step=FitStep(below=True)), label, balanced, fixed(35)).overfull


def test_the_white_half_of_an_opening_mark_stands_outside_the_line() -> None:
    galley = set_paragraph(setting(), copy("「公約」他", lang="zh-Hant"), style(), fixed(200))
    ((_, x, _),) = galley.items
    assert x == -5
    ((_, x, _),) = set_paragraph(setting(), copy("公約他", lang="zh-Hant"), style(), fixed(200)).items
    assert x == 0


@pytest.mark.parametrize(
    ("lang", "text", "outside"),
    [
        ("zh-Hans", "“奶奶，电池”", 5),
        ("zh-Hant", "‘奶奶’", 5),
        ("ko", "“네”라고", 0),
        ("ja", "“核”", 0),
        ("en", "“no”", 0),
    ],
)
def test_curly_marks_stand_outside_the_line_where_they_are_squares(
    lang: str, text: str, outside: float
) -> None:
    ((_, x, _),) = set_paragraph(setting(lang), copy(text), style(), fixed(200)).items
    assert x == -outside


def test_a_word_wider_than_its_room_is_told_by_its_path() -> None:
    assert set_at("Universalmenschenrechtserklärung", 40).overfull == ("story.text",)


@given(st.floats(8, 20), st.floats(10, 30))
def test_baselines_are_a_leading_apart_and_the_height_counts_lines(size: float, leading: float) -> None:
    galley = set_at(STORY, 180, size=size, leading=leading)
    gaps = [b - a for a, b in zip(galley.baselines, galley.baselines[1:], strict=False)]
    used = max([leading, *gaps])
    assert used == pytest.approx(leading) or leading < size, "opened though no letters can meet"
    assert all(abs(gap - used) < 1e-6 for gap in gaps)
    assert abs(galley.height - used * len(galley.baselines)) < 1e-6


def test_lines_set_too_tight_are_opened_only_where_letters_meet() -> None:
    apart, meeting = (set_at(copy, 60, size=20, leading=17) for copy in ("aaa oo aaa oo", "gyp Édg gyp Édg"))
    assert apart.baselines[1] - apart.baselines[0] == pytest.approx(17)
    assert meeting.baselines[1] - meeting.baselines[0] > 20


def test_a_trimmed_paragraph_runs_from_the_cap_height_to_the_last_baseline() -> None:
    galley = set_at("Hong Kong", 400, trim="baseline")
    assert galley.height == galley.baselines[-1]
    (run,) = runs(galley)
    cap = setting().library.face(run.face).cap_height
    assert abs(galley.baselines[0] - cap * run.size) < 1e-6


@pytest.mark.parametrize(("align", "share"), [("start", 0.0), ("center", 0.5), ("end", 1.0)])
def test_a_line_stands_at_its_side(align: str, share: float) -> None:
    galley = set_at("Hong Kong", 300, align=align)
    ((run, x, _),) = items(galley)
    assert abs(x - (300 - run.width) * share) < 0.01


def test_a_room_that_widens_below_a_picture_takes_longer_lines_there() -> None:
    def room(top: float) -> float:
        return 90.0 if top < 26 else 220.0

    galley = set_paragraph(setting(), copy(STORY), style(), room)
    widths = [
        sum(ink_width(i) for i, _, at in items(galley) if isinstance(i, GlyphRun) and at == y)
        for y in galley.baselines
    ]
    assert max(widths[:2]) <= 90.02 and max(widths[2:]) > 150
    further = set_paragraph(setting(), copy(STORY), style(), lowered(room, 26))
    assert len(further.baselines) < len(galley.baselines)


def test_ink_that_hangs_stands_on_the_edge() -> None:
    galley = set_at("Hong Kong", 300, size=60, leading=60, hang=True)
    ((run, x, _),) = items(galley)
    left = setting().library.face(run.face).extents(run.glyphs[0].id)[0] * run.size
    assert left > 1 and abs(x + left) < 1e-6


@pytest.mark.parametrize(
    "more", [{}, {"hang": True}, {"fit": Fit(min=20, lines=1, most_lines=3)}, {"align": "end"}]
)
@pytest.mark.parametrize("text", ["پینے کا پانی محفوظ بنائیں", "بچے کب ہاتھ دھوئیں اور کیسے", "پانی اکثر"])
def test_tails_of_large_letters_stay_in_the_measure_on_either_side(text: str, more: dict[str, Any]) -> None:
    # The tail of a last letter in Nastaliq runs under the word and past its beginning.
    large = style(font="urdu", size=60, leading=130, **more)
    for width in (260.0, 420.0, 700.0):
        room = setting("ur")
        galley = set_paragraph(room, copy(text), large, fixed(width))
        for ink in line_inks(galley.items, room.library, rtl=True):
            assert ink.left >= -1.5 * MM and (galley.overfull or ink.right <= width + 1.5 * MM)


def test_tails_of_small_letters_do_not_move_their_lines() -> None:
    small = style(font="urdu", size=9, leading=20)
    galley = set_paragraph(setting("ur"), copy("پینے کا پانی محفوظ بنائیں"), small, fixed(300))
    assert all(x == 0 for _, x, _ in galley.items)


def test_bold_is_a_real_cut_and_may_have_its_own_color() -> None:
    text = copy("Respect ", Inline("the right", strong=True), " now")
    galley = set_paragraph(setting(), text, style(strong_swatch="hot"), fixed(300))
    assert [(run.text, run.face, run.swatch) for run in runs(galley)] == [
        ("Respect ", "SourceSans3-Regular", "ink"),
        ("the right", "SourceSans3-Bold", "hot"),
        (" now", "SourceSans3-Regular", "ink"),
    ]


def test_an_opening_ends_where_it_is_said_to() -> None:
    look = Look(opening=len("At age seven."), opening_swatch="dark")
    galley = set_paragraph(setting(), copy("At age seven. Later on."), style(), fixed(300), look)
    assert [(run.text, run.swatch) for run in runs(galley)] == [
        ("At age seven.", "dark"),
        (" Later on.", "ink"),
    ]


def test_a_quoted_number_is_marked_only_where_the_layout_asks() -> None:
    text = copy("only ", Inline("1.3%", ref="acceptance_rate"), " of claims")
    plain = set_paragraph(setting(), text, style(), fixed(300))
    marked = set_paragraph(setting(), text, style(), fixed(300), Look(numbers="hot"))
    assert {run.swatch for run in runs(plain)} == {"ink"}
    assert [run.text for run in runs(marked) if run.swatch == "hot"] == ["1.3%"]
    small = set_paragraph(setting(), text, style(size=8.9), fixed(300), Look(numbers="hot"))
    # On paper small type in several inks would blur.
    assert [run.text for run in runs(small) if run.swatch == "hot/ink"] == ["1.3%"]
    assert {run.face for run in runs(small)} == {run.face for run in runs(marked)}, "it is bold as well"


def test_a_link_is_underlined_over_all_its_lines_and_live_where_it_leads_somewhere() -> None:
    text = copy("Read ", Inline("the whole long report of the center", link="https://example.org"), " now")
    galley = set_paragraph(setting(), text, style(link_swatch="blue"), fixed(90))
    areas = [(item, x) for item, x, _ in items(galley) if isinstance(item, Link)]
    rules = [item for item, _, _ in items(galley) if isinstance(item, Shape)]
    assert len(areas) == len(rules) >= 2
    assert {area.uri for area, _ in areas} == {"https://example.org"}
    assert all(rule.fill == "blue" and rule.path is None for rule in rules)
    linked = sum(run.width for run in runs(galley) if run.swatch == "blue")
    assert abs(sum(area.width for area, _ in areas) - linked) < 15


def test_a_link_to_nowhere_looks_like_one_and_is_none() -> None:
    galley = set_paragraph(setting(), copy(Inline("the press", link="#")), style(), fixed(90))
    kinds = [type(item) for item, _, _ in items(galley)]
    assert Shape in kinds and Link not in kinds


@given(words)
def test_copy_stands_on_one_line_in_its_natural_width(text: str) -> None:
    width = natural_width(setting(), copy(text), style())
    assert len(set_at(text, width + 0.1).baselines) == 1


def test_figures_of_one_width_stand_below_each_other() -> None:
    widths = {
        round(runs(set_at(text, 300, figures="tabular"))[0].width, 3) for text in ("1111", "8888", "4747")
    }
    assert len(widths) == 1


# Fitted titles


def fitted(text: str, width: float, **fit: object) -> Style:
    galley = set_at(text, width, size=60, leading=54, lines="balanced", fit=Fit(**({"min": 20} | fit)))
    sizes = {run.size for run in runs(galley)}
    assert "".join(lines(galley)) == text
    return style(size=sizes.pop(), leading=1)


@given(st.floats(120, 600))
def test_a_fitted_title_fills_its_measure_and_no_more(width: float) -> None:
    size = fitted("Refugees in Hong Kong", width, most_lines=1, min=10).size
    natural = natural_width(setting(), copy("Refugees in Hong Kong"), style(size=size))
    assert natural <= width + 0.02
    assert size == 60 or natural > width * 0.97


def test_a_title_takes_one_line_more_before_it_goes_under_its_floor() -> None:
    one = set_at("Refugees in Hong Kong", 500, size=60, leading=54, fit=Fit(min=40, most_lines=2))
    two = set_at("Refugees in Hong Kong", 250, size=60, leading=54, fit=Fit(min=40, most_lines=2))
    assert len(one.baselines) == 1 and len(two.baselines) == 2
    assert all(run.size >= 40 for run in (*runs(one), *runs(two)))


@given(st.floats(60, 900))
def test_a_title_stands_on_no_more_lines_than_it_needs_in_its_largest_type(width: float) -> None:
    title = "Boil it now"
    wide = natural_width(setting(), copy(title), style(size=60))
    galley = set_at(title, width, size=60, leading=54, fit=Fit(min=20, lines=2, most_lines=3))
    assert (len(galley.baselines) == 1) == (wide <= width + 0.01)


def test_a_title_that_cannot_fit_keeps_its_floor_and_is_told() -> None:
    galley = set_at(
        "Menschenrechtserklärungsentwurf", 100, size=60, leading=54, fit=Fit(min=40, most_lines=1)
    )
    assert {run.size for run in runs(galley)} == {40}
    assert galley.overfull == ("story.text",)


# Other scripts


def test_arabic_lines_begin_at_the_start_edge_too() -> None:
    galley = set_paragraph(setting("ar"), copy(ARABIC, lang="ar"), style(), fixed(60 * MM))
    assert "".join(lines(galley)) == ARABIC
    # Before it is placed on a page x runs from the start edge, whatever the direction.
    assert {placed.x for placed in galley.items} == {0.0}
    assert all(run.rtl for run in runs(galley))


@pytest.mark.parametrize(("lang", "text"), [("ur", "پناہ گزینوں کے حقوق کا احترام کریں"), ("ar", ARABIC)])
def test_lines_without_capitals_never_touch_whatever_the_leading(lang: str, text: str) -> None:
    tight = style(size=12, leading=8)
    galley = set_paragraph(setting(lang), copy(text, lang=lang), tight, fixed(30 * MM))
    tops, bottoms = [], []
    for item, _, y in items(galley):
        if isinstance(item, GlyphRun):
            face = setting().library.face(item.face)
            boxes = [face.extents(glyph.id) for glyph in item.glyphs]
            pairs = zip(boxes, item.glyphs, strict=True)
            heights = [(box[1] + glyph.dy, box[3] + glyph.dy) for box, glyph in pairs]
            bottoms.append(y - item.size * min(low for low, _ in heights))
            tops.append(y - item.size * max(high for _, high in heights))
    # One glyph in a hundred may reach further.
    assert len(galley.baselines) > 1
    assert all(top >= bottom - 1.5 for bottom, top in zip(bottoms, tops[1:], strict=False))


def test_copy_that_stayed_in_another_language_runs_as_that_does() -> None:
    galley = set_paragraph(setting("ar"), copy("Leitner Center", lang="en"), style(), fixed(300))
    assert [(run.lang, run.rtl) for run in runs(galley)] == [("en", False)]


def test_no_line_ends_inside_a_word_that_the_data_file_lists() -> None:
    plain, text = setting("km"), copy("ភាពស្មើៗគ្នា")
    listed = replace(plain, edition=replace(plain.edition, words=("ភាព",)))
    narrow = fixed(natural_width(plain, copy("ស្មើៗ"), style()) + 1)
    assert lines(set_paragraph(plain, text, style(), narrow))[0] == "ភា"
    assert lines(set_paragraph(listed, text, style(), narrow)) == ["ភាព", "ស្មើៗ", "គ្នា"]


STEPS = (FitStep(), FitStep(below=True), FitStep(below=True, anywhere=True))


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("kind", ["ragged", "balanced", "single"])
@settings(max_examples=30)
@given(words, st.lists(st.tuples(st.floats(5, 420), st.sampled_from((7, 10, 16))), min_size=2, max_size=12))
def test_a_paragraph_known_at_one_width_is_at_another_as_if_set_there(kind, step, text: str, rooms) -> None:
    text, looks = copy(text), {size: style(lines=kind, size=size) for size in (7, 10, 16)}
    known = setting("en", step)
    for width, size in rooms:
        kept = set_paragraph(known, text, looks[size], fixed(width))
        # What has a measure for each line is set by itself.
        anew = set_paragraph(setting("en", step), text, looks[size], lambda _, room=width: room)
        assert (kept.width, kept.height, kept.baselines) == (anew.width, anew.height, anew.baselines)
        assert (kept.overfull, kept.large, lines(kept)) == (anew.overfull, anew.large, lines(anew))
        assert [(x, y) for _, x, y in items(kept)] == [(x, y) for _, x, y in items(anew)]
        counted = counted_paragraph(known, text, looks[size], Look())
        assert paragraph_extent(known, counted, width) == extent_of(anew)


@pytest.mark.parametrize(
    ("said", "word", "lang"),
    [
        ("dari semua pemohon non-refoulement yang diterima", "non-refoulement", "id"),
        ("aller Non-Refoulement-Anträge werden bewilligt", "Non-Refoulement-Anträge", "de"),
        ("Жители Ростова-на-Дону и гости", "Ростова-на-Дону", "ru"),
    ],
)
@pytest.mark.parametrize("more", [{"lines": "balanced"}, {"fit": {"min": 18, "lines": 1, "most-lines": 9}}])
def test_large_words_are_parted_at_hyphens_only_where_they_are_wider_than_their_room(
    said: str, word: str, lang: str, more: dict[str, Any]
) -> None:
    large = style(size=20, leading=24, weight=700, **more)
    least = natural_width(
        setting(lang), copy(word), large.model_copy(update={"size": 18 if large.fit else 20})
    )
    for room in range(70, 330, 4):
        galley = set_paragraph(setting(lang), copy(said), large, fixed(room))
        parted = any(line.rstrip().endswith("-") for line in lines(galley))
        (told,) = galley.large
        assert told.parted == (room < least)
        assert not parted or room < least
