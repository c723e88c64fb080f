"""The guard around the reading of foreign files: what comes through it, and what it ends."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from factsheet.cli.main import cli
from factsheet.errors import PreflightError, Span
from factsheet.files import MB
from factsheet.pdftools.guard import Allowance, BeyondBoundsError, guarded

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the guard needs a system that forks")

QUICK = Allowance(seconds=0.5)


def test_values_come_through_whatever_their_size() -> None:
    assert guarded(lambda: b"x" * 5_000_000) == b"x" * 5_000_000
    assert guarded(os.getpid) != os.getpid()


def test_what_is_raised_comes_through_with_its_place() -> None:
    def work() -> None:
        raise PreflightError.of("no", Span("a.pdf"), "do so", code="pdf-unreadable")

    with pytest.raises(PreflightError) as caught:
        guarded(work)
    assert caught.value.diagnostics[0].span.file == "a.pdf"


@pytest.mark.parametrize("beside", [0, 3])
def test_work_without_end_is_ended(beside: int) -> None:
    release = threading.Event()
    threads = [threading.Thread(target=release.wait) for _ in range(beside)]
    for each in threads:
        each.start()
    began = time.monotonic()
    with pytest.raises(BeyondBoundsError, match=r"longer than 0\.5 seconds"):
        guarded(lambda: time.sleep(600), QUICK)
    assert time.monotonic() - began < 30
    release.set()


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS is held to on Linux")
def test_work_without_bounds_of_memory_is_ended() -> None:
    with pytest.raises(BeyondBoundsError, match="more than 128 MB"):
        guarded(lambda: len(bytearray(400 * MB)), Allowance(memory=128 * MB))
    assert guarded(lambda: len(bytearray(20 * MB)), Allowance(memory=128 * MB)) == 20 * MB


def test_a_reader_that_crashes_is_told() -> None:
    with pytest.raises(BeyondBoundsError, match="ends the reader"):
        guarded(lambda: os.kill(os.getpid(), signal.SIGKILL))


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs a list of open files")
def test_no_pipe_stays_open() -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(20):
        guarded(lambda: 1)
        with pytest.raises(BeyondBoundsError):
            guarded(lambda: os._exit(3))
    assert len(list(Path("/proc/self/fd").iterdir())) < before + 20


@pytest.fixture
def bomb(tmp_path: Path) -> Path:
    """A page of a form that shows another twice over, thirty deep: a thousand million marks."""
    pdf = pikepdf.new()
    inner = pdf.make_stream(
        b"0 0 m 9 9 l S", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 99, 99]
    )
    for _ in range(30):
        inner = pdf.make_stream(
            b"/F Do /F Do",
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=[0, 0, 99, 99],
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner)),
        )
    page = pdf.add_blank_page(page_size=(99, 99))
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
    page.obj.Contents = pdf.make_stream(b"/F Do")
    path = tmp_path / "bomb.pdf"
    pdf.save(path)
    return path


def test_a_file_made_to_stop_readers_is_told_and_the_next_is_read(
    bomb: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factsheet.cli.pdfs.guarded", partial(guarded, allowance=Allowance(2.0, 1024 * MB)))
    plain = pikepdf.new()
    plain.add_blank_page(page_size=(99, 99))
    plain.save(tmp_path / "plain.pdf")
    done = CliRunner().invoke(cli, ["check", str(bomb), str(tmp_path / "plain.pdf")])
    assert done.exit_code == 1
    assert "bomb.pdf: looked at" in done.output and "error: reading it takes " in done.output
    assert "plain.pdf: looked at" in done.output and " checks passed" in done.output
