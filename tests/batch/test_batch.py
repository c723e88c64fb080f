"""Batches: every edition once, whole, the same whoever makes it; what fails is named and stops nothing."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from factsheet import build_many
from factsheet.batch import job as jobs
from factsheet.batch.batch import BatchResult
from factsheet.batch.job import JobOutcome
from factsheet.batch.lock import locked
from factsheet.batch.prepared import prepare, with_keys
from factsheet.batch.supervisor import Limits
from factsheet.batch.survey import survey
from factsheet.batch.trace import trace
from factsheet.cli.main import cli
from factsheet.content.edition import Edition
from factsheet.errors import DataError, FactsheetError, OutputError
from factsheet.makeup.compose import plan_or_none
from factsheet.workshop import Workshop
from tests.batch.chaos import finished, patience, under_fire, workers
from tests.batch.conftest import ROWS, workbook

BOTH: dict[str, Any] = {"languages": "all", "outputs": ("screen", "text")}
TEXT: dict[str, Any] = {"languages": "all", "outputs": ("text",)}


def made_in(folder: Path) -> dict[str, bytes]:
    """The files of editions, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".pdf", ".txt")}


def kept(result: BatchResult) -> tuple[int, int, int]:
    return result.made, result.kept, len(result.failed)


def test_every_row_in_every_language_whoever_makes_it(wells: Path, tmp_path: Path) -> None:
    one = build_many(wells, ROWS, tmp_path / "one", jobs=1, **BOTH)
    assert kept(one) == (6, 0, 0)
    files = made_in(one.folder)
    stems = [f"wells_{row['id']}.{tag}" for row in ROWS for tag in ("en", "de")]
    assert sorted(files) == sorted(f"{stem}.{end}" for stem in stems for end in ("screen.pdf", "txt"))
    for row in ROWS:
        said = files[f"wells_{row['id']}.de.txt"].decode()
        assert f"Brunnen in {row['district']}" in said and str(row["key_numbers.wells.value"]) in said
    two = build_many(wells, ROWS[::-1], tmp_path / "two", jobs=2, **BOTH)
    with ThreadPoolExecutor(2) as pool:
        three = build_many(wells, ROWS, tmp_path / "three", executor=pool, **BOTH)
    assert made_in(two.folder) == made_in(three.folder) == files


def test_a_text_of_the_sheet_is_text_in_every_row(wells: Path, tmp_path: Path) -> None:
    """A year or a postcode gets no separators, whether a table writes it as text or as a number."""
    said = wells.read_text(encoding="utf-8").replace("in {district}", "in {district} since {opened}")
    wells.write_text(said.replace("variables:", 'variables:\n  opened: "2020"'), encoding="utf-8")
    table = tmp_path / "rows.csv"
    table.write_text("id,district,opened\na,Alder,2021\nb,Birch,01067\n", encoding="utf-8")
    rows = [
        {"id": "c", "district": "Cedar", "opened": 2021},
        {"id": "d", "district": "Dale", "opened": "2021"},
    ]
    for source in (table, rows):
        build_many(wells, source, tmp_path / "out", jobs=1, outputs=("text",))
    for row, year in {"a": "2021", "b": "01067", "c": "2021", "d": "2021"}.items():
        assert f"since {year}" in (tmp_path / "out" / f"wells_{row}.en.txt").read_text(encoding="utf-8")


