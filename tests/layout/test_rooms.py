"""What room stands where in `brief` and `clear`: under headings and titles, beside main numbers."""

from typing import Any

import pytest

import factsheet
from factsheet.boxes.box import set_box
from factsheet.composing.bench import Bench
from factsheet.display import Composition, DisplayGroup, GlyphRun, leaves
from factsheet.fonts.library import bundled
from factsheet.layout.load import load_layout
from factsheet.pipeline import edition_of, layout_of, library_of, load
from factsheet.setting.galley import Galley
from factsheet.units import MM
from tests.layout.test_voices import SAMPLE, SHEETS, made

HEAD: dict[str, Any] = {
    **{"factsheet": 1, "id": "made", "lang": "en", "title": "Paying for school"},
    **{"summary": "What a year costs.", "publisher": {"name": "City"}},
}


def sample(layout: str, lang: str) -> Composition:
    edition = edition_of(load(SAMPLE), lang)
    return factsheet.compose(edition, layout_of(edition, layout, None))


def firsts(galley: Galley, *paths: str) -> list[float]:
    """The first baseline of each text in a galley, in points from its top."""
    runs = [each for each in leaves(galley.items) if isinstance(each.item, GlyphRun)]
    return [min(each.y for each in runs if each.item.path.startswith(path)) for path in paths]


@pytest.mark.parametrize("layout", ["brief", "clear"])
@pytest.mark.parametrize(
    ("block", "heading", "below"),
    [
        ("story", "story.heading", "story.text"),
        ("concerns", "key_concerns.heading", "key_concerns."),
        ("about", "about.heading", "about.text"),
    ],
)
def test_what_a_tile_has_to_spare_opens_no_room_under_its_heading(
    layout: str, block: str, heading: str, below: str
) -> None:
    edition = edition_of(load(SAMPLE))
    bench = Bench(edition, load_layout(layout), library_of(edition))
    below = "key_concerns.legal_hurdles.title" if block == "concerns" else below
    for arrangement in bench.blocks[block].arrangements.values():
        if arrangement.unless == "story.picture":
            continue
        own = set_box(arrangement.box, bench.context(1.0), 500.0)
        over, first = firsts(own, heading, below)
        high = set_box(arrangement.box, bench.context(1.0), 500.0, own.height + 30 * MM)
        spared, then = firsts(high, heading, below)
        assert then - spared == pytest.approx(first - over, abs=0.01)


@pytest.mark.parametrize("lang", ["en", "de", "fr", "so", "tr", "vi"])
def test_letters_that_descend_from_a_title_in_brief_stand_clear_of_its_lead(lang: str) -> None:
    page, faces = sample("brief", lang).pages[0], bundled()
    lowest, highest = 0.0, 1000.0
    for item, _, y in leaves(page.items):
        if isinstance(item, GlyphRun) and item.path in ("title", "summary"):
            inks = [faces.face(item.face).extents(glyph.id) for glyph in item.glyphs]
            if item.path == "title":
                lowest = max(lowest, y - min(ink[1] for ink in inks) * item.size)
            else:
                highest = min(highest, y - max(ink[3] for ink in inks) * item.size)
    assert highest - lowest > 2 * MM


@pytest.mark.parametrize("lang", ["de", "el", "fil", "pt", "ru", "si", "so"])
def test_large_words_of_a_call_in_clear_stand_in_two_lines_at_most(lang: str) -> None:
    composition = sample("clear", lang)
    runs = [
        (item.size, y)
        for item, _, y in leaves(composition.pages[-1].items)
        if isinstance(item, GlyphRun) and item.path == "call_to_action.text"
    ]
    large = load_layout("clear").spec.styles["call"].size * 1.25
    assert len({round(y, 2) for _, y in runs}) <= (2 if max(size for size, _ in runs) > large else 9)


def bench_of(first: dict[str, Any]) -> Bench:
    """A sheet in brief whose main number is the first of two."""
    items = {"first": first, "meals": {"value": 148000, "label": "meals"}}
    return Bench(edition_of(load(HEAD | {"key_numbers": {"items": items}})), load_layout("brief"), bundled())


@pytest.mark.parametrize(("shown", "drawn"), [("donut", True), ("bar", True), ("tile", False)])
def test_a_main_number_is_known_by_whether_it_is_drawn(shown: str, drawn: bool) -> None:
    label = "**{value}** of children have had both doses"
    bench = bench_of({"value": 92.5, "unit": "percent", "label": label, "show": shown})
    assert len(bench.context(1.0).find("key_numbers.hero")) == 1
    assert bool(bench.context(1.0).find("key_numbers.hero_drawn")) == drawn


def test_the_words_of_a_main_number_without_a_drawing_go_on_beside_it() -> None:
    bench = bench_of({"value": 92.5, "unit": "percent", "label": "**{value}** of children"})
    galley = set_box(bench.blocks["numbers"].arrangements["wide-said"].box, bench.context(1.0), 500.0)
    runs = [each for each in leaves(galley.items) if isinstance(each.item, GlyphRun)]
    figure, words = (
        next(each for each in runs if each.item.text.startswith(text)) for text in ("92.5", "of children")
    )
    assert words.y == pytest.approx(figure.y, abs=0.01) and words.x > figure.x


@pytest.mark.parametrize(("width", "beside"), [(500.0, True), (140.0, False)])
def test_a_ring_in_brief_stands_beside_its_number_where_both_have_room(width: float, beside: bool) -> None:
    bench = bench_of({"value": 25, "unit": "percent", "label": "of meals", "show": "donut"})
    galley = set_box(bench.blocks["numbers"].arrangements["column-wide"].box, bench.context(1.0), width)
    (ring,) = [
        each
        for each in galley.items
        if isinstance(each.item, DisplayGroup) and each.item.width == each.item.height
    ]
    figure = next(
        each
        for each in leaves(galley.items)
        if isinstance(each.item, GlyphRun) and each.item.path == "key_numbers.first.value"
    )
    assert (ring.y < figure.y) == beside


@pytest.mark.parametrize("sheet", ["boiling-water", "cassava-mill", "cyclone-signals"])
def test_labels_beside_the_numbers_of_a_poster_in_clear_stand_on_one_edge_and_in_few_lines(
    sheet: str,
) -> None:
    page = made(next(each for each in SHEETS if each.stem == sheet), "clear").pages[0]
    lines: dict[str, set[float]] = {}
    edges = dict[tuple[str, float], float]()
    for item, x, y in leaves(page.items):
        if isinstance(item, GlyphRun) and item.path.endswith(".label"):
            lines.setdefault(item.path, set()).add(round(y, 1))
            edges[item.path, round(y, 1)] = min(x, edges.get((item.path, round(y, 1)), x))
    assert max(edges.values()) - min(edges.values()) < 0.1
    assert max(map(len, lines.values())) <= 2


@pytest.mark.parametrize("lang", ["ar", "fa", "ps", "uk"])
def test_demands_in_brief_stand_in_three_lines_at_most(lang: str) -> None:
    lines: dict[str, set[float]] = {}
    for number, page in enumerate(sample("brief", lang).pages):
        for item, _, y in leaves(page.items):
            if (
                isinstance(item, GlyphRun)
                and item.path.startswith("recommendations.")
                and item.path.endswith(".text")
            ):
                lines.setdefault(f"{number}{item.path}", set()).add(round(y, 1))
    assert lines and max(map(len, lines.values())) <= 3
