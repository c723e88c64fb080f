"""Boxes parted between their lines: nothing is lost, no line is alone, all is read in its order."""

from __future__ import annotations

from itertools import cycle, pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

import factsheet
from factsheet.boxes.box import set_box
from factsheet.boxes.lines import NOTES, TITLES, BoxLine, LinesBox, cuts_of, lines_of
from factsheet.boxes.plain import PlainBox
from factsheet.boxes.units import parts_of
from factsheet.composing.bench import Bench
from factsheet.composing.measures import TileHeights
from factsheet.composing.plan import LAST, BlockPart
from factsheet.display import GlyphRun, leaves
from factsheet.document.nodes import Group
from factsheet.fonts.library import bundled
from factsheet.pipeline import edition_of, load
from factsheet.setting.context import FitStep
from factsheet.setting.galley import Galley
from tests.sheets.generate_body import sheet
from tests.sheets.trial import case, layout_on, proofed

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "hong-kong-refugees" / "factsheet.yaml"
LONG = " ".join(["Water is boiled for a minute before it is drunk, and kept in a clean can with a lid."] * 14)


def lined(seed: int, layout: str = "clear", paper: str = "A6") -> Bench:
    """A sheet of any kinds of block, whose blocks part between lines."""
    edition = edition_of(load(sheet(Random(seed), ample=3.0)))
    of = layout_on(layout, paper)
    return Bench(edition.publisher_at(of.spec.publisher), of, bundled(), FitStep(alone=True, lines=True))


def said(galley: Galley) -> list[tuple[str, int, str]]:
    runs = [each for each, _, _ in leaves(galley.items) if isinstance(each, GlyphRun) and each.path]
    return sorted((run.path, run.start, run.text) for run in runs)


