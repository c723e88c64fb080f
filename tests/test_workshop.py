"""The workshop: caches within their bounds, files that are seen anew, threads that share one."""

from __future__ import annotations

import gc
import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import factsheet
from factsheet.art import qr
from factsheet.art.pictures import artwork
from factsheet.cli.main import cli
from factsheet.content.edition import Edition
from factsheet.display import Composition, Direction, GlyphRun, leaves
from factsheet.document.text import Name
from factsheet.errors import DataError
from factsheet.fonts.library import bundled
from factsheet.layout.load import load_layout
from factsheet.pdf.output import FOGRA39
from factsheet.pdf.separation import separated
from factsheet.pipeline import edition_of, load, results
from factsheet.resources import bundled as folder
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.sentences import first_sentence
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import StyledRun
from factsheet.workshop import Kept, Shelf, Workshop, in_use, opened, opened_for_run, remembered

DATA = Path(__file__).parent / "sheets" / "data"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} 10"><path d="M0 0H9V9Z" fill="{1}"/></svg>'
COLORS = ("#7a1020", "#123456")


def data(number: int = 0) -> dict:
    """A small sheet; no two numbers share its copy."""
    return {
        "factsheet": 1,
        "id": f"wells-{number}",
        "lang": "en",
        "title": f"Wells of district {number}",
        "summary": f"In district {number} there are {number} wells and {number + 2} pumps.",
        "publisher": {"name": f"Office {number}", "website": f"https://example.org/{number}"},
        "key_numbers": {
            "items": {
                "unsafe": {"value": number, "label": f"wells in district {number}"},
                "pumps": {"value": number + 2, "label": f"pumps in district {number}"},
            }
        },
        "key_concerns": {
            "items": {
                "far": {"title": f"Far {number}", "text": f"It is {number} steps away."},
                "dear": {"title": f"Dear {number}", "text": f"A bucket costs {number} shillings."},
            }
        },
        "call_to_action": {"text": f"Read more {number}", "url": f"https://example.org/wells/{number}"},
    }


# Bounds


@given(st.lists(st.integers(0, 12)), st.integers(1, 5), st.integers(1, 30))
def test_what_was_not_used_for_longest_goes_first(asked, most, most_bytes):
    kept: Kept[int, int] = Kept(most, most_bytes, lambda key, value: value)
    model: list[int] = []
    for number in asked:
        assert kept.get(number, int, number) == number
        model = [each for each in model if each != number]
        if number <= most_bytes:
            model.append(number)
        while len(model) > most or sum(model) > most_bytes:
            del model[0]
        assert (kept.counts().kept, kept.counts().size) == (len(model), sum(model))
    before = kept.counts().misses
    for number in model:
        kept.get(number, pytest.fail)
    assert kept.counts().misses == before


def test_what_cannot_be_made_is_asked_for_again():
    kept: Kept[str, int] = Kept(2)
    for _ in range(2):
        with pytest.raises(ValueError, match="invalid literal"):
            kept.get("one", int, "one")
    assert kept.get("one", int, "1") == 1


def test_a_thousand_inputs_stay_within_every_bound(tmp_path):
    library, piece = bundled(), StyledRun("", ("source-sans",), 400, "ink", "summary")
    with Workshop().open() as workshop:
        for number in range(1100):
            (tmp_path / f"{number}.svg").write_text(SVG.format(number + 1, COLORS[0]))
            assert artwork(tmp_path, Name(f"{number}.svg", "story.picture")).width == number + 1
            separated((number / 1100, 0.5, 0.25), FOGRA39)
            text = f"It is {number}. Or not."
            shape((replace(piece, text=text),), Manner("en"), Direction.LTR, library)
            first_sentence(text, "en")
        for number in range(100):
            qr.make(f"https://example.org/{number}", 80.0)
        counts = workshop.counts()
    assert all(each.kept <= each.most for each in counts.values())
    full = {name.rpartition(".")[2] for name, each in counts.items() if each.kept == each.most}
    assert full >= {"pictures", "separated", "first_sentence", "_modules"}
    shaped = counts["factsheet.typeset.shape.shape"]  # by weight
    assert shaped.kept < shaped.misses == 1100 and 20_000 < shaped.size <= 24_000


