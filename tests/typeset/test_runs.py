"""A line as it is placed: nothing lost, in visual order, white space hanging outside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.display import Direction
from factsheet.fonts.library import bundled
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.lines import ragged, single
from factsheet.typeset.runs import link_areas, set_line
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import StyledRun
from tests.typeset.fonts import setting, with_dejavu

LATIN = "Only 1.3% of “non-refoulement” claims are accepted, and AV To fi ffi waits take years."
ARABIC = "لم توقع هونغ كونغ على اتفاقية 1951 (UNHCR) للاجئين، اتصل +852 2721 6654 الآن."


def groups(shaped, measure, size=10.0):
    return [(line, set_line(shaped, line, size)) for line in ragged(shaped, lambda _: measure)]


def logical(group):
    return "".join(p.item.text for p in sorted(group.items, key=lambda placed: placed.item.start))


def on_paper(group):
    """The characters of a line from left to right."""
    shown = []
    for placed in group.items:
        pen = placed.x
        cluster = -1
        for glyph in placed.item.glyphs:
            if glyph.start != cluster:
                shown.append((pen, placed.item.text[glyph.start : glyph.stop]))
            cluster = glyph.start
            pen += glyph.advance * placed.item.size
    assert [x for x, _ in shown] == sorted(x for x, _ in shown)
    return "".join(text for _, text in shown)


@pytest.mark.parametrize("text, lang", [(LATIN, "en"), (ARABIC, "ar")])
@pytest.mark.parametrize("measure", [8, 12.5, 20, 100])
def test_lines_hold_the_copy_in_order_and_side_by_side(text, lang, measure):
    shaped = setting(text, lang=lang)
    lines = groups(shaped, measure)
    assert "".join(logical(group) for _, group in lines) == text
    for line, group in lines:
        assert [p.item.ends_line for p in group.items].count(True) == 1
        assert sum(p.item.width for p in group.items) >= group.width - 1e-6
        for left, right in zip(group.items, group.items[1:], strict=False):
            assert right.x == pytest.approx(left.x + left.item.width)
        assert all(p.item.start + len(p.item.text) <= line.stop for p in group.items)


def test_white_space_at_a_line_end_hangs_on_the_right_of_latin_and_the_left_of_arabic():
    for text, lang in ((LATIN, "en"), (ARABIC, "ar")):
        _, group = groups(setting(text, lang=lang), 15)[0]
        left = min(p.x for p in group.items)
        right = max(p.x + p.item.width for p in group.items)
        assert logical(group).endswith(" ")
        if lang == "en":
            assert left == 0 and right > group.width + 1
        else:
            assert left < -1 and right == pytest.approx(group.width)


def test_a_phone_number_reads_from_left_to_right_on_an_arabic_line():
    (line,) = single(setting(ARABIC, lang="ar"))
    group = set_line(setting(ARABIC, lang="ar"), line, 10)
    assert "+852 2721 6654" in on_paper(group)
    assert "1951" in on_paper(group)


def test_a_run_has_one_face_one_swatch_and_the_offset_of_its_copy():
    pieces = (
        StyledRun("Only ", ("source-sans",), 400, "ink", "label", 10),
        StyledRun("1.3%", ("source-sans",), 700, "amber", "label", 15),
        StyledRun(" of", ("source-sans",), 400, "ink", "label", 19),
    )
    shaped = shape(pieces, Manner("en"), Direction.LTR, bundled())
    runs = [p.item for p in set_line(shaped, single(shaped)[0], 9).items]
    assert [(r.text, r.face, r.swatch, r.start) for r in runs] == [
        ("Only ", "SourceSans3-Regular", "ink", 10),
        ("1.3%", "SourceSans3-Bold", "amber", 15),
        (" of", "SourceSans3-Regular", "ink", 19),
    ]


def test_pieces_that_look_alike_become_one_run():
    first = StyledRun("Hong ", ("source-sans",), 400, "ink", "label", 0)
    second = StyledRun("Kong", ("source-sans",), 400, "ink", "label", 5)
    shaped = shape((first, second), Manner("en"), Direction.LTR, bundled())
    (placed,) = set_line(shaped, single(shaped)[0], 9).items
    assert placed.item.text == "Hong Kong"


def test_a_soft_hyphen_at_a_line_end_is_drawn_as_a_hyphen_and_keeps_its_character():
    shaped = setting("refoule\u00adment")
    _, group = groups(shaped, 4.5)[0]
    (run,) = (placed.item for placed in group.items)
    face = bundled().face(run.face)
    assert run.text.endswith("\u00ad")
    assert run.glyphs[-1].id in (face.glyph(0x2010), face.glyph(0x2D))
    assert group.width == pytest.approx(run.width)


def test_a_line_broken_where_glyphs_depend_on_each_other_is_shaped_anew():
    """A break inside joined Arabic letters must not leave half of a joining form."""
    shaped = setting("بب\u00adبب", lang="ar")
    first, second = ragged(shaped, lambda _: shaped.cum[-1] * 0.7)
    alone = setting("بب", lang="ar")
    glyphs = [glyph.id for p in set_line(shaped, second, 10).items for glyph in p.item.glyphs]
    assert glyphs == [glyph.id for own in alone.matter for glyph in own]
    assert first.stop == second.start


def link_pieces(last="Free Press"):
    return (
        StyledRun("Pseudonym, source: ", ("source-sans",), 400, "ink", "note", 0),
        StyledRun("Hong Kong ", ("source-sans",), 400, "ember", "note~1", 0, "https://hongkongfp.com"),
        StyledRun(last, ("source-sans",), 700, "ember", "note~1", 10, "https://hongkongfp.com"),
        StyledRun(".", ("source-sans",), 400, "ink", "note", 19),
    )


def test_a_link_on_one_line_is_one_area_under_its_words():
    shaped = shape(link_pieces(), Manner("en"), Direction.LTR, bundled())
    line = single(shaped)[0]
    (area,) = link_areas(shaped, line, 10)
    group = set_line(shaped, line, 10)
    inked = [p for p in group.items if p.item.path == "note~1"]
    assert (area.link, area.path, area.start) == ("https://hongkongfp.com", "note~1", 0)
    assert area.x == pytest.approx(inked[0].x)
    assert area.x + area.width == pytest.approx(inked[-1].x + inked[-1].item.width)


def test_a_link_over_two_lines_has_an_area_on_each_without_the_white_space_at_the_end():
    shaped = shape(link_pieces("Free Press and others"), Manner("en"), Direction.LTR, bundled())
    for line in ragged(shaped, lambda _: 11.5):
        group = set_line(shaped, line, 10)
        for area in link_areas(shaped, line, 10):
            assert area.x + area.width <= group.width + 1e-6
    starts = [area.start for line in ragged(shaped, lambda _: 11.5) for area in link_areas(shaped, line, 10)]
    assert len(starts) == 2 and starts[0] == 0 < starts[1]


def test_a_link_in_arabic_copy_has_its_area_where_it_is_drawn():
    families = ("source-sans", "dejavu-sans")
    pieces = (
        StyledRun("المصدر: ", families, 400, "ink", "note", 0),
        StyledRun("صحافة حرة ", families, 400, "ember", "note~1", 0, "https://hongkongfp.com"),
        StyledRun("في هونغ كونغ", families, 400, "ink", "note", 8),
    )
    shaped = shape(pieces, Manner("ar"), Direction.RTL, with_dejavu())
    (area,) = link_areas(shaped, single(shaped)[0], 10)
    group = set_line(shaped, single(shaped)[0], 10)
    (run,) = [p for p in group.items if p.item.path == "note~1"]
    assert (area.x, area.width) == (pytest.approx(run.x), pytest.approx(run.item.width))


@given(
    st.lists(
        st.sampled_from(["abc", "אבג", "سلام", "12", "+852 2721 6654", "(a)", "-", "é\u0331", "ffi"]),
        min_size=1,
    ),
    st.floats(2, 20),
)
def test_any_mixture_of_directions_keeps_every_character_once(words, measure):
    text = " ".join(words)
    shaped = setting(text, lang="ar")
    lines = groups(shaped, measure)
    assert "".join(logical(group) for _, group in lines) == text
    for line, group in lines:
        drawn = sorted(on_paper(group))
        assert drawn == sorted(text[line.start : line.stop])
