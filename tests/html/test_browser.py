"""The page in a real browser: axe-core finds nothing, by day, by night, and at 320 pixels."""

from __future__ import annotations

from pathlib import Path

import pytest

import factsheet
from factsheet.locale.edition import localize
from factsheet.source.reader import read_data
from tests.tools.browser import NEEDS_BROWSER, chromium, looked_at

SAMPLE = "data/hong-kong-refugees/factsheet.yaml"

pytestmark = NEEDS_BROWSER


@pytest.mark.parametrize(
    ("source", "lang", "layout", "width", "night"),
    [
        (SAMPLE, "en", "campaign", 1100, False),
        (SAMPLE, "en", "editorial", 320, True),
        (SAMPLE, "ar", "editorial", 1100, True),
        (SAMPLE, "ur", "campaign", 320, False),
        (SAMPLE, "zh-Hant-HK", "campaign", 320, True),
        (SAMPLE, "my", "editorial", 1100, False),
        (SAMPLE, "hi", "campaign", 1100, True),
        ("tests/sheets/kinds/chart.yaml", None, "campaign", 320, False),
        ("tests/sheets/kinds/chart.yaml", None, "editorial", 1100, True),
        ("examples/school_meals/factsheet.yaml", None, "brief", 1100, False),
        ("examples/school_meals/factsheet.yaml", None, "campaign", 320, True),
        ("tests/sheets/kinds/contact.yaml", None, "clear", 320, False),
        ("tests/sheets/kinds/table.yaml", None, "brief", 320, True),
    ],
)
def test_axe_finds_nothing_and_nothing_runs_out_of_the_window(
    source: str, lang: str | None, layout: str, width: int, night: bool, tmp_path: Path
) -> None:
    edition = factsheet.edition_of(factsheet.load(source), lang)
    (artifact,) = factsheet.produce(edition, layout, targets=("html",))
    found = looked_at(artifact.data.decode("utf-8"), tmp_path, width, night)
    assert found["width"] == width
    assert found["violations"] == []
    # What it cannot judge: of words on marks, and in tables that scroll, it does not see the ground; it looks
    # for the cells of a head over a group of rows beside it, not below.
    unsure = set() if source == SAMPLE else {"color-contrast", "th-has-data-cells"}
    assert {rule for rule, _ in found["incomplete"]} <= unsure
    assert found["wide"] == []


NUMBERS = {
    "time": {"value": 38, "unit": "minutes", "target": 30, "show": "gauge"},
    "people": {"value": 71500, "unit": "people"},
    "cost": {"value": 1234567, "unit": "currency:USD"},
    "share": {"value": 64.5, "unit": "percent"},
    "area": {"value": 2841, "unit": "square-kilometers"},
    "wells": {"value": 143},
    "rate": {"value": 12, "unit": "per_1000"},
}
# The figures of up to 14 characters that stand on more than one line, those in which a word breaks, and those
# wider than what holds them.
BROKEN = """[...document.querySelectorAll('.figure')].filter(each => {
  const range = document.createRange(), said = each.textContent;
  const parted = () => {
    const tall = range.getBoundingClientRect().height;
    return tall > 1.6 * Math.max(...[...range.getClientRects()].map(rect => rect.height));
  };
  const breaks = text => [...text.data.matchAll(/[^ ]+/g)].some(word => {
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return parted();
  });
  const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (breaks(walker.currentNode)) return true;
  range.selectNodeContents(each);
  return said.length < 15 && parted() || each.scrollWidth > each.clientWidth + 1;
}).map(each => each.textContent)"""


