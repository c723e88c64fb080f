"""Charts of columns stand upright where a place on the page lets them."""

from pathlib import Path
from typing import Any

import pytest

from factsheet.composing import measures as measuring
from factsheet.composing.bench import Bench
from factsheet.composing.measures import TileHeights
from factsheet.composing.plan import BlockPart, Tile
from factsheet.composing.tiles import Place, sides
from factsheet.composing.upright import lies
from factsheet.content.edition import Edition
from factsheet.makeup.compose import compose
from factsheet.pipeline import edition_of, layout_of, library_of, load, read
from factsheet.sheet import SheetOptions

MEALS = Path(__file__).parents[2] / "examples" / "school_meals" / "factsheet.yaml"
SAID = "Meals are cooked where they are eaten. "


def sheet(names: list[str], value: float) -> dict[str, Any]:
    data = {f"r{at}": {"label": name, "value": value + at} for at, name in enumerate(names)}
    return {
        "factsheet": 1,
        "id": "meals",
        "lang": "en",
        "title": "School meals",
        "summary": SAID * 2,
        "publisher": {"name": "County Council"},
        "body": {
            "trend": {
                **{"kind": "chart", "heading": "Year by year", "subtitle": "Share of pupils"},
                **{"show": "columns", "data": data},
            },
            "seen": {
                "kind": "text",
                "heading": "What we see",
                "text": "Meals are cooked where they are eaten. " * 3,
            },
        },
        "about": {"text": "Published every year."},
    }


def bench_of(names: list[str], layout: str = "campaign") -> Bench:
    edition = edition_of(load(sheet(names, 61.5)))
    return Bench(edition, layout_of(edition, layout, None), library_of(edition))


def test_columns_lie_down_in_a_narrow_place_and_not_in_a_wide_one() -> None:
    bench = bench_of([*"ABCDE"])
    ways = bench.blocks["body.trend"].arrangements
    narrow, numbers = ways["narrow"], ways["numbers"]
    assert [lies(bench, "body.trend", narrow, 1.0, width) for width in (100, 400)] == [True, False]
    assert not lies(bench, "body.trend", numbers, 1.0, 100)
    assert not lies(bench, "body.seen", next(iter(bench.blocks["body.seen"].arrangements.values())), 1.0, 100)


def test_columns_that_stand_upright_nowhere_are_no_matter_of_their_place() -> None:
    bench = bench_of([f"Telecommunications and post {at}" for at in range(11)])
    narrow = bench.blocks["body.trend"].arrangements["narrow"]
    assert [lies(bench, "body.trend", narrow, 1.0, width) for width in (100, 400)] == [False, False]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_chart_beside_text_is_given_the_columns_that_it_asks_for(paper: str) -> None:
    assert "chart-lies-down" not in told_of(edition_of(read(MEALS)), paper)


@pytest.mark.parametrize("count", [4, 8])
def test_type_does_not_grow_until_columns_lie_down(count: int) -> None:
    assert "chart-lies-down" not in told_of(edition_of(load(sheet([*"ABCDEFGH"][:count], 12061.5))), "A4")


def told_of(edition: Edition, paper: str) -> list[str]:
    layout = layout_of(edition, "campaign", SheetOptions.of(paper))
    return [each.code for each in compose(edition, layout, library_of(edition)).warnings]


@pytest.mark.parametrize("names", [[*"ABCDE"], ["Telecommunications", "Post", "Rail", "Roads"]])
def test_whether_columns_lie_is_read_between_widths_where_they_do_so_in_both(
    names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hundreds of places are asked for in a search, of most of which two widths of the series know it."""
    bench = bench_of(names)
    measures, arrangement = TileHeights(bench), bench.blocks["body.trend"].arrangements["narrow"]
    tile, asked = Tile(BlockPart("body.trend"), "narrow"), []

    def counted(*place: Any) -> bool:
        asked.append(place)
        return lies(*place)

    monkeypatch.setattr(measuring, "lies", counted)
    widths = [100 + 2 * step for step in range(150)]
    inner = sum(sides(bench, bench.frame, 1.0, frozenset()))
    for width in widths:
        terms = dict(measures.measure(tile, arrangement, 1.0, Place(width)).terms)
        assert ("columns as bars" in terms) == lies(bench, "body.trend", arrangement, 1.0, width - inner)
    assert len(asked) < len(widths) / 3
