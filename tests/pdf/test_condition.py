"""A printer's own profile is taken, and what is none is refused before it spoils a file."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from factsheet.color import Swatch
from factsheet.display import Placed, StructureNode, StructureRole
from factsheet.errors import OutputError
from factsheet.fonts.library import bundled
from factsheet.pdf.output import FOGRA39, PRINT, SRGB, read_condition
from factsheet.pdf.separation import separated
from factsheet.pdf.writer import write
from tests.pdf.made import SWATCHES, box, composition, paragraph, run
from tests.pdf.read import opened, operators


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


def test_a_condition_is_called_what_its_profile_calls_itself(tmp_path):
    condition = read_condition(file_of(tmp_path, FOGRA39.profile))
    assert "FOGRA39" in condition.identifier or "ISO Coated" in condition.identifier, condition.identifier


def test_a_pipe_or_a_folder_is_refused(tmp_path):
    with pytest.raises(OutputError, match="cannot be read"):
        read_condition(tmp_path, "mine")
    os.mkfifo(tmp_path / "pipe.icc")
    with pytest.raises(OutputError, match="not a regular file"):
        read_condition(tmp_path / "pipe.icc", "mine")


def test_a_swatch_without_inks_is_separated_for_the_condition():
    swatches = SWATCHES | {"light": Swatch("light", None, (0.0, 0.4, 0.6))}
    items = Placed(box(50, 50, "light"), 10, 10), Placed(run("x", "p"), 80, 40)
    made = composition(*items, nodes=(StructureNode("p", StructureRole.PARAGRAPH),), swatches=swatches)
    low = replace(PRINT, condition=replace(FOGRA39, ink_limit=120.0))
    for output in (PRINT, low):
        data = write(made, output, bundled())
        inks = next(operands for operator, operands in operators(data) if operator == "k")
        assert 0 < sum(inks) * 100 <= output.condition.ink_limit
        assert inks == pytest.approx(separated((0.0, 0.4, 0.6), output.condition), abs=0.001)
