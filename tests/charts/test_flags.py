"""What is said of a number beside its value: every chart shows it, in words or as a sign with its words."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest

from factsheet.art.outline import bounds
from factsheet.charts import drawn, extent
from factsheet.charts.drawing import ChartDrawing, ChartLook
from factsheet.charts.plot import Plot, PlotCell, PlotRow
from factsheet.document.chart import Tick
from factsheet.setting.chart_style import Tone
from tests.charts.plots import LOOK, MM, Ruler, said

_WORDS = {"break": "(break in series)", "estimated": "(estimated)", "provisional": "(provisional)"}


def cell(value: str, flag: str, path: str) -> PlotCell:
    number = Decimal(value)
    return PlotCell(number, said(f"{value} {_WORDS[flag]}" if flag else value, path), flag=flag)


def timed(show: str, values: list[tuple[str, str]]) -> Plot:
    """A series over years: a number and its flag for each."""
    rows = tuple(
        PlotRow(said(str(2010 + at), f"c.r{at}.label"), (cell(*each, f"c.r{at}.value"),), 365.0 * at)
        for at, each in enumerate(values)
    )
    ticks = tuple(Tick(Decimal(each), said(str(each), "c.drawing")) for each in (0, 200, 400))
    return Plot(show, rows, (), frozenset(), ticks, True, figure="c.drawing")


def made(plot: Plot, width: float) -> ChartDrawing:
    return drawn(plot, (width, extent(plot, width, LOOK, Ruler()).least), LOOK, Ruler())


def seen(drawing: ChartDrawing) -> list[str]:
    return [each.text.plain.strip() for each in drawing.labels if each.seen]


CLUBS = [("102", ""), ("88", ""), ("150", ""), ("240", "break"), ("300", ""), ("345", "provisional")]


@pytest.mark.parametrize("width", [70, 85, 120, 180])
def test_a_flag_takes_no_number_from_columns(width: float) -> None:
    found = seen(made(timed("columns", CLUBS), width * MM))
    assert {*map(str, range(2010, 2016))} <= {*found}
    assert {"102", "88", "150", "240", "300", "345", "break in series", "provisional"} <= {*found}
    assert sorted(each for each in found if each in "*†") == ["*", "*", "†", "†"]


def test_flags_are_in_words_where_columns_have_room() -> None:
    found = seen(made(timed("columns", CLUBS[2:4]), 160 * MM))
    assert "240 (break in series)" in found and "*" not in found


@pytest.mark.parametrize("value", ["123456", "-123456"])
def test_flags_are_seen_where_columns_stand_in_a_grid(value: str) -> None:
    flags = ["", "", "estimated", "break", "estimated", *[""] * 35]
    drawing = made(timed("columns", [(value, each) for each in flags]), 90 * MM)
    found = seen(drawing)
    assert value not in found
    assert [found.count(each) for each in ("*", "†", "estimated", "break in series")] == [3, 2, 1, 1]
    first, last = (max(each.y for each in drawing.labels if each.text.plain == it) for it in ("2010", "*"))
    assert last > first, "signs are explained under the dates"


def test_an_interval_takes_no_number_from_columns() -> None:
    values = [
        PlotCell(
            Decimal(each),
            said(f"{each}% ({each - 1}.5–{each + 1}.5%)", f"c.r{each}.value"),
            Decimal(each) - Decimal("1.5"),
            Decimal(each) + Decimal("1.5"),
        )
        for each in (20, 21, 22, 23)
    ]
    rows = tuple(PlotRow(said(f"Party {at}", f"c.r{at}.label"), (each,)) for at, each in enumerate(values))
    plot = Plot("columns", rows, (), frozenset(), timed("columns", CLUBS).ticks, True, figure="c.drawing")
    assert {"20%", "21%", "22%", "23%"} <= {*seen(made(plot, 70 * MM))}


POINTS = [("41", ""), ("44", "estimated"), ("68", "break"), ("70", ""), ("61", "provisional")]


@pytest.mark.parametrize("show", ["line", "small-multiples"])
@pytest.mark.parametrize("width", [60, 85, 180])
def test_a_line_is_broken_and_its_flags_are_signs(show: str, width: float) -> None:
    drawing = made(timed(show, POINTS), width * MM)
    found = seen(drawing)
    assert [found.count(each) for each in ("*", "†", "estimated", "break in series")] == [2, 2, 1, 1]
    assert "61 (provisional)" in found
    lines = [bounds(each.outline) for each in drawing.marks if each.line and each.shows == "c.r0.value"]
    assert len(lines) == 2 and lines[0].right < lines[1].left


def test_a_slope_is_broken_at_a_break() -> None:
    (line,) = (each for each in made(timed("slope", POINTS[1:3]), 100 * MM).marks if each.line)
    assert [each.points for each in line.outline][1] != [each.points for each in line.outline][2]
    assert len(line.outline) == 4


def test_flags_are_signs_where_their_words_would_leave_no_room_for_bars() -> None:
    rows = tuple(
        PlotRow(said(f"Ward {name}", f"c.{name}.label"), (cell(value, flag, f"c.{name}.value"),))
        for name, value, flag in (("a", "-4", "provisional"), ("b", "12", "break"), ("c", "33", ""))
    )
    plot = Plot("bars", rows, (), frozenset(), (), True, figure="c.drawing")
    wide, narrow = made(plot, 180 * MM), made(plot, 60 * MM)
    assert {"-4 (provisional)", "12 (break in series)", "33"} <= {*seen(wide)}
    assert {"-4", "*", "12", "†", "33", "provisional", "break in series"} <= {*seen(narrow)}
    for drawing in (wide, narrow):
        marks = [bounds(each.outline) for each in drawing.marks if each.shows]
        assert max(each.right for each in marks) - min(each.left for each in marks) >= 0.3 * drawing.width


def test_words_at_the_ends_of_a_slope_are_led_to_their_own_dots() -> None:
    values = {"a": ("41", "61"), "b": ("42", "60"), "c": ("12", "60.5"), "d": ("43", "30")}
    rows = tuple(
        PlotRow(
            said(str(2015 + 10 * at), f"c.r{at}.label"),
            tuple(cell(each[at], "", f"c.r{at}.{name}") for name, each in values.items()),
            3650.0 * at,
        )
        for at in (0, 1)
    )
    series = tuple(said(f"Ward {name}", f"c.series.{name}") for name in values)
    drawing = made(Plot("slope", rows, series, frozenset(), (), True, figure="c.drawing"), 100 * MM)
    words = {each.text.path: each for each in drawing.labels}
    dots = {each.shows: bounds(each.outline) for each in drawing.marks if each.fill and each.shows}
    leaders = [bounds(each.outline) for each in drawing.marks if each.line and not each.shows]
    for at in (0, 1):
        for name in values:
            path = f"c.r{at}.{name}"
            word, dot = words[path], dots[path]
            near = word.x + word.width if not at else word.x
            middle = (word.y - 0.34 * 9.25, (dot.top + dot.bottom) / 2)
            own = [
                each
                for each in leaders
                if min(abs(near - each.left), abs(near - each.right)) < 1 * MM
                and abs(max(middle) - each.bottom) < 0.1
                and abs(min(middle) - each.top) < 0.1
            ]
            assert len(own) == 1, path
    ordered = sorted(values, key=lambda name: words[f"c.r1.{name}"].y)
    assert ordered == ["a", "c", "b", "d"]


def test_a_sign_of_what_is_missing_stands_at_the_foot_between_two_dots() -> None:
    cells = [
        PlotCell(Decimal(12), said("12", "c.r0.v")),
        PlotCell(None, said("<5", "c.r1.v")),
        PlotCell(Decimal(12), said("12", "c.r2.v")),
    ]
    rows = tuple(
        PlotRow(said(str(2010 + at), f"c.r{at}.label"), (each,), 365.0 * at) for at, each in enumerate(cells)
    )
    ticks = tuple(Tick(Decimal(each), said(str(each), "c.drawing")) for each in (0, 25, 50, 75))
    plot = Plot("small-multiples", rows, (), frozenset(), ticks, False, figure="c.drawing")
    drawing = made(plot, 80 * MM)
    (sign,) = (each for each in drawing.labels if each.text.plain == "<5" and each.seen)
    dot = max(bounds(each.outline).bottom for each in drawing.marks if each.fill and each.shows)
    assert sign.y > dot


@pytest.mark.parametrize("width", [50, 80, 150])
def test_the_dates_of_a_line_never_meet(width: float) -> None:
    rows = tuple(
        PlotRow(said(name, f"c.r{at}.label"), (cell(str(7 * at), "", f"c.r{at}.value"),), 365.0 * at)
        for at, name in enumerate(("September 30, 2015", "2016", "2017", "2018", "November 30, 2020"))
    )
    ticks = tuple(Tick(Decimal(each), said(str(each), "c.drawing")) for each in (0, 20, 40))
    drawing = made(Plot("line", rows, (), frozenset(), ticks, True, figure="c.drawing"), width * MM)
    named = [each for each in drawing.labels if each.seen and "label" in each.text.path]
    boxes = [box for each in named for box in Ruler().ink(each)]
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    lines = " ".join(each.text.plain.strip() for each in named)
    assert "September 30, 2015" in lines and "November 30, 2020" in lines


@pytest.mark.parametrize("width", [44, 60, 90, 140])
@pytest.mark.parametrize("count", [2, 5, 8])
@pytest.mark.parametrize("number", ["7", "288000", "402123456789"])
def test_each_of_few_columns_has_its_number(number: str, count: int, width: float) -> None:
    found = seen(made(timed("columns", [(number, "")] * count), width * MM))
    assert found.count(number) == count


@pytest.mark.parametrize("show", ["line", "small-multiples"])
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("width", [60, 120])
def test_a_year_without_a_number_is_a_gap_and_has_its_sign(show: str, count: int, width: float) -> None:
    values: list[list[str | None]] = [
        ["12", "30", "5"],
        ["14", None, "8"],
        [None, "33", "9"],
        ["19", "35", "4"],
    ]
    rows = []
    for at, each in enumerate(values):
        numbers = [
            PlotCell(Decimal(value) if value else None, said(value or "…", f"c.r{at}.s{number}"))
            for number, value in enumerate(each[:count])
        ]
        rows.append(PlotRow(said(str(2018 + at), f"c.r{at}.label"), tuple(numbers), 365.0 * at))
    ticks = tuple(Tick(Decimal(each), said(str(each), "c.drawing")) for each in (0, 25, 50))
    names = tuple(said(f"River {each}", f"c.s{each}.label") for each in range(count)) if count > 1 else ()
    plot = Plot(show, tuple(rows), names, frozenset(), ticks, True, figure="c.drawing")
    drawing = made(plot, width * MM)
    signs = [each for each in drawing.labels if each.text.plain == "…" and each.seen]
    assert len(signs) == min(count, 2)
    for number, at in ((0, 2), (1, 1))[:count]:
        sign = next(each for each in signs if each.text.path == f"c.r{at}.s{number}")
        strokes = [
            bounds(each.outline)
            for each in drawing.marks
            if each.shows == f"c.r0.s{number}" and each.line and not each.fill
        ]
        assert strokes or at == 1  # a number that stands alone is a dot
        middle = sign.x + sign.width / 2
        assert not any(each.left < middle < each.right for each in strokes)


@pytest.mark.parametrize("look", [LOOK, LOOK._replace(grid=0.0), LOOK._replace(grid=1.2)])
def test_lines_from_labels_to_marks_are_of_one_weight(look: ChartLook) -> None:
    found = []
    for show in ("line", "slope", "dots"):
        dots = [("20", "23", "60"), ("5", "50", "90")]
        values = dots if show == "dots" else [("40", "41", "90"), ("42", "41.5", "80")]
        rows = tuple(
            PlotRow(
                said(str(2020 + at), f"c.r{at}.label"),
                tuple(PlotCell(Decimal(one), said(one, f"c.r{at}.s{n}")) for n, one in enumerate(each)),
                365.0 * at,
            )
            for at, each in enumerate(values)
        )
        ticks = tuple(Tick(Decimal(each), said(str(each), "c.drawing")) for each in (0, 100))
        words = ("Households in the north", "All of the households", "Households in the south")
        names = tuple(said(each, f"c.s{n}.label") for n, each in enumerate(words[: len(values[0])]))
        plot = Plot(show, rows, names, frozenset(), ticks, True, figure="c.drawing")
        least = extent(plot, 120 * MM, look, Ruler()).least
        drawing = drawn(plot, (120 * MM, least), look, Ruler())
        leaders = [each.width for each in drawing.marks if each.line and not each.shows and not each.fill]
        assert leaders, show
        found += leaders
    assert set(found) == {0.5}


@pytest.mark.parametrize("width", [85, 174])
def test_words_at_the_ends_of_lines_all_stand_one_way(width: float) -> None:
    long = PlotCell(Decimal(58), said("58.0% (between 55.0% and 60.0%)", "c.r2.s1"))
    rows = tuple(
        PlotRow(
            said(str(2020 + at), f"c.r{at}.label"),
            (
                PlotCell(Decimal(40 + at), said(f"{40 + at}%", f"c.r{at}.s0")),
                long if at == 2 else PlotCell(Decimal(50), said("50%", f"c.r{at}.s1")),
            ),
            365.0 * at,
        )
        for at in range(3)
    )
    ticks = tuple(Tick(Decimal(each), said(str(each), "c.drawing")) for each in (0, 50, 100))
    names = (said("Girls", "c.s0.label"), said("Boys", "c.s1.label"))
    drawing = made(Plot("line", rows, names, frozenset(), ticks, True, figure="c.drawing"), width * MM)
    found = {each.text.plain: each for each in drawing.labels if each.seen}
    # One value beside its name among values under theirs would be read with the wrong name.
    beside = [found["Girls"].y == found["42%"].y, found["Boys"].y == found[long.said.plain].y]
    assert len(set(beside)) == 1


def test_what_is_missing_of_a_fund_has_a_broken_edge_in_its_sample_too() -> None:
    values = (
        ("Received", 40, "received"),
        ("Promised by governments", 4, "pledged"),
        ("Missing", 56, "gap"),
        ("Required", 100, "required"),
    )
    rows = tuple(
        PlotRow(
            said(f"{name} of all", f"c.r{at}.label"),
            (PlotCell(Decimal(n), said(str(n), f"c.r{at}.v")),),
            None,
            part,
        )
        for at, (name, n, part) in enumerate(values)
    )
    drawing = made(Plot("funding", rows, (), frozenset(), (), True, figure="c.drawing"), 60 * MM)
    gaps = [each for each in drawing.marks if each.line is Tone.GAP]
    assert len(gaps) == 2
    assert all(sum(segment.verb == "M" for segment in each.outline) > 4 for each in gaps)
