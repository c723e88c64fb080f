"""How long an edition takes by how deep its caller stands: it should not matter."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from statistics import median

import factsheet
from factsheet.layout.load import load_layout

SAMPLE = Path(__file__).parents[1] / "data" / "hong-kong-refugees" / "factsheet.yaml"


def below(depth: int, work: Callable[[], float]) -> float:
    """Return what some work returns, called from `depth` frames further down."""
    return below(depth - 1, work) if depth else work()


def main() -> None:
    """Print the processor time of a composition at depths from 0 to 136, and its median and worst."""
    edition = factsheet.edition_of(factsheet.load(SAMPLE), "de")
    layout = load_layout("editorial")

    def timed() -> float:
        before = os.times()
        factsheet.compose(edition, layout)
        after = os.times()
        system.append(after.system - before.system)
        return after.user - before.user + system[-1]

    system: list[float] = []
    timed()
    found = {depth: below(depth, timed) for depth in range(0, 140, 4)}
    for depth, took in found.items():
        print(f"{depth:4} frames down: {took:.2f} s")
    print(f"median {median(found.values()):.2f} s, worst {max(found.values()):.2f} s")
    print(f"in the system at most {max(system):.2f} s")


if __name__ == "__main__":
    main()
