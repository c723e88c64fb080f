"""`factsheet trace` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_progress import SHEET

ROWS = "id,district,key_numbers.wells.value\nalder,Alder,3\nbirch,Birch,41\n"


def test_a_number_of_a_batch_and_of_a_single_build(run: Run, desk: Path) -> None:
    (desk / "data").mkdir()
    (desk / "data" / "wells.yaml").write_text(SHEET, encoding="utf-8")
    (desk / "data" / "rows.csv").write_text(ROWS, encoding="utf-8")
    built = run("build", "data/wells.yaml", "--rows", "data/rows.csv", "--for", "screen", "--jobs", "1")
    assert built.code == 0
    lines = (desk / "out" / "manifest.jsonl").read_text().splitlines()
    assert [json.loads(line)["source"] for line in lines] == ["../data/wells.yaml"] * 2
    assert str(desk) not in "".join(lines)
    done = run("trace", "out/wells_birch.en.screen.pdf", "41")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "page 1  41  (key_numbers.wells.value)",
        "    data/rows.csv:3:13  row birch, column key_numbers.wells.value: 41",
    ]
    record = json.loads(run("trace", "out/wells_birch.en.screen.pdf", "41", "--format", "json").out)
    assert record["page"] == 1 and record["path"] == "key_numbers.wells.value"
    assert record["origins"][0] == {
        "path": "key_numbers.wells.value", "file": "data/rows.csv", "line": 3, "column": 13,
        "written": "41", "row": "birch", "of": "key_numbers.wells.value",
    }  # fmt: skip
    lost = run("trace", "out/wells_birch.en.screen.pdf", "42")
    assert (lost.code, lost.out) == (1, "") and 'says "42"' in lost.err

    assert run("build", "data/wells.yaml", "--for", "screen", "-o", "one").code == 0
    alone = run("trace", "one/wells.en.screen.pdf", "12")
    assert alone.code == 1 and "[source-not-known]" in alone.err and "--data" in alone.err
    named = run("trace", "one/wells.en.screen.pdf", "Northgate", "--data", "data/wells.yaml")
    assert named.code == 0 and "data/wells.yaml:5:23  Northgate" in named.out
    assert run("trace", "one/wells.en.screen.pdf", "x", "--row", "a").code == 2
