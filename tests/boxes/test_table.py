"""Tables: columns that share their room, and a kind of block with a table in it in one class."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field

import factsheet
import factsheet.blocks as registry
from factsheet.blocks import block
from factsheet.boxes.box import set_box
from factsheet.boxes.columns import solved
from factsheet.boxes.plain import PlainBox
from factsheet.boxes.units import TablePart, parts_of, together
from factsheet.composing.bench import Bench
from factsheet.composing.plan import BlockPart
from factsheet.composing.tiles import Place, tile_box
from factsheet.content.fields import PlainText
from factsheet.content.piece import Block, Entry, Keyed
from factsheet.content.words import Locale
from factsheet.display import GlyphRun, Placed, Shape, leaves
from factsheet.document import Group, Scope, Table, TableCell, TableRow, section
from factsheet.document.nodes import Element, walk
from factsheet.document.reading import reading
from factsheet.fonts.library import bundled
from factsheet.pdftools.preflight.run import preflight
from factsheet.pipeline import load
from factsheet.setting.context import FitStep
from factsheet.setting.paragraph import least_width, natural_width
from factsheet.targets.target import Artifact

WIDTH = st.floats(1, 400)


@given(st.lists(st.tuples(WIDTH, WIDTH), min_size=1, max_size=8), st.floats(10, 2000))
def test_columns_fill_their_room_and_none_is_narrower_than_its_widest_word(
    columns: list[tuple[float, float]], room: float
) -> None:
    least = [min(pair) for pair in columns]
    wanted = [max(pair) for pair in columns]
    widths = solved(least, wanted, room)
    assert all(width >= low - 1e-6 for width, low in zip(widths, least, strict=True)) or sum(least) > room
    if sum(least) <= room:
        assert sum(widths) == pytest.approx(room)


@pytest.fixture(scope="module")
def tariff() -> Iterator[type[Block]]:
    """A kind of block that holds a table."""

    class Fare(Entry):
        who: PlainText = Field(description="Who pays it.")
        single: PlainText = Field(description="One way.")
        back: PlainText = Field(description="There and back.")

    @block("tariff")
    class Tariff(Block):
        heading: PlainText = Field(description="The heading.")
        items: Annotated[tuple[Fare, ...], Keyed(1, 20)] = Field(description="The fares.")
        head: Fare = Field(description="The heads of the columns.")
        arrangement = """
stack:
  - {text: tariff.heading, style: heading}
  - {table: tariff.items, style: body, head-style: item-title}
