"""What a batch would do, and what earlier ones have left over: told, and nothing touched."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import factsheet.batch.job
import factsheet.batch.survey
from factsheet import build_many
from factsheet.batch.job import BatchOrder, BatchPattern, Job
from factsheet.batch.prepared import prepare
from factsheet.batch.survey import survey
from factsheet.cli.main import cli
from factsheet.content.edition import Edition
from tests.batch.chaos import workers
from tests.batch.conftest import ROWS

REST = {"summary": "It says nothing.", "publisher": {"name": "County of Orland"}, "layout": "brief"}
TEXT: dict[str, Any] = {"languages": "all", "outputs": ("text",)}


def table_of(folder: Path, *names: str) -> Path:
    path = folder / "rows.csv"
    path.write_text("\n".join(["id,district", *(f"{each},{each.title()}" for each in names)]))
    return path


def test_a_survey_says_what_the_batch_then_does(wells: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = survey(wells, ROWS, out, **TEXT)
    assert [each.stays for each in first.editions] == [False] * 6 and not out.exists()
    build_many(wells, ROWS, out, jobs=1, **TEXT)
    changed = [ROWS[0] | {"district": "Ash"}, *ROWS[1:]]
    (out / "wells_cedar.de.txt").write_text("changed by hand")
    foreseen = survey(wells, changed, out, **TEXT)
    to_make = [each.job.stem for each in foreseen.editions if not each.stays]
    assert to_make == ["wells_alder.en", "wells_alder.de", "wells_cedar.de"]
    assert not any(each.stays for each in survey(wells, changed, out, force=True, **TEXT).editions)
    made: list[str] = []
    build_many(
        wells, changed, out, jobs=1, tell=lambda one, now: made.append(one.job.stem) if now else None, **TEXT
    )
    assert made == to_make


def test_files_of_rows_and_languages_that_are_gone_are_told_and_stay(wells: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build_many(wells, table_of(tmp_path, "alder", "birch"), out, jobs=1, **TEXT)
    # A language that is not asked for is not gone; nor is what another sheet, or another table, has made.
    rows = table_of(tmp_path, "alder", "birch")
    assert build_many(wells, rows, out, jobs=1, outputs=("text",)).left_over == ()
    other = wells.with_name("pumps.yaml")
    other.write_text(wells.read_text(encoding="utf-8").replace("id: wells", "id: pumps"), encoding="utf-8")
    assert build_many(other, None, out, jobs=1, outputs=("text",)).left_over == ()
    gone = build_many(wells, table_of(tmp_path, "alder"), out, jobs=1, **TEXT)
    assert gone.left_over == ("wells_birch.de.txt", "wells_birch.en.txt")
    assert all((out / name).exists() for name in gone.left_over)
    (wells.parent / "locale" / "de.po").unlink()
    (out / "wells_birch.en.txt").unlink()
    left = build_many(wells, table_of(tmp_path, "alder"), out, jobs=1, **TEXT).left_over
    assert left == ("wells_alder.de.txt", "wells_birch.de.txt")
    told = build_many(
        {"factsheet": 1, "id": "dict", "lang": "en", "title": "A sheet", **REST},
        None,
        out,
        jobs=1,
        outputs=("text",),
    )
    assert told.left_over == ()


def test_files_of_a_table_that_another_takes_the_place_of_are_told(wells: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    def built(name: str, *rows: str, dry: bool = False) -> tuple[str, ...]:
        table = table_of(tmp_path, *rows).rename(tmp_path / f"{name}.csv")
        work = survey if dry else build_many
        more = {} if dry else {"jobs": 1, "report": False}
        return work(wells, table, out, outputs=("text",), **more).left_over  # type: ignore[operator,no-any-return]

    assert built("q1", "alder", "birch", "cedar") == ()
    # A table of other rows into the same folder is none that takes its place.
    assert built("south", "elm", "fir") == built("q1", "alder", "birch", "cedar") == ()
    gone = ("wells_birch.en.txt", "wells_cedar.en.txt")
    for dry in (True, False, True, False, True):
        assert built("q2", "alder", "dogwood", dry=dry) == gone
    assert built("q3", "alder") == (*gone, "wells_dogwood.en.txt")
    assert built("q3", "alder", dry=True) == (*gone, "wells_dogwood.en.txt")
    # What stays as it is, is of the table of today.
    lines = (out / "manifest.jsonl").read_text().splitlines()
    assert json.loads(lines[-1])["rows"].endswith("q3.csv") and '"stem": "wells_alder.en"' in lines[-1]
    # The other way round, files of a table go back to it.
    assert built("q1", "alder", "birch", "cedar") == ("wells_dogwood.en.txt",)
    assert built("south", "elm") == ("wells_fir.en.txt",)


def test_a_dry_run_lists_what_is_made_what_stays_and_what_is_left_over(wells: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ["build", str(wells), "--for", "text", "--jobs", "1", "-o", str(out), "--rows"]
    rows = table_of(tmp_path, "alder", "birch")
    assert CliRunner().invoke(cli, [*words, str(rows)]).exit_code == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    rows = table_of(tmp_path, "alder", "cedar")
    done = CliRunner().invoke(cli, [*words, str(rows), "--dry-run"])
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        f"{out / 'wells_alder.en.txt'}  stays as it is",
        f"{out / 'wells_cedar.en.txt'}",
    ]
    assert done.stderr.splitlines() == [
        f"{rows}: the same in all 2 editions of a language, from no column: key_numbers.wells",
        "warning: 1 file is of rows or languages that are no more; delete what you do not need:",
        f"    {out / 'wells_birch.en.txt'}",
        f"{out}: 1 to make, 1 as they are, 0 with errors; nothing was written",
    ]
    rows.write_text(rows.read_text() + "\ndale,\n")
    done = CliRunner().invoke(cli, [*words, str(rows), "--dry-run", "--format", "json"])
    assert done.exit_code == 1
    *editions, last = map(json.loads, done.stdout.splitlines())
    assert {each["edition"]: each.get("stays", each["ok"]) for each in editions} == {
        "wells_alder.en": True,
        "wells_cedar.en": False,
        "wells_dale.en": False,
    }
    assert editions[2]["problems"][0]["code"] == "row-cell-empty"
    assert (last["to_make"], last["kept"], last["failed"]) == (1, 1, 1)
    assert last["left_over"] == [str(out / "wells_birch.en.txt")]
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("key_numbers.wells.value", "n/a", "number-not-plain"),
        ("opened", "2024-02-30", "date-not-valid"),
        ("district", "x" * 719, "text-too-long"),
    ],
)
def test_a_dry_run_tells_what_the_build_would_of_the_data_of_a_row(
    wells: Path, tmp_path: Path, column: str, value: str, code: str
) -> None:
    good = {"key_numbers.wells.value": "3", "opened": "2024-02-29", "district": "Alder"}
    dated = wells.read_text(encoding="utf-8").replace(
        "variables:", 'variables:\n  opened: {date: "2026-03-01"}'
    )
    wells.write_text(dated, encoding="utf-8")
    lines = [("id", *good), ("a", *good.values()), ("b", *{**good, column: value}.values())]
    rows, out = tmp_path / "rows.csv", tmp_path / "out"
    rows.write_text("\n".join(",".join(each) for each in lines), encoding="utf-8")
    found = survey(wells, rows, out, **TEXT)
    assert [each.job.stem for each in found.good()] == ["wells_a.en", "wells_a.de"]
    foreseen = {each.job.stem: each.problems for each in found.failing()}
    assert list(foreseen) == ["wells_b.en", "wells_b.de"]
    assert {each.code for problems in foreseen.values() for each in problems} == {code}
    made = build_many(wells, rows, out, jobs=1, report=False, **TEXT)
    assert {each.job.stem: each.problems for each in made.failed} == foreseen
    words = ["build", str(wells), "--for", "text", "-o", str(out), "--dry-run", "--rows", str(rows)]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 1 and f"[{code}]" in done.stderr and f"{rows}:3:" in done.stderr
    assert done.stdout == f"{out / 'wells_a.en.txt'}  stays as it is\n"
    assert "0 to make, 1 as they are, 1 with errors" in done.stderr


def test_any_number_of_workers_foresees_the_same_in_the_same_order(
    wells: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(factsheet.batch.survey, "_FEW", 0)
    rows: list[dict[str, Any]] = [
        {
            "id": f"r{number}",
            "district": "x" * (719 if number % 4 == 1 else 3),
            "key_numbers.wells.value": each,
        }
        for number, each in enumerate([5, 6, "n/a", 8, 9, 10, 11, "many", 13])
    ]
    out = tmp_path / "out"
    build_many(wells, rows[:1], out, jobs=1, report=False, **TEXT)
    alone = survey(wells, rows, out, jobs=1, **TEXT)
    assert [each.stays for each in alone.editions] == [True] * 2 + [False] * 12
    assert [each.job.row for each in alone.failing()[::2]] == ["r2", "r7", "r1", "r5"]
    with ThreadPoolExecutor(2) as pool:
        for more in ({"jobs": 2}, {"executor": pool}):
            found = survey(wells, rows, out, **TEXT, **more)
            assert (found.editions, found.failing()) == (alone.editions, alone.failing())


@pytest.mark.skipif(sys.platform != "linux", reason="processes as Linux has them")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_dry_run_and_its_workers(wells: Path, tmp_path: Path, number: signal.Signals) -> None:
    rows, out = table_of(tmp_path, *(f"r{row}" for row in range(5_000))), tmp_path / "out"
    words = ["build", str(wells), "--rows", str(rows), "--dry-run", "--jobs", "2", "-o", str(out)]
    command = [sys.executable, "-c", "from factsheet.cli import main; main()", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        found: list[int] = []
        while len(found) < 2 and run.poll() is None:
            found = workers(run.pid)
            time.sleep(0.02)
        run.send_signal(number)
        said, told = run.communicate(timeout=60)
    assert (run.returncode, said) == (130, b"") and b"stopped: nothing was written\n" in told
    assert b"Traceback" not in told and not out.exists()
    assert not any(Path(f"/proc/{each}").exists() for each in found)


def test_a_fault_of_the_program_is_that_of_its_edition_in_a_dry_run_as_in_the_build(
    wells: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edition_for(order: BatchOrder, job: Job, pattern: BatchPattern) -> Edition:
        if job.row == "birch":
            raise ZeroDivisionError("a fault of the program")
        return real(order, job, pattern)

    real = factsheet.batch.job.edition_for
    monkeypatch.setattr(factsheet.batch.job, "edition_for", edition_for)
    out, rows = tmp_path / "out", table_of(tmp_path, "alder", "birch")
    foreseen = {each.job.stem: each.fault for each in survey(wells, rows, out, **TEXT).failing()}
    assert list(foreseen) == ["wells_birch.en", "wells_birch.de"]
    assert all("ZeroDivisionError: a fault of the program" in fault for fault in foreseen.values())
    words = ["build", str(wells), "--for", "text", "-o", str(out), "--dry-run", "--rows", str(rows)]
    done = CliRunner().invoke(cli, words)
    assert (done.exit_code, done.stdout) == (1, f"{out / 'wells_alder.en.txt'}\n")
    assert f"wells_birch.en: {foreseen['wells_birch.en']}" in done.stderr.splitlines()
    done = CliRunner().invoke(cli, [*words, "--format", "json"])
    told = json.loads(done.stdout.splitlines()[1])
    assert (told["edition"], told["ok"], told["fault"]) == (
        "wells_birch.en",
        False,
        foreseen["wells_birch.en"],
    )
    made = build_many(wells, rows, out, jobs=1, report=False, **TEXT)
    assert {each.job.stem: each.fault for each in made.failed} == foreseen


def test_a_column_of_a_language_that_is_not_built_is_told(wells: Path, tmp_path: Path) -> None:
    rows = [{"id": "a", "district": "Alder", "district@ar": "\u0646\u0648\u0631"}]
    one = build_many(wells, rows, tmp_path / "one", jobs=1, outputs=("text",))
    assert one.told == ("<rows>: the column district@ar is for ar, of which no edition is made",)
    two = build_many(wells, rows, tmp_path / "two", jobs=1, languages="ar", fallback=True, outputs=("text",))
    assert two.told == ()


CHART = """\
  dry:
    kind: chart
    heading: Dry wells
    show: bars
    data: {a: {label: North, dry: 3}, b: {label: South, dry: 4}, c: {label: West, dry: 9}}
    series: {dry: {label: Dry}}
