"""`plain`: blocks that a layout has no boxes of its own for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factsheet
from factsheet.boxes.box import set_box
from factsheet.boxes.plain import PlainBox
from factsheet.composing.bench import Bench
from factsheet.display import DisplayGroup, GlyphRun, Page, Placed, Shape, leaves
from factsheet.fonts.library import bundled
from factsheet.layout.load import layout_names
from factsheet.units import MM
from tests.sheets.trial import case, proofed

QUOTE = Path(__file__).resolve().parents[1] / "sheets" / "kinds" / "quote.yaml"


def _shares(show: str, tone: str) -> dict[str, Any]:
    number = {"value": 37, "unit": "percent", "label": "of homes are damp", "show": show}
    block = {"kind": "key_numbers", "tone": tone, "heading": "Shares", "items": {"a": number, "b": number}}
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": "Damp", "publisher": {"name": "City"}}
    return head | {"summary": "A word.", "body": {"n": block}}


def _page(show: str, layout: str, tone: str = "warning") -> Page:
    edition = factsheet.localize(factsheet.load(_shares(show, tone)))
    (page,) = factsheet.compose(edition, factsheet.load_layout(layout)).pages
    return page


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("show", ["donut", "bar", "icon_array"])
def test_a_share_is_drawn_with_its_part_and_its_rest_apart(show: str, layout: str) -> None:
    items = [item for item, _, _ in leaves(_page(show, layout).items)]
    paths = [item.path if isinstance(item, GlyphRun) else "" for item in items]
    drawing = items[paths.index("body.n.a.label") + 1 : paths.index("body.n.b.value")]
    shapes = [each for each in drawing if isinstance(each, Shape)]
    assert len({each.fill or (each.stroke and each.stroke.swatch) for each in shapes}) > 1


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("show", ["tile", "donut"])
def test_a_number_stands_in_larger_type_than_its_words(show: str, layout: str) -> None:
    runs = [each for each, _, _ in leaves(_page(show, layout).items) if isinstance(each, GlyphRun)]
    (value,) = {each.size for each in runs if each.path == "body.n.a.value"}
    (label,) = {each.size for each in runs if each.path == "body.n.a.label"}
    assert value > label


def _body(block: dict[str, Any]) -> dict[str, Any]:
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": "Wells", "publisher": {"name": "City"}}
    return head | {"summary": "A word.", "body": {"n": {"heading": "Heading", **block}}}


def _set(block: dict[str, Any], width: float, **more: Any) -> dict[str, tuple[float, float]]:
    """Where the first line of each piece of copy begins: from the start edge and the top, in points."""
    edition = factsheet.localize(factsheet.load(_body(block)))
    of = Bench(edition, factsheet.load_layout("brief"), bundled())
    galley = set_box(PlainBox(plain="body.n", **more), of.context(1.0), width)
    found: dict[str, tuple[float, float]] = {}
    for item, x, y in leaves(galley.items):
        if isinstance(item, GlyphRun):
            found[item.path] = min(
                found.get(item.path, (x, y)), (x, y), key=lambda place: (place[1], place[0])
            )
    return found


_EVENTS = {
    "kind": "timeline",
    "items": {
        "a": {"date": "2019", "title": "Survey", "text": "Every third well is unfit to drink from."},
        "b": {"period": "2020/2022", "title": "Works"},
        "c": {"date": "2023-11", "text": "The pipe arrives."},
    },
}


def test_events_stand_beside_their_dates_on_one_axis() -> None:
    found = _set(_EVENTS, 300)
    first = {"a": "title", "b": "title", "c": "text"}
    said = [found[f"body.n.{key}.{part}"] for key, part in first.items()]
    dates = [found[f"body.n.{key}.when"] for key in first]
    assert len({round(x, 1) for x, _ in said}) == 1
    assert all(
        abs(date[1] - words[1]) < 0.1 and words[0] > date[0] + 20
        for date, words in zip(dates, said, strict=True)
    )


def test_events_stand_under_their_dates_where_these_would_take_the_room() -> None:
    found = _set(_EVENTS, 120)
    assert all(
        found[f"body.n.{key}.when"][1] < found[f"body.n.{key}.{part}"][1] - 5
        for key, part in {"a": "title", "c": "text"}.items()
    )


@pytest.mark.parametrize("columns", [2, 3])
def test_what_is_said_of_a_list_stands_over_all_its_columns(columns: int) -> None:
    items = {key: {"text": f"Sign {key} of the fever"} for key in "abcdef"}
    found = _set({"kind": "list", "lead": "Look for these.", "items": items}, 400, columns=columns)
    tops = {round(found[f"body.n.{key}.text"][1], 1) for key in "abcdef"}
    assert len({round(found[f"body.n.{key}.text"][0]) for key in "abcdef"}) == columns
    assert found["body.n.lead"][1] < min(tops)
    assert len(tops) == 6 // columns


def test_columns_in_which_an_item_would_stand_alone_are_not_free() -> None:
    edition = factsheet.localize(factsheet.load(_body(_EVENTS)))
    of = Bench(edition, factsheet.load_layout("brief"), bundled())
    ways = {name: each.cells for name, each in of.blocks["body.n"].arrangements.items() if each.larger == 1}
    assert ways == {
        "one": 0,
        "two": 2,
        "three": 3,
    }


_QUESTIONS = {
    "kind": "questions",
    "items": {
        "a": {"question": "Is it free?", "answer": "Yes."},
        "b": {"question": "Does it hurt?", "answer": "A little."},
    },
}


@pytest.mark.parametrize("heading", ["Heading", "none"])
def test_an_answer_is_nearer_to_its_question_than_to_the_next(heading: str) -> None:
    found = _set(_QUESTIONS | {"heading": heading}, 300)
    question, answer, following = (
        found[f"body.n.{part}"][1] for part in ("a.question", "a.answer", "b.question")
    )
    assert 1.3 * (answer - question) < following - answer


def test_the_deep_letters_of_a_question_do_not_reach_into_its_answer() -> None:
    """A sheet in Syriac, whose letters are deeper than its leading."""
    trial = proofed(case(910714))
    assert trial.proof and trial.proof.faults == ()


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("show", ["plain", "myths"])
def test_questions_without_a_heading_are_no_heading_themselves(show: str, layout: str) -> None:
    def size(heading: str) -> float:
        data = _body(_QUESTIONS | {"show": show, "heading": heading})
        of = Bench(factsheet.localize(factsheet.load(data)), factsheet.load_layout(layout), bundled())
        galley = set_box(of.blocks["body.n"].arrangements["one"].box, of.context(1.0), 300)
        runs = [each for each, _, _ in leaves(galley.items) if isinstance(each, GlyphRun)]
        return max(each.size for each in runs if each.path == "body.n.a.question")

    assert size("none") == size("Heading")


def test_claim_and_fact_stand_beside_their_words_on_one_axis_and_under_them_where_it_is_narrow() -> None:
    wide, narrow = (_set(_QUESTIONS | {"show": "myths"}, width) for width in (300, 70))
    for word, said in (("myth", "question"), ("fact", "answer")):
        tag, copy = wide[f"body.n.a.{word}"], wide[f"body.n.a.{said}"]
        assert tag[1] == pytest.approx(copy[1])
        assert copy[0] == pytest.approx(wide["body.n.b.question"][0])
        assert narrow[f"body.n.a.{word}"][1] < narrow[f"body.n.a.{said}"][1]
        assert narrow[f"body.n.a.{word}"][0] == pytest.approx(narrow[f"body.n.a.{said}"][0])


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize(
    ("lang", "word"),
    [("en", "First"), ("ar", "أولا"), ("ur", "پہلا"), ("th", "ไฟฟ้า"), ("km", "ក្តៅខ្លួន"), ("hi", "सूचना")],
)
@pytest.mark.parametrize("kind", ["list", "steps", "timeline"])
def test_a_figure_stands_on_the_line_of_its_words(kind: str, lang: str, word: str, layout: str) -> None:
    item = {"list": word, "steps": {"title": word, "icon": "drop"}}.get(kind, {"date": "2019", "title": word})
    style = {"style": "numbers"} if kind == "list" else {}
    data = _body({"kind": kind, "items": {"a": item}, **style}) | {"lang": lang}
    of = Bench(factsheet.localize(factsheet.load(data)), factsheet.load_layout(layout), bundled())
    galley = set_box(of.blocks["body.n"].arrangements["one"].box, of.context(1.0), 400)
    runs = [(each, y) for each, _, y in leaves(galley.items) if isinstance(each, GlyphRun)]
    lines = {each.path.rpartition(".")[2]: y for each, y in runs if each.path.startswith("body.n.a")}
    assert len(lines) == 2
    assert max(lines.values()) == pytest.approx(min(lines.values()))


@pytest.mark.parametrize("layout", layout_names())
@given(em=st.floats(9, 30))
def test_words_beside_an_icon_have_room_or_begin_under_it(em: float, layout: str) -> None:
    """On a panel in large print two words stood in a line beside a number and an icon."""
    item = {"title": "Boil it", "text": "Boil all water that you drink for one minute.", "icon": "drop"}
    data = _body({"kind": "steps", "items": {"a": item, "b": item}})
    of = Bench(factsheet.localize(factsheet.load(data)), factsheet.load_layout(layout), bundled())
    size = of.context(1.0).style(of.layout.spec.compose.plain.text).size
    width = em * size
    galley = set_box(of.blocks["body.n"].arrangements["one"].box, of.context(1.0), width)
    shown = [(item, x) for item, x, _ in leaves(galley.items)]
    starts = {
        name: min(x for run, x in shown if isinstance(run, GlyphRun) and run.path == f"body.n.a.{name}")
        for name in ("title", "text")
    }
    icon = min(x for drawn, x in shown if isinstance(drawn, Shape))
    room = width - starts["title"]
    if room < 12.9 * size:
        assert starts["text"] < starts["title"] and abs(starts["text"] - icon) < 1.5 * MM
    elif room > 13.1 * size:
        assert starts["text"] == pytest.approx(starts["title"], abs=1.5)


_DOSES: dict[str, Any] = {
    "kind": "table",
    "names": "weight",
    "columns": {"weight": "Weight", "dose": {"label": "Dose", "unit": "milligrams"}},
    "rows": {
        "small": {"weight": "10–15 kg", "dose": {"value": 150, "note": "By prescription."}},
        "adult": {"weight": "Adults", "dose": {"missing": "not-available"}},
    },
    "note": "Count from the first dose.",
}


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("spare", [0.0, 60.0])
def test_notes_stand_close_under_their_table_however_high_the_block_is(spare: float, layout: str) -> None:
    of = Bench(factsheet.localize(factsheet.load(_body(_DOSES))), factsheet.load_layout(layout), bundled())
    box, setting = of.blocks["body.n"].arrangements["one"].box, of.context(1.0)
    high = set_box(box, setting, 300).height + spare
    runs = [
        (each.path, each.size, y)
        for each, _, y in leaves(set_box(box, setting, 300, high).items)
        if isinstance(each, GlyphRun)
    ]
    lines = sorted({round(y, 2): size for path, size, y in runs if ".rows" not in path}.items())
    last = max(y for path, _, y in runs if path.startswith("body.n.adult."))
    notes = [(y, size) for y, size in lines if y > last + 1]
    assert len(notes) == 3
    assert all(
        below - above < 1.6 * size for (above, size), (below, _) in zip(notes, notes[1:], strict=False)
    )
    body = max(size for path, size, _ in runs if path.startswith("body.n.adult."))
    assert all(size <= body for _, size in notes)
    assert notes[0][0] - last < 2.6 * body


@pytest.mark.parametrize("width", [160.0, 480.0])
def test_what_a_person_is_stands_right_under_the_name(width: float) -> None:
    said = {"text": "The children go to school now.", "who": "Kim", "role": "Mother of three"}
    leading = factsheet.load_layout("brief").spec.styles["body"].leading
    bare = _set({"kind": "quote", **said}, width)
    # The same beside a portrait, or under it.
    of = Bench(factsheet.localize(factsheet.load(QUOTE)), factsheet.load_layout("brief"), bundled())
    runs = leaves(set_box(PlainBox(plain="body.mother"), of.context(1.0), width).items)
    beside = {each.item.path: (each.x, each.y) for each in runs if isinstance(each.item, GlyphRun)}
    for block, placed in (("n", bare), ("mother", beside)):
        (_, words), (_, name), (_, role) = (
            placed[f"body.{block}.{field}"] for field in ("text", "who", "role")
        )
        assert words < name < role < name + 1.5 * leading


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("long", [0, 1, 2])
def test_columns_of_items_end_above_the_highest_by_what_is_told(long: int, columns: int) -> None:
    said = "Boil all water for one minute, and let it cool in a clean pot with a lid. "
    items = {f"i{at}": {"title": "Step", "text": said * (6 if at == long else 1)} for at in range(3)}
    edition = factsheet.localize(factsheet.load(_body({"kind": "steps", "items": items})))
    of = Bench(edition, factsheet.load_layout("brief"), bundled())
    box, setting = PlainBox(plain="body.n", columns=columns, item_gap=4.0), of.context(1.0)
    short = box.uneven(setting, 400.0)
    # As the words stand: where the last of each column ends.
    ends: dict[float, float] = {}
    for run, x, y in leaves(set_box(box, setting, 400.0).items):
        if isinstance(run, GlyphRun):
            column = x // (400.0 / columns)
            ends[column] = max(ends.get(column, 0.0), y)
    apart = [max(ends.values()) - end for _, end in sorted(ends.items())]
    assert len(short) == columns and min(short) == 0.0
    assert short == pytest.approx(apart, abs=1.0)
    assert PlainBox(plain="body.n", columns=1).uneven(setting, 400.0) == []


@pytest.mark.parametrize(
    ("layout", "lengths", "around"),
    [("brief", (1, 1, 4), (30, 30)), ("brief", (6, 1, 1), (30, 20)), ("editorial", (1, 1, 8), (30, 20))],
)
def test_steps_of_unlike_length_are_not_dealt_into_columns_that_leave_a_hole_beside_them(
    layout: str, lengths: tuple[int, ...], around: tuple[int, int]
) -> None:
    said = "Boil all water for one minute, and let it cool in a clean pot with a lid. "
    items = {f"i{at}": {"title": "Step", "text": said * count} for at, count in enumerate(lengths)}
    over, under = (
        {"kind": "text", "heading": word, "text": said * count}
        for word, count in zip(("W", "Why"), around, strict=True)
    )
    sheet = _body({"kind": "steps", "heading": "Steps", "items": items})
    sheet |= {"body": {"w": over, **sheet["body"], "t": under}}
    edition = factsheet.localize(factsheet.load(sheet))
    plan = " ".join(factsheet.compose(edition, factsheet.load_layout(layout)).fit.plan)
    assert "body.n:one" in plan


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize(("lang", "word"), [("en", "Water"), ("ar", "ماء"), ("zh", "水")])
@pytest.mark.parametrize("tone", ["plain", "warning"])
def test_the_date_of_an_event_is_a_rank_under_its_title(tone: str, lang: str, word: str, layout: str) -> None:
    """Both were in bold letters of one color; a date stands out where no event has a title."""
    titled = {"a": {"date": "2019-05", "title": word}, "b": {"date": "2020-06", "title": word, "text": word}}
    plain = {"a": {"date": "2019-05", "text": word}, "b": {"date": "2020-06", "text": word}}
    looks = []
    for items in (titled, plain):
        block = {"kind": "timeline", "heading": "1", "tone": tone, "items": items}
        head = {"factsheet": 1, "id": "made", "lang": lang, "title": "1", "publisher": {"name": "2"}}
        edition = factsheet.localize(factsheet.load(head | {"summary": "3.", "body": {"n": block}}))
        made = factsheet.compose(edition, factsheet.load_layout(layout))
        runs = [
            each for page in made.pages for each, _, _ in leaves(page.items) if isinstance(each, GlyphRun)
        ]
        looks.append({(each.path, each.face, each.swatch) for each in runs})
    first, second = looks

    def of(found: set[tuple[str, str, str]], path: str) -> set[tuple[str, str]]:
        return {(face, swatch) for own, face, swatch in found if own == path}

    date, title = of(first, "body.n.a.when"), of(first, "body.n.a.title")
    assert of(first, "body.n.b.text") <= date and of(first, "body.n.b.when") == date
    assert not date & title
    assert title <= of(second, "body.n.a.when")


def listed(lang: str, style: str, items: dict[str, Any]) -> Page:
    """Return the page of a sheet in `clear` with one list, whose items stand in one column."""
    word = WORDS[lang]
    data = {
        **{"factsheet": 1, "id": "order", "lang": lang, "title": word, "summary": word},
        "publisher": {"name": word},
        "body": {"list": {"kind": style, "heading": word, "items": items}},
    }
    data["body"]["list"] |= {"style": "numbers"} if style == "list" else {}
    return factsheet.compose(factsheet.localize(factsheet.load(data)), factsheet.load_layout("clear")).pages[
        0
    ]


WORDS = {"en": "First", "ar": "أولاً", "ja": "低くなる"}


@pytest.mark.parametrize("count", [3, 9, 12])
@pytest.mark.parametrize("lang", WORDS)
def test_words_of_an_ordered_list_begin_on_one_edge(lang: str, count: int) -> None:
    page = listed(lang, "list", {f"i{number}": WORDS[lang] for number in range(count)})
    runs = [(run, x) for run, x, _ in leaves(page.items) if isinstance(run, GlyphRun) and not run.hidden]
    said = [(run, x) for run, x in runs if run.path.startswith("body.list.i") and run.path.endswith(".text")]
    edges = {round(x + run.width * (lang == "ar"), 2) for run, x in said}
    assert len(said) == count and len(edges) == 1


@pytest.mark.parametrize("times", [1, 12])
@pytest.mark.parametrize("lang", WORDS)
def test_an_icon_stands_on_the_line_of_its_title(lang: str, times: int) -> None:
    """Its middle is that of the letters of the first line, where all words are higher than it."""
    item = {"title": WORDS[lang], "text": " ".join([WORDS[lang]] * times), "icon": "house"}
    page = listed(lang, "steps", {"a": item, "b": item})
    icons = [
        (y + item.height / 2, item.height) for item, _, y in groups(page.items) if item.art.endswith(".icon")
    ]
    titles = [
        y - 0.3 * run.size
        for run, _, y in leaves(page.items)
        if isinstance(run, GlyphRun) and run.path.endswith(".title") and run.path != "title"
    ]
    assert len(icons) == 2
    for middle, side in icons:
        assert min(abs(middle - line) for line in titles) < 0.02 * side


def groups(
    items: tuple[Placed, ...], x: float = 0.0, y: float = 0.0
) -> list[tuple[DisplayGroup, float, float]]:
    """Return the groups on a page with their places."""
    found = []
    for placed in items:
        if isinstance(placed.item, DisplayGroup):
            found.append((placed.item, x + placed.x, y + placed.y))
            found += groups(placed.item.items, x + placed.x, y + placed.y)
    return found
