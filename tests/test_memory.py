"""What a process keeps from edition to edition: as much after many as after a few."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from factsheet import SCREEN, make
from factsheet.typeset.shaped import ShapedParagraph
from factsheet.workshop import Workshop

FILLED, EDITIONS = 26, 6  # shelves of tiles are full after some seventy: a few objects an edition until then


def sheet(number: int) -> dict[str, object]:
    """A sheet whose every text is its own."""
    said = f"number {number} of many"
    return {
        "factsheet": 1,
        "id": "wells",
        "lang": "en",
        "layout": "brief",
        "title": f"Wells, {said}",
        "summary": f"Every well was looked at this year: {said}. " * 40,
        "publisher": {"name": f"County {number}"},
        "key_numbers": {"items": {"wells": {"value": 1000 + number, "label": f"wells, {said}"}}},
    }


def paragraphs() -> list[str]:
    """The texts of all shaped paragraphs that anything holds."""
    gc.collect()
    return [each.text for each in gc.get_objects() if isinstance(each, ShapedParagraph)]


@pytest.fixture(scope="module")
def full() -> Iterator[Workshop]:
    """A workshop that has made so many editions that it keeps as much type as it may."""
    with Workshop().open() as workshop:
        for number in range(FILLED):
            make(sheet(number), output=SCREEN)
        yield workshop


def test_type_that_is_kept_no_more_is_held_by_nothing(full: Workshop) -> None:
    counts = full.counts()["factsheet.typeset.shape.shape"]
    assert counts.misses > counts.kept, "the first editions have made way"
    held = paragraphs()
    assert any(f"number {FILLED - 1} " in text for text in held)
    assert not any("number 0 " in text for text in held)


def test_editions_with_new_copy_leave_no_more_behind(full: Workshop) -> None:
    """What one left before goes as the next comes: paragraphs are weighed, not counted."""
    texts, objects = len(paragraphs()), len(gc.get_objects())
    for number in range(FILLED, FILLED + EDITIONS):
        make(sheet(number), output=SCREEN)
    assert len(paragraphs()) <= texts + 4
    left = (len(gc.get_objects()) - objects) / EDITIONS
    assert left < 300, f"{left:.0f} objects an edition"
