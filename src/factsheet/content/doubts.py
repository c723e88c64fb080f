"""Spellings of a text by which its writer may have meant something else than YAML reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.content.line_ends import joined
from factsheet.content.place import ScalarNode
from factsheet.errors import Diagnostic

_LONE_LINE_END = re.compile(r"\S[ \t]*\n[ \t]*(?=[^\s])")


def doubts(leaf: ScalarNode) -> Iterator[Diagnostic]:
    """Warn of a blank line that is none, a text that a comment cuts short, a space that is a line end."""
    place = leaf.place
    document = place.document
    comment = document.comments.get(place.key)
    if comment:
        hint = "put quotes around the whole text; if it is a comment, write it on a line of its own"
        yield place.warning(
            "ends before this: YAML takes what follows # for a comment",
            hint,
            comment,
            code="comment-cuts-text",
        )
    stretch = document.stretches.get(place.key)
    if stretch is None or stretch.style == "|" or stretch.line == stretch.end_line:
        return
    if stretch.style != ">":
        for offset in document.folds(place.key, leaf.raw):
            around = leaf.raw[offset - 1 : offset], leaf.raw[offset + 1 : offset + 2]
            if " " not in joined("\n".join(around), place.lang):
                hint = "write >- or |- behind the key: there a line end in such a script is not a space"
                yield place.warning(
                    "has a space before this: YAML makes one of the line end",
                    hint,
                    leaf.at(offset + 1),
                    code="line-end-makes-space",
                )
                break
    within = document.lines[stretch.line + 1 : stretch.end_line]
    lone = _LONE_LINE_END.search(leaf.raw.strip())
    if lone and not all(line.strip() for line in within):
        skipped = len(leaf.raw) - len(leaf.raw.lstrip())
        hint = "for paragraphs write |- behind the key, or two blank lines; for one paragraph delete the line"
        said = "is not a new paragraph: to YAML the blank line before it is an ordinary line end"
        yield place.warning(said, hint, leaf.at(skipped + lone.end()), code="no-paragraph-here")