@pytest.mark.parametrize("layout", ["campaign", "editorial", "brief", "clear"])
def test_a_key_number_stands_on_one_line_with_its_unit(layout: str, tmp_path: Path) -> None:
    with chromium(tmp_path) as tab:
        for lang in ("en", "de", "ru", "ja", "ta", "ar"):
            items = {
                name: {**number, "label": "Label"}
                for name, number in NUMBERS.items()
                if lang == "en" or name != "people"
            }
            sheet = {
                **{"factsheet": 1, "id": "a", "lang": lang, "title": "A title", "summary": "A message."},
                **{"publisher": {"name": "Somebody"}, "key_numbers": {"items": items}},
            }
            (artifact,) = factsheet.produce(localize(read_data(sheet)), layout, targets=("html",))
            page = tmp_path / f"{lang}.html"
            page.write_bytes(artifact.data)
            tab.open(page)
            for width in (360, 500, 700, 900, 1280):
                window = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
                tab.call("Emulation.setDeviceMetricsOverride", **window)
                assert tab.run(BROKEN) == [], (lang, width)


# How wide each picture of an item is, and how many of them stand beside the first.
PICTURES = """[...document.querySelectorAll('li .picture img, .item .picture img')].map(each => {
  const box = each.getBoundingClientRect();
  return [Math.round(box.width), Math.round(box.top)];
})"""


@pytest.mark.parametrize("kind", ["contact", "picture"])
@pytest.mark.parametrize("layout", ["campaign", "editorial", "brief", "clear"])
def test_pictures_of_items_stand_beside_each_other_at_the_size_of_portraits(
    kind: str, layout: str, tmp_path: Path
) -> None:
    picture = {"contact": "picture", "picture": "file"}[kind]
    words = {"contact": {"name": "Ada", "phone": "555 0100"}, "picture": {"caption": "Ada"}}[kind]
    alt = "picture_alt" if kind == "contact" else "alt"
    items = {name: {picture: "images/drop.svg", alt: "A drop", **words} for name in "abcd"}
    sheet = {
        **{"factsheet": 1, "id": "a", "lang": "en", "title": "A title", "summary": "A message."},
        **{"publisher": {"name": "Somebody"}, "body": {"it": {"kind": kind, "items": items}}},
    }
    edition = localize(read_data(sheet, "tests/sheets/kinds"))
    (artifact,) = factsheet.produce(edition, layout, targets=("html",))
    page = tmp_path / "page.html"
    page.write_bytes(artifact.data)
    with chromium(tmp_path) as tab:
        tab.open(page)
        for width, beside in ((360, 1), (1100, 3)):
            window = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
            tab.call("Emulation.setDeviceMetricsOverride", **window)
            found = tab.run(PICTURES)
            assert len(found) == 4
            assert all(40 < wide <= 330 for wide, _ in found), (width, found)
            assert sum(top == found[0][1] for _, top in found) >= beside


BESIDE = """(() => {
  const box = name => document.querySelector(name).getBoundingClientRect();
  const text = box('.story .text'), picture = box('.story .picture');
  const numbers = [...document.querySelectorAll('.key-numbers li:not(.main)')].map(
    each => each.getBoundingClientRect());
  return {
    beside: picture.left >= text.right && picture.top < text.bottom,
    rows: new Set(numbers.map(each => Math.round(each.top))).size,
    drawn: box('.main .drawing').left >= box('.main .quantity').left + 100,
    across: box('.key-concerns').width >= 0.98 * box('.header').width,
  };
})()"""


def test_on_wide_screens_pictures_stand_beside_their_copy_and_numbers_in_a_row(tmp_path: Path) -> None:
    """Under it they left half of the screen white beside them."""
    edition = localize(factsheet.load(SAMPLE))
    (artifact,) = factsheet.produce(edition, "campaign", targets=("html",))
    page = tmp_path / "page.html"
    page.write_bytes(artifact.data)
    with chromium(tmp_path) as tab:
        tab.open(page)
        for width in (768, 1280):
            window = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
            tab.call("Emulation.setDeviceMetricsOverride", **window)
            assert tab.run(BESIDE) == {"beside": True, "rows": 1, "drawn": True, "across": True}, width
