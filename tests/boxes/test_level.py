"""Rows on one level: figures share a baseline and labels begin on one line, whatever stands over them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.boxes.box import set_box
from factsheet.composing.bench import Bench
from factsheet.display import DisplayGroup, GlyphRun, Placed, leaves
from factsheet.fonts.library import bundled
from factsheet.layout.load import load_layout
from factsheet.pipeline import edition_of, load
from tests.composing.bare import box

NUMBER = (
    "{stack: [{text: .before, style: label}, {text: .figure, style: figure}, {text: .after, style: label}]}"
)
GRID = f"{{grid: [{{each: key_numbers.others, box: {NUMBER}}}], columns: 4, gap: 10}}"
ROW = f"{{row: [{{each: key_numbers.others, box: {NUMBER}}}], columns: equal, gap: 10}}"


def bench(labels: list[str], values: list[int], **more: Any) -> Bench:
    """Return the bench of a sheet with numbers."""
    items = {
        f"n{at}": {"value": value, "label": label}
        for at, (value, label) in enumerate(zip(values, labels, strict=False))
    }
    data = {
        "factsheet": 1,
        "id": "level",
        "lang": "en",
        "title": "Level",
        "summary": "Numbers.",
        "publisher": {"name": "Office", **more},
        "key_numbers": {"heading": "Numbers", "items": items},
    }
    return Bench(edition_of(load(data)), load_layout("campaign"), bundled())


def tops(of: Bench, source: str) -> dict[str, set[float]]:
    """The baselines of the figures, and of the words."""
    found: dict[str, dict[str, float]] = {}

    def walk(items: tuple[Placed, ...], y: float) -> None:
        for item, _, top in items:
            if isinstance(item, GlyphRun):
                kind = "figure" if item.size > 20 else "words"
                of_kind = found.setdefault(kind, {})
                of_kind[item.path] = min(of_kind.get(item.path, 1e9), round(y + top, 2))
            elif isinstance(item, DisplayGroup):
                walk(item.items, y + top)

    walk(set_box(box(source), of.context(1.0), 500.0).items, 0.0)
    return {kind: set(places.values()) for kind, places in found.items()}


label = st.sampled_from(
    ["{value} pigs", "Only {value} pigs", "Of all the many pigs of the valley, {value} are pink and merry"]
)


@pytest.mark.parametrize("source", [GRID, ROW])
@given(st.lists(label, min_size=3, max_size=3), st.permutations([22744, 3, 1_250_000]))
@settings(max_examples=12, deadline=None)
def test_figures_of_a_row_share_a_baseline(source: str, labels: list[str], values: list[int]) -> None:
    found = tops(bench(labels, values), source)
    assert len(found["figure"]) == 1, found


@pytest.mark.parametrize("with_site", [True, False])
def test_an_empty_auto_column_takes_no_gap(with_site: bool) -> None:
    site = {"website": "https://example.org"} if with_site else {}
    of = bench(["{value} pigs"] * 2, [1, 2], contact="+44 20 7946 0991", **site)
    cells = "[{text: publisher.website, style: small}, {text: publisher.contact, style: small}]"
    galley = set_box(box(f"{{row: {cells}, columns: [auto, auto], gap: 40}}"), of.context(1.0), 500.0)
    starts = sorted(x for _, x, _ in galley.items)
    assert (starts[0], len(starts)) == (0.0, 2 if with_site else 1)


@given(st.integers(1, 4), st.integers(60, 400))
@settings(max_examples=12, deadline=None)
def test_a_grid_stands_in_fewer_columns_where_copy_would_have_too_many_lines(most: int, wide: int) -> None:
    text = "Of all the many pigs of the valley, {value} are pink and merry, and the rest of them are spotted"
    of = bench([text] * 5, [1, 2, 3, 4, 5])
    cell = "{each: key_numbers.others, box: {text: .after, style: label}}"
    free, held = (
        set_box(box(f"{{grid: [{cell}], columns: 4, gap: 10{more}}}"), of.context(1.0), float(wide))
        for more in ("", f", most-lines: {most}")
    )
    # Of each cell no more lines than asked for; else there is one column, or the words hold in no more.
    alone = set_box(box(f"{{grid: [{cell}], columns: 1, gap: 10}}"), of.context(1.0), float(wide))
    assert len(held.baselines) <= 4 * most or len(alone.baselines) > most * 4 or free.overfull
    assert held.overfull == () or free.overfull


FITTED = NUMBER.replace("style: figure", "style: hotline")


@pytest.mark.parametrize("source", [GRID, ROW])
@given(st.permutations([22744, 3, 1_250_000_000]))
@settings(max_examples=6, deadline=None)
def test_fitted_figures_beside_each_other_are_of_one_size(source: str, values: list[int]) -> None:
    of = bench(["{value} pigs"] * 3, values)
    galley = set_box(box(source.replace(NUMBER, FITTED)), of.context(1.0), 500.0)
    sizes = {round(item.size, 1) for item, _, _ in leaves(galley.items) if isinstance(item, GlyphRun)}
    figures = [size for size in sizes if size > 12]
    assert len(figures) == 1
    # As large as the longest of them allows, and no smaller.
    longest = [item for item, _, _ in leaves(galley.items) if isinstance(item, GlyphRun) and item.size > 12]
    assert (
        max(item.width for item in longest) > 0.9 * (500 - 20) / 3
        or figures[0] == of.designed["hotline"].size
    )
