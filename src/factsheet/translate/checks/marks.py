"""The marks of a text: bold, links, key numbers and note marks, which a translation keeps."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.content.languages import name_of
from factsheet.document.text import NOWHERE, Text
from factsheet.errors import Diagnostic
from factsheet.locale.translation import lost_marks, read_marked
from factsheet.translate.addresses import spoken
from factsheet.translate.guidance import used
from factsheet.translate.pair import Pair, prose


def markup(pair: Pair) -> Iterator[Diagnostic]:
    """Yield what the reader of marks finds; a warning if the source has bold words and the text has none."""
    faults = read_marked(pair.entry.text, pair.unit.marked).faults
    for fault in faults:
        said = f"has a mistake in its markup: {fault.message}"
        yield pair.said(said, fault.hint, fault.error, code="translation-markup")
    bold = any(run.strong for run in pair.source.runs)
    if pair.target and not faults and bold and not any(run.strong for run in pair.target.runs):
        said, hint = "has no bold words, but its source does", "put ** before and after the same words"
        yield pair.said(said, hint, error=False, code="bold-lost")


def placeholders(pair: Pair) -> Iterator[Diagnostic]:
    """Yield an error for each `{number}` and `[^note]` that was lost or added."""
    faulty = any(fault.error for fault in read_marked(pair.entry.text, pair.unit.marked).faults)
    if pair.target and not faulty:
        yield from lost_marks(pair.source, pair.target)


def links(pair: Pair) -> Iterator[Diagnostic]:
    """Yield an error for a lost link; a warning for a new address, or one that names another language."""
    theirs, ours = _addresses(pair.source), _addresses(pair.target)
    if len(theirs) > len(ours) and pair.target:
        yield pair.said(f"has lost the link to {theirs[-1]}", "write [text](address)", code="link-lost")
    for address in ours:
        tag = spoken(address)
        if tag and tag.partition("-")[0] != pair.lang.partition("-")[0]:
            said = f"leads to {address}, a page in {name_of(tag)}"
            hint = f"is there a page in {name_of(pair.lang)}?"
            yield pair.said(said, hint, error=False, code="link-to-other-language")
        if address not in theirs and not tag and theirs:
            said = f"leads to {address}, which is not in its source"
            yield pair.said(said, "check that the address is right", error=False, code="link-changed")


def _addresses(text: Text) -> list[str]:
    return list(dict.fromkeys(run.link for run in text.runs if run.link and run.link != NOWHERE))


# Whether a text is translated at all, from the source as it is now, and into other words.

# Names of one or two words often stay as they are.
_SHORT = 3


def untranslated(pair: Pair) -> Iterator[Diagnostic]:
    """Yield an error for a text without a translation; for a built-in word, which has a form, a warning."""
    if not pair.entry.text.strip():
        said = f"is not translated into {name_of(pair.lang)}"
        yield pair.said(said, "write the translation", error=not pair.is_builtin, code="not-translated")


def stale(pair: Pair) -> Iterator[Diagnostic]:
    """Yield an error for a translation whose source has changed since, or that is marked fuzzy."""
    if pair.entry.text.strip() and pair.stale:
        hint = (
            "review it, then remove the flag fuzzy"
            if pair.entry.fuzzy
            else "run factsheet translate update, then review it"
        )
        yield pair.said(
            "has changed since it was translated", hint, not pair.is_builtin, code="translation-outdated"
        )


def unchanged(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a warning for a translation of three words or more that equals its source."""
    source, target = prose(pair.source).strip(), prose(pair.target).strip()
    if not target or source.casefold() != target.casefold():
        return
    if len(source.split()) < _SHORT or any(used(source, term.term) for term in pair.terms):
        return
    hint = "translate it, or flag the entry ignore-unchanged"
    yield pair.said("is the same as its source", hint, error=False, code="same-as-source")
