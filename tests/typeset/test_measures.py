"""The measures of a script in a face are those that a typographer would take."""

from __future__ import annotations

import pytest

from factsheet.fonts.library import bundled
from factsheet.typeset.measures import measures_of


def test_latin_small_letters_measure_their_x_height():
    face = bundled().face("NotoSerif-Condensed")
    assert measures_of(face, "Latn").height == pytest.approx(face.x_height, abs=0.02)


def test_a_square_of_han_is_nearly_an_em():
    height, width, reach = measures_of(bundled().face("NotoSansCJK-Regular-2"), "Hani")
    assert 0.85 < height < 1 and width == pytest.approx(1) and reach < 1.1


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


def test_a_face_without_the_script_has_no_measures():
    assert measures_of(bundled().face("SourceSans3-Regular"), "Deva") is None
    assert measures_of(bundled().face("SourceSans3-Regular"), "Zsym") is None
