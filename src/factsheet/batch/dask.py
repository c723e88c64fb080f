"""The workers of a Dask scheduler, on one machine or many, as an executor.

They write the files themselves, so the data, the layouts, and the folder of a batch stand under the same
paths on all machines.  Jobs and outcomes are small; no bytes of a file pass through the scheduler.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_PATIENCE = 10.0  # seconds in which a scheduler answers, or there is none


@contextmanager
def workers_of(address: str) -> Iterator[Any]:
    """Yield an executor for the workers of the scheduler at an address, as `tcp://10.0.0.7:8786`.

    Raise ImportError where Dask is not installed, OSError where no scheduler answers within ten seconds, and
    ValueError for what is no address.
    """
    from distributed import Client

    with Client(address, timeout=_PATIENCE, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        yield client.get_executor()
