"""Batches to a URL: the same files, manifest, resume and lock in a store as in a folder.

The stores are fsspec's own, in memory, and a server on this machine that speaks as S3 does.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from factsheet import build_many
from factsheet.batch.batch import BatchResult
from factsheet.batch.cloud import UrlPlace
from factsheet.batch.survey import survey
from factsheet.cli.main import cli
from factsheet.errors import OutputError
from tests.batch.conftest import ROWS
from tests.batch.test_batch import made_in

fsspec = pytest.importorskip("fsspec", reason="factsheet[cloud] is not installed")
TEXT: dict[str, Any] = {"languages": "all", "outputs": ("text",)}
# Werkzeug, moto and botocore warn of each other.
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """A bucket on this machine, found by the variables of the environment that S3 has."""
    pytest.importorskip("s3fs", reason="factsheet[cloud] is not installed")
    server_of = pytest.importorskip("moto.server", reason="moto is not installed")
    server = server_of.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patch.setenv("AWS_ACCESS_KEY_ID", "test")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        fsspec.filesystem("s3", skip_instance_cache=True).mkdir("sheets")
        fsspec.filesystem("s3").clear_instance_cache()
        yield "s3://sheets"
        fsspec.filesystem("s3").clear_instance_cache()
    server.stop()


@pytest.fixture(params=["memory", "s3"])
def url(request: pytest.FixtureRequest) -> str:
    """A folder of its own in a store."""
    store = "memory://sheets" if request.param == "memory" else request.getfixturevalue("bucket")
    return f"{store}/{uuid.uuid4().hex}/out"


def found(url: str) -> dict[str, bytes]:
    """Every object below a URL, by its name there."""
    fs, root = fsspec.core.url_to_fs(url)
    fs.invalidate_cache()
    return {path.partition(f"{root}/")[2]: fs.cat_file(path) for path in fs.find(root)}


def kept(result: BatchResult) -> tuple[int, int, int]:
    return result.made, result.kept, len(result.failed)


def test_a_store_gets_what_a_folder_gets(wells: Path, tmp_path: Path, url: str) -> None:
    both: dict[str, Any] = {"languages": "all", "outputs": ("screen", "text")}
    folder = build_many(wells, ROWS, tmp_path / "out", jobs=1, **both).folder
    result = build_many(wells, ROWS, url, jobs=2, **both)
    assert kept(result) == (6, 0, 0) and result.folder == url
    objects = found(url)
    files = made_in(Path(folder))
    assert {name: objects[name] for name in files} == files
    # Nothing else is left there: no lock, no parts of the manifest.
    assert objects.keys() - files.keys() == {"manifest.jsonl", "report.csv", "report.html"}
    lines = [json.loads(line) for line in objects["manifest.jsonl"].splitlines()]
    assert sorted(line["stem"] for line in lines) == sorted(
        f"wells_{row['id']}.{tag}" for row in ROWS for tag in ("en", "de")
    )


def test_what_is_there_stays_and_what_changed_or_is_gone_is_made(wells: Path, url: str) -> None:
    assert kept(build_many(wells, ROWS, url, jobs=1, **TEXT)) == (6, 0, 0)
    assert kept(build_many(wells, ROWS, url, jobs=1, **TEXT)) == (0, 6, 0)
    fs, root = fsspec.core.url_to_fs(url)
    fs.rm_file(f"{root}/wells_birch.de.txt")
    fs.pipe_file(f"{root}/wells_cedar.en.txt", b"changed by hand")
    again = [ROWS[0] | {"district": "Ash"}, *ROWS[1:]]
    assert kept(build_many(wells, again, url, jobs=1, **TEXT)) == (4, 2, 0)
    assert b"Ash" in found(url)["wells_alder.en.txt"]


CHILD = """
import json, os, sys
from factsheet import build_many
from factsheet.batch import cloud
cloud._BETWEEN = 0.0
def die(outcome, now):
    if outcome.job.row == "birch":
        os._exit(9)
