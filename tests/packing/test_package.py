"""Packages: all that a printer needs, true to the press files; the same bytes, whole or not at all."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pypdf
import pytest
from click.testing import CliRunner
from PIL import Image

from factsheet.cli.main import cli
from factsheet.errors import OutputError
from factsheet.packing.package import package
from factsheet.packing.target import PressTarget

MM = 72 / 25.4
COARSE = PressTarget(dpi=40)


def files_of(path: Path) -> dict[str, bytes]:
    """The files in a package by their names below its folder."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def test_a_package_tells_the_printer_what_its_press_files_are(leaflet: Path, tmp_path: Path) -> None:
    made = package(leaflet, tmp_path / "wells.zip", press=COARSE, languages="all", jobs=1)
    assert made.ok and made.batch.made == 2 and made.size == made.path.stat().st_size
    files = files_of(made.path)
    assert made.files == len(files) - 1
    for line in files["SHA256SUMS"].decode().splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256(files[name]).hexdigest() == digest
    assert len(files["SHA256SUMS"].splitlines()) == len(files) - 1

    for lang, bound in (("en", "left"), ("ar", "right")):
        press = files[f"press/wells.{lang}.print.pdf"]
        ticket = json.loads(files[f"tickets/wells.{lang}.ticket.json"])
        pages = pypdf.PdfReader(io.BytesIO(press)).pages
        assert ticket["sha256"] == hashlib.sha256(press).hexdigest()
        assert (ticket["language"], ticket["binding"], ticket["quantity"]) == (lang, bound, 5000)
        assert (ticket["paper"], ticket["fold"], ticket["pages"]) == ("A4", "half", len(pages))
        box = pages[0].trimbox
        assert ticket["trim"] == pytest.approx([float(box.width) / MM, float(box.height) / MM], abs=0.02)
        assert ticket["folds"] == [[148.5], [148.5]]
        bleed = (float(box.left) - float(pages[0].bleedbox.left)) / MM
        assert ticket["bleed"] == pytest.approx(bleed, abs=0.02)
        spaces = [
            each.get_object()[1]
            for page in pages
            for each in page["/Resources"]["/ColorSpace"].values()
            if each.get_object()[0] == "/Separation"
        ]
        assert ticket["inks"][4:] == ["PANTONE 286 C"] and "/PANTONE 286 C" in spaces
        shown = Image.open(io.BytesIO(files[f"reference/wells.{lang}.1.png"]))
        assert shown.width / shown.height == pytest.approx(297 / 210, abs=0.01)
        assert f"reference/wells.{lang}.3.png" not in files
        said = files[f"tickets/wells.{lang}.ticket.txt"].decode()
        assert "Quantity:     5,000\n" in said and "Trimmed size: 297 x 210 mm (A4), flat\n" in said
        report = json.loads(files[f"preflight/wells.{lang}.preflight.json"])
        assert report["ok"] and "PDF/X-4" in report["standards"]
        assert report["file"] == f"wells.{lang}.print.pdf"

    terms = files["licenses/LICENSES.txt"].decode()
    assert (
        "phone: Copyright 2023 Phosphor" in terms
        and b"Permission is hereby" in files["licenses/Phosphor.txt"]
    )
    assert "well.jpg: Photo: Ada Field, Copyright 2025 Field Pictures" in terms
    assert "; OFL-1.1" in terms and b"SIL OPEN FONT LICENSE" in files["licenses/OFL-1.1.txt"]
    embedded = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for lang in ("en", "ar")
        for page in pypdf.PdfReader(io.BytesIO(files[f"press/wells.{lang}.print.pdf"])).pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    fonts = terms.partition("Icons\n")[0]
    assert {line.partition(":")[0] for line in fonts.splitlines()[2:] if line} >= embedded - {""}


def test_the_same_data_is_the_same_package_whoever_makes_it(leaflet: Path, tmp_path: Path) -> None:
    rows = [{"id": "b", "quantity": 20}, {"id": "a", "quantity": 7}]
    options: dict[str, Any] = {"rows": rows, "press": COARSE}
    leaflet.write_text(leaflet.read_text().replace("quantity: 5000\n", ""))
    one = package(leaflet, tmp_path / "one.zip", jobs=1, **options)
    two = package(leaflet, tmp_path / "elsewhere" / "two.zip", jobs=2, **options)
    assert one.path.read_bytes() == two.path.read_bytes()
    lines = list(csv.DictReader(files_of(one.path)["tickets.csv"].decode("utf-8-sig").splitlines()))
    assert [(each["file"], each["quantity"]) for each in lines] == [
        ("wells_a.en.print.pdf", "7"),
        ("wells_b.en.print.pdf", "20"),
    ]


def test_a_package_that_lacks_an_edition_is_not_written(leaflet: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "wells.zip"
    target.parent.mkdir()
    target.write_bytes(b"the one before")
    table = tmp_path / "rows.csv"
    table.write_text("id,quantity\na,5\nb,many\n")
    words = ["package", str(leaflet), "-o", str(target), "--rows", str(table), "--dpi", "36", "--jobs", "1"]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 1 and "Traceback" not in done.output
    assert "rows.csv:3" in done.output and "not written: 1 edition failed" in done.output
    assert target.read_bytes() == b"the one before" and [*target.parent.iterdir()] == [target]
    done = CliRunner().invoke(cli, [*words, "--format", "json"])
    record = json.loads(done.stdout)
    assert not record["ok"] and record["problems"][0]["line"] == 3


@pytest.mark.parametrize("reason", ["full", "folder"])
def test_a_package_that_cannot_be_written_is_a_message(
    leaflet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    target = tmp_path / "out" / "wells.zip"
    if reason == "folder":
        target.mkdir(parents=True)
    else:

        def full(*given: object) -> bytes:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("factsheet.packing.package.texts_of", full)
    words = ["package", str(leaflet), "-o", str(target), "--dpi", "36", "--jobs", "1"]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == (1 if reason == "full" else 2)
    if reason == "full":
        assert isinstance(done.exception, OutputError) and "the disk is full" in str(done.exception)
    else:
        assert "is a directory" in done.output
    assert reason == "folder" or not [*target.parent.iterdir()]
