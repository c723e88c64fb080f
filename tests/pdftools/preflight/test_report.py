"""Reports in their forms, and the command that prints them."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

import factsheet
from factsheet.cli.main import cli
from factsheet.errors import PreflightError
from factsheet.pdftools.preflight.report import Level, Status
from factsheet.pdftools.preflight.run import preflight
from factsheet.pdftools.preflight.writers import as_json, as_sarif, as_text
from tests.pdftools.preflight.broken import SHEET, broken, made, page, painted, without


def check(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["check", *map(str, arguments)])


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return made("editorial", "print").save(tmp_path / "good.pdf")


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.pdf"
    path.write_bytes(broken(without(page, "/TrimBox")))
    return path


def test_errors_can_be_raised() -> None:
    report = factsheet.preflight(broken(without(page, "/TrimBox")))
    with pytest.raises(PreflightError, match="page 1: there is no TrimBox") as raised:
        report.raise_if_failed()
    assert {each.code for each in raised.value.diagnostics} == {
        f"preflight-{each.rule}" for each in report.errors
    }
    assert "preflight-boxes" in {each.code for each in raised.value.diagnostics}
    factsheet.preflight(made("editorial", "print").pdf).raise_if_failed()


def test_text_tells_the_place_the_rule_and_the_way_out() -> None:
    text = as_text(preflight(broken(without(page, "/TrimBox"))))
    assert "error: page 1: there is no TrimBox [boxes; GWG 2015, 4.3" in text
    assert "hint: export it with its trim box" in text
    assert "not run: reading-order: the data that the file was made from were not given" in text


def test_the_same_on_many_pages_is_told_once() -> None:
    def pages(pdf: pikepdf.Pdf) -> None:
        without(page, "/TrimBox")(pdf)
        pdf.pages.extend([pdf.pages[0]] * 4)

    text = as_text(preflight(broken(pages)))
    assert text.count("there is no TrimBox") == 1
    assert "(and in 4 more places)" in text


def test_control_characters_do_not_reach_a_terminal() -> None:
    report = preflight(broken(painted("/A\x1b[2J gs".replace("\x1b", "#1b"))))
    assert "\x1b" not in as_text(report)


def test_json_has_every_check_with_what_became_of_it() -> None:
    report = preflight(made("editorial", "screen").pdf)
    record = json.loads(json.dumps(as_json(report)))
    assert record["ok"] is True
    assert {each["status"] for each in record["checks"]} == {"passed", "not run"}
    assert all(each["reason"] for each in record["checks"] if each["status"] == "not run")


def test_sarif_names_rules_and_results() -> None:
    log = as_sarif([preflight(broken(without(page, "/TrimBox")))])
    (run,) = log["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} <= rules
    assert {"boxes", "reading-order"} <= rules
    assert all(result["level"] in set(map(str, Level)) for result in run["results"])
    assert any(result["message"]["text"].startswith("there is no TrimBox") for result in run["results"])


def test_the_command_passes_and_fails(good: Path, bad: Path) -> None:
    assert check(good).exit_code == 0
    found = check(bad)
    assert found.exit_code == 1
    assert "there is no TrimBox" in found.output


def test_the_command_compares_with_the_data(good: Path) -> None:
    found = check(good, "--against", SHEET, "--format", "json")
    assert found.exit_code == 0
    rules = {each["rule"]: each["status"] for each in json.loads(found.output)["checks"]}
    assert rules["reading-order"] == "passed"


def test_the_command_writes_sarif(good: Path, bad: Path) -> None:
    found = check(good, bad, "--format", "sarif")
    assert found.exit_code == 1
    assert json.loads(found.output)["version"] == "2.1.0"


def test_the_command_holds_against_another_standard(good: Path) -> None:
    assert check(good, "--standard", "pdf/ua-2").exit_code == 1
    unknown = check(good, "--standard", "pdf/z")
    assert unknown.exit_code == 2
    assert "PDF/X-4" in unknown.output


def test_data_files_are_still_checked() -> None:
    assert check(SHEET).exit_code == 0
    assert check(SHEET, "--format", "sarif").exit_code == 2


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(PreflightError, match="cannot be read") as raised:
        preflight(tmp_path / "nothing.pdf")
    assert [each.code for each in raised.value.diagnostics] == ["pdf-unreadable"]
    with pytest.raises(ValueError, match="not a standard"):
        preflight(b"", standards=("PDF/X-99",))


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"hello", b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF"]
)
def test_what_is_no_pdf_is_told(content: bytes) -> None:
    report = preflight(content)
    assert not report.ok
    assert len({each.rule for each in report.outcomes}) > 50


def test_a_scanned_picture_is_no_factsheet(tmp_path: Path) -> None:
    Image.new("RGB", (200, 280), "red").save(tmp_path / "scan.pdf", resolution=72)
    report = preflight(tmp_path / "scan.pdf")
    assert report.standards == ("PDF/X-4", "PDF/UA-1")
    failed = {each.rule for each in report.failed}
    assert {"color-spaces", "tagged", "output-intent", "boxes", "image-resolution", "language"} <= failed
    assert next(each for each in report.outcomes if each.rule == "headings").status is Status.NOT_RUN


@given(st.data())
@settings(max_examples=12, deadline=None)
def test_no_damage_breaks_preflight(data: st.DataObject) -> None:
    content = bytearray(
        broken(lambda pdf: None, "screen", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    )
    for _ in range(data.draw(st.integers(1, 30))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    report = preflight(bytes(content))
    assert report.outcomes
