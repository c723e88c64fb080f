"""Other distributions bring faces: found without running them, read when wanted, last in every chain."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from factsheet.display import Direction
from factsheet.errors import FontError
from factsheet.fonts import extra, packaged
from factsheet.fonts.catalog import Catalog, read_folder
from factsheet.fonts.library import Library, bundled
from factsheet.resources import bundled as folder
from factsheet.typeset import faults
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.scripts import LETTER
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import StyledRun

HOUSE = """
families: {house-yi: {faces: {regular: House-Regular.ttf}}}
fallback: {scripts: {Yiii: [house-yi]}}
"""
PACKAGE = Path(__file__).parents[2] / "packages" / "factsheet-fonts-extra"


def set_in(text, lang="en", library=None, weight=400):
    piece = StyledRun(text, ("source-sans",), weight, "ink", "story")
    return shape((piece,), Manner(lang), Direction.LTR, library or bundled())


def alone() -> Library:
    """The first distribution without any other."""
    return Library(read_folder(folder("fonts")))


@pytest.fixture
def distribution(tmp_path, monkeypatch):
    """A distribution installed for one test: its package has fonts, and would fail if it were run."""

    def install(index="fonts.yaml"):
        package = tmp_path / "house_fonts"
        package.mkdir()
        (package / "__init__.py").write_text("raise RuntimeError('nothing of it is run')")
        shutil.copy(
            PACKAGE / "src/factsheet_fonts_extra/NotoSansYi-Regular.ttf", package / "House-Regular.ttf"
        )
        (package / index).write_text(HOUSE)
        info = tmp_path / "house_fonts-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: house-fonts\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text("[factsheet.fonts]\nhouse = house_fonts\n")
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.setattr(packaged, "beside", lambda pattern: ())
        packaged.packaged.cache_clear()
        return package

    yield install
    packaged.packaged.cache_clear()


def test_each_script_of_the_extra_fonts_has_a_face_and_the_message_knows_it():
    """What the first distribution says about the second is what the second has."""
    catalog = read_folder(PACKAGE / "src" / "factsheet_fonts_extra")
    assert set(catalog.scripts) == extra.SCRIPTS
    for script in catalog.scripts:
        (face,) = bundled().chain((catalog.scripts[script][0],), 400, script, "und")[:1]
        assert face.covers(ord(LETTER[script])), script


def test_no_script_of_the_extra_fonts_is_one_that_the_bundled_ones_have():
    own = read_folder(folder("fonts"))
    assert not set(own.scripts) & extra.SCRIPTS


@pytest.mark.parametrize("script", sorted(extra.SCRIPTS))
def test_copy_in_a_script_of_the_extra_fonts_is_set_in_its_face(script):
    text = f"Latin {LETTER[script]}{LETTER[script]} 12"
    keys = {item.face.key for item in set_in(text).items}
    assert len(keys) == 2 and "SourceSans3-Regular" in keys


def test_signs_of_no_script_come_from_the_extra_fonts_where_no_other_face_has_them():
    (sign,) = {item.face for item in set_in("call ✆").items} - {bundled().face("SourceSans3-Regular")}
    assert sign.key == "NotoSansSymbols2-Regular"


def test_what_was_asked_for_before_changes_no_chain():
    fresh, used = (Library(read_folder(folder("fonts")), packaged.packaged) for _ in range(2))
    used.chain(("source-sans",), 400, "Cher", "chr")
    for script in ("Latn", "Arab", "Yiii"):
        chains = [each.chain(("source-sans",), 400, script, "en") for each in (fresh, used)]
        assert [face.key for face in chains[0]] == [face.key for face in chains[1]]
    others = [[face.key for face in each.others(("source-sans",), 400, "en")] for each in (fresh, used)]
    assert others[0] == others[1] and len(others[0]) == len(set(others[0]))


def test_the_fonts_of_other_distributions_are_not_read_until_they_are_wanted():
    read = []

    def more() -> Catalog:
        read.append(1)
        return packaged.packaged()

    library = Library(read_folder(folder("fonts")), more)
    set_in("Nothing but Latin, дом, 家, بيت", library=library)
    assert not read
    set_in("ꀀꀁ", library=library)
    set_in("ᏣᎳᎩ", library=library)
    assert len(read) == 1


def test_without_the_extra_fonts_the_message_says_how_to_get_them(monkeypatch):
    monkeypatch.setattr(faults.extra, "installed", lambda: False)
    with pytest.raises(FontError) as caught:
        set_in("ᏣᎳᎩ", library=alone())
    assert {each.hint for each in caught.value.diagnostics} == {
        "its script has a face in factsheet-fonts-extra: pip install factsheet[fonts-extra]"
    }


def test_any_distribution_can_bring_faces(distribution):
    package = distribution()
    library = Library(read_folder(folder("fonts")), packaged.packaged)
    (face,) = {item.face for item in set_in("ꀀꀁ", library=library).items}
    assert face.path == (package / "House-Regular.ttf").resolve()
    assert library.families()[-1] == "house-yi" and "house_fonts" not in sys.modules


def test_a_distribution_without_the_index_it_promises_is_named(distribution):
    distribution(index="other.yaml")
    with pytest.raises(FontError, match=r"house-fonts promises.*\[font-package-incomplete\]") as caught:
        packaged.packaged()
    assert caught.value.diagnostics[0].hint == "install it again, or remove it: pip uninstall house-fonts"


def test_the_users_own_fonts_come_before_those_of_other_distributions(tmp_path):
    shutil.copy(PACKAGE / "src/factsheet_fonts_extra/NotoSansVai-Regular.ttf", tmp_path / "Mine.ttf")
    index = "families: {mine: {faces: {regular: Mine.ttf}}}\nfallback: {scripts: {Vaii: [mine]}}"
    (tmp_path / "fonts.yaml").write_text(index)
    library = bundled().with_folder(tmp_path)
    assert {item.face.key for item in set_in("ꔀꔁ", library=library).items} == {"Mine"}
    assert {item.face.key for item in set_in("ꀀꀁ", library=library).items} == {"NotoSansYi-Regular"}


@pytest.mark.parametrize("text, named", [("ᠮᠣᠩᠭᠣᠯ", "Mongolian"), ("ꡏꡡ", "Phags-pa"), ("𝠀𝤁", "SignWriting")])
def test_what_runs_down_the_page_is_refused_by_name(text, named):
    with pytest.raises(FontError, match=f"copy in {named}.*runs down the page") as caught:
        set_in(f"see {text}")
    (problem,) = caught.value.diagnostics
    assert problem.hint and problem.code == "vertical-script"


def test_the_wheel_of_the_extra_fonts_has_every_face_its_index_and_its_licence(tmp_path):
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=PACKAGE, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("factsheet_fonts_extra-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        points = next(name for name in names if name.endswith("entry_points.txt"))
        assert archive.read(points).decode().split() == [
            "[factsheet.fonts]",
            "extra",
            "=",
            "factsheet_fonts_extra",
        ]
    source = PACKAGE / "src" / "factsheet_fonts_extra"
    assert {f"factsheet_fonts_extra/{path.name}" for path in source.glob("*.[ty]*")} <= names
    assert any(name.endswith("LICENSE-OFL.txt") for name in names)