"""


@pytest.mark.parametrize(
    ("columns", "body", "named"),
    [
        ({}, "", "key_numbers.wells"),
        ({"key_numbers.wells.value": 3}, "", ""),
        ({"key_numbers.wells": 3}, "", ""),
        ({"key_numbers.wells.value": 3}, CHART, "body.dry"),
        ({"key_numbers.wells.value": 3, "body.dry.a.dry": 8}, CHART, ""),
        # What is said over the numbers of a chart does not make them those of the row.
        ({"key_numbers.wells.value": 3}, CHART.replace("Dry wells", "Dry wells in {district}"), "body.dry"),
        ({"key_numbers.wells.value": 3, "body.dry.heading": "Dry"}, CHART, "body.dry"),
        ({"key_numbers.wells.label": "wells"}, "", "key_numbers.wells"),
    ],
)
def test_numbers_charts_and_tables_that_no_column_feeds_are_named_once(
    wells: Path, tmp_path: Path, columns: dict[str, Any], body: str, named: str
) -> None:
    if body:
        wells.write_text(f"{wells.read_text(encoding='utf-8')}body:\n{body}", encoding="utf-8")
    rows = [{"id": each, "district": each.title(), **columns} for each in ("alder", "birch", "cedar")]
    told = prepare(wells, rows, tmp_path).rows
    said = f"<rows>: the same in all 3 editions of a language, from no column: {named}"
    assert told and told.told == ((said,) if named else ())
    (one,) = (prepare(wells, rows[:1], tmp_path).rows,)
    assert one and one.told == ()
