"""Every mistake that a writer can make: where it is, what is wrong, and the way out."""

from __future__ import annotations

import pytest

from factsheet.errors import DataError, Severity
from factsheet.read.reader import read_data
from tests.read.sample import SOURCE, changed, read_text, refused, shown

VALUE = "value: 22744"
RATE = "value: 1.3\n"
PICTURE = "images/window.svg"

ERRORS = {
    "version": (
        ("factsheet: 1", "factsheet: 2"),
        'factsheet.yaml:8:12: error: factsheet "2" is no known version\n'
        "8 | factsheet: 2\n"
        "  |            ^\n"
        "   hint: write factsheet: 1, the version of the format that is known here",
    ),
    "language": (
        ("lang: en", "lang: english"),
        'factsheet.yaml:10:7: error: lang "english" is no language tag\n'
        "10 | lang: english\n"
        "   |       ^^^^^^^\n"
        '   hint: did you mean "en", for English?',
    ),
    "name of files": (
        ("id: hong-kong-refugees", "id: ../evil"),
        'factsheet.yaml:9:5: error: id "../evil" is no name for files\n'
        "9 | id: ../evil\n"
        "  |     ^^^^^^^\n"
        "   hint: files are named after it: use a-z, 0-9 and -, as hong-kong-refugees",
    ),
    "date": (
        ('edition: "2023-11"', "edition: 2023-13"),
        'factsheet.yaml:11:10: error: edition "2023-13" is not a date: there is no month 13\n'
        "11 | edition: 2023-13\n"
        "   |          ^^^^^^^\n"
        '   hint: write "2023-11-30", "2023-11" or "2023", in quotes',
    ),
    "layout outside": (
        ("layout: campaign", "layout: ../../layout"),
        'factsheet.yaml:12:9: error: layout "../../layout" leads out of the folder of the data file\n'
        "12 | layout: ../../layout\n"
        "   |         ^^^^^^^^^^^^\n"
        "   hint: name a layout, or its folder beside the data file",
    ),
    "key without value": (
        ("title: Refugees in Hong Kong", "title:"),
        "factsheet.yaml:14:1: error: title is empty\n"
        "14 | title:\n"
        "   | ^^^^^\n"
        "   hint: write the text behind title:",
    ),
    "key left out": (
        ("title: Refugees in Hong Kong\n", ""),
        "factsheet.yaml:8:1: error: title is missing\n"
        "8 | factsheet: 1\n"
        "  | ^\n"
        "   hint: add a line title: ...",
    ),
    "key left out of an item": (
        ("      title: Harsh living conditions\n", ""),
        "factsheet.yaml:64:5: error: key_concerns.living_conditions.title is missing\n"
        "64 |     living_conditions:\n"
        "   |     ^^^^^^^^^^^^^^^^^\n"
        "   hint: add a line title: ...",
    ),
    "white space for text": (
        ("heading: Hugo's story", 'heading: " "'),
        "factsheet.yaml:76:12: error: story.heading is empty\n"
        '76 |   heading: " "\n'
        "   |            ^^^\n"
        "   hint: write the text, or delete the line",
    ),
    "list for text": (
        ("title: Refugees in Hong Kong", "title: [a, b]"),
        "factsheet.yaml:14:1: error: title is a list, not text\n14 | title: [a, b]\n   | ^^^^^",
    ),
    "text for a group": (
        ("about:\n  heading: About the Leitner Center\n  text: >-\n", "about: >-\n"),
        "factsheet.yaml:109:1: error: about is text, not a group of keys\n"
        "109 | about: >-\n"
        "    | ^^^^^\n"
        "   hint: its keys: heading, text",
    ),
    "number with separators": (
        (VALUE, "value: 22,744"),
        "factsheet.yaml:43:14: error: key_numbers.protection_sought.value is not a plain number\n"
        "43 |       value: 22,744\n"
        "   |              ^^^^^^\n"
        "   hint: write 22744; each edition gets its own separators (en 22,744, de 22.744)",
    ),
    "number in quotes": (
        (VALUE, 'value: "22744"'),
        "factsheet.yaml:43:14: error: key_numbers.protection_sought.value is not a plain number\n"
        '43 |       value: "22744"\n'
        "   |              ^^^^^^^\n"
        "   hint: write 22744 without quotes",
    ),
    "number with a sign": (
        (RATE, "value: 1.3%\n"),
        "factsheet.yaml:37:14: error: key_numbers.acceptance_rate.value is not a plain number\n"
        "37 |       value: 1.3%\n"
        "   |              ^^^^\n"
        "   hint: write 1.3 and unit: percent",
    ),
    "number with a decimal comma": (
        (RATE, "value: 1,3\n"),
        "factsheet.yaml:37:14: error: key_numbers.acceptance_rate.value is not a plain number\n"
        "37 |       value: 1,3\n"
        "   |              ^^^\n"
        "   hint: write 1.3; each edition gets its own decimal sign",
    ),
    "number in words": (
        (RATE, "value: a few\n"),
        "factsheet.yaml:37:14: error: key_numbers.acceptance_rate.value is not a plain number\n"
        "37 |       value: a few\n"
        "   |              ^^^^^\n"
        "   hint: write digits alone, as 22744 or 1.3; the unit has its own line",
    ),
    "unit": (
        ("unit: percent", "unit: percnt"),
        'factsheet.yaml:38:13: error: key_numbers.acceptance_rate.unit "percnt" is no unit\n'
        "38 |       unit: percnt\n"
        "   |             ^^^^^^\n"
        '   hint: did you mean "percent"?',
    ),
    "word of a list": (
        ("show: icon_array", "show: icon_aray"),
        'factsheet.yaml:41:13: error: key_numbers.acceptance_rate.show "icon_aray" is not known here\n'
        "41 |       show: icon_aray\n"
        "   |             ^^^^^^^^^\n"
        '   hint: did you mean "icon_array"?',
    ),
    "true or false": (
        (RATE, "value: 1.3\n      approx: yes\n"),
        'factsheet.yaml:38:15: error: key_numbers.acceptance_rate.approx "yes" is not true or false\n'
        "38 |       approx: yes\n"
        "   |               ^^^\n"
        "   hint: write true or false",
    ),
    "digits": (
        (RATE, "value: 1.3\n      decimals: many\n"),
        'factsheet.yaml:38:17: error: key_numbers.acceptance_rate.decimals "many" is no number of digits\n'
        "38 |       decimals: many\n"
        "   |                 ^^^^\n"
        "   hint: write a whole number from 0 to 9",
    ),
    "period": (
        ("period: 2014/2023", "period: 2014"),
        'factsheet.yaml:44:15: error: key_numbers.protection_sought.period "2014" is not a period\n'
        "44 |       period: 2014\n"
        "   |               ^^^^\n"
        '   hint: write "2014/2023", in quotes',
    ),
    "value quoted twice": (
        ("**{value}**", "{value} {value}"),
        "factsheet.yaml:39:14: error: key_numbers.acceptance_rate.label holds {value} more than once\n"
        "39 |       label: Only {value} {value} of all non-refoulement claimants are accepted\n"
        "   |              " + "^" * 66 + "\n"
        "   hint: keep one of them",
    ),
    "value of nothing": (
        ("title: Refugees in Hong Kong\nsummary: >-\n  Thousands", "title: Refugees\nsummary: >-\n  {value}"),
        "factsheet.yaml:16:3: error: summary quotes {value} of no number\n"
        "16 |   {value} of people flee persecution and conflict to seek safety in Hong Kong "
        "every year. Yet, the\n"
        "   |   ^^^^^^^\n"
        "   hint: {value} stands in the label of a key number; elsewhere write the id of the number",
    ),
    "number that is not there": (
        ("{acceptance_rate}", "{aceptance_rate}"),
        "factsheet.yaml:63:50: error: key_concerns.legal_hurdles.text quotes the key number "
        '"aceptance_rate", which is not there\n'
        "63 |         insufficient interpreters. And then only {aceptance_rate} of claims are approved.\n"
        "   |                                                  ^^^^^^^^^^^^^^^^\n"
        '   hint: did you mean "acceptance_rate"?',
    ),
    "source that is not there": (
        ("source: unseen_struggles", "source: [unseen_strugles]"),
        "factsheet.yaml:40:16: error: key_numbers.acceptance_rate.source.1 names the source "
        '"unseen_strugles", which is not in sources\n'
        "40 |       source: [unseen_strugles]\n"
        "   |                ^^^^^^^^^^^^^^^\n"
        '   hint: did you mean "unseen_struggles"?',
    ),
    "note outside a story": (
        (
            "title: Harsh living conditions\n      text: >-\n        With",
            "title: Harsh\n      text: >-\n        With[^x]",
        ),
        'factsheet.yaml:67:13: error: key_concerns.living_conditions.text calls the note "x", '
        "and key_concerns has no notes\n"
        "67 |         With[^x] minimal government support, claimants endure poor housing, "
        "restricted access to hea\n"
        "   |             ^^^^\n"
        "   hint: only a block with notes can call one; write \\[ for the sign itself",
    ),
    "bold never closed": (
        ("  Thousands of people", "  Thousands of **people"),
        "factsheet.yaml:16:16: error: summary: bold is opened by ** and never closed\n"
        "16 |   Thousands of **people flee persecution and conflict to seek safety in Hong Kong "
        "every year. Yet, t\n"
        "   |                ^^\n"
        "   hint: write \\*\\* for the signs themselves",
    ),
    "link that runs": (
        ("(#)", "(javascript:x)"),
        'factsheet.yaml:88:87: error: story.notes.pseudonym: the link "javascript:x" leads to javascript:, '
        "and only http, https, mailto and tel are allowed\n"
        '88 | used for protection reasons, source: [Hong Kong Free Press](javascript:x)"\n'
        "   |                                                             ^^^^^^^^^^^^\n"
        "   hint: write [text](https://...)",
    ),
    "address": (
        ("url: https://example.org/unseen-struggles", "url: example.org"),
        'factsheet.yaml:122:8: error: call_to_action.url "example.org" does not say where it leads: '
        "begin with https://\n"
        "122 | " + "  url: example.org   # a placeholder: the source of this sheet has no address\n"
        "    |        ^^^^^^^^^^^\n"
        "   hint: write it in full: https://example.org/report",
    ),
    "icon": (
        ("icon: phosphor:scales", "icon: Scales!"),
        'factsheet.yaml:104:13: error: recommendations.legal_aid.icon "Scales!" is no icon\n'
        "104 |       icon: Scales!\n"
        "    |             ^^^^^^^\n"
        "   hint: write set:name, as phosphor:scales",
    ),
    "file that is not there": (
        (PICTURE, "images/windw.svg"),
        'factsheet.yaml:89:12: error: story.picture: there is no file "images/windw.svg"\n'
        "89 |   picture: images/windw.svg\n"
        "   |            ^^^^^^^^^^^^^^^^\n"
        '   hint: did you mean "images/window.svg"?',
    ),
    "file outside": (
        (PICTURE, "../../secret.svg"),
        'factsheet.yaml:89:12: error: story.picture "../../secret.svg" leads out of the folder '
        "of the data file\n"
        "89 |   picture: ../../secret.svg\n"
        "   |            ^^^^^^^^^^^^^^^^\n"
        "   hint: name a file beside the data file, as images/window.svg",
    ),
    "file of the machine": (
        (PICTURE, "/dev/zero"),
        'factsheet.yaml:89:12: error: story.picture "/dev/zero" is no name of a file beside the data file\n'
        "89 |   picture: /dev/zero\n"
        "   |            ^^^^^^^^^\n"
        "   hint: name a file beside the data file, as images/window.svg",
    ),
    "picture that is not described": (
        ("  picture_alt: The dark shape of a person at a lit window\n", ""),
        "factsheet.yaml:89:3: error: story.picture_alt is missing\n"
        "89 |   picture: images/window.svg\n"
        "   |   ^^^^^^^\n"
        "   hint: add a line picture_alt: what the picture shows, for those who do not see it",
    ),
    "description of no picture": (
        ("  picture: images/window.svg\n", ""),
        "factsheet.yaml:89:3: error: story.picture_alt describes no picture\n"
        "89 |   picture_alt: The dark shape of a person at a lit window\n"
        "   |   ^^^^^^^^^^^\n"
        "   hint: add a line picture: or delete this one",
    ),
    "note that is not there": (
        ("  notes:\n    pseudonym", "  notes:\n    pseudonim"),
        'factsheet.yaml:78:23: error: story.text calls the note "pseudonym", which is not in notes\n'
        "78 |     At age seven, Hugo[^pseudonym] witnessed the brutal killing of his family "
        "amid conflict in an\n"
        "   |                       ^^^^^^^^^^^^\n"
        '   hint: did you mean "pseudonim"?\n'
        "factsheet.yaml:88:5: error: story.notes.pseudonim is called nowhere\n"
        '88 |     pseudonim: "Pseudonym used for protection reasons, source: [Hong Kong Free Press](#)"\n'
        "   |     ^^^^^^^^^\n"
        "   hint: write word[^pseudonim] in the text",
    ),
    "id": (
        ("    resettled:\n", "    Resettled!:\n"),
        "factsheet.yaml:51:5: error: key_numbers.Resettled! is no id\n"
        "51 |     Resettled!:\n"
        "   |     ^^^^^^^^^^\n"
        "   hint: an id is made of a-z, 0-9 and _",
    ),
    "item without keys": (
        ("glossary:\n", "glossary:\n  convention:\n"),
        "factsheet.yaml:144:3: error: glossary.convention is empty\n"
        "144 |   convention:\n"
        "    |   ^^^^^^^^^^\n"
        "   hint: write its keys below it, or delete it",
    ),
    "items as text": (
        (
            "glossary:\n  non_refoulement: {term: non-refoulement, meaning: not returning a "
            "person to danger}",
            "glossary: no",
        ),
        "factsheet.yaml:143:1: error: glossary is not a group of items\n"
        "143 | glossary: no\n"
        "    | ^^^^^^^^\n"
        "   hint: write each item under an id of its own",
    ),
}


