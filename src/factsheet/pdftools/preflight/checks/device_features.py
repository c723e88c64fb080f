"""What belongs to one device or another program, and has no place in a file that is passed on."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import archive, press
from factsheet.pdftools.preflight.objects import entry, integer, is_dictionary, is_stream, name


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
            for message in _state(state):
                yield Fault(message, page=page.number)
    if subject.claims(Standard.A2A, Standard.A4) and entry(subject.file.catalog, "/Requirements") is not None:
        yield Fault("the catalog has requirements (Requirements)")


def _state(state: object) -> Iterator[str]:
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
