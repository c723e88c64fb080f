"""A factsheet becomes an edition: a number is written once, and the language fills in what is left to it."""

from __future__ import annotations

import pickle
from types import SimpleNamespace

import pytest

from factsheet.content.edition import Edition
from factsheet.display import Direction, StructureRole
from factsheet.document.nodes import ListItem
from factsheet.document.selectors import part
from factsheet.document.text import Name, Text
from factsheet.errors import CatalogueError, Diagnostic, Severity
from factsheet.excerpt import render
from factsheet.locale.edition import localize
from factsheet.source.reader import read_data
from tests.source.sample import SOURCE, changed, read_text

EDITION = localize(read_text(SOURCE))


def edition_of(*changes: tuple[str, str]) -> Edition:
    source = SOURCE
    for old, new in changes:
        assert old in source
        source = source.replace(old, new, 1)
    return localize(read_text(source))


def test_a_number_is_written_once_and_quoted_with_its_reference() -> None:
    text = EDITION.find("key_concerns.legal_hurdles.text")
    (run,) = [run for run in text.runs if run.ref]
    assert (run.value, run.ref) == ("1.3%", "acceptance_rate")


def test_a_changed_number_changes_wherever_it_is_quoted() -> None:
    edition = localize(read_text(changed("value: 1.3", "value: 2.75")))
    assert "2.75%" in edition.find("key_numbers.acceptance_rate.label").plain
    assert "only 2.75% of claims" in edition.find("key_concerns.legal_hurdles.text").plain


def test_a_number_in_its_sentence_is_offered_in_parts() -> None:
    (item,) = EDITION.find("key_numbers.hero")
    hero = SimpleNamespace(**{name: part(item, name) for name in ("before", "figure", "after", "label")})
    parts = (hero.before, hero.figure, hero.after)
    assert "".join(part.plain for part in parts) == hero.label.plain
    assert hero.figure.plain.strip() == "1.3%"
    assert {part.path for part in parts} == {"key_numbers.acceptance_rate.label"}
    assert [part.start for part in parts] == [
        0,
        len(hero.before.plain),
        len(hero.before.plain + hero.figure.plain),
    ]


def test_a_number_above_its_label_is_the_number_and_the_label() -> None:
    first = EDITION.find("key_numbers.others")[0]
    assert not part(first, "before")
    figure = part(first, "figure")
    assert (figure.plain, figure.path) == ("22,744", "key_numbers.protection_sought.value")
    assert part(first, "after").plain == "People sought protection in Hong Kong from 2014 to 2023"
    assert part(first, "quantity").value == 22744


def test_without_a_number_to_single_out_there_is_no_hero() -> None:
    plain = (("      show: icon_array\n", ""), ("Only **{value}** of all", "Share of all"))
    edition = edition_of(*plain)
    assert edition.find("key_numbers.hero") == ()
    assert len(edition.find("key_numbers.others")) == 4


def test_concerns_are_numbered() -> None:
    numerals = [part(each, "numeral") for each in EDITION.find("key_concerns.items")]
    assert [each.plain for each in numerals] == ["1", "2", "3"]
    assert numerals[0].path == "key_concerns.legal_hurdles.numeral"


def test_note_marks_follow_the_order_of_the_calls() -> None:
    edition = edition_of(
        ("youth leader, which", "youth leader[^second], which"),
        ("    pseudonym: ", "    second: Another note\n    pseudonym: "),
    )
    assert [each.text.plain[:9] for each in edition.find("story.note_list")] == ["*Pseudony", "†Another "]
    text = edition.find("story.text").plain
    assert "Hugo* witnessed" in text and "youth leader†, which" in text


def test_headings_that_are_left_out_are_built_in() -> None:
    edition = edition_of(("  heading: Key numbers\n", ""), ("  heading: Recommendations\n", ""))
    assert edition.find("key_numbers.heading").plain == "Key numbers"
    assert edition.find("recommendations.heading").path == "recommendations.heading"


def test_the_address_is_printed_only_when_asked() -> None:
    assert not EDITION.find("call_to_action.address")
    edition = edition_of(("  text: Scan", "  show_url: true\n  text: Scan"))
    assert edition.find("call_to_action.address").plain == "example.org/unseen-struggles"


def test_the_address_follows_the_language() -> None:
    edition = edition_of(("https://example.org/unseen-struggles", "https://example.org/{lang}/x"))
    assert (
        edition.find("call_to_action.url")
        == Name("https://example.org/en/x", "call_to_action.url", EDITION.find("call_to_action.url").span)
        or edition.find("call_to_action.url").value == "https://example.org/en/x"
    )


