"""Boxes without room that opens and closes are set once for all factors of it, and come out the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.boxes import box as boxes
from factsheet.boxes.box import Edges, steady
from factsheet.boxes.spacing import SpaceBox
from factsheet.boxes.stack import StackBox
from factsheet.boxes.text import TextBox
from factsheet.display import dump
from factsheet.layout.load import load_layout
from factsheet.makeup.compose import compose
from factsheet.pipeline import edition_of, load
from factsheet.setting.style import Gap

DATA = Path(__file__).parent.parent / "sheets" / "data"
TITLE = TextBox(text="header.title", style="body")


def test_room_that_opens_is_seen_however_deep_it_lies():
    assert steady(StackBox(stack=(TITLE, StackBox(stack=(TITLE,), margin=Edges(top=4)))))
    assert not steady(StackBox(stack=(StackBox(stack=(TITLE,), gap=Gap(best=1)),)))
    assert not steady(StackBox(stack=(TITLE.model_copy(update={"pad": Edges(bottom=1)}),)))
    assert not steady(StackBox(stack=(TITLE, SpaceBox(space=3))))


@pytest.mark.parametrize(
    ("sheet", "layout"), (("snake-bites", "campaign"), ("ferry-fares", "editorial"), ("tram-strike", "brief"))
)
def test_pages_are_those_of_boxes_set_anew_for_each_factor(monkeypatch, sheet, layout):
    edition, chosen = edition_of(load(DATA / f"{sheet}.yaml")), load_layout(layout)
    kept = dump(compose(edition, chosen))
    monkeypatch.setattr(boxes, "steady", lambda box: False)
    assert dump(compose(edition, chosen)) == kept
