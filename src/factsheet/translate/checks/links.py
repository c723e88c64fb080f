"""Addresses that a translation has lost, or that lead to a page in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.content.languages import UnknownLanguageError, language, name_of
from factsheet.document.text import Text
from factsheet.errors import Diagnostic
from factsheet.translate.pair import Pair


def check(pair: Pair) -> Iterator[Diagnostic]:
    """Each link of the source has its fellow; one that names a language names that of the edition."""
    theirs, ours = _addresses(pair.source), _addresses(pair.target)
    if len(theirs) > len(ours) and pair.target:
        yield pair.said(f"has lost the link to {theirs[-1]}", "write [text](address)")
    for address in ours:
        tag = spoken(address)
        if tag and tag.partition("-")[0] != pair.lang.partition("-")[0]:
            said = f"leads to {address}, a page in {name_of(tag)}"
            yield pair.said(said, f"is there one in {name_of(pair.lang)}?", error=False)
        if address not in theirs and not tag and theirs:
            yield pair.said(
                f"leads to {address}, which is not in its source", "see whether it is right", error=False
            )


def spoken(address: str) -> str:
    """The language that an address names, or nothing.

    >>> spoken("https://example.org/en/report"), spoken("https://ar.example.org"), spoken("https://a.org/?lang=pt-BR")
    ('en', 'ar', 'pt-BR')
    >>> spoken("https://example.org/report")
    ''
    """
    found = re.search(r"(?:[?&;](?:lang|hl|language|locale)=)([A-Za-z-]+)", address)
    parts = re.findall(r"(?<=/)([a-z]{2}(?:-[A-Za-z]{2,4})?)(?=/|$|\?)|//([a-z]{2})\.", address)
    for part in [*([found[1]] if found else []), *("".join(each) for each in parts)]:
        try:
            return language(part).tag
        except UnknownLanguageError:
            continue
    return ""


def _addresses(text: Text) -> list[str]:
    return list(dict.fromkeys(run.link for run in text.runs if run.link and run.link != "#"))
