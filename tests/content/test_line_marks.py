"""Lists and sub-headings in text: where a line begins one, what stays prose, and that it all reads back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.content.markup import read, write
from factsheet.document.text import PARAGRAPH, Inline
from factsheet.yaml_source import parse
from tests.source.sample import SOURCE, read_text


def parts(source: str) -> list[tuple[str, str]]:
    """How each paragraph begins, and its words."""
    marked = read(source)
    assert not any(fault.error for fault in marked.faults)
    found: list[list[Inline]] = [[]]
    for run in marked.runs:
        if run.value == PARAGRAPH:
            found.append([])
        else:
            found[-1].append(run)
    for group in found:
        assert len({run.begins for run in group}) <= 1
    return [(group[0].begins if group else "", "".join(run.value for run in group)) for group in found]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Bring:\n\n- water\n- bread", [("", "Bring:"), ("-", "water"), ("-", "bread")]),
        ("- water\n- bread", [("-", "water"), ("-", "bread")]),
        ("- water\n\n- bread\n\nGo.", [("-", "water"), ("-", "bread"), ("", "Go.")]),
        ("- water,\n  clean\n- bread", [("-", "water, clean"), ("-", "bread")]),
        ("- bis zum\n1. Mai\n- dann", [("-", "bis zum 1. Mai"), ("-", "dann")]),
        ("1. one\n2. two", [("1.", "one"), ("2.", "two")]),
        ("1. one\n1. two", [("1.", "one"), ("2.", "two")]),
        ("1. one\n2. two\n\n1. again", [("1.", "one"), ("2.", "two"), ("1.", "again")]),
        (
            "1. one\n\n2. two\n\nWords\n\n5. five",
            [("1.", "one"), ("2.", "two"), ("", "Words"), ("5.", "five")],
        ),
        (
            "## Head\nWords\n\n### Low\n- a\n- b",
            [("##", "Head"), ("", "Words"), ("###", "Low"), ("-", "a"), ("-", "b")],
        ),
        ("- a **b\n- c** d".replace("**", ""), [("-", "a b"), ("-", "c d")]),
        ("  - a\r\n  - b", [("-", "a"), ("-", "b")]),
        ("- **a**\n- [b](#)", [("-", "a"), ("-", "b")]),
    ],
)
def test_a_line_begins_an_item_or_a_heading(source: str, expected: list[tuple[str, str]]) -> None:
    assert parts(source) == expected


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("am\n1. Mai", "am 1. Mai"),
        ("words\n- and more", "words - and more"),
        ("- a dash", "- a dash"),
        ("## no heading", "## no heading"),
        ("\\- a\nb", "- a b"),
        ("1\\. Mai\nwar", "1. Mai war"),
        ("\\## a\nb", "## a b"),
        ("\\- a", "- a"),
        ("-5 degrees\nat night", "-5 degrees at night"),
        ("1.5 degrees\nat night", "1.5 degrees at night"),
        ("2023. That year\nit rained", "2023. That year it rained"),
        ("words\n## Heading", "words ## Heading"),
        ("\\\\- a\nb", "\\- a b"),
    ],
)
def test_prose_stays_prose(source: str, words: str) -> None:
    assert parts(source) == [("", words)]


def test_a_number_out_of_order_is_told() -> None:
    (fault,) = read("1. one\n3. three").faults
    assert (fault.offset, fault.code, fault.error) == (7, "list-numbers-not-in-order", False)
    assert fault.message == "the item is written 3. and printed 2."


def test_bold_does_not_run_from_one_item_into_the_next() -> None:
    assert [fault.code for fault in read("- **a\n- b** c").faults if fault.error] == ["bold-not-closed"]


def test_folded_text_is_what_its_value_says() -> None:
    """In `>-` YAML makes a space of a line end: the list is told, in `|-` it is one."""
    text = "      text: {style}\n        - water\n        - bread\n"
    source = SOURCE.replace(
        "      text: >-\n        Refugees face a complex", "      text: >-\n        Refugees face", 1
    )
    begin = source.index("      text: >-\n        Refugees face")
    end = source.index("    living_conditions:")

    def made(style: str) -> tuple[list[str], list[str]]:
        sheet = read_text(source[:begin] + text.format(style=style) + source[end:])
        runs = sheet.blocks["key_concerns"].items[0].text.runs  # type: ignore[attr-defined]
        return [run.value for run in runs], [each.code for each in sheet.warnings]

    assert made("|-")[0] == ["water", PARAGRAPH, "bread"]
    values, codes = made(">-")
    assert values == ["- water - bread"]
    assert "markdown-list" in codes
    assert parse(text.format(style=">-"), "x").value


WORDS = st.sampled_from(
    ["water", "- x", "1. Mai", "2", "-", "##", "## x", "\\", "**b**", "*e*", "[a](#)", "難", "."]
)
LINES = st.lists(WORDS, max_size=4).map(" ".join)
STARTS = st.sampled_from(["", "", "- ", "1. ", "2. ", "## ", "### ", "#### ", "  - ", "\\- ", "1\\. "])
SOURCES = st.lists(
    st.tuples(STARTS, LINES, st.sampled_from(["\n", "\n\n", "\n"])), min_size=1, max_size=8
).map(lambda lines: "".join(start + line + end for start, line, end in lines))


@given(SOURCES)
def test_what_is_written_reads_back_the_same(source: str) -> None:
    marked = read(source)
    if any(fault.error for fault in marked.faults):
        return
    again = read(write(marked.runs))
    assert again.runs == marked.runs
    assert not any(fault.error for fault in again.faults)


@given(SOURCES)
def test_no_word_is_lost(source: str) -> None:
    def letters(text: str) -> list[str]:
        return [each for each in text if each.isalpha()]

    assert letters("".join(run.value for run in read(source).runs)) == letters(source)


@pytest.mark.parametrize("line", ["- a\n", "1. a\n", "## a\n\n", "- ", "\\- \n"])
def test_long_texts_of_marks_are_read_in_linear_time(line: str) -> None:
    assert len(read(line * (20_000 // len(line))).faults) <= 42
