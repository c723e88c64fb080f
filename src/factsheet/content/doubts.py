"""Spellings of a text by which its writer may have meant something else than YAML reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.content.place import Leaf
from factsheet.errors import Diagnostic

_LONE_LINE_END = re.compile(r"\S[ \t]*\n[ \t]*(?=[^\s])")


def doubts(leaf: Leaf) -> Iterator[Diagnostic]:
    """A warning for a blank line that is none, and one for a text that a comment cuts short."""
    place = leaf.place
    document = place.document
    comment = document.comments.get(place.key)
    if comment:
        hint = (
            "put quotes around the whole text; a comment stands on a line of its own, or after # and a space"
        )
        yield place.warning("ends before this: YAML takes what follows # for a comment", hint, comment)
    stretch = document.stretches.get(place.key)
    if stretch is None or stretch.style == "|" or stretch.line == stretch.end_line:
        return
    within = document.lines[stretch.line + 1 : stretch.end_line]
    lone = _LONE_LINE_END.search(leaf.raw.strip())
    if lone and not all(line.strip() for line in within):
        skipped = len(leaf.raw) - len(leaf.raw.lstrip())
        hint = "for paragraphs write |- behind the key, or two blank lines; for one paragraph delete the line"
        said = "is no new paragraph here: to YAML the blank line before it is an ordinary line end"
        yield place.warning(said, hint, leaf.at(skipped + lone.end()))
