"""Places of messages: the character that a message is about, and the caret below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.errors import DataError, Diagnostic, FactsheetError, Span
from factsheet.excerpt import render, sign_span
from factsheet.pipeline import edition_of, load, results

SHEET = """factsheet: 1
id: sheet
lang: en
title: A title
summary: {summary}
publisher: {{name: Example}}
"""


def found(folder: Path, summary: str, **files: str) -> FactsheetError:
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_text(content, encoding="utf-8")
    (folder / "sheet.yaml").write_text(SHEET.format(summary=summary), encoding="utf-8")
    with pytest.raises(FactsheetError) as caught:
        results(edition_of(load(folder / "sheet.yaml")))
    return caught.value


@pytest.mark.parametrize(
    ("summary", "place"),
    [
        ("Words and \uf8ff more words.", "5:20"),
        ("|-\n  Some words.\n\n  In the second, \uf8ff too.", "8:18"),
        (">-\n  A first line, and\n  \uf8ff.", "7:3"),
        # As an escape the character is not in the file: then the text is shown.
        (r'"Words \uf8ff"', "5:10"),
    ],
)
def test_a_character_without_a_glyph_is_underlined(tmp_path: Path, summary: str, place: str) -> None:
    told = found(tmp_path, summary).diagnostics[0]
    assert told.code == "character-without-font"
    assert str(told.span) == f"{tmp_path / 'sheet.yaml'}:{place}"
    assert told.span
    assert told.span.length == 1 or "\\u" in summary


def test_a_character_is_looked_for_in_its_text_alone(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a:\n  b: |-\n    one\n\n    two x\n  c: y\n", encoding="utf-8")
    (tmp_path / "a.po").write_text('msgid ""\nmsgstr ""\n"x"\n\nmsgid "y"\n', encoding="utf-8")
    text = Span(str(tmp_path / "a.yaml"), 2, 6, 2)
    assert sign_span(text, "x") == Span(text.file, 5, 9, 1)
    assert sign_span(text, "y") == text
    entry = Span(str(tmp_path / "a.po"), 2, 8, 2)
    assert sign_span(entry, "x") == Span(entry.file, 3, 2, 1)
    assert sign_span(entry, "y") == entry
    assert sign_span(Span("<data>", 1, 1), "x") == Span("<data>", 1, 1)


def test_the_caret_stands_below_its_character_whatever_is_before_it() -> None:
    """A sign of East Asia takes two columns, a mark none, and a direction mark is written out."""
    for before, columns in (("abc", 3), ("难民", 4), ("e\u0301", 1), ("a\u200eb", 8)):
        line = f"{before}難x"
        told = Diagnostic("wrong", Span("f", 1, len(before) + 1, 1), "mend it", code="not-yaml")
        caret = render(told, [line]).splitlines()[2]
        assert caret == "  | " + " " * columns + "^^"


def test_a_fault_of_a_drawing_is_shown_in_the_drawing(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n  <foreignObject/>\n</svg>\n'
    picture = "Words.\nstory: {heading: H, text: T, picture: b.svg, picture_alt: X}"
    told = found(tmp_path, picture, b_svg=drawing).diagnostics[0]
    assert str(told.span) == f"{tmp_path / 'b.svg'}:2:3"
    assert render(told).splitlines()[1:3] == [
        "2 |   <foreignObject/>",
        "  |   " + "^" * len("<foreignObject"),
    ]


def test_an_error_of_several_keeps_them_when_it_is_pickled() -> None:
    import pickle

    error = DataError.of("wrong", Span("f"), "mend it", code="not-yaml")
    assert pickle.loads(pickle.dumps(error)).diagnostics == error.diagnostics
