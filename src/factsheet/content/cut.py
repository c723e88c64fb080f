"""Texts between braces that a comma has cut: `{a: Rice, beans and oil, b: Water}` holds three entries."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from factsheet.content.place import Location, MappingNode
from factsheet.errors import Diagnostic
from factsheet.yaml_source import held_at

WAY_OUT = "between braces a comma ends a text: put quotes around the whole"
_SIMPLE = re.compile(r"[^\W\d]\w*(?: \w+)*")
_MOST = 60  # characters of a text that a hint shows whole


def cut_keys(node: MappingNode) -> frozenset[str]:
    """Return the keys of a group that are written without a colon: what follows a comma between braces."""
    return frozenset(str(key) for key in node.empty if _is_bare(node.place.under(key)))


def cut_texts(node: MappingNode) -> Iterator[Diagnostic]:
    """Yield an error for each text in a group that commas have cut, at the first piece that is cut off."""
    cut = cut_keys(node)
    whole = held_at(node.place.document.value, node.place.key)
    last, pieces = "", list[str]()
    for key, value in (*(whole.items() if cut and isinstance(whole, dict) else ()), ("", None)):
        if key in cut:
            pieces.append(key)
            continue
        if pieces:
            yield _told(node, last, pieces)
        last, pieces = (key if isinstance(value, str) else ""), []


def in_braces(text: str) -> str:
    """Return a text as it is written between braces: in quotes, unless it is words alone.

    >>> in_braces("free"), in_braces("free, today"), in_braces("true")
    ('free', '"free, today"', '"true"')
    """
    simple = _SIMPLE.fullmatch(text) and text not in ("true", "false", "null")
    return text if simple else json.dumps(text, ensure_ascii=False)


def is_of_a_text(place: Location) -> bool:
    """Return whether a key with a value is the end of a text: several words behind a comma or a brace."""
    span, lines = place.key_span, place.document.lines
    if " " not in str(place.key[-1]) or not 0 < span.line <= len(lines):
        return False
    if lines[span.line - 1][span.column - 1 : span.column] in ('"', "'"):
        return False
    return lines[span.line - 1][: span.column - 1].rstrip().endswith((",", "{"))


def _told(node: MappingNode, key: str, pieces: list[str]) -> Diagnostic:
    """The error of a text under a key, with the pieces that are cut off it; no key where it was no text."""
    first, hint = node.place.under(pieces[0]), WAY_OUT
    before = node.get(key)
    if key and before is not None:
        text = ", ".join((str(getattr(before, "raw", "")), *pieces))
        if len(text) <= _MOST and '"' not in text and "\\" not in text:
            hint += f', as {key}: "{text}"'
    said = f'{node.place.name}: a comma cuts "{pieces[0][:80]}" off the text before it'
    return Diagnostic(said, first.key_span, hint, first.path, code="comma-cuts-text")


def _is_bare(place: Location) -> bool:
    """Return whether a key without a value has no colon behind it in the source, as only braces allow."""
    span, lines = place.key_span, place.document.lines
    if not 0 < span.line <= len(lines) or place.key not in place.document.key_spans:
        return False
    behind = lines[span.line - 1][span.column - 1 + span.length :].lstrip()
    return not behind.startswith(":")
