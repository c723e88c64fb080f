"""Every check passes on the sample's own files, and fails on one that is broken in exactly its way."""

from __future__ import annotations

from dataclasses import replace

import pikepdf
import pytest

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Subject, checks
from factsheet.pdftools.preflight.file import File
from factsheet.pdftools.preflight.report import Level, Report, Status
from factsheet.pdftools.preflight.run import judge, preflight
from tests.pdftools.preflight.breaks import (
    WRONG,
    artifact_heading,
    covered_code,
    crowded_code,
    heavy,
    lzw,
    other_pages_size,
    said_twice,
    swapped_letters,
    swapped_parts,
    tagged_link,
    text,
)
from tests.pdftools.preflight.broken import (
    Break,
    broken,
    edition,
    made,
    metadata,
    painted,
    tags,
)

CASES = [(rule, output, change) for rule, cases in WRONG.items() for output, change in cases]
NOT_BY_CHANGE = {
    # These have tests of their own, below.
    *(
        "claims",
        "encryption",
        "file-identifier",
        "file-size",
        "qr-code",
        "reading-order",
        "syntax",
        "text-in-inks",
        "version",
    ),
}


def failed(report: Report) -> set[str]:
    return {each.rule for each in report.failed}


def status(rule: str, pdf: bytes) -> Status:
    """What becomes of one check."""
    (wanted,) = (each for each in checks() if each.rule == rule)
    file = File(pdf)
    standards = file.claims.standards or frozenset({Standard.X4, Standard.UA1})
    return judge(wanted, Subject(file, standards))[1].status


@pytest.mark.parametrize("layout", ["campaign", "editorial"])
@pytest.mark.parametrize("output", ["print", "screen", "screen-1.7"])
def test_the_sample_is_in_order(layout: str, output: str) -> None:
    result = made(layout, output)
    report = preflight(result.pdf, edition=edition(), composition=result.composition)
    assert [str(each) for each in report.errors] == []
    assert report.standards == tuple(each.value for each in Standard if each in result.output.standards)
    applying = [each for each in report.not_run if "is held against it only for" not in each.reason]
    assert [(each.rule, each.reason) for each in applying] == []


@pytest.mark.parametrize(
    ("rule", "output", "change"), CASES, ids=[f"{rule}-{n}" for n, (rule, *_) in enumerate(CASES)]
)
def test_a_check_finds_what_is_broken(rule: str, output: str, change: Break) -> None:
    assert status(rule, broken(change, output)) is Status.FAILED


def test_every_check_is_shown_to_fail() -> None:
    assert {each.rule for each in checks()} == set(WRONG) | NOT_BY_CHANGE


def test_a_file_saved_anew_without_a_change_is_in_order() -> None:
    assert preflight(broken(lambda pdf: None)).errors == ()


def test_version() -> None:
    assert "version" in failed(preflight(broken(lambda pdf: None, force_version="1.7")))
    assert "version" in failed(preflight(made("editorial", "print").pdf, standards=("PDF/UA-2",)))
    assert "version" in failed(preflight(b"\n" + made("editorial", "print").pdf))


def test_a_good_link() -> None:
    pdf = broken(tagged_link, "screen")
    assert {status(rule, pdf) for rule in ("links", "annotations", "structure-parents")} == {Status.PASSED}


