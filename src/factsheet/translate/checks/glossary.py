"""Terms that a translation calls otherwise than the catalogue says."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.errors import Diagnostic
from factsheet.translate.glossary import used
from factsheet.translate.pair import Pair


def check(pair: Pair) -> Iterator[Diagnostic]:
    """Where the source has a term of the glossary, the translation has what it is called."""
    target = pair.target.plain
    for term in pair.terms:
        if not target or not term.forms or not used(pair.source.plain, term.term):
            continue
        if not any(used(target, form) for form in term.forms):
            said = f'does not say "{term.forms[0]}" for "{term.term}"'
            hint = f"use the term, or add this form to {term.path}, parted by |"
            yield pair.said(said, hint, error=False)