def test_pictures_are_bounded_by_their_bytes_as_well(tmp_path):
    (tmp_path / "large.svg").write_text(SVG.format(5, COLORS[0]) + " " * 4_000_000)
    with Workshop().open() as workshop:
        for number in range(12):
            shutil.copy(tmp_path / "large.svg", tmp_path / f"{number}.svg")
            artwork(tmp_path, Name(f"{number}.svg", "story.picture"))
        assert 1 < workshop.counts()["pictures"].kept < 12
        assert workshop.counts()["pictures"].size <= 256 * 2**20


def test_editions_in_a_row_do_not_pile_up():
    """Of 220 editions no more is kept than of 180: in counts of values, and in objects of the process."""
    with Workshop().open() as workshop:
        objects = {}
        # Numbers of three digits all, so that every edition has as many glyphs to keep.
        for number in range(200, 420):
            factsheet.compose(edition_of(load(data(number))), load_layout("editorial"))
            if number in (379, 419):
                gc.collect()
                objects[number] = len(gc.get_objects())
        counts = workshop.counts()
    assert all(each.kept <= each.most for each in counts.values())
    # Paragraphs are weighed by their characters: those of the first editions have made way.
    shaped = counts["factsheet.typeset.shape.shape"]
    assert shaped.kept < shaped.misses and shaped.size > 20_000
    assert objects[419] - objects[379] < 40 * 100  # an edition that stayed would be thousands each


# What is edited


def written(path: Path, text: str) -> None:
    """Write a file that looks unchanged to a clock: with the time and, the text willing, the size it had."""
    times = path.stat() if path.exists() else None
    path.write_text(text, encoding="utf-8")
    if times:
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def swatches(composition: Composition) -> set[str]:
    return set(composition.swatches)


def composed(edition: Edition, layout: str | Path = "editorial") -> Composition:
    return results(edition, layout, outputs=(factsheet.SCREEN,))[0].composition


def test_an_edited_picture_is_seen_even_if_its_time_and_size_are_the_same(tmp_path):
    sheet = data() | {
        "story": {"heading": "Ama", "text": "She walks.", "picture": "a.svg", "picture_alt": "A triangle"}
    }
    with Workshop().open():
        for color in (*COLORS, COLORS[0]):
            written(tmp_path / "a.svg", SVG.format(9, color))
            factsheet_ = factsheet.load(write_data(tmp_path, sheet))
            assert {each for each in swatches(composed(edition_of(factsheet_))) if each in COLORS} == {color}


def write_data(place: Path, sheet: dict) -> Path:
    """Write the sheet as a data file: JSON is YAML."""
    (place / "factsheet.yaml").write_text(json.dumps(sheet), encoding="utf-8")
    return place / "factsheet.yaml"


def test_an_edited_font_is_seen(tmp_path):
    fonts = folder("fonts")
    (tmp_path / "fonts").mkdir()
    own = tmp_path / "fonts" / "NotoSerif-Condensed.ttf"
    file = write_data(tmp_path, data())
    found = []
    for source in ("NotoSerif-Condensed", "NotoSerif-CondensedBold"):
        shutil.copy(fonts / f"{source}.ttf", own)
        found.append(composed(edition_of(load(file))))
    faces = [{(run.text, run.width) for run in runs(each) if run.face == own.stem} for each in found]
    assert faces[0] and faces[1] and not faces[0] & faces[1]


def runs(composition: Composition) -> list[GlyphRun]:
    items = (placed.item for page in composition.pages for placed in leaves(page.items))
    return [each for each in items if isinstance(each, GlyphRun)]


def test_an_edited_parent_of_a_layout_is_seen(tmp_path):
    parent, own = tmp_path / "parent", tmp_path / "own"
    parent.mkdir()
    own.mkdir()
    (own / "layout.yaml").write_text("extends: ../parent\nname: own\ntitle: Own\n")
    edition, bleeds = edition_of(load(data())), []
    for bleed in ("3mm", "5.5mm"):
        (parent / "layout.yaml").write_text(
            f"extends: editorial\nname: parent\ntitle: Parent\npage: {{bleed: {bleed}}}\n"
        )
        bleeds.append(round(composed(edition, own).bleed, 2))
    assert bleeds == [8.5, 15.59]


