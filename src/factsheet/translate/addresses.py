"""The languages of addresses: the page behind the code of an edition should be in its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.content.edition import Edition
from factsheet.content.languages import UnknownLanguageError, is_known, language, name_of
from factsheet.content.links import printed
from factsheet.document.nodes import Code, Element, walk, words
from factsheet.document.text import Name
from factsheet.errors import Diagnostic, Severity

_CITED = "sources"  # a work is cited in the language that it was read in
_ASKED = re.compile(r"(?:[?&;](?:lang|hl|language|locale)=)([A-Za-z-]+)")
# A step of the path, or the first label of a host; that of wa.me, t.me or ab.co.uk is the name of the site.
_NAMED = re.compile(
    r"(?<=/)([a-z]{2}(?:-[A-Za-z]{2,4})?)(?=/|$|\?)"
    r"|//([a-z]{2})\.(?!(?:ac|co|com|edu|gov|net|org)\.[a-z]{2}(?![\w.-]))(?=[\w-]+\.\w)"
)


def spoken(address: str) -> str:
    """Return the tag of the language that an address names, or nothing.

    >>> spoken("https://example.org/en/report"), spoken("https://ar.example.org"), spoken("https://a.org/?lang=pt-BR")
    ('en', 'ar', 'pt-BR')
    >>> spoken("https://example.org/report"), spoken("https://creativecommons.org/licenses/by-sa/4.0/")
    ('', '')
    >>> spoken("https://wa.me/447946095812")
    ''
    """
    found, parts = _ASKED.search(address), _NAMED.findall(address)
    for part in [*([found[1]] if found else []), *("".join(each) for each in parts)]:
        try:
            tag = language(part).tag
        except UnknownLanguageError:
            continue
        # What CLDR has no name for is a word of the address, not a language: by-sa.
        if is_known(tag):
            return tag
    return ""


def foreign_addresses(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning for each address of the data file that names another language than the edition's.

    >>> from factsheet.source.reader import read
    >>> from factsheet.locale.edition import localize
    >>> list(foreign_addresses(localize(read("data/hong-kong-refugees/factsheet.yaml"), "ar")))
    []
    """
    for group in edition.document.children:
        # An address that is a code and stands in print beside it is told once.
        named = {each.value: each for each in reversed(list(_addresses(group)))}
        for name in reversed(named.values()) if group.id != _CITED else ():
            tag = spoken(name.value)
            if tag and tag.partition("-")[0] != edition.lang.partition("-")[0]:
                said = f"{name.path} leads to {name.value}, a page in {name_of(tag)}"
                hint = "write {lang} for the language in the address, or list the addresses under urls"
                yield Diagnostic(
                    said, name.span, hint, name.path, Severity.WARNING, code="address-in-other-language"
                )


def _addresses(element: Element) -> Iterator[Name]:
    """Yield the addresses of codes, and of copy that is nothing but an address."""
    for each in walk(element):
        if isinstance(each, Code):
            yield each.address
    for text in words(element):
        if len(text.runs) == 1 and text.runs[0].link and text.plain == printed(text.runs[0].link):
            yield Name(text.runs[0].link, text.path, text.span)
