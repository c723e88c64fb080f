"""Marks and content: content streams, layers, lines, printer's marks, features of one device."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.geometry import around, inside, overlap, size, touches
from factsheet.pdftools.preflight.check import (
    ANY,
    Answer,
    Fault,
    NotChecked,
    Subject,
    access,
    archive,
    check,
    press,
    workgroup,
)
from factsheet.pdftools.preflight.colors import used
from factsheet.pdftools.preflight.marks import PageMark, Path
from factsheet.pdftools.preflight.objects import (
    entry,
    integer,
    is_dictionary,
    is_stream,
    name,
    sequence,
    words,
)
from factsheet.pdftools.preflight.page import PageSheet
from factsheet.pdftools.preflight.report import Level

# Content streams: known operators, all resources there, states and marked content closed.


@check(
    "content",
    "The content of every page follows the syntax and finds its resources",
    press("content streams") | archive("6.2.2", "6.2.2") | {ANY: "ISO 32000-1, 7.8"},
)
def content(subject: Subject) -> Iterator[Answer]:
    """Read the content streams of every page; what cannot be read or is not allowed is reported."""
    for page in subject.file.pages:
        for message in page.reading.problems:
            yield Fault(message, page=page.number)
        for message in page.reading.unread:
            yield NotChecked(f"page {page.number}: {message}")


# Layers (optional content).


@check(
    "layers",
    "Layers have names and do not switch by themselves",
    workgroup("4.29", "optional content") | access("7.10", "8.7") | archive("6.9", "6.10"),
)
def layers(subject: Subject) -> Iterator[Answer]:
    """Look at the configurations of optional content."""
    properties = entry(subject.file.catalog, "/OCProperties")
    if properties is None:
        return
    for each in [entry(properties, "/D"), *sequence(entry(properties, "/Configs"))]:
        if not (words(entry(each, "/Name")) or "").strip():
            yield Fault("a configuration of layers has no name", "flatten the layers")
        if entry(each, "/AS") is not None:
            yield Fault("layers switch by themselves (AS)", "flatten the layers")


# Lines thick enough to print.

_HAIRLINE, _THINNEST, _IN_INKS = 0.125, 0.25, 0.5
_ROUNDING = 0.002


@check(
    "thin-lines",
    "No line is thinner than 0.25 pt, drawn or filled; in several inks 0.5 pt",
    workgroup("4.17"),
)
def thin_lines(subject: Subject) -> Iterator[Answer]:
    """Look at the width of lines, and at filled areas that are as thin."""
    for page in subject.file.pages:
        for mark in page.marks(Path):
            if mark.strokes:
                where, width = page.place(mark.box), mark.line_width
                inks = mark.state.stroke.inks() or {}
                registers = mark.state.stroke.space.names == ("All",)
                if width < _THINNEST - _ROUNDING:
                    yield Fault(
                        f"a line is {width:.3g} pt thick", "draw it 0.25 pt or thicker", page.number, where
                    )
                elif (
                    width < _IN_INKS - _ROUNDING
                    and sum(amount > 0 for amount in inks.values()) > 1
                    and not registers
                ):
                    message = f"a line of {width:.3g} pt is printed in several inks"
                    yield Fault(
                        message, "draw it in one ink, or 0.5 pt thick", page.number, where, Level.WARNING
                    )
            elif mark.fills and not mark.curved:
                yield from _sliver(page, mark)


def _sliver(page: PageSheet, mark: Path) -> Iterator[Answer]:
    for part in mark.parts:
        width, height = size(around(part) or mark.box)
        if min(width, height) < _HAIRLINE - _ROUNDING and max(width, height) > 1:
            message = f"a filled area is {min(width, height):.3g} pt thin"
            yield Fault(message, "make it 0.25 pt or thicker", page.number, page.place(mark.box))
            return


# Printer's marks stand on all plates, and clear of what bleeds.


@check("printers-marks", "Marks for the printer are on all plates and clear of the bleed", workgroup("4.21"))
def printers_marks(subject: Subject) -> Iterator[Answer]:
    """Look at what is painted on all plates, and at what is outside the bleed."""
    for page in subject.file.pages:
        for each in used(page):
            if each.paint.space.names == ("All",) and touches(each.mark.box, page.bleed):
                hint = "move the marks outward, clear of the bleed"
                yield Fault(
                    "a color on all plates lies on the page", hint, page.number, page.place(each.mark.box)
                )
        for mark in page.reading.marks:
            if is_mark(mark) and overlap(mark.box, page.bleed):
                yield Fault("a printer's mark lies on the page", page=page.number, place=page.place(mark.box))
        lines = [
            each for each in used(page) if each.strokes and isinstance(each.mark, Path) and is_mark(each.mark)
        ]
        if any(
            each.paint.space.names != ("All",) and not inside(each.mark.box, page.bleed) for each in lines
        ):
            hint = "draw crop and register marks in the color All"
            yield Fault("crop or register marks are not on all plates", hint, page.number)


def is_mark(mark: PageMark) -> bool:
    """Return whether a mark is tagged as one for the printer."""
    artifact = mark.artifact
    return artifact is not None and str(artifact.properties.get("Type")).lstrip("/") == "Page"


# What belongs to one device or another program, and has no place in a file that is passed on.


@check(
    "device-features",
    "No transfer curves, halftones of its own, PostScript, OPI or references to other files",
    press("device features") | archive("6.2.5, 6.2.9", "6.2.5, 6.2.8"),
)
def device_features(subject: Subject) -> Iterator[Answer]:
    """Look at graphics states and external objects."""
    for each in subject.file.objects:
        if is_stream(each) and name(entry(each, "/Subtype")) == "PS":
            yield Fault("there is a PostScript object")
        if is_stream(each) and name(entry(each, "/Subtype")) == "Form" and entry(each, "/Ref") is not None:
            yield Fault("a form refers to another file")
        if is_stream(each) and (entry(each, "/OPI") is not None or name(entry(each, "/Subtype2")) == "PS"):
            yield Fault("there are OPI comments or embedded PostScript")
        if (
            is_stream(each)
            and name(entry(each, "/Subtype")) == "Image"
            and entry(each, "/Alternates") is not None
        ):
            yield Fault("an image has alternates")
    for page in subject.file.pages:
        for state in page.reading.states:
            for message in _state_faults(state):
                yield Fault(message, page=page.number)
    if subject.claims(Standard.A2A, Standard.A4) and entry(subject.file.catalog, "/Requirements") is not None:
        yield Fault("the catalog has requirements (Requirements)")


def _state_faults(state: object) -> Iterator[str]:
    if entry(state, "/TR") is not None:
        yield "a transfer curve (TR) is set"
    if name(entry(state, "/TR2")) not in ("", "Default"):
        yield "a transfer curve (TR2) is set"
    if entry(state, "/HTP") is not None:
        yield "the halftone has a phase (HTP)"
    halftone = entry(state, "/HT")
    kind = integer(entry(halftone, "/HalftoneType")) if is_dictionary(halftone) else None
    if kind is not None and (kind not in (1, 5) or entry(halftone, "/HalftoneName") is not None):
        yield "the halftone is of a type that PDF/X does not allow"
