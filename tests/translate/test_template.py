"""Catalogues made and kept up: no translator's work is lost, and none is taken for what it is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from factsheet.locale.catalogues import Catalogue, parse_catalogue, write_catalogue
from factsheet.locale.edition import localize
from factsheet.translate.checks import problems
from factsheet.translate.template import template, update
from tests.locale.folder import DATA, GERMAN, sheet


def german(folder: Path) -> Catalogue:
    made = template(sheet(folder), "de")
    entries = {path: replace(entry, text=GERMAN.get(path, "")) for path, entry in made.entries.items()}
    return replace(made, entries=entries)


def after(folder: Path, old: str, new: str) -> Catalogue:
    """The German catalogue brought up to a data file in which one thing has changed."""
    assert old in DATA
    before = german(folder)
    return update(sheet(folder, DATA.replace(old, new, 1)), before)[0]


def test_a_new_catalogue_tells_a_translator_what_to_know(tmp_path: Path) -> None:
    entries = template(sheet(tmp_path), "de").entries
    assert entries["title"].notes.startswith("One word.\nLength: 8 characters; up to 15 are planned for.")
    assert "Keep {rate}: a key number" in entries["summary"].notes
    assert "Keep [^name]: the mark of a note" in entries["story.text"].notes
    assert "Term: non-refoulement (not being sent back)" in entries["story.text"].notes
    assert "keep the address" in entries["story.notes.name"].notes


def test_less_room_is_planned_for_where_a_character_is_a_word(tmp_path: Path) -> None:
    assert "up to 4 are planned" in template(sheet(tmp_path), "zh-Hans").entries["title"].notes


def test_an_update_without_changes_changes_nothing(tmp_path: Path) -> None:
    before = german(tmp_path)
    same, changes = update(sheet(tmp_path), before)
    assert not changes
    assert same.entries == before.entries


def test_a_changed_source_makes_its_translation_fuzzy_and_keeps_what_it_was(tmp_path: Path) -> None:
    entry = after(tmp_path, "title: Refugees", "title: Refugees now").entries["title"]
    assert (entry.source, entry.text) == ("Refugees now", "Geflüchtete")
    assert (entry.fuzzy, entry.previous) == (True, "Refugees")


def test_the_previous_source_stays_the_one_that_was_translated(tmp_path: Path) -> None:
    once = after(tmp_path, "title: Refugees", "title: Refugees now")
    twice, _ = update(sheet(tmp_path, DATA.replace("Refugees", "Refugees today", 1)), once)
    assert twice.entries["title"].previous == "Refugees"
    back, _ = update(sheet(tmp_path), twice)
    assert (back.entries["title"].fuzzy, back.entries["title"].previous) == (False, "")


def test_line_breaks_in_the_data_file_are_no_change(tmp_path: Path) -> None:
    folded = DATA.replace('"Only {value} are accepted"', ">-\n      Only {value}\n      are accepted")
    folded = folded.replace(
        "{value: 1.3, unit: percent, label: >-", "\n      value: 1.3\n      unit: percent\n      label: >-"
    )
    folded = (
        folded.replace("are accepted}\n", "are accepted\n")
        .replace("      Only", "        Only")
        .replace("      are accepted", "        are accepted")
    )
    assert not update(sheet(tmp_path, folded), german(tmp_path))[1]


def test_a_text_that_moved_to_another_id_keeps_its_translation(tmp_path: Path) -> None:
    done = after(tmp_path, "    waiting: {value", "    pending: {value")
    assert done.entries["key_numbers.pending.label"].text == "Menschen warten"
    assert not done.entries["key_numbers.pending.label"].fuzzy
    assert not done.old


def test_a_text_that_is_gone_is_kept_and_taken_up_when_it_is_back(tmp_path: Path) -> None:
    gone = after(tmp_path, "  heading: Numbers\n", "")
    assert "key_numbers.heading" not in gone.entries
    assert [entry.text for entry in gone.old] == ["Zahlen"]
    file = parse_catalogue(write_catalogue(gone), "de.po", "de")
    back, changes = update(sheet(tmp_path), file)
    assert back.entries["key_numbers.heading"].text == "Zahlen"
    assert (changes.back, back.old) == (1, ())


def test_remarks_and_flags_of_translators_stay(tmp_path: Path) -> None:
    before = german(tmp_path)
    marked = replace(before.entries["title"], remarks="asked twice", flags=("ignore-script",))
    before = replace(before, entries={**before.entries, "title": marked})
    done, _ = update(sheet(tmp_path, DATA.replace("Refugees", "Refugees now", 1)), before)
    assert done.entries["title"].remarks == "asked twice"
    assert done.entries["title"].flags == ("fuzzy", "ignore-script")


@given(st.sets(st.sampled_from(["Refugees", "Story", "Numbers", "are accepted", "fled", "A Center for Law"])))
def test_no_translation_is_ever_lost(tmp_path_factory, changed: set[str]) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("sheet")
    data = DATA
    for words in changed:
        data = data.replace(words, f"{words} now", 1)
    done, _ = update(sheet(folder, data), german(folder))
    kept = {entry.text for entry in (*done.entries.values(), *done.old)}
    assert set(GERMAN.values()) <= kept
    assert {path for path, entry in done.entries.items() if entry.fuzzy} == {
        path for path, entry in done.entries.items() if " now" in entry.source and entry.text
    }


WORDED = """\
factsheet: 1
id: lake
lang: en
title: "Lake {name}"
summary: >-
  On {day} at {hour}, {piers} piers: {rate}. {piers, plural, one {# pier} other {# piers}},
  {kind, select, a {in} other {out}}.
variables:
  name: Alder
  kind: a
  piers: 3
  day: {date: "2026-06-15"}
  hour: {time: "09:00"}
publisher: {name: City}
key_numbers:
  heading: "{name}"
  items:
    rate: {value: 1.3, unit: percent, label: "{value}"}
body:
  facts:
    kind: facts
    heading: "{day}: {name} ({piers})"
    items: {since: {label: "Since {day}", text: "{day}"}}
"""


def test_a_translator_is_told_what_stands_for_what(tmp_path: Path) -> None:
    entries = template(sheet(tmp_path, WORDED), "de").entries
    assert entries["summary"].notes.splitlines()[:-1] == [
        "Keep {day}: a date, written for your language by itself.",
        "Keep {hour}: a time of day, written for your language by itself.",
        "Keep {piers}: a number, written for your language by itself.",
        "Keep {rate}: a key number, written for your language by itself.",
        "Of {piers, plural, ...} translate each form, in the forms of your language; # is the number.",
        "Of {kind, select, ...} translate each form.",
    ]
    assert "Keep {name}: a name or a text, set in as it is." in entries["title"].notes


def test_a_text_that_is_only_variables_is_not_asked_for_and_may_be_translated(tmp_path: Path) -> None:
    factsheet = sheet(tmp_path, WORDED)
    entries = template(factsheet, "ja").entries
    path = "body.facts.since.text"
    bare = {"key_numbers.heading", "key_numbers.rate.label", "body.facts.heading", path}
    assert bare.isdisjoint(entries) and "body.facts.since.label" in entries
    texts = {path: f"訳{entry.source}" for path, entry in entries.items()}
    edition = localize(factsheet, "ja", Catalogue.of("ja", texts))
    assert edition.texts()[path].plain == "2026年6月15日"
    assert not [each for each in edition.warnings if each.path in bare]
    assert not [each for each in problems(factsheet, Catalogue.of("ja", texts)) if each.path in bare]

    own = Catalogue.of("ja", texts | {path: "{day}から"}, {path: "{day}"})
    assert localize(factsheet, "ja", own).texts()[path].plain == "2026年6月15日から"
    assert update(factsheet, own)[0].entries[path].text == "{day}から"
    lost = Catalogue.of("ja", texts | {path: "いつか"})
    assert "placeholder-lost" in [each.code for each in problems(factsheet, lost)]