def test_a_date_of_a_workbook_prints_in_the_words_of_each_language(wells: Path, tmp_path: Path) -> None:
    """And its place is that of its cell, in what is traced as in what is wrong with it."""
    said = wells.read_text(encoding="utf-8").replace("in {district}", "in {district} since {opened}")
    wells.write_text(said.replace("variables:", "variables:\n  opened: {date: '2025'}"), encoding="utf-8")
    po = wells.parent / "locale" / "de.po"
    po.write_text(
        po.read_text(encoding="utf-8").replace("in {district}", "in {district} since {opened}"),
        encoding="utf-8",
    )
    lines = ["id", "opened"], ["a", datetime(2026, 3, 1)], ["b", "2026-04"], ["c", "1/3/2026"]
    workbook(tmp_path / "rows.xlsx", *lines)
    both: dict[str, Any] = {"languages": "all", "outputs": ("text", "screen")}
    result = build_many(wells, tmp_path / "rows.xlsx", tmp_path / "out", jobs=1, **both)
    text = {name: data.decode() for name, data in made_in(tmp_path / "out").items() if name.endswith("txt")}
    for row, tag, date in (
        ("a", "en", "March 1, 2026"),
        ("a", "de", "1. März 2026"),
        ("b", "en", "April 2026"),
        ("b", "de", "April 2026"),
    ):
        assert f"since {date}" in " ".join(text[f"wells_{row}.{tag}.txt"].split())
    assert {each.job.stem: str(each.problems[0].span)[-2:] for each in result.failed} == {
        "wells_c.en": "B4",
        "wells_c.de": "B4",
    }
    (hit, *_) = trace(tmp_path / "out" / "wells_a.de.screen.pdf", "1. März")
    cell = next(each for each in hit.origins if each.row)
    assert (cell.row, cell.column, cell.written, str(cell.span)[-2:]) == ("a", "opened", "2026-03-01", "B2")


def test_a_column_called_almost_as_a_variable_is_refused(wells: Path, tmp_path: Path) -> None:
    """All rows would print the value of the data file, as if it were theirs."""
    with pytest.raises(DataError) as caught:
        build_many(wells, [{"id": "a", "distrct": "Alder"}], tmp_path / "out", jobs=1)
    (found,) = caught.value.diagnostics
    assert found.code == "rows-column" and 'did you mean "district"?' in found.hint
    extra = [ROWS[0] | {"population": 7}]
    assert kept(build_many(wells, extra, tmp_path / "out", jobs=1, outputs=("text",))) == (1, 0, 0)


def test_a_row_stands_in_the_plan_of_the_sheet_in_its_language(wells: Path, tmp_path: Path) -> None:
    with Workshop().open():
        batch = with_keys(prepare(wells, ROWS, tmp_path, **TEXT))
        rows = [(job.lang, jobs.edition_for(batch.order, job, batch.pattern)) for job in batch.jobs()]
    followed = {lang: {id(edition.family) for tag, edition in rows if tag == lang} for lang, edition in rows}
    assert [len(each) for each in followed.values()] == [1, 1]
    german = next(edition.family for lang, edition in rows if lang == "de")
    assert german and german.lang == "de" and german.family is batch.pattern.written
    assert followed["en"] == {id(batch.pattern.written)}
    sheet = prepare(wells, None, tmp_path, **TEXT)
    alone = [jobs.edition_for(sheet.order, job, sheet.pattern) for job in sheet.jobs()]
    assert all(edition.family is sheet.pattern.written for edition in alone)


