"""What a hostile case is: files in a folder, a command, and the code that refuses them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

SHEET = """\
factsheet: 1
id: wells
lang: en
layout: brief
variables:
  district: Northgate
title: Wells in {district}
summary: Every well was looked at this year.
publisher: {name: County of Orland}
key_numbers:
  items:
    wells: {value: 12, label: wells in use}
"""
"""A sheet that nothing is wrong with; cases put something in the place of a part of it, or add to it."""

CHECK = ("check", "sheet.yaml")
BUILD = ("build", "sheet.yaml", "--for", "text", "-o", "out")
PAGES = ("build", "sheet.yaml", "--for", "screen", "-o", "out")

Made = str | bytes | Callable[[Path], object]
"""The content of a file, or what puts it into a folder at a path."""


@dataclass(frozen=True)
class Case:
    """A command that has to be refused with a code, in the folder of these files."""

    name: str
    code: str
    files: Mapping[str, Made]
    words: tuple[str, ...] = CHECK

    def put(self, folder: Path) -> None:
        """Write the files."""
        for name, made in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if callable(made):
                made(path)
            elif isinstance(made, bytes):
                path.write_bytes(made)
            else:
                path.write_text(made, encoding="utf-8")


def sheet(old: str = "", new: str = "", more: str = "") -> str:
    """The sheet with something else in the place of a part of it, and something after it."""
    assert old in SHEET
    return SHEET.replace(old, new, 1) + more if old else SHEET + more


def data(name: str, code: str, text: str | bytes, words: tuple[str, ...] = CHECK) -> Case:
    """A case of one data file."""
    return Case(name, code, {"sheet.yaml": text}, words)
