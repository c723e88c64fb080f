"""A worker process: it imports once, then does one job after the other until its input ends.

`python -m factsheet.batch.worker`: an order with its work, then jobs, come in as pickles from the supervisor
that started it, outcomes go back the same way.  A process of its own module, unlike one of `multiprocessing`,
never runs the caller's script again, and starts alike on every system.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from factsheet.collector import collector_forgets, collector_rests
from factsheet.workshop import Workshop

if TYPE_CHECKING:
    from factsheet.batch.job import BatchOrder, Job, JobOutcome, Work

    _Given = tuple[BatchOrder, Work] | Job


def main() -> None:
    """Tell that all is imported, then the outcome of each job that comes in, with the peak of memory."""
    # What a library prints must not get between the outcomes.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    limit_memory(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    with collector_rests(), Workshop().open():
        from factsheet.batch.engine import inline

        # All that stays: the collector, which `inline` lets run now and then, need not walk through it.
        collector_forgets()
        given: queue.SimpleQueue[_Given] = queue.SimpleQueue()
        threading.Thread(target=_read, args=(sys.stdin.buffer, given), daemon=True).start()
        order, work = cast("tuple[BatchOrder, Work]", given.get())
        _tell(out, None)
        for outcome in inline(order, iter(cast("Callable[[], Job]", given.get), None), work):
            _tell(out, outcome)


def _tell(out: BinaryIO, outcome: JobOutcome | None) -> None:
    pickle.dump((outcome, peak()), out)
    out.flush()


def _read(source: BinaryIO, jobs: queue.SimpleQueue[_Given]) -> None:
    """Hand over what comes in; the process ends when its supervisor has, in the middle of an edition too."""
    with contextlib.suppress(EOFError, OSError, pickle.UnpicklingError):
        while True:
            jobs.put(pickle.load(source))
    os._exit(0)


def limit_memory(most: int) -> None:
    """Let this process have at most so many bytes of addresses, where the system can; 0 is no limit."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if most:
            resource.setrlimit(resource.RLIMIT_AS, (most, most))


def peak() -> int:
    """Return the most memory that this process has had, in bytes; 0 where the system does not tell.

    On Linux getrusage(2) counts what the process had that started this one: a large parent would make every
    worker a swollen one.  What proc_pid_status(5) tells begins anew with the program.
    """
    with contextlib.suppress(OSError, ValueError):
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return int(status.partition("VmHWM:")[2].split("kB", 1)[0]) * 1024
    try:
        import resource
    except ImportError:
        return 0
    # Kilobytes on most systems, bytes on macOS (getrusage(2)).
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
