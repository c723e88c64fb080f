"""Persons with portraits: in rows that read across, of one shape, and one of them before the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PIL import Image

import factsheet
from factsheet.art.drawing import Drawing
from factsheet.art.pictures import Artwork, of_portraits
from factsheet.display import DisplayGroup, Page, Placed
from factsheet.layout.load import layout_names

SIDES = ((900, 1200), (1600, 1000), (1000, 1000), (800, 1600), (1200, 1500), (1500, 1000))


class Seen(NamedTuple):
    """A picture on a page: its path, where it is, its size, whether it is mirrored."""

    path: str
    page: int
    x: float
    y: float
    width: float
    height: float
    flipped: bool


def _pictures(items: tuple[Placed, ...], page: int, x: float = 0.0, y: float = 0.0) -> Iterator[Seen]:
    for placed in items:
        item, left, top = placed.item, x + placed.x, y + placed.y
        if isinstance(item, DisplayGroup):
            if item.art:
                yield Seen(item.art, page, left, top, item.width, item.height, item.flipped)
            yield from _pictures(item.items, page, left, top)


def pictures(pages: tuple[Page, ...]) -> list[Seen]:
    return [each for number, page in enumerate(pages) for each in _pictures(page.items, number)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("people")
    for at, sides in enumerate(SIDES):
        Image.new("RGB", sides, (40 * at, 90, 120)).save(root / f"{at}.jpg")
    return root


def sheet(block: dict[str, Any], lang: str = "en", **more: Any) -> dict[str, Any]:
    head = {"factsheet": 1, "id": "made", "lang": lang, "title": "Vote", "publisher": {"name": "Town"}}
    return {**head, "summary": "Six stand for three seats.", "body": {"who": block}, **more}


def people(count: int, main: int = -1, file: str = "{}.jpg") -> dict[str, Any]:
    items = {
        f"p{at}": {
            **{"name": f"Ana Bell {at}", "role": "Teacher", "note": "Wants a library. " * (1 + at % 3)},
            **{"picture": file.format(at % len(SIDES)), "picture_alt": "A face"},
            **({"main": True, "phone": "0800 116 117"} if at == main else {}),
        }
        for at in range(count)
    }
    return {"kind": "contact", "heading": "Candidates", "items": items}


def composed(data: dict[str, Any], root: Path, layout: str) -> list[Seen]:
    edition = factsheet.localize(factsheet.load(data, folder=root))
    return pictures(factsheet.compose(edition, factsheet.load_layout(layout)).pages)


def rows(seen: list[Seen]) -> list[list[Seen]]:
    found: dict[tuple[int, int], list[Seen]] = {}
    for each in seen:
        found.setdefault((each.page, round(each.y)), []).append(each)
    return [found[key] for key in sorted(found)]


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize(("count", "lang"), [(2, "en"), (6, "en"), (7, "en"), (6, "ar")])
def test_faces_read_across_their_rows(folder: Path, layout: str, count: int, lang: str) -> None:
    found = composed(sheet(people(count), lang), folder, layout)
    lines = rows(found)
    turn = -1 if lang == "ar" else 1
    order = [each.path for line in lines for each in sorted(line, key=lambda each: turn * each.x)]
    assert order == [f"body.who.p{at}.picture" for at in range(count)]
    assert max(map(len, lines)) > 1 or (layout == "clear" and count == 2)


@pytest.mark.parametrize("layout", layout_names())
def test_portraits_of_one_block_have_one_size_and_none_is_mirrored(folder: Path, layout: str) -> None:
    for lang in ("en", "ar"):
        found = composed(sheet(people(6), lang), folder, layout)
        assert len({(round(each.width, 1), round(each.height, 1)) for each in found}) == 1
        assert not any(each.flipped for each in found)


def test_portraits_are_cropped_only_if_their_files_differ() -> None:
    def ratio(*sides: tuple[float, float]) -> float | None:
        return of_portraits(Artwork(Drawing(*each, ())) for each in sides)

    assert ratio() is ratio((30, 40)) is ratio((30, 40), (300, 401)) is None
    assert ratio((30, 40), (40, 40)) == pytest.approx((4 / 3) ** 0.5)
    assert ratio((10, 40), (20, 40)) == 4 / 3
    assert ratio((40, 10), (40, 20)) == 1


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("main", [0, 2])
def test_the_main_person_has_a_row_and_the_others_stand_in_rows(folder: Path, layout: str, main: int) -> None:
    lines = rows(composed(sheet(people(6, main)), folder, layout))
    (own,) = [line for line in lines if any(each.path == f"body.who.p{main}.picture" for each in line)]
    assert len(own) == 1
    assert max(map(len, lines)) > 1
    if layout != "clear":
        assert {each.page for line in lines for each in line} == {0}


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("at", range(len(SIDES)))
def test_a_picture_has_the_shape_that_it_is_wished_in(folder: Path, layout: str, at: int) -> None:
    wide, tall = SIDES[at]
    shapes = {"wide": 9 / 16, "tall": 4 / 3, "square": 1, "as-is": tall / wide, "": tall / wide}
    for shape, ratio in shapes.items():
        block = {"kind": "picture", "file": f"{at}.jpg", "alt": "A field", "caption": "A field in May."}
        (seen,) = composed(sheet(block | ({"shape": shape} if shape else {})), folder, layout)
        assert seen.height / seen.width == pytest.approx(ratio, rel=1e-3)


@pytest.mark.parametrize("layout", layout_names())
def test_pictures_of_a_group_have_their_shapes_and_stand_in_rows(folder: Path, layout: str) -> None:
    items = {f"p{at}": {"file": f"{at}.jpg", "alt": "A field", "shape": "square"} for at in range(4)}
    found = composed(sheet({"kind": "picture", "items": items}), folder, layout)
    assert [each.path for each in found] == [f"body.who.p{at}.file" for at in range(4)]
    assert {round(each.height / each.width, 3) for each in found} == {1}
    assert len(rows(found)[0]) > 1


def test_a_cropped_picture_stays_within_its_pixels(tmp_path: Path) -> None:
    Image.new("RGB", (300, 150), "red").save(tmp_path / "small.jpg")
    block = {"kind": "picture", "file": "small.jpg", "alt": "A field", "shape": "tall"}
    (seen,) = composed(sheet(block), tmp_path, "brief")
    # 150 pixels of height at 150 an inch are 72 points.
    assert seen.height == pytest.approx(72)


def test_a_page_of_html_crops_them_the_same_way(folder: Path) -> None:
    edition = factsheet.localize(factsheet.load(sheet(people(6)), folder=folder))
    (made,) = factsheet.produce(edition, targets=("html",))
    styles = re.findall(
        r'<img [^>]*style="aspect-ratio:([0-9.]+);object-fit:cover;([^"]*)"', made.data.decode()
    )
    assert len(styles) == 6 and len({ratio for ratio, _ in styles}) == 1
    # A wide one is cut at its sides, in the middle; a tall one at its foot.
    assert [place for _, place in styles][1:4:2] == ["object-position:50% 25%", "object-position:50% 0%"]
