"""Make up hundreds of sheets at random, proofread their pages, and print how full they are and what is wrong.

    .venv/bin/python scripts/soak_pages.py [NUMBER] [--seed N] [--ample X ...] [--layout NAME ...]
        [--paper NAME ...] [--show N] [--processes N]

The sheets are those of tests/sheets/trial.py, of any kinds of block, with little copy or much, in any
language, on any paper, folded or not; the test suite tries a few of them, this any number, with running
text that is `--ample` times as long as that of a short sheet.  A sheet is named by its seed: `1 --seed 17`
makes it again and prints its plan.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from factsheet.layout.load import layout_names
from tests.sheets.proof import Proof
from tests.sheets.trial import AMPLE, PAPERS, case, proofed


class Row(NamedTuple):
    """A sheet of the soak: what it is made in, its proof or why it was refused, and what it took, in s."""

    seed: int
    name: str
    refused: tuple[str, ...]
    proof: Proof | None
    seconds: float


def row(seed: int, ample: tuple[float, ...], layouts: tuple[str, ...], papers: tuple[str, ...]) -> Row:
    """Return what becomes of the sheet of a number."""
    of, begun = case(seed, ample, layouts, papers), time.process_time()
    try:
        trial = proofed(of)
    except Exception as error:  # a soak goes on, and tells what stopped
        trial = None
        refused: tuple[str, ...] = (f"crash: {type(error).__name__}: {error}",)
    else:
        refused = trial.refused
    name = f"{of.sheet['lang']} {of.layout} {of.paper}"
    return Row(seed, name, refused, trial and trial.proof, time.process_time() - begun)


def report(rows: list[Row], shown: int) -> None:
    """Print the figures, and the worst sheets of each."""
    made = [each for each in rows if each.proof]
    pages = sum(len(each.proof.holes) for each in made if each.proof)
    print(f"{len(rows)} sheets, {len(made)} made up on {pages} pages, {sum(e.seconds for e in rows):.0f} s")
    refused = sum(bool(each.refused) for each in rows)
    print(f"  refused                                {refused}, {refused / len(rows):.1%}")
    for each in rows:
        for reason in each.refused[:2]:
            print(f"  refused: seed {each.seed} {each.name}: {reason[:200]}")
    proofs = [each.proof for each in made if each.proof]
    feet = [foot for one in proofs for foot in one.feet]
    print(f"  pages whose columns end within 12 mm   {_share(feet, 12)}, within 25 mm {_share(feet, 25)}")
    print(f"  sheets with a hole of 1 mm or more     {sum(one.hole >= 1 for one in proofs)}")
    print(f"  sheets with a fault                    {sum(bool(one.faults) for one in proofs)}")
    backs = [share for one in proofs for share in one.fullness]
    print(f"  back panels at least 60 % full         {sum(each >= 0.6 for each in backs)} of {len(backs)}")
    counts = sorted({len(one.holes) for one in proofs})
    print("  pages a sheet                         ", _counted([len(one.holes) for one in proofs], counts))
    print("  scale of the type                     ", _spread([one.scale for one in proofs]))
    print("  badness                               ", _spread([one.badness for one in proofs]))
    print("  seconds                               ", _spread([each.seconds for each in made]))
    _worst("feet, mm", made, lambda one: max(one.feet), 12, shown)
    _worst("hole, mm", made, lambda one: one.hole, 1, shown)
    _worst("back panel, % empty", made, _emptiest, 40, shown)
    _worst("badness", made, lambda one: one.badness, 60, shown)
    print("\nslowest: " + ", ".join(f"{e.seed} {e.name} {e.seconds:.1f}" for e in _slow(made)[:shown]))
    for each in made:
        if each.proof and each.proof.faults:
            print(f"\nfaults of seed {each.seed} {each.name}, {len(each.proof.faults)}:")
            print("\n".join(f"  {fault}" for fault in each.proof.faults[:4]))


def _emptiest(one: Proof) -> float:
    return 100 * (1 - min(one.fullness, default=1.0))


def _slow(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda each: -each.seconds)


def _share(values: list[float], most: float) -> str:
    return f"{sum(each <= most for each in values) / max(1, len(values)):.1%}"


def _counted(values: list[int], kinds: list[int]) -> str:
    return ", ".join(f"{kind}: {values.count(kind)}" for kind in kinds)


def _spread(values: list[float]) -> str:
    ordered = sorted(values) or [0.0]
    cut = [ordered[round(share * (len(ordered) - 1))] for share in (0, 0.5, 0.95, 1)]
    return "least {:.2f}, median {:.2f}, 95 % {:.2f}, most {:.2f}".format(*cut)


def _worst(what: str, rows: list[Row], of: Callable[[Proof], float], least: float, shown: int) -> None:
    found = sorted(((of(each.proof), each) for each in rows if each.proof), key=lambda each: -each[0])
    bad = [(value, each) for value, each in found if value >= least]
    if bad:
        print(f"\nworst {what}: {len(bad)} from {least}")
    for value, each in bad[:shown]:
        print(f"  {value:7.1f}  seed {each.seed} {each.name}")


def _rows(seeds: range, one: Callable[[int], Row], processes: int) -> Iterator[Row]:
    if processes == 1:
        yield from map(one, seeds)
        return
    # At the end the pool is told to end as the script is from outside; its workers have nothing to tell.
    with Pool(processes, signal.signal, (signal.SIGTERM, signal.SIG_DFL)) as pool:
        yield from pool.imap(one, seeds, chunksize=4)


def soak(seeds: range, one: Callable[[int], Row], processes: int, shown: int) -> None:
    """Make up the sheets of some numbers, and print what became of them; ended early, of those so far."""
    rows: list[Row] = []
    try:
        _soak(rows, seeds, one, processes)
    except KeyboardInterrupt:
        print("\nended early", file=sys.stderr)
    print(file=sys.stderr)
    report(rows, shown)
    if len(rows) == 1 and rows[0].proof:
        print("\n" + "\n".join(rows[0].proof.plan))


def _soak(rows: list[Row], seeds: range, one: Callable[[int], Row], processes: int) -> None:
    for each in _rows(seeds, one, processes):
        rows.append(each)
        proof = each.proof
        if each.refused or (proof and (proof.faults or proof.hole >= 1 or _emptiest(proof) > 40)):
            why = (*each.refused, *(proof.faults if proof else ()))[:1]
            full = f"hole {proof.hole:.0f} mm, {_emptiest(proof):.0f} % empty" if proof else "refused"
            print(f"\r{each.seed} {each.name}: {full} {' '.join(why)[:90]}", file=sys.stderr)
        print(f"\r{len(rows)} of {len(seeds)}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ample", type=float, nargs="+", default=AMPLE)
    parser.add_argument("--layout", nargs="+", default=layout_names())
    parser.add_argument("--paper", nargs="+", default=list(PAPERS))
    parser.add_argument("--show", type=int, default=12)
    parser.add_argument("--processes", type=int, default=2)
    said = parser.parse_args()
    # Ended early, in the background, too, it tells what it has.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    wanted = partial(row, ample=tuple(said.ample), layouts=tuple(said.layout), papers=tuple(said.paper))
    soak(range(said.seed, said.seed + said.number), wanted, said.processes, said.show)
