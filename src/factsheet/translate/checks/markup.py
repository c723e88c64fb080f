"""Marks in a translation that are not closed, or are none."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.errors import Diagnostic
from factsheet.locale.translation import read_marked
from factsheet.translate.pair import Pair


def check(pair: Pair) -> Iterator[Diagnostic]:
    """What the reader of marks finds, and bold that got lost on the way."""
    faults = read_marked(pair.entry.text, pair.unit.marked).faults
    for fault in faults:
        yield pair.said(f"has a slip in its marks: {fault.message}", fault.hint, fault.error)
    bold = any(run.strong for run in pair.source.runs)
    if pair.target and not faults and bold and not any(run.strong for run in pair.target.runs):
        yield pair.said("has no bold words, and the source has", "put ** before and behind them", error=False)
