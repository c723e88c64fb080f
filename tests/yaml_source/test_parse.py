"""YAML as data files use it: what is text stays text, what could harm is refused with its place."""

from __future__ import annotations

import json
import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.errors import DataError, LayoutError, Span
from factsheet.excerpt import render
from factsheet.yaml_source import from_data, load, parse


def said(source: str | bytes, file: str = "sheet.yaml") -> str:
    """What a user reads when the source is refused."""
    with pytest.raises(DataError) as caught:
        parse(source, file)
    text = source.decode("utf-8", "replace") if isinstance(source, bytes) else source
    return "\n".join(render(each, text.splitlines()) for each in caught.value.diagnostics)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("010", "010"),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("2023-11-30", "2023-11-30"),
        ("22,744", "22,744"),
        ("22_744", "22_744"),
        (".5", ".5"),
        ("+5", "+5"),
        ("1.", "1."),
        ("NaN", "NaN"),
        (".inf", ".inf"),
        ("NULL", "NULL"),
        ("True", "True"),
        ("٣", "٣"),
        ('"22744"', "22744"),
        ("'true'", "true"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("22744", 22744),
        ("-5", -5),
        ("0", 0),
        ("1.30", Decimal("1.30")),
        ("1e3", Decimal("1000")),
        ("2.5E-2", Decimal("0.025")),
    ],
)
def test_only_true_false_null_and_json_numbers_are_not_text(written: str, value: object) -> None:
    read = parse(f"key: {written}", "sheet.yaml").value
    assert read == {"key": value}
    assert type(read["key"]) is type(value)


def test_the_written_form_of_a_number_is_kept() -> None:
    document = parse("rate: 1.30", "sheet.yaml")
    assert document.raws["rate",] == "1.30"
    assert document.span(("rate",)) == Span("sheet.yaml", 1, 7, 4)


def test_an_empty_value_is_placed_at_its_key() -> None:
    assert parse("a: 1\nsubtitle:\n", "sheet.yaml").span(("subtitle",)) == Span("sheet.yaml", 2, 1, 8)


