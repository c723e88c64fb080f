"""Targets that do to their workers what an edition may do at its worst, by the id of its row."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass

from factsheet.targets.target import Artifact, TargetJob
from factsheet.workshop import in_use


@dataclass(frozen=True)
class OddTarget:
    """A text file with the number of the process that made it, and how often that one has made a pattern."""

    name: str = "odd"
    suffix: str = "txt"
    composed: bool = False

    def make(self, job: TargetJob) -> tuple[Artifact, ...]:
        """Do what the row is called by, and give the file if this process is still there."""
        deed = job.edition.id.rpartition("_")[2]
        if deed == "hang":
            time.sleep(3600)
        elif deed == "swell":
            bytearray(8 * 2**30)
        elif deed == "exit":
            os._exit(3)
        elif deed == "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        elif deed == "raise":
            raise ZeroDivisionError("a fault of the program")
        elif deed.startswith("large"):
            # Touched, so that it is in memory, and given back.
            bytes(bytearray(b"\x01") * (300 * 2**20))
        made = in_use().counts()["factsheet.batch.job.patterns"].misses
        data = f"{os.getpid()} {made}".encode()
        return (
            Artifact(
                name=f"{job.stem()}.{self.suffix}", media_type="text/plain", data=data, target=self.name
            ),
        )
