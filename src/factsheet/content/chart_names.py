"""Names that drawings have elsewhere, and what shows the same numbers truly here.

The first way of each hint works with the rows as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_CHARTS = {
    "lengths are compared, angles are not: write show: bars, or show: stacked for up to 4 parts of a whole": (
        "pie donut doughnut ring circle polar rose"
    ),
    "write show: bars, with reference: for a goal; one share is drawn by show: gauge of a key number": (
        "gauge dial meter speedometer progress bullet thermometer"
    ),
    "write show: line, or show: columns; for parts of a whole show: stacked": (
        "area stacked-area stream streamgraph mountain"
    ),
    "write show: bars, or show: dots with a series for each of the two numbers": (
        "scatter scattergram xy bubble bubbles beeswarm points"
    ),
    "areas are hard to compare: write show: bars, the highest first": (
        "treemap tree sunburst mosaic marimekko mekko word-cloud"
    ),
    "write show: dots, with low: and high: beside each value:": (
        "box boxplot violin candlestick error errorbar range interval"
    ),
    "write show: bars with a row for each place; a map that is drawn elsewhere is kind: picture": (
        "map choropleth cartogram"
    ),
    "write show: bars, or show: dots, with a series for each": "radar spider web star",
    "write show: bars, or kind: steps for what follows what": "sankey flow alluvial chord funnel network",
    "write show: bars, or kind: table in place of chart": "heatmap heat-map matrix table grid",
    "write show: bars: what is more and what is less stand on either side of zero": (
        "waterfall bridge diverging tornado pyramid"
    ),
    "write show: pictograph, or show: bars": "array icon-array icons isotype waffle people",
    "write show: columns, or show: bars": "histogram vertical lollipop",
    "write show: dots, with two series": "dumbbell connected-dots arrow",
    "write show: slope for two dates, or show: line": "bump slopegraph",
    "write show: small-multiples, or show: line": "sparkline sparklines facets panels trellis",
    "write show: bars": "horizontal ranking grouped clustered",
    "write kind: timeline in place of chart, or show: line": "timeline gantt",
    "write two charts, each with a scale of its own": "combo dual dual-axis",
}
_NUMBERS = {
    "write show: donut, show: bar or show: icon_array: each draws one share": "pie doughnut ring circle",
    "write show: gauge, with target: for a goal": (
        "progress meter dial speedometer bullet thermometer radial"
    ),
    "write show: icon_array": "array icons pictograph waffle people isotype",
    "a key number is one number: write show: tile, and draw several by kind: chart in body": (
        "columns stacked line slope dots map radar spider scatter area treemap histogram"
    ),
}


def by_name(hints: Mapping[str, str]) -> Mapping[str, str]:
    """Return what to write for each name, of hints with the names that they are for, parted by spaces."""
    return {name: hint for hint, names in hints.items() for name in names.split()}


OF_CHARTS = by_name(_CHARTS)  # drawings of many numbers
OF_NUMBERS = by_name(_NUMBERS)  # of one, among key numbers
_ENDING = re.compile(r"-?(?:charts?|graphs?|diagrams?|plots?)$")


def instead_of(word: str, names: Mapping[str, str]) -> str:
    """Return what to write in place of a name that a drawing has elsewhere; nothing for any other word.

    >>> instead_of("Radar chart", OF_CHARTS)
    'write show: bars, or show: dots, with a series for each'
    >>> instead_of("pineapple", OF_CHARTS)
    ''
    """
    plain = re.sub(r"[\s_]+", "-", word.strip().lower())
    return names.get(plain) or names.get(_ENDING.sub("", plain), "")