def test_byte_order_mark_and_windows_line_ends_are_accepted() -> None:
    assert parse(b"\xef\xbb\xbfa: 1\r\nb: two\r\n", "sheet.yaml").value == {"a": 1, "b": "two"}


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (
            "title: a\nlang: en\ntitle: b\n",
            'sheet.yaml:3:1: error: the key "title" is written twice, on lines 1 and 3 [duplicate-key]\n'
            "3 | title: b\n"
            "  | ^^^^^\n"
            "   hint: keep one of the two",
        ),
        (
            "title: !!python/object/apply:os.system [ls]\n",
            'sheet.yaml:1:8: error: tags ("tag:yaml.org,2002:python/object/apply:os.system") '
            "are not allowed [yaml-tag]\n"
            "1 | title: !!python/object/apply:os.system [ls]\n"
            "  |        ^\n"
            "   hint: delete it; put quotes around text that begins with !",
        ),
        (
            "a: !include secret.yaml\n",
            'sheet.yaml:1:4: error: tags ("!include") are not allowed [yaml-tag]\n'
            "1 | a: !include secret.yaml\n"
            "  |    ^^^^^^^^^^^^^^^^^^^^\n"
            "   hint: delete it; put quotes around text that begins with !",
        ),
        (
            "a: &bomb [x]\nb: 2\n",
            'sheet.yaml:1:4: error: anchors ("&bomb") are not allowed [yaml-anchor]\n'
            "1 | a: &bomb [x]\n"
            "  |    ^\n"
            "   hint: write the value out where it is needed",
        ),
        (
            "a: *bomb\n",
            'sheet.yaml:1:4: error: aliases ("*bomb") are not allowed [yaml-anchor]\n'
            "1 | a: *bomb\n"
            "  |    ^^^^^\n"
            "   hint: write the value out, or put text in quotes",
        ),
        (
            "a:\n  <<: {b: 1}\n",
            'sheet.yaml:2:3: error: merge keys ("<<") are not allowed [yaml-merge-key]\n'
            "2 |   <<: {b: 1}\n"
            "  |   ^^\n"
            "   hint: write the keys out where they are needed",
        ),
        (
            "2023: x\n",
            "sheet.yaml:1:1: error: the key 2023 is not text [key-not-text]\n"
            "1 | 2023: x\n"
            "  | ^^^^\n"
            '   hint: put quotes around it: "2023"',
        ),
        (
            "? [a, b]\n: x\n",
            "sheet.yaml:1:3: error: a key is not text [key-not-text]\n"
            "1 | ? [a, b]\n"
            "  |   ^\n"
            "   hint: keys are single words; a list or group cannot be a key",
        ),
        (
            "a: one: two\n",
            'sheet.yaml:1:4: error: the file is not YAML: a text with ": " in it stands without quotes'
            " [not-yaml]\n"
            "1 | a: one: two\n"
            "  |    ^^^^\n"
            '   hint: write a: "one: two"; a key begins on a line of its own',
        ),
        (
            'a: "never closed\nb: 2\n',
            "sheet.yaml:1:4: error: the file is not YAML: found unexpected end of stream [not-yaml]\n"
            '1 | a: "never closed\n'
            "  |    ^\n"
            "   hint: a quote that was opened here is not closed",
        ),
        (
            "a:\n\tb: 1\n",
            "sheet.yaml:2:1: error: the file is not YAML: found character that cannot start any token"
            " [not-yaml]\n"
            "2 |  b: 1\n"
            "  | ^\n"
            "   hint: indent with spaces, not tabs",
        ),
        (
            "a: @home\n",
            "sheet.yaml:1:4: error: the file is not YAML: found character that cannot start any token"
            " [not-yaml]\n"
            "1 | a: @home\n"
            "  |    ^\n"
            "   hint: text that begins with @ needs quotes around it",
        ),
        (
            "a: 1\n---\nb: 2\n",
            "sheet.yaml:2:1: error: a second document begins here [second-document]\n"
            "2 | ---\n"
            "  | ^\n"
            '   hint: keep one, and delete the "---"',
        ),
        (
            "",
            "sheet.yaml: error: the file is empty [file-empty]\n"
            "   hint: `factsheet new` writes a data file to begin with",
        ),
        (
            "a: \x1b[2J\n",
            "sheet.yaml:1:4: error: the file holds a character that cannot be printed, U+001B"
            " [character-not-allowed]\n"
            "1 | a: \\x1b[2J\n"
            "  |    ^^^^\n"
            "   hint: delete it",
        ),
        (
            'a: "\\0"\n',
            "sheet.yaml:1:4: error: a holds a character that cannot be printed, U+0000"
            " [character-not-allowed]\n"
            '1 | a: "\\0"\n'
            "  |    ^^^^\n"
            "   hint: delete it",
        ),
        (
            'a: "\\ud800"\n',
            "sheet.yaml:1:7: error: the file is not YAML: found invalid Unicode character escape code"
            " [not-yaml]\n"
            '1 | a: "\\ud800"\n'
            "  |       ^\n"
            "   hint: lone surrogates (\\ud800 to \\udfff) are no characters",
        ),
        (
            "n: " + "9" * 5000,
            "sheet.yaml:1:4: error: n is too long for a number [number-too-long]\n"
            "1 | n: " + "9" * 97 + "\n"
            "  |    " + "^" * 97 + "\n"
            "   hint: numbers have at most 40 digits",
        ),
    ],
)
def test_what_is_refused_is_shown_with_its_place_and_the_way_out(source: str, message: str) -> None:
    assert said(source) == message


def test_all_that_is_odd_is_told_at_once() -> None:
    with pytest.raises(DataError) as caught:
        parse("a: &x 1\na: 2\nb: !t 3\n7: 8\n", "sheet.yaml")
    assert [each.span.line for each in caught.value.diagnostics if each.span] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "source",
    [
        b"a: caf\xe9\n",
        "a: b\n".encode("utf-16"),
        b"a: \xc0\x80\n",
        b"a: \xe2\x82",
        b"a: \xed\xa0\x80\n",
    ],
)
def test_other_encodings_are_refused_with_the_byte(source: bytes) -> None:
    message = said(source)
    assert "the file is not UTF-8: byte 0x" in message
    assert message.endswith("hint: save the file as UTF-8")


def test_the_line_and_offset_of_a_foreign_byte_are_told() -> None:
    assert said(b"ok: 1\nname: caf\xe9\n").startswith(
        "sheet.yaml:2:10: error: the file is not UTF-8: byte 0xe9 at offset 15 [not-utf-8]"
    )


@pytest.mark.parametrize("source", ["[" * 20_000, "a: " + "{b: " * 1_500, "- " * 3_000 + "x"])
def test_deep_nesting_is_refused_before_it_costs_anything(source: str) -> None:
    assert "values are nested more than 32 deep" in said(source)


@pytest.mark.parametrize("source", ["[" + "1," * 30_000 + "]", "".join(f"k{n}: 1\n" for n in range(15_000))])
def test_too_many_values_are_refused(source: str) -> None:
    assert "the file holds more than 20,000 values" in said(source)


