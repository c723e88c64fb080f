"""Right-to-left editions: where everything of one stands, as text, and what turns with the page.

After a change that was meant: `pytest tests/languages/test_mirrored.py --update-listings`, and read the
difference.
"""

from __future__ import annotations

import pytest

from factsheet.display import DisplayGroup, GlyphRun, Placed, dump, leaves
from tests.languages.editions import RIGHT_TO_LEFT, Shelf
from tests.test_listings import LISTINGS, differences


def test_a_mirrored_edition_stands_as_it_stood(shelf: Shelf, request: pytest.FixtureRequest) -> None:
    layout, lang = "editorial", "ar"
    composition = shelf(layout, lang).composition
    listing = f"{composition.fit.name}\n{dump(composition)}"
    file = LISTINGS / f"{layout}.{lang}.txt"
    if request.config.getoption("--update-listings"):
        file.write_text(listing, encoding="utf-8")
    found = differences(file.read_text(encoding="utf-8"), listing)
    assert not found, "\n".join(found[:60])


@pytest.mark.parametrize("lang", RIGHT_TO_LEFT)
def test_the_code_and_the_logo_are_not_mirrored(shelf: Shelf, lang: str) -> None:
    """A mirrored QR code is no code: its three corners stand as in the English edition."""
    groups = dict(_flips(shelf("campaign", lang).composition.pages[-1].items))
    assert groups["call_to_action.url.code"] is False


@pytest.mark.parametrize("lang", RIGHT_TO_LEFT)
def test_headings_begin_at_the_right(shelf: Shelf, lang: str) -> None:
    """Where the English title stands at the left margin, the right end of this one stands at the right."""
    made, english = shelf("campaign", lang).composition, shelf("campaign", "en").composition
    title = [
        (i, x) for i, x, _ in leaves(made.pages[0].items) if isinstance(i, GlyphRun) and i.path == "title"
    ]
    left = min(
        x for i, x, _ in leaves(english.pages[0].items) if isinstance(i, GlyphRun) and i.path == "title"
    )
    right = max(x + item.width for item, x in title)
    assert made.pages[0].size.width - right == pytest.approx(left, abs=5)


def _flips(items: tuple[Placed, ...], flipped: bool = False):  # type: ignore[no-untyped-def]
    """Every group with a path, and whether it is drawn mirrored."""
    for item, *_ in items:
        if isinstance(item, DisplayGroup):
            turned = flipped != item.flipped
            if item.path:
                yield item.path, turned
            yield from _flips(item.items, turned)
