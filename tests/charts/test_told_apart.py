"""Any two series of a chart are told apart in every voice: on a screen and in print, in color and in gray."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise
from typing import NamedTuple

import pytest

import factsheet
from factsheet.boxes.chart import look_of
from factsheet.charts import drawn, extent
from factsheet.charts.drawing import ChartLook, Mark
from factsheet.charts.plot import Plot, PlotCell, PlotRow
from factsheet.charts.tones import are_told_apart
from factsheet.color import RGB, contrast, contrast_of_lights
from factsheet.composing.bench import Bench
from factsheet.document.chart import Tick
from factsheet.fonts.library import bundled
from factsheet.layout.load import layout_names, load_layout
from factsheet.layout.model import Layout
from factsheet.locale.edition import localize
from factsheet.pdf.output import FOGRA39
from factsheet.pdf.separation import inks_of, seen
from factsheet.resources import bundled as shipped
from factsheet.setting.chart_style import ChartStyle, Tone
from tests.charts.plots import MM, Ruler, said

SEEN = 2.8  # WCAG 2.2, 1.4.11 asks for 3: less what whole per cent of ink and the press take
AREAS, LINES = 1.35, 1.45  # the contrast in gray of two areas, of two lines: 1.4 and 1.6 on a screen
CLEAR = 1.44  # of any two, wherever they stand: 1.57 on a screen, in the layout that has least
STEP = 1.75  # of neighbors: 2 on a screen
MOST = {"bars": 3, "columns": 3, "stacked": 4, "line": 4, "slope": 6, "dots": 4}


class Ground(NamedTuple):
    """A layout, and a ground that its charts stand on."""

    layout: Layout
    style: ChartStyle
    look: ChartLook
    text: str

    def colors(self, tone: Tone) -> tuple[RGB, RGB]:
        """Return what a tone looks like on a screen and on the press."""
        name = self.style.paint.get(tone, "" if tone is Tone.GROUND else self.text)
        if not name:
            return (1.0, 1.0, 1.0), (1.0, 1.0, 1.0)
        swatch = self.layout.swatches()[name]
        return swatch.rgb, seen(inks_of(swatch, FOGRA39), FOGRA39)

    def contrast(self, one: Tone, other: Tone) -> float:
        """Return the lower contrast of two tones, of that on a screen and that in print."""
        return min(contrast(*pair) for pair in zip(self.colors(one), self.colors(other), strict=True))


def grounds() -> Iterator[tuple[str, str]]:
    for name in layout_names():
        yield from ((name, each) for each in ("", *load_layout(name).spec.charts.on))


def ground(name: str, on: str) -> Ground:
    layout = load_layout(name)
    edition = localize(factsheet.read(shipped("data") / "starters" / "minimal.yaml"))
    context = Bench(edition, layout, bundled()).context(1.0)
    if on:
        context = replace(context, charts=context.charts.standing_on(on))
    text = context.style(context.charts.text).swatch
    return Ground(layout, context.charts, look_of(context), text)


def plot(show: str, count: int, context: int = 0, high: int = -1) -> Plot:
    """A chart of so many series, the last of which stand back; or of one bar of so many parts."""
    one_bar = high >= 0
    rows = count if one_bar else 2
    made = tuple(
        PlotRow(
            said(f"row {at}", f"c.r{at}.label"),
            tuple(
                PlotCell(Decimal(7 + 9 * number + 3 * at * number), said("7", f"c.r{at}.s{number}"))
                for number in range(1 if one_bar else count)
            ),
            730_000.0 + 365 * at,
            high=at == high,
        )
        for at in range(rows)
    )
    ticks = tuple(Tick(Decimal(each), said(f"{each}", "c.drawing")) for each in (0, 50, 100))
    series = () if one_bar else tuple(said(f"series {n}", f"c.series.s{n}") for n in range(count))
    return Plot(show, made, series, frozenset(range(count - context, count)), ticks, True, figure="c.drawing")


class Look(NamedTuple):
    """What a series looks like: the tone that fills it or draws it, its edge, how it is broken, its form."""

    tone: Tone
    edged: bool
    stroke: float
    form: int


def look(mark: Mark) -> Look:
    """Return what a mark looks like; `stroke` is the length of the first of a line, endless if unbroken."""
    if mark.fill is not None:
        return Look(mark.fill, mark.line is not None, 0.0, len(mark.outline))
    assert mark.line is not None
    strokes = sum(each.verb == "M" for each in mark.outline)
    length = math.dist(mark.outline[0].points, mark.outline[1].points) if strokes > 1 else 1000.0
    return Look(mark.line, False, length, 0)


def looks(shown: Plot, here: Ground) -> list[Look]:
    """Return what each series, or each part of one bar, looks like in a drawing."""
    width = 150 * MM
    height = extent(shown, width, here.look, Ruler()).least
    made = drawn(shown, (width, height), here.look, Ruler())
    assert made.lost == ()
    found = []
    for number in range(max(shown.count, len(shown.rows)) if shown.count == 1 else shown.count):
        path = f"c.r{number}.s0" if shown.count == 1 else f"c.r0.s{number}"
        marks = [each for each in made.marks if each.shows == path]
        areas = [each for each in marks if each.fill]
        lines = [each for each in marks if each.line and not each.fill]
        if shown.show == "stacked":
            # A part is filled, and may have an edge.
            found.append(look(areas[0])._replace(edged=bool(lines)))
        else:
            found.append(look((lines or marks)[0]))
    return found


def cases() -> Iterator[tuple[str, int, int, int]]:
    """Every kind of chart with each count of series, of those that stand back; parts, one of them high."""
    for show, most in MOST.items():
        for count in range(2, most + 1):
            yield from ((show, count, context, -1) for context in range(count + 1))
    yield from (("stacked", count, 0, high) for count in range(2, 5) for high in range(count + 1))


@pytest.mark.parametrize(("name", "on"), list(grounds()))
def test_every_two_series_are_told_apart(name: str, on: str) -> None:
    here, alike = ground(name, on), []
    for case in cases():
        shown = plot(*case)
        assert are_told_apart(shown, here.look), case
        found = looks(shown, here)
        for one, other in combinations(found, 2):
            strokes = sorted((one.stroke + 1, other.stroke + 1))
            if one.form != other.form or strokes[1] / strokes[0] > 1.5:
                continue
            apart = here.contrast(one.tone, other.tone)
            if apart < (CLEAR if one.form else LINES):
                alike.append((case, one, other, round(apart, 2)))
        for each in found:
            if not each.edged and here.contrast(each.tone, Tone.GROUND) < SEEN:
                alike.append((case, each, each, round(here.contrast(each.tone, Tone.GROUND), 2)))
    assert alike == []


@pytest.mark.parametrize(("name", "on"), list(grounds()))
def test_neighbors_are_a_clear_step_apart(name: str, on: str) -> None:
    """Columns and parts are seen side by side, and their names in a key elsewhere."""
    here, near = ground(name, on), []
    for show in ("bars", "columns", "stacked"):
        for count in range(2, MOST[show] + 1):
            found = looks(plot(show, count), here)
            near += [
                (show, count, one, other)
                for one, other in pairwise(found)
                if one.edged == other.edged and here.contrast(one.tone, other.tone) < STEP
            ]
    assert near == []


@pytest.mark.parametrize(("name", "on"), list(grounds()))
def test_tones_of_series_and_parts_fall_from_the_first_to_the_last(name: str, on: str) -> None:
    """The strongest tone is read as the first: of four parts the second was the darkest."""
    here, rising = ground(name, on), []
    for show in ("bars", "columns", "stacked"):
        for count in range(2, MOST[show] + 1):
            found = looks(plot(show, count), here)
            seen_as = [here.look.lights[here.look.inside(each.tone)] for each in found]
            out = [contrast_of_lights(each, here.look.lights[Tone.GROUND]) for each in seen_as]
            rising += [(show, count, out)] if out != sorted(out, reverse=True) else []
    assert rising == []


@pytest.mark.parametrize(("name", "on"), list(grounds()))
def test_words_are_read_on_the_tones_that_they_stand_on(name: str, on: str) -> None:
    here = ground(name, on)
    for each in here.look.written:
        tone = Tone(each)
        under = Tone.GROUND if here.look.has_edge(tone) and tone is Tone.MARK else tone
        assert here.contrast(tone.on, under) >= 4.4, each


def test_a_layout_without_tones_is_told() -> None:
    here = ground("editorial", "")
    plain = here.look._replace(lights={tone: float(tone is Tone.GROUND) for tone in Tone})
    # One of two may be open.
    assert are_told_apart(plot("bars", 2), plain)
    assert not are_told_apart(plot("bars", 3), plain)
    assert not are_told_apart(plot("stacked", 4), plain)
    # Lines may be broken.
    assert are_told_apart(plot("line", 3), plain)
    assert not are_told_apart(plot("line", 4), plain)
    assert are_told_apart(plot("dots", 4), plain)