def test_a_file_cut_short_or_compressed_by_lzw() -> None:
    cut = preflight(made("editorial", "print").pdf[:-40])
    assert not cut.ok
    assert {each.status for each in cut.outcomes[1:]} == {Status.NOT_RUN}
    classic = broken(lambda pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    mended = preflight(classic[:-40])
    assert {"syntax"} <= failed(mended)
    assert len(mended.passed) > 40
    raw = pikepdf.StreamDecodeLevel.none
    pdf = broken(lzw, stream_decode_level=raw, compress_streams=False)
    assert status("syntax", pdf) is Status.FAILED


def test_encryption() -> None:
    locked = pikepdf.Encryption(owner="owner", user="", R=3, aes=False, metadata=False)
    report = preflight(broken(lambda pdf: None, encryption=locked), standards=("PDF/X-4",))
    assert "encryption" in failed(report)


@pytest.mark.parametrize("revision", [4, 6])
def test_encryption_that_cannot_be_opened(revision: int) -> None:
    locked = pikepdf.Encryption(owner="owner", user="", R=revision)
    report = preflight(broken(lambda pdf: None, encryption=locked))
    assert not report.ok
    assert "encrypted" in report.errors[0].message


def test_a_file_that_only_its_owner_opens() -> None:
    locked = pikepdf.Encryption(owner="owner", user="user", R=3, aes=False, metadata=False)
    report = preflight(broken(lambda pdf: None, encryption=locked), standards=("PDF/X-4",))
    assert "encryption" in failed(report)
    assert {"the file is encrypted"} <= {each.reason for each in report.not_run}
    assert not report.ok


def test_file_identifier() -> None:
    pdf = made("editorial", "print").pdf
    assert "file-identifier" in failed(preflight(pdf.replace(b"/ID ", b"/IE ")))


def test_metadata_that_are_no_xml() -> None:
    pdf = made("editorial", "print").pdf.replace(b"</rdf:RDF>", b"</rdf:RDX>")
    assert status("metadata", pdf) is Status.FAILED


def test_claims() -> None:
    change = metadata("<pdfuaid:part>1</pdfuaid:part>", "")
    assert "claims" in failed(preflight(broken(change), standards=("PDF/X-4", "PDF/UA-1")))
    change = metadata("<pdfuaid:rev>2024</pdfuaid:rev>", "")
    assert "claims" in failed(preflight(broken(change, "screen")))
    other = preflight(broken(metadata("<pdfaid:conformance>A<", "<pdfaid:conformance>B<")))
    assert "PDF/A-2b" in " ".join(each.message for each in other.findings)


def test_file_size_is_only_noted() -> None:
    report = preflight(broken(heavy, "screen", "campaign"))
    assert [each.level for each in report.findings if each.rule == "file-size"] == [Level.NOTE]


def test_small_text_in_several_inks_is_a_warning() -> None:
    report = preflight(broken(painted(f".3 .3 0 .6 k {text(8)}")))
    found = [
        each for each in report.findings if each.rule == "text-in-inks" and "0.3 0.3 0 0.6" in each.message
    ]
    assert [each.level for each in found] == [Level.WARNING]


@pytest.mark.parametrize(
    ("said", "warned"),
    [
        ("\u2713", False),
        ("\u2717", False),
        ("\U0001f4a7\ufe0f", False),
        ("火", False),
        ("x", True),
        ("--", True),
    ],
)
def test_a_symbol_or_an_ideograph_is_an_alternative_that_says_something(said: str, warned: bool) -> None:
    report = preflight(broken(tags("Figure", lambda each: each.__setitem__("/Alt", said))))
    assert ("hardly anything" in " ".join(each.message for each in report.findings)) is warned


def test_pages_of_two_sizes_are_a_warning() -> None:
    found = [each for each in preflight(broken(other_pages_size)).findings if each.rule == "page-size"]
    assert [(each.level, each.page) for each in found] == [(Level.WARNING, 2)]


@pytest.mark.parametrize("change", [swapped_parts, swapped_letters, artifact_heading])
@pytest.mark.parametrize("output", ["print", "screen"])
def test_reading_order(change: Break, output: str) -> None:
    assert "reading-order" in failed(preflight(broken(change, output), edition=edition()))


def test_one_letter_less_is_found() -> None:
    own = edition()
    title = own.texts()["title"]
    longer = own.with_texts(
        lambda copy: replace(copy, runs=(*copy.runs, *title.runs[:1])) if copy.path == "title" else copy
    )
    (finding,) = (
        each
        for each in preflight(made("editorial", "screen").pdf, edition=longer).errors
        if each.rule == "reading-order"
    )
    assert finding.place == "title"


def test_one_sentence_more_is_found() -> None:
    report = preflight(broken(said_twice, "screen"), edition=edition())
    assert any("which the edition does not" in each.message for each in report.errors)


@pytest.mark.parametrize("change", [covered_code, crowded_code])
def test_qr_code(change: Break) -> None:
    result = made("editorial", "print")
    assert "qr-code" in failed(preflight(broken(change), edition=edition(), composition=result.composition))
