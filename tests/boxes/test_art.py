"""Photographs on pages: they keep their heads, and show what was there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

import factsheet
from factsheet.boxes.art import MOST_LOST
from factsheet.display import DisplayGroup, Picture, Placed
from factsheet.pipeline import edition_of, results

SHEET = """
factsheet: 1
id: faces
lang: {lang}
title: Faces of the coast
summary: {summary}
picture: photo.jpg
picture_alt: Two fishers
publisher: {{name: Coast Watch}}
key_numbers:
  items:
    boats: {{value: 1240, label: boats in nine harbors}}
    days: {{value: 96, unit: days, label: of fishing in a year}}
story: {{heading: A story, text: {summary}, picture: photo.jpg, picture_alt: One of them}}
"""
SUMMARY = "Four in ten families along the coast live off what one boat brings home. The season is shorter. "


def sheet(folder: Path, size: tuple[int, int], lang: str, copy: int) -> factsheet.Edition:
    """An edition with a photograph of so many pixels in its header and its story, too light for copy."""
    Image.new("RGB", size, (210, 200, 180)).save(folder / "photo.jpg", dpi=(300, 300))
    (folder / "factsheet.yaml").write_text(SHEET.format(lang=lang, summary=SUMMARY * copy), "utf-8")
    return edition_of(factsheet.read(folder / "factsheet.yaml"))


def photographs(
    items: tuple[Placed, ...], flipped: bool = False
) -> Iterator[tuple[DisplayGroup, Placed, bool]]:
    """Each photograph with the window that it is seen through, and whether it is mirrored."""
    for each in items:
        if isinstance(each.item, DisplayGroup):
            for inner in each.item.items:
                if isinstance(inner.item, Picture):
                    yield each.item, inner, flipped or each.item.flipped
            yield from photographs(each.item.items, flipped or each.item.flipped)


@pytest.mark.parametrize("layout", ["campaign", "editorial", "brief", "clear"])
@pytest.mark.parametrize(
    ("size", "lang", "copy"),
    [((1600, 2400), "en", 2), ((2400, 1600), "ar", 2), ((3200, 1200), "en", 5), ((1600, 2400), "ar", 5)],
)
def test_photographs_lose_little_hardly_anything_at_their_head_and_are_not_mirrored(
    tmp_path: Path, layout: str, size: tuple[int, int], lang: str, copy: int
) -> None:
    (made,) = results(sheet(tmp_path, size, lang, copy), layout, outputs=(factsheet.SCREEN,))
    found = [each for page in made.composition.pages for each in photographs(page.items)]
    assert len(found) == 2
    for window, photo, flipped in found:
        own = size[0] / size[1]
        there = window.width / window.height
        # Over the trim some more is cut off.
        assert min(own, there) / max(own, there) >= 1 - MOST_LOST - 0.06, (there, own)
        assert -photo.y <= 0.1 * photo.item.height
        assert not flipped