rows = json.loads(sys.argv[3])
build_many(sys.argv[1], rows, sys.argv[2], jobs=1, languages="all", outputs=("text",), tell=die)
"""


def test_a_batch_that_was_killed_is_taken_up(wells: Path, bucket: str) -> None:
    """What ends without its last words leaves the lock of a process that is gone, and lines on their way."""
    url = f"{bucket}/{uuid.uuid4().hex}"
    done = subprocess.run([sys.executable, "-c", CHILD, wells, url, json.dumps(ROWS)], capture_output=True)
    assert done.returncode == 9, done.stderr.decode()
    objects = found(url)
    assert ".factsheet/lock" in objects and ".factsheet/manifest/000000.jsonl" in objects
    assert "wells_birch.en.txt" in objects and "wells_cedar.en.txt" not in objects
    assert kept(build_many(wells, ROWS, url, jobs=1, **TEXT)) == (3, 3, 0)
    objects = found(url)
    assert len(objects["manifest.jsonl"].splitlines()) == 6 and ".factsheet/lock" not in objects
    assert kept(build_many(wells, ROWS, url, jobs=1, **TEXT)) == (0, 6, 0)


def test_a_survey_sees_what_is_there_and_leaves_the_store_alone(wells: Path, url: str) -> None:
    assert kept(build_many(wells, ROWS[:2], url, jobs=1, **TEXT)) == (4, 0, 0)
    before = found(url)
    foreseen = survey(wells, [ROWS[0], ROWS[2]], url, **TEXT)
    assert {each.job.stem for each in foreseen.editions if each.stays} == {"wells_alder.en", "wells_alder.de"}
    assert foreseen.left_over == ("wells_birch.de.txt", "wells_birch.en.txt")
    assert found(url) == before


def test_a_place_is_one_batchs_at_a_time(wells: Path, url: str) -> None:
    with UrlPlace(url).opened(()), pytest.raises(OutputError) as error:
        build_many(wells, ROWS, url, jobs=1, **TEXT)
    assert error.value.diagnostics[0].code == "batch-at-work"
    fs, root = fsspec.core.url_to_fs(url)

    def lock(age: float) -> None:
        known = {"token": "x", "host": "another", "process": 1, "at": time.time() - age}
        fs.pipe_file(f"{root}/.factsheet/lock", json.dumps(known).encode())

    lock(age=5.0)
    with pytest.raises(OutputError):
        build_many(wells, ROWS, url, jobs=1, **TEXT)
    lock(age=500.0)
    assert build_many(wells, ROWS[:1], url, jobs=1, **TEXT).ok


def test_a_store_that_cannot_be_used_is_a_message(
    wells: Path, tmp_path: Path, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(out: str) -> str:
        done = CliRunner().invoke(cli, ["build", str(wells), "-o", out, "--for", "text"])
        assert done.exit_code == 1 and isinstance(done.exception, SystemExit), done.exception
        assert "[store-not-usable]" in done.output
        return done.output

    assert "nosuchstore" in refused("nosuchstore://bucket/out")
    assert "cannot write to s3://no-such-bucket/out" in refused("s3://no-such-bucket/out")
    # One whose edition does not get there fails, the others are made.
    before = UrlPlace.write

    def broken(self: UrlPlace, files: Any) -> None:
        if "wells_birch.en.txt" in files:
            monkeypatch.setattr(self._fs, "pipe_file", lambda *given: 1 / 0)
        try:
            before(self, files)
        finally:
            monkeypatch.undo()
            monkeypatch.setattr(UrlPlace, "write", broken)

    monkeypatch.setattr(UrlPlace, "write", broken)
    result = build_many(wells, ROWS, f"memory://{uuid.uuid4().hex}", jobs=1, outputs=("text",))
    assert kept(result) == (2, 0, 1) and result.failed[0].problems[0].code == "store-not-usable"


def test_the_command_builds_into_a_bucket(wells: Path, tmp_path: Path, bucket: str) -> None:
    url, table = f"{bucket}/{uuid.uuid4().hex}/", tmp_path / "rows.csv"
    table.write_text("id,district\nash,Ash\n")
    words = ["build", str(wells), "--rows", str(table), "--for", "text", "--jobs", "1", "-o", url]
    done = CliRunner().invoke(cli, [*words, "--dry-run"])
    assert done.stdout == f"{url}wells_ash.en.txt\n" and not found(url.rstrip("/"))
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output
    assert b"Wells in Ash" in found(url.rstrip("/"))["wells_ash.en.txt"]
    assert not Path("s3:").exists()


def test_a_package_goes_to_a_bucket_and_no_command_writes_to_memory(
    wells: Path, tmp_path: Path, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    url = f"{bucket}/{uuid.uuid4().hex}/wells.zip"
    words = ["package", str(wells), "--dpi", "36", "--jobs", "1", "-o"]
    done = CliRunner().invoke(cli, [*words, url])
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[-1].startswith(f"{url}: 1 editions, ")
    with zipfile.ZipFile(io.BytesIO(fsspec.open(url).open().read())) as archive:
        assert "wells/press/wells.en.print.pdf" in archive.namelist()
    assert {path.name for path in tmp_path.iterdir()} == {"sheet"}
    lost = CliRunner().invoke(cli, [*words, "s3://no-such-bucket/wells.zip"])
    assert (
        isinstance(lost.exception, OutputError) and lost.exception.diagnostics[0].code == "store-not-usable"
    )
    for refused in ([*words, "memory://wells.zip"], ["build", str(wells), "-o", "memory://out"]):
        done = CliRunner().invoke(cli, refused)
        assert done.exit_code == 2 and "memory ends with the command" in done.output