def test_a_source_is_a_line() -> None:
    (line,) = EDITION.find("sources.lines")
    assert line.path == "sources.unseen_struggles"
    assert line.plain == (
        "Source: Unseen struggles: Addressing migrant rights in Hong Kong, "
        "Leitner Center for International Law and Justice, November 2023"
    )


def test_all_that_is_known_of_a_source_is_told() -> None:
    page, url = "    page: 12\n", "    url: https://example.org/report/\n"
    more = page + url + '    accessed: "2024-05-03"\n    date: "2023-11"\n'
    (line,) = edition_of(('    date: "2023-11"\n', more)).find("sources.lines")
    assert line.plain.endswith(", November 2023, p. 12, example.org/report, accessed May 3, 2024")
    assert [run.link for run in line.runs if run.link] == ["https://example.org/report/"]


def test_the_imprint_names_edition_and_licence() -> None:
    edition = edition_of(
        ("sources:\n", "imprint:\n  license: CC-BY-4.0\n  method: Counted by hand.\nsources:\n")
    )
    lines = edition.find("imprint.lines")
    assert [each.plain for each in lines] == [
        *("Updated November 2023", "Licensed under CC BY 4.0", "Counted by hand."),
    ]
    assert lines[1].runs[1].link == "https://creativecommons.org/licenses/by/4.0/"


def test_the_date_of_the_edition_is_printed_without_an_imprint_too() -> None:
    data = {
        "factsheet": 1,
        "id": "x",
        "lang": "de",
        "title": "Trinkwasser abkochen",
        "summary": "Bis auf Weiteres.",
    }
    edition = localize(read_data(data | {"edition": "2026-11-30"}))
    assert [each.plain for each in edition.find("imprint.lines")] == ["Stand: 30. November 2026"]
    assert edition.texts()["imprint.edition"].plain == "Stand: 30. November 2026"
    assert localize(read_data(data)).find("imprint") is None
    source = {"sources": {"city": {"title": "Stadt", "date": "2026-11-30"}}}
    said = localize(read_data(data | {"edition": "2026-11-30"} | source))
    assert said.find("imprint") is None, "the line of the source has the same date"
    assert localize(read_data(data | {"edition": "2026-12-01"} | source)).find("imprint")


def test_reading_order_is_that_of_the_content() -> None:
    kinds = [node.path for node in EDITION.structure().children]
    assert kinds == [
        *("header", "key_numbers", "key_concerns", "story"),
        *("recommendations", "about", "call_to_action", "publisher", "sources"),
    ]
    roles = [node.role for node in EDITION.structure().walk()]
    assert (
        roles.count(StructureRole.H1) == 1
        and roles.count(StructureRole.H2) == 5
        and roles.count(StructureRole.FIGURE) == 6
    )


def test_every_path_of_the_structure_is_there_once() -> None:
    paths = [node.path for node in EDITION.structure().walk()]
    assert len(paths) == len(set(paths))


def test_everything_that_has_to_be_printed_is_in_the_structure() -> None:
    paths = {node.path.partition("~")[0] for node in EDITION.structure().walk()}
    assert set(EDITION.texts()) <= paths


def test_figures_say_what_they_show() -> None:
    figures = {
        node.path: node.alt for node in EDITION.structure().walk() if node.role is StructureRole.FIGURE
    }
    assert figures["publisher.logo"] == "Leitner Center for International Law and Justice"
    assert figures["call_to_action.url.code"] == (
        "QR code: Scan to read the report: https://example.org/unseen-struggles"
    )
    assert all(figures.values())


def test_a_link_to_an_address_is_a_link_and_one_to_nowhere_is_not() -> None:
    linked = edition_of(("(#)", "(https://hongkongfp.com)"))
    roles = [node.role for node in linked.structure().walk() if "@" in node.path]
    assert roles == [StructureRole.LINK]
    assert [node.role for node in EDITION.structure().walk() if "@" in node.path] == [StructureRole.SPAN]


def test_an_icon_speaks_only_where_it_says_something() -> None:
    path = "recommendations.convention.icon"
    assert not EDITION.speaks(path)
    edition = edition_of(
        ("      icon: phosphor:scroll", "      icon: phosphor:scroll\n      icon_alt: A treaty")
    )
    assert edition.speaks(path)


def test_without_a_logo_the_name_has_to_be_printed() -> None:
    edition = edition_of(
        ("  logo: images/leitner-center.svg\n", ""),
        ("  logo_alt: Leitner Center for International Law and Justice\n", ""),
    )
    assert "publisher.name" in edition.texts() and "publisher.name" not in EDITION.texts()


