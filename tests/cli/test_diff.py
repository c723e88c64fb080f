"""`factsheet diff` on the command line: what it prints, and that it ends as diff(1) does."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_progress import SHEET


def test_it_ends_with_0_1_or_2_as_diff_does(run: Run, desk: Path) -> None:
    for name, value in (("old", "12"), ("new", "14")):
        (desk / "wells.yaml").write_text(SHEET.replace("value: 12", f"value: {value}"), encoding="utf-8")
        assert run("build", "wells.yaml", "--for", "screen", "-o", name).code == 0
    same = run("diff", "old", "old")
    assert (same.code, same.out) == (0, "0 changed, 0 only in one, 1 the same\n")
    done = run("diff", "old", "new", "-o", "diff.html")
    assert done.code == 1
    lines = done.out.splitlines()
    assert lines[0] == "wells.en.screen.pdf"
    assert lines[2].split() == ["1", "key_numbers.wells.value", "12", "14"]
    assert lines[3].startswith("    page 1 looks different in ")
    assert lines[-1] == "1 changed, 0 only in one, 0 the same"
    page = (desk / "diff.html").read_text(encoding="utf-8")
    assert page.count('src="data:image/webp') == 2 and "<del>12</del>" in page and str(desk) not in page

    (record,) = map(json.loads, run("diff", "old", "new", "--format", "json").out.splitlines())
    assert record["texts"] == [
        {"page": 1, "path": "key_numbers.wells.value", "kind": "number", "old": "12", "new": "14"}
    ]
    assert record["pages"][0]["page"] == 1 and len(record["pages"][0]["marks"][0]) == 4

    (desk / "new" / "wells.en.screen.pdf").write_bytes(b"%PDF-1.7 broken")
    broken = run("diff", "old", "new")
    assert broken.code == 2 and "wells.en.screen.pdf: cannot be compared: " in broken.err
    (desk / "new" / "wells.en.screen.pdf").unlink()
    gone = run("diff", "old", "new")
    assert gone.code == 1 and gone.out.startswith("wells.en.screen.pdf: only in old\n")
    assert run("diff", "old", "wells.yaml").code == 2
    assert run("diff", "old", "nowhere").code == 2
