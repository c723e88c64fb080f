"""The brand of a data file: in the file or beside it, read with its places, refused with the way out."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from factsheet.color import SpotInk
from factsheet.content.brand import Brand
from factsheet.errors import FactsheetError, Severity
from factsheet.pipeline import edition_of
from factsheet.source import reader
from factsheet.source.schema import schema
from factsheet.yaml_source import parse

SHEET = """\
factsheet: 1
id: wells
lang: en
title: Wells
summary: Every village has one.
publisher: {name: The district}
"""
BRAND = """\
logo: mark.svg
logo_alt: The district's lion
colors:
  accent: {srgb: "#009A44", cmyk: [85, 0, 95, 5], spot: PANTONE 347 C}
  ground: {srgb: "#0033A0", cmyk: [100, 75, 0, 2]}
  ink: "#1C1C1C"
faces: {headings: league-gothic, text: [gill-sans, source-sans]}
"""
INSIDE = "brand:\n" + "".join(f"  {line}\n" for line in BRAND.splitlines())
MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="#009A44"/></svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mark.svg").write_text(MARK, encoding="utf-8")
    return tmp_path


def read(more: str, root: Path | None):
    return reader.factsheet(parse(SHEET + more, "wells.yaml"), root)


def refused(more: str, root: Path | None):
    with pytest.raises(FactsheetError) as caught:
        read(more, root)
    return caught.value.diagnostics


def whole(brand: Brand) -> None:
    accent, ground, ink = (brand.colors[role] for role in ("accent", "ground", "ink"))
    assert accent.cmyk == (0.85, 0, 0.95, 0.05) and accent.spot == SpotInk("PANTONE 347 C", accent.cmyk)
    assert ground.cmyk == (1, 0.75, 0, 0.02) and ground.spot is None
    assert ink.cmyk is None and ink.rgb == pytest.approx((28 / 255,) * 3)
    assert brand.faces == {"headings": ("league-gothic",), "text": ("gill-sans", "source-sans")}


def test_it_may_stand_in_the_data_file(folder):
    edition = edition_of(read(INSIDE, folder))
    whole(edition.brand)
    lines = {path: (span.file, span.line) for path, span in edition.brand.spans.items()}
    assert lines["colors.accent"] == ("wells.yaml", 11) and lines["faces.text"] == ("wells.yaml", 14)


@pytest.mark.parametrize(
    ("name", "more"), [("brand.yaml", ""), ("house/mine.yaml", "brand: house/mine.yaml\n")]
)
def test_it_may_stand_in_a_file_beside_it(name, more, folder):
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(BRAND, encoding="utf-8")
    edition = edition_of(read(more, folder))
    whole(edition.brand)
    assert edition.brand.spans["colors.ground"].file == str(folder / name)
    assert edition.brand.spans["colors.ground"].line == 5


def test_none_leaves_it_out_and_a_key_goes_before_the_file_beside_it(folder):
    (folder / "brand.yaml").write_text(BRAND, encoding="utf-8")
    assert not edition_of(read("brand: none\n", folder)).brand
    own = edition_of(read('brand: {colors: {ink: "#000000"}}\n', folder)).brand
    assert set(own.colors) == {"ink"} and not own.faces
    assert not edition_of(read("", None)).brand


def test_its_mark_is_that_of_a_publisher_who_has_none(folder):
    sheet = read(INSIDE, folder)
    publisher = sheet.blocks["publisher"]
    assert (publisher.logo.value, publisher.logo.path) == ("mark.svg", "publisher.logo")
    assert publisher.logo.span.line == 8
    edition = edition_of(sheet)
    assert edition.find("publisher.logo").value == "mark.svg"
    (figure,) = (each for each in edition.structure().walk() if each.path == "publisher.logo")
    assert figure.alt == "The district's lion"
    (folder / "own.svg").write_text(MARK, encoding="utf-8")
    own = SHEET.replace("{name: The district}", "{name: The district, logo: own.svg}")
    assert reader.factsheet(parse(own + INSIDE, "a.yaml"), folder).blocks["publisher"].logo.value == "own.svg"


BAD = {
    "brand: {colors: {accent: green}}": ("color-not-valid", 'write "#rrggbb", in quotes'),
    "brand: {colors: {accent: '#12345'}}": ("color-not-valid", 'write "#rrggbb"'),
    "brand:\n  colors:\n    accent: #009A44\n": ("comment-cuts-text", "put quotes around it"),
    "brand:\n  colors:\n    accent:\n": ("value-empty", "write it, or delete the line"),
    "brand: {colors: {accent: {cmyk: [1, 2, 3, 4]}}}": ("key-missing", 'add srgb: "#rrggbb", in quotes'),
    "brand: {colors: {ink: {srgb: '#000000', cmyk: [0, 0, 100]}}}": ("color-not-valid", "write cyan,"),
    "brand: {colors: {ink: {srgb: '#000000', cmyk: [0, 0, 0, 101]}}}": ("color-not-valid", "write cyan,"),
    "brand: {colors: {ink: {srgb: '#000000', cmyk: black}}}": ("color-not-valid", "write cyan,"),
    "brand: {colors: {ink: {srgb: '#000000', spot: HKS 41}}}": ("color-not-valid", "add cmyk:"),
    "brand: {colors: {ink: {srgb: '#000000', cmyk: [0, 0, 0, 100], spot: Black}}}": (
        "color-not-valid",
        "write the name of its plate",
    ),
    "brand: {colors: {acent: '#000000'}}": ("unknown-key", 'did you mean "accent"?'),
    "brand: {color: {accent: '#000000'}}": ("unknown-key", 'did you mean "colors"?'),
    "brand: {faces: {text: Gill Sans}}": ("family-not-valid", "write it as factsheet list fonts does"),
    "brand: {logo: lost.svg}": ("picture-missing", ""),
    "brand: lost.yaml": ("brand-file-unreadable", "name a file beside the data file"),
    "brand: ../brand.yaml": ("brand-file-unreadable", "name a file beside the data file"),
    "brand: [1]": ("not-a-group", ""),
}


@pytest.mark.parametrize("written", BAD)
def test_what_cannot_be_is_refused_with_its_place_and_the_way_out(written, folder):
    code, hint = BAD[written]
    found = [each for each in refused(written + "\n", folder) if each.severity is Severity.ERROR]
    assert {each.code for each in found} == {code}
    assert all(each.span.file == "wells.yaml" and each.span.line >= 7 for each in found)
    assert found[0].hint.startswith(hint)


def test_what_is_wrong_in_the_file_of_a_brand_is_told_there(folder):
    file = folder / "brand.yaml"
    file.write_text("colors:\n  accent: green\n", encoding="utf-8")
    (told,) = refused("", folder)
    assert (told.span.file, told.span.line, told.span.column) == (str(file), 2, 11)
    file.write_text("colors: {a: 1, a: 2}", encoding="utf-8")
    assert {each.code for each in refused("", folder)} == {"duplicate-key"}
    file.write_text("", encoding="utf-8")
    assert {each.code for each in refused("", folder)} <= {"brand-file-unreadable", "file-empty"}
    file.write_text("- 1\n", encoding="utf-8")
    assert {each.code for each in refused("", folder)} == {"not-a-group"}
    file.unlink()
    file.symlink_to("/etc/hostname")
    assert {each.code for each in refused("", folder)} == {"brand-file-unreadable"}


@pytest.mark.parametrize("more", [INSIDE, "brand: house.yaml\n", "brand: none\n"])
def test_the_schema_of_editors_takes_it(more):
    jsonschema.validate(parse(SHEET + more, "wells.yaml").value, schema())


@pytest.mark.parametrize("more", ["brand: {colors: {accent: green}}", "brand: {colors: {gold: '#000000'}}"])
def test_the_schema_of_editors_refuses_what_is_none(more):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(parse(SHEET + more, "wells.yaml").value, schema())
