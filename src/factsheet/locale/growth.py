"""How long a text becomes in another language."""

from __future__ import annotations

import math

from factsheet.content.languages import language

# Growth from English to be planned for: https://www.w3.org/International/articles/article-text-size
_GROWTH = ((5, 2.0), (12, 1.8), (20, 1.6), (30, 1.4), (50, 1.2))
_LONG = 1.1
# A character of these scripts is a syllable or a word.
_DENSE = {"Hans": 0.5, "Hant": 0.5, "Hani": 0.5, "Jpan": 0.7, "Kore": 0.7}


def growth(characters: int) -> float:
    """Return the factor by which a text of so many characters may grow when it is translated.

    >>> growth(4), growth(16), growth(400)
    (2.0, 1.6, 1.1)
    """
    return next((factor for most, factor in _GROWTH if characters <= most), _LONG)


def room(characters: int, lang: str) -> int:
    """Return how many characters the translation of a text may take before a layout has to give way.

    >>> room(16, "de"), room(16, "zh-Hans")
    (26, 8)
    """
    return math.ceil(characters * _DENSE.get(language(lang).script, growth(characters)))
