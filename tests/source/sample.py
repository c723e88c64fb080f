"""The sample data file, whole or with one thing changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factsheet.content.factsheet import Factsheet
from factsheet.errors import DataError, Diagnostic
from factsheet.excerpt import render
from factsheet.source import reader
from factsheet.yaml_source import parse

FOLDER = Path(__file__).resolve().parents[2] / "data" / "hong-kong-refugees"
# Without the lists of words, whose keys are language tags: tests write their own.
SOURCE = re.sub(
    r"^words:\n(?: +.*\n)+", "", (FOLDER / "factsheet.yaml").read_text(encoding="utf-8"), flags=re.MULTILINE
)
FILE = "factsheet.yaml"


def changed(old: str, new: str) -> str:
    """The sample with one thing written in another way."""
    assert old in SOURCE
    return SOURCE.replace(old, new, 1)


def read_text(source: str, root: Path = FOLDER) -> Factsheet:
    """The factsheet in a text that stands for the sample's file."""
    return reader.factsheet(parse(source, FILE), root)


def refused(source: str) -> tuple[Diagnostic, ...]:
    """Why a text is refused."""
    with pytest.raises(DataError) as caught:
        read_text(source)
    return caught.value.diagnostics


def shown(found: tuple[Diagnostic, ...], source: str) -> str:
    """What a user reads."""
    return "\n".join(render(each, source.splitlines()) for each in found)
