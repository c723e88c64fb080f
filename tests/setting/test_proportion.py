"""Every script is set by the measures of its faces: as large in look as Latin, and open for its ink."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.display import DisplayGroup
from factsheet.fonts.library import bundled
from factsheet.layout.load import layout_names, load_layout
from factsheet.setting.ink import leading_between
from factsheet.setting.paragraph import fixed, set_paragraph
from factsheet.setting.proportion import floor, proportioned, rule_for
from factsheet.setting.style import Fit, Lines, styles_for
from factsheet.typeset.measures import Measures, measures_of, strokes_of
from factsheet.typeset.scripts import LETTER
from tests.fonts.copy import EVERY, words
from tests.setting.made import copy, runs, setting, style

BODY = style(size=9.5, leading=12.5)
TITLE = style(size=64, leading=56, fit=Fit(min=40, lines=1, most_lines=2))
LATIN = Measures(0.5, 0.47, 0.92, 0.73, 0.2)

measures = st.builds(Measures, st.floats(0.3, 1.0), st.floats(0.3, 1.3), st.floats(0.5, 2.0))
sizes = st.floats(6, 100)


def styles_in(name: str, script: str):
    layout = load_layout(name)
    spec = layout.script((script,))
    fonts = dict(layout.spec.fonts) | dict(spec.fonts)
    rule = rule_for(script, "und", fonts, bundled(), layout.spec.styles["body"].size)
    return styles_for(layout.spec.styles, spec, rule=rule), fonts


@given(sizes, measures, st.booleans())
def test_type_is_never_set_tighter_than_it_was_drawn(size, own, square):
    made = proportioned(style(size=size, leading=size * 1.2), LATIN, own, square)
    assert made.leading / made.size >= 1.2 - 1e-9


@given(st.floats(9, 12.5), measures, st.booleans())
def test_text_looks_no_smaller_than_latin(size, own, square):
    made = proportioned(style(size=size, leading=size), LATIN, own, square)
    size_before_rounding = made.size + 0.0251  # sizes are in twentieths of a point
    assert size_before_rounding * own.height >= min(0.95 * size * LATIN.height, 1.2 * size * own.height)


@given(sizes, measures, measures)
def test_wider_letters_of_one_height_are_not_set_larger(size, one, other):
    one, other = (one, other) if one.width <= other.width else (other, one)
    drawn = style(size=size, leading=size)
    made = [proportioned(drawn, LATIN, each._replace(height=0.6), False).size for each in (one, other)]
    assert made[0] >= made[1]


@given(measures)
def test_a_script_that_measures_as_latin_does_is_set_as_drawn(own):
    for drawn in (BODY, TITLE):
        assert proportioned(drawn, own, own, False) == drawn


@given(sizes, measures)
def test_type_of_one_line_is_not_opened(size, own):
    drawn = style(size=size, leading=size * 0.8, lines=Lines.SINGLE)
    made = proportioned(drawn, LATIN, own, False)
    assert made.leading / made.size == pytest.approx(0.8)


def test_the_least_size_of_fitted_type_gives_way_more_than_its_size():
    made = proportioned(TITLE, LATIN, Measures(0.6, 0.9, 1.1, 0.85, 0.25), False)
    assert made.fit.min / TITLE.fit.min < made.size / TITLE.size < 1


def test_the_script_that_a_layout_is_drawn_for_stays_as_drawn():
    layout = load_layout("campaign")
    rule = rule_for("Latn", "en", layout.spec.fonts, bundled())
    assert all(rule(each) == each for each in layout.spec.styles.values())


@pytest.mark.parametrize("name", layout_names())
@pytest.mark.parametrize("script", EVERY)
def test_lines_of_every_script_stand_apart_in_both_layouts(script, name):
    """In text, headings and titles; every character has a glyph."""
    styles, fonts = styles_in(name, script)
    here = replace(setting(), fonts=fonts, library=bundled())
    for of, count, width in (("body", 40, 200.0), ("heading", 9, 150.0), ("title", 3, 300.0)):
        made = styles[of]
        galley = set_paragraph(here, copy(words(script, count)), made, fixed(width))
        groups = [placed.item for placed in galley.items if isinstance(placed.item, DisplayGroup)]
        assert all(glyph.id for run in runs(galley) for glyph in run.glyphs)
        if len(groups) > 1:
            gap = galley.baselines[1] - galley.baselines[0]
            assert leading_between(groups, bundled(), False) - 0.06 * runs(galley)[0].size <= gap + 1e-6, of


@pytest.mark.parametrize("name", layout_names())
@pytest.mark.parametrize("script", EVERY)
def test_running_text_of_every_script_is_large_enough_in_both_layouts(script, name):
    """A layout's taste may say less than the rule, but not much less."""
    layout = load_layout(name)
    styles, fonts = styles_in(name, script)
    body, drawn = styles["body"], layout.spec.styles["body"]
    chain = bundled().chain(fonts[body.font].families, body.weight, script, "und")
    own = measures_of(next(each for each in chain if each.covers(ord(LETTER[script]))), script)
    latin = measures_of(chain[0], "Latn")
    assert own and latin and body.size >= 9
    share = 0.77 if layout.script((script,)).proportions else 0.92
    assert body.size * own.height >= share * drawn.size * latin.height or body.size >= 1.19 * drawn.size


def face_of(script: str, family: str):
    own = {"Jpan": "Hani", "Hans": "Hani", "Hant": "Hani"}.get(script, script)
    chain = bundled().chain((family,), 400, own, f"und-{script}")
    # For vertical Mongolian no face is bundled.
    return next((face for face in chain if face.covers(ord(LETTER[own]))), chain[0]), own


@pytest.mark.parametrize("family", ["source-sans", "noto-serif-condensed"])
@pytest.mark.parametrize("script", sorted(LETTER))
def test_the_floor_of_every_script_is_near_that_of_latin(script, family):
    face, own = face_of(script, family)
    assert 8.0 <= floor(face, own) <= 9.6


def test_x_heights_at_the_floor_are_those_of_source_sans():
    wanted = 8.5 * bundled().face("SourceSans3-Regular").x_height
    for key, script in (
        ("SourceSans3-Regular", "Cyrl"),
        ("SourceSans3-Bold", "Latn"),
        ("NotoSansArmenian-Regular", "Armn"),
    ):
        face = bundled().face(key)
        assert floor(face, script) * measures_of(face, script).height == pytest.approx(wanted, abs=0.15)


def test_letters_that_join_are_measured_as_they_are_written():
    """Nastaliq's letters are large alone and small in a word: its floor was under that of Naskh."""
    nastaliq, naskh = (bundled().face(f"Noto{each}-Regular") for each in ("NastaliqUrdu", "NaskhArabic"))
    assert floor(nastaliq, "Arab") >= floor(naskh, "Arab") >= 9.0
    for face in (nastaliq, naskh):
        begun = strokes_of(face, "Arab")
        assert begun and begun > 2.75


@pytest.mark.parametrize("script", ["Thai", "Khmr", "Sinh", "Geor", "Mymr", "Deva", "Beng", "Telu"])
@pytest.mark.parametrize("family", ["source-sans", "noto-serif-condensed"])
def test_letters_of_many_strokes_have_a_higher_floor(script, family):
    assert floor(*face_of(script, family)) >= 9.0
