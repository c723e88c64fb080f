"""Data classes of the package mean what those of the standard library mean, made when they are first used."""

from __future__ import annotations

import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace
from typing import Any, ClassVar

import pytest

from factsheet.records import dataclass

KINDS: list[dict[str, Any]] = [
    {},
    {"frozen": True},
    {"slots": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "eq": False},
    {"frozen": True, "eq": False, "repr": False, "kw_only": True},
    {"frozen": True, "slots": True, "kw_only": True},
]


def defined(make: Any, **asked: Any) -> tuple[type[Any], type[Any]]:
    """A class and a child of it, made by one of the two decorators."""

    @make(**asked)
    class Base:
        """A class with all kinds of fields."""

        known: ClassVar[int] = 3
        name: str
        parts: list[int] = field(default_factory=list)
        note: str = field(default="", compare=False, repr=False)
        made: ClassVar[list[str]] = []

        def __post_init__(self) -> None:
            self.made.append(self.name)

    @make(**asked)
    class Child(Base):
        """A child with a field more, and another default."""

        note: str = "of a child"
        size: float = 2.0

    return Base, Child


@pytest.mark.parametrize("asked", KINDS, ids=str)
def test_it_does_what_the_standard_library_does(asked: dict[str, Any]) -> None:
    ours, theirs = defined(dataclass, **asked), defined(dataclasses.dataclass, **asked)
    for own, other in zip(ours, theirs, strict=True):
        assert own.__match_args__ == other.__match_args__
        assert own.__doc__ == other.__doc__ and own.known == 3
        assert getattr(own, "__slots__", None) == getattr(other, "__slots__", None)
        assert (own.__hash__ is None) == (other.__hash__ is None)
        one, same = own(name="a", parts=[1]), own(name="a", parts=[1])
        their, their_same = other(name="a", parts=[1]), other(name="a", parts=[1])
        assert (one == same) is (their == their_same)
        assert (one == replace(same, note="other")) is (their == replace(their_same, note="other"))
        assert one != replace(one, name="b") and one != their
        if asked.get("repr", True):
            assert repr(one) == repr(their)
        assert [each.name for each in fields(own)] == [each.name for each in fields(other)]
        assert is_dataclass(one) and own(name="b").parts == []
        assert own(name="b").parts is not own(name="b").parts
        assert replace(one, name="b").name == "b" and own.made[-1] == "b"
        for wrong in ({}, {"name": "a", "more": 1}):
            with pytest.raises(TypeError, match="__init__"):
                own(**wrong)
        if asked.get("kw_only"):
            with pytest.raises(TypeError):
                own("a")
        else:
            assert own("a", [2]).parts == [2]
    assert ours[1](name="a").note == "of a child" and ours[1](name="a").size == 2.0


@pytest.mark.parametrize("slots", [False, True])
def test_what_is_frozen_refuses_and_what_is_not_does_not(slots: bool) -> None:
    frozen, _ = defined(dataclass, frozen=True, slots=slots)
    one = frozen("a")
    with pytest.raises(FrozenInstanceError):
        one.name = "b"
    with pytest.raises(FrozenInstanceError):
        del one.name
    assert one.name == "a"
    free, _ = defined(dataclass, slots=slots)
    other = free("a")
    other.name = "b"
    assert other.name == "b"


def test_equal_values_have_one_hash_and_are_one_key() -> None:
    @dataclass(frozen=True, slots=True)
    class Pair:
        left: int
        right: str = ""

    assert {Pair(1), Pair(1, ""), Pair(2)} == {Pair(2), Pair(1)}
    assert hash(Pair(1)) == hash(Pair(1, ""))


@dataclass(frozen=True, slots=True)
class Sent:
    """Is sent to another process."""

    name: str
    several: tuple[int, ...] = ()


def test_values_are_pickled() -> None:
    assert pickle.loads(pickle.dumps(Sent("a", (1, 2)))) == Sent("a", (1, 2))


def test_methods_of_a_class_stay_its_own() -> None:
    @dataclass(frozen=True, slots=True)
    class Odd:
        value: int

        def __repr__(self) -> str:
            return "odd"

        def __eq__(self, other: object) -> bool:
            return True

        __hash__: ClassVar[Callable[[object], int]] = lambda self: 7

    assert repr(Odd(1)) == "odd" and Odd(1) == Odd(2) and hash(Odd(1)) == 7


def test_nothing_is_compiled_for_a_class_of_which_no_value_is_made() -> None:
    @dataclass(frozen=True, slots=True)
    class Unused:
        value: int

    before = Unused.__dict__["__init__"]
    Unused(1)
    assert Unused.__dict__["__init__"] is not before
