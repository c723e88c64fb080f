"""Names of files: safe on every file system, and one for each edition."""

from __future__ import annotations

import hashlib
import unicodedata

_MOST_BYTES = 80


def row_name(id: str) -> str:
    """Return what the id of a row is in the names of its files; empty if nothing of it can be.

    Letters, their marks and digits of any script stay, all else becomes a hyphen: no file system forbids
    them.  The name is at most 80 bytes long in UTF-8; a longer one ends in digits of its hash.

    >>> row_name("St. John's-on-the-Water")
    'St-John-s-on-the-Water'
    >>> row_name("../深水埗 ")
    '深水埗'
    """
    kept = "".join(
        each if unicodedata.category(each)[0] in "LNM" or each == "_" else "-"
        for each in unicodedata.normalize("NFC", id)
    )
    name = "-".join(part for part in kept.split("-") if part)
    if not any(unicodedata.category(each)[0] in "LN" for each in name):
        return ""
    if len(name.encode("utf-8", "replace")) <= _MOST_BYTES:
        return name
    digest = hashlib.sha256(id.encode("utf-8", "replace")).hexdigest()[:8]
    cut = name.encode("utf-8", "replace")[: _MOST_BYTES - 9].decode("utf-8", "ignore")
    return f"{cut}-{digest}"


def stem(id: str, row: str, lang: str) -> str:
    """Return what the names of an edition's files begin with: `{id}[_{row}].{language}`.

    >>> stem("school-meals", "upper-vale", "cy")
    'school-meals_upper-vale.cy'
    """
    return f"{edition_id(id, row)}.{lang}"


def edition_id(id: str, row: str) -> str:
    """Return the id of a row's sheet, `{id}_{row}`; that of the data file without a row."""
    return f"{id}_{row}" if row else id
