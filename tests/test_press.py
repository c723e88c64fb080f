"""The press that a print edition is made for: the command line's, else the layout's, else FOGRA39."""

from __future__ import annotations

from dataclasses import replace

import pytest
from click.testing import CliRunner

import factsheet
from factsheet.cli.options import Choice
from factsheet.errors import OutputError
from factsheet.layout.model import Layout
from factsheet.pdf.output import FOGRA39
from factsheet.pipeline import on_press_of
from tests.pdf.read import opened

DATA = "tests/sheets/data/library-hours.yaml"


def layout(folder, **page) -> Layout:
    plain = factsheet.load_layout("campaign")
    spec = plain.spec.model_copy(update={"page": plain.spec.page.model_copy(update=page)})
    return Layout(spec, folder)


@pytest.fixture
def profile(tmp_path):
    path = tmp_path / "press.icc"
    path.write_bytes(FOGRA39.profile[:-4] + b"mine")
    return path


def test_without_a_word_it_is_the_default(tmp_path):
    assert on_press_of(layout(tmp_path), factsheet.PRINT) == factsheet.PRINT


def test_a_layout_names_its_press(tmp_path, profile):
    output = on_press_of(layout(tmp_path, condition="press.icc", ink_limit=280.0), factsheet.PRINT)
    assert output.condition.profile == profile.read_bytes()
    assert output.condition.ink_limit == 280


def test_a_screen_has_no_press(tmp_path, profile):
    assert on_press_of(layout(tmp_path, condition="press.icc"), factsheet.SCREEN) == factsheet.SCREEN


def test_what_is_asked_for_goes_before_the_layout(tmp_path, profile):
    asked = Choice(None, None, None, False, profile, 260.0).on_press((factsheet.PRINT, factsheet.SCREEN))
    assert asked[1] == factsheet.SCREEN
    output = on_press_of(layout(tmp_path, condition="missing.icc", ink_limit=300.0), asked[0])
    assert (output.condition.profile, output.condition.ink_limit) == (profile.read_bytes(), 260)


def test_a_limit_alone_keeps_the_layout_s_profile(tmp_path, profile):
    asked = Choice(None, None, None, False, None, 250.0).on_press((factsheet.PRINT,))
    output = on_press_of(layout(tmp_path, condition="press.icc", ink_limit=300.0), asked[0])
    assert (output.condition.profile, output.condition.ink_limit) == (profile.read_bytes(), 250)


@pytest.mark.parametrize("name", ["missing.icc", "../press.icc", "/etc/hostname"])
def test_a_profile_outside_the_layout_or_missing_is_told(name, tmp_path):
    folder = tmp_path / "layout"
    folder.mkdir()
    (tmp_path / "press.icc").write_bytes(FOGRA39.profile)
    with pytest.raises(OutputError, match="profile cannot be read"):
        on_press_of(layout(folder, condition=name), factsheet.PRINT)


def test_the_file_names_the_press_that_was_asked_for(tmp_path, profile):
    output = replace(
        factsheet.PRINT, condition=replace(FOGRA39, identifier="FOGRA51", profile=profile.read_bytes())
    )
    pdf = opened(factsheet.make(DATA, output=output).pdf)
    assert {str(each.OutputConditionIdentifier) for each in pdf.Root.OutputIntents} == {"FOGRA51"}
    assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes() == profile.read_bytes()


def test_the_command_line_refuses_what_is_no_profile(tmp_path):
    from factsheet.cli.commands.build import command

    done = CliRunner().invoke(command, [DATA, "-o", str(tmp_path), "--condition", DATA])
    assert done.exit_code == 1
    assert "is not an ICC profile" in done.output
    assert not list(tmp_path.iterdir())
