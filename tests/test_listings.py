"""Where everything of the sample stands, as text: one page, so that a change of everything is seen.

What holds on every page is asserted in tests/sheets/test_page.py.

After a change that was meant: `pytest tests/test_listings.py --update-listings`, and read the difference.
"""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

import factsheet
from factsheet.display import dump

DATA = Path(__file__).parent.parent / "data" / "hong-kong-refugees" / "factsheet.yaml"
LISTINGS = Path(__file__).parent / "listings"
_NUMBER = re.compile(r"-?\d+\.\d+")
# Another machine may round the last digit in another way.
_TOLERANCE = 0.02


def differences(old: str, new: str) -> list[str]:
    """The lines that say something else, or stand elsewhere."""
    before, after = old.splitlines(), new.splitlines()
    if len(before) == len(after):
        pairs = list(zip(before, after, strict=True))
        kept = [one if _same(one, other) else other for one, other in pairs]
    else:
        kept = after
    return list(difflib.unified_diff(before, kept, "the listing", "the layout now", lineterm="", n=1))


def _same(one: str, other: str) -> bool:
    if _NUMBER.sub("", one).split() != _NUMBER.sub("", other).split():
        return False
    numbers = zip(_NUMBER.findall(one), _NUMBER.findall(other), strict=True)
    return all(abs(float(a) - float(b)) <= _TOLERANCE for a, b in numbers)


def test_the_sample_stands_as_it_stood(request: pytest.FixtureRequest) -> None:
    layout, paper = "campaign", "A4"
    file = LISTINGS / f"{layout}.{paper}.txt"
    edition = factsheet.localize(factsheet.read(DATA))
    composition = factsheet.compose(edition, factsheet.load_layout(layout).on(paper))
    listing = f"{composition.fit.name}\n{dump(composition)}"
    if request.config.getoption("--update-listings"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(listing, encoding="utf-8")
    found = differences(file.read_text(encoding="utf-8"), listing)
    assert not found, "\n".join(found[:60])


def test_a_move_of_half_a_millimeter_is_seen_and_noise_is_not() -> None:
    line = '  100.00   200.00 run Face 9.5 ink story.text "a word"'
    assert differences(line, line.replace("200.00", "200.01")) == []
    assert differences(line, line.replace("200.00", "201.42"))
    assert differences(line, line.replace("word", "ward"))
    assert differences(line, f"{line}\n{line}")
