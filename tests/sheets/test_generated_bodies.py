"""Bodies made at random: whatever their kinds, counts and lengths, nothing of them is lost."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

import factsheet
from factsheet.document.nodes import words
from factsheet.locale.catalogues import Catalogue, units
from factsheet.locale.edition import localize
from factsheet.source.reader import read_data
from tests.sheets.generate_body import KINDS, sheets
from tests.sheets.test_kinds import PageWords
from tests.sheets.trial import tried

quick = settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
few = settings(max_examples=12, suppress_health_check=list(HealthCheck), deadline=None)


@given(sheets())
@quick
def test_the_web_and_plain_text_say_all_that_the_document_says(made_up: dict[str, Any]) -> None:
    edition = localize(read_data(made_up))
    html, text = factsheet.produce(edition, targets=("html-fragment", "text"))
    page = PageWords()
    page.feed(html.data.decode())
    said = [part.plain for each in words(edition.document) for part in each.paragraphs()]
    assert "".join("".join(page.said).split()) == "".join("".join(said).split())
    assert len(page.ids) == len(set(page.ids))
    flat = "".join(text.data.decode().split())
    for path, copy in edition.texts().items():
        for part in copy.paragraphs():
            assert "".join(part.plain.split()) in flat, path


@given(sheets())
@quick
def test_every_text_has_one_path_and_is_translated_once(made_up: dict[str, Any]) -> None:
    sheet = read_data(made_up)
    found = [unit.path for unit in units(sheet)]
    assert sorted(path for path in found if found.count(path) > 1) == []
    edition = localize(sheet)
    nodes = [node.path for node in edition.structure().walk()]
    assert sorted(path for path in nodes if nodes.count(path) > 1) == []
    texts = {unit.path: unit.source for unit in units(sheet)}
    there = localize(sheet, "eo", Catalogue.of("eo", texts))
    assert [path for path in there.missing if not path.startswith("builtin.")] == []
    assert {path for path in there.texts() if path in texts} == {p for p in edition.texts() if p in texts}


@given(sheets(most=3))
@few
def test_a_body_is_set_whole_or_is_too_long_for_the_page(
    tmp_path_factory: Any, made_up: dict[str, Any]
) -> None:
    folder: Path = tmp_path_factory.mktemp("body")
    made = tried(made_up, "campaign", factsheet.SCREEN, folder)
    assert made.empty == ()
    assert [each for each in made.refused if not re.match("OversetError", each)] == []


def test_the_generator_writes_every_kind_of_the_body() -> None:
    from factsheet.blocks import kinds

    own = {kind for kind, cls in kinds().items() if getattr(cls, "only_in_body", False)}
    # Pictures are files: tests/sheets/kinds/picture.yaml has them.
    assert own - {"picture"} <= set(KINDS)
