"""Lines: nothing is lost, nothing is clipped, the right edge is even."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factsheet.display import Direction
from factsheet.fonts.library import bundled
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.lines import (
    balanced,
    count_lines,
    in_whole_words,
    lines_at,
    measures_alike,
    narrowest,
    ragged,
    single,
)
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import MOST_SHARED, StyledRun

STORY = (
    'Recognized by the Hong Kong government as having a "substantiated" non-refoulement claim, Hugo was '
    'not sent back to his country of origin. Yet he remained in legal limbo, still deemed an "illegal '
    "immigrant\" without the right to work. Hugo's existence in Hong Kong is fraught with challenges."
)


def shaped(text, families=("source-sans",), weight=400, **manner):
    piece = StyledRun(text, families, weight, "ink", "story")
    return shape((piece,), Manner("en", **manner), Direction.LTR, bundled())


def texts(paragraph, lines):
    return [paragraph.text[line.start : line.stop] for line in lines]


def greedy_count(paragraph, measures):
    """How many lines filling each one in turn takes."""
    count, start, last = 0, 0, 0
    for stop in paragraph.breaks:
        if paragraph.estimate(start, stop) > measures(count) + 1e-9 and last > start:
            count, start = count + 1, last
        last = stop
        if stop in paragraph.forced:
            count, start = count + 1, stop
    return count + 1


words = st.lists(
    st.sampled_from(
        ["a", "of", "refugees", "non-refoulement", "1.3%", "22,744", "“illegal", "\u00a0x", "\u2028"]
    ),
    min_size=1,
    max_size=40,
).map(" ".join)


@given(words, st.floats(3, 30), st.floats(3, 30), st.integers(0, 6))
def test_lines_hold_the_whole_text_and_are_as_few_as_can_be(text, first, rest, changes):
    paragraph = shaped(text)
    lines = ragged(paragraph, lambda number: first if number < changes else rest)
    assert "".join(texts(paragraph, lines)) == text
    assert len(lines) == greedy_count(paragraph, lambda number: first if number < changes else rest)
    for number, line in enumerate(lines):
        measure = first if number < changes else rest
        assert line.overfull or line.width <= measure + 1e-6


# Letters of Japanese and commas, none beside another, none first.
clauses = st.lists(st.integers(1, 30), min_size=3, max_size=12).map(
    lambda lengths: "、".join("あ" * each for each in lengths) + "。"
)


@given(clauses, st.floats(14, 34))
def test_a_filled_line_lacks_no_letter_that_is_followed_by_a_comma(text, measure):
    expected, rest = [], text
    while rest:
        stop = int(measure + 1e-6)
        stop += rest[stop : stop + 1] in ("、", "。")
        expected.append(rest[:stop])
        rest = rest[stop:]
    assume(len(expected[-1]) > 4)  # all lines share a last line of a letter
    piece = StyledRun(text, ("source-sans",), 400, "ink", "story")
    paragraph = shape((piece,), Manner("ja", hangs=True), Direction.LTR, bundled())
    assert texts(paragraph, ragged(paragraph, lambda _: measure)) == expected


@given(clauses, st.floats(6, 34))
def test_lines_with_stops_beyond_them_are_counted_as_they_are_chosen(text, measure):
    piece = StyledRun(text, ("source-sans",), 400, "ink", "story")
    paragraph = shape((piece,), Manner("ja", hangs=True), Direction.LTR, bundled())
    lines = ragged(paragraph, lambda _: measure)
    low, high = measures_alike(paragraph, measure)
    assert len(lines) == count_lines(paragraph, lambda _: measure).lines == lines_at(paragraph, measure)
    assert low <= measure + 1e-6 and measure < high


@given(words, st.floats(1, 30), st.floats(3, 30), st.integers(0, 6))
def test_filling_tells_how_many_lines_there_will_be_and_how_many_are_too_wide(text, first, rest, changes):
    paragraph = shaped(text)

    def measures(number):
        return first if number < changes else rest

    filled, lines = count_lines(paragraph, measures), ragged(paragraph, measures)
    assert filled.lines == len(lines)
    assert len(filled.excess) == sum(line.overfull for line in lines)
    assert count_lines(paragraph, lambda _: rest).lines == len(balanced(paragraph, rest))


@given(words, st.lists(st.floats(0, 40), min_size=1, max_size=12))
def test_what_is_known_of_two_measures_tells_of_those_between(text, measures):
    paragraph = shaped(text)
    for measure in measures:
        told, counted = lines_at(paragraph, measure), count_lines(paragraph, lambda _, own=measure: own)
        assert told == (None if counted.excess else counted.lines)


@given(words, st.floats(4, 30))
def test_balancing_takes_no_more_lines_and_no_wider_ones(text, measure):
    paragraph = shaped(text)
    even, plain = balanced(paragraph, measure), ragged(paragraph, lambda _: measure)
    assert "".join(texts(paragraph, even)) == text
    assert len(even) == len(plain)
    assert max(line.width for line in even) <= max(line.width for line in plain) + 0.01


@given(words, st.integers(1, 6))
def test_the_narrowest_measure_for_a_count_cannot_be_narrower(text, count):
    paragraph = shaped(text.replace("\u2028", "b"))
    lines = narrowest(paragraph, count)
    assert "".join(texts(paragraph, lines)) == paragraph.text
    assert len(lines) <= count
    widest = max(line.width for line in lines)
    narrower = ragged(paragraph, lambda _: widest * 0.98)
    assert len(narrower) > count or any(line.overfull for line in narrower)


def test_the_last_line_is_not_one_short_word_where_that_can_be_avoided():
    paragraph = shaped(STORY)
    for measure in range(12, 60):
        lines = ragged(paragraph, lambda _, measure=measure: measure)
        assert len(lines) == 1 or " " in texts(paragraph, lines)[-1].strip(), measure


def test_a_heading_is_broken_into_even_lines():
    paragraph = shaped("Uncertain futures for approved cases", ("sofia-sans-extra-condensed",), 800)
    lines = balanced(paragraph, 10)
    assert texts(paragraph, lines) == ["Uncertain futures ", "for approved cases"]


@given(words, st.floats(4, 30))
def test_lines_are_evened_only_where_they_are_hardly_wider(text, measure):
    paragraph = shaped(text)
    lines = balanced(paragraph, measure)
    even = narrowest(paragraph, len(lines)) if lines else ()
    if len(lines) > 1 and len(even) == len(lines) and not any(line.overfull for line in lines):
        widest, narrow = (max(line.width for line in each) for each in (lines, even))
        assert widest <= narrow * 1.16 + 0.01


def chinese(text):
    piece = StyledRun(text, ("source-sans",), 400, "ink", "story")
    return shape((piece,), Manner("zh-Hant-HK"), Direction.LTR, bundled())


def test_a_chinese_heading_is_broken_between_words_and_running_copy_anywhere():
    label = chinese("向尋求庇護者和難民發放臨時居留許可")
    whole = in_whole_words(label)
    assert texts(label, balanced(whole, 6.5)) == ["向尋求庇護者", "和難民發放", "臨時居留許可"]
    assert texts(label, ragged(label, lambda _: 7.5))[0] == "向尋求庇護者和"
    assert texts(label, ragged(label, lambda _: 5.5))[0] == "向尋求庇護"
    title = chinese("香港的難民")
    assert texts(title, narrowest(in_whole_words(title), 2)) == ["香港的", "難民"]


def test_copy_in_other_languages_is_in_whole_words_as_it_is_but_for_hyphens():
    paragraph = shaped(STORY.replace("-", " "))
    assert in_whole_words(paragraph) is paragraph
    hyphened = shaped(STORY)
    gone = {*hyphened.breaks} - {*in_whole_words(hyphened).breaks}
    assert gone == {STORY.index("-refoulement") + 1}


def test_a_word_wider_than_the_measure_is_left_whole_and_reported():
    paragraph = shaped("see internationalization now")
    lines = ragged(paragraph, lambda _: 4.0)
    assert [(text, line.overfull) for text, line in zip(texts(paragraph, lines), lines, strict=True)] == [
        ("see ", False),
        ("internationalization ", True),
        ("now", False),
    ]


def test_a_forced_break_ends_a_line_and_takes_no_width():
    paragraph = shaped("Respect the right\u2028to seek asylum")
    lines = ragged(paragraph, lambda _: 100)
    assert texts(paragraph, lines) == ["Respect the right\u2028", "to seek asylum"]
    assert lines[0].width == pytest.approx(shaped("Respect the right").cum[-1])


def test_white_space_at_a_line_end_does_not_count():
    paragraph = shaped("Hong Kong")
    first, _ = ragged(paragraph, lambda _: 3)
    assert first.width == pytest.approx(shaped("Hong").cum[-1], abs=0.02)


def test_a_soft_hyphen_shows_only_where_a_line_ends():
    paragraph = shaped("refoule\u00adment")
    (whole,) = single(paragraph)
    assert whole.width == pytest.approx(shaped("refoulement").cum[-1], abs=0.02)
    first, _ = ragged(paragraph, lambda _: whole.width - 0.5)
    assert first.width == pytest.approx(shaped("refoule-").cum[-1], abs=0.05)


def test_empty_copy_has_no_lines():
    assert ragged(shaped(""), lambda _: 10) == balanced(shaped(""), 10) == single(shaped("")) == ()


HAN = st.lists(
    st.sampled_from(["難民", "聯合國", "香港", "在", "尋", "求", "庇", "護，", "。", "人", "權"]), max_size=60
)
LISTED = ("難民", "聯合國", "香港")


def filled(text, lang="zh-Hans"):
    piece = StyledRun(text, ("source-sans",), 400, "ink", "story")
    manner = Manner(lang, loose=LISTED)
    return shape((piece,), manner, Direction.LTR, bundled())


@given(HAN, st.floats(4, 24))
def test_a_filled_line_ends_inside_a_listed_word_only_where_it_could_not_share_its_room(parts, measure):
    paragraph = filled("".join(parts))
    lines = ragged(paragraph, lambda _: measure)
    assert "".join(texts(paragraph, lines)) == paragraph.text
    assert count_lines(paragraph, lambda _: measure).lines == len(lines)
    full = [line for line in lines[:-2] if line.stop in paragraph.loose]
    for line in full:
        outside = max(
            at for at in (line.start, *paragraph.breaks) if at < line.stop and at not in paragraph.loose
        )
        own = paragraph.cum[outside] - paragraph.cum[line.start]
        room = MOST_SHARED * (outside - line.start - 1)
        evened = len(lines) > 2 and lines[-1].width < 3.0
        assert outside == line.start or measure - own > room or evened


@given(HAN, st.floats(4, 24), st.floats(0, 1))
def test_lines_that_are_filled_hold_the_same_at_measures_alike(parts, measure, share):
    paragraph = filled("".join(parts))
    if count_lines(paragraph, lambda _: measure).excess:
        return
    low, high = measures_alike(paragraph, measure)
    assert low <= measure + 1e-6
    other = low + (min(high, measure + 3) - low) * share * 0.999 + 1e-6
    if low < other < high:
        same, own = (count_lines(paragraph, lambda _, wide=wide: wide).lines for wide in (other, measure))
        assert same == own


@given(HAN, st.lists(st.floats(2, 24), min_size=2, max_size=12))
def test_lines_that_are_filled_are_as_many_at_each_measure_as_is_known_of_them(parts, measures):
    paragraph = filled("".join(parts))
    for measure in measures:
        told, counted = lines_at(paragraph, measure), count_lines(paragraph, lambda _, own=measure: own)
        assert told == (None if counted.excess else counted.lines)


def test_a_paragraph_of_chinese_has_no_last_line_of_a_character():
    text = "香港政府認定雨果的免遣返聲請獲確立因此他沒有被遣返原籍國"
    for measure in range(9, 15):
        lines = ragged(filled(text), lambda _, own=measure: own)
        assert lines[-1].width > 2.2 or len(lines) < 3


def test_a_last_line_of_a_character_and_closing_marks_is_one_of_a_character():
    text = "“刚开始嫌麻烦，现在孙子都会提醒我：‘奶奶，电池不能扔这里。’”"
    for measure in range(9, 16):
        lines = ragged(filled(text), lambda _, own=measure: own + 0.01)
        assert text[lines[-1].start : lines[-1].stop] != "里。’”" or len(lines) < 3
