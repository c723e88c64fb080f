"""Families lead to faces: by weight, by script, the user's own first."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from factsheet.errors import FontError
from factsheet.fonts import catalog
from factsheet.fonts import library as module
from factsheet.fonts.catalog import read_folder
from factsheet.fonts.library import Library, bundled, with_fonts, writing
from factsheet.resources import bundled as folder
from factsheet.workshop import Workshop

FONTS = folder("fonts")


def keys(library: Library, *families, weight=400, script="Latn", lang="en"):
    return [face.key for face in library.chain(families, weight, script, lang)]


def own_folder(path, index=None, **files):
    """A folder with copies of bundled fonts under other names."""
    for name, source in files.items():
        shutil.copy(FONTS / f"{source}.ttf", path / f"{name}.ttf")
    if index is not None:
        (path / "fonts.yaml").write_text(index, encoding="utf-8")
    return path


INDEX = """
families:
  house: {faces: {regular: House.ttf}, companions: {Cyrl: [house-cyrillic]}}
  house-cyrillic: {faces: {regular: Cyr.ttf}}
  more: {faces: {regular: More.ttf}}
  last: {faces: {regular: Last.ttf}}
fallback:
  scripts: {Arab: [more]}
  universal: [last]
"""
FILES = {
    "House": "LeagueGothic-Regular",
    "Cyr": "SourceSans3-Regular",
    "More": "SourceSans3-Bold",
    "Last": "NotoSerif-Condensed",
}


def test_the_nearest_weight_is_taken():
    assert keys(bundled(), "source-sans", weight=600)[0] == "SourceSans3-Bold"
    assert keys(bundled(), "source-sans", weight=500)[0] == "SourceSans3-Regular"
    assert keys(bundled(), "source-sans", weight=900)[0] == "SourceSans3-Bold"
    assert keys(bundled(), "league-gothic", weight=900)[0] == "LeagueGothic-Regular"


def test_families_come_before_companions_before_fallbacks(tmp_path):
    own_folder(tmp_path, INDEX, **FILES)
    library = Library(read_folder(tmp_path))
    assert keys(library, "house", script="Cyrl") == ["House", "Cyr", "Last"]
    assert keys(library, "house", script="Arab") == ["House", "More", "Last"]
    assert keys(library, "last", script="Arab") == ["Last", "More"]
    assert keys(library, "house") == ["House", "Last"]


def test_a_users_fallbacks_come_before_the_bundled_ones(tmp_path):
    chain = keys(bundled().with_folder(own_folder(tmp_path, INDEX, **FILES)), "source-sans")
    assert chain[:2] == ["SourceSans3-Regular", "Last"] and "NotoSerif-Condensed" in chain


def test_a_face_without_letters_of_the_language_sets_none_of_it():
    """Otherwise a heading in Hausa with a hooked letter would differ from one without."""
    chain = bundled().chain(("source-sans",), 400, "Latn", "ha")
    assert all(chain[0].covers(ord(letter)) for letter in "ɓɗƙƴ")
    assert keys(bundled(), "source-sans", lang="en")[0] in [face.key for face in chain]
    assert bundled().chain(("source-sans",), 400, "Cyrl", "ha")[0].key == "SourceSans3-Regular"


def test_no_face_is_tried_twice():
    chain = keys(bundled(), "source-sans", "noto-serif-condensed", "source-sans")
    assert len(chain) == len(set(chain))


def test_a_users_family_hides_a_bundled_one_of_the_same_name(tmp_path):
    index = "families: {source-sans: {faces: {regular: Mine.ttf}}}"
    library = bundled().with_folder(own_folder(tmp_path, index, Mine="LeagueGothic-Regular"))
    assert keys(library, "source-sans")[0] == "Mine"


def test_a_folder_of_font_files_alone_is_known_by_their_family_names(tmp_path):
    library = bundled().with_folder(own_folder(tmp_path, Bold="SourceSans3-Bold", Text="SourceSans3-Regular"))
    assert keys(library, "source-sans-3", weight=700)[0] == "Bold"
    assert library.families()[0] == "source-sans-3"


def test_the_same_chain_is_the_same_object_so_that_shaping_can_be_cached():
    library = bundled()
    first = library.chain(("source-sans",), 400, "Latn", "en")
    assert first is library.chain(("source-sans",), 400, "Latn", "de")


@pytest.mark.parametrize(
    "script, lang, expected",
    [
        ("Hani", "zh-Hant", "Hant"),
        ("Hani", "zh-HK", "Hant"),
        ("Hani", "zh-Hans-HK", "Hans"),
        ("Hani", "zh", "Hans"),
        ("Hani", "yue", "Hant"),
        ("Hani", "ko", "Kore"),
        ("Hang", "en", "Kore"),
        ("Arab", "ur-PK", "Aran"),
        ("Arab", "fa", "Arab"),
        ("Hani", "en", "Hani"),
    ],
)
def test_han_and_arabic_are_looked_up_as_the_language_writes_them(script, lang, expected):
    assert writing(script, lang) == expected


@pytest.mark.parametrize(
    "index, message",
    [
        ("families: {a: {faces: {regular: ../SourceSans3-Regular.ttf}}}", "not a file of this folder"),
        ("families: {a: {faces: {regular: /etc/hostname}}}", "not a file of this folder"),
        ("families: {a: {faces: {regular: none.ttf}}}", "there is no file 'none.ttf'"),
        ("families: {a: {faces: {heavy: House.ttf}}}", "'heavy' is not a weight"),
        ("families: {a: {faces: {}}}", "has no faces"),
        ("families: {a: House.ttf}", "not a mapping"),
        ("families: [a]", "not a mapping"),
        ("fallback: {universal: house}", "not a list of families"),
        ("fallback: {universal: [nowhere]}", "family 'nowhere'"),
        ("families: {a: {faces: {regular: House.ttf}, narrower: b}}", "family 'b'"),
        ("families: {a: {faces: {regular: 'House.ttf#x'}}}", "not a file of this folder"),
        ("families: *x", "fonts.yaml"),
    ],
)
def test_a_mistake_in_the_index_is_named(tmp_path, index, message):
    own_folder(tmp_path, index, House="LeagueGothic-Regular")
    with pytest.raises(FontError, match="fonts.yaml") as caught:
        bundled().with_folder(tmp_path)
    assert message in str(caught.value)


def test_a_link_out_of_the_folder_is_refused(tmp_path):
    (tmp_path / "own").mkdir()
    outside = own_folder(tmp_path, House="LeagueGothic-Regular") / "House.ttf"
    (tmp_path / "own" / "House.ttf").symlink_to(outside)
    (tmp_path / "own" / "fonts.yaml").write_text("families: {a: {faces: {regular: House.ttf}}}")
    with pytest.raises(FontError, match=r"\[font-outside-folder\]"):
        bundled().with_folder(tmp_path / "own")


def test_a_users_file_takes_the_place_of_a_bundled_one_of_its_name(tmp_path):
    """A newer Source Sans in the user's folder is the one that the layouts are set in."""
    index = "families: {a: {faces: {regular: SourceSans3-Regular.ttf}}}"
    own_folder(tmp_path, index, **{"SourceSans3-Regular": "LeagueGothic-Regular"})
    (face, *_) = bundled().with_folder(tmp_path).chain(("source-sans",), 400, "Latn", "en")
    assert face.path.parent == tmp_path.resolve()


