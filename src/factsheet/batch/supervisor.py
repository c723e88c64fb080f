"""The supervisor: worker processes that may be killed, hang or swell, and cost one edition at most.

Stock pools lose the whole batch to one killed worker (`concurrent.futures`), or wait for ever for one that
hangs.  Here each worker has pipes of its own, a deadline for each edition and a limit of memory.  What a
worker was at when it ended is tried again on another, and then told as failed.
"""

from __future__ import annotations

import contextlib
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from factsheet.batch.job import BatchOrder, Job, JobOutcome, Outcomes, Work, perform
from factsheet.files import MB
from factsheet.records import dataclass

_LOOK = 0.2
_STARTING = 60.0


class Limits(NamedTuple):
    """What a worker may take: seconds for an edition, bytes of addresses, and tries for a job.

    After `editions`, or once it has used `swollen` bytes, a worker makes way for a new one.
    """

    seconds: float = 120.0
    memory: int = 4096 * MB
    tries: int = 3
    editions: int = 500
    swollen: int = 1024 * MB


class _Told(NamedTuple):
    """What came from a worker: an outcome and its peak of memory; or that it has started, or `ended`."""

    worker: _Worker
    outcome: JobOutcome | None = None
    peak: int = 0
    ended: bool = False


class _Worker:
    """A worker process, the job that it is at, and a thread that waits for what it tells."""

    def __init__(self, order: bytes, limits: Limits, told: queue.SimpleQueue[_Told]) -> None:
        self.job: Job | None = None
        self.done = 0
        self.started = False
        self.deadline = 0.0
        self.overdue = False
        command = [sys.executable, "-m", "factsheet.batch.worker", str(limits.memory)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        )
        self._told = told
        self._send(order)
        threading.Thread(target=self._listen, daemon=True).start()

    def give(self, job: Job, seconds: float) -> None:
        """Hand over a job, whose time begins once the worker has started."""
        self.job = job
        self.deadline = time.monotonic() + (seconds if self.started else _STARTING)
        self._send(pickle.dumps(job))

    def end(self) -> int:
        """Kill the process, and return what it ended with."""
        self._process.kill()
        code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()
        return code

    def kill(self) -> None:
        """Kill the process; the thread that listens tells that it has ended."""
        self._process.kill()

    def _send(self, data: bytes) -> None:
        assert self._process.stdin is not None
        # One that has ended is told by its own thread.
        with contextlib.suppress(OSError):
            rest = memoryview(data)
            while rest:
                rest = rest[self._process.stdin.write(rest) :]

    def _listen(self) -> None:
        source = self._process.stdout
        assert source is not None
        with contextlib.suppress(Exception):  # a pickle that was cut off may raise anything
            while True:
                outcome, peak = pickle.load(source)
                self._told.put(_Told(self, outcome, peak))
        self._told.put(_Told(self, ended=True))


@dataclass
class _Crew:
    """The workers of a batch, and the jobs that have to be done again, each with its tries."""

    order: bytes
    limits: Limits
    told: queue.SimpleQueue[_Told]
    workers: list[_Worker]
    again: deque[Job]
    tries: dict[str, int]

    def hire(self) -> _Worker:
        worker = _Worker(self.order, self.limits, self.told)
        self.workers.append(worker)
        return worker

    def dismiss(self, worker: _Worker) -> int:
        self.workers.remove(worker)
        return worker.end()

    def hasten(self) -> None:
        """Kill the workers whose time is up."""
        for worker in self.workers:
            if worker.job is not None and not worker.overdue and time.monotonic() > worker.deadline:
                worker.overdue = True
                worker.kill()

    def lost(self, worker: _Worker) -> JobOutcome | None:
        """Take in that a worker has ended; return the outcome of its job if it was tried often enough."""
        code = self.dismiss(worker)
        if worker.job is None:
            return None
        why = f"was killed (signal {-code})" if code < 0 else f"ended with {code}"
        if worker.overdue:
            why = f"took longer than {self.limits.seconds:g} seconds and was ended"
        return self.fault(worker.job, f"its worker {why}")

    def fault(self, job: Job, why: str) -> JobOutcome | None:
        """Have a job done again; return its outcome if it was tried often enough."""
        count = self.tries[job.stem] = self.tries.get(job.stem, 0) + 1
        if count < self.limits.tries:
            self.again.append(job)
            return None
        del self.tries[job.stem]
        return JobOutcome(job, fault=f"{why}, {count} times" if count > 1 else why)


def supervised(
    order: BatchOrder, jobs: Iterable[Job], work: Work = perform, *, count: int, limits: Limits
) -> Outcomes:
    """Yield the outcome of the work on each job, done by so many worker processes.

    The workers end when the iterator does, or is closed, or this process is killed.
    """
    waiting, open_ = iter(jobs), True
    crew = _Crew(pickle.dumps((order, work)), limits, queue.SimpleQueue(), [], deque(), {})
    try:
        while True:
            # Whoever is free gets a job; a worker is hired only when there is one for it.
            idle = [each for each in crew.workers if each.job is None]
            while idle or len(crew.workers) < count:
                job = crew.again.popleft() if crew.again else next(waiting, None) if open_ else None
                if job is None:
                    open_ = False
                    break
                (idle.pop() if idle else crew.hire()).give(job, limits.seconds)
            if not any(each.job for each in crew.workers):
                return
            crew.hasten()
            try:
                told = crew.told.get(timeout=_LOOK)
            except queue.Empty:
                continue
            outcome = _taken(crew, told)
            if outcome is not None:
                yield outcome
    finally:
        for worker in list(crew.workers):
            worker.kill()
        for worker in list(crew.workers):
            crew.dismiss(worker)


def _taken(crew: _Crew, told: _Told) -> JobOutcome | None:
    """Take in what a worker has told; return the outcome of a job that is done, or given up."""
    worker, outcome, limits = told.worker, told.outcome, crew.limits
    if worker not in crew.workers:
        return None
    if told.ended:
        return crew.lost(worker)
    if outcome is None:
        worker.started, worker.deadline = True, time.monotonic() + limits.seconds
        return None
    worker.job, worker.done = None, worker.done + 1
    if worker.done >= limits.editions or told.peak > limits.swollen or outcome.fault:
        crew.dismiss(worker)
    if outcome.fault:
        given_up = crew.fault(outcome.job, outcome.fault)
        return replace(given_up, seconds=outcome.seconds) if given_up else None
    crew.tries.pop(outcome.job.stem, None)
    return outcome
