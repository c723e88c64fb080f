"""Random charts as values, and type that is measured without a font."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from factsheet.art.outline import Bounds
from factsheet.charts.drawing import ChartLook, Label, WordFace, WordType, halved
from factsheet.charts.plot import Plot, PlotCell, PlotRow
from factsheet.charts.scale import domain, ticks
from factsheet.document.chart import Tick
from factsheet.document.text import Inline, Text
from factsheet.setting.chart_style import Tone

MM = 72 / 25.4
LOOK = ChartLook(
    unit=MM,
    bar=3.9 * MM,
    pitch=5.4 * MM,
    column=0.62,
    main=2.25,
    other=1.5,
    context=1.25,
    zero=0.7,
    grid=0.25,
    dash=2 * MM,
    gap=1.2 * MM,
    dot=1.3 * MM,
    hollow=False,
    big=True,
    written=frozenset({"high", "deep", "mark"}),
    lights={
        **dict.fromkeys(Tone, 0.0),
        **{Tone.MARK: 0.28, Tone.CONTEXT: 0.28, Tone.THIRD: 0.13, Tone.FOURTH: 0.065, Tone.HIGH: 0.15},
        **{Tone.DEEP: 0.015, Tone.GROUND: 1.0},
    },
)


class Ruler:
    """WordType of one width: half an em a character, lines broken at spaces."""

    def width(self, text: Text, type: WordType) -> float:
        return 0.5 * len(text.plain) * self.size(type)

    def least(self, text: Text, type: WordType) -> float:
        return 0.5 * max(map(len, text.plain.split()), default=0) * self.size(type)

    def lines(self, text: Text, type: WordType, width: float) -> int:
        words = [0.5 * len(each) * self.size(type) for each in text.plain.split()]
        found, taken, space = 1, 0.0, 0.5 * self.size(type)
        for wide in words:
            if taken and taken + space + wide > width + 0.01:
                found, taken = found + 1, wide
            else:
                taken += (space if taken else 0.0) + wide
        return found

    def halves(self, text: Text, type: WordType) -> tuple[Text, ...]:
        return halved(text, type, self)

    def size(self, type: WordType) -> float:
        return {WordFace.TEXT: 9.25, WordFace.NOTE: 8.5, WordFace.BIG: 24.0}[type.face]

    def leading(self, type: WordType) -> float:
        return self.size(type) * 1.3

    def ink(self, label: Label) -> list[Bounds]:
        """Lines as wide as their room: letters with accents and descenders."""
        size, leading = self.size(label.type), self.leading(label.type)
        bases = [label.y + leading * at for at in range(self.lines(label.text, label.type, label.width))]
        return [Bounds(label.x, y - 0.9 * size, label.x + label.width, y + 0.25 * size) for y in bases]


def said(words: str, path: str) -> Text:
    return Text((Inline(words),), path)


names = st.text("abcdefghij lmnop", min_size=1, max_size=24).map(lambda each: " ".join(each.split()) or "x")
amounts = st.decimals(min_value=0, max_value=100_000, places=1, allow_nan=False, allow_infinity=False)
signed = st.decimals(min_value=-5000, max_value=5000, places=1, allow_nan=False, allow_infinity=False)
# What stands with a number: its unit, and a flag.
WITH = (
    "",
    "",
    "",
    "%",
    " (p)",
    " million rupees",
    " % (provisional)",
    " million rupees (estimated)",
    " (break)",
)
SERIES = {"line": 4, "bars": 3, "columns": 3, "stacked": 4, "dots": 4, "slope": 6, "small-multiples": 8}
# How many rows there are at least and at most.
ROWS = {
    "columns": (1, 12),
    "line": (3, 20),
    "slope": (2, 2),
    "funding": (2, 3),
    "small-multiples": (2, 12),
}
_PARTS = ("received", "pledged", "gap")
_UNSIGNED = ("stacked", "funding", "pictograph")


@st.composite
def plots(draw: st.DrawFn, show: str) -> Plot:
    """A chart of a show, with missing numbers, a highlight and a reference in some."""
    count = draw(st.integers(1, SERIES.get(show, 1)))
    if show == "stacked" and count == 1:
        rows = draw(st.integers(2, 4))
    else:
        rows = draw(st.integers(*ROWS.get(show, (1, 12))))
    numbers = amounts if show in _UNSIGNED or draw(st.booleans()) else signed
    if show == "pictograph":
        # What is so much less than another that no figure is left for it is refused before it is drawn.
        most = draw(st.sampled_from((20, 900, 100_000)))
        numbers = st.one_of(st.just(0), st.integers(max(1, most // 100), most)).map(Decimal)
    high = draw(st.integers(-1, rows - 1))
    made, day = [], 700_000.0
    unit, flags = draw(st.sampled_from(WITH)), draw(st.sampled_from(WITH))
    for at in range(rows):
        cells = []
        for number in range(count):
            value: Decimal | None = draw(numbers)
            if at and show != "funding" and draw(st.integers(0, 9)) == 0:
                value = None
            flag = flags if draw(st.integers(0, 2)) == 0 else unit
            words = "n/a" if value is None else f"{value}{flag}"
            told = words.rpartition("(")[2].rstrip(")") if "(" in words else ""
            cells.append(PlotCell(value, said(words, f"c.r{at}.s{number}"), flag=told))
        day += draw(st.integers(1, 900))
        part = _PARTS[at] if show == "funding" else ""
        made.append(PlotRow(said(draw(names), f"c.r{at}.label"), tuple(cells), day, part, at == high))
    if show == "funding":
        whole = sum((row.cells[0].value or Decimal(0) for row in made), Decimal(0))
        cell = PlotCell(whole, said(f"{whole}", "c.whole.value"))
        made.append(PlotRow(said("Required", "c.whole.label"), (cell,), None, "required"))
    values = [cell.value for row in made for cell in row.cells if cell.value is not None]
    held_against = show not in (*_UNSIGNED, "slope") and draw(st.booleans())
    words = draw(st.sampled_from(("Target", "monthly mean: 75", "mean of the years before: 75 millimeters")))
    reference = (draw(numbers), said(words, "c.reference.label")) if held_against else None
    held = [*values, reference[0]] if reference else values
    found = ticks(*domain(held, from_zero=show not in ("line", "small-multiples")))
    return Plot(
        show,
        tuple(made),
        tuple(said(draw(names), f"c.series.s{number}.label") for number in range(count)) if count > 1 else (),
        frozenset({1}) if count > 1 and draw(st.booleans()) else frozenset(),
        tuple(Tick(each, said(f"{each}", "c.drawing")) for each in found),
        True,
        reference,
        figure="c.drawing",
        people=draw(st.booleans()),
    )
