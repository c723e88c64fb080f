"""One run tells all that is wrong: what stops one thing hides nothing of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.source.reader import read

HEAD = """factsheet: 1
id: x
lang: en
title: Bus times
summary: The bus leaves every ten minutes.
publisher: {name: Town Council}
"""


def told(folder: Path, rest: str) -> list[tuple[str, str]]:
    """The paths and codes of all errors of a sheet."""
    file = folder / "factsheet.yaml"
    file.write_text(HEAD + rest)
    with pytest.raises(DataError) as caught:
        read(file)
    return [(each.path, each.code) for each in caught.value.diagnostics]


def test_pictures_that_are_damaged_are_told_together_with_what_is_wrong_with_the_data(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"a text")
    (tmp_path / "b.svg").write_text("<svg><rect")
    found = told(
        tmp_path,
        """
picture: a.png
picture_alt: A bus
body:
  p: {kind: picture, file: b.svg, alt: A stop}
  q: {kind: picture, file: c.png, alt: A stop}
  r: {kind: chrat}
""",
    )
    assert sorted(code for _, code in found) == [
        *("drawing-damaged", "picture-format-unknown", "picture-missing", "unknown-kind")
    ]


def test_a_data_file_that_cannot_be_read_hides_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_text("")
    found = told(
        tmp_path,
        """
body:
  w: {kind: chart, heading: Trips, show: brs, from: none.csv}
  v: {kind: chart, heading: Trips, from: empty.csv}
  u: {kind: text, text: "See [w](#w) and {nothing}"}
""",
    )
    assert sorted(found) == [
        ("body.u.text", "unknown-key-number"),
        ("body.v.from", "data-file-empty"),
        ("body.w.from", "data-file-unreadable"),
        ("body.w.show", "unknown-word"),
    ]


def test_what_stands_beside_a_fault_in_its_block_is_looked_at(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        """
key_numbers:
  items:
    a: {value: "12,5", label: "buses in {nothing}"}
    b: {value: 12, label: seats, source: nosuch}
    c: {value: 3, label: "{value} stops[^n]"}
body:
  p: {kind: contact, items: {a: {name: X, picture: gone.png, picture_alt: X, phone: call us}}}
  t: {kind: text, text: "A word[^n] and **bold"}
notes: {n: A note}
""",
    )
    assert sorted(found) == [
        ("body.p.a.phone", "address-not-valid"),
        ("body.p.a.picture", "picture-missing"),
        ("body.t.text", "bold-not-closed"),
        ("key_numbers.a.label", "unknown-key-number"),
        ("key_numbers.a.value", "number-not-plain"),
        ("key_numbers.b.source", "unknown-source"),
    ]


def test_a_key_that_is_written_twice_and_numbers_that_are_none_hide_nothing(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        """
title: Again
key_numbers:
  items:
    a: {value: 1e400, label: buses}
    b: {value: 22,744, label: seats}
    c: {value: -5, unit: percent, label: full, show: donut}
