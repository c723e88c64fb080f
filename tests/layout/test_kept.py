"""Layouts that the build of the package has read: the same as read anew, and never another file's."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest

from factsheet.display import dump
from factsheet.layout import kept as module
from factsheet.layout.kept import FILE as KEPT
from factsheet.layout.kept import kept, stored
from factsheet.layout.load import FILE, keep_layouts, layout_names, load_layout
from factsheet.makeup.compose import compose
from factsheet.pipeline import edition_of, layout_of, library_of, load
from factsheet.resources import bundled
from tests.sheets import DATA


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of layouts of an installed package, with what its build has kept."""
    folder = tmp_path / "layouts"
    shutil.copytree(bundled("layouts"), folder)
    made = tmp_path / "made"
    made.mkdir()
    keep_layouts(made)
    for name in layout_names():
        shutil.copy(made / name / KEPT, folder / name / KEPT)
    monkeypatch.setattr(module, "installed", lambda kind: tmp_path / kind)
    return folder


@pytest.mark.parametrize("name", layout_names())
def test_what_is_kept_is_what_is_read(package: Path, name: str) -> None:
    read, found = load_layout(name).spec, kept(package / name / FILE)
    assert found == read and found is not None
    # What the file says by itself, and what is so by default, are told apart as they were.
    assert found.model_dump(exclude_unset=True) == read.model_dump(exclude_unset=True)


def test_pages_are_the_same(package: Path) -> None:
    edition = edition_of(load(DATA / "river-levels.yaml"))
    read = layout_of(edition, None, None)
    taken = load_layout(package / read.name)
    assert kept(package / read.name / FILE) == taken.spec
    library = library_of(edition)
    assert dump(compose(edition, taken, library)) == dump(compose(edition, read, library))


def test_a_layout_that_was_edited_is_read_again(package: Path) -> None:
    path = package / "clear" / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title: Our ", 1), encoding="utf-8")
    assert kept(path) is None
    assert load_layout(path.parent).spec.title.startswith("Our ")


@pytest.mark.parametrize("damage", ["empty", "cut", "nothing", "other models", "other thing"])
def test_what_is_damaged_is_passed_over(package: Path, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = package / "clear" / KEPT
    data, source = path.read_bytes(), (package / "clear" / FILE).read_bytes()
    match damage:
        case "empty":
            path.write_bytes(b"")
        case "cut":
            path.write_bytes(data[:-100])
        case "nothing":
            path.unlink()
        case "other models":
            monkeypatch.setattr(module.pydantic, "VERSION", "9.0")
        case "other thing":
            path.write_bytes(stored({"name": "clear"}, source))  # type: ignore[arg-type]
    assert kept(package / "clear" / FILE) is None
    assert load_layout(package / "clear").name == "clear"


class _Trap:
    """Tells by a file that it was unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> object:
        return Path.touch, (self.path,)


def test_nothing_is_unpickled_from_a_folder_of_a_user(package: Path, tmp_path: Path) -> None:
    folder, sprung = tmp_path / "mine" / "clear", tmp_path / "sprung"
    shutil.copytree(package / "clear", folder)
    source = (folder / FILE).read_bytes()
    (folder / KEPT).write_bytes(stored(_Trap(sprung), source))  # type: ignore[arg-type]
    assert load_layout(folder).name == "clear" and not sprung.exists()
    pickle.loads(pickle.dumps(_Trap(sprung)))
    assert sprung.exists()  # the trap works
