"""The characters of a translation: script, digits, invisible ones, spaces, brackets, quotation marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

from factsheet.content.invisible import invisible
from factsheet.content.languages import language, name_of, own_scripts
from factsheet.errors import Diagnostic
from factsheet.locale.locales import digits as digits_of
from factsheet.locale.locales import facts as facts_of
from factsheet.translate.pair import Pair, prose
from factsheet.typeset.scripts import script_of

_EVERYWHERE = frozenset(("Zyyy", "Zinh", "Latn"))
_DOUBLE = re.compile(r"[^\S\n]{2,}")
_PAIRS = dict(zip("([{（［｛「『《〈【〔", ")]}）］｝」』》〉】〕", strict=True))
_CLOSING = {close: open_ for open_, close in _PAIRS.items()}
# Marks that open in one language close in another („a“, “a”, ”a”, »a«): each kind is counted.
_QUOTES = ("“”„‟״", "«»", '"', "‹›")
# The sign of a Hebrew abbreviation stands before its last letter.
_GERSHAYIM = re.compile(r'(?<=[א-ת])["״](?=[א-ת]\b)')


def script(pair: Pair) -> Iterator[Diagnostic]:
    """Yield an error for each letter that is neither of the language's script, nor Latin, nor in the source.

    Warn of a text without any letter of the script, and of characters of the other way of writing Chinese.
    """
    text = prose(pair.target)
    letters = {each: script_of(each) for each in dict.fromkeys(text) if each.isalpha()}
    if not letters:
        return
    code = language(pair.lang).script
    own = own_scripts(f"{pair.lang.partition('-')[0]}-{code}")
    foreign = _EVERYWHERE | set(own) | {script_of(each) for each in prose(pair.source)}
    for letter, of in letters.items():
        if of not in foreign:
            said = f'has the letter "{letter}" (U+{ord(letter):04X}), which {name_of(pair.lang)} does not use'
            hint = "it may only look like the right letter: retype the word"
            yield pair.said(said, hint, code="letter-of-other-script")
    if not set(own) & set(letters.values()) and pair.target.plain != pair.source.plain:
        said = f"is not in the script of {name_of(pair.lang)}"
        hint = "if it is a name, flag the entry ignore-script"
        yield pair.said(said, hint, error=False, code="not-in-its-script")

    if code in ("Hans", "Hant"):
        wrong = _chinese_of(code)
        for each in filter(wrong.__contains__, dict.fromkeys(text)):
            said, hint = f"has {each}, which is {wrong[each]} in this script", f"write {wrong[each]}"
            yield pair.said(said, hint, error=False, code="other-chinese-character")


# Shipped: a table of the package, either way round.
@lru_cache(maxsize=2)
def _chinese_of(code: str) -> Mapping[str, str]:
    """The characters that a way of writing Chinese does not have, each with its own: pairs that differ."""
    lines = files(__package__).joinpath("han.txt").read_text(encoding="utf-8").splitlines()
    table = dict(line.split() for line in lines if line)
    return table if code == "Hant" else {new: old for old, new in table.items()}


def digits(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a warning for digits other than those of the edition's key numbers."""
    known = facts_of(pair.lang)
    if known is None:
        return
    own = digits_of(known["digits"])
    found = [each for each in re.findall(r"\d", prose(pair.target)) if each not in own]
    if found:
        right = own[unicodedata.digit(found[0])]
        hint = f"write {right}, as in the key numbers of this edition"
        yield pair.said(f"writes its digits as {found[0]}", hint, error=False, code="other-digits")


def controls(pair: Pair) -> Iterator[Diagnostic]:
    """Yield an error for each invisible character, a warning for text that is not in form NFC.

    Numbers and addresses are isolated when they are set; characters that change the direction of text by
    hand can hide words.
    """
    text = pair.entry.text
    for found in invisible(text):
        yield pair.said(found.message, found.hint, code="invisible-character")
    for character in dict.fromkeys(text):
        if unicodedata.category(character) in ("Co", "Cn"):
            said = f"holds U+{ord(character):04X}, which is not a character"
            yield pair.said(said, "delete it", code="invisible-character")
    if unicodedata.normalize("NFC", text) != text:
        said = "is not in the usual form of its characters (NFC)"
        yield pair.said(said, "retype it", error=False, code="not-normalized")


def spaces(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a warning for a space at either end, which is lost when the text is set, and for two in a row."""
    text = pair.entry.text
    if not text.strip():
        return
    if text != text.lstrip():
        yield pair.said("begins with a space", "delete it", error=False, code="stray-space")
    if text != text.rstrip():
        yield pair.said("ends with a space", "delete it", error=False, code="stray-space")
    found = _DOUBLE.search(text.strip())
    if found and not _DOUBLE.search(pair.unit.source):
        said = f"has two spaces after {text.strip()[: found.start()][-12:]!r}"
        yield pair.said(said, "delete one", error=False, code="stray-space")


def brackets(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a warning for a bracket without its other half, unless the source has one too."""
    left = lone(prose(pair.target))
    if left and not lone(prose(pair.source)):
        yield pair.said(
            f'has "{left}" without its other half', "add the other half", error=False, code="bracket-alone"
        )


def lone(text: str) -> str:
    """Return the first bracket without its other half, or nothing.

    >>> lone("a (b] c"), lone("《a》（b）"), lone("1) one")
    ('(', '', ')')
    """
    waiting: list[str] = []
    for character in text:
        if character in _PAIRS:
            waiting.append(character)
        elif character in _CLOSING:
            if not waiting or waiting[-1] != _CLOSING[character]:
                return waiting[-1] if waiting else character
            waiting.pop()
    return waiting[-1] if waiting else ""


def quotes(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a warning for an odd number of quotation marks of one kind."""
    text = _GERSHAYIM.sub("", prose(pair.target))
    for kind in _QUOTES:
        count = sum(text.count(mark) for mark in kind)
        if count % 2:
            said = f"has {count} quotation marks of the kind {kind[0]}"
            yield pair.said(said, "add the other half", error=False, code="quotation-mark-alone")