body: {p: {kind: picture, file: gone.png, alt: x}}
""",
    )
    assert [code for _, code in found] == [
        *("duplicate-key", "number-too-long", "comma-in-number", "share-out-of-range", "picture-missing")
    ]


def test_a_gap_in_the_file_is_told_alone(tmp_path: Path) -> None:
    found = told(tmp_path, "key_numbers: &n {items: {}}\nbody: {p: {kind: chrat}}\n")
    assert [code for _, code in found] == ["yaml-anchor"]


def test_a_drawing_is_called_as_the_data_file_calls_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b.svg").write_text("<svg><rect")
    (tmp_path / "factsheet.yaml").write_text(HEAD + "body: {p: {kind: picture, file: b.svg, alt: A stop}}")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataError) as caught:
        read("factsheet.yaml")
    assert str(caught.value.diagnostics[0].span) == "b.svg:1:6"


@pytest.mark.parametrize(
    ("items", "cut", "hint"),
    [
        ("{a: Loose clothes, a hat, b: Cream}", ["a hat"], 'as a: "Loose clothes, a hat"'),
        ("{a: Rice, beans, oil and salt, b: Cream}", ["beans"], 'as a: "Rice, beans, oil and salt"'),
        ("{a: Rice, beans, b: Cream, sun}", ["beans", "sun"], 'as b: "Cream, sun"'),
        ('{a: "Rice", beans, b: Cream}', ["beans"], 'as a: "Rice, beans"'),
    ],
)
def test_a_text_that_commas_cut_between_braces_is_told_once(
    tmp_path: Path, items: str, cut: list[str], hint: str
) -> None:
    file = tmp_path / "factsheet.yaml"
    file.write_text(f"{HEAD}body:\n  l: {{kind: list, items: {items}}}\n")
    with pytest.raises(DataError) as caught:
        read(file)
    found = caught.value.diagnostics
    assert [each.code for each in found] == ["comma-cuts-text"] * len(cut)
    line = file.read_text().splitlines()[7]
    spans = [each.span for each in found if each.span]
    assert [line[each.column - 1 : each.column - 1 + each.length] for each in spans] == cut
    assert found[-1].hint.endswith(hint)


def test_a_text_that_is_cut_before_a_number_is_told_as_that(tmp_path: Path) -> None:
    assert told(tmp_path, "body: {t: {kind: text, text: By Anna, 81}}") == [("", "comma-cuts-text")]


def test_a_cut_text_in_a_group_with_known_keys_is_told_as_that(tmp_path: Path) -> None:
    file = tmp_path / "factsheet.yaml"
    file.write_text(HEAD.replace("Town Council}", "Town Council, Buses}"))
    with pytest.raises(DataError) as caught:
        read(file)
    (found,) = caught.value.diagnostics
    assert (found.code, found.hint[-30:]) == ("comma-cuts-text", 'as name: "Town Council, Buses"')


@pytest.mark.parametrize(
    ("block", "hint"),
    [
        ("{kind: table, columns: {a: Line, b: Trips}, rows: [[12, 40]]}", "{a: 12, b: 40}"),
        ("{kind: table, columns: {a: Line, b: Trips}, rows: {x: ['A, b', 40]}}", '{a: "A, b", b: 40}'),
        ("{kind: table, columns: {a: Line, b: Trips}, rows: {x: [12]}}", "{a: 12, b: ...}"),
        ("{kind: table, columns: [Line, Trips], rows: [[12, 40]]}", '{"1": 12, "2": 40}'),
        ("{kind: table, columns: {a: Line, b: Trips}, rows: {x: {cells: [1, 2]}}}", "{a: 1, b: 2}"),
        ("{kind: chart, data: [[May, 3]]}", "{label: May, value: 3}"),
        ("{kind: chart, data: [[2026-05, 3]]}", '{date: "2026-05", value: 3}'),
        ("{kind: chart, series: {u: Up, d: Down}, data: [[May, 3, 4]]}", "{label: May, u: 3, d: 4}"),
        ("{kind: chart, data: {may: 3}}", "{value: 3}, after label: or date:"),
    ],
)
def test_a_row_that_is_a_list_is_told_how_it_is_written(tmp_path: Path, block: str, hint: str) -> None:
    file = tmp_path / "factsheet.yaml"
    file.write_text(f"{HEAD}body:\n  t: {block}\n")
    with pytest.raises(DataError) as caught:
        read(file)
    assert [each.hint for each in caught.value.diagnostics if each.hint.endswith(hint)]


def test_a_layout_that_is_not_and_a_picture_without_words_are_told_with_all_else(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    found = told(
        tmp_path,
        """
layout: camp
story: {heading: A day, picture: a.svg}
body:
  q: {kind: quote, picture: a.svg}
""",
    )
    assert {("layout", "unknown-layout"), ("story.picture_alt", "picture-without-alt")} <= set(found)
    assert {("body.q.picture_alt", "picture-without-alt"), ("story.text", "key-missing")} <= set(found)
