"""Layouts are kept until one of their files changes, and what is wrong is told where it stands."""

from __future__ import annotations

import re

import pytest

from factsheet.errors import LayoutError
from factsheet.layout.load import load_layout


@pytest.fixture
def family(tmp_path):
    """Three layouts, each of which extends the one before it; the first extends a bundled one."""
    for name, parent in (("first", "campaign"), ("second", "../first"), ("third", "../second")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "layout.yaml").write_text(f"extends: {parent}\nname: {name}\ntitle: Mine\n")
    return tmp_path


def write(folder, name, more):
    path = folder / name / "layout.yaml"
    path.write_text(path.read_text() + more)


def test_a_layout_that_has_not_changed_is_the_same_object(family):
    assert load_layout(family / "third") is load_layout(family / "third")


@pytest.mark.parametrize("name", ["first", "second", "third"])
def test_a_change_of_any_layout_that_it_extends_is_seen(family, name):
    before = load_layout(family / "third")
    write(family, name, "page: {size: A4, bleed: 5mm}\n")
    after = load_layout(family / "third")
    assert before.spec.page.bleed == pytest.approx(3 * 72 / 25.4)
    assert after.spec.page.bleed == pytest.approx(5 * 72 / 25.4)


def test_the_layout_itself_goes_before_what_it_extends(family):
    write(family, "first", "description: of the first\n")
    write(family, "third", "description: of the third\n")
    assert load_layout(family / "third").spec.description == "of the third"
    assert load_layout(family / "second").spec.description == "of the first"


def test_a_mistake_in_a_layout_that_is_extended_is_told_where_it_stands(family):
    write(family, "first", "colours: {}\n")
    with pytest.raises(LayoutError, match="unknown key 'colours'") as caught:
        load_layout(family / "third")
    (problem,) = caught.value.diagnostics
    assert problem.span.file.endswith("first/layout.yaml") and problem.span.line == 4


def test_layouts_that_extend_each_other_in_a_ring_are_refused(family):
    (family / "first" / "layout.yaml").write_text("extends: ../third\nname: first\ntitle: Mine\n")
    with pytest.raises(LayoutError, match="extend each other too deep"):
        load_layout(family / "third")


def test_a_layout_that_is_extended_but_not_there_is_named(family):
    (family / "first" / "layout.yaml").write_text("extends: ../nowhere\nname: first\ntitle: Mine\n")
    with pytest.raises(LayoutError, match="nowhere"):
        load_layout(family / "third")


OWN = """extends: campaign
name: mine
title: Mine
parts:
  lead: {text: header.summary, style: $style}
  head:
    stack:
      - {text: header.title, style: title}
      - {use: lead, with: {style: $small}}
    gap: 2u
blocks:
  header:
    shows: [header.title]
    arrangements:
      plain:
        columns: [12, 12]
        box: {use: head, with: {small: lead}, gap: 4u}
"""


def mine(tmp_path, old="", new=""):
    assert old in OWN
    (tmp_path / "layout.yaml").write_text(OWN.replace(old, new, 1))
    return load_layout(tmp_path)


def refused(tmp_path, old, new):
    """The problems of the layout with a change, and the lines that they are told at."""
    with pytest.raises(LayoutError) as caught:
        mine(tmp_path, old, new)
    lines = (tmp_path / "layout.yaml").read_text().splitlines()
    return [(each, lines[each.span.line - 1].strip()) for each in caught.value.diagnostics]


def test_a_part_stands_where_it_is_used_with_what_is_said_of_it(tmp_path):
    box = mine(tmp_path).spec.blocks["header"].arrangements["plain"].box
    assert [(each.text, each.style) for each in box.stack] == [
        ("header.title", "title"),
        ("header.summary", "lead"),
    ]


def test_a_key_beside_use_goes_over_that_of_the_part(tmp_path):
    assert mine(tmp_path).spec.blocks["header"].arrangements["plain"].box.gap.best == pytest.approx(
        4 * 72 / 25.4
    )
    plain = mine(tmp_path, ", gap: 4u", "").spec.blocks["header"].arrangements["plain"]
    assert plain.box.gap.best == pytest.approx(2 * 72 / 25.4)


def test_a_part_that_is_not_there_is_told_where_it_is_used_and_guessed(tmp_path):
    ((problem, line),) = refused(tmp_path, "{use: head,", "{use: heed,")
    assert problem.code == "layout-part-unknown" and "'heed'" in problem.message
    assert problem.hint == "did you mean 'head'?" and "use: heed" in line


