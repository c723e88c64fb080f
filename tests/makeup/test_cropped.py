"""Pictures of which much is cut off are told, unless the data says what of them is to stay."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from factsheet.content.edition import Edition
from factsheet.display import DisplayGroup, Page, Placed
from factsheet.makeup.cropped import MOST_UNTOLD, cropped_pictures
from factsheet.pipeline import edition_of, load
from factsheet.units import PAPERS

HEAD: dict[str, Any] = {
    "factsheet": 1,
    "id": "wells",
    "lang": "en",
    "title": "Wells",
    "summary": "Depth of five wells.",
    "picture": "well.jpg",
    "picture_alt": "A well",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cropped")
    Image.new("RGB", (600, 400), (90, 120, 150)).save(root / "well.jpg")
    return root


def told(edition: Edition, lost: float) -> list[str]:
    group = DisplayGroup((), 200.0, 60.0, clip=True, path="picture", lost=lost)
    page = Page(PAPERS["A4"], (Placed(DisplayGroup((Placed(group, 0, 0),), 200.0, 60.0), 0, 0),))
    return [each.message for each in cropped_pictures([page], edition)]


@given(lost=st.floats(0.0, 0.95))
def test_a_picture_that_loses_much_is_told_with_what_it_loses(folder: Path, lost: float) -> None:
    edition = edition_of(load(HEAD, folder=folder))
    found = told(edition, lost)
    assert len(found) == (lost > MOST_UNTOLD)
    assert all(f"{lost:.0%}" in each and "picture" in each for each in found)
    chosen = edition_of(load({**HEAD, "picture_focus": [0.5, 0.3]}, folder=folder))
    assert not told(chosen, lost), "the hint works when followed"
