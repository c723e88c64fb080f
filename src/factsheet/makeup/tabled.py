"""Charts that are higher than a page: their numbers stand as the table that every chart is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factsheet.boxes.box import set_box
from factsheet.composing.bench import AS_LISTS, Bench
from factsheet.composing.search import scales
from factsheet.content.edition import Edition
from factsheet.document.nodes import Element, Group
from factsheet.errors import Diagnostic, Severity

_ROOM = 0.86  # of the height between the margins: a head stands over later pages, room around each block
_HINT = "join the small rows, take a larger paper, or a layout with smaller type"


def tabled(bench: Bench) -> Edition | None:
    """Return the edition with each chart that no page holds as a table, and a warning of each.

    None where every chart stands on a page, at the smallest scale of the type.
    """
    high = {group.id: group for group in _too_high(bench)}
    if not high:
        return None
    edition = bench.edition

    def turned(element: Element) -> Element:
        if isinstance(element, Group) and element.id in high:
            return replace(element, chart=None)
        return element

    document = replace(edition.document, children=tuple(turned(each) for each in edition.document.children))
    told = tuple(
        Diagnostic(
            f"{path} is a chart higher than a page: its numbers stand as a table",
            edition.place(path),
            _HINT,
            path,
            Severity.WARNING,
            code="chart-too-high",
        )
        for path in high
    )
    return replace(edition, document=document, warnings=(*edition.warnings, *told))


def _too_high(bench: Bench) -> Iterator[Group]:
    frame, smallest = bench.frame, scales(bench)[0]
    width = frame.width - 2 * frame.side
    setting = bench.context(smallest)
    for group in bench.edition.document.children:
        if isinstance(group, Group) and group.chart:
            block = bench.blocks.get(group.id)
            # Its numbers alone take less room, and are no choice where the page has the width for its marks.
            drawn = block.arrangements.items() if block else ()
            boxes = [each.box for name, each in drawn if name not in AS_LISTS]
            heights = [set_box(box, setting, width).height for box in boxes]
            if heights and min(heights) > _ROOM * (frame.height - frame.top - frame.bottom):
                yield group
