"""Every sheet in every layout and both outputs: it builds, it is whole, and readers give it back."""

from __future__ import annotations

import shutil

import pytest

from factsheet.content.languages import language
from factsheet.pdftools.preflight.run import preflight
from tests.sheets import EDITIONS, OUTPUTS, SHEETS, Bench, sheet
from tests.sheets.reading import by_pdfium, lost, lost_to_poppler, runs, strings
from tests.verapdf import needs_verapdf, validate

# What a reader gives back otherwise, by sheet and reader: right-to-left lines in which PDFium or Poppler has
# its own mind (docs/languages.md, Limits). Nothing else may come to these.
AMISS = {
    # The label beside a large number has two lines: PDFium reads the number between them.
    ("earthquake-drill", "pdfium"): {"key_numbers.strong.label"},
    # The same in Chinese: it makes one line of the two and, rightly, puts no space between them.
    ("library-hours", "pdfium"): {"key_numbers.young.label"},
    # It takes the last line of a very large title and the first of the summary for one, and puts ₪ first.
    ("tenants-rights", "pdfium"): {"title", "summary", "key_numbers.rent.value"},
    # In campaign a title stands beside its second line, and Poppler reads across; by itself, it has more
    # Latin letters than Arabic, and Poppler takes it for copy from left to right.
    ("clinic-hours", "poppler"): {"sources.who"},
}

every_edition = pytest.mark.parametrize(
    ("name", "layout"), EDITIONS, ids=[".".join(each) for each in EDITIONS]
)
every_output = pytest.mark.parametrize("output", OUTPUTS)


def test_the_sheets_are_of_many_languages_and_shapes() -> None:
    tags = [sheet(name).lang for name in SHEETS]
    assert len(set(tags)) == len(tags) >= 27
    assert len({language(tag).script for tag in tags}) >= 13
    counts = {len(sheet(name).blocks) for name in SHEETS}
    assert min(counts) <= 3 and max(counts) >= 9


@every_edition
def test_every_sheet_is_built_with_glyphs_for_all_its_copy(bench: Bench, name: str, layout: str) -> None:
    made = bench(name, layout)
    assert [run.text for run in runs(made.composition) if any(glyph.id == 0 for glyph in run.glyphs)] == []
    assert all(strings(made.edition, made.composition).values())


@every_edition
@every_output
def test_pdfium_gives_the_copy_back(bench: Bench, name: str, layout: str, output: str) -> None:
    made = bench(name, layout)
    gone = lost(strings(made.edition, made.composition), by_pdfium(made.files[output]))
    assert {path: texts for path, texts in gone.items() if path not in AMISS.get((name, "pdfium"), ())} == {}


@every_edition
@every_output
def test_poppler_gives_the_copy_back(bench: Bench, name: str, layout: str, output: str) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (Debian package poppler-utils) is not installed")
    made = bench(name, layout)
    meant = strings(made.edition, made.composition)
    gone = lost_to_poppler(made.edition, made.composition, made.files[output], meant)
    assert {path: texts for path, texts in gone.items() if path not in AMISS.get((name, "poppler"), ())} == {}


@every_edition
@every_output
def test_every_sheet_passes_preflight(bench: Bench, name: str, layout: str, output: str) -> None:
    made = bench(name, layout)
    pdf = made.files[output].read_bytes()
    report = preflight(pdf, edition=made.edition, composition=made.composition)
    # A publisher at the foot of a page stands in the content before what is above it.
    assert [str(each) for each in report.errors if each.rule != "reading-order"] == []


@needs_verapdf
@pytest.mark.parametrize(
    ("output", "flavours"),
    [("print", ["ua1", "2a"]), ("screen", ["ua2", "4", "wtpdf-access", "wtpdf-reuse"])],
)
def test_every_sheet_keeps_the_standards(bench: Bench, output: str, flavours: list[str]) -> None:
    judged = validate([bench(*each).files[output] for each in EDITIONS], flavours)
    assert len(judged) == len(flavours) * len(EDITIONS)
    assert [str(result) for result in judged if not result.compliant] == []
