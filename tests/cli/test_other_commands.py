"""`new`, `check`, `schema`, `list` and the help: what a newcomer meets first."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pypdfium2
import pytest

from factsheet.blocks import kinds
from factsheet.cli.commands.new import SHAPES
from factsheet.fonts.library import bundled
from factsheet.pipeline import edition_of, load, produce
from factsheet.yaml_source import parse
from tests.cli.conftest import SAMPLE, made_in

COMMAND = Path(sys.executable).parent / "factsheet"


# new


def test_new_makes_a_factsheet_that_builds(run, desk):
    done = run("new", "mine")
    assert done.code == 0, done.err
    assert {"factsheet.yaml", "factsheet.schema.json", "images/window.svg"} <= set(made_in(desk / "mine"))
    command = done.out.splitlines()[-1].split()
    assert command[:2] == ["factsheet", "build"]
    built = run(*command[1:])
    assert built.code == 0, built.err
    assert len(made_in(desk / "mine" / "out")) == 2


@pytest.mark.parametrize("shape", SHAPES)
def test_new_begins_with_a_sheet_of_a_shape_that_builds_in_every_voice(run, desk, shape):
    done = run("new", "mine", "--like", shape)
    assert done.code == 0, done.err
    assert made_in(desk / "mine") == ["factsheet.schema.json", "factsheet.yaml"]
    schema = json.loads((desk / "mine" / "factsheet.schema.json").read_text(encoding="utf-8"))
    data = desk / "mine" / "factsheet.yaml"
    value = json.loads(json.dumps(parse(data.read_bytes(), "data.yaml").value, default=float))
    assert not list(jsonschema.Draft7Validator(schema).iter_errors(value))
    edition = edition_of(load(data))
    assert not edition.warnings
    for layout in ("campaign", "editorial", "brief", "clear"):
        (made,) = produce(edition, layout, targets=("screen",))
        assert not made.warnings, (layout, made.warnings)


def test_minimal_is_a_dozen_lines_and_no_shape_is_long(run, desk):
    lengths = {}
    for shape in SHAPES:
        run("new", shape, "--like", shape)
        lengths[shape] = len((desk / shape / "factsheet.yaml").read_text(encoding="utf-8").splitlines())
    assert lengths["minimal"] <= 15 and max(lengths.values()) <= 80


def test_new_tells_the_editor_where_the_schema_is(run, desk):
    run("new", "mine")
    first = (desk / "mine" / "factsheet.yaml").read_text(encoding="utf-8").splitlines()[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(.+)", first)
    assert named is not None
    assert json.loads((desk / "mine" / named[1]).read_text(encoding="utf-8"))["title"] == "Factsheet"


def test_new_takes_an_empty_folder_that_is_there(run, desk):
    (desk / "mine").mkdir()
    assert run("new", "mine").code == 0


def test_new_touches_nothing_that_is_there(run, desk):
    (desk / "mine").mkdir()
    (desk / "mine" / "factsheet.yaml").write_text("my own work")
    done = run("new", "mine")
    assert done.code == 1
    assert "not empty" in done.err
    assert made_in(desk) == ["mine/factsheet.yaml"]
    assert (desk / "mine" / "factsheet.yaml").read_text() == "my own work"


# check


def test_check_finds_nothing_wrong_with_the_sample_and_writes_nothing(run, sheet, desk):
    path = sheet()
    before = made_in(desk)
    done = run("check", path)
    assert done.code == 0, done.err
    assert "factsheet.yaml" in done.out
    assert made_in(desk) == before


def test_check_tells_what_build_would_tell(run, sheet):
    path = sheet(summary="sumary")
    checked, built = run("check", path), run("build", path)
    assert checked.code == built.code == 1
    assert checked.err == built.err


def test_check_in_json_is_one_object_a_finding_place(run, sheet):
    done = run("check", sheet(), sheet("bad.yaml", summary="sumary"), "--format", "json")
    assert done.code == 1
    objects = [json.loads(line) for line in done.out.splitlines()]
    assert {each["ok"] for each in objects} == {True, False}


# schema


def test_schema_is_json_that_knows_every_block(run):
    done = run("schema")
    assert done.code == 0
    keys = json.loads(done.out)["properties"]
    within = keys["body"]["anyOf"][0]["additionalProperties"]["properties"]["kind"]["enum"]
    assert set(kinds()) - {"header"} <= {*keys, *within}


def test_schema_takes_the_sample_and_refuses_a_typo(run):
    schema = json.loads(run("schema").out)
    jsonschema.Draft7Validator.check_schema(schema)
    text = (SAMPLE / "factsheet.yaml").read_text(encoding="utf-8")
    check = jsonschema.Draft7Validator(schema)
    # Numbers with a fraction are decimals for us and plain numbers for an editor.
    sample = json.loads(json.dumps(parse(text, "factsheet.yaml").value, default=float))
    assert [error.message for error in check.iter_errors(sample)] == []
    sample["titel"] = sample.pop("title")
    assert not check.is_valid(sample)


# list


def test_layouts_are_listed_with_what_they_look_like(run):
    lines = run("list", "layouts").out.splitlines()
    assert [line.split()[0] for line in lines] == ["brief", "campaign", "clear", "editorial"]
    assert all(len(line.split()) > 5 for line in lines)


def test_fonts_are_listed_with_their_weights_and_scripts(run):
    lines = {line.split()[0]: line for line in run("list", "fonts").out.splitlines()}
    assert list(lines) == list(bundled().families())
    assert "400 700  Cyrl Grek Latn  narrower: barlow-semi-condensed" in lines["source-sans"]
    assert lines["noto-nastaliq-urdu"].split()[1:] == ["400", "700", "Arab"]


def test_languages_are_listed_with_how_they_are_written_and_in_which_fonts(run):
    head, *rows = run("list", "languages").out.splitlines()
    assert head.split() == [
        "language",
        "name",
        "script",
        "direction",
        "digits",
        "fonts",
        "brief",
        "campaign",
        "clear",
        "editorial",
    ]
    listed = {row.split()[0]: row.split()[1:] for row in rows}
    assert listed["ur"] == [
        "Urdu",
        "Arab",
        "rtl",
        "latn",
        "yes",
        "noto-sans-arabic",
        *["noto-nastaliq-urdu"] * 3,
    ]
    assert listed["fa"][3:5] == ["arabext", "yes"]
    assert listed["fa"][5:] == ["noto-sans-arabic", *["ibm-plex-sans-arabic"] * 2, "noto-naskh-arabic"]
    assert listed["zh-Hant"][-2:] == ["noto-sans-cjk-hk", "noto-serif-cjk-common"]
    assert listed["ta"][-4:] == ["noto-sans-tamil", "noto-sans-tamil-narrow"] * 2
    assert len(listed) >= 32 and "lack" not in " ".join(rows)


def test_blocks_are_listed_with_every_key_and_where_they_are_defined(run):
    out = run("list", "blocks").out
    for kind, block in kinds().items():
        assert re.search(rf"^{kind}  \(\S+\.py:\d+\)$", out, re.MULTILINE)
        names = block.keys()
        for key in names:
            assert re.search(rf"^    {key}!?\s+\S", out, re.MULTILINE)
    assert "one of tile, icon_array, bar, donut" in out


def test_icons_are_found_by_meaning(run):
    assert "scales" in run("list", "icons", "legal-aid").out
    assert run("list", "icons", "zzz").out == ""
    assert len(run("list", "icons").out.splitlines()) >= 150


def test_icons_are_drawn_on_a_sheet(run, desk):
    done = run("list", "icons", "-o", "icons.pdf")
    assert done.code == 0, done.err
    document = pypdfium2.PdfDocument(desk / "icons.pdf")
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert "scales" in text and "shield-check" in text


# The command as it is installed


def test_help_lists_every_command_and_each_has_help(run):
    listed = re.findall(r"^  (\w+)  +\S", run("--help").out.partition("Commands:")[2], re.MULTILINE)
    assert {"build", "check", "list", "new", "schema"} <= set(listed)
    for name in listed:
        done = run(name, "--help")
        assert done.code == 0 and done.out.startswith("Usage: factsheet " + name)


def test_a_command_that_is_closed_early_is_silent():
    done = subprocess.run(
        f"'{COMMAND}' list icons | head -1", shell=True, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("phosphor:") and done.stderr == ""


def test_the_installed_command_exits_as_it_should(desk):
    def code(*words: str) -> int:
        return subprocess.run([COMMAND, *words], capture_output=True, timeout=60).returncode

    (desk / "bad.yaml").write_text("factsheet: 1\nid: x\n")
    assert [code("--version"), code("check", "bad.yaml"), code("check")] == [0, 1, 2]


def test_the_package_run_as_a_module_is_the_command():
    words = ["--version"]
    said = [
        subprocess.run([*command, *words], capture_output=True, text=True, check=True, timeout=60).stdout
        for command in ([COMMAND], [sys.executable, "-m", "factsheet"])
    ]
    assert said[0] == said[1] != ""


def test_output_in_a_poor_locale_is_still_output(desk):
    (desk / "bad.yaml").write_text("factsheet: 1\nid: x\ntitl€: „x“\n", encoding="utf-8")
    poor = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run([COMMAND, "check", "bad.yaml"], capture_output=True, text=True, env=poor)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr and "bad.yaml:3" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")
def test_a_full_standard_output_is_a_message():
    command = [sys.executable, "-c", "from factsheet.cli import main; main()", "list", "layouts"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert done.stderr == "the output cannot be written: No space left on device\n"


def test_escapes_in_names_are_not_echoed(run, desk):
    done = run("new", "a\x1b[31mb")
    assert done.code == 0 and "\x1b" not in done.out and "\\x1b" in done.out
