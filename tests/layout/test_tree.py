"""A layout that is written wrong says where, and what was probably meant."""

from __future__ import annotations

from factsheet.boxes.stack import StackBox
from factsheet.boxes.tree import Problem, build


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
    ((where, message, _),) = problems_of({"stak": []})
    assert where == ("tree",)
    assert "did you mean 'stack'?" in message


def test_a_mistyped_key_is_named_with_its_place() -> None:
    found = problems_of({"stack": [{"space": "4mm", "fil": "ink"}]})
    assert found == [(("tree", "stack", 0, "fil"), "a space box has no key 'fil'", "did you mean 'fill'?")]


def test_every_problem_is_told_at_once() -> None:
    found = problems_of({"stack": [{"space": "wide"}, {"rule": "ink", "weight": "thick"}, 3]})
    assert [where[2] for where, _, _ in found] == [0, 1, 2]


def test_a_box_of_two_kinds_is_refused() -> None:
    ((_, message, _),) = problems_of({"stack": [], "row": []})
    assert message == "a box is of one kind, not stack and row"


def test_endless_nesting_is_refused() -> None:
    value: object = {"space": "1mm"}
    for _ in range(200):
        value = {"stack": [value]}
    assert any("too deep" in message for _, message, _ in problems_of(value))
