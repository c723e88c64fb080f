"""The colors that a page uses, each with the mark that uses it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factsheet.preflight.marks import Mark, Path, Picture, Shade, Text
from factsheet.preflight.objects import entry
from factsheet.preflight.page import Sheet
from factsheet.preflight.paint import Paint, Space, space


class Used(NamedTuple):
    """A color that paints something, and whether it is set to overprint."""

    paint: Paint
    mark: Mark
    overprints: bool
    strokes: bool


_STROKED = (1, 2, 5, 6)


def used(page: Sheet) -> Iterator[Used]:
    """Every flat color in paint order.  Text and outlines that are not seen are left out."""
    for mark in page.reading.marks:
        state = mark.state
        if isinstance(mark, Text) and not mark.visible:
            continue
        fills = mark.fills if isinstance(mark, Text | Path) else isinstance(mark, Picture) and mark.is_mask
        strokes = (
            mark.strokes if isinstance(mark, Path) else isinstance(mark, Text) and state.text_mode in _STROKED
        )
        if fills and not state.fill.pattern:
            yield Used(state.fill, mark, state.fill_overprints, False)
        if strokes and not state.stroke.pattern:
            yield Used(state.stroke, mark, state.stroke_overprints, True)


def spaces(page: Sheet) -> Iterator[tuple[Space, Mark]]:
    """Every color space that paints something on a page, images and shadings included."""
    for each in used(page):
        yield each.paint.space, each.mark
    for mark in page.reading.marks:
        if isinstance(mark, Shade) or (isinstance(mark, Picture) and not mark.is_mask):
            yield mark.space, mark


def group_space(group: object) -> Space | None:
    """The blending space of a transparency group, None if it has none."""
    stated = entry(group, "/CS")
    return space(stated, {}) if stated is not None else None
