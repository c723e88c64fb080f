"""Sheets with every key of the data model, made at random: each is built whole, nothing of it lost."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

import factsheet
from factsheet.blocks import kinds
from factsheet.content.chart_faults import SHOWN
from factsheet.document.nodes import words
from factsheet.layout.load import layout_names
from factsheet.locale.edition import localize
from factsheet.pipeline import load
from tests.sheets.generate_full import ALL, CHARTS, FOLDER, sheet, sheets
from tests.sheets.test_kinds import PageWords
from tests.sheets.trial import tried

# Shrinking sheets of hundreds of choices takes minutes, and tells little.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
quick = settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None, phases=PHASES)
# Sheets whose pages are made: languages by chance, layouts in turn.
SEEDS = range(4100, 4112)


@given(sheets())
@quick
def test_the_web_and_plain_text_say_all_that_the_document_says(made_up: dict[str, Any]) -> None:
    edition = localize(load(made_up, folder=FOLDER))
    html, text = factsheet.produce(edition, targets=("html-fragment", "text"))
    page = PageWords()
    page.feed(html.data.decode())
    # Items of lists in text have their signs before them.
    seen = "".join("".join(page.said).split())
    for each in words(edition.document):
        for part in each.paragraphs():
            assert "".join(part.plain.split()) in seen, each.path
    flat = "".join(text.data.decode().split())
    for path, copy in edition.texts().items():
        for part in copy.paragraphs():
            assert "".join(part.plain.split()) in flat, path


def test_every_sheet_is_built_whole(tmp_path: Path) -> None:
    layouts = layout_names()
    for seed in SEEDS:
        made = load(sheet(Random(seed), 4), folder=FOLDER)
        trial = tried(made, layouts[seed % len(layouts)], factsheet.SCREEN, tmp_path)
        assert (trial.refused, trial.empty) == ((), ()), seed
        assert trial.proof is not None
        assert trial.proof.faults == (), seed


def test_the_generator_writes_every_kind_every_chart_and_every_key_of_a_number() -> None:
    own = {kind for kind, cls in kinds().items() if getattr(cls, "only_in_body", False)}
    assert own <= set(ALL)
    assert set(SHOWN) == set(CHARTS)
    written = set(re.findall(r"'(\w+)':", repr([sheet(Random(seed)) for seed in range(120)])))
    numbers = {"value", "low", "high", "flag", "missing", "below", "period", "as_of", "source", "approx"}
    others = {"reference", "target", "highlight", "role", "group", "total", "tone", "notes", "variables"}
    pictures = {"file", "caption", "credit", "logo", "picture_alt", "tolerance", "unit_label", "format"}
    assert numbers | others | pictures <= written