@pytest.mark.parametrize("seed", (0, 1, 2, 3, 4, 6))
def test_parts_hold_all_that_the_whole_holds_each_once(seed: int) -> None:
    bench, tried = lined(seed), 0
    for name in sorted(bench.lined):
        for _, arrangement in TileHeights(bench).choices(BlockPart(name, 0, LAST, lines=True)):
            box, setting = bench.scaled(arrangement.box, 1.0), bench.context(1.0)
            whole = set_box(box, setting, 230.0)
            cuts = cuts_of(lines_of(whole, setting))
            ends = (0, *cuts[:: max(1, len(cuts) // 3)], LAST)
            parts = [
                set_box(LinesBox(box=box, start=a, stop=b, measure=230.0), setting, 230.0)
                for a, b in pairwise(ends)
            ]
            assert sorted(each for part in parts for each in said(part)) == said(whole)
            assert sum(part.height for part in parts) <= whole.height + 0.01
            tried += len(cuts)
    assert tried


@pytest.mark.parametrize("seed", (0, 2, 3))
def test_parts_on_pages_of_which_each_has_its_own_room_hold_all_that_the_whole_holds(seed: int) -> None:
    """What stands beside a label in little room stands under it in more: lines are counted in one room."""
    bench, tried = lined(seed, "editorial"), 0
    for name in sorted(bench.lined):
        for _, arrangement in TileHeights(bench).choices(BlockPart(name, 0, LAST, lines=True)):
            box, setting = bench.scaled(arrangement.box, 1.0), bench.context(1.0)
            whole = set_box(box, setting, 230.0)
            ends = (0, *cuts_of(lines_of(whole, setting)), LAST)
            parts = [
                set_box(LinesBox(box=box, start=a, stop=b, measure=230.0), bench.context(1.0, space), 230.0)
                for (a, b), space in zip(pairwise(ends), cycle((0.8, 1.12, 2.4)))
            ]
            assert sorted(each for part in parts for each in said(part)) == said(whole)
            tried += len(ends) - 2
    assert tried


def made(paper: str, **body: Any) -> factsheet.Composition:
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": "Clean water", "summary": "Boil it."}
    data = head | {"publisher": {"name": "City"}, "body": body}
    return factsheet.compose(edition_of(load(data)), layout_on("clear", paper))


@pytest.mark.parametrize("paper", ["A6", "A5", "DL"])
def test_a_paragraph_higher_than_a_page_goes_on_over_pages_and_leaves_no_line_alone(paper: str) -> None:
    text = {"kind": "text", "heading": "What to do", "text": LONG}
    questions = {"kind": "questions", "items": {"q": {"question": "Why?", "answer": LONG}}}
    composition = made(paper, a=text, b=questions)
    assert len(composition.pages) > 2
    for field in ("body.a.text", "body.b.q.answer"):
        lines = [
            len({round(y, 1) for run, _, y in leaves(page.items) if getattr(run, "path", "") == field})
            for page in composition.pages
        ]
        assert sum(count > 0 for count in lines) > 1
        assert all(count != 1 for count in lines)
    # No heading stands at the foot of a page, without what it is the heading of.
    for page in composition.pages:
        runs = [(y, run.path) for run, _, y in leaves(page.items) if isinstance(run, GlyphRun) and run.path]
        assert not max(runs, default=(0.0, ""))[1].endswith((".heading", ".question"))


def test_no_page_ends_inside_a_word() -> None:
    """German in lines of some twenty letters, of which many end with a hyphen."""
    words = "unabhängige gesundheitsämter veröffentlichen regelmäßig für alle überarbeitete empfehlungen "
    text = {"kind": "text", "heading": "Rat", "text": words * 20 + "dazu."}
    head = {"factsheet": 1, "id": "made", "lang": "de", "title": "Wasser", "summary": "Abkochen."}
    edition = edition_of(load(head | {"publisher": {"name": "Stadt"}, "body": {"a": text}}))
    bench = Bench(edition, factsheet.load_layout("brief"), bundled())
    setting = bench.context(1.0)
    galley = set_box(PlainBox(plain="body.a", body="body", heading="heading"), setting, 130.0)
    lines = lines_of(galley, setting)
    parted = [number for number, line in enumerate(lines, 1) if line.parted]
    runs = [run for run, _, _ in leaves(galley.items) if isinstance(run, GlyphRun)]
    assert len(parted) == sum(run.hyphenated for run in runs) > 10
    found = cuts_of(lines)
    assert len(found) > 20 and not set(found) & set(parted)
    whole = cuts_of(tuple(line._replace(parted=False) for line in lines))
    assert set(whole) - set(found) == set(whole) & set(parted)


def test_a_part_opens_its_lines_by_a_little_to_fill_its_page() -> None:
    bench = lined(1)
    name = max(bench.lined, key=lambda each: bench.length(each))
    _, arrangement = TileHeights(bench).choices(BlockPart(name, 0, LAST, lines=True))[0]
    box, setting = bench.scaled(arrangement.box, 1.0), bench.context(1.0)
    natural = set_box(LinesBox(box=box, start=0, stop=LAST, measure=230.0), setting, 230.0)
    opened = set_box(LinesBox(box=box, start=0, stop=LAST, measure=230.0), setting, 230.0, natural.height * 2)
    lines = [y for _, _, y in leaves(opened.items)]
    assert natural.height < max(lines) <= natural.height * 1.2


@pytest.mark.parametrize("paper", ["A6", "DL"])
def test_a_row_of_a_list_that_no_page_holds_parts_between_its_cells(paper: str) -> None:
    names = {f"c{number}": f"What was asked of the district office in week {number}" for number in range(6)}
    cells = dict.fromkeys(names, "An answer came after 14 days, from another office, and said nothing")
    table = {"kind": "table", "columns": {"who": "District"} | names, "rows": {"a": {"who": "North"} | cells}}
    composition = made(paper, t=table)
    seen = [
        {run.path for run, _, _ in leaves(page.items) if isinstance(run, GlyphRun) and run.path}
        for page in composition.pages
    ]
    # Each head stands on the page where its cell begins.
    for column in names:
        begins = min(number for number, paths in enumerate(seen) if f"body.t.a.{column}" in paths)
        assert [n for n, paths in enumerate(seen) if f"body.t.columns.{column}.label" in paths] == [begins]
    assert len([paths for paths in seen if any(path.startswith("body.t.a.") for path in paths)]) > 1


@pytest.mark.parametrize("length", [60, 119])
def test_a_header_higher_than_a_page_parts_after_its_title(length: int) -> None:
    """In Arabic, in large print on A6, with the publisher over the title, who is read last."""
    said = " ".join(["يلزم غلي الماء دقيقة واحدة قبل شربه ثم حفظه في وعاء نظيف مغطى"] * 3)
    head = {"factsheet": 1, "id": "made", "lang": "ar", "title": said[:60], "subtitle": said[:60]}
    data = head | {"summary": said[:length].strip(), "publisher": {"name": "مكتب المياه"}}
    composition = factsheet.compose(edition_of(load(data)), layout_on("clear", "A6"))
    first, second = (
        {run.path for run, _, _ in leaves(page.items) if isinstance(run, GlyphRun) and run.path}
        for page in composition.pages
    )
    assert "title" in first and "summary" in second and "title" not in second


def test_notes_begin_a_page_only_where_they_may_stand_apart() -> None:
    read = ("t.a.who", "t.a.c0", "t.a.c1", "t.a.c0.note", "t.a.c1.note", "t.absent", "t.source_line")
    lines = tuple(
        BoxLine(20.0 * n, 20.0 * n + 15.0, (n,), (n, 0, 0), (n, 0, 0), path, path, path.rpartition(".")[0])
        for n, path in enumerate(read)
    )
    assert 3 not in cuts_of(lines) and 3 not in cuts_of(lines, TITLES)
    assert {3, 4, 5} <= set(cuts_of(lines, TITLES | NOTES))


@pytest.mark.parametrize("seed", [30130, 30264, 30302])
def test_sheets_of_the_soak_of_which_a_part_had_no_cut_are_not_refused(seed: int) -> None:
    """A table, its last row and notes higher than a page; leaflets, a paragraph higher than a panel."""
    assert proofed(case(seed)).refused == ()


SAID = {
    "kind": "quote",
    "text": "I was scared on day one. By Halloween I had a locker, a lab partner, and a trombone.",
    "who": "Maya",
    "role": "Seventh grader",
}


@pytest.mark.parametrize("layout", ["brief", "clear"])
@pytest.mark.parametrize("times", [1, 8])
def test_who_said_something_stands_with_its_last_lines(layout: str, times: int) -> None:
    quote = SAID | {"text": " ".join([SAID["text"]] * times)}
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": "Test", "summary": "One."}
    data = head | {"publisher": {"name": "Office"}, "body": {"q": quote | {"heading": "What pupils say"}}}
    edition = edition_of(load(data))
    bench = Bench(edition, layout_on(layout, "A6"), bundled())
    group = edition.index.get("body.q")
    assert isinstance(group, Group)
    _, units = parts_of(group)
    assert len(units) == 1  # no page break between the words, the name, and what this person is
    setting = bench.context(1.0)
    lines = lines_of(set_box(PlainBox(plain="body.q"), setting, 160.0), setting)
    cuts = cuts_of(lines)
    signed = next(number for number, line in enumerate(lines) if line.opens == "body.q.who")
    assert [line.opens for line in lines[signed:]] == ["body.q.who", "body.q.role"]
    assert max(cuts, default=0) <= signed - 2
    assert cuts or times == 1


def test_a_column_that_is_called_as_the_name_under_a_quotation_begins_a_page_as_others_do() -> None:
    rows = {f"r{number}": {"who": f"Name {number}", "n": number} for number in range(6)}
    table = {"kind": "table", "columns": {"who": "Name", "n": {"label": "Age", "unit": "count"}}}
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": "Test", "summary": "One."}
    data = head | {"publisher": {"name": "Office"}, "body": {"t": table | {"rows": rows}}}
    setting = Bench(edition_of(load(data)), layout_on("clear", "A6"), bundled()).context(1.0)
    lines = lines_of(set_box(PlainBox(plain="body.t"), setting, 160.0), setting)
    assert {lines[cut].opens for cut in cuts_of(lines)} >= {f"body.t.r{number}.who" for number in range(1, 6)}


def test_heads_of_several_lines_that_are_repeated_stay_with_their_values() -> None:
    """In a table as a list they are read once: later ones parted, and stood over the rule below."""
    words = "drinking water from public wells"
    columns = {f"c{n}": {"label": f"{words} {n}"} for n in range(3)}
    rows = {f"r{n}": dict.fromkeys(columns, 10 + n) for n in range(3)}
    table = {"kind": "table", "heading": "Wells", "columns": columns, "rows": rows}
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": "Water", "summary": "Boil it."}
    edition = edition_of(load(head | {"body": {"t": table}}))
    bench = Bench(edition, layout_on("clear", "DL"), bundled(), FitStep(alone=True, lines=True, tables=True))
    setting = bench.context(1.0)
    galley = set_box(PlainBox(plain="body.t", listed=True), setting, 200.0)
    lines = lines_of(galley, setting)
    assert all(over.bottom <= under.top + 0.01 for over, under in pairwise(lines))
    high = [line.bottom - line.top for line in lines if line.ends in ("body.t.r2.c1", "body.t.r2.c2")]
    assert len(high) == 2 and min(high) > 2 * bench.context(1.0).style("body").size


@pytest.mark.parametrize("lang", ["en", "ar", "ja"])
def test_lines_over_a_picture_stay_together_where_a_part_has_room_to_spare(lang: str) -> None:
    edition = edition_of(load(SAMPLE), lang)
    layout = layout_on("clear", "A5")
    bench = Bench(edition.publisher_at(layout.spec.publisher), layout, bundled())
    box, setting = (
        bench.scaled(bench.blocks["header"].arrangements["over-picture"].box, 1.0),
        bench.context(1.0),
    )
    count = len(lines_of(set_box(box, setting, 350.0), setting))
    part = LinesBox(box=box, start=count - 2, stop=count, measure=350.0)
    pitches = []
    for more in (1.0, 1.3):
        height = set_box(part, setting, 350.0).height * more
        runs = leaves(set_box(part, setting, 350.0, height).items)
        ends = sorted({round(y, 2) for item, _, y in runs if isinstance(item, GlyphRun)})
        assert len(ends) == 2
        pitches.append(ends[1] - ends[0])
    assert pitches[0] < pitches[1] < 1.35 * pitches[0]
