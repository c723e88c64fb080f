"""Credits of pictures: under the picture that they are of, wherever the layout puts it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import factsheet
from factsheet.display import DisplayGroup, Placed
from factsheet.pipeline import edition_of, load

IMAGES = Path(__file__).parents[1] / "sheets" / "kinds" / "images"
SAID = "In June the bill was 1,240,000 dong, and in July 930,000. The cooler was clean, and the doors tight."


@pytest.mark.parametrize("paragraphs", [1, 4, 9])
@pytest.mark.parametrize("name", ["drop.svg", "river.svg"])
def test_the_credit_of_a_story_s_picture_in_large_print_is_not_between_its_copy_and_the_picture(
    name: str, paragraphs: int
) -> None:
    """It read as the name of who wrote the story."""
    story = {"heading": "A house", "text": "\n\n".join([SAID] * paragraphs), "picture": name}
    story |= {"picture_alt": "A house", "picture_credit": "Minh Tran"}
    head = {"factsheet": 1, "id": "credit", "lang": "en", "title": "What it costs", "summary": SAID}
    sheet = load(head | {"publisher": {"name": "City"}, "story": story}, folder=IMAGES)
    made = factsheet.compose(edition_of(sheet), factsheet.load_layout("clear"))
    found: dict[str, list[tuple[int, float]]] = {}
    for number, page in enumerate(made.pages):
        for path, y in _placed(page.items):
            field = "story.text" if path.startswith("story.text") else path
            found.setdefault(field, []).append((number, y))
    # Where the picture stands under its copy, the credit is under both; else under the copy below it.
    assert min(found["story.picture_credit"]) > max(found["story.picture"] + found["story.text"])


def _placed(items: tuple[Placed, ...], y: float = 0.0) -> Iterator[tuple[str, float]]:
    """The paths of what is placed, with the heights of their origins."""
    for each in items:
        path = getattr(each.item, "path", None)
        if path:
            yield path, y + each.y
        if isinstance(each.item, DisplayGroup):
            yield from _placed(each.item.items, y + each.y)
