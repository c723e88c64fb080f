"""docs/blocks.md: the example of every kind is read as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from factsheet.blocks import kinds
from factsheet.locale.edition import localize
from factsheet.source.reader import read_data

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "blocks.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"^## `(\w+)`\n(?:(?!^## ).*\n)*?```yaml\n(body:\n[^`]*)```", PAGE, re.MULTILINE))
HEAD = {"factsheet": 1, "id": "small", "lang": "en", "title": "A title", "summary": "A message."}


def test_every_kind_of_the_body_has_an_example() -> None:
    assert {kind for kind, cls in kinds().items() if getattr(cls, "only_in_body", False)} == set(EXAMPLES)


@pytest.mark.parametrize("kind", sorted(EXAMPLES))
def test_the_example_is_of_its_kind_and_is_read(kind: str) -> None:
    data = HEAD | {"publisher": {"name": "S"}} | yaml.safe_load(EXAMPLES[kind])
    edition = localize(read_data(data, ROOT / "tests" / "sheets" / "kinds"))
    assert {block["kind"] for block in data["body"].values()} == {kind}
    assert [path for path in edition.texts() if path.startswith("body.")]