def test_two_files_of_one_name_are_refused_since_a_page_could_not_tell_them_apart(tmp_path):
    own_folder(tmp_path, "families: {a: {faces: {regular: A.ttf, bold: A.otf}}}", A="LeagueGothic-Regular")
    shutil.copy(tmp_path / "A.ttf", tmp_path / "A.otf")
    with pytest.raises(FontError, match=r"\[font-name-taken\]"):
        bundled().with_folder(tmp_path)


def test_an_unknown_family_and_an_unknown_face_are_named():
    with pytest.raises(FontError, match=r"'comic-sans' \[unknown-font-family\]") as caught:
        bundled().chain(("comic-sans",), 400, "Latn", "en")
    assert "source-sans" in caught.value.diagnostics[0].hint
    with pytest.raises(FontError, match=r"'Nothing' \[unknown-face\]"):
        bundled().face("Nothing")


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(FontError, match=r"\[fonts-folder-missing\]"):
        bundled().with_folder(tmp_path / "none")


def test_a_folder_is_read_once_until_something_in_it_changes(tmp_path):
    own_folder(tmp_path, INDEX, **FILES)
    library = with_fonts(tmp_path)
    assert with_fonts(tmp_path) is library and with_fonts(tmp_path / ".") is library
    (tmp_path / "fonts.yaml").write_text(INDEX.replace("[last]", "[more]"))
    assert keys(with_fonts(tmp_path), "house")[:2] == ["House", "More"]
    shutil.copy(FONTS / "SourceSans3-Bold.ttf", tmp_path / "House.ttf")
    assert with_fonts(tmp_path).chain(("house",), 400, "Latn", "en")[0].family_name == "Source Sans 3"


def test_of_many_folders_the_last_ones_are_kept(tmp_path, tmp_path_factory):
    own_folder(tmp_path, INDEX, **FILES)
    with Workshop().open() as workshop:
        library = with_fonts(tmp_path)
        for number in range(module._MOST_LIBRARIES):
            with_fonts(tmp_path_factory.mktemp(f"other{number}"))
        counts = workshop.counts()[f"{module.__name__}._with_fonts"]
        assert counts.kept == module._MOST_LIBRARIES and with_fonts(tmp_path) is not library


def test_a_folder_of_too_many_files_is_refused_before_they_are_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(catalog, "_MOST_FILES", 3)
    own_folder(tmp_path, **FILES)
    with pytest.raises(FontError, match=r"\[fonts-folder-too-large\]") as caught:
        with_fonts(tmp_path)
    assert caught.value.diagnostics[0].span.file == str(tmp_path)


def test_every_font_of_a_folder_that_cannot_be_used_is_named_at_once(tmp_path):
    own_folder(tmp_path, Fine="LeagueGothic-Regular")
    for name in ("one.ttf", "two.otf"):
        (tmp_path / name).write_bytes(b"no font")
    with pytest.raises(FontError) as caught:
        with_fonts(tmp_path)
    assert [Path(each.span.file).name for each in caught.value.diagnostics] == ["one.ttf", "two.otf"]