@pytest.mark.parametrize("mistake", ERRORS)
def test_a_mistake_is_shown_with_its_place_and_the_way_out(mistake: str) -> None:
    (old, new), message = ERRORS[mistake]
    source = changed(old, new)
    assert shown(refused(source), source) == message


WARNINGS = {
    "no source": (
        ("      source: unseen_struggles\n", ""),
        "factsheet.yaml:36:5: warning: key_numbers.acceptance_rate has no source\n"
        "36 |     acceptance_rate:\n"
        "   |     ^^^^^^^^^^^^^^^\n"
        "   hint: add a line source: with an id of sources",
    ),
    "lone star": (
        ("flee persecution", "flee* persecution"),
        "factsheet.yaml:16:27: warning: summary: a single * prints as it stands\n"
        "16 |   Thousands of people flee* persecution and conflict to seek safety in Hong Kong "
        "every year. Yet, th\n"
        "   |                           ^\n"
        "   hint: for a note write [^id]; write \\* for a star that shall print",
    ),
    "period": (
        ("period: 2014/2023", "period: 2010/2011"),
        "factsheet.yaml:44:15: warning: key_numbers.protection_sought.period is 2010/2011, "
        "and the label says 2014, 2023\n"
        "44 |       period: 2010/2011\n"
        "   |               ^^^^^^^^^\n"
        "   hint: let them agree",
    ),
    "icon sets": (
        ("phosphor:scales", "tabler:scales"),
        "factsheet.yaml:104:13: warning: recommendations mixes icons of phosphor and tabler\n"
        "104 |       icon: tabler:scales\n"
        "    |             ^^^^^^^^^^^^^\n"
        "   hint: take all icons of a block from one set",
    ),
    "note for translators": (
        ("key_numbers.acceptance_rate.label:", "key_numbers.acceptance_rat.label:"),
        "factsheet.yaml:139:3: warning: translator_notes: there is no text "
        '"key_numbers.acceptance_rat.label"\n'
        "139 |   key_numbers.acceptance_rat.label: Keep {value}; you may move it in the sentence.\n"
        "    |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        '   hint: did you mean "key_numbers.acceptance_rate.label"?',
    ),
    "long title": (
        ("title: Refugees in Hong Kong\n", "title: " + "Refugees in Hong Kong " * 4 + "\n"),
        "factsheet.yaml:14:8: warning: title has 87 characters\n"
        "14 | title: Refugees in Hong Kong Refugees in Hong Kong Refugees in Hong Kong Refugees "
        "in Hong Kong \n"
        "   |        " + "^" * 87 + "\n"
        "   hint: up to 60 characters read well",
    ),
    "long point": (
        ("  With minimal government support,", "  " + "With minimal support, " * 10),
        "factsheet.yaml:66:13: warning: key_concerns.living_conditions.text has 45 words\n"
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
    assert lines == sorted(lines) == [10, 24, 43, 88, 98]


def test_a_mistake_in_one_block_is_not_reported_in_another() -> None:
    """The numbers cannot be made, and still {acceptance_rate} names one of them."""
    assert len(refused(changed(VALUE, "value: 22,744"))) == 1


def test_a_mistyped_key_is_not_missed_as_well() -> None:
    assert [each.message for each in refused(changed("title: Ref", "titel: Ref"))] == ['unknown key "titel"']


def test_the_number_of_items_is_bounded() -> None:
    start, end = SOURCE.index("    protection_sought:"), SOURCE.index("key_concerns:")
    source = SOURCE[:start] + SOURCE[end:]
    assert refused(source)[0].message == "key_numbers has 1 item; 2 to 6 are allowed"


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
        '<data>: error: unknown key "nam" in publisher'
    ]


def test_a_file_that_holds_something_else_is_no_factsheet() -> None:
    source = "- a\n- b\n"
    assert shown(refused(source), source) == (
        "factsheet.yaml:1:1: error: the file holds no factsheet\n"
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
