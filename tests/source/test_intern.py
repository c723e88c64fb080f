"""Mistakes that somebody makes who has never written such a file: the hint says what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.source.reader import read
from tests.source.test_at_once import HEAD

ITEMS = "items: {a: {value: 3, label: buses}}"


@pytest.mark.parametrize(
    ("source", "line", "hint"),
    [
        (HEAD.replace("title: Bus", "title:Bus"), 4, "write title: Bus times"),
        (
            HEAD.replace("summary: The", "summary: **The** "),
            5,
            "put quotes around the whole text",
        ),
        (HEAD.replace("{name: Town Council}", "Town Council"), 6, "write publisher: {name: Town Council}"),
        (HEAD + "recommendations:\n- Go out\n", 7, "write items:, and below it each item under an id"),
        (HEAD + "key_numbers:\n  - 12 buses\n", 7, "write items:, and below it each item under an id"),
        (HEAD + "key_numbers:\n  buses: 12\n", 7, "write items:, and below it each item under an id"),
        (HEAD + "key_numbers:\n  items:\n    a:\n    value: 3\n", 10, "indent it further"),
        (HEAD + "sources: https://example.org/report\n", 7, "write items:, and below it each item"),
        (HEAD + "call_to_action: https://example.org\n", 7, '{text: ..., url: "https://example.org"}'),
        (HEAD + "edition: 12.5.2026\n", 7, 'write "2026-05-12", in quotes'),
        (HEAD + "edition: May 2026\n", 7, 'write "2026-05", in quotes'),
        (HEAD + "edition: 05/06/2026\n", 7, 'write "2023-11-30", "2023-11" or "2023", in quotes'),
        (HEAD.replace("title: Bus times", "title: [Bus, times]"), 4, 'as "Bus, times"'),
        (
            HEAD + 'body: {l: {kind: list, items: {a: One, "b c": Two}}}\n',
            7,
            "an id is made of a-z, 0-9 and _",
        ),
        (HEAD + "story: It was cold.\n", 7, 'write story: {heading: ..., text: "It was cold."}'),
        (HEAD + "paper: A4 landscape\n", 7, "write paper: A4, and a line orientation: landscape"),
        (HEAD + "paper: 210x297\n", 7, "write {width: 210mm, height: 297mm}"),
        (HEAD + "paper: 21 x 29.7 cm\n", 7, "write {width: 21cm, height: 29.7cm}"),
        (HEAD + "body:\n  a: {type: list, items: {a: x}}\n", 8, "write kind: in place of type:"),
        (HEAD + "body:\n  a: {kind: faq}\n", 8, 'did you mean "questions"?'),
        (HEAD + "body:\n  a: {kind: chart, data: {2024: 3, 2025: 4}}\n", 8, 'put quotes around it: "2025"'),
        (
            HEAD + "body:\n  a: {kind: chart, data: [{year: 2024, value: 3}]}\n",
            8,
            "write date: in place of year:",
        ),
        (HEAD + "body:\n  a: {kind: chart, from: a.csv}\n", 1, "open it, and save it as CSV UTF-8"),
        (HEAD + "body:\n  a: {kind: table, rows: [[A, 3]]}\n", 8, "write columns: first"),
        (
            HEAD + "body:\n  a: {kind: table, columns: [Line, Trips], rows: [{Line: A, Trips: 3}]}\n",
            8,
            'write "1", the id of "Line"',
        ),
    ],
)
def test_the_hint_says_what_to_write(tmp_path: Path, source: str, line: int, hint: str) -> None:
    (tmp_path / "a.csv").write_bytes(b"PK\x03\x04rest")
    file = tmp_path / "factsheet.yaml"
    file.write_text(source)
    with pytest.raises(DataError) as caught:
        read(file)
    found = [each for each in caught.value.diagnostics if hint in each.hint]
    assert [each.span.line for each in found if each.span][:1] == [line], str(caught.value)
    assert all(each.span and each.span.line for each in caught.value.diagnostics)


@pytest.mark.parametrize(
    "right",
    [
        "publisher: {name: Town Council}",
        'call_to_action: {text: Scan, url: "https://example.org"}',
        'story: {heading: A day, text: "It was cold."}',
        "paper: {width: 21cm, height: 29.7cm}",
        "paper: A4\norientation: landscape",
        'body: {a: {kind: table, columns: [Line, Trips], rows: [{"1": A, "2": 3}]}}',
        'body: {a: {kind: chart, data: [{date: "2024", value: 3}]}}',
        "body: {a: {kind: questions, items: {a: {question: Why?, answer: So.}}}}",
    ],
)
def test_what_the_hints_say_is_read(tmp_path: Path, right: str) -> None:
    file = tmp_path / "factsheet.yaml"
    file.write_text(HEAD.replace("publisher: {name: Town Council}\n", "") + right + "\n")
    read(file)
