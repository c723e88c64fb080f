"""Every mistake that a writer can make: where it is, what is wrong, and the way out."""

from __future__ import annotations

import pytest

from tests.source.sample import changed, refused, shown

VALUE = "value: 22744"
RATE = "value: 1.3\n"
PICTURE = "images/window.svg"

ERRORS = {
    "version": (
        ("factsheet: 1", "factsheet: 2"),
        'factsheet.yaml:8:12: error: factsheet "2" is not a known version [unknown-version]\n'
        "8 | factsheet: 2\n"
        "  |            ^\n"
        "   hint: write factsheet: 1, the version of the format that is known here",
    ),
    "language": (
        ("lang: en", "lang: english"),
        'factsheet.yaml:10:7: error: lang "english" is not a language tag [language-not-usable]\n'
        "10 | lang: english\n"
        "   |       ^^^^^^^\n"
        '   hint: did you mean "en", for English?',
    ),
    "name of files": (
        ("id: hong-kong-refugees", "id: ../evil"),
        'factsheet.yaml:9:5: error: id "../evil" cannot name files [id-not-for-files]\n'
        "9 | id: ../evil\n"
        "  |     ^^^^^^^\n"
        "   hint: files are named after it: use a-z, 0-9 and -, as hong-kong-refugees",
    ),
    "date": (
        ('edition: "2023-11"', "edition: 2023-13"),
        'factsheet.yaml:11:10: error: edition "2023-13" is not a date: there is no month 13'
        " [date-not-valid]\n"
        "11 | edition: 2023-13\n"
        "   |          ^^^^^^^\n"
        '   hint: write "2023-11-30", "2023-11" or "2023", in quotes',
    ),
    "layout outside": (
        ("layout: campaign", "layout: ../../layout"),
        'factsheet.yaml:12:9: error: layout "../../layout" leads out of the folder of the data file'
        " [file-name-not-allowed]\n"
        "12 | layout: ../../layout\n"
        "   |         ^^^^^^^^^^^^\n"
        "   hint: name a layout, or its folder beside the data file",
    ),
    "key without value": (
        ("title: Refugees in Hong Kong", "title:"),
        "factsheet.yaml:14:1: error: title is empty [value-empty]\n"
        "14 | title:\n"
        "   | ^^^^^\n"
        "   hint: write the text behind title:",
    ),
    "key left out": (
        ("title: Refugees in Hong Kong\n", ""),
        "factsheet.yaml:8:1: error: title is missing [key-missing]\n"
        "8 | factsheet: 1\n"
        "  | ^\n"
        "   hint: add a line title: ...",
    ),
    "key left out of an item": (
        ("      title: Harsh living conditions\n", ""),
        "factsheet.yaml:64:5: error: key_concerns.living_conditions.title is missing [key-missing]\n"
        "64 |     living_conditions:\n"
        "   |     ^^^^^^^^^^^^^^^^^\n"
        "   hint: add a line title: ...",
    ),
    "white space for text": (
        ("heading: Hugo's story", 'heading: " "'),
        "factsheet.yaml:76:12: error: story.heading is empty [value-empty]\n"
        '76 |   heading: " "\n'
        "   |            ^^^\n"
        "   hint: write the text, or delete the line",
    ),
    "list for text": (
        ("title: Refugees in Hong Kong", "title: [a, b]"),
        "factsheet.yaml:14:1: error: title is a list, not text"
        " [wrong-kind-of-value]\n14 | title: [a, b]\n   | ^^^^^\n"
        '   hint: write text on the line of the key, as "a, b"',
    ),
    "text for a group": (
        ("about:\n  heading: About the Leitner Center\n  text: >-\n", "about: >-\n"),
        "factsheet.yaml:109:1: error: about is text, not a group of keys [not-a-group]\n"
        "109 | about: >-\n"
        "    | ^^^^^\n"
        "   hint: its keys: heading, text, notes, tone, stand, page",
    ),
    "number with separators": (
        (VALUE, "value: 22,744"),
        "factsheet.yaml:43:14: error: key_numbers.protection_sought.value is not a plain number"
        " [number-not-plain]\n"
        "43 |       value: 22,744\n"
        "   |              ^^^^^^\n"
        "   hint: write 22744; each edition gets its own separators (en 22,744, de 22.744)",
    ),
    "number in quotes": (
        (VALUE, 'value: "22744"'),
        "factsheet.yaml:43:14: error: key_numbers.protection_sought.value is not a plain number"
        " [number-not-plain]\n"
        '43 |       value: "22744"\n'
        "   |              ^^^^^^^\n"
        "   hint: write 22744 without quotes",
    ),
    "number with a sign": (
        (RATE, "value: 1.3%\n"),
        "factsheet.yaml:37:14: error: key_numbers.acceptance_rate.value is not a plain number"
        " [number-not-plain]\n"
        "37 |       value: 1.3%\n"
        "   |              ^^^^\n"
        "   hint: write 1.3 and unit: percent",
    ),
    "number with a decimal comma": (
        (RATE, "value: 1,3\n"),
        "factsheet.yaml:37:14: error: key_numbers.acceptance_rate.value is not a plain number"
        " [number-not-plain]\n"
        "37 |       value: 1,3\n"
        "   |              ^^^\n"
        "   hint: write 1.3; each edition gets its own decimal sign",
    ),
    "number in words": (
        (RATE, "value: a few\n"),
        "factsheet.yaml:37:14: error: key_numbers.acceptance_rate.value is not a plain number"
        " [number-not-plain]\n"
        "37 |       value: a few\n"
        "   |              ^^^^^\n"
        "   hint: write digits alone, as 22744 or 1.3; the unit has its own line",
    ),
    "unit": (
        ("unit: percent", "unit: percnt"),
        'factsheet.yaml:38:13: error: key_numbers.acceptance_rate.unit "percnt" is not a unit'
        " [unknown-unit]\n"
        "38 |       unit: percnt\n"
        "   |             ^^^^^^\n"
        '   hint: did you mean "percent"?',
    ),
    "word of a list": (
        ("show: icon_array", "show: icon_aray"),
        'factsheet.yaml:41:13: error: key_numbers.acceptance_rate.show "icon_aray" is not known here'
        " [unknown-word]\n"
        "41 |       show: icon_aray\n"
        "   |             ^^^^^^^^^\n"
        '   hint: did you mean "icon_array"?',
    ),
    "true or false": (
        (RATE, "value: 1.3\n      approx: yes\n"),
        'factsheet.yaml:38:15: error: key_numbers.acceptance_rate.approx "yes" is not true or false'
        " [not-true-or-false]\n"
        "38 |       approx: yes\n"
        "   |               ^^^\n"
        "   hint: write true or false",
    ),
    "digits": (
        (RATE, "value: 1.3\n      decimals: many\n"),
        'factsheet.yaml:38:17: error: key_numbers.acceptance_rate.decimals "many" is not a number of digits'
        " [decimals-not-valid]\n"
        "38 |       decimals: many\n"
        "   |                 ^^^^\n"
        "   hint: write a whole number from 0 to 9",
    ),
    "period": (
        ("period: 2014/2023", "period: 2014-2023"),
        'factsheet.yaml:44:15: error: key_numbers.protection_sought.period "2014-2023" is not a period'
        " [date-not-valid]\n"
        "44 |       period: 2014-2023\n"
        "   |               ^^^^^^^^^\n"
        '   hint: write "2014/2023", in quotes',
    ),
    "value quoted twice": (
        ("**{value}**", "{value} {value}"),
        "factsheet.yaml:39:14: error: key_numbers.acceptance_rate.label holds {value} more than once"
        " [value-quoted-twice]\n"
        "39 |       label: Only {value} {value} of all non-refoulement claimants are accepted\n"
        "   |              " + "^" * 66 + "\n"
        "   hint: keep one of them",
    ),
    "value of nothing": (
        ("title: Refugees in Hong Kong\nsummary: >-\n  Thousands", "title: Refugees\nsummary: >-\n  {value}"),
        "factsheet.yaml:16:3: error: summary quotes {value} of no number [value-outside-label]\n"
        "16 |   {value} of people flee persecution and conflict to seek safety in Hong Kong "
        "every year. Yet, the\n"
        "   |   ^^^^^^^\n"
        "   hint: {value} stands in the label of a key number; elsewhere write the id of the number",
    ),
    "number that is not there": (
        ("{acceptance_rate}", "{aceptance_rate}"),
        "factsheet.yaml:63:50: error: key_concerns.legal_hurdles.text quotes the key number "
        '"aceptance_rate", which does not exist [unknown-key-number]\n'
        "63 |         insufficient interpreters. And then only {aceptance_rate} of claims are approved.\n"
        "   |                                                  ^^^^^^^^^^^^^^^^\n"
        '   hint: did you mean "acceptance_rate"?',
    ),
    "source that is not there": (
        ("source: unseen_struggles", "source: [unseen_strugles]"),
        "factsheet.yaml:40:16: error: key_numbers.acceptance_rate.source.1 names the source "
        '"unseen_strugles", which is not in sources [unknown-source]\n'
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
        "which is not in notes [unknown-note]\n"
        "67 |         With[^x] minimal government support, claimants endure poor housing, "
        "restricted access to hea\n"
        "   |             ^^^^\n"
        "   hint: write the note under notes:",
    ),
    "bold never closed": (
        ("  Thousands of people", "  Thousands of **people"),
        "factsheet.yaml:16:16: error: summary: bold is opened by ** and never closed [bold-not-closed]\n"
        "16 |   Thousands of **people flee persecution and conflict to seek safety in Hong Kong "
        "every year. Yet, t\n"
        "   |                ^^\n"
        "   hint: close it with ** behind the words, or write \\*\\* for the signs themselves",
    ),
    "link that runs": (
        ("(#)", "(javascript:x)"),
        'factsheet.yaml:88:87: error: story.notes.pseudonym: the link "javascript:x" leads to javascript:, '
        "and only http, https, mailto and tel are allowed [address-not-valid]\n"
        '88 | used for protection reasons, source: [Hong Kong Free Press](javascript:x)"\n'
        "   |                                                             ^^^^^^^^^^^^\n"
        "   hint: write [text](https://...)",
    ),
    "address": (
        ("url: https://example.org/unseen-struggles", "url: example.org"),
        'factsheet.yaml:122:8: error: call_to_action.url "example.org" is not a web address, a mail address '
        "or a telephone number [address-not-valid]\n"
        "122 | " + "  url: example.org   # a placeholder: the source of this sheet has no address\n"
        "    |        ^^^^^^^^^^^\n"
        "   hint: write https://example.org",
    ),
    "icon": (
        ("icon: phosphor:scales", "icon: Scales!"),
        'factsheet.yaml:104:13: error: recommendations.legal_aid.icon "Scales!" is no icon'
        " [icon-name-not-valid]\n"
        "104 |       icon: Scales!\n"
        "    |             ^^^^^^^\n"
        "   hint: write its name, as phosphor:scales or legal-aid",
    ),
    "file that is not there": (
        (PICTURE, "images/windw.svg"),
        'factsheet.yaml:89:12: error: story.picture: there is no file "images/windw.svg" [picture-missing]\n'
        "89 |   picture: images/windw.svg\n"
        "   |            ^^^^^^^^^^^^^^^^\n"
        '   hint: did you mean "images/window.svg"?',
    ),
    "file outside": (
        (PICTURE, "../../secret.svg"),
        'factsheet.yaml:89:12: error: story.picture "../../secret.svg" leads out of the folder '
        "of the data file [file-name-not-allowed]\n"
        "89 |   picture: ../../secret.svg\n"
        "   |            ^^^^^^^^^^^^^^^^\n"
        "   hint: name a file beside the data file, as images/window.svg",
    ),
    "file of the machine": (
        (PICTURE, "/dev/zero"),
        'factsheet.yaml:89:12: error: story.picture "/dev/zero" does not name a file beside the data file'
        " [file-name-not-allowed]\n"
        "89 |   picture: /dev/zero\n"
        "   |            ^^^^^^^^^\n"
        "   hint: name a file beside the data file, as images/window.svg",
    ),
    "picture that is not described": (
        ("  picture_alt: The dark shape of a person at a lit window\n", ""),
        "factsheet.yaml:89:3: error: story.picture_alt is missing [picture-without-alt]\n"
        "89 |   picture: images/window.svg\n"
        "   |   ^^^^^^^\n"
        "   hint: add a line picture_alt: what the picture shows, for those who do not see it",
    ),
    "description of no picture": (
        ("  picture: images/window.svg\n", ""),
        "factsheet.yaml:89:3: error: story.picture_alt describes no picture [alt-without-picture]\n"
        "89 |   picture_alt: The dark shape of a person at a lit window\n"
        "   |   ^^^^^^^^^^^\n"
        "   hint: add a line picture: or delete this one",
    ),
    "note that is not there": (
        ("  notes:\n    pseudonym", "  notes:\n    pseudonim"),
        'factsheet.yaml:78:23: error: story.text calls the note "pseudonym", which is not in notes'
        " [unknown-note]\n"
        "78 |     At age seven, Hugo[^pseudonym] witnessed the brutal killing of his family "
        "amid conflict in an\n"
        "   |                       ^^^^^^^^^^^^\n"
        '   hint: did you mean "pseudonim"?\n'
        "factsheet.yaml:88:5: error: story.notes.pseudonim is never referenced [note-not-called]\n"
        '88 |     pseudonim: "Pseudonym used for protection reasons, source: [Hong Kong Free Press](#)"\n'
        "   |     ^^^^^^^^^\n"
        "   hint: write word[^pseudonim] in the text",
    ),
    "id": (
        ("    resettled:\n", "    Resettled!:\n"),
        "factsheet.yaml:51:5: error: key_numbers.Resettled! is not an id [id-not-valid]\n"
        "51 |     Resettled!:\n"
        "   |     ^^^^^^^^^^\n"
        "   hint: an id is made of a-z, 0-9 and _, as resettled",
    ),
    "item without keys": (
        ("glossary:\n", "glossary:\n  convention:\n"),
        "factsheet.yaml:144:3: error: glossary.convention is empty [value-empty]\n"
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
        "factsheet.yaml:143:1: error: glossary is not a group of items [not-a-group]\n"
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