def test_a_plan_that_one_worker_found_is_not_searched_for_by_another(
    wells: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plan of a language goes with its later jobs, and the pages are those of a search."""
    screen: dict[str, Any] = {"languages": "de", "outputs": ("screen",)}
    searched = list[str]()

    def counted(edition: Edition, *more: Any) -> Any:
        searched.append(edition.lang)
        return plan_or_none(edition, *more)

    monkeypatch.setattr(jobs, "plan_or_none", counted)
    batch = prepare(wells, ROWS, tmp_path, **screen)
    first, second, _ = batch.jobs()
    with Workshop().open():
        told = jobs.perform(batch.order, first)
        alone = jobs.perform(batch.order, second)
    assert searched == ["de"] and told.found == alone.found and told.found and told.found.plan
    with Workshop().open():
        handed = jobs.perform(batch.order, replace(second, stands=told.found))
    assert searched == ["de"] and handed.found is None
    assert handed.files == alone.files
    # The parent hands on what it was told; without pages there is nothing to find.
    searched.clear()
    stood = [each.job.stands for each in told_by(wells, tmp_path, jobs=1, **screen)]
    assert stood[0] is None and stood[1] == stood[2] and stood[1] and stood[1].plan
    assert searched == ["en", "de"]
    searched.clear()
    assert {each.found for each in told_by(wells, tmp_path, jobs=1, **TEXT)} == {None} and not searched


def told_by(source: Path, out: Path, **options: Any) -> list[JobOutcome]:
    """The outcomes of a batch as they are told, made in a workshop of its own."""
    outcomes = list[JobOutcome]()
    with Workshop().open():
        build_many(source, ROWS, out, tell=lambda each, now: outcomes.append(each), **options)
    return outcomes


def test_what_is_there_stays_and_what_changed_is_made(wells: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    def again(rows: list[dict[str, Any]] = ROWS, **more: Any) -> tuple[int, int, int]:
        return kept(build_many(wells, rows, out, jobs=1, **TEXT, **more))

    assert again() == (6, 0, 0)
    assert again() == (0, 6, 0)
    assert again(force=True) == (6, 0, 0)
    assert again([ROWS[0] | {"district": "Ash"}, *ROWS[1:]]) == (2, 4, 0)
    assert "Ash" in (out / "wells_alder.en.txt").read_text()
    (out / "wells_birch.en.txt").write_text("changed by hand")
    (out / "wells_birch.de.txt").unlink()
    assert again([ROWS[0] | {"district": "Ash"}, *ROWS[1:]]) == (2, 4, 0)
    po = wells.parent / "locale" / "de.po"
    po.write_text(po.read_text().replace("Brunnen in Betrieb", "Brunnen"), encoding="utf-8")
    assert again(ROWS) == (4, 2, 0)
    wells.write_text(wells.read_text().replace("County of Orland", "Orland"))
    assert again(ROWS[:1], fallback=True)[0] == 2


def test_an_edition_stays_whatever_languages_are_asked_for_or_stand_beside_it(
    wells: Path, tmp_path: Path
) -> None:
    german = wells.parent / "locale" / "de.po"
    (wells.parent / "locale" / "de-AT.po").write_text(german.read_text(encoding="utf-8"), encoding="utf-8")

    def again(languages: str | None, *outputs: str) -> tuple[int, int, int]:
        out = tmp_path / "-".join(outputs)
        more: dict[str, Any] = {"languages": languages} if languages else {}
        return kept(build_many(wells, ROWS[:2], out, jobs=1, outputs=outputs, report=False, **more))

    runs = ("all", "de", None, "de-AT,en", "all")
    assert [again(each, "text") for each in runs] == [(6, 0, 0), (0, 2, 0), (0, 2, 0), (0, 4, 0), (0, 6, 0)]
    # A page of HTML leads to its translations: it is another page where there are others.
    assert [again(each, "html") for each in ("all", "de", "all")] == [(6, 0, 0), (2, 0, 0), (2, 4, 0)]
    (wells.parent / "locale" / "de-AT.po").unlink()
    assert again("all", "text") == (0, 4, 0)


@pytest.mark.parametrize(
    ("options", "fault", "said"),
    [
        ({"language": "de"}, TypeError, "no option language: did you mean languages?"),
        ({"zzz": 1}, TypeError, "no option zzz: there are outputs, "),
        ({"jobs": 0}, ValueError, "1 or more, not 0"),
        ({"executor": "x"}, TypeError, "executor is an Executor of concurrent.futures, not str"),
    ],
)
def test_an_option_that_there_is_not_is_refused_before_anything_is_written(
    wells: Path, tmp_path: Path, options: dict[str, Any], fault: type[Exception], said: str
) -> None:
    for ask in (build_many, survey):
        with pytest.raises(fault, match=re.escape(said)):
            ask(wells, ROWS, tmp_path / "out", **options)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("changed", "shown"),
    [
        ({"key_numbers.wells.value": True}, "true"),
        ({"key_numbers.wells.value": "many"}, "many"),
        ({"district": "x" * 900}, "x"),
    ],
)
def test_a_problem_of_a_row_of_python_shows_its_own_cell(
    wells: Path, tmp_path: Path, changed: dict[str, Any], shown: str
) -> None:
    rows = [ROWS[0], ROWS[1] | changed]
    (failed,) = build_many(wells, rows, tmp_path / "out", jobs=1, outputs=("text",), report=False).failed
    (problem,) = failed.problems
    assert f'the cell holds "{shown}' in problem.message and '"birch"' not in problem.message


def test_the_sum_of_pages_hangs_on_no_other_language(wells: Path, tmp_path: Path) -> None:
    def keys(languages: str) -> dict[str, str]:
        batch = prepare(wells, ROWS[:2], tmp_path, languages=languages, outputs=("print", "png"))
        return {job.stem: job.key for job in with_keys(batch).keyed_jobs()}

    both, german = keys("all"), keys("de")
    assert len(both) == 4 and {stem: both[stem] for stem in german} == german and len(german) == 2


def test_a_file_that_a_variable_names_is_known_as_it_is_read(wells: Path, tmp_path: Path) -> None:
    more = "variables:\n  code: 007"
    named = wells.read_text(encoding="utf-8").replace("variables:", more)
    wells.write_text(f"{named}picture: '{{code}}.svg'\npicture_alt: A well\n", encoding="utf-8")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    (wells.parent / "007.svg").write_text(drawing, encoding="utf-8")

    def again() -> tuple[int, int, int]:
        return kept(build_many(wells, ROWS[:1], tmp_path / "out", jobs=1, outputs=("text",)))

    assert [again(), again()] == [(1, 0, 0), (0, 1, 0)]
    (wells.parent / "007.svg").write_text(drawing.replace("h9", "h8"), encoding="utf-8")
    assert again() == (1, 0, 0)


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("brand.yaml", ""),
        ("logo.svg", ""),
        ("house.yaml", "brand: house.yaml"),
        ("mark.svg", "brand: house.yaml"),
        ("icons/well.svg", ""),
        ("fonts/note.txt", ""),
    ],
)
def test_what_the_data_file_does_not_name_itself_is_part_of_its_editions(
    wells: Path, tmp_path: Path, name: str, more: str
) -> None:
    """The brand beside it and the logo of that; the icons and faces of its folder."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    for each, text in {
        "brand.yaml": "logo: logo.svg\nlogo_alt: County\n",
        "logo.svg": drawing,
        "house.yaml": "logo: mark.svg\nlogo_alt: County\n",
        "mark.svg": drawing,
        "icons/well.svg": drawing,
        "fonts/note.txt": "none",
    }.items():
        (wells.parent / each).parent.mkdir(exist_ok=True)
        (wells.parent / each).write_text(text, encoding="utf-8")
    wells.write_text(f"{wells.read_text(encoding='utf-8')}{more}\n", encoding="utf-8")

    def stays() -> bool:
        (one,) = survey(wells, ROWS[:1], tmp_path / "out", outputs=("text",)).editions
        return one.stays

    assert build_many(wells, ROWS[:1], tmp_path / "out", jobs=1, outputs=("text",)).ok
    assert stays()
    path = wells.parent / name
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert not stays()


