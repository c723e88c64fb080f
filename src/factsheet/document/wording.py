"""Words of a number that is shown large: units, particles, endings, smaller than its digits."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise

from factsheet.document.text import Inline, Text

# The first letter of words, with the hyphen or apostrophe that ties it to the digits before it.
_WORD = re.compile(r"[-‐‑'’]?[^\W\d_]")


def with_small_words(text: Text, noun: str = "") -> Text:
    """Return a number as printed, the words around its digits marked as such (`Inline.small`).

    Signs stay with the digits: per cent, degrees, currencies with their letters (HK$), brackets.  So does
    white space beside them, since readers of files take less than a sixth of the size of the digits for none.
    What has no digits has no words beside them.  `noun`, what is counted, is small with its own digits.

    >>> [run.value for run in with_small_words(Text((Inline("58.3%的 "),), "label")).runs if run.small]
    ['的 ']
    >>> [run.value for run in with_small_words(Text((Inline("HK$220"),), "value")).runs if run.small]
    []
    >>> said = Text((Inline("100 CFU per 100 ml"),), "value")
    >>> [run.value for run in with_small_words(said, "CFU per 100 ml").runs if run.small]
    ['CFU per 100 ml']
    """
    plain = text.plain
    small = _words(plain, _last_of(plain, noun))
    if not small:
        return text
    edges = sorted({0, len(plain), *(edge for stretch in small for edge in stretch)})
    runs: list[Inline] = []
    for start, stop in pairwise(edges):
        own = text.slice(start, stop).runs
        runs += (replace(run, small=True) for run in own) if (start, stop) in small else own
    return replace(text, runs=tuple(runs))


def _last_of(plain: str, noun: str) -> int:
    """Where what is counted begins if it has digits; else the end."""
    at = plain.rfind(noun) if any(map(_is_digit, noun)) else -1
    return at if at >= 0 else len(plain)


def _words(plain: str, stop: int) -> list[tuple[int, int]]:
    """The stretches of words before, between and behind the digits; those at the end with what follows.

    All that begins at `stop` is words.
    """
    digits = [at for at, character in enumerate(plain[:stop]) if _is_digit(character)]
    if not digits:
        return []
    counted = [(stop, len(plain))] if stop < len(plain) else []
    gaps = [(-1, digits[0]), *pairwise(digits), *(() if counted else ((digits[-1], len(plain)),))]
    return [*(found for low, high in gaps if (found := _words_in(plain, low + 1, high))), *counted]


def _words_in(plain: str, start: int, stop: int) -> tuple[int, int] | None:
    said = plain[start:stop]
    first = _WORD.search(said)
    if first is None or _is_sign(said):
        return None
    if stop == len(plain):
        return start + first.start(), stop
    return start + first.start() * (start > 0), start + len(said.rstrip())


def _is_digit(character: str) -> bool:
    """Whether a number is written with a character; the small two of a square meter is of its unit."""
    raised = unicodedata.decomposition(character).startswith(("<super>", "<sub>"))
    return unicodedata.category(character)[0] == "N" and not raised


def _is_sign(said: str) -> bool:
    """Whether letters are part of a sign, of a currency or a degree, which stands right beside them."""
    signs = [at for at, character in enumerate(said) if _signs(character)]
    return any(_alpha(said, at - 1) or _alpha(said, at + 1) for at in signs)


def _signs(character: str) -> bool:
    return character == "°" or unicodedata.category(character) == "Sc"


def _alpha(said: str, at: int) -> bool:
    return 0 <= at < len(said) and said[at].isalpha()
