"""docs/own-blocks.md: its kind of block is run as it stands there, and it names all that is public."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import factsheet
import factsheet.blocks
import factsheet.document
from tests.source.sample import SOURCE, read_text, refused

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "own-blocks.md").read_text(encoding="utf-8")
PYTHON, YAML = (re.search(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL) for kind in ("python", "yaml"))
assert PYTHON and YAML


@pytest.fixture
def promises() -> Iterator[dict[str, Any]]:
    """The names that the page's Python defines."""
    names: dict[str, Any] = {"__name__": "own_blocks"}
    exec(compile(PYTHON[1], "own-blocks.md", "exec", dont_inherit=True), names)
    yield names
    del factsheet.blocks._registered["promises"]


def test_the_kind_of_the_page_is_on_the_sheet_and_on_the_web(promises: dict[str, Any]) -> None:
    sheet = read_text(f"{SOURCE}{YAML[1]}")
    edition = factsheet.localize(sheet)
    written = yaml.safe_load(YAML[1])["promises"]["items"]
    assert [edition.find(f"promises.{each}.who").plain for each in written] == ["The council", "The donors"]
    html = next(iter(factsheet.produce(edition, targets=("html",)))).data.decode()
    assert "What was promised" in html and "<strong>Two million</strong> dollars" in html


def test_the_check_of_the_page_points_at_the_data(promises: dict[str, Any]) -> None:
    (found,) = refused(f"{SOURCE}{YAML[1]}".replace("who: The council", "who: The council, icon: scales"))
    assert (found.code, found.path) == ("icons-missing", "promises")
    assert found.span and found.span.line > SOURCE.count("\n")


def test_the_page_names_every_public_name() -> None:
    public = {*factsheet.blocks.__all__, *factsheet.document.__all__} - {"kinds"}
    assert sorted(name for name in public if not re.search(rf"\b{name}\b", PAGE)) == []
