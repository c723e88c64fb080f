"""What a file says of itself, and when it says it was made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factsheet.display import DocumentInfo
from factsheet.errors import OutputError
from factsheet.fonts.library import bundled
from factsheet.pdf.metadata import date_of
from factsheet.pdf.output import FOGRA39, PRINT, SCREEN, SCREEN_1_7, SRGB
from factsheet.pdf.writer import write
from tests.pdf.made import paragraph, whole
from tests.pdf.read import opened

XMP_X4 = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"


def undated():
    return replace(paragraph("x"), about=DocumentInfo("id", "Title"))


def test_press_files_say_that_they_are_pdf_x_4():
    pdf = opened(write(whole(), PRINT, bundled()))
    metadata = pdf.open_metadata()
    assert metadata[XMP_X4] == "PDF/X-4"
    assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
    assert metadata["pdf:Trapped"] == "False"
    assert pdf.docinfo.Trapped == "/False"


def test_information_and_xmp_agree_to_the_second():
    pdf = opened(write(whole(), PRINT, bundled()))
    metadata = pdf.open_metadata()
    dates = {metadata[f"xmp:{each}"] for each in ("CreateDate", "ModifyDate", "MetadataDate")}
    assert metadata["pdf:Producer"] == str(pdf.docinfo.Producer)
    assert dates == {"2026-11-22T00:00:00Z"}
    assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20261122000000Z"


def test_pdf_2_has_no_information_dictionary():
    assert "/Info" not in opened(write(whole(), SCREEN, bundled())).trailer


@pytest.mark.parametrize(
    ("output", "condition", "intents"),
    [
        (PRINT, FOGRA39, ["/GTS_PDFX", "/GTS_PDFA1"]),
        (SCREEN, SRGB, ["/GTS_PDFA1"]),
        (SCREEN_1_7, SRGB, ["/GTS_PDFA1"]),
    ],
)
def test_one_profile_is_the_output_intent(output, condition, intents):
    pdf = opened(write(whole(), output, bundled()))
    found = list(pdf.Root.OutputIntents)
    assert [each.S for each in found] == intents
    assert len({each.DestOutputProfile.objgen for each in found}) == 1
    assert found[0].DestOutputProfile.read_bytes() == condition.profile
    assert found[0].OutputConditionIdentifier == condition.identifier


def test_dates_are_the_factsheet_s_own():
    assert date_of("2026-11-22").date().isoformat() == "2026-11-22"
    assert date_of("2026").date().isoformat() == "2026-01-01"


def test_without_a_date_the_build_s_own_date_holds(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert date_of("").isoformat() == "2023-11-14T22:13:20+00:00"


def test_without_any_date_the_file_is_still_the_same_each_day(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    pdf = opened(write(undated(), PRINT, bundled()))
    assert str(pdf.docinfo.CreationDate) == "D:19800101000000Z"


@pytest.mark.parametrize("written", ["22.11.2026", "2026-13-01", "2026-02-30", "soon"])
def test_a_date_that_is_none_is_refused(written):
    with pytest.raises(OutputError, match="is not a date"):
        date_of(written)


def test_the_document_keeps_its_name_while_its_content_changes():
    def names(text):
        metadata = opened(write(paragraph(text), SCREEN, bundled())).open_metadata()
        return metadata["xmpMM:DocumentID"], metadata["xmpMM:InstanceID"]

    (document, instance), (same, other) = names("a"), names("b")
    assert document == same and instance != other
