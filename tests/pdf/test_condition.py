"""A printer's own profile is taken, and what is none is refused before it spoils a file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factsheet.errors import OutputError
from factsheet.fonts.library import bundled
from factsheet.pdf.condition import FOGRA39, SRGB, read_condition
from factsheet.pdf.output import PRINT
from factsheet.pdf.writer import write
from tests.pdf.made import paragraph
from tests.pdf.read import opened


def file_of(folder, data: bytes):
    path = folder / "press.icc"
    path.write_bytes(data)
    return path


def test_a_printer_s_profile_becomes_the_output_intent(tmp_path):
    condition = read_condition(file_of(tmp_path, FOGRA39.profile), "FOGRA51", 320)
    pdf = opened(write(paragraph("x"), replace(PRINT, condition=condition), bundled()))
    assert {str(each.OutputConditionIdentifier) for each in pdf.Root.OutputIntents} == {"FOGRA51"}


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"no profile", "is not an ICC profile"),
        (FOGRA39.profile[:-8], "is cut short"),
        (SRGB.profile, "describes no printer"),
        (FOGRA39.profile[:16] + b"GRAY" + FOGRA39.profile[20:], "not for the four process inks"),
        (FOGRA39.profile[:8] + b"\x05" + FOGRA39.profile[9:], "of ICC version 5"),
        (FOGRA39.profile.replace(b"A2B0", b"X2B0"), "has no color tables"),
    ],
)
def test_other_files_are_refused(data, fault, tmp_path):
    with pytest.raises(OutputError, match=fault):
        read_condition(file_of(tmp_path, data), "mine")


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(OutputError, match="cannot be read: no such file"):
        read_condition(tmp_path / "none.icc", "mine")
