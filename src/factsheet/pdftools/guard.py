"""One guard for the reading of files that others made: a process of its own, its time and memory bounded.

A few hundred bytes of a PDF can ask any reader for hours or for all memory there is: a stream packed twice, a
form that shows itself twice over, a pattern of steps too small to see.  No count of budgets holds them all.
So the whole reading, that of PDFium included, runs in a child of this process, which the system ends.

Where the system cannot fork (Windows), the work is done in this process, without limits.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from factsheet.files import MB

T = TypeVar("T")
_CHUNK = 1 << 20


class Allowance(NamedTuple):
    """How long a piece of work may take, in seconds, and how much memory, in bytes, it may take more."""

    seconds: float = 60.0
    memory: int = 2048 * MB


class BeyondBoundsError(Exception):
    """A file asks for more time or memory than any that is in order; the text says which."""


def guarded(work: Callable[[], T], allowance: Allowance = Allowance()) -> T:  # noqa: B008  (a tuple: immutable)
    """Return what `work` returns, or raise what it raises, from a child process within bounds.

    What is returned or raised travels as a pickle.  Raise BeyondBoundsError when the child takes longer, asks
    for more memory, or is ended by what it reads.

    >>> guarded(lambda: 6 * 7)
    42
    """
    if not hasattr(os, "fork"):
        return work()
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    with warnings.catch_warnings():
        # Python warns of forks beside threads: the child runs this work alone, and ends without clean-up.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        os.close(reading)
        _work(work, writing, allowance)
    os.close(writing)
    try:
        said = _read(reading, time.monotonic() + allowance.seconds)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reading)
    if said is None:
        raise BeyondBoundsError(f"reading it takes longer than {allowance.seconds:g} seconds")
    too_much = f"reading it takes more than {allowance.memory // MB} MB of memory"
    if not said:
        raise BeyondBoundsError(f"{too_much}, or ends the reader")
    good, value = pickle.loads(said)
    if good:
        return value  # type: ignore[no-any-return]
    if isinstance(value, MemoryError):
        raise BeyondBoundsError(too_much)
    raise value


def _work(work: Callable[[], object], writing: int, allowance: Allowance) -> None:
    """Do the work of the child: within its limits, with its result to the pipe.  Does not return."""
    said = b""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        # The addresses that this process may have beyond those it has; and it leaves no core behind.
        with contextlib.suppress(ImportError, ValueError, OSError):
            import resource

            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            had = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (had + allowance.memory, had + allowance.memory))
        try:
            said = pickle.dumps((True, work()))
        except Exception as error:
            said = pickle.dumps((False, error))
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(said)
    finally:
        # Not by way of the interpreter's end: what is open is the parent's.
        os._exit(0)


def _read(pipe: int, deadline: float) -> bytes | None:
    """Return what comes through a pipe until it is closed; None if that takes longer."""
    parts: list[bytes] = []
    while (left := deadline - time.monotonic()) > 0:
        if select.select([pipe], [], [], left)[0]:
            part = os.read(pipe, _CHUNK)
            if not part:
                return b"".join(parts)
            parts.append(part)
    return None
