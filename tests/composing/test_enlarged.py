"""Sheets with little copy: their blocks stand in larger type, so that they fill their field."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factsheet
from factsheet.composing.bench import Bench
from factsheet.composing.enlarged import LARGE, LITTLE, POSTER
from factsheet.composing.measures import SetTileHeights, TileHeights
from factsheet.composing.plan import BlockPart, Tile
from factsheet.composing.ranks import TITLE_OVER_LEAD
from factsheet.composing.tiles import Place
from factsheet.display import GlyphRun, leaves
from factsheet.fonts.library import bundled
from factsheet.layout.load import layout_names, load_layout
from factsheet.pipeline import edition_of, load
from factsheet.sheet import SheetOptions

STEPS = {
    "en": (
        "Boil water before you drink it",
        "Three steps",
        "Boil the water",
        "One minute at a rolling boil.",
    ),
    "ar": ("اغلِ الماء قبل أن تشربه", "ثلاث خطوات", "اغلِ الماء", "دقيقة واحدة في غليان شديد."),
    "zh-Hant": ("飲水前請先煮沸", "三個步驟", "把水煮沸", "保持沸騰一分鐘。"),
}
HOTLINE = {"label": "Call us, day and night", "phone": "+852 2721 6654", "main": True}


def sheet(lang: str = "en", times: int = 1, hotline: bool = False) -> dict[str, Any]:
    """Return a sheet of three steps, their text so many times as long, perhaps with a hotline."""
    title, heading, step, text = STEPS[lang]
    items = {f"s{number}": {"title": step, "text": " ".join([text] * times)} for number in range(3)}
    more = {"call": {"kind": "contact", "heading": "Hotline", "items": {"h": HOTLINE}}} if hotline else {}
    return {
        **{"factsheet": 1, "id": "boil", "lang": lang, "title": title, "summary": text},
        "publisher": {"name": "City Water Works"},
        "body": {"st": {"kind": "steps", "heading": heading, "items": items}, **more},
    }


def bench(data: dict[str, Any], name: str = "brief", options: SheetOptions | None = None) -> Bench:
    layout = load_layout(name)
    return Bench(edition_of(load(data)), layout.on(options) if options else layout, bundled())


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("times", [1, 6, 9])
def test_larger_type_is_tried_only_where_there_is_little_copy(times: int, layout: str) -> None:
    few = bench(sheet(times=times), layout)
    assert ("large" in few.blocks["body.st"].arrangements) is (few.length() <= LITTLE)
    assert all(each.larger == 1 for each in few.blocks["header"].arrangements.values())


def test_on_panels_no_type_is_larger_and_all_blocks_of_a_sheet_look_alike() -> None:
    """Headings at the heads of panels stand level, which those in two sizes do not."""
    folded = bench(sheet(times=1), options=SheetOptions.of("A4", fold="half"))
    assert "large" not in folded.blocks["body.st"].arrangements and folded.levels == (1,)
    more = sheet()
    more["body"]["call"] = more["body"]["st"]
    alone, two = bench(sheet()), bench(more)
    assert "poster" in alone.blocks["body.st"].arrangements and alone.levels == (1, LARGE, POSTER)
    assert two.levels == (1, LARGE)
    for name in ("body.st", "body.call"):
        ways = two.blocks[name].arrangements
        for level in two.levels:
            assert two.ways[level][name] == {way for way in ways if ways[way].larger == level} != set()
    # Its number is the largest as it is, and as wide as its place.
    assert bench(sheet(hotline=True)).levels == (1,)


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("name", ["large", "poster"])
def test_it_is_as_high_as_in_a_larger_scale_of_the_page_but_for_the_pads(name: str, layout: str) -> None:
    of = bench(sheet(), layout)
    ways = of.blocks["body.st"].arrangements
    factor, piece, place = ways[name].larger, BlockPart("body.st"), Place(of.size.width)

    def high(measures: TileHeights, way: str, scale: float) -> float:
        return measures.measure(Tile(piece, way), ways[way], scale, place).height

    pads = of.scaled(of.layout.spec.compose, 1.0).pad
    more = (factor - 1) * (pads.top + pads.bottom)
    read, known = TileHeights(of), SetTileHeights(of)
    assert high(known, name, 1.0) == pytest.approx(high(known, "one", factor) - more, rel=0.02)
    assert high(read, name, 1.0) == pytest.approx(high(known, name, 1.0), rel=0.05)


@pytest.mark.parametrize("paper", ["A5", "A4", "A3"])
@pytest.mark.parametrize("lang", STEPS)
@pytest.mark.parametrize("layout", layout_names())
def test_three_short_steps_fill_their_field_on_a_poster(layout: str, lang: str, paper: str) -> None:
    edition = edition_of(load(sheet(lang)))
    made = factsheet.compose(edition, load_layout(layout).on(SheetOptions.of(paper)))
    (page,) = made.pages
    sizes: dict[str, float] = {}
    for run, _, _ in leaves(page.items):
        if isinstance(run, GlyphRun) and not run.hidden:
            sizes[run.path] = max(run.size, sizes.get(run.path, 0.0))
    steps, lead = sizes["body.st.s0.text"], sizes["summary"]
    assert made.fit.holes == (0.0,)
    # As large as what is read from afar, and no louder than what stands over it.
    assert 0.6 * lead <= steps <= 1.4 * lead
    assert steps >= 0.035 * page.size.width


MIXED = {
    "numbers": {
        "kind": "key_numbers",
        "heading": "{heading}",
        "items": {"n": {"value": 8, "label": "{step}"}},
    },
    "list": {"kind": "list", "heading": "{heading}", "items": {"a": "{text}", "b": "{text}"}},
    "facts": {
        "kind": "facts",
        "heading": "{heading}",
        "items": {"a": {"label": "{step}", "text": "{step}"}},
    },
    "text": {"kind": "text", "heading": "{heading}", "text": "{text}[^a]", "notes": {"a": "{text}"}},
    "table": {
        **{"kind": "table", "heading": "{heading}", "columns": {"a": "{step}", "b": "{step}"}},
        "rows": {key: {"a": "{step}", "b": "{step}"} for key in ("one", "two")},
    },
    "contact": {"kind": "contact", "heading": "{heading}", "items": {"h": HOTLINE}},
}


def mixed(kinds: list[str], lang: str) -> dict[str, Any]:
    """Return a sheet of blocks of some kinds, all under headings, in few words."""
    title, heading, step, text = STEPS[lang]

    def said(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: said(each) for key, each in value.items()}
        if isinstance(value, list):
            return [said(each) for each in value]
        return value.format(heading=heading, step=step, text=text) if isinstance(value, str) else value

    return sheet(lang) | {"body": {f"b{at}": said(MIXED[kind]) for at, kind in enumerate(kinds)}}


@given(
    st.lists(st.sampled_from(sorted(MIXED)), min_size=1, max_size=4),
    st.sampled_from(sorted(STEPS)),
    st.sampled_from(layout_names()),
)
@settings(max_examples=15)
def test_headings_text_and_notes_have_their_ranks_on_a_sheet(
    kinds: list[str], lang: str, layout: str
) -> None:
    edition = edition_of(load(mixed(kinds, lang)))
    made = factsheet.compose(edition, load_layout(layout))
    sizes: dict[str, float] = {}
    for page in made.pages:
        for run, _, _ in leaves(page.items):
            if isinstance(run, GlyphRun) and not run.hidden:
                sizes[run.path] = max(run.size, sizes.get(run.path, 0.0))
    headings = {size for path, size in sizes.items() if path.endswith(".heading")}
    assert max(headings) == pytest.approx(min(headings))
    lead = sizes["summary"]
    running = [size for path, size in sizes.items() if path.startswith("body.") and path.endswith(".text")]
    assert all(size <= lead * 1.02 for size in running)
    assert sizes["title"] >= TITLE_OVER_LEAD * lead * 0.99 or lead <= min(running, default=lead)
    for path in sizes:
        if ".notes." in path and running:
            assert sizes[path] <= max(running) * 1.01


@pytest.mark.parametrize("layout", layout_names())
def test_a_hotline_alone_may_be_larger_with_other_contacts_under_it(layout: str) -> None:
    data = sheet(hotline=True)
    others = {f"c{number}": {"label": "Clinic", "phone": "+852 2345 6789"} for number in range(2)}
    data["body"] = {"call": data["body"]["call"] | {"items": {"h": HOTLINE, **others}}}
    assert "large" in bench(data, layout).blocks["body.call"].arrangements