def test_a_torn_manifest_and_leftovers_cost_one_edition(wells: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build_many(wells, ROWS, out, jobs=1, **TEXT)
    manifest = out / "manifest.jsonl"
    manifest.write_bytes(manifest.read_bytes()[:-20])
    left = out / ".wells_cedar.de.txt.abcd1234.part"
    other = out / ".something.abcd1234.part"
    report = out / ".report.html.abcd1234.part"
    left.write_bytes(b"half")
    report.write_bytes(b"half")
    other.write_bytes(b"of somebody else")
    assert kept(build_many(wells, ROWS, out, jobs=1, **TEXT)) == (1, 5, 0)
    assert not left.exists() and not report.exists() and other.exists()
    assert [json.loads(line)["stem"] for line in manifest.read_text().splitlines()][-1] == "wells_cedar.de"


def test_rows_that_are_wrong_fail_alone(wells: Path, tmp_path: Path) -> None:
    rows = [ROWS[0], ROWS[1] | {"key_numbers.wells.value": "many"}, ROWS[2] | {"district": ""}]
    result = build_many(wells, rows, tmp_path / "out", jobs=1, **TEXT)
    assert kept(result) == (2, 0, 4)
    assert [each.job.stem for each in result.failed[:2]] == ["wells_birch.en", "wells_birch.de"]
    places = {str(each.span) for outcome in result.failed for each in outcome.problems}
    assert places == {"<rows>, row 2", "<rows>, row 3"}
    assert {name.partition(".")[0] for name in made_in(result.folder)} == {"wells_alder"}


def test_cells_of_a_language_are_its_translation(wells: Path, tmp_path: Path) -> None:
    rows = [
        {"id": "a", "district": "Alder", "district@de": "Erle", "title@de": "Die Brunnen von {district}"},
        {"id": "b", "district": "Birch", "district@de": "", "title@de": "Birken in {district}"},
    ]
    result = build_many(wells, rows, tmp_path / "out", jobs=1, **TEXT)
    assert kept(result) == (3, 0, 1)
    assert [(each.job.stem, each.problems[0].code) for each in result.failed] == [
        ("wells_b.de", "row-cell-empty")
    ]
    assert "Die Brunnen von Erle" in (result.folder / "wells_a.de.txt").read_text()
    assert "Wells in Alder" in (result.folder / "wells_a.en.txt").read_text()
    again = build_many(wells, rows, tmp_path / "out", jobs=1, fallback=True, **TEXT)
    assert again.ok
    assert "Birch" in (result.folder / "wells_b.de.txt").read_text()


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([{"id": "a", "key_numbers.well.valu": 3}], "unknown-content-path"),
        ([{"id": "a b"}, {"id": "a.b"}], "same-output"),
    ],
)
def test_what_no_edition_could_be_made_with_is_refused_at_once(
    wells: Path, tmp_path: Path, rows: list[dict[str, Any]], code: str
) -> None:
    with pytest.raises(FactsheetError) as error:
        build_many(wells, rows, tmp_path / "out", jobs=1)
    assert error.value.diagnostics[0].code == code
    assert not (tmp_path / "out").exists()


