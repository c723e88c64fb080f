"""Python's cyclic garbage collector, which waits while an edition is made.

Setting a page makes hundreds of thousands of small tuples, and after so many the collector walks through all
that the process keeps: half of the time of an edition went there.  An edition leaves no cycles
(`tests/test_collector.py`), so nothing waits for it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Waiting:
    """How many editions the process is making, and whether the collector ran before the first of them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._editions = 0
        self._ran = False

    def begin(self) -> None:
        with self._lock:
            if not self._editions:
                self._ran = gc.isenabled()
                gc.disable()
            self._editions += 1

    def end(self) -> None:
        with self._lock:
            self._editions -= 1
            if not self._editions and self._ran:
                _grow_old()
                gc.enable()


def _grow_old() -> None:
    """Let what was made while the collector waited pass for looked at, which it need not be.

    Otherwise the first object after an edition has the collector walk through all of it: a tenth of its time.
    What somebody has frozen stays so.
    """
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()


_WAITING = _Waiting()


@contextmanager
def collector_waits() -> Iterator[None]:
    """Let the collector wait until the `with` ends, and those of other threads; then it is as it was.

    >>> with collector_waits():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    _WAITING.begin()
    try:
        yield
    finally:
        _WAITING.end()


@contextmanager
def collector_rests() -> Iterator[None]:
    """Let the collector rest in a process that is ours, from its imports to its end, and leave it as it was.

    What is there at the end is never walked through again, as the interpreter would when it goes: together a
    seventh of the time of a command that builds one edition.
    """
    ran = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if ran:
            gc.enable()


def collector_forgets() -> None:
    """Let the collector walk no more through what is there now: modules, tables, all that stays."""
    gc.freeze()


def collect() -> None:
    """Let go of what only the collector finds; for long runs in which it rests."""
    gc.collect()
