"""`chart`: the numbers of a block as marks, with their names and values set in type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from typing import Any

from pydantic import Field

from factsheet.art.outline import Bounds, bounds, moved
from factsheet.boxes.box import Box, Selector, kind
from factsheet.charts import drawn, extent, lies_down
from factsheet.charts.drawing import (
    SOFT,
    ChartDrawing,
    ChartLook,
    Label,
    Mark,
    WordFace,
    WordType,
    halved,
    one_line,
)
from factsheet.charts.plot import Plot, plot_of
from factsheet.charts.tones import are_told_apart
from factsheet.display import Direction, DisplayGroup, GlyphRun, Placed, Shape, Stroke
from factsheet.document.nodes import Group, Heading, Paragraph
from factsheet.document.text import Text
from factsheet.errors import IN_LAYOUT, LayoutError
from factsheet.setting.chart_style import Tone
from factsheet.setting.context import LayoutContext
from factsheet.setting.counted import Look, opened_leading
from factsheet.setting.galley import Galley, Items
from factsheet.setting.ink import ink_of, line_inks
from factsheet.setting.paragraph import (
    fixed,
    least_measure,
    least_width,
    natural_width,
    set_paragraph,
    shape_text,
)
from factsheet.setting.style import Align, Lines, Style
from factsheet.units import MM

_WORKED_OUT = ("unit", "written", "lights")  # of a look: what a layout does not say by that name
_UNLIKE = (
    "write show: small-multiples, or show: bars for parts of a whole; in a layout of your own, name swatches "
    "for mark, third and fourth under charts: paint:"
)
_HAIRLINE = 0.25  # in points: thinner lines do not hold on the plate
_COPY = ("title", "summary")  # which hold the script of a sheet
_TOUCHING = 0.1  # in points: so near to each other words are one line


@kind("chart")
class ChartBox(Box):
    """What the chart of a block shows, by the id of the block: marks, and the words on them.

    It grows with the room that it gets, as far as its kind of chart may.  Its names and values are the cells
    of its table; with its table printed beside it they are part of the figure.
    """

    chart: Selector
    taller: float = Field(1.0, gt=0, description="factor of the least height, for another arrangement")
    ground: str = Field("", description="swatch of the ground that it stands on, if not the paper")

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        if self.ground:
            setting = replace(setting, charts=setting.charts.standing_on(self.ground))
        group, plot = self._shown(setting)
        look, letters = look_of(setting), ChartLettering(setting)
        if not are_told_apart(plot, look):
            many = plot.count if plot.count > 1 else len(plot.rows)
            said = f"{group.id} is {plot.show} of {many}: the layout has no {many} tones that differ in gray"
            raise LayoutError.of(said, None, _UNLIKE, group.id, code="chart-tones-alike")
        least, most = self._heights(plot, width, look, letters)
        high = least if height is None else min(most, max(least, height))
        made = drawn(plot, (width, high), look, letters)
        set_words = [(each, letters.set(each)) for each in made.labels if each.seen]
        overfull = tuple(path for _, galley in set_words for path in galley.overfull)
        laid = partial(_laid, setting, letters, made, set_words, plot)
        # As a last resort a chart is drawn in less room than it should have.
        wide = () if setting.step.anywhere else made.wide
        return Galley(width, high, laid, overfull=(*made.lost, *wide, *overfull))

    def room(self, setting: LayoutContext, width: float) -> float:
        """Return how much higher it may be than it needs, in points."""
        _, plot = self._shown(setting)
        least, most = self._heights(plot, width, look_of(setting), ChartLettering(setting))
        return most - least

    def _shown(self, setting: LayoutContext) -> tuple[Group, Plot]:
        """The block with its chart, and what is drawn of it: the same texts each time, shaped once."""
        group = setting.item if self.chart == "." else setting.edition.index.get(self.chart)
        if not isinstance(group, Group) or group.chart is None:
            hint = "a chart box takes the id of a block of the kind chart"
            raise LayoutError.of(f"{self.chart} is no chart", IN_LAYOUT, hint, code="layout-selector-kind")
        return group, setting.galleys.made_of(group, ("plot",), partial(plot_of, group))

    def _heights(
        self, plot: Plot, width: float, look: ChartLook, letters: ChartLettering
    ) -> tuple[float, float]:
        """The least height and the greatest."""
        least, most = extent(plot, width, look, letters)
        return min(most, least * self.taller), most


def stands_as_bars(plot: Plot, width: float, setting: LayoutContext) -> bool:
    """Return whether columns are set as bars in a width, in points: their words have no room at columns."""
    return lies_down(plot, width, look_of(setting), ChartLettering(setting))


def look_of(setting: LayoutContext) -> ChartLook:
    """Return the measures of a layout's charts at the scale of a setting."""
    style = setting.charts
    measures: dict[str, Any] = {
        name: getattr(style, name) for name in ChartLook._fields if name not in _WORKED_OUT
    }
    for name in ("main", "other", "context", "zero", "grid"):
        measures[name] = max(_HAIRLINE, measures[name]) if measures[name] else 0.0
    on = frozenset(name.removeprefix("on-") for name in style.paint if name.startswith("on-"))
    text = setting.lights.get(setting.style(style.text).swatch, 0.0)
    lights = {tone: setting.lights.get(style.paint.get(tone, ""), text) for tone in Tone}
    if Tone.GROUND not in style.paint:
        lights[Tone.GROUND] = 1.0
    return ChartLook(unit=MM * setting.scale, written=on, lights=lights, **measures)


