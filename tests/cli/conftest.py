"""The command line called as a shell calls it, inside a folder of its own."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from factsheet.cli import main

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "hong-kong-refugees"


class Done(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("build", "sheet.yaml")` is `factsheet build sheet.yaml`."""

    def called(*words: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["factsheet", *map(str, words)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        code = left.value.code
        return Done(code if isinstance(code, int) else int(code is not None), said.out, said.err)

    return called


@pytest.fixture
def sheet(desk: Path) -> Callable[..., Path]:
    """`sheet("b.yaml", old="new")` puts the sample there, with parts of its text replaced."""

    def put(name: str = "factsheet.yaml", **changes: str) -> Path:
        if not (desk / "images").exists():
            shutil.copytree(SAMPLE / "images", desk / "images")
        text = (SAMPLE / "factsheet.yaml").read_text(encoding="utf-8")
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new, 1)
        path = desk / name
        path.write_text(text, encoding="utf-8")
        return path.relative_to(desk)

    return put


def made_in(folder: Path) -> list[str]:
    """The names of all files below a folder."""
    if not folder.exists():
        return []
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
