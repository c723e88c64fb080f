"""Every problem of a sheet with its place: in the data file, in a catalogue or in the layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from factsheet.content.edition import Edition
from factsheet.errors import IN_LAYOUT, Diagnostic, FactsheetError, Span
from factsheet.excerpt import sign_span
from factsheet.layout.load import place_in
from factsheet.layout.model import Layout

SWATCHES = "swatches."


def located(found: Iterable[Diagnostic], edition: Edition, layout: Layout) -> tuple[Diagnostic, ...]:
    """Return diagnostics in which each has a place, and none shows the name of a paragraph or a link.

    What has no place yet gets that of the copy at its path; what lies in the layout, that of a swatch or of
    the layout's file.
    """
    told = []
    for each in found:
        path = edition.key(each.path)
        message = each.message.replace(each.path, path) if path != each.path else each.message
        span = each.span
        if span == IN_LAYOUT or (span is None and each.path.startswith(SWATCHES)):
            span = place_in(layout, path)
        span = span or edition.place(each.path)
        if span and each.sign:
            span = sign_span(span, each.sign)
        told.append(replace(each, message=message, path=path, span=span))
    return tuple(told)


def asked_at(edition: Edition, layout: Layout, *keys: str) -> Span:
    """Return where a data file asks for what does not hold: at one of its keys, else at its title.

    What the command line asks for has no place in a file.
    """
    spans = layout.options.spans
    asked = next((spans[key] for key in keys if key in spans), None)
    return asked or edition.place("title") or IN_LAYOUT


@contextmanager
def locating(edition: Edition, layout: Layout) -> Iterator[None]:
    """Give every error that is raised within a place: see `located`."""
    try:
        yield
    except FactsheetError as error:
        raise type(error)(located(error.diagnostics, edition, layout)) from error
