"""Running heads: on pages after the first, said once to whoever listens."""

from pathlib import Path

import pytest

from factsheet.display import Composition, GlyphRun, leaves
from factsheet.makeup.compose import compose
from factsheet.pipeline import edition_of, layout_of, library_of, load
from factsheet.sheet import SheetOptions

SHEETS = Path(__file__).resolve().parent.parent / "sheets" / "data"
SAMPLE = SHEETS.parents[2] / "data" / "hong-kong-refugees" / "factsheet.yaml"


def made(sheet: str, layout: str, options: SheetOptions) -> Composition:
    edition = edition_of(load(SHEETS / f"{sheet}.yaml"))
    return compose(edition, layout_of(edition, layout, options), library_of(edition))


def unsaid(composition: Composition) -> list[str]:
    """The text on each page that belongs to no piece of the copy."""
    return [
        "".join(
            item.text for item, _, _ in leaves(page.items) if isinstance(item, GlyphRun) and not item.path
        )
        for page in composition.pages
    ]


@pytest.mark.parametrize("layout", ["campaign", "editorial", "brief", "clear"])
def test_pages_after_the_first_have_the_title_and_their_number(layout: str) -> None:
    first, second = unsaid(made("school-meals", layout, SheetOptions.of(pages=2)))
    assert first == ""
    assert "À table !" in second.replace("\u202f", " ").replace("\u00a0", " ")
    assert "2 / 2" in second


def test_the_number_is_in_the_digits_of_the_language() -> None:
    assert "٢ / ٢" in unsaid(made("clinic-hours", "clear", SheetOptions.of(pages=2)))[1]


def test_panels_of_a_folded_sheet_have_none() -> None:
    assert not any(unsaid(made("school-meals", "campaign", SheetOptions.of(fold="half"))))


@pytest.mark.parametrize("lang", ["ur", "ar", "th", "zh-Hant-HK"])
def test_the_number_stands_on_the_baseline_of_the_title(lang: str) -> None:
    edition = edition_of(load(SAMPLE), lang)
    layout = layout_of(edition, "clear", SheetOptions())
    _, second, *_ = compose(edition, layout, library_of(edition)).pages
    unsaid = [
        (round(y, 2), item.text)
        for item, _, y in leaves(second.items)
        if isinstance(item, GlyphRun) and not item.path
    ]
    assert len({y for y, _ in unsaid}) == 1, unsaid
