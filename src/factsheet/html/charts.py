"""Charts of a page: the marks that a printed page has, as a drawing in the page's own colors and faces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from itertools import groupby

from factsheet.boxes.chart import ChartLettering, look_of
from factsheet.charts import drawn, extent
from factsheet.charts.drawing import Label, Mark, WordFace
from factsheet.charts.plot import plot_of
from factsheet.color import contrast, parse_hex
from factsheet.composing.bench import Bench
from factsheet.content.edition import Edition
from factsheet.display import Direction, GlyphRun, leaves
from factsheet.document.nodes import Group
from factsheet.fonts.library import Library
from factsheet.html.media import path_of
from factsheet.html.sheet import panel_colors
from factsheet.layout.model import Layout
from factsheet.setting.chart_style import Tone
from factsheet.setting.context import LayoutContext
from factsheet.setting.style import Align

# In CSS pixels: on a telephone it shrinks a little, on a large screen it grows to half as much again.
_WIDTH, _TEXT = 380.0, 13.5
_ANCHORS = {Align.START: "start", Align.CENTER: "middle", Align.END: "end"}


def web_lights(layout: Layout) -> Mapping[Tone, float]:
    """Return how light the tones of factsheet.css are on white paper: by day and at night as far apart.

    The ink, which is not the same at night, is taken for the paler of both.
    """
    web, swatches = layout.spec.web.paper, layout.swatches()
    colors = [panel_colors(web, web, swatches, night) for night in (False, True)]
    day, night = ({name: parse_hex(each) for name, each in found.items()} for found in colors)

    def light(name: str) -> float:
        return 1.05 / min(contrast(each[name], each["paper"]) for each in (day, night)) - 0.05

    own = {Tone.HIGH: "high", Tone.DEEP: "high", Tone.MARK: "mark", Tone.CONTEXT: "mark"}
    own |= {Tone.THIRD: "third", Tone.FOURTH: "fourth", Tone.INK: "ink"}
    return dict.fromkeys(Tone, 0.0) | {Tone.GROUND: 1.0} | {tone: light(name) for tone, name in own.items()}


class WebCharts:
    """Draws the charts of an edition in a layout."""

    def __init__(self, edition: Edition, layout: Layout, library: Library) -> None:
        bench = Bench(edition, layout, library)
        designed = bench.context(1.0)
        size = designed.style(designed.charts.text).size
        setting = bench.context(round(_TEXT / size, 3))
        # Large values are set in the face of the text: the page sends no other for them.
        look = setting.charts.model_copy(update={"value": setting.charts.text, "big": False})
        self._setting: LayoutContext = replace(setting, charts=look)
        self._lights = web_lights(layout)

    def chart(self, group: Group) -> str:
        """Return the chart of a block as a drawing that says nothing: its figure and its table do."""
        plot, letters = plot_of(group), ChartLettering(self._setting)
        look = look_of(self._setting)._replace(lights=self._lights)
        height = extent(plot, _WIDTH, look, letters).least
        made = drawn(plot, (_WIDTH, height), look, letters)
        marks = "".join(_mark(each) for each in made.facing(self._setting.direction))
        labels = "".join(self._label(each, letters) for each in made.labels if each.seen)
        box = f"0 0 {_WIDTH:g} {round(height + look.unit, 1):g}"
        return f'<svg class="drawn" viewBox="{box}" aria-hidden="true">{marks}{labels}</svg>'

    def _label(self, label: Label, letters: ChartLettering) -> str:
        """A label, line by line, as the page would set it."""
        galley, style = letters.set(label), letters.style(label.type)
        runs = [(each.y, each.item) for each in leaves(galley.items) if isinstance(each.item, GlyphRun)]
        lines = groupby(sorted(runs, key=lambda each: (each[0], each[1].start)), key=lambda each: each[0])
        first = galley.baselines[0] if galley.baselines else 0.0
        x = _WIDTH - label.anchor if self._setting.direction is Direction.RTL else label.anchor
        strong = label.type.bold or label.type.face is WordFace.BIG
        kind = f"{label.type.tone} strong" if strong else str(label.type.tone)
        look = f'class="{kind}" font-size="{style.size:g}" text-anchor="{_ANCHORS[label.align]}"'
        made = []
        for y, line in lines:
            said = escape("".join(run.text for _, run in line).strip())
            made.append(f'<text {look} x="{x:.1f}" y="{label.y - first + y:.1f}">{said}</text>')
        return "".join(made)


def _mark(mark: Mark) -> str:
    kind = " ".join([*([f"f-{mark.fill}"] if mark.fill else []), *([f"l-{mark.line}"] if mark.line else [])])
    line = f' stroke-width="{mark.width:.2f}"' if mark.line else ""
    joined = ' stroke-linecap="round" stroke-linejoin="round"' if mark.round else ""
    return f'<path class="{kind}"{line}{joined} d="{path_of(mark.outline)}"/>'
