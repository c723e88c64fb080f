"""`factsheet build`: the right files under the right names, or reasons and no file at all."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import made_in

BOTH = ["hong-kong-refugees.en.print.pdf", "hong-kong-refugees.en.screen.pdf"]
PRINT, SCREEN = BOTH


def size_of(path: Path) -> tuple[int, int]:
    """The width and height of the first page in points."""
    document = pypdfium2.PdfDocument(path)
    width, height = document[0].get_size()
    document.close()
    return round(width), round(height)


def test_both_outputs_stand_in_out_under_their_names(run, sheet, desk):
    done = run("build", sheet())
    assert done.code == 0, done.err
    assert made_in(desk / "out") == BOTH
    lines = done.out.splitlines()
    assert [line.split()[0] for line in lines] == [f"out/{name}" for name in BOTH]
    assert all(re.search(r"  1 page, \d+ KB, type at \d+ %, \d+ warnings?$", line) for line in lines)


def test_one_output_in_a_folder_on_a_paper_in_a_layout(run, sheet, desk):
    done = run("build", sheet(), "-o", "a/b", "--for", "screen", "--layout", "editorial", "--paper", "letter")
    assert done.code == 0, done.err
    assert made_in(desk / "a") == [f"b/{SCREEN}"]
    assert size_of(desk / "a" / "b" / SCREEN) == (612, 792)


def test_the_sheet_is_that_of_the_command_line_before_that_of_the_file(run, desk):
    text = "factsheet: 1\nid: wells\nlang: en\ntitle: Wells\nsummary: Every village has one.\n"
    text += "publisher: {name: The district}\npaper: A5\norientation: landscape\nquantity: 5000\n"
    (desk / "wells.yaml").write_text(text, encoding="utf-8")
    done = run("build", "wells.yaml", "--for", "print,screen")
    assert done.code == 0, done.err
    assert size_of(desk / "out" / "wells.en.screen.pdf") == (595, 420)
    on_press, on_screen = done.out.splitlines()
    assert on_press.endswith("5,000 copies") and "copies" not in on_screen
    done = run("build", "wells.yaml", "--for", "print", "--paper", "legal")
    assert done.code == 0, done.err
    done = run(
        "build", "wells.yaml", "--for", "print", "--format", "json", "--pages", "1..2", "--paper", "A3"
    )
    record = json.loads(done.out)
    assert record["quantity"] == 5000
    assert record["pages"] <= 2 and record["warnings"] == []
    assert run("build", "wells.yaml", "--pages", "none").code == 2
    assert run("build", "wells.yaml", "--paper", "B4").code == 2
    assert run("build", "wells.yaml", "--for", "screen", "--paper", "250x320mm").code == 0
    assert size_of(desk / "out" / "wells.en.screen.pdf") == (907, 709)
    assert run("build", "wells.yaml", "--paper", "A6", "--fold", "tri").code == 1


def test_a_layout_of_ones_own_is_a_folder(run, sheet, desk):
    (desk / "mine").mkdir()
    layout = "extends: campaign\nname: mine\ntitle: Mine\npage: {size: A4, bleed: 5mm}\n"
    (desk / "mine" / "layout.yaml").write_text(layout, encoding="utf-8")
    done = run("build", sheet(), "--for", "screen", "--layout", "./mine")
    assert done.code == 0, done.err
    assert made_in(desk / "out") == [SCREEN]


def test_what_was_there_is_replaced_and_nothing_else_touched(run, sheet, desk):
    out = desk / "out"
    out.mkdir()
    (out / SCREEN).write_text("old")
    (out / "notes.txt").write_text("mine")
    assert run("build", sheet(), "--for", "screen").code == 0
    assert made_in(out) == [SCREEN, "notes.txt"]
    assert (out / SCREEN).read_bytes().startswith(b"%PDF-2.0")
    assert (out / "notes.txt").read_text() == "mine"


def test_json_is_one_object_a_file(run, sheet):
    sheet("bad.yaml", title="titel")
    done = run("build", sheet(), "bad.yaml", "--format", "json")
    assert done.code == 1
    good_print, good_screen, bad = map(json.loads, done.out.splitlines())
    assert done.err == ""
    assert [good_print["file"], good_screen["file"]] == [f"out/{name}" for name in BOTH]
    assert good_print["output"] == "print" and good_screen["output"] == "screen"
    for each in (good_print, good_screen):
        assert each["ok"] and each["pages"] == 1 and each["language"] == "en"
        assert each["bytes"] == Path(each["file"]).stat().st_size
        assert 0.8 < each["fit"]["scale"] < 2.4 and each["fit"]["badness"] < 40
        assert each["fit"]["plan"][0] == "page 1"
    assert not bad["ok"] and bad["source"] == "bad.yaml"
    (typo,) = [each for each in bad["problems"] if "titel" in each["message"]]
    assert typo["severity"] == "error" and typo["line"] > 1 and typo["column"] == 1
    assert "title" in typo["hint"]


def test_one_bad_file_does_not_stop_the_others(run, sheet, desk):
    sheet("bad.yaml", title="titel")
    sheet("other.yaml", **{"id: hong-kong-refugees": "id: other"})
    done = run("build", sheet(), "bad.yaml", "other.yaml", "gone.yaml", "--for", "screen")
    assert done.code == 1
    assert made_in(desk / "out") == [SCREEN, "other.en.screen.pdf"]
    assert "bad.yaml:" in done.err and "gone.yaml" in done.err


def test_a_typo_gets_its_line_a_caret_and_a_suggestion(run, sheet, desk):
    done = run("build", sheet(recommendations="recomendations"))
    assert done.code == 1
    assert done.out == ""
    lines = done.err.splitlines()
    (at,) = [number for number, line in enumerate(lines) if "recomendations:" in line]
    assert "factsheet.yaml:" in done.err and 'unknown key "recomendations"' in done.err
    assert lines[at + 1].index("^") == lines[at].index("recomendations")
    assert "^" * len("recomendations") in lines[at + 1]
    assert 'did you mean "recommendations"?' in done.err
    assert made_in(desk / "out") == []


def test_all_problems_are_told_at_once(run, sheet):
    done = run(
        "build",
        sheet(
            **{"heading: Key numbers": "haeding: Key numbers", "scales": "scale5", "value: 130": "value: 13O"}
        ),
    )
    assert done.code == 1
    assert all(word in done.err for word in ("haeding", "scale5", "13O"))
    assert "nothing was written" in done.err


def test_a_layout_that_the_data_misnames_is_shown_where_it_stands(run, sheet, desk):
    done = run("build", sheet(**{"layout: campaign": "layout: campain"}))
    assert done.code == 1
    assert "factsheet.yaml:12:9: error:" in done.err and "^^^^^^^" in done.err
    assert 'did you mean "campaign"?' in done.err
    assert made_in(desk / "out") == []


def test_a_layout_that_the_data_names_may_stand_beside_it_and_nowhere_else(run, sheet, desk):
    inside, outside = desk / "sheets" / "mine", desk / "mine"
    for folder in (inside, outside):
        folder.mkdir(parents=True)
        layout = "extends: editorial\nname: mine\ntitle: Mine\n"
        (folder / "layout.yaml").write_text(layout, encoding="utf-8")
    path = sheet(**{"layout: campaign": "layout: mine"})
    done = run("build", path, "--for", "screen")
    assert done.code == 0, done.err
    (desk / "mine").rename(desk / "away")
    moved = path.rename(desk / "sheets" / "factsheet.yaml")
    (desk / "images").rename(desk / "sheets" / "images")
    assert run("build", moved, "--for", "screen").code == 0
    inside.rename(desk / "mine")
    assert run("build", moved, "--for", "screen").code == 1


@pytest.mark.parametrize("name", ["campain", "./nowhere"])
def test_a_layout_that_is_not_there_is_told(run, sheet, desk, name):
    done = run("build", sheet(), "--layout", name)
    assert done.code == 1
    assert "campaign" in done.err
    assert "Traceback" not in done.err
    assert made_in(desk / "out") == []


def test_copy_that_cannot_fit_says_how_much_must_go(run, sheet, desk):
    long = "\n    " + "She waits for a paper that does not come. " * 130
    done = run("build", sheet(**{"At age seven,": long + "At age seven,"}), "--pages", "1")
    assert done.code == 1
    assert "story" in done.err and "characters must go" in done.err
    assert re.search(r"hint: pages: [2-9] holds it in type of [0-9.]+ pt", done.err)
    assert made_in(desk / "out") == []


def test_two_files_may_not_claim_one_name(run, sheet, desk):
    done = run("build", sheet(), sheet("copy.yaml"), "--for", "screen")
    assert done.code == 1
    assert "factsheet.yaml" in done.err and "copy.yaml" in done.err and "different ids" in done.err
    assert made_in(desk / "out") == [SCREEN]


@pytest.mark.parametrize(
    "words",
    [
        ("build",),
        ("build", "factsheet.yaml", "--for", "paper"),
        ("build", "factsheet.yaml", "--paper", "A9"),
        ("build", "factsheet.yaml", "--format", "xml"),
        ("build", "factsheet.yaml", "--layuot", "campaign"),
        ("build", "factsheet.yaml", "--ink-limit", "nan"),
        ("build", "factsheet.yaml", "-o", "factsheet.yaml"),
        ("biuld", "factsheet.yaml"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_told_apart_from_wrong_input(run, sheet, desk, words):
    sheet()
    before = made_in(desk)
    done = run(*words)
    assert done.code == 2
    assert "Usage:" in done.err
    assert made_in(desk) == before


def test_a_mistyped_command_is_guessed(run):
    done = run("biuld", "factsheet.yaml")
    assert done.code == 2 and 'Did you mean "build"?' in done.err


def test_a_folder_that_cannot_be_made_is_told(run, sheet, desk):
    (desk / "file").write_text("not a folder")
    done = run("build", sheet(), "-o", "file/inside")
    assert done.code == 1
    assert "cannot write" in done.err and "-o" in done.err and "Traceback" not in done.err
    assert (desk / "file").read_text() == "not a folder"


def test_a_full_disk_leaves_no_part_behind(run, sheet, desk, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "out/x")

    path = sheet()
    monkeypatch.setattr("factsheet.saving.os.fdopen", full)
    done = run("build", path)
    monkeypatch.undo()
    assert done.code == 1
    assert "No space left on device" in done.err
    assert made_in(desk / "out") == []


def test_nothing_leads_out_through_a_link(run, sheet, desk):
    (desk / "out").mkdir()
    (desk / "precious.txt").write_text("precious")
    (desk / "out" / PRINT).symlink_to(desk / "precious.txt")
    done = run("build", sheet())
    assert done.code == 1
    assert (desk / "precious.txt").read_text() == "precious"
    assert made_in(desk / "out") == [PRINT]


def test_screen_files_for_older_readers_are_pdf_1_7(run, sheet, desk):
    done = run("build", sheet(), "--for", "screen", "--screen-version", "1.7")
    assert done.code == 0, done.err
    assert (desk / "out" / SCREEN).read_bytes().startswith(b"%PDF-1.7")
