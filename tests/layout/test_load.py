"""Layouts are kept until one of their files changes, and what is wrong is told where it stands."""

from __future__ import annotations

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