def test_forget_drops_what_came_from_a_file_or_its_folder(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "layout.yaml").write_text(f"extends: editorial\nname: {name}\ntitle: Mine\n")
    with Workshop().open() as workshop:
        first, second, shipped = (load_layout(each) for each in (tmp_path / "a", tmp_path / "b", "campaign"))
        workshop.forget(tmp_path / "a" / "layout.yaml")
        assert load_layout(tmp_path / "a") is not first
        assert load_layout(tmp_path / "b") is second and load_layout("campaign") is shipped
        workshop.forget(str(tmp_path))
        assert load_layout(tmp_path / "b") is not second and load_layout("campaign") is shipped


# One owner


@remembered(most=4)
def doubled(number: int, plus: int = 0) -> list[int]:
    """A value that is another object each time it is made."""
    return [number * 2 + plus]


def test_values_are_in_the_workshop_that_is_open():
    first, second = Workshop(), Workshop()
    with first.open():
        kept = doubled(3)
        with second.open():
            assert doubled(3) is not kept
        assert doubled(3) is kept and doubled(3, plus=1) == [7] and doubled(3, plus=2) == [8]
    name = f"{__name__}.doubled"
    assert (first.counts()[name].kept, second.counts()[name].kept) == (3, 1)
    with pytest.raises(RuntimeError), first.open():
        raise RuntimeError
    assert in_use() not in (first, second)


def test_without_a_workshop_builds_share_that_of_the_process():
    shared = in_use()
    with opened(None) as found:
        assert found is shared
    with opened(Workshop()) as found:
        assert found is not shared and in_use() is found


def test_a_run_of_the_command_line_has_one_unless_its_caller_has(tmp_path):
    file = write_data(tmp_path, data(5))
    with Workshop().open() as workshop:
        done = CliRunner().invoke(cli, ["build", str(file), "-o", str(tmp_path / "out"), "--for", "text"])
        assert done.exit_code == 0, done.output
        assert "factsheet.layout.load._loaded" in workshop.counts()
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: run_owner() is not in_use()).result()


def run_owner() -> Workshop:
    with opened_for_run() as workshop:
        assert in_use() is workshop
        return workshop


def test_the_workshop_that_is_handed_over_is_the_one_that_keeps():
    workshop, before = Workshop(), in_use().counts()
    factsheet.make(data(77), "editorial", workshop=workshop)
    assert workshop.counts()["factsheet.typeset.shape.shape"].kept > 5
    assert in_use().counts() == before


@pytest.mark.parametrize("layout", ["campaign", "editorial"])
def test_two_threads_that_build_at_once_give_the_bytes_of_one(layout):
    """From a cold workshop that they share, in scripts whose faces and orders differ."""
    names = sorted(path for path in DATA.glob("*.yaml"))[::8]
    alone = [factsheet.make(each, layout, output=factsheet.SCREEN, workshop=Workshop()).pdf for each in names]
    workshop = Workshop()

    def build(path: Path) -> bytes:
        return factsheet.make(path, layout, output=factsheet.SCREEN, workshop=workshop).pdf

    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(build, [each for each in names for _ in range(2)]))
    assert together == [each for each in alone for _ in range(2)]


def test_a_shelf_weighs_what_it_keeps_and_refuses_what_is_larger_than_itself():
    shelf: Shelf[str, bytes] = Shelf("bytes", 10, 100, lambda key, value: len(value))
    with Workshop().open() as workshop:
        for name, length in (("a", 60), ("b", 30), ("c", 20), ("d", 101)):
            shelf.kept().get(name, bytes, length)
        counts = workshop.counts()["bytes"]
    assert (counts.kept, counts.size, counts.misses) == (2, 50, 4)


def test_a_picture_that_cannot_be_read_is_read_again(tmp_path):
    (tmp_path / "a.svg").write_text("<html/>")
    with pytest.raises(DataError):
        artwork(tmp_path, Name("a.svg", "story.picture"))
    (tmp_path / "a.svg").write_text(SVG.format(7, COLORS[0]))
    assert artwork(tmp_path, Name("a.svg", "story.picture")).width == 7
