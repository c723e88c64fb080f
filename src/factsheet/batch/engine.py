"""Engines: who does the jobs.  Each takes them as they come and gives outcomes as they are done.

An engine holds a few jobs for each worker and no more, so that a hundred thousand rows cost no memory.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from functools import partial
from typing import Protocol

from factsheet.batch.job import BatchOrder, Job, JobOutcome, Outcomes, Work, perform
from factsheet.batch.supervisor import Limits, supervised
from factsheet.collector import collect

_COLLECTED = 200  # editions after which the collector runs, which rests in a command
AHEAD = 4
"""Jobs that an executor holds for each of its workers."""


class Engine(Protocol):
    """What does jobs.  The iterator ends its workers when it is closed."""

    def __call__(self, order: BatchOrder, jobs: Iterable[Job], work: Work = perform) -> Outcomes:
        """Yield the outcome of each job, in any order."""


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def engine_of(
    executor: Executor | None = None, jobs: int | None = None, limits: Limits | None = None
) -> Engine:
    """Return the engine of an executor, or of so many worker processes, by default one a core; 1 is none."""
    if executor is not None:
        return on(executor)
    count = jobs or cores()
    return inline if count == 1 else partial(supervised, count=count, limits=limits or Limits())


def inline(order: BatchOrder, jobs: Iterable[Job], work: Work = perform) -> Outcomes:
    """Do the jobs one after the other in this process."""
    for number, job in enumerate(jobs, 1):
        yield work(order, job)
        if not number % _COLLECTED:
            collect()


def on(executor: Executor) -> Engine:
    """Return the engine that does jobs on an executor of `concurrent.futures`, or on what acts as one.

    Once an executor is broken, as a ProcessPoolExecutor is when a worker of it was killed, the editions
    that are left fail: the next run of the batch makes them.
    """

    def run(order: BatchOrder, jobs: Iterable[Job], work: Work = perform) -> Outcomes:
        most = AHEAD * max(1, getattr(executor, "_max_workers", cores()))
        waiting = iter(jobs)
        at_work: dict[Future[JobOutcome], Job] = {}
        broken = ""
        try:
            while True:
                while not broken and len(at_work) < most and (job := next(waiting, None)) is not None:
                    try:
                        at_work[executor.submit(work, order, job)] = job
                    except (BrokenExecutor, RuntimeError) as error:
                        broken = str(error)
                        yield JobOutcome(job, fault=f"the executor broke: {broken}")
                if not at_work:
                    break
                done, _ = wait(at_work, return_when=FIRST_COMPLETED)
                for future in done:
                    job = at_work.pop(future)
                    fault = future.exception()
                    if isinstance(fault, BrokenExecutor):
                        broken = str(fault)
                    yield JobOutcome(job, fault=f"the executor failed: {fault}") if fault else future.result()
            for job in waiting:
                yield JobOutcome(job, fault=f"the executor broke: {broken}")
        finally:
            for future in at_work:
                future.cancel()

    return run