class ChartLettering:
    """The type of a layout for the words of its charts (`charts.drawing.Lettering`)."""

    def __init__(self, setting: LayoutContext) -> None:
        self._setting = setting
        self._styles: dict[tuple[WordType, Align], Style] = {}
        self._leadings: dict[WordType, float] = {}

    def width(self, text: Text, type: WordType) -> float:
        """Return the width of a text on one line, in points."""
        return natural_width(self._setting, text, self.style(type))

    def least(self, text: Text, type: WordType) -> float:
        """Return the least room that it stands in, in points: of its widest part, and of a few letters."""
        style = self.style(type)
        least = least_width(self._setting, text, style)
        few = least_measure(self._setting, style)
        return least if least >= few else min(few, natural_width(self._setting, text, style))

    def lines(self, text: Text, type: WordType, width: float) -> int:
        """Return in how many lines a text stands in a width."""
        return len(set_paragraph(self._setting, text, self.style(type), fixed(width)).baselines)

    def halves(self, text: Text, type: WordType) -> tuple[Text, ...]:
        """Return the two lines of a text, the same ones each time."""
        by = ("halves", id(self.style(type)))
        return self._setting.galleys.made_of(text, by, partial(halved, text, type, self))

    def size(self, type: WordType) -> float:
        """Return the size of the type, in points."""
        return self.style(type).size

    def leading(self, type: WordType) -> float:
        """Return the distance of its lines, in points: as open as the letters of the sheet ask for.

        Those of Nastaliq would else stand in the line below, whatever leading the layout has.
        """
        if type not in self._leadings:
            style, index = self.style(type), self._setting.edition.index
            copy = [each.text for each in map(index.get, _COPY) if isinstance(each, Heading | Paragraph)]
            shaped = (shape_text(self._setting, text, style, Look()) for text in copy)
            opened = (opened_leading(style, ink_of(each)).leading for each in shaped)
            self._leadings[type] = max(opened, default=style.leading)
        return self._leadings[type]

    def style(self, type: WordType, align: Align = Align.START) -> Style:
        """Return the style of a word."""
        key = (type, align)
        if key not in self._styles:
            charts = self._setting.charts
            named = {WordFace.TEXT: charts.text, WordFace.NOTE: charts.note, WordFace.BIG: charts.value}[
                type.face
            ]
            style = self._setting.style(named)
            update: dict[str, Any] = {
                "align": align,
                "figures": "tabular",
                "fit": None,
                "hang": False,
                "lines": Lines.RAGGED,
                "swatch": charts.paint.get(type.tone, style.swatch),
            }
            if type.bold and type.face is not WordFace.BIG:
                update["weight"] = max(700, style.weight)
            # The same one each time: copy is shaped and measured once in it, however often a chart is drawn.
            made = partial(style.model_copy, update=update)
            self._styles[key] = self._setting.galleys.made_of(style, ("chart", *update.items()), made)
        return self._styles[key]

    def set(self, label: Label) -> Galley:
        """Return a label as it is set in its room."""
        style = self.style(label.type, label.align)
        return set_paragraph(self._setting, label.text, style, fixed(label.width))

    def ink(self, label: Label) -> Iterator[Bounds]:
        """Yield where the letters of a label print, a box for each of its lines, in points."""
        rtl = self._setting.direction is Direction.RTL
        yield from line_inks(_at(label, self.set(label)), self._setting.library, rtl)


