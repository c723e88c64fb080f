"""Charts on a ground: what is left between marks is of the ground, and what a layout says of it holds."""

from __future__ import annotations

from factsheet.setting.chart_style import ChartStyle, Tone

STYLE = ChartStyle(
    paint={"ground": "white", "mark": "blue", "high": "navy", "ink": "black"},
    on={"night": {"high": "amber", "ink": "white"}},
)


def test_what_is_between_marks_is_of_the_ground() -> None:
    assert STYLE.standing_on("sand").paint == {**STYLE.paint, Tone.GROUND: "sand"}


def test_a_dark_ground_has_its_own_colors() -> None:
    found = STYLE.standing_on("night").paint
    assert (found["ground"], found["mark"], found["high"], found["ink"]) == (
        "night",
        "blue",
        "amber",
        "white",
    )


def test_marks_that_are_open_stay_open() -> None:
    bare = ChartStyle(paint={"mark": "blue"})
    assert "ground" not in bare.standing_on("sand").paint
