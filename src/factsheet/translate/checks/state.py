"""Whether a text is translated at all, from the source as it is now, and into other words."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.content.languages import name_of
from factsheet.errors import Diagnostic
from factsheet.translate.glossary import used
from factsheet.translate.pair import Pair, prose

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
