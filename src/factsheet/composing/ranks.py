"""Ranks of type in a header: the lead keeps under the title, and is no smaller than what it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from factsheet.boxes.text import TextBox
from factsheet.layout.model import Arrangement, BlockSpec
from factsheet.setting.style import Spec, Style

TITLE_OVER_LEAD = 1.3
"""How many times as large as the lead under it the title is at least, however it is fitted."""
_TITLE, _LEAD = "header.title", "header.summary"


def leads_of(way: Arrangement) -> tuple[str, ...]:
    """Return the styles of the lead in an arrangement of a header; none in one of another block."""
    return tuple(each.style for each in _texts(way.box) if each.text == _LEAD)


def over_leads(blocks: Mapping[str, BlockSpec], designed: Mapping[str, Style], text: str) -> dict[str, float]:
    """Return the styles of titles with the size that each is not to be fitted under, in points as designed.

    A title that is too long for its place in that size stands in another arrangement.  A lead that is no
    larger than running text, which has the style `text`, stands where there is hardly room for either: a
    title over it may be fitted as far as the layout says.
    """
    least = dict[str, float]()
    headers = (block for block in blocks.values() if any(each.startswith("header.") for each in block.shows))
    for way in (each for block in headers for each in block.arrangements.values()):
        lead = max([designed[name].size for name in leads_of(way)], default=0.0)
        if lead > designed[text].size:
            for name in [each.style for each in _texts(way.box) if each.text == _TITLE]:
                least[name] = max(least.get(name, 0.0), TITLE_OVER_LEAD * lead)
    return least


def _texts(value: Any) -> Iterator[TextBox]:
    """All copy that a box shows, and the boxes in it."""
    if isinstance(value, TextBox):
        yield value
    elif isinstance(value, Spec):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
