"""Charts that were asked for as columns and stand as bars, since words have no room at columns: told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factsheet.boxes.chart import stands_as_bars
from factsheet.charts.plot import plot_of
from factsheet.content.chart_faults import COLUMNS
from factsheet.display import Page, groups
from factsheet.document.nodes import Group, walk
from factsheet.errors import Diagnostic, Severity
from factsheet.setting.context import LayoutContext

_HINT = "write show: bars, shorter names or fewer rows, or take a wider paper"


def lying_columns(pages: Iterable[Page], setting: LayoutContext) -> Iterator[Diagnostic]:
    """Yield a warning for each chart of columns on the pages that stands as bars there."""
    asked = {
        each.chart.alt.path: each
        for each in walk(setting.edition.document)
        if isinstance(each, Group) and each.chart and each.chart.show == COLUMNS
    }
    for item in groups(placed for page in pages for placed in page.items if asked):
        group = asked.get(item.path or "")
        # Of a chart the marks are a group that is not mirrored inside, as wide as the chart.
        if group and item.rigid and stands_as_bars(plot_of(group), item.width, setting):
            said = f"{group.id} is columns, and stands as bars: its words have no room at columns"
            span = group.chart.alt.span if group.chart else None
            yield Diagnostic(said, span, _HINT, group.id, Severity.WARNING, code="chart-lies-down")
