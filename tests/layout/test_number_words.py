"""The words of a number go on from its figure: on its line, or right under it."""

from __future__ import annotations

from typing import Any

import pytest

import factsheet
from factsheet.boxes.box import Side, set_box
from factsheet.composing.bench import Bench
from factsheet.composing.tiles import Place, tile_box
from factsheet.display import GlyphRun, Page, Placed, Shape, leaves
from factsheet.layout.load import load_layout
from factsheet.pipeline import edition_of, library_of, load

WORDS = {
    "en": ("A fever above", "for two days needs a clinic"),
    "ar": ("اذهب إلى العيادة إذا زادت الحرارة عن", "يومين"),
    "he": ("חום מעל", "במשך יומיים"),
    "th": ("ไข้สูงกว่า", "สองวัน"),
}


def _page(layout: str, lang: str, items: dict[str, Any]) -> Page:
    head = {"factsheet": 1, "id": "made", "lang": lang, "title": WORDS[lang][1], "summary": WORDS[lang][0]}
    numbers = {"heading": WORDS[lang][1], "items": items}
    concerns = {"a": {"title": WORDS[lang][0], "text": " ".join(WORDS[lang] * 4)}}
    sheet = head | {
        "publisher": {"name": "City"},
        "key_numbers": numbers,
        "key_concerns": {"heading": WORDS[lang][0], "items": concerns},
    }
    return factsheet.compose(edition_of(load(sheet)), load_layout(layout)).pages[0]


def _placed(page: Page, key: str) -> tuple[tuple[float, float], list[tuple[float, float]]]:
    """Where the figure of a number stands, and where the words around it do."""
    runs = [(each.item, each.x, each.y) for each in leaves(page.items) if isinstance(each.item, GlyphRun)]
    own = [each for each in runs if each[0].path.startswith(f"key_numbers.{key}.")]
    figure, x, y = max(own, key=lambda each: each[0].size)
    return (x, y), [(x, y) for run, x, y in own if run.path.endswith(".label") and run is not figure]


def _fever(lang: str) -> dict[str, Any]:
    before, after = WORDS[lang]
    return {"value": 37.5, "unit": "celsius", "label": f"{before} **{{value}}** {after}"}


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("layout", ["editorial", "clear"])
def test_words_after_a_figure_are_on_its_line_where_others_stand_over_it(layout: str, lang: str) -> None:
    share = {"value": 6, "unit": "percent", "label": WORDS[lang][0], "show": "bar"}
    items = {"share": share, "fever": _fever(lang)}
    (_, line), said = _placed(_page(layout, lang, items), "fever")
    # What stands over the figure, and what goes on beside it; no line between the two.
    assert min(y for _, y in said) < line - 5
    assert not [y for _, y in said if line - 5 < y < line - 0.1]
    assert [y for _, y in said if abs(y - line) < 0.1]


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("show", ["tile", "icon_array"])
def test_words_beside_the_first_number_of_campaign_end_on_its_line(show: str, lang: str) -> None:
    share = {"value": 62, "unit": "percent", "label": f"**{{value}}** {WORDS[lang][1]}", "show": show}
    others = {f"i{at}": {"value": 1240 + at, "label": WORDS[lang][0]} for at in range(3)}
    page = _page("campaign", lang, {"share": share, **others})
    runs = [each for each in leaves(page.items) if isinstance(each.item, GlyphRun)]
    own = [each for each in runs if each.item.path.startswith("key_numbers.share.")]
    most = max(each.item.size for each in own)
    figure = [each for each in own if each.item.size == most]
    left, right = min(x for _, x, _ in figure), max(x + item.width for item, x, _ in figure)
    # What stands under the figure, in the width of it, is not beside it.
    said = [each for each in own if each.item.path.endswith(".label") and each.item.size < most]
    beside = [y for item, x, y in said if x > right - 1 or x + item.width < left + 1]
    if beside:
        assert max(beside) == pytest.approx(figure[0].y)


def _tile(
    lang: str, arrangement: str, items: dict[str, Any], layout: str = "editorial", block: str = "numbers"
) -> list[Placed]:
    """The type of the numbers of a layout in an arrangement across the page."""
    head = {"factsheet": 1, "id": "made", "lang": lang, "title": WORDS[lang][1], "summary": WORDS[lang][0]}
    sheet = head | {"publisher": {"name": "City"}, "key_numbers": {"heading": WORDS[lang][1], "items": items}}
    edition = edition_of(load(sheet))
    bench = Bench(edition, load_layout(layout), library_of(edition))
    way, wide = bench.blocks[block].arrangements[arrangement], bench.size.width
    place = Place(wide, frozenset({Side.START, Side.END}))
    galley = set_box(tile_box(bench, block, way, 1.0, place), bench.context(1.0), wide)
    return [each for each in leaves(galley.items) if isinstance(each.item, GlyphRun)]


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize(
    ("layout", "block", "arrangement"), [("campaign", "hero", "wide"), ("editorial", "numbers", "alone")]
)
def test_few_words_beside_a_number_alone_are_larger_than_those_before_it(
    layout: str, block: str, arrangement: str, lang: str
) -> None:
    _, after = WORDS[lang]

    def own(label: str) -> list[Placed]:
        runs = _tile(lang, arrangement, {"a": {"value": 20, "label": label}}, layout, block)
        return [each for each in runs if each.item.path.startswith("key_numbers.a.")]

    designed = min(each.item.size for each in own(f"{after} **{{value}}**"))
    for times in (1, 8):
        runs = own(" ".join(["**{value}**", *[after] * times]))
        figure = max(runs, key=lambda each: each.item.size)
        said = [each for each in runs if each.item.size < figure.item.size]
        assert designed <= max(each.item.size for each in said) < 0.6 * figure.item.size
        if times == 1:
            # They end on its line.
            assert max(each.y for each in said) == pytest.approx(figure.y)
            assert min(each.item.size for each in said) > 1.25 * designed


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("long", [1, 2, 3, 5])
@pytest.mark.parametrize("before", [True, False])
def test_words_beside_the_first_number_of_editorial_are_no_column_of_short_lines(
    before: bool, long: int, lang: str
) -> None:
    words = " ".join(WORDS[lang] * long)
    label = f"{words} **{{value}}** {WORDS[lang][1]}" if before else f"**{{value}}** {words}"
    others = {f"i{at}": {"value": 1240 + at, "label": WORDS[lang][0]} for at in range(3)}
    runs = _tile(lang, "spread-many", {"share": {"value": 62, "unit": "percent", "label": label}, **others})
    own = [each for each in runs if each.item.path.startswith("key_numbers.share.")]
    figure = max(own, key=lambda each: each.item.size)
    beside = {
        round(y)
        for item, x, y in own
        if x > figure.x + figure.item.width - 1 or x + item.width < figure.x + 1
    }
    assert len(beside) <= 5


