"""Room for frames: nothing stands on the edge between two pieces of memory, however deep its caller is."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from threading import Thread

import pytest

from factsheet import compose, load
from factsheet.frames import with_room

resource = pytest.importorskip("resource", reason="Windows does not count how often memory was asked for")
TURNS = 300


def called(one: int, *, other: int = 2) -> tuple[int, int]:
    """Return what was given."""
    return one, other


def test_a_function_with_room_takes_and_gives_what_it_did() -> None:
    assert with_room(called)(1, other=3) == (1, 3)
    assert inspect.signature(with_room(called)) == inspect.signature(called)
    assert with_room(called).__doc__ == called.__doc__
    with pytest.raises(ZeroDivisionError):
        with_room(divmod)(1, 0)
    assert inspect.signature(compose).parameters and inspect.signature(load).parameters


def turns() -> int:
    """Call a function many times, and return how often the system had to bring memory for it."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for number in range(TURNS):
        called(number)
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)


def below(depth: int, work: Callable[[], int]) -> int:
    return below(depth - 1, work) if depth else work()


def most(work: Callable[[], int]) -> int:
    """Return the most that any of 400 depths asks for, in a thread, whose frames are in their own pieces."""
    found: list[int] = []
    thread = Thread(target=lambda: found.append(max(below(depth, work) for depth in range(400))))
    thread.start()
    thread.join()
    return found[0]


@pytest.mark.skipif(
    sys.implementation.name != "cpython", reason="only CPython keeps its frames in such pieces"
)
def test_a_loop_of_calls_asks_for_no_memory_however_deep_it_stands() -> None:
    assert most(with_room(turns)) < TURNS / 3
    if sys.version_info < (3, 14):
        # What it is against: at some depth each turn of a loop asks for a piece of memory and gives it back.
        assert most(turns) >= TURNS
