"""Tiles known from editions before: the pages are those from nothing, and only what is new is set."""

from __future__ import annotations

import gc
import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from factsheet.composing import cells, measures
from factsheet.composing.bench import Bench
from factsheet.composing.cells import PageCell
from factsheet.composing.plan import BlockPart
from factsheet.composing.plan_file import plan_path, written
from factsheet.content.edition import Edition
from factsheet.display import dump
from factsheet.document.text import Text
from factsheet.layout.load import layout_names, load_layout
from factsheet.makeup.compose import compose, plan_for, plan_key
from factsheet.pipeline import edition_of, load
from factsheet.resources import bundled
from factsheet.workshop import Workshop
from tests.sheets import generate_full

SAMPLE = bundled("data") / "hong-kong-refugees" / "factsheet.yaml"


def planned(edition: Edition, layout: str, folder: Path) -> Edition:
    """Return the edition with its plan beside it, so that it is not searched for again."""
    of = load_layout(layout)
    alone = replace(edition, family=None, file=None)
    with Workshop().open():
        plan = plan_for(alone, of)
    plan_path(folder / "factsheet.yaml").write_text(written({plan_key(of): plan}), encoding="utf-8")
    return replace(alone, file=folder / "factsheet.yaml")


def typed(edition: Edition, chance: Random) -> Edition:
    """Return the edition with one of its texts changed: some characters gone, or written twice."""
    path = chance.choice([*edition.texts()])

    def turned(text: Text) -> Text:
        if text.path != path:
            return text
        at = chance.randrange(len(text.runs))
        run = text.runs[at]
        value = run.value[:-1] if chance.random() < 0.5 and len(run.value) > 3 else f"{run.value} {run.value}"
        return replace(text, runs=(*text.runs[:at], replace(run, value=value), *text.runs[at + 1 :]))

    return edition.with_texts(turned)


def counted(made: Any, chance: Random) -> Any:
    """Return data with one of its values another number."""
    spots: list[dict[str, Any]] = []

    def walk(each: Any) -> None:
        if isinstance(each, dict):
            if isinstance(each.get("value"), int) and not isinstance(each["value"], bool):
                spots.append(each)
            for inner in each.values():
                walk(inner)
        elif isinstance(each, list):
            for inner in each:
                walk(inner)

    walk(made)
    if spots:
        chance.choice(spots)["value"] += 1
    return made


def alike(seed: int, folder: Path) -> None:
    """See that editions in a row in one workshop are those of workshops of their own."""
    layout = layout_names()[seed % len(layout_names())]
    chance = Random(seed)
    made = generate_full.sheet(Random(seed), 4)
    first = planned(edition_of(load(made, folder=generate_full.FOLDER)), layout, folder)
    again = load(counted(generate_full.sheet(Random(seed), 4), chance), folder=generate_full.FOLDER)
    row = [first, typed(first, chance), typed(first, chance), first]
    row.append(replace(edition_of(again), family=None, file=first.file))
    shared = Workshop()
    for number, edition in enumerate(row):
        with shared.open():
            found = dump(compose(edition, load_layout(layout)))
        with Workshop().open():
            assert found == dump(compose(edition, load_layout(layout))), (seed, number)


@pytest.mark.parametrize("seed", [9101, 9104])
def test_pages_are_the_same_whatever_was_made_before(seed: int, tmp_path: Path) -> None:
    alike(seed, tmp_path)


def test_after_a_keystroke_the_changed_block_alone_is_measured_and_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    real = cells.tile_box

    def noted(bench: Any, piece: BlockPart, *args: Any) -> Any:
        made.append(piece.block)
        return real(bench, piece, *args)

    edition = planned(edition_of(load(SAMPLE)), "campaign", tmp_path)

    def changed(text: Text) -> Text:
        run, *others = text.runs
        new = replace(run, value=run.value.replace("a", "e", 1))  # as long
        return replace(text, runs=(new, *others)) if text.path == "story.text" else text

    with Workshop().open():
        layout = load_layout("campaign")
        compose(edition, layout)
        for module in (cells, measures):
            monkeypatch.setattr(module, "tile_box", noted)
        compose(edition, layout)
        assert made == []
        # The other blocks stand on other lines of the file now: they are what they were.
        typed = edition.with_texts(lambda text: replace(changed(text), span=None))
        compose(typed, layout)
    assert set(made) == {"story"}


def test_a_picture_that_changed_is_shown(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9Z" fill="{}"/></svg>'
    file, data = tmp_path / "a.svg", generate_full.sheet(Random(3), 1)
    data["story"] = {"heading": "Ama", "text": "She walks.", "picture": "a.svg", "picture_alt": "A form"}
    data.pop("body", None)
    with Workshop().open():
        for color in ("#7a1020", "#123456", "#7a1020"):
            file.write_text(svg.format(color), encoding="utf-8")
            os.utime(file, ns=(5, 5))
            found = compose(edition_of(load(data, folder=tmp_path)), load_layout("editorial"))
            assert {"#7a1020", "#123456"} & {*found.swatches} == {color}


def test_nothing_that_is_kept_holds_what_made_it(tmp_path: Path) -> None:
    edition = planned(edition_of(load(SAMPLE)), "campaign", tmp_path)

    def made() -> list[object]:
        return [each for each in gc.get_objects() if isinstance(each, Bench | PageCell)]

    gc.collect()
    others = made()  # those that other tests keep
    gc.disable()
    try:
        with Workshop().open():
            for number in range(3):
                compose(typed(edition, Random(number)), load_layout("campaign"))
            assert not [each for each in made() if not any(each is other for other in others)]
    finally:
        gc.enable()


def test_what_is_set_is_kept_by_how_much_stands_on_it(tmp_path: Path) -> None:
    edition = planned(edition_of(load(SAMPLE)), "campaign", tmp_path)

    def anew(text: Text, number: int) -> Text:
        runs = tuple(replace(run, value=f"{run.value[:-1]}{number % 10}") for run in text.runs)
        return replace(text, runs=runs)

    with Workshop().open() as workshop:
        for number in range(10):
            compose(edition.with_texts(partial(anew, number=number)), load_layout("campaign"))
        found = {name.rpartition(".")[2]: each for name, each in workshop.counts().items() if "known" in name}
    assert 15_000 < found["set"].size <= 24_000
    assert found.keys() >= {"copies", "tiles", "measures", "set"}
    assert all(each.kept <= each.most for each in found.values())
