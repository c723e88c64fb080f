"""Key numbers and note marks that a translation has lost or added."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.errors import Diagnostic
from factsheet.locale.translation import lost_marks, read_marked
from factsheet.translate.pair import Pair


def check(pair: Pair) -> Iterator[Diagnostic]:
    """Every `{number}` and `[^note]` of the source stands in the translation, and no other."""
    faulty = any(fault.error for fault in read_marked(pair.entry.text, pair.unit.marked).faults)
    if pair.target and not faulty:
        yield from lost_marks(pair.source, pair.target)