def test_selectors() -> None:
    assert isinstance(EDITION.find("header.picture"), Name)
    assert isinstance(EDITION.find("story.heading"), Text)
    assert isinstance(EDITION.find("key_concerns.legal_hurdles"), ListItem)
    assert EDITION.find("story.quote") is None
    assert EDITION.find("story.picture_credit") is None
    assert EDITION.find("key_concerns.legal_hurdles.title").plain == "Lengthy legal hurdles"
    assert EDITION.find("no_such_block.heading") is None


def test_a_selector_that_the_block_does_not_know_is_an_error() -> None:
    with pytest.raises(LookupError, match='story.hedding: there is no .hedding.; did you mean "heading"?'):
        EDITION.find("story.hedding")


def test_what_an_edition_says_of_itself() -> None:
    assert (EDITION.id, EDITION.lang, EDITION.script, EDITION.direction) == (
        "hong-kong-refugees",
        "en",
        "Latn",
        Direction.LTR,
    )
    assert (EDITION.title, EDITION.author, EDITION.date) == (
        "Refugees in Hong Kong",
        "Leitner Center",
        "2023-11",
    )


def test_an_edition_can_be_sent_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(EDITION))
    assert again.texts() == EDITION.texts() and again.structure() == EDITION.structure()


def test_a_number_typed_into_the_copy_is_hinted_at() -> None:
    source = changed("only {acceptance_rate} of claims", "only 1.3% of claims")
    (warning,) = localize(read_text(source)).warnings
    assert render(warning, source.splitlines()) == (
        "factsheet.yaml:61:13: warning: key_concerns.legal_hurdles.text says 1.3%, "
        "which is the key number acceptance_rate [key-number-typed]\n"
        "61 |       text: >-\n"
        "   |             ^^\n"
        "   hint: write {acceptance_rate}, which follows when the number changes"
    )


def test_the_sample_needs_no_warning() -> None:
    assert EDITION.warnings == ()


def test_a_language_that_is_none_is_refused() -> None:
    with pytest.raises(CatalogueError, match='"../../evil" is not a language tag'):
        localize(read_text(SOURCE), "../../evil")


def test_a_language_without_built_in_words_says_what_it_lacks() -> None:
    edition = localize(read_text(changed("lang: en", "lang: din")))
    numbers, words = edition.warnings
    assert "how Dinka (din) writes numbers and dates is not known" in numbers.message
    assert words.message.startswith("Dinka (din) has no built-in words for: code, source, tally_people;")
    assert (words.severity, words.span and words.span.line) == (Severity.WARNING, 10)
    assert 'builtin: with lines such as code: "QR code: {call}: {address}"' in words.hint


def but_of_script(warnings: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    """The warnings without that of English copy in a sheet that is said to be in another language."""
    return [each for each in warnings if each.code != "copy-in-other-script"]


@pytest.mark.parametrize(
    ("tag", "calendar", "without"),
    [
        ("th-u-ca-buddhist", "buddhist", "th"),
        ("fa-u-ca-persian-nu-latn", "persian", "fa-u-nu-latn"),
        ("ar-u-nu-latn-ca-islamic-civil", "islamic-civil", "ar-u-nu-latn"),
    ],
)
def test_another_calendar_is_told_as_not_used(tag: str, calendar: str, without: str) -> None:
    (told,) = but_of_script(localize(read_text(changed("lang: en", f"lang: {tag}"))).warnings)
    assert f"{tag} asks for the calendar {calendar}" in told.message
    assert told.hint.startswith(f"write {without};")
    assert (told.severity, told.code, told.span and told.span.line) == (
        Severity.WARNING, "calendar-not-used", 10,
    )  # fmt: skip
    again = localize(read_text(changed("lang: en", f"lang: {without}")))
    assert but_of_script(again.warnings) == []


def test_the_gregorian_calendar_may_be_asked_for() -> None:
    gregorian = localize(read_text(changed("lang: en", "lang: th-u-ca-gregory")))
    assert but_of_script(gregorian.warnings) == []


def test_a_sheet_in_arabic_runs_from_right_to_left_with_its_own_figures() -> None:
    edition = localize(read_text(changed("lang: en", "lang: ar")))
    assert edition.direction is Direction.RTL
    assert part(edition.find("key_numbers.others")[0], "figure").plain == "٢٢٬٧٤٤"
    assert part(edition.find("key_concerns.items")[0], "numeral").plain == "١"
