"""Room for the frames of calls, so that no edition is made on the edge between two pieces of memory.

CPython keeps the frames of calls in pieces of 16 KB.  A call that no longer has room in the last piece asks
the system for another, and gives it back when it returns: where that happens in a loop, each turn pays for
two system calls.  How deep the caller stood made an edition up to 1.5 times as slow (`docs/benchmarks.md`).
See `push_chunk` and `_PyThreadState_PopFrame` in `Python/pystate.c` of CPython 3.11.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

# Words of memory.  A frame of that size gets a piece of 512 KB to itself and leaves half of it to those that
# it calls, about a thousand; none of it is touched before it is used.
_WORDS = 33_000


def with_room(function: Callable[P, T]) -> Callable[P, T]:
    """Return the function with room for about a thousand frames below its own, however deep its caller is.

    >>> with_room(len)("four")
    4
    """

    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        return function(*args, **kwargs)

    code = run.__code__.replace(co_stacksize=_WORDS)
    roomy = FunctionType(code, run.__globals__, run.__name__, closure=run.__closure__)
    return wraps(function)(cast("Callable[P, T]", roomy))
