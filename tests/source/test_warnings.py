"""What need not stop the work is a warning; what must, is told all at once and only once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from factsheet.errors import DataError, Severity
from factsheet.source.reader import read_data
from tests.source.sample import FOLDER, SOURCE, changed, read_text, refused, shown

VALUE = "value: 22744"

WARNINGS = {
    "no source": (
        ("      source: unseen_struggles\n", ""),
        "factsheet.yaml:35:5: warning: key_numbers.acceptance_rate has no source [number-without-source]\n"
        "35 |     acceptance_rate:\n"
        "   |     ^^^^^^^^^^^^^^^\n"
        "   hint: add a line source: with the id of one under sources:, as source: unseen_struggles",
    ),
    "lone star": (
        ("flee persecution", "flee* persecution"),
        "factsheet.yaml:16:27: warning: summary: a single * prints as it stands [star-alone]\n"
        "16 |   Thousands of people flee* persecution and conflict to seek safety in Hong Kong "
        "every year. Yet, th\n"
        "   |                           ^\n"
        "   hint: for a note write [^id]; write \\* for a star that shall print",
    ),
    "period": (
        ("period: 2014/2023", "period: 2010/2011"),
        "factsheet.yaml:44:15: warning: key_numbers.protection_sought.period is 2010/2011, "
        "and the label says 2014, 2023 [period-unlike-label]\n"
        "44 |       period: 2010/2011\n"
        "   |               ^^^^^^^^^\n"
        "   hint: make the label and the period agree",
    ),
    "note for translators": (
        ("key_numbers.acceptance_rate.label:", "key_numbers.acceptance_rat.label:"),
        "factsheet.yaml:139:3: warning: translator_notes: there is no text "
        '"key_numbers.acceptance_rat.label" [translator-note-without-text]\n'
        "139 |   key_numbers.acceptance_rat.label: Keep {value}; you may move it in the sentence.\n"
        "    |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        '   hint: did you mean "key_numbers.acceptance_rate.label"?',
    ),
    "long title": (
        ("title: Refugees in Hong Kong\n", "title: " + "Refugees in Hong Kong " * 4 + "\n"),
        "factsheet.yaml:14:8: warning: title has 87 characters [text-long]\n"
        "14 | title: Refugees in Hong Kong Refugees in Hong Kong Refugees in Hong Kong Refugees "
        "in Hong Kong \n"
        "   |        " + "^" * 87 + "\n"
        "   hint: up to 60 characters read well",
    ),
    "long point": (
        ("  With minimal government support,", "  " + "With minimal support, " * 10),
        "factsheet.yaml:66:13: warning: key_concerns.living_conditions.text has 45 words [text-long]\n"
        "66 |       text: >-\n"
        "   |             ^^\n"
        "   hint: up to 40 words read well",
    ),
}


@pytest.mark.parametrize("slip", WARNINGS)
def test_a_slip_that_need_not_stop_the_work_is_a_warning(slip: str) -> None:
    (old, new), message = WARNINGS[slip]
    source = changed(old, new)
    assert shown(read_text(source).warnings, source) == message


def test_icons_of_two_sets_in_one_block_are_a_warning(tmp_path: Path) -> None:
    shutil.copytree(FOLDER / "images", tmp_path / "images")
    (tmp_path / "icons" / "tabler").mkdir(parents=True)
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9Z"/></svg>'
    (tmp_path / "icons" / "tabler" / "scales.svg").write_text(drawn, encoding="utf-8")
    source = changed("phosphor:scales", "tabler:scales")
    assert shown(read_text(source, tmp_path).warnings, source) == (
        "factsheet.yaml:104:13: warning: recommendations mixes icons of phosphor and tabler"
        " [icons-of-two-sets]\n"
        "104 |       icon: tabler:scales\n"
        "    |             ^^^^^^^^^^^^^\n"
        "   hint: take all icons of a block from one set"
    )


def test_the_sample_has_nothing_to_complain_of() -> None:
    assert read_text(SOURCE).warnings == ()


def test_all_mistakes_are_shown_at_once_in_the_order_of_the_file() -> None:
    source = changed("lang: en", "lang: english")
    for old, new in (
        (VALUE, "value: 22,744"),
        ("(#)", "(ftp://x)"),
        ("images/masthead.svg", "images/none.svg"),
        ("icon:", "icn:"),
    ):
        source = source.replace(old, new, 1)
    lines = [each.span.line for each in refused(source) if each.span]
    assert lines == sorted(lines) == [10, 23, 43, 88, 98]


def test_a_mistake_in_one_block_is_not_reported_in_another() -> None:
    """The numbers cannot be made, and still {acceptance_rate} names one of them."""
    assert len(refused(changed(VALUE, "value: 22,744"))) == 1


def test_a_mistyped_key_is_not_missed_as_well() -> None:
    assert [each.message for each in refused(changed("title: Ref", "titel: Ref"))] == ['unknown key "titel"']


def test_the_number_of_items_is_bounded() -> None:
    item = "    n{}: {{value: {}, label: More, source: unseen_struggles}}\n"
    for count, fits in ((8, True), (9, False)):
        more = "".join(item.format(number, number) for number in range(count))
        source = SOURCE.replace("key_concerns:", f"{more}key_concerns:", 1)
        if fits:
            assert read_text(source).warnings == ()
        else:
            assert refused(source)[0].message == "key_numbers has 13 items; 1 to 12 are allowed"


def test_a_list_of_items_is_taken_with_a_warning() -> None:
    source = SOURCE
    for name in ("legal_hurdles", "living_conditions", "uncertain_future"):
        source = source.replace(f"    {name}:\n      title", "    - title")
    sheet = read_text(source)
    assert [each.message for each in sheet.warnings] == [
        "key_concerns are a list: translations follow ids, not positions"
    ]
    assert [each.id for each in sheet.blocks["key_concerns"].items] == ["1", "2", "3"]  # type: ignore[attr-defined]


def test_python_values_are_refused_with_the_path_of_their_key() -> None:
    with pytest.raises(DataError) as caught:
        read_data(
            {"factsheet": 1, "id": "a", "lang": "en", "title": "A", "summary": "B", "publisher": {"nam": "C"}}
        )
    assert [str(each) for each in caught.value.diagnostics] == [
        '<data>: error: unknown key "nam" in publisher [unknown-key]'
    ]


def test_a_file_that_holds_something_else_is_no_factsheet() -> None:
    source = "- a\n- b\n"
    assert shown(refused(source), source) == (
        "factsheet.yaml:1:1: error: the file holds no factsheet [not-a-factsheet]\n"
        "1 | - a\n"
        "  | ^\n"
        "   hint: begin with the line factsheet: 1"
    )


def test_messages_cut_long_values_and_escape_what_would_move_the_cursor() -> None:
    found = refused(changed("unit: percent", "unit: " + "x" * 5000))[0]
    assert len(found.message) < 140
    evil = changed("unit: percent", 'unit: "\u202egnp"')
    assert "\\u202e" in shown(refused(evil), evil)
    assert found.severity is Severity.ERROR
