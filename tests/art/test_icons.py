"""Icons: found by name, by meaning and in the user's folder; a miss names the nearest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factsheet.art.icons import BOX, all_icons, find, icon_set, search
from factsheet.art.outline import bounds
from factsheet.document.text import Name
from factsheet.errors import DataError, Span
from factsheet.resources import bundled
from tests.art.painting import covers

WALKER = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
    'stroke-width="2" stroke-linecap="round"><path d="M4 12h16"/></svg>'
)


@pytest.mark.parametrize("weight", ["bold", "fill"])
def test_every_icon_is_drawn_inside_its_box(weight: str) -> None:
    icons = all_icons(weight)
    assert len(icons) >= 150
    for icon in icons:
        box = bounds(icon.outline)
        assert box.left >= -0.5 and box.top >= -0.5, icon.name
        assert box.right <= BOX + 0.5 and box.bottom <= BOX + 0.5, icon.name
        assert max(box.width, box.height) >= 0.4 * BOX, icon.name


def test_the_files_of_the_set_hold_the_same_icons() -> None:
    folder = bundled("icons") / "phosphor"
    names = set(icon_set().icons)
    for weight in icon_set().weights:
        assert set(json.loads((folder / f"{weight}.json").read_text(encoding="utf-8"))) == names
    assert "MIT License" in (folder / "LICENSE").read_text(encoding="utf-8")


def test_a_meaning_belongs_to_one_icon_and_is_no_icons_name() -> None:
    meanings = [meaning for names in icon_set().icons.values() for meaning in names]
    assert len(meanings) == len(set(meanings))
    assert not set(meanings) & set(icon_set().icons)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("scales", "scales"),
        ("phosphor:scales", "scales"),
        ("Phosphor:scales", None),
        ("asylum", "shield-check"),
        ("legal-aid", "scales"),
        ("permit", "identification-card"),
        ("waiting", "hourglass"),
        ("detention", "lock"),
        ("interpreter", "translate"),
        ("hand-heart", "hand-heart"),
        ("scroll", "scroll"),
    ],
)
def test_an_icon_is_found_by_name_and_by_meaning(written: str, name: str | None) -> None:
    if name is None:
        with pytest.raises(DataError):
            find(written)
    else:
        assert find(written).name == name


def test_figures_that_walk_turn_with_the_page_and_scales_do_not() -> None:
    turning = {
        name for name in ("walking", "run", "truck", "list-bullets", "sign-out", "chats") if _mirrors(name)
    }
    assert turning == {"walking", "truck", "list-bullets", "sign-out", "chats"}
    assert not any(
        _mirrors(name) for name in ("scales", "clock", "check", "globe", "list-numbers", "percent")
    )


def _mirrors(name: str) -> bool:
    try:
        return find(name).mirrors
    except DataError:
        return False


def test_a_miss_names_the_nearest_and_the_place() -> None:
    with pytest.raises(DataError) as caught:
        find(Name("detension", "recommendations.0.icon", Span("factsheet.yaml", 9, 4)))
    (diagnostic,) = caught.value.diagnostics
    assert "detention" in diagnostic.hint
    assert str(diagnostic.span) == "factsheet.yaml:9:4"


def test_search_looks_at_names_and_meanings() -> None:
    assert {icon.name for icon in search(["detention"])} == {"lock"}
    assert len(search([])) == len(all_icons())


def folder(root: Path, name: str, text: str) -> Path:
    path = root / "icons" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return root


def test_the_users_own_icons_come_first_and_keep_their_shape(tmp_path: Path) -> None:
    folder(tmp_path, "scales.svg", WALKER)
    folder(tmp_path, "mine/boat.svg", WALKER)
    assert find("scales", root=tmp_path).set == "icons"
    assert find("phosphor:scales", root=tmp_path).set == "phosphor"
    boat = find("mine:boat", root=tmp_path)
    assert bounds(boat.outline) == pytest.approx((32, 117.3, 224, 138.7), abs=0.1)
    with pytest.raises(DataError, match="mine:bot"):
        find("mine:bot", root=tmp_path)


def test_an_icon_with_holes_keeps_them(tmp_path: Path) -> None:
    ring = '<svg viewBox="0 0 8 8"><path fill-rule="evenodd" d="M0 0h8v8H0zM2 2h4v4H2z"/></svg>'
    outline = find("ring", root=folder(tmp_path, "ring.svg", ring)).outline
    assert covers(outline, (10, 10))
    assert not covers(outline, (128, 128))


def test_areas_wound_against_each_other_make_no_holes(tmp_path: Path) -> None:
    two = '<svg viewBox="0 0 8 8"><path d="M0 0H6V6H0Z"/><path d="M2 2V8H8V2Z"/></svg>'
    outline = find("two", root=folder(tmp_path, "two.svg", two)).outline
    assert all(covers(outline, (32 * at, 32 * at)) for at in (1, 4, 7))


@pytest.mark.parametrize(
    ("svg", "message"),
    [
        (
            '<svg viewBox="0 0 8 8"><path fill="red" d="M0 0h8v8z"/><path fill="blue" d="M0 0h8v8z"/></svg>',
            "one color",
        ),
        ('<svg viewBox="0 0 8 8"/>', "empty"),
        ('<svg viewBox="0 0 8 8"><path stroke="red" fill="none" d="M0 0h8"/></svg>', "round"),
        ("<svg", "well-formed"),
    ],
)
def test_icons_that_cannot_be_one_shape_are_refused(tmp_path: Path, svg: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        find("own", root=folder(tmp_path, "own.svg", svg))


@pytest.mark.parametrize(
    "name", ["../scales", "mine:../../x", "a/b", "", "mine:", "x" * 300, "phosphor:nothing", "no:thing"]
)
def test_names_lead_nowhere_outside_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(DataError):
        find(name, root=tmp_path)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "data"
    (root / "icons").mkdir(parents=True)
    (tmp_path / "secret.svg").write_text(WALKER, encoding="utf-8")
    (root / "icons" / "leak.svg").symlink_to(tmp_path / "secret.svg")
    with pytest.raises(DataError, match="outside|leads out"):
        find("leak", root=root)


def test_an_unknown_weight_names_those_there_are() -> None:
    with pytest.raises(DataError) as caught:
        find("scales", "thin")
    assert "bold" in caught.value.diagnostics[0].hint
