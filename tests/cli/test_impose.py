"""`factsheet impose`: a file comes out, its notes are printed, and wrong use is told."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from factsheet.cli.commands.impose import command
from factsheet.errors import ImpositionError
from tests.pdf.read import opened
from tests.pdftools.impose.made import numbered


def run(folder, *options: str):
    source = folder / "in.pdf"
    source.write_bytes(numbered(5))
    target = folder / "out.pdf"
    return target, CliRunner().invoke(command, [str(source), "-o", str(target), *options])


def test_a_booklet_is_made(tmp_path):
    target, done = run(tmp_path, "--as", "booklet", "--sheet", "a4", "--creep", "0.1mm")
    assert done.exit_code == 0, done.output
    assert "2 sheets, A4 lying, 2 cells a side, pages at their own size" in done.output
    assert "short edge" in done.output
    assert len(opened(target.read_bytes()).pages) == 4


@pytest.mark.parametrize("kind", ["2-up", "4-up", "cut-and-stack", "step-and-repeat"])
def test_every_other_scheme_is_made(kind, tmp_path):
    target, done = run(tmp_path, "--as", kind, "--sheet", "SRA3", "--gutter", "6mm", "--no-marks")
    assert done.exit_code == 0, done.output
    assert target.is_file()


@pytest.mark.parametrize(
    "options",
    [
        ("--as", "booklet", "--gutter", "3mm"),
        ("--as", "2-up", "--creep", "0.1mm"),
        ("--as", "2-up", "--gutter", "wide"),
        ("--as", "3-up"),
        ("--as", "2-up", "--sheet", "B7"),
        (),
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(options, tmp_path):
    target, done = run(tmp_path, *options)
    assert done.exit_code == 2
    assert not target.exists()


def test_a_file_that_is_not_there_is_told(tmp_path):
    done = CliRunner().invoke(
        command, [str(tmp_path / "none.pdf"), "-o", str(tmp_path / "out.pdf"), "--as", "2-up"]
    )
    assert isinstance(done.exception, ImpositionError)
    assert "cannot be read" in str(done.exception)
