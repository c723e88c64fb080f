"""Photographs of few pixels: shown as large as they can be printed, never refused for their place."""

from pathlib import Path

import pytest
from PIL import Image

import factsheet
from factsheet.layout.load import layout_names

COPY = {
    "story": {
        "heading": "A story",
        "text": "Aissa walks an hour. Now she walks ten minutes.",
        "picture": "photo.jpg",
        "picture_alt": "A well",
    },
    "body": {"photo": {"kind": "picture", "file": "photo.jpg", "alt": "A well in a yard"}},
}


@pytest.mark.parametrize("pixels", [(600, 400), (480, 640), (1600, 500)], ids=str)
@pytest.mark.parametrize("part", sorted(COPY))
@pytest.mark.parametrize("layout", layout_names())
def test_a_small_photograph_is_printed(
    tmp_path: Path, pixels: tuple[int, int], part: str, layout: str
) -> None:
    Image.effect_noise(pixels, 90).convert("RGB").save(tmp_path / "photo.jpg")
    sheet = {
        "factsheet": 1,
        "id": "wells",
        "lang": "en",
        "title": "Wells of Gao",
        "summary": "Twelve wells were dug in a year, and nine of them give water that can be drunk.",
        "publisher": {"name": "Water Office", "website": "https://example.org"},
        part: COPY[part],
    }
    made = factsheet.make(sheet, layout=layout, folder=tmp_path)
    assert {each.code for each in made.warnings} <= {"picture-too-coarse", "credit-missing"}
