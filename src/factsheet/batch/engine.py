"""Engines: who does the jobs.  Each takes them as they come and gives outcomes as they are done.

An engine holds a few jobs for each worker and no more, so that a hundred thousand rows cost no memory.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from typing import Protocol

from factsheet.batch.job import Job, Order, Outcome, perform
from factsheet.workshop import Workshop

AHEAD = 4
"""Jobs that an executor holds for each of its workers."""


class Engine(Protocol):
    """What does jobs.  The iterator ends its workers when it is closed."""

    def __call__(self, order: Order, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """Yield the outcome of each job, in any order."""


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def inline(order: Order, jobs: Iterable[Job]) -> Iterator[Outcome]:
    """Do the jobs one after the other in this process."""
    with Workshop().open():
        pass
    workshop = Workshop()
    for job in jobs:
        with workshop.open():
            outcome = perform(order, job)
        yield outcome


def on(executor: Executor | Callable[[], Executor], tries: int = 3) -> Engine:
    """Return the engine that does jobs on an executor of `concurrent.futures`, or on what acts as one.

    A function that makes executors is called again when one is broken, as a ProcessPoolExecutor is once a
    worker of it was killed; the jobs that it held are then done anew, at most `tries` times each.
    """

    def run(order: Order, jobs: Iterable[Job]) -> Iterator[Outcome]:
        waiting = iter(jobs)
        again: list[tuple[Job, int]] = []
        while True:
            pool = executor if isinstance(executor, Executor) else executor()
            try:
                broken = yield from _on_pool(pool, order, itertools.chain(again, ((job, 1) for job in waiting)))
            finally:
                if pool is not executor:
                    pool.shutdown(wait=False, cancel_futures=True)
            if broken is None:
                return
            again = []
            for job, count in broken:
                if pool is executor or count >= tries:
                    yield Outcome(job, fault="the executor broke: a worker of it was killed, or it was shut down")
                else:
                    again.append((job, count + 1))
            if pool is executor:
                for job in waiting:
                    yield Outcome(job, fault="the executor broke before this edition")
                return

    return run