def test_a_mistake_in_a_part_is_told_where_the_part_is_written(tmp_path):
    ((problem, line),) = refused(
        tmp_path, "{text: header.title, style: title}", "{text: header.titel, style: x}"
    )
    assert "there is no 'titel'" in problem.message and line == "- {text: header.titel, style: x}"
    ((problem, line),) = refused(tmp_path, "style: $style}", "style: $style, fil: ink}")
    assert problem.hint == "did you mean 'fill'?" and line.startswith("lead:")
    ((problem, line),) = refused(tmp_path, "gap: 4u", "gap: wide")
    assert "'wide' is not a length" in problem.message and line.startswith("box: {use: head")


def test_a_part_in_itself_is_refused(tmp_path):
    found = refused(tmp_path, "{use: lead, with: {style: $small}}", "{use: head, with: {small: lead}}")
    assert [each.code for each, _ in found] == ["layout-part-in-itself"]


def test_a_part_that_is_not_told_what_it_asks_for_is_refused(tmp_path):
    ((problem, line),) = refused(tmp_path, ", with: {small: lead}", "")
    assert problem.code == "layout-part-value" and "$small" in problem.message and "use: head" in line


@pytest.mark.parametrize("key", ["tree: {stack: []}", "ladder: [{space: 0.9}]"])
def test_a_layout_as_they_were_is_refused_with_the_way_on(tmp_path, key):
    ((problem, line),) = refused(tmp_path, "title: Mine", f"title: Mine\n{key}")
    assert problem.code == "layout-old" and line == key
    assert "blocks:" in problem.hint and "docs/layouts.md" in problem.hint


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("columns: [12, 12]", "rank: 1", "an arrangement has columns: or measure:, one of them"),
        ("columns: [12, 12]", "columns: [12, 12]\n        measure: [3, 9]", "one of them"),
        ("columns: [12, 12]", "columns: [12, 12]\n        when: header.titel", "there is no 'titel'"),
        ("shows: [header.title]", "shows: [headr]", "there is no block 'headr'"),
        (
            "shows: [header.title]",
            "shows: [header.title]\n    items: key_concerns.itms",
            "there is no 'itms'",
        ),
        (
            "columns: [12, 12]",
            "columns: [12, 12]\n        picture: {least: 4u}",
            "a picture is one of: or drawing:",
        ),
    ],
)
def test_an_arrangement_that_is_written_wrong_is_told(tmp_path, old, new, told):
    found = refused(tmp_path, old, new)
    assert any(told in each.message for each, _ in found), [each.message for each, _ in found]


def test_a_block_of_a_layout_may_have_an_arrangement_more_than_the_one_it_extends(tmp_path):
    spec = mine(tmp_path).spec
    own = set(spec.blocks["header"].arrangements)
    assert "plain" in own and own > set(load_layout("campaign").spec.blocks["header"].arrangements)


@pytest.mark.parametrize(
    ("more", "said", "hint"),
    [
        ("styles: {body: {font: txt, size: 9, leading: 12, swatch: ink}}", "no font 'txt'", "'text'"),
        ("styles: {body: {font: text, size: 9, leading: 12, swatch: inc}}", "no swatch 'inc'", "'ink'"),
        (
            "styles: {body: {font: text, size: 0, leading: 12, swatch: dark}}",
            "size is 0 points",
            "more than 0",
        ),
        ("styles: {body: {font: text, size: 9, leading: -2, swatch: dark}}", "leading is -2", "more than 0"),
        (
            "styles: {body: {font: text, size: .nan, leading: 12, swatch: dark}}",
            "not a length",
            "docs/layouts",
        ),
        ("derived: {mine: {of: bodie, size: 1}}", "no style 'bodie'", "'body'"),
    ],
)
def test_type_that_cannot_be_set_is_told_when_the_layout_is_loaded(family, more, said, hint):
    write(family, "first", more + "\n")
    with pytest.raises(LayoutError, match=re.escape(said)) as caught:
        load_layout(family / "third")
    told = [each for each in caught.value.diagnostics if said in each.message]
    assert told[0].span.file.endswith("first/layout.yaml") and hint in told[0].hint


@pytest.mark.parametrize("name", ["campaign", "editorial", "brief", "clear"])
def test_small_words_of_charts_on_paper_are_in_one_ink(name: str) -> None:
    layout = load_layout(name)
    soft = layout.spec.charts.paint.get("soft")
    ink = layout.swatches()[soft].cmyk if soft else None
    # Under 9 pt several inks blur on a press out of register (GWG 2015, 4.16).
    assert ink is None or sum(part > 0 for part in ink) == 1
