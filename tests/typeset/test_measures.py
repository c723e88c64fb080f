"""The measures of a script in a face are those that a typographer would take."""

from __future__ import annotations

import pytest

from factsheet.fonts.library import bundled
from factsheet.typeset.measures import measures_of


def test_latin_small_letters_measure_their_x_height():
    face = bundled().face("NotoSerif-Condensed")
    assert measures_of(face, "Latn").height == pytest.approx(face.x_height, abs=0.02)


def test_a_square_of_han_is_nearly_an_em():
    found = measures_of(bundled().face("NotoSansCJK-Regular-2"), "Hani")
    assert 0.85 < found.height < 1 and found.width == pytest.approx(1) and found.reach < 1.1


def test_marks_and_joined_letters_count_in_the_reach():
    reaches = [
        measures_of(bundled().face(f"{key}-Regular"), script).reach
        for key, script in (
            ("NotoSansThai", "Thai"),
            ("NotoSansMyanmar", "Mymr"),
            ("NotoSerifTibetan", "Tibt"),
        )
    ]
    assert 1.0 < reaches[0] < reaches[1] < reaches[2] < 2.5


def test_letters_reach_as_far_as_they_are_written_not_as_far_as_they_can() -> None:
    """Vowel points of Arabic are seldom written; letters of Nastaliq climb as far as the words are long."""
    naskh, nastaliq, khmer = (
        measures_of(bundled().face(key), script)
        for key, script in (
            ("NotoNaskhArabic-Regular", "Arab"),
            ("NotoNastaliqUrdu-Regular", "Arab"),
            ("NotoSansKhmer-Regular", "Khmr"),
        )
    )
    assert naskh.above + naskh.below < 0.85 * naskh.reach
    assert nastaliq.above > 1.5 * naskh.above
    assert 0.8 < (khmer.above + khmer.below) / khmer.reach < 1


def test_a_face_without_the_script_has_no_measures():
    assert measures_of(bundled().face("SourceSans3-Regular"), "Deva") is None
    assert measures_of(bundled().face("SourceSans3-Regular"), "Zsym") is None
