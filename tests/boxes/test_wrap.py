"""Copy round a picture: the picture keeps two thirds of itself, whatever its proportions are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from factsheet import read
from factsheet.boxes.art import MOST_LOST
from factsheet.display import DisplayGroup, GlyphRun, Placed, leaves
from factsheet.layout.load import load_layout
from factsheet.makeup.compose import compose
from factsheet.pipeline import edition_of, library_of
from factsheet.sheet import SheetOptions
from factsheet.units import MM

SAID = "The town opens eleven warm rooms from November to March. Tea is free, and nobody asks who you are. "


def sheet(folder: Path, size: tuple[int, int], sentences: int) -> dict[str, Any]:
    Image.new("RGB", size, (90, 120, 150)).save(folder / "room.png", dpi=(300, 300))
    return {
        **{"factsheet": 1, "id": "rooms", "lang": "en", "title": "Warm rooms", "summary": SAID * sentences},
        **{"publisher": {"name": "Town"}},
        "story": {"heading": "Ida", "text": SAID * 3, "picture": "room.png", "picture_alt": "A room"},
        **{"picture": "room.png", "picture_alt": "A room"},
    }


def windows(items: tuple[Placed, ...], x: float = 0.0, y: float = 0.0) -> Iterator[Placed]:
    """Yield each picture of a page from left to right, at its place."""
    for item, left, top in items:
        if isinstance(item, DisplayGroup):
            if item.art:
                yield Placed(item, x + left, y + top)
            yield from windows(item.items, x + left, y + top)


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("size", [(1600, 2400), (2400, 1600), (3000, 1100), (1100, 1100)])
def test_no_picture_of_large_print_stands_alone_in_a_part_of_its_column(
    tmp_path: Path, size: tuple[int, int], orientation: str
) -> None:
    """Thirty-two of seventy pages had a picture at the start of its column, with nothing beside it."""
    path = tmp_path / "factsheet.yaml"
    path.write_text(json.dumps(sheet(tmp_path, size, 4)), encoding="utf-8")
    edition = edition_of(read(path))
    layout = load_layout("clear").on(SheetOptions.of("A4", orientation))
    composition = compose(edition, layout, library_of(edition))
    seen = 0
    for page in composition.pages:
        runs = [(y, x) for item, x, y in leaves(page.items) if isinstance(item, GlyphRun)]
        for window, x, y in windows(page.items):
            assert (
                min(
                    window.width / window.height * size[1] / size[0],
                    window.height / window.width * size[0] / size[1],
                )
                >= 1 - MOST_LOST - 0.06
            )
            beside = [at for at, left in runs if y < at < y + window.height and left < x]
            assert window.width > 0.6 * page.size.width or len(beside) >= 3, (window.width / MM, len(beside))
            seen += 1
    assert seen == 2
