"""Pseudo-languages: everything is turned, and nothing that has to be kept is."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.display import Direction
from factsheet.locale.edition import localize
from factsheet.locale.growth import growth
from factsheet.locale.pseudo import TAGS
from tests.locale.folder import sheet


@pytest.mark.parametrize("tag", TAGS)
def test_key_numbers_notes_and_addresses_are_kept(tmp_path: Path, tag: str) -> None:
    edition = localize(sheet(tmp_path), tag)
    assert [run.ref for run in edition.find("header.summary").runs if run.ref] == ["rate"]
    assert "*" in edition.find("story.text").plain
    (note,) = edition.find("story.note_list")
    assert [run.link for run in note.text.runs if run.link] == ["https://example.org/en/report"]


def test_accented_text_stands_in_brackets_and_is_as_long_as_translations_are(tmp_path: Path) -> None:
    own, other = localize(sheet(tmp_path)).texts(), localize(sheet(tmp_path), "en-XA").texts()
    for path in ("title", "summary", "story.heading"):
        said = other[path].plain
        assert (said[0], said[-1]) == ("[", "]")
        assert len(said) >= len(own[path].plain) * growth(len(own[path].plain)) * 0.9
        assert not set("aeiou") & set(said.replace("{", ""))


def test_the_mirrored_language_runs_from_right_to_left_in_letters_of_its_own(tmp_path: Path) -> None:
    edition = localize(sheet(tmp_path), "ar-XB")
    assert edition.direction is Direction.RTL
    assert all("\u0600" <= each <= "\u06ff" for each in edition.title if each.isalpha())


def test_the_short_language_is_short_and_without_spaces(tmp_path: Path) -> None:
    own, other = localize(sheet(tmp_path)), localize(sheet(tmp_path), "zh-XC")
    assert len(other.find("header.summary").plain) < len(own.find("header.summary").plain) / 2
    assert " " not in other.title