gap: 2mm
"""

        def document(self, locale: Locale) -> Group:
            def cells(fare: Fare, scope: Scope | None) -> TableRow:
                who = TableCell(fare.who, scope or Scope.ROW)
                return TableRow(fare.path, (who, TableCell(fare.single, scope), TableCell(fare.back, scope)))

            rows = (cells(self.head, Scope.COLUMN), *(cells(each, None) for each in self.items))
            return section(
                self.path, self.heading, Table(f"{self.path}.items", rows, numeric=frozenset({1, 2}))
            )

    yield Tariff
    del registry._registered["tariff"]


DATA = {
    "factsheet": 1,
    "id": "ferry",
    "lang": "en",
    "title": "The ferry",
    "summary": "What the ferry costs from May.",
    "publisher": {"name": "Harbor Office"},
    "key_numbers": {"items": {"a": {"value": 12, "label": "boats"}, "b": {"value": 3, "label": "piers"}}},
    "tariff": {
        "heading": "Fares",
        "head": {"who": "Passenger", "single": "One way", "back": "There and back"},
        "items": {
            "adult": {"who": "Adults", "single": "2.50", "back": "4.00"},
            "child": {"who": "Children under twelve, with an adult", "single": "1.00", "back": "11.50"},
        },
    },
    "imprint": {"license": "CC-BY-4.0"},
}


@pytest.fixture(scope="module")
def made(tariff: type[Block]) -> dict[str, Artifact]:
    edition = factsheet.edition_of(load(DATA))
    return {each.target: each for each in factsheet.produce(edition, "editorial", targets=("screen", "html"))}


def runs(made: dict[str, Artifact]) -> dict[str, Placed]:
    """The first run of each cell, at its place."""
    (page,) = made["screen"].composition.pages  # type: ignore[attr-defined]
    placed = [each for each in leaves(page.items) if isinstance(each.item, GlyphRun)]
    return {each.item.path: each for each in reversed(placed) if each.item.path.startswith("tariff.")}


def test_numbers_end_on_one_edge_and_a_row_has_one_baseline(made: dict[str, Artifact]) -> None:
    at = runs(made)
    ends = {
        column: {
            round(at[f"tariff.{row}.{column}"].x + at[f"tariff.{row}.{column}"].item.width, 1)
            for row in ("head", "adult", "child")
        }
        for column in ("single", "back")
    }
    assert all(len(edges) == 1 for edges in ends.values())
    for row in ("adult", "child"):
        assert len({round(at[f"tariff.{row}.{column}"].y, 2) for column in ("who", "single", "back")}) == 1


def test_its_cells_are_tagged_with_their_scope(made: dict[str, Artifact], tmp_path: Path) -> None:
    root = pypdf.PdfReader(io.BytesIO(made["screen"].data)).trailer["/Root"]["/StructTreeRoot"]
    found = list(_elements(root))
    assert [role for role, _ in found].count("/Table") == 1
    assert [role for role, _ in found if role in ("/TR", "/TH", "/TD")] == [
        *("/TR", "/TH", "/TH", "/TH"),
        *("/TR", "/TH", "/TD", "/TD") * 2,
    ]
    assert [scope for role, scope in found if role == "/TH"] == ["/Column"] * 3 + ["/Row"] * 2
    assert preflight(made["screen"].save(tmp_path)).ok


def test_the_page_of_html_has_the_same_table(made: dict[str, Artifact]) -> None:
    page = made["html"].data.decode("utf-8")
    table = page[page.index("<table") : page.index("</table>")]
    assert table.count('scope="col"') == 3
    assert table.count('scope="row"') == 2
    assert table.count("<td") == 4
    assert "<thead><tr>" in table


def _elements(node: object) -> Iterator[tuple[str, str]]:
    """Every structure element in reading order: its role and its scope."""
    if not isinstance(node, pypdf.generic.DictionaryObject):
        return
    if "/S" in node:
        own = node.raw_get("/A").get_object() if "/A" in node else {}
        yield node["/S"], str(own.get("/Scope", ""))
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from _elements(kid.get_object())


def _wide(columns: int, rows: int) -> dict[str, object]:
    heads: dict[str, object] = {f"c{n}": f"Dwellings{n} inspected" for n in range(columns)}
    cells = {f"c{n}": f"Considerably{n} lower" for n in range(columns)}
    table = {
        "kind": "table",
        "columns": {"names": "Neighborhood", **heads},
        "rows": {f"r{n}": {"names": f"District {n}", **cells} for n in range(rows)},
        "source": "s",
    }
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": "Homes", "summary": "A word."}
    return head | {"publisher": {"name": "City"}, "body": {"t": table}, "sources": {"s": {"title": "Survey"}}}


@pytest.mark.parametrize(("columns", "rows"), [(4, 3), (5, 9)])
@pytest.mark.parametrize(("layout", "paper"), [("clear", "A5"), ("clear", "A6"), ("brief", "DL")])
def test_a_table_too_wide_for_its_page_is_a_list_and_no_word_of_it_is_broken(
    layout: str, paper: str, columns: int, rows: int
) -> None:
    edition = factsheet.localize(load(_wide(columns, rows)))
    composition = factsheet.compose(edition, factsheet.load_layout(layout).on(paper))
    assert ":listed" in "".join(composition.fit.plan)
    runs = [
        each for page in composition.pages for each, _, _ in leaves(page.items) if isinstance(each, GlyphRun)
    ]
    for path in ("body.t.columns.c1.label", "body.t.r1.c1"):
        words = "".join(run.text for run in runs if run.path == path).split()
        assert words == edition.texts()[path].plain.split()
    # The heads stand again over the values of every row, and are read once.
    assert sum("Dwellings1" in run.text for run in runs) == rows
    assert sum("Dwellings1" in run.text and bool(run.path) for run in runs) == 1


def _budget(lang: str, *, total_at: int, grouped: bool, unit: str | None) -> dict[str, object]:
    """A table of three rows and a total, with a head over two columns."""
    amount = {"group": "Budget", **({"unit": unit} if unit else {})}
    columns = {"s": "Source", "a": {"label": "2025", **amount}, "b": {"label": "2026", **amount}, "c": "Note"}
    names = {"x": ("Taxes", "Business tax"), "y": ("Other", "Fees"), "w": ("Other", "Fines")}
    rows: dict[str, object] = {
        key: {**({"group": group} if grouped else {}), "s": name, "a": 24000 + n, "b": 25000, "c": "up"}
        for n, (key, (group, name)) in enumerate(names.items())
    }
    kept = list(rows.items())
    kept.insert(total_at, ("z", {"s": "Together", "a": 72003, "b": 75000, "c": "up"}))
    table = {"kind": "table", "heading": "Income", "columns": columns, "rows": dict(kept), "total": "z"}
    head = {"factsheet": 1, "id": "made", "lang": lang, "title": "Money", "summary": "A word on it."}
    return head | {"publisher": {"name": "City"}, "body": {"t": table}}


@pytest.mark.parametrize(
    ("layout", "paper", "lang", "total_at", "grouped", "unit"),
    [
        ("clear", "A4", "en", 3, True, "people"),
        ("brief", "A4", "en", 3, True, None),
        ("campaign", "A4", "ar", 3, True, "people"),
        ("editorial", "A5", "en", 3, False, None),
        ("editorial", "A4", "he", 1, True, None),
        ("brief", "A4", "de", 0, True, "people"),
        ("clear", "A6", "en", 3, True, "people"),
    ],
)
def test_a_total_is_bold_under_a_heavier_rule_than_rows_have(
    layout: str, paper: str, lang: str, total_at: int, grouped: bool, unit: str | None
) -> None:
    data = _budget(lang, total_at=total_at, grouped=grouped, unit=unit)
    edition = factsheet.localize(load(data))
    composition = factsheet.compose(edition, factsheet.load_layout(layout).on(paper))
    listed = ":listed" in "".join(composition.fit.plan)
    # The page with the row in it, and the rules across that are over it, from its name up.
    path = "body.t.z.s"
    (page,) = (
        page
        for page in composition.pages
        if any(isinstance(each.item, GlyphRun) and each.item.path == path for each in leaves(page.items))
    )
    placed = [*leaves(page.items)]
    runs = [each for each in placed if isinstance(each.item, GlyphRun)]
    faces = {each.item.path: each.item.face for each in runs if each.item.path.startswith("body.t.")}
    assert all("Bold" in faces[f"body.t.z.{each}"] for each in "sabc")
    if not listed:
        assert not any("Bold" in faces.get(f"body.t.x.{each}", "") for each in "sabc")

    def rule_over(path: str) -> float:
        line = min(each.y for each in runs if each.item.path == path)
        over = [each for each in placed if isinstance(each.item, Shape) and each.item.height < 4]
        wide = max(each.item.width for each in over)
        return max(
            (each for each in over if each.y < line and each.item.width > 0.9 * wide), key=lambda each: each.y
        ).item.height

    fine = "body.t.w.s"
    if fine in faces:
        assert rule_over(path) > 2 * rule_over(fine)


@pytest.mark.parametrize("total_at", [0, 1, 3])
def test_a_total_belongs_to_no_group(total_at: int) -> None:
    edition = factsheet.localize(load(_budget("en", total_at=total_at, grouped=True, unit=None)))
    (table,) = (each for each in walk(edition.document) if isinstance(each, Table))
    (total,) = (row for row in table.rows if row.total)
    assert total.apart == (total_at > 0)
    (made,) = factsheet.produce(edition, "brief", targets=("html",))
    html = made.data.decode("utf-8")
    body = next(each for each in html.split("<tbody>") if 'class="total"' in each)
    assert body.index('<tr class="total">') == 0


@pytest.mark.parametrize("listed", [False, True])
@pytest.mark.parametrize("layout", ["brief", "editorial"])
def test_a_group_of_rows_ends_with_room_and_in_a_body_of_its_own(layout: str, listed: bool) -> None:
    rows = {"a": "Up", "b": "Up", "c": "", "d": "", "e": "Down"}
    table = {
        "kind": "table",
        "columns": {"n": "Club", "p": {"label": "Points", "unit": "count"}},
        "rows": {key: {"n": key, "p": 9, **({"group": name} if name else {})} for key, name in rows.items()},
    }
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": "League", "summary": "A word on it."}
    edition = factsheet.localize(load(head | {"publisher": {"name": "City"}, "body": {"t": table}}))
    setting = Bench(edition, factsheet.load_layout(layout), bundled()).context(1.0)
    placed = [*leaves(set_box(PlainBox(plain="body.t", listed=listed), setting, 300.0).items)]
    at = {each.item.path: each.y for each in placed if isinstance(each.item, GlyphRun)}
    row = at["body.t.d.n"] - at["body.t.c.n"]
    assert at["body.t.b.n"] - at["body.t.a.n"] == pytest.approx(row)
    assert at["body.t.c.n"] - at["body.t.b.n"] > 1.2 * row
    # Two rules stand between the group and what is in none: its own end, and the beginning of that.
    rules = [each.y for each in placed if isinstance(each.item, Shape)]
    assert sum(at["body.t.b.n"] < y < at["body.t.c.n"] for y in rules) == 2
    (structure,) = reading(edition.index["body.t"])
    (found,) = (each for each in structure.children if each.role == "Table")
    assert [(each.role, [row.path for row in each.children]) for each in found.children] == [
        ("THead", ["body.t.columns"]),
        ("TBody", ["body.t.a.groups", "body.t.a", "body.t.b"]),
        ("TBody", ["body.t.c", "body.t.d"]),
        ("TBody", ["body.t.e.groups", "body.t.e"]),
    ]


@pytest.mark.parametrize("unit", ["people", None])
@pytest.mark.parametrize(("layout", "lang"), [("clear", "en"), ("brief", "en"), ("campaign", "ar")])
def test_columns_stand_an_em_apart_and_a_head_over_some_stands_over_them(
    layout: str, lang: str, unit: str | None
) -> None:
    edition = factsheet.localize(load(_budget(lang, total_at=3, grouped=True, unit=unit)))
    composition = factsheet.compose(edition, factsheet.load_layout(layout).on("A4"))
    placed = [each for page in composition.pages for each in leaves(page.items)]
    runs = [
        each for each in placed if isinstance(each.item, GlyphRun) and each.item.path.startswith("body.t.")
    ]

    def reach(path: str) -> tuple[float, float]:
        own = [each for each in runs if each.item.path == path]
        # The space at the end of a line that goes on is counted to its run.
        ends = [
            each.x + each.item.width - 0.25 * each.item.size * each.item.text.endswith(" ") for each in own
        ]
        return min(each.x for each in own), max(ends)

    for row in "xywz":
        cells = sorted(reach(f"body.t.{row}.{column}") for column in "sabc")
        size = min(each.item.size for each in runs if each.item.path == f"body.t.{row}.a")
        gaps = [after[0] - before[1] for before, after in pairwise(cells)]
        assert min(gaps) > size
    # Over the columns and no others, in their middle, on a rule that is as wide as they are.
    over = reach("body.t.columns.a.group")
    line = max(each.y for each in runs if each.item.path == "body.t.columns.a.group")
    below = max(each.y for each in runs if each.item.path == "body.t.columns.a.label")
    (rule,) = (
        each
        for each in placed
        if isinstance(each.item, Shape) and each.item.height < 4 and line < each.y < below
    )
    start, stop = rule.x, rule.x + rule.item.width
    assert (over[0] + over[1]) / 2 == pytest.approx((start + stop) / 2, abs=0.5)
    numbers = [reach(f"body.t.z.{column}") for column in "ab"]
    assert start <= min(each[0] for each in numbers) + 0.1
    assert stop >= max(each[1] for each in numbers) - 0.5
    others = [reach(f"body.t.z.{column}") for column in "sc"]
    assert all(each[1] < start or stop < each[0] for each in others)
    # The heads that stand over no others end on the line of those that do.
    assert {round(each.y, 2) for each in runs if each.item.path == "body.t.columns.c.label"} == {
        round(below, 2)
    }


def _long(lang: str, rows: int, every: int, note: str) -> dict[str, object]:
    """A table of three columns that parts over small pages, with a head over each `every` rows."""
    made = {
        f"r{n}": {
            **({"group": f"Years {n // every}"} if every else {}),
            "s": f"District {n}",
            "a": 1000 * n + 3,
            "b": "Far lower",
        }
        for n in range(rows)
    }
    columns = {"s": "District", "a": "Homes", "b": "Change"}
    table = {"kind": "table", "heading": "Homes", "columns": columns, "rows": made, "note": note}
    head = {"factsheet": 1, "id": "made", "lang": lang, "title": "Homes", "summary": "A word."}
    return head | {"publisher": {"name": "City"}, "body": {"t": table}}


def _of_group(element: Element) -> Element:
    """The table that stands with its notes."""
    return element.children[0] if isinstance(element, Group) else element


@given(st.lists(st.sampled_from(["", "A", "B"]), min_size=1, max_size=9), st.booleans(), st.booleans())
@settings(max_examples=40, deadline=None)
def test_a_part_of_a_table_ends_in_a_row_and_its_notes_stand_with_the_last(
    groups: list[str], noted: bool, last_resort: bool
) -> None:
    rows = {
        f"r{n}": {**({"group": group} if group else {}), "s": f"Row {n}", "a": n}
        for n, group in enumerate(groups)
    }
    data = _long("en", 1, 0, "n") | {
        "body": {"t": {"kind": "table", "columns": {"s": "S", "a": "A"}, "rows": rows}}
        if not noted
        else {"t": {"kind": "table", "columns": {"s": "S", "a": "A"}, "rows": rows, "note": "A note."}}
    }
    group = factsheet.localize(load(data)).index.get("body.t")
    assert isinstance(group, Group)
    _, units = parts_of(group, FitStep(below=last_resort))
    parts = [each for each in units if isinstance(each, TablePart)]
    assert len(parts) == len(groups)
    assert not any(part.rows[-1].heads_rows for part in parts)
    assert [bool(part.notes) for part in parts[:-1]] == [False] * (len(parts) - 1)
    assert bool(parts[-1].notes) == (noted and not last_resort)
    assert len(units) == len(parts) + (noted and last_resort)
    (table,) = (each for each in group.children if isinstance(each, Table))
    assert tuple(row for part in parts for row in part.rows) == table.rows[table.head :]
    # However it is parted, its head stands over each run of rows, and is read over the first.
    for cut in range(1, len(parts)):
        first, second = (_of_group(together(run)[0]) for run in (parts[:cut], parts[cut:]))
        assert isinstance(first, Table)
        assert isinstance(second, Table)
        assert first.rows[: table.head] == table.rows[: table.head]
        assert not any(cell.text.path for row in second.rows[: table.head] for cell in row.cells)
        assert len(first.rows) + len(second.rows) == len(table.rows) + table.head


@pytest.mark.parametrize(
    ("layout", "paper", "lang", "rows", "every"),
    [
        ("clear", "DL", "ar", 9, 3),
        ("clear", "A6", "en", 12, 1),
        ("clear", "A5", "he", 16, 2),
        ("clear", "A5", "en", 14, 0),
        ("brief", "DL", "de", 44, 4),
    ],
)
def test_a_table_that_parts_keeps_its_heads_with_rows_its_note_and_its_form(
    layout: str, paper: str, lang: str, rows: int, every: int
) -> None:
    edition = factsheet.localize(
        load(_long(lang, rows, every, "Counted by the city at the end of the year."))
    )
    composition = factsheet.compose(edition, factsheet.load_layout(layout).on(paper))
    pages = [
        [each for each in leaves(page.items) if isinstance(each.item, GlyphRun) and each.item.path]
        for page in composition.pages
    ]
    of_table = [[each for each in page if each.item.path.startswith("body.t.")] for page in pages]
    held = [page for page in of_table if page]
    assert len(held) > 1
    for page in held:
        lowest, highest = max(page, key=lambda each: each.y), min(page, key=lambda each: each.y)
        assert not lowest.item.path.endswith((".group", ".heading"))
        assert ".note" not in highest.item.path
        assert any(".r" in each.item.path and not each.item.path.endswith(".group") for each in page)
    forms = {line.split(":")[-1] for line in composition.fit.plan if "body.t" in line}
    assert len(forms) == 1


def test_the_heads_of_a_list_are_read_where_its_first_part_begins_with_a_group() -> None:
    # A group of one row at the top: its head alone on a page has no place for the heads of the columns.
    for rows in (5, 7):
        data = _long("wo", rows, 1, "Nguyen Van An.")
        composition = factsheet.compose(
            factsheet.localize(load(data)), factsheet.load_layout("clear").on("A6")
        )
        read = [
            each.item.path
            for page in composition.pages
            for each in leaves(page.items)
            if isinstance(each.item, GlyphRun)
        ]
        for column in "sab":
            assert f"body.t.columns.{column}.label" in read


def test_a_table_that_goes_on_is_as_wide_as_its_heads() -> None:
    # They are read over its first part; over the next they have no path, and need their room all the same.
    data = _long("en", 9, 0, "Counted.")
    columns = {"s": "Metropolitan-District", "a": "Neighborhoods", "b": "Undocumented"}
    data["body"]["t"] |= {"columns": columns}  # type: ignore[index]
    layout = factsheet.load_layout("campaign").on("A4")
    bench = Bench(factsheet.localize(load(data)), layout, bundled())
    arrangement = bench.blocks["body.t"].arrangements["one"]
    told = set[bool]()
    for piece in (BlockPart("body.t"), BlockPart("body.t", 3, 9)):
        for width in range(120, 420, 20):
            box = tile_box(bench, piece, arrangement, 1.2, Place(width))
            galley = set_box(box, bench.context(1.2, 1.0, piece), width)
            runs = [each for each in leaves(galley.items) if isinstance(each.item, GlyphRun)]
            reach = max(each.x + each.item.width for each in runs)
            assert galley.overfull or reach <= width, (piece, width)
            told.add(bool(galley.overfull))
    assert told == {False, True}


_SHORT_CELLS = [
    "180 min",
    "8h às 12h",
    "60 minut",
    "9–18 Uhr",
    "1 250 kg",
    "on request",
    "7.5 hours a day",
    "–",
]
_HEADS = ["Time", "Short hair", "Neighborhood averages", "Voluntary contributions", "Taux moyen"]


def _short_table(names: list[str], columns: list[tuple[str, list[str]]]) -> Bench:
    """A table with a column of names, and others of short cells."""
    heads = {"n": "Name", **{f"c{at}": head for at, (head, _) in enumerate(columns)}}
    rows = {
        f"r{number}": {"n": name, **{f"c{at}": cells[number] for at, (_, cells) in enumerate(columns)}}
        for number, name in enumerate(names)
    }
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": "Hours", "summary": "A word on it."}
    table = {"kind": "table", "columns": heads, "rows": rows}
    edition = factsheet.localize(load(head | {"publisher": {"name": "City"}, "body": {"t": table}}))
    return Bench(edition, factsheet.load_layout("brief"), bundled())


def _widths_needed(bench: Bench, box: PlainBox, most: int) -> list[float]:
    """Of each column, what its longest word needs, and cells of at most so many characters on one line."""
    setting = bench.context(1.0)
    (table,) = (each for each in walk(bench.edition.index["body.t"]) if isinstance(each, Table))
    needed = [0.0] * len(table.rows[0].cells)
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            style = setting.style(box.title if number < table.head else box.body)
            whole = number >= table.head and len(cell.text.plain) <= most
            natural = natural_width(setting, cell.text, style)
            # Several lines in less than four em are no lines.
            least = max(least_width(setting, cell.text, style), min(natural, 4 * style.size))
            needed[column] = max(needed[column], (natural if whole else least) + 0.02)
    return needed


def _lines_by_cell(bench: Bench, box: PlainBox, width: float, step: FitStep) -> dict[str, list[str]]:
    """The lines of each cell, by its path, in a table that is so wide."""
    galley = set_box(box, replace(bench.context(1.0), step=step), width)
    assert not galley.overfull
    lines: dict[str, dict[float, str]] = {}
    for each in leaves(galley.items):
        if isinstance(each.item, GlyphRun) and each.item.path.startswith("body.t."):
            line = lines.setdefault(each.item.path, {})
            line[round(each.y, 1)] = line.get(round(each.y, 1), "") + each.item.text
    return {path: list(found.values()) for path, found in lines.items()}


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_short_cells_stand_on_one_line_where_there_is_room_for_them_all(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 4))
    cells = st.lists(st.sampled_from(_SHORT_CELLS), min_size=count, max_size=count)
    columns = data.draw(st.lists(st.tuples(st.sampled_from(_HEADS), cells), min_size=2, max_size=4))
    names = data.draw(
        st.lists(st.sampled_from(["Fringe", "Old town hall", "Vaccines"]), min_size=count, max_size=count)
    )
    bench, box = _short_table(names, columns), PlainBox(plain="body.t")
    size = bench.context(1.0).style(box.body).size
    needed = _widths_needed(bench, box, most=16)
    width = sum(needed) + max(10.0, 1.2 * size) * (len(needed) - 1) + data.draw(st.floats(0.1, 90.0))
    lines = _lines_by_cell(bench, box, width, FitStep())
    assert {path: found for path, found in lines.items() if len(found) > 1 and ".columns." not in path} == {}


@pytest.mark.parametrize("spare", [2.0, 20.0, 60.0])
@pytest.mark.parametrize(
    ("name", "prices"),
    [
        ("Koloryzacja odrostu z modelowaniem i pielęgnacją", ["280,00 zł", "180 minut"]),
        ("Acolhimento e triagem de adultos e crianças", ["8h às 12h", "13h às 17h30"]),
        ("Beratung für Zugewanderte und ihre Angehörigen", ["Mo 9–18 Uhr", "12,50 Euro"]),
    ],
)
def test_a_long_name_gives_way_to_numbers_with_units(name: str, prices: list[str], spare: float) -> None:
    bench = _short_table([name, "Fringe"], [("A", [each, "10"]) for each in prices])
    box = PlainBox(plain="body.t")
    size = bench.context(1.0).style(box.body).size
    width = sum(_widths_needed(bench, box, most=16)) + 2 * max(10.0, 1.2 * size) + spare
    lines = _lines_by_cell(bench, box, width, FitStep())
    assert [lines[f"body.t.r0.c{at}"] for at in range(2)] == [[each] for each in prices]
    assert len(lines["body.t.r0.n"]) > 1


@given(st.lists(st.sampled_from(_HEADS), min_size=2, max_size=5), st.floats(0.91, 1.19), st.booleans())
@settings(max_examples=25, deadline=None)
def test_columns_stand_nearer_before_a_word_is_parted(heads: list[str], apart: float, last: bool) -> None:
    bench = _short_table(["Neighborhoods"], [(head, ["7"]) for head in heads])
    box = PlainBox(plain="body.t")
    size = bench.context(1.0).style(box.body).size
    needed = _widths_needed(bench, box, most=0)
    width = sum(needed) + apart * size * (len(needed) - 1)
    lines = _lines_by_cell(bench, box, width, FitStep(below=last, anywhere=last))
    for at, head in enumerate(heads):
        assert " ".join(each.strip() for each in lines[f"body.t.columns.c{at}.label"]) == head
