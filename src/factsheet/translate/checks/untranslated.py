"""A text without a translation."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.content.languages import name_of
from factsheet.errors import Diagnostic
from factsheet.translate.pair import Pair


def check(pair: Pair) -> Iterator[Diagnostic]:
    """Nothing stands where the translation belongs."""
    if not pair.entry.text.strip():
        yield pair.said(f"is not translated into {name_of(pair.lang)}", "write it")
