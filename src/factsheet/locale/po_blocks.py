"""The entries of a PO file as they stand in it, so that what does not change is written back byte for byte.

A block is an entry with its comments and the white space behind it; the first is the head.
"""

from __future__ import annotations

import re

_KEYWORD = re.compile(r"(?:#~\|?|#\|)?[ \t]*(msg[a-z_]+)")


def blocks(content: str) -> tuple[str, ...]:
    """Return the parts of a PO file that hold an entry each; put together they are the file.

    >>> blocks('# A\\nmsgid ""\\nmsgstr ""\\n\\nmsgid "a"\\nmsgstr "b"\\n')
    ('# A\\nmsgid ""\\nmsgstr ""\\n\\n', 'msgid "a"\\nmsgstr "b"\\n')
    """
    parts: list[list[str]] = [[]]
    complete = False
    for line in content.splitlines(keepends=True):
        keyword = _KEYWORD.match(line)
        name = keyword[1] if keyword else ""
        if complete and (line.startswith("#") or name) and not _goes_on(line, name):
            parts.append([])
            complete = False
        parts[-1].append(line)
        complete = complete or (name.startswith("msgstr") and not line.startswith(("#|", "#~|")))
    return tuple("".join(part) for part in parts if part)


def tail(parts: tuple[str, ...]) -> str:
    """Return the comments behind the last entry, which belong to none; nothing if there are none."""
    last = parts[-1] if parts else ""
    return "" if any(map(_KEYWORD.match, last.splitlines())) else last


def _goes_on(line: str, keyword: str) -> bool:
    """True for a line that belongs to the translation above it: a further form, a further string."""
    return keyword.startswith("msgstr[") or bool(re.match(r'(?:#~[ \t]*)?"', line))


def line_end(content: str) -> str:
    """Return the line end that a file has, `\\\\r\\\\n` if most of its lines end so."""
    return "\r\n" if content.count("\r\n") * 2 > content.count("\n") else "\n"
