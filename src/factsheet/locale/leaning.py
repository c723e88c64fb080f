"""What leans on a number within its sentence: particles, endings and brackets, which begin no line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile
from typing import TypeVar

from factsheet.document.nodes import VALUE, Element, Group, List, ListItem, Statistic
from factsheet.document.text import Inline
from factsheet.typeset.sense import leaning

E = TypeVar("E", bound=Element)


def with_leaning(element: E, lang: str) -> E:
    """Return an element of a document whose numbers know what leans on them in their sentences."""
    match element:
        case Statistic() if element.inside:
            return replace(element, leaning=_leaning(element, lang))
        case Group() | ListItem():
            return replace(element, children=tuple(with_leaning(each, lang) for each in element.children))
        case List():
            return replace(element, items=tuple(with_leaning(each, lang) for each in element.items))
    return element


def _leaning(number: Statistic, lang: str) -> tuple[int, int]:
    label = number.label
    before, after = leaning(label.plain, label.lang or lang, *number.number)
    at = next(at for at, run in enumerate(label.runs) if run.ref == VALUE)
    # A link or the sign of a note is not set as large as the number.
    return min(before, _plain(reversed(label.runs[:at]))), min(after, _plain(label.runs[at + 1 :]))


def _plain(runs: Iterable[Inline]) -> int:
    return sum(len(run.value) for run in takewhile(lambda run: not (run.link or run.note or run.lang), runs))