def test_alias_bombs_are_refused_at_the_first_alias() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
    )
    assert 'anchors ("&a") are not allowed' in said(bomb)


def test_a_file_over_the_limit_is_not_parsed() -> None:
    assert (
        said(b"#" * (2 * 2**20 + 1))
        == "sheet.yaml: error: the file cannot be read: larger than 2 MiB [file-unreadable]\n"
        "   hint: divide it into several factsheets"
    )


def test_json_is_read_with_its_escapes() -> None:
    source = '{"title": "caf\\u00e9 \\/ \\ud83d\\ude00",\n\t"n":1.50, "list":[true,null]}'
    assert parse(source, "sheet.json").value == json.loads(source, parse_float=Decimal)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcdef", min_size=1), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abcdef", min_size=1), json_values), st.booleans(), st.sampled_from([None, 2]))
def test_whatever_json_writes_is_read_back(
    value: dict[str, Any], ascii_only: bool, indent: int | None
) -> None:
    assert parse(json.dumps(value, ensure_ascii=ascii_only, indent=indent), "sheet.json").value == value


@given(st.text())
def test_no_text_ends_in_a_traceback(source: str) -> None:
    try:
        parse(source, "sheet.yaml")
    except DataError as error:
        assert error.diagnostics


@given(st.binary())
def test_no_bytes_end_in_a_traceback(source: bytes) -> None:
    try:
        parse(source, "sheet.yaml")
    except DataError as error:
        assert error.diagnostics


SCALARS = """\
plain: one
  two {x}
folded: >-
    Some text

    and {x} more
literal: |
  one

  {x}
single: 'it''s {x}'
double: "tab\\t \\u0041\\" {x}"
"""


@pytest.mark.parametrize(
    ("key", "line", "column"),
    [("plain", 2, 7), ("folded", 6, 9), ("literal", 10, 3), ("single", 11, 16), ("double", 12, 25)],
)
def test_a_character_of_any_scalar_is_found_in_the_source(key: str, line: int, column: int) -> None:
    document = parse(SCALARS, "sheet.yaml")
    value = document.raws[key,]
    assert document.place((key,), value, value.index("{x}"), 3) == Span("sheet.yaml", line, column, 3)


def test_a_layout_file_fails_as_a_layout_error() -> None:
    with pytest.raises(LayoutError, match="is written twice"):
        parse("a: 1\na: 2", "layout.yaml", LayoutError)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="nothing.yaml: error: there is no such file"):
        load(tmp_path / "nothing.yaml")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(DataError, match="the file cannot be read: it is not a regular file"):
        load(tmp_path / "pipe.yaml")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="the file cannot be read"):
        load(tmp_path)


def test_python_values_are_taken_as_they_would_be_written() -> None:
    document = from_data({"rate": 1.3, "when": date(2023, 11, 30), "list": ("a", 2, None)})
    assert document.value == {"rate": Decimal("1.3"), "when": "2023-11-30", "list": ["a", 2, None]}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            {"a": {"b": object()}},
            "<data>: error: a.b is of the type object, which no data file can hold [type-not-supported]",
        ),
        (
            {"a": "x\0"},
            "<data>: error: a holds a character that cannot be printed, U+0000 [character-not-allowed]",
        ),
        ({"a": "\ud800"}, "<data>: error: a holds a lone surrogate, U+D800 [character-not-allowed]"),
        ({1: "x"}, "<data>: error: the key 1 in the file is not text [key-not-text]"),
    ],
)
def test_python_values_that_no_file_can_hold_are_refused(data: Any, message: str) -> None:
    with pytest.raises(DataError) as caught:
        from_data(data)
    assert str(caught.value.diagnostics[0]) == message


def test_python_values_that_hold_themselves_are_refused() -> None:
    data: dict[str, Any] = {}
    data["again"] = [data]
    with pytest.raises(DataError, match="nested more than 32 deep"):
        from_data(data)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ('summary: "Yes" she said', "put '...' around the whole text"),
        ('summary: "Yes", she said', "put '...' around the whole text"),
        ("summary: 'Yes' she said", 'put "..." around the whole text'),
        ('summary: "Yes" she\'s said', "write |- behind the key, and the text below it"),
        ('publisher: {name: "A" center}', "put '...' around the whole text"),
    ],
)
def test_text_behind_a_closing_quote_is_told_what_to_do(written: str, hint: str) -> None:
    with pytest.raises(DataError) as caught:
        parse(f"factsheet: 1\n{written}\n", "sheet.yaml")
    (found,) = caught.value.diagnostics
    assert found.hint == f"the text goes on after its closing quote: {hint}"
    assert found.span and found.span.line == 2