@pytest.mark.parametrize("layout", ["brief", "campaign"])
def test_the_date_of_a_number_stands_right_under_its_words_whatever_stands_beside(layout: str) -> None:
    many = "municipalities with active transmission of the disease in the whole of the state"
    items = {
        "a": {"value": 1284, "label": "cases", "period": "2026-08/2026-10"},
        "b": {"value": 3, "label": many, "period": "2026-08/2026-10"},
        "c": {"value": 41, "label": many},
    }
    page = _page(layout, "en", items)
    gaps = []
    for key in "ab":
        runs = [(each.item, each.y) for each in leaves(page.items) if isinstance(each.item, GlyphRun)]
        label = max(y for run, y in runs if run.path == f"key_numbers.{key}.label")
        date = min(y for run, y in runs if run.path.startswith(f"key_numbers.{key}.") and y > label + 1)
        gaps.append(date - label)
    assert gaps[0] == pytest.approx(gaps[1], abs=0.1)


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("others", [1, 2, 3, 5])
def test_the_house_of_an_array_stands_on_the_edge_of_its_field(others: int, lang: str) -> None:
    share = {"value": 6, "unit": "percent", "label": f"**{{value}}** {WORDS[lang][1]}", "show": "icon_array"}
    more = {f"i{at}": {"value": 1240 + at, "label": WORDS[lang][at % 2]} for at in range(others)}
    page = _page("campaign", lang, {"share": share, **more})
    shapes = [(each.item, each.x, each.y) for each in leaves(page.items) if isinstance(each.item, Shape)]
    field, left, top = next(each for each in shapes if each[0].fill == "amber" and each[0].height > 50)
    bottom, right = top + field.height, left + field.width
    houses = [
        y + item.height
        for item, x, y in shapes
        if item.fill == "n900" and item.height > 50 and left <= x < right and top < y < bottom - 1
    ]
    assert houses and max(houses) == pytest.approx(bottom, abs=0.1)


LONG = {
    "de": ("Nur", "aller Non-Refoulement-Anträge werden bewilligt"),
    "fr": ("Seuls", "des demandeurs de non-refoulement voient leur demande acceptée"),
    "hu": ("Csupán", "a visszaküldés-tilalmi kérelmek közül kap elismerést"),
    "en": ("Only", "of all counter-disinformation programs were funded"),
}


@pytest.mark.parametrize("lang", LONG)
def test_the_main_number_of_editorial_stands_by_its_words_and_parts_none_of_them(lang: str) -> None:
    before, after = LONG[lang]
    head = {"factsheet": 1, "id": "made", "lang": lang, "title": "Hong Kong", "summary": f"{before} {after}."}
    share = {"value": 1.3, "unit": "percent", "label": f"{before} **{{value}}** {after}"}
    others = {f"n{each}": {"value": each, "label": after} for each in (130, 14700, 22744)}
    sheet = head | {"key_numbers": {"heading": before, "items": {"share": share} | others}}
    page = factsheet.compose(edition_of(load(sheet)), load_layout("editorial")).pages[0]
    runs = [(each.item, each.x, each.y) for each in leaves(page.items) if isinstance(each.item, GlyphRun)]
    own = [each for each in runs if each[0].path == "key_numbers.share.label"]
    figure, x, y = max(own, key=lambda each: each[0].size)
    said = [each for each in own if each[0] is not figure]
    assert not [run.text for run, _, _ in said if run.text.rstrip().endswith("-")]
    (first,) = [each for each in said if each[0].text.strip() == before]
    if abs(first[2] - y) < 1:  # beside the figure, as near to it as a word
        assert x - first[1] - first[0].width < 2 * first[0].size
    assert figure.size > 2.2 * first[0].size


@pytest.mark.parametrize("lang", ["en", "ar", "th"])
@pytest.mark.parametrize("show", ["bar", None])
def test_one_other_number_stands_under_the_main_one_of_editorial(lang: str, show: str | None) -> None:
    before, after = WORDS[lang]
    share = {"value": 53, "unit": "percent", "label": f"{before} **{{value}}** {after}"}
    items = {"share": share | ({"show": show} if show else {}), "other": {"value": 7500000, "label": after}}
    page = _page("editorial", lang, items)
    (_, main), _ = _placed(page, "share")
    (_, other), _ = _placed(page, "other")
    assert other > main + 20