def test_a_folder_is_one_batchs_at_a_time(wells: Path, tmp_path: Path) -> None:
    with locked(tmp_path / "out"), pytest.raises(OutputError) as error:
        build_many(wells, ROWS, tmp_path / "out", jobs=1)
    assert error.value.diagnostics[0].code == "batch-at-work"


def test_an_exception_fails_its_edition_alone(
    wells: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = jobs.produce

    def broken(edition: Any, *given: Any) -> Any:
        if edition.id == "wells_birch":
            raise ZeroDivisionError("a fault of the program")
        return before(edition, *given)

    monkeypatch.setattr(jobs, "produce", broken)
    result = build_many(wells, ROWS, tmp_path / "out", jobs=1, **TEXT)
    assert kept(result) == (4, 0, 2)
    assert all("ZeroDivisionError: a fault" in each.fault for each in result.failed)


def test_a_full_disk_is_a_message_and_stops(
    wells: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count, before = [0], os.fsync

    def full(handle: int) -> None:
        count[0] += 1
        if count[0] == 3:
            raise OSError(28, "No space left on device")
        before(handle)

    monkeypatch.setattr(os, "fsync", full)
    result = build_many(wells, ROWS, tmp_path / "out", jobs=1, **TEXT)
    assert result.stopped == "the disk is full" and result.made < 6
    assert [each.problems[0].code for each in result.failed] == ["disk-full"]
    assert len(made_in(result.folder)) == result.made
    monkeypatch.setattr(os, "fsync", before)
    assert kept(build_many(wells, ROWS, tmp_path / "out", jobs=1, **TEXT)) == (
        6 - result.made,
        result.made,
        0,
    )


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="workers are found by /proc")
def test_a_worker_that_hangs_or_dies_is_replaced(wells: Path, tmp_path: Path) -> None:
    struck: list[int] = []

    def strike(outcome: JobOutcome, now: bool) -> None:
        """Stop the first worker for good, and kill the next, once there is one that is at work."""
        for each in workers(os.getpid()):
            if each not in struck and len(struck) < 2:
                struck.append(each)
                os.kill(each, signal.SIGSTOP if len(struck) == 1 else signal.SIGKILL)
                return

    limits = Limits(seconds=patience(wells, tmp_path / "calm", ("text",)), tries=10)
    rows = [ROWS[0] | {"id": f"r{number}"} for number in range(8)]
    result = build_many(wells, rows, tmp_path / "out", jobs=2, limits=limits, tell=strike, **TEXT)
    assert kept(result) == (16, 0, 0), [(each.job.stem, each.fault, each.problems) for each in result.failed]
    assert len(struck) == 2 and not result.stopped
    assert not workers(os.getpid())


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory as Linux has them")
def test_editions_whose_workers_always_end_are_named_after_their_tries(wells: Path, tmp_path: Path) -> None:
    """No worker starts in so little memory: every edition fails by name, and the batch ends."""
    limits = Limits(memory=64 * 2**20, tries=2)
    result = build_many(wells, ROWS[:1], tmp_path / "out", jobs=2, limits=limits, **TEXT)
    assert kept(result) == (0, 0, 2)
    assert sorted(each.job.stem for each in result.failed) == ["wells_alder.de", "wells_alder.en"]
    assert all("2 times" in each.fault for each in result.failed)
    assert made_in(result.folder) == {}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="workers are found by /proc")
