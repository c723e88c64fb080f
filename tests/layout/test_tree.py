"""A layout that is written wrong says where, and what was probably meant."""

from __future__ import annotations

from factsheet.boxes.box import Problem
from factsheet.boxes.stack import StackBox
from factsheet.boxes.tree import build


def problems_of(value: object) -> list[Problem]:
    problems: list[Problem] = []
    assert build(value, ("tree",), problems) is None
    return problems


def test_a_tree_is_built_with_its_children() -> None:
    problems: list[Problem] = []
    box = build({"stack": [{"space": "4mm"}, {"rule": "ink"}], "gap": "2mm"}, ("tree",), problems)
    assert not problems
    assert isinstance(box, StackBox)
    assert [child.kind for child in box.stack] == ["space", "rule"]


def test_a_mistyped_kind_is_guessed() -> None:
    (problem,) = problems_of({"stak": []})
    assert (problem.location, problem.code) == (("tree",), "layout-box-kind")
    assert "did you mean 'stack'?" in problem.message


def test_a_mistyped_key_is_named_with_its_place() -> None:
    (problem,) = problems_of({"stack": [{"space": "4mm", "fil": "ink"}]})
    assert (problem.location, problem.code) == (("tree", "stack", 0, "fil"), "layout-unknown-key")
    assert problem.hint == "did you mean 'fill'?"


def test_a_key_that_a_box_needs_is_named() -> None:
    (problem,) = problems_of({"stack": [{"text": "story.text"}]})
    assert problem.code == "layout-key-missing"
    assert problem.message == "the key 'style' is missing"


def test_every_problem_is_told_at_once() -> None:
    found = problems_of({"stack": [{"space": "wide"}, {"rule": "ink", "weight": "thick"}, 3]})
    assert [(each.location[2], each.code) for each in found] == [
        (0, "layout-value"),
        (1, "layout-value"),
        (2, "layout-box-malformed"),
    ]


def test_a_box_of_two_kinds_is_refused() -> None:
    (problem,) = problems_of({"stack": [], "row": []})
    assert problem.code == "layout-box-kind"
    assert problem.message == "a box is of one kind, not stack and row"


def test_endless_nesting_is_refused() -> None:
    value: object = {"space": "1mm"}
    for _ in range(200):
        value = {"stack": [value]}
    assert any("too deep" in each.message for each in problems_of(value))
