"""Every problem of a sheet with its place: in the data file, in a catalogue or in the layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from factsheet.content.edition import Edition
from factsheet.errors import Diagnostic, FactsheetError, LayoutError
from factsheet.layout.load import place_in
from factsheet.layout.model import Layout

SWATCHES = "swatches."


def located(
    found: Iterable[Diagnostic], edition: Edition, layout: Layout, of_layout: bool = False
) -> tuple[Diagnostic, ...]:
    """Return diagnostics in which each has a place, and none shows the name of a paragraph or a link.

    What has no place yet gets that of the copy at its path; what is `of_layout`, or of a swatch, that of the
    layout's file.
    """
    return tuple(_located(each, edition, layout, of_layout) for each in found)


def _located(each: Diagnostic, edition: Edition, layout: Layout, of_layout: bool) -> Diagnostic:
    path = edition.key(each.path)
    message = each.message.replace(each.path, path) if path != each.path else each.message
    span = each.span
    if span is None and (each.path.startswith(SWATCHES) or (of_layout and not path)):
        span = place_in(layout, path)
    return replace(each, message=message, path=path, span=span or edition.place(each.path))


@contextmanager
def locating(edition: Edition, layout: Layout) -> Iterator[None]:
    """Give every error that is raised within a place: see `located`."""
    try:
        yield
    except FactsheetError as error:
        of_layout = isinstance(error, LayoutError)
        raise type(error)(located(error.diagnostics, edition, layout, of_layout)) from error
