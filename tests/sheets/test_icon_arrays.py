"""Numbers drawn as so many figures, on any paper: the figures can be seen, and no sheet is refused."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

import factsheet
from factsheet.display import DisplayGroup, Placed, Shape, leaves
from factsheet.pipeline import edition_of, load
from factsheet.units import MM
from tests.sheets.trial import LAYOUTS, layout_on

VALUES = (("percent", 48), ("percent", 0.2), ("per_1000", 333), ("one_in", 400), ("one_in", 3))
LABELS = (
    "of all people got **{value}** of it",
    "people of the district who are waiting for a decision **{value}**",
    "Niederlassungserlaubnisverfahren und **{value}**",
)
LEAST = {"people": 1.6 * MM, None: 0.9 * MM}


def sheet(chance: Random) -> dict[str, Any]:
    """A sheet of several numbers, each of them an icon array."""
    items = {}
    for number in range(chance.choice((1, 2, 4, 6))):
        unit, value = chance.choice(VALUES)
        item = {"label": chance.choice(LABELS), "unit": unit, "value": value, "show": "icon_array"}
        items[f"i{number}"] = item | chance.choice(({}, {"of": "people"}))
    about = {"heading": "About", "text": "We are an office. " * chance.choice((2, 30))}
    return {
        "factsheet": 1,
        "id": "made",
        "lang": "en",
        "title": "Waiting",
        "summary": "Ten lines on waiting that say what it is and why it matters to all.",
        "publisher": {"name": "Office"},
        "key_numbers": {"items": items},
        "about": about,
    }


def drawings(items: tuple[Placed, ...]) -> Iterator[DisplayGroup]:
    """The drawings of numbers."""
    for item, _, _ in items:
        if isinstance(item, DisplayGroup):
            if item.rigid and (item.path or "").endswith(".drawing"):
                yield item
            else:
                yield from drawings(item.items)


@pytest.mark.parametrize("paper", ["A4", "A5", "A6", "DL", "A4-tri"])
@pytest.mark.parametrize("name", LAYOUTS)
def test_icon_arrays_are_as_high_as_their_figures_need(name: str, paper: str) -> None:
    chance = Random(f"{name} {paper}")
    made = sheet(chance)
    edition = edition_of(load(made))
    composition = factsheet.compose(edition, layout_on(name, paper))
    shown = {group.path: group for page in composition.pages for group in drawings(page.items)}
    for key, item in made["key_numbers"]["items"].items():
        if name != "campaign":  # whose facades have windows, and stand beside one number
            group = shown[f"key_numbers.{key}.drawing"]
            marked = [leaf for leaf, _, _ in leaves(group.items) if isinstance(leaf, Shape)][-1]
            assert marked.height >= 0.9 * LEAST[item.get("of")]