def test_chaos_loses_doubles_and_halves_nothing(wells: Path, tmp_path: Path) -> None:
    """300 editions, their workers killed at random, the parent twice: in the end as if nothing had been."""
    rows = [ROWS[0] | {"id": f"r{number}", "key_numbers.wells.value": number + 1} for number in range(150)]
    calm = build_many(wells, rows, tmp_path / "calm", jobs=1, report=False, **TEXT)
    out = tmp_path / "out"
    fire = under_fire(wells, rows, out, "text")
    assert fire.parents == 2 and fire.workers >= 3
    assert made_in(out) == made_in(calm.folder)
    assert not list(out.glob(".*.part"))
    stems = [json.loads(line)["stem"] for line in (out / "manifest.jsonl").read_text().splitlines()]
    assert sorted(stems) == sorted(set(stems)) and len(stems) == 300


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_batch_in_a_second_with_what_is_finished_kept(
    wells: Path, tmp_path: Path, number: signal.Signals
) -> None:
    table = tmp_path / "rows.csv"
    lines = ["id,district", *(f"r{row},Alder" for row in range(400))]
    table.write_text("\n".join(lines))
    out = tmp_path / "out"
    words = ["build", str(wells), "--rows", str(table), "--jobs", "2", "-o", str(out)]
    command = [sys.executable, "-c", "from factsheet.cli import main; main()", *words]
    took, begun = [], 0
    # It takes some 50 ms; on a machine that is busy with others, one of three is within the second.
    while len(took) < 3 and not any(each < 1.0 for each in took):
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as batch:
            _until(lambda begun=begun: finished(out) > begun)  # type: ignore[misc]
            sent = time.monotonic()
            batch.send_signal(number)
            _, told = batch.communicate(timeout=30)
            took.append(time.monotonic() - sent)
        assert batch.returncode == 130 and b"stopped" in told and b"Traceback" not in told
        begun = finished(out)
    assert any(each < 1.0 for each in took), took
    done = [json.loads(line) for line in (out / "manifest.jsonl").read_text().splitlines()]
    assert 0 < len(done) < 400
    assert all((out / each["name"]).exists() for line in done for each in line["files"])


