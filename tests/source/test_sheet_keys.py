"""What a data file asks for of the sheet: read, refused with its place, and never silently left out."""

from __future__ import annotations

import jsonschema
import pytest

import factsheet
from factsheet import FactsheetError, SheetOptions
from factsheet.errors import Severity
from factsheet.pipeline import edition_of, layout_of
from factsheet.sheet import Fold, PageCount
from factsheet.source import reader
from factsheet.source.schema import schema
from factsheet.units import MM, PAPERS, Orientation
from factsheet.yaml_source import parse

SHEET = """\
factsheet: 1
id: wells
lang: en
title: Wells
summary: Every village has one.
publisher: {name: The district}
"""
KEYS = """\
paper: Legal
orientation: landscape
pages: 1..2
fold: none
size: large-print
prefer: {header: beside}
quantity: 5000
"""


def read(more: str):
    return reader.factsheet(parse(SHEET + more, "wells.yaml"), None)


def refused(more: str):
    with pytest.raises(FactsheetError) as caught:
        read(more)
    return caught.value.diagnostics


def test_every_key_is_read_and_reaches_every_edition_with_its_place():
    options = edition_of(read(KEYS)).options
    assert options == SheetOptions(
        PAPERS["Legal"],
        Orientation.LANDSCAPE,
        PageCount(1, 2),
        Fold.NONE,
        large_print=True,
        prefer={"header": "beside"},
        quantity=5000,
    )
    lines = {key: span.line for key, span in options.spans.items()}
    assert lines == {line.partition(":")[0]: 7 + n for n, line in enumerate(KEYS.splitlines())}


def test_a_file_without_them_asks_for_nothing():
    assert edition_of(read("")).options == SheetOptions()


@pytest.mark.parametrize(
    ("written", "width", "height"),
    [("{width: 120mm, height: 170mm}", 120, 170), ("{height: 4in, width: 21.5cm}", 215, 101.6)]
    + [("letter", 215.9, 279.4), ("DL", 99, 210)],
)
def test_papers_by_name_and_by_their_sides(written, width, height):
    paper = read(f"paper: {written}\n").options.paper
    assert (paper.width / MM, paper.height / MM) == pytest.approx((width, height))


BAD = {
    "paper: A7": (
        "unknown-paper",
        7,
        "did you mean A6? Any other size is written as {width: 120mm, height: 170mm}",
    ),
    "paper: foolscap": ("unknown-paper", 7, "known are: A3, A4, A5, A6, Letter"),
    "paper: {width: 120mm}": ("key-missing", 7, "write it with its unit, as 120mm"),
    "paper: {width: 120, height: 170mm}": ("length-not-valid", 7, "write it with its unit, as 120mm"),
    "paper: {width: 12mm, height: 170mm}": ("unknown-paper", 7, "give the sheet as it is trimmed"),
    "paper: {width: 120mm, heigth: 170mm}": ("unknown-key", 7, 'did you mean "height"?'),
    "paper: [A4]": ("wrong-kind-of-value", 7, ""),
    "orientation: sideways": ("unknown-word", 7, "known are: portrait, landscape"),
    "orientation: landscap": ("unknown-word", 7, 'did you mean "landscape"?'),
    "fold: three": ("unknown-word", 7, "known are: none, tri, half"),
    "pages: 2..1": ("page-count-not-valid", 7, "write auto, a number, or from 1 to 2 as 1..2; at most 32"),
    "pages: -1": ("page-count-not-valid", 7, "write auto"),
    "size: 16pt": ("unknown-word", 7, "known are: large-print"),
    "quantity: 5,000": ("quantity-not-valid", 7, "write how many copies are printed, as 5000"),
    "quantity: 0": ("quantity-not-valid", 7, "write how many"),
    "prefer: beside": ("not-a-group", 7, ""),
    "prefer: {header: 'to the side'}": ("arrangement-name-not-valid", 7, "arrangements are named by the"),
}


@pytest.mark.parametrize("written", BAD)
def test_what_cannot_be_is_refused_with_its_line_and_the_way_out(written):
    code, line, hint = BAD[written]
    found = refused(written + "\n")
    assert {each.code for each in found if each.severity is Severity.ERROR} == {code}
    assert found[0].span.line == line and found[0].hint.startswith(hint)


@pytest.mark.parametrize("more", [KEYS, "paper: {width: 120mm, height: 17.5cm}\npages: 2\n", "pages: auto\n"])
def test_the_schema_of_editors_takes_what_is_read(more):
    read(more)
    jsonschema.validate(parse(SHEET + more, "wells.yaml").value, schema())


@pytest.mark.parametrize("written", ["paper: A7", "fold: three", "quantity: 0", "paper: {width: 120}"])
def test_the_schema_of_editors_refuses_what_is_not(written):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(parse(SHEET + written, "wells.yaml").value, schema())


def test_the_caller_goes_before_the_file_and_the_file_before_the_layout():
    edition = edition_of(read("paper: A5\norientation: landscape\n"))
    assert str(layout_of(edition, None, None).size) == "210 x 148 mm"
    assert str(layout_of(edition, None, "A3").size) == "420 x 297 mm"
    assert str(layout_of(edition, None, SheetOptions.of(orientation="portrait")).size) == "148 x 210 mm"
    own = factsheet.load_layout("editorial").on("Tabloid")
    assert layout_of(edition, own, None).size.name == "Tabloid"
    assert layout_of(edition, own, "A4").size.name == "A4"


@pytest.mark.parametrize(
    ("more", "asked", "code", "line"),
    [
        ("paper: A6\nfold: tri\n", SheetOptions(), "fold-too-narrow", 8),
        ("paper: A4\n", SheetOptions.of("A6", fold="tri"), "fold-too-narrow", 0),
        ("fold: tri\npages: 2\n", SheetOptions(), "pages-unlike-fold", 8),
        ("pages: 1..2\n", SheetOptions.of(fold="half"), "pages-unlike-fold", 7),
    ],
)
def test_folds_that_cannot_be_are_refused_wherever_they_are_asked_for(more, asked, code, line):
    edition = edition_of(read(more))
    with pytest.raises(FactsheetError) as caught:
        layout_of(edition, None, asked)
    (found,) = caught.value.diagnostics
    assert (found.code, found.span.file, found.span.line) == (code, "wells.yaml", line)


@pytest.mark.parametrize("pages", ["auto", "6", "1..8"])
def test_as_many_pages_as_panels_go_with_a_fold(pages):
    edition = edition_of(read(f"fold: tri\npages: {pages}\n"))
    assert len(layout_of(edition, None, None).sheet(edition.direction).panels) == 6


def pages_of(key):
    return factsheet.make(read(key + "\n"), output=factsheet.SCREEN).composition


def test_wishes_for_pages_are_followed():
    assert len(pages_of("pages: 2").pages) == 2
    assert len(pages_of("fold: half").pages) == 4
    assert "header:compact" in "".join(pages_of("prefer: {header: compact}").fit.plan)


def test_an_arrangement_that_the_layout_lacks_is_told():
    (told,) = (
        each for each in pages_of("prefer: {header: upside-down}").warnings if each.code == "prefer-unknown"
    )
    assert told.path == "prefer" and told.span.line == 7 and "compact" in told.hint


@pytest.mark.parametrize(
    "key", ["pages: auto", "fold: none", "paper: A3", "orientation: portrait", "quantity: 9"]
)
def test_a_wish_that_is_followed_is_not_told(key):
    made = factsheet.make(read(key + "\n"), output=factsheet.SCREEN)
    assert not {"prefer-unknown", "wish-not-kept"} & {each.code for each in made.warnings}
