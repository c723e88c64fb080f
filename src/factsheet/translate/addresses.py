"""Where an edition leads: the page behind its code is to be in its language."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.content.edition import Edition
from factsheet.content.languages import name_of
from factsheet.document.nodes import Code, Element, walk, words
from factsheet.document.text import Name
from factsheet.errors import Diagnostic, Severity
from factsheet.translate.checks.links import spoken

_CITED = "sources"  # a work is cited in the language that it was read in


def foreign_addresses(edition: Edition) -> Iterator[Diagnostic]:
    """A warning for each address of the data file that names another language than the edition's.

    >>> from factsheet.source.reader import read
    >>> from factsheet.locale.edition import localize
    >>> list(foreign_addresses(localize(read("data/hong-kong-refugees/factsheet.yaml"), "ar")))
    []
    """
    for group in edition.document.children:
        for name in _addresses(group) if group.id != _CITED else ():
            tag = spoken(name.value)
            if tag and tag.partition("-")[0] != edition.lang.partition("-")[0]:
                said = f"{name.path} leads to {name.value}, a page in {name_of(tag)}"
                hint = "write {lang} for the language in the address, or its own under urls"
                yield Diagnostic(said, name.span, hint, name.path, Severity.WARNING)


def _addresses(element: Element) -> Iterator[Name]:
    """The addresses of codes, and of copy that is nothing but an address."""
    for each in walk(element):
        if isinstance(each, Code):
            yield each.address
    for text in words(element):
        if len(text.runs) == 1 and text.runs[0].link:
            yield Name(text.runs[0].link, text.path, text.span)
