"""What the fonts are said to cover is what they do."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.cli.coverage import copy_in, cover, scripts_in
from factsheet.fonts.catalog import read_folder
from factsheet.fonts.library import Library, bundled
from factsheet.layout.load import load_layout
from factsheet.source.reader import read

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "hong-kong-refugees" / "factsheet.yaml"


@pytest.fixture
def latin(tmp_path: Path) -> Library:
    """A library with one family, of Latin, Greek and Cyrillic letters."""
    folder = bundled().face("SourceSans3-Regular").path.parent
    text = "families: {source-sans: {faces: {regular: SourceSans3-Regular.ttf}}}"
    (tmp_path / "SourceSans3-Regular.ttf").write_bytes((folder / "SourceSans3-Regular.ttf").read_bytes())
    (tmp_path / "fonts.yaml").write_text(text)
    return Library(read_folder(tmp_path))


def test_what_no_font_has_is_told(latin: Library) -> None:
    found = cover("km", "ភាព 1,5", load_layout("campaign"), latin)
    assert found.missing == "".join(sorted(set("ភាព")))


def test_a_language_is_set_in_the_family_of_its_script(latin: Library) -> None:
    for library in (latin, bundled()):
        found = cover("fr", "déjà vu, 25 %", load_layout("campaign"), library)
        assert (found.families, found.missing) == (("source-sans",), "")


def test_rare_letters_of_a_language_count() -> None:
    copy = copy_in("ha", read(SAMPLE))
    assert "ƙ" in copy
    assert "source-sans" not in cover("ha", copy, load_layout("campaign"), bundled()).families


def test_the_copy_of_a_language_is_that_of_the_sample_in_one_of_its_regions() -> None:
    assert "難民" in copy_in("zh-Hant", read(SAMPLE))


def test_a_family_has_the_scripts_of_its_letters() -> None:
    assert scripts_in(bundled(), "noto-sans-cjk-hk")[:2] == ("Cyrl", "Grek")
    assert scripts_in(bundled(), "noto-sans-khmer") == ("Khmr",)
