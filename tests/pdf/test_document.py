"""Objects as they are written: the bytes are those of ReportLab's own dictionaries, arrays and strings."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfdoc

from factsheet.pdf.document import PdfDocument, Reference, name, text, written

KNOWN = {"page": 3, "font": 12}
NUMBERS = (
    st.integers(-(10**6), 10**6) | st.floats(-(10**5), 10**5) | st.sampled_from([0.0, -0.0, 1e-8, 0.5, 1.0])
)
LEAVES = (
    NUMBERS
    | st.booleans()
    | st.sampled_from(["/Name", "<00ff>"])
    | st.sampled_from(sorted(KNOWN)).map(Reference)
)
KEYS = st.sampled_from(["A", "Type", "X#", "Ä", "W W"])
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=23) | st.dictionaries(KEYS, inner), max_leaves=40
)


class Known(pdfdoc.DummyDoc):
    """As much of ReportLab's document as its objects ask for."""

    def __init__(self) -> None:
        self.idToObjectNumberAndVersion = {key: (number, 0) for key, number in KNOWN.items()}


def of_reportlab(value: Any) -> Any:
    """The value in ReportLab's own classes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        made = pdfdoc.PDFDictionary({key: of_reportlab(each) for key, each in value.items()})
        made.multiline = False
        return made
    if isinstance(value, list):
        return pdfdoc.PDFArrayCompact([of_reportlab(each) for each in value])
    return value


@given(value=VALUES)
def test_values_are_written_as_reportlab_writes_them(value):
    assert written(value, KNOWN).encode("ascii") == pdfdoc.format(of_reportlab(value), Known())


@given(said=st.text())
def test_strings_are_written_as_reportlab_writes_them(said):
    assert text(said).encode("ascii") == pdfdoc.PDFString(said).format(Known())


@given(said=st.text(st.characters(codec="latin-1"), min_size=1))
def test_names_are_written_as_reportlab_writes_them(said):
    assert name(said) == pdfdoc.PDFName(said)


def test_a_reference_to_what_is_never_added_is_an_error():
    document = PdfDocument((2, 0))
    document.add({"Next": document.reference("nowhere")})
    with pytest.raises(KeyError):
        document.finish({}, None)


def test_a_stream_that_is_added_twice_is_one_object():
    document = PdfDocument((2, 0))
    first, second = (document.stream(b"q Q " * 40, {"N": 3}, again=each) for each in (True, False))
    assert first is second
    assert document.stream(b"q Q " * 40) is not first