def _until(done: Callable[[], bool]) -> None:
    for _ in range(1200):
        if done():
            return
        time.sleep(0.05)
    raise AssertionError("it never came")


def test_the_example_is_a_sheet_a_district_in_three_languages(tmp_path: Path) -> None:
    example = Path(__file__).resolve().parents[2] / "examples" / "school_meals"
    options: dict[str, Any] = {"languages": "all", "outputs": ("text",), "jobs": 1}
    result = build_many(example / "factsheet.yaml", example / "districts.csv", tmp_path, **options)
    assert kept(result) == (9, 0, 0)
    said = {path.name: " ".join(path.read_text(encoding="utf-8").split()) for path in tmp_path.glob("*.txt")}
    assert "In 9 Schulen kommt das Essen" in said["school-meals_northgate.de.txt"]
    assert "Every school has a kitchen" in said["school-meals_st-johns.en-GB.txt"]
    assert "Dans 1 école" in said["school-meals_upper-vale.fr.txt"]


def test_the_report_has_every_edition_and_no_formula(wells: Path, tmp_path: Path) -> None:
    rows = [ROWS[0], ROWS[1] | {"id": "=1+1|x", "key_numbers.wells.value": "-many"}]
    build_many(wells, rows, tmp_path / "out", jobs=1, **TEXT)
    text = (tmp_path / "out" / "report.csv").read_text(encoding="utf-8-sig")
    lines = list(csv.DictReader(text.splitlines()))
    assert [each["state"] for each in lines] == ["made", "made", "failed", "failed"]
    assert "row 2" in lines[2]["reason"]
    assert not any(value.startswith(("=", "+", "-", "@")) for line in lines for value in line.values())


def test_faults_of_the_table_cost_their_rows_alone_and_name_the_cell(wells: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Q3"
    for line in (
        ["id", "district", "key_numbers.wells.value"],
        ["alder", "Alder", 3],
        ["birch", "Birch", "#REF!"],
        ["cedar", "Cedar", "many"],
        ["", "Dogwood", 5],
        ["elm", "Elm", 7, "stray"],
        ["fir", "Fir", 9],
    ):
        page.append(line)
    page["C3"].data_type = "e"
    book.save(tmp_path / "rows.xlsx")
    result = build_many(wells, tmp_path / "rows.xlsx", tmp_path / "out", jobs=1, outputs=("text",))
    assert {name.partition(".")[0] for name in made_in(result.folder)} == {"wells_alder", "wells_fir"}
    said = {each.job.stem: each.problems[0] for each in result.failed}
    assert {stem: str(each.span).partition("rows.xlsx, ")[2] for stem, each in said.items()} == {
        "wells_birch.en": 'sheet "Q3", C3',
        "wells_cedar.en": 'sheet "Q3", C4',
        "wells_A5.en": 'sheet "Q3", A5',
        "wells_elm.en": 'sheet "Q3", D6',
    }
    assert said["wells_cedar.en"].message.endswith('is not a plain number: the cell holds "many"')
    assert said["wells_birch.en"].message == "the cell shows #REF!"


def test_several_languages_are_a_batch_on_all_cores(wells: Path, tmp_path: Path) -> None:
    words = ["build", str(wells), "--for", "screen,text", "--language"]
    done = CliRunner().invoke(cli, [*words, "all", "-o", str(tmp_path / "all")])
    assert done.exit_code == 0, done.output
    assert "2 made, 0 as they were, 0 failed" in done.output
    one_by_one = CliRunner().invoke(cli, [*words, "en,de", "-o", str(tmp_path / "one"), "--format", "json"])
    records = [json.loads(line) for line in one_by_one.stdout.splitlines()]
    assert {each["output"] for each in records} == {"screen", "text"} and len(records) == 4
    assert made_in(tmp_path / "all") == made_in(tmp_path / "one") and len(made_in(tmp_path / "all")) == 4
    again = CliRunner().invoke(cli, [*words, "en,de", "-o", str(tmp_path / "all")])
    assert "0 made, 2 as they were" in again.output
