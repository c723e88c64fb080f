"""A value means the same however it is quoted: in YAML, in JSON, in a dict."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factsheet.content.line_ends import joined
from factsheet.document.text import Inline
from factsheet.errors import DataError, FactsheetError
from factsheet.locale.edition import localize
from factsheet.source import reader
from factsheet.yaml_source import parse
from tests.source.sample import FOLDER, SOURCE, read_text
from tests.yaml_source.styles import spellings

LINES = "factsheet: 1\nid: a\nlang: en\ntitle: Lines\npublisher: {name: Example}\nsummary: "
BLANK = "is not a new paragraph: to YAML the blank line before it is an ordinary line end"

words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn")), min_size=1, max_size=6)
signs = st.sampled_from(
    ["\n", "\n\n", " ", "  ", "*", "**", "[a](https://a.org)", "# ", "- ", ": ", "'", '"', "\\"]
)
values = st.lists(st.one_of(words, signs, st.sampled_from(["難民", "ผู้", "no", "1.30", "~"])), min_size=1).map(
    "".join
)


def read_(source: str) -> object:
    """The runs of the texts, or why there are none, without the places."""
    try:
        sheet = reader.factsheet(parse(source, "a.json" if source.startswith("{") else "a.yaml"), None)
    except DataError as error:
        return sorted({each.message for each in error.diagnostics})
    return {text.path: text.runs for block in sheet.blocks.values() for text in block.texts()}


@given(values, st.sampled_from(["en", "zh-Hant", "th", "ko"]))
def test_a_value_means_the_same_in_every_style(value: str, lang: str) -> None:
    data = {
        "id": "a",
        "lang": lang,
        "title": value,
        "summary": value,
        "publisher": {"name": value},
        "about": {"heading": value, "text": value},
        "translator_notes": {"title": value},
    }
    found = {style: read_(source) for style, source in spellings(data)}
    try:
        sheet = reader.read_data({"factsheet": 1, **data})
        made: object = {text.path: text.runs for block in sheet.blocks.values() for text in block.texts()}
    except FactsheetError as error:
        made = sorted({each.message for each in error.diagnostics})
    # In `>` a line end inside such a script is nothing: a program that wraps at a space there loses it.
    if joined(value.replace(" ", "\n"), lang) != joined(value, lang).replace("\n", " "):
        del found["folded, 20 wide"]
    for style, runs in found.items():
        assert runs == made, (style, unicodedata.normalize("NFC", value))


def test_the_sample_dumped_by_a_program_says_the_same() -> None:
    dumped = yaml.safe_dump(yaml.load(SOURCE, yaml.BaseLoader), allow_unicode=True)
    for key in ("1.3", "22744", "14700", "130", "1"):
        dumped = dumped.replace(f": '{key}'\n", f": {key}\n")
    ours, theirs = localize(read_text(SOURCE)), localize(reader.factsheet(parse(dumped, "a.yaml"), FOLDER))
    texts = {path: text.runs for path, text in ours.texts().items()}
    assert {path: text.runs for path, text in theirs.texts().items()} == texts
    assert len(theirs.find("story.text").paragraphs()) == 2


@pytest.mark.parametrize(
    ("written", "runs"),
    [
        ("'One line\n\n  and its second.'", "One line and its second."),
        ('"One line\\nand its second."', "One line and its second."),
        ("|-\n  One line\n  and its second.", "One line and its second."),
        (">-\n  One line\n\n  and its second.", "One line and its second."),
        ("One line\n\n  and its second.", "One line and its second."),
        (">-\n  One\n\n\n  Two", "One\u2029Two"),
        ("|-\n  One\n\n  Two", "One\u2029Two"),
        ('"One\\n\\nTwo"', "One\u2029Two"),
        ("'One\n\n\n  Two'", "One\u2029Two"),
    ],
)
def test_line_ends_and_paragraphs(written: str, runs: str) -> None:
    (sheet,) = [read_text(f"{LINES}{written}\n")]
    shown = "".join(run.value for run in sheet.blocks["header"].summary.runs)  # type: ignore[attr-defined]
    assert shown == runs
    doubtful = "\n\n" in written and "\n\n\n" not in written and not written.startswith("|")
    assert [BLANK in each.message for each in sheet.warnings] == [True] * doubtful
    if doubtful:
        (warning,) = sheet.warnings
        assert warning.span is not None
        assert (warning.span.line, warning.span.column) == (8 + written.startswith(">"), 3)


@pytest.mark.parametrize(
    ("title", "column", "length"),
    [
        ("Refugees #1 in Asia", 17, 10),
        ("Refugees # 1 in Asia", 17, 11),
        ("Refugees  # a note", 18, 8),
        ("Refugees ## 1", 17, 4),
        ("Refugees\t#1", 17, 2),
    ],
)
def test_a_comment_that_cuts_a_title_short_is_told(title: str, column: int, length: int) -> None:
    sheet = read_text(LINES.replace("title: Lines", f"title: {title}") + "x\n")
    assert sheet.blocks["header"].title.runs == (Inline("Refugees"),)  # type: ignore[attr-defined]
    (warning,) = sheet.warnings
    assert warning.message == "title ends before this: YAML takes what follows # for a comment"
    assert (warning.code, warning.path) == ("comment-cuts-text", "title")
    assert (warning.span and (warning.span.line, warning.span.column, warning.span.length)) == (
        4,
        column,
        length,
    )
    assert warning.hint.startswith("put quotes around the whole text")


@pytest.mark.parametrize(
    "title", ["'Lines' #1", '"Lines" # a note', "Lines #", "Lines\n#1 a comment", "Lines\n  # 1"]
)
def test_other_comments_are_comments(title: str) -> None:
    assert not read_text(LINES.replace("title: Lines", f"title: {title}") + "x\n").warnings


def test_a_comment_after_what_is_no_copy_is_a_comment() -> None:
    data = LINES.replace("lang: en", "lang: en # in English").replace("id: ", "id: ") + "x\n"
    assert "# in English" in data and not read_text(data).warnings


def test_a_comment_instead_of_a_title_is_told() -> None:
    with pytest.raises(DataError) as caught:
        read_text(LINES.replace("title: Lines", "title: #1 in Asia") + "x\n")
    (told,) = caught.value.diagnostics
    assert told.message == "title is empty: YAML takes what follows # for a comment"
    assert told.span is not None
    assert (told.span.line, told.span.column, told.hint) == (4, 8, "put quotes around it")


def test_a_variable_in_a_title_is_no_text() -> None:
    with pytest.raises(DataError) as caught:
        read_text(LINES.replace("title: Lines", 'title: "Refugees in {district}"') + "x\n")
    (told,) = caught.value.diagnostics
    assert told.message == 'title quotes the key number "district", which does not exist'
    assert told.hint == "there are no key numbers; write \\{ for the sign itself"