WORD = st.text(st.sampled_from("abcß文字ע"), min_size=1, max_size=5)
ROWS = st.lists(st.lists(WORD, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=5)


@given(rows=ROWS)
def test_folds_are_the_spaces_between_the_rows_of_folded_text(rows):
    """In any style: the visible characters of the rows say where a row ends."""
    joined, offsets, end = " ".join(rows), [], -1
    for row in rows[:-1]:
        end += len(row) + 1
        offsets.append(end)
    styles = {
        ">": "text: >\n" + "".join(f"  {row}\n" for row in rows),
        '"': 'text: "' + "\n  ".join(rows) + '"\n',
        "plain": "text: " + "\n  ".join(rows) + "\n",
    }
    for style, source in styles.items():
        document = parse(source, "sheet.yaml")
        value = document.raws["text",]
        assert value.rstrip("\n") == joined, style
        assert document.folds(("text",), value) == tuple(offsets), style


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("label: {n, plural, one {school} other {schools}}", 8),
        ("label: {n, plural, one {# school} other {# schools}} in all", 8),
        ("label: {n, select, a {x} other {y}}", 8),
        ("label: {n} of them", 8),
        ("a: {value: 9, label: There are {n, plural, one {# school} other {# schools}}}", 32),
    ],
)
def test_a_pattern_without_quotes_is_told_what_to_do(written: str, column: int) -> None:
    with pytest.raises(DataError) as caught:
        parse(written, "sheet.yaml")
    (found,) = caught.value.diagnostics
    assert found.code == "not-yaml" and "quotes around the whole text" in found.hint
    assert found.span and (found.span.line, found.span.column) == (1, column)


def told(text: str) -> tuple[str, str, str]:
    with pytest.raises(DataError) as caught:
        parse(text, "f")
    (found,) = caught.value.diagnostics
    assert found.code == "not-yaml"
    return str(found.span), found.message, found.hint


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('x: "a\ny: b\nz: "c"\n', "f:1:4"),
        ("x: 'a\ny: b\nz: 'c'\n", "f:1:4"),
        ('a:\n  x: "2026\n  y: b\nz: {c: "d"}\n', "f:2:6"),
        ('l:\n  - "a\n  - b\n  - "c"\n', "f:2:5"),
        ('k: {a: "b, c: d}\nm: "x"\n', "f:1:8"),
        ('x: "a\ny: b\n', "f:1:4"),
    ],
)
def test_a_quote_that_is_not_closed_is_told_where_it_opens(text: str, place: str) -> None:
    assert told(text)[0] == place


def test_a_text_in_quotes_over_several_lines_is_no_open_quote() -> None:
    place, message, hint = told('x: "a\n  b"\ny: "c" d\n')
    assert place == "f:3:8" and "goes on after its closing quote" in hint


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", "\u3000", "\u202f", "\u200b"])
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n  b: x\n  c: y\n", "f:3:1"),
        ("a:\n  c: y\n", "f:2:1"),
        ("a:\n  - b: x\n    c: y\n", "f:3:3"),
    ],
)
def test_a_space_that_is_none_to_yaml_is_named(text: str, place: str, space: str) -> None:
    line, _, column = place.removeprefix("f:").partition(":")
    lines = text.splitlines()
    at = int(column) - 1
    lines[int(line) - 1] = lines[int(line) - 1][:at] + 2 * space + lines[int(line) - 1][at + 2 :]
    found = told("\n".join(lines))
    assert (found[0], found[2]) == (place, "indent with ordinary spaces")
    assert f"U+{ord(space):04X}" in found[1]


def test_a_space_behind_a_colon_is_named() -> None:
    place, message, hint = told("a:\n  heading:\u00a0Why\n  text: x\n")
    assert (place, hint) == ("f:2:11", "write ordinary spaces in its place") and "U+00A0" in message
    assert parse("a: Note\u00a0x\nb: |-\n  \u00a0A:\u00a0b\n", "f").value == {
        "a": "Note\u00a0x",
        "b": "\u00a0A:\u00a0b",
    }


def test_a_text_that_begins_with_a_hyphen_needs_quotes() -> None:
    place, _, hint = told("heading: - Why\n")
    assert place == "f:1:10" and "quotes" in hint and '"- "' in hint


def test_a_space_that_is_none_to_yaml_is_told_once_for_a_line_of_several_keys() -> None:
    assert told("a: {\n\u00a0b: 1, c: 2, d: 3}\n")[0] == "f:2:1"
    assert told("a: {\nb:\u00a01, c: 2, d: 3}\n")[0] == "f:2:3"
