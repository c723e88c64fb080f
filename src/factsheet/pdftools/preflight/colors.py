"""The colors that a page uses, each with the mark that uses it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factsheet.pdftools.preflight.marks import PageMark, Path, PictureMark, Shade, TextMark
from factsheet.pdftools.preflight.objects import entry
from factsheet.pdftools.preflight.page import PageSheet
from factsheet.pdftools.preflight.paint import ColorSpace, PagePaint, space


class UsedColor(NamedTuple):
    """A color that paints something, and whether it is set to overprint."""

    paint: PagePaint
    mark: PageMark
    overprints: bool
    strokes: bool


_STROKED = (1, 2, 5, 6)


def used(page: PageSheet) -> Iterator[UsedColor]:
    """Every flat color in paint order.  Text and outlines that are not seen are left out."""
    for mark in page.reading.marks:
        state = mark.state
        if isinstance(mark, TextMark) and not mark.visible:
            continue
        fills = (
            mark.fills
            if isinstance(mark, TextMark | Path)
            else isinstance(mark, PictureMark) and mark.is_mask
        )
        strokes = (
            mark.strokes
            if isinstance(mark, Path)
            else isinstance(mark, TextMark) and state.text_mode in _STROKED
        )
        if fills and not state.fill.pattern:
            yield UsedColor(state.fill, mark, state.fill_overprints, False)
        if strokes and not state.stroke.pattern:
            yield UsedColor(state.stroke, mark, state.stroke_overprints, True)


def spaces(page: PageSheet) -> Iterator[tuple[ColorSpace, PageMark]]:
    """Every color space that paints something on a page, images and shadings included."""
    for each in used(page):
        yield each.paint.space, each.mark
    for mark in page.reading.marks:
        if isinstance(mark, Shade) or (isinstance(mark, PictureMark) and not mark.is_mask):
            yield mark.space, mark


def group_space(group: object) -> ColorSpace | None:
    """The blending space of a transparency group, None if it has none."""
    stated = entry(group, "/CS")
    return space(stated, {}) if stated is not None else None
