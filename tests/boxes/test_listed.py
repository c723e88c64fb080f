"""A table as a list: the name of a row first, and every value with its head."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import factsheet
from factsheet.boxes.box import set_box
from factsheet.boxes.plain import PlainBox
from factsheet.composing.bench import Bench
from factsheet.display import GlyphRun, Placed, leaves
from factsheet.fonts.library import bundled
from factsheet.pipeline import load

_HEADS = ["Time", "Short hair", "Neighborhood averages", "Voluntary contributions", "Taux moyen"]


def test_the_column_that_names_rows_goes_first_where_a_table_is_a_list() -> None:
    columns = {"c": "Code", "n": "Service", "p": {"label": "Price", "unit": "currency:GBP"}}
    rows = {"a": {"c": "B1", "n": "Bus", "p": 3}, "b": {"c": "T1", "n": "Tram", "p": 4}}
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": "Fares", "summary": "A word on it."}
    table = {"kind": "table", "columns": columns, "names": "n", "rows": rows}
    edition = factsheet.localize(load(head | {"publisher": {"name": "City"}, "body": {"t": table}}))
    setting = Bench(edition, factsheet.load_layout("brief"), bundled()).context(1.0)
    placed = [*leaves(set_box(PlainBox(plain="body.t", listed=True), setting, 300.0).items)]
    at = {each.item.path: each.y for each in placed if isinstance(each.item, GlyphRun)}
    assert at["body.t.a.n"] < at["body.t.a.c"] < at["body.t.a.p"] < at["body.t.b.n"] < at["body.t.b.c"]


def _lines_at(placed: list[Placed], path: str) -> list[Placed]:
    return [each for each in placed if isinstance(each.item, GlyphRun) and each.item.path == path]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(_HEADS), min_size=1, max_size=4),
    st.lists(st.sampled_from(["Bus", "Those over 65 who live alone", "A"]), min_size=1, max_size=4),
    st.floats(120, 300),
    st.sampled_from(["Band", "Age group", "Container"]),
)
def test_in_a_list_every_value_has_its_head_beside_it_or_over_it(
    heads: list[str], names: list[str], width: float, first: str
) -> None:
    """The names of rows as well: a head that stands alone over the first row reads as a stray label."""
    columns = {"n": first, **{f"c{at}": each for at, each in enumerate(heads)}}
    rows = {
        f"r{at}": {"n": name, **dict.fromkeys(columns.keys() - {"n"}, "9–18 Uhr")}
        for at, name in enumerate(names)
    }
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": "Hours", "summary": "A word on it."}
    table = {"kind": "table", "columns": columns, "rows": rows}
    edition = factsheet.localize(load(head | {"publisher": {"name": "City"}, "body": {"t": table}}))
    setting = Bench(edition, factsheet.load_layout("campaign"), bundled()).context(1.0)
    galley = set_box(PlainBox(plain="body.t", listed=True), setting, width)
    placed = [*leaves(galley.items)]
    silent = [each for each in placed if isinstance(each.item, GlyphRun) and not each.item.path]
    lefts = set[float]()
    for number, row in enumerate(rows):
        for key in columns:
            value = min(_lines_at(placed, f"body.t.{row}.{key}"), key=lambda each: (each.y, each.x))
            own = silent if number else _lines_at(placed, f"body.t.columns.{key}.label")
            beside = [each for each in own if each.x < value.x and abs(each.y - value.y) < 0.1]
            leading = 1.5 * setting.style("body").leading
            over = [each for each in own if each.x == value.x and 0 < value.y - each.y < leading]
            assert beside or over, (row, key)
            if beside:
                lefts.add(round(value.x, 2))
    assert len(lefts) <= 1