def _laid(
    setting: LayoutContext,
    letters: ChartLettering,
    made: ChartDrawing,
    words: list[tuple[Label, Galley]],
    plot: Plot,
) -> Items:
    """The marks as one figure, mirrored where the edition is, then the words on them."""
    charts, path = setting.charts, plot.figure
    ink = setting.style(charts.text).swatch
    shapes = tuple(_shape(mark, charts.paint, ink) for mark in made.facing(setting.direction))
    figure = DisplayGroup(shapes, made.width, made.height, rigid=True, path=path)
    own: list[Placed] = []
    pieces = list[tuple[Text, Items]]()
    for label, galley in words:
        if label.text.path == path:
            own.extend(_at(label, galley))
        else:
            pieces.append((label.text, _at(label, galley)))
    unseen = [each for each in made.labels if not each.seen and each.text.path != path]
    for text in plot.rest:
        unseen.append(Label(text, 0.0, 0.0, one_line(text, SOFT, letters), SOFT))
    pieces += [
        (label.text, _changed(_at(label, letters.set(label)), lambda run: replace(run, hidden=True)))
        for label in unseen
    ]
    # Pieces of one text follow each other, wherever they stand: so a reader of the file gives it back whole.
    turns: dict[str, int] = {}
    for text, _ in pieces:
        turns.setdefault(text.path, len(turns))
    pieces.sort(key=lambda piece: (turns[piece[0].path], piece[0].start))
    cells = [item for items in _going_on(pieces) for item in items]
    ticks = DisplayGroup(tuple(own), made.width, made.height, path=path)
    return (Placed(figure, 0.0, 0.0), *([Placed(ticks, 0.0, 0.0)] if own else []), *cells)


def _going_on(pieces: list[tuple[Text, Items]]) -> Iterator[Items]:
    """Pieces of words, of which one ends no line where the next of its text goes on right behind it."""
    for (text, items), next_piece in zip_longest(pieces, pieces[1:]):
        after, following = next_piece or (None, ())
        if len(items) == 1 and following and after and text.path == after.path:
            (line, x, y), (_, start, base) = items[0], following[0]
            if y == base and abs(x + line.width - start) < _TOUCHING:
                items = _changed(items, lambda run: replace(run, ends_line=False))
        yield items


def _at(label: Label, galley: Galley) -> Items:
    """A label at its place."""
    return galley.moved(label.x, label.y - (galley.baselines[0] if galley.baselines else 0.0))


def _changed(items: Items, change: Callable[[GlyphRun], GlyphRun]) -> Items:
    """Items whose runs of type are changed."""
    made = []
    for item, x, y in items:
        if isinstance(item, DisplayGroup):
            item = replace(item, items=_changed(item.items, change))
        elif isinstance(item, GlyphRun):
            item = change(item)
        made.append(Placed(item, x, y))
    return tuple(made)


def _shape(mark: Mark, paint: Mapping[str, str], ink: str) -> Placed:
    """A mark in the colors of the layout; without one for the ground it is left open."""
    box = bounds(mark.outline)

    def swatch(tone: Tone | None) -> str | None:
        return None if tone is None else paint.get(tone, None if tone is Tone.GROUND else ink)

    stroke = swatch(mark.line)
    line = Stroke(stroke, mark.width, mark.round) if stroke else None
    outline = moved(mark.outline, -box.left, -box.top)
    return Placed(Shape(outline, box.width, box.height, swatch(mark.fill), line), box.left, box.top)
