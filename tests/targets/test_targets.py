"""Targets by name: those that there are, and what people call them."""

from __future__ import annotations

import pytest

from factsheet.errors import OutputError
from factsheet.targets import _ALSO_CALLED, target_named, targets


@pytest.mark.parametrize("name", sorted(targets()))
def test_a_target_is_found_by_its_name(name):
    assert target_named(name).name == name


@pytest.mark.parametrize(
    ("name", "meant"), [("press", "print"), ("PDF", "screen"), ("jpeg", "png"), ("screne", "screen")]
)
def test_a_name_that_there_is_not_is_told_with_the_one_meant(name, meant):
    with pytest.raises(OutputError, match=f'"{name}"') as caught:
        target_named(name)
    assert caught.value.diagnostics[0].hint == f'did you mean "{meant}"?'


def test_what_is_far_from_all_names_is_told_with_all_of_them():
    with pytest.raises(OutputError) as caught:
        target_named("quilt")
    assert all(name in caught.value.diagnostics[0].hint for name in targets())


def test_other_names_are_of_targets_that_there_are_and_none_is_a_target():
    assert set(_ALSO_CALLED.values()) <= set(targets())
    assert not set(_ALSO_CALLED) & set(targets())
