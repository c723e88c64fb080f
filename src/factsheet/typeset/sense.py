"""Lines by sense: titles, headings and labels end their lines between phrases where that costs little.

What stays together, from the strictest to the loosest (`tiers`): small words with what they lean on,
numbers with what they count, and words with a hyphen; names; words.  In Chinese, Japanese and Thai phrases
are found by BudouX's models (https://github.com/google/budoux), elsewhere by lists of small words
(`particles.py`) and by capitals, in Vietnamese by its compounds, too.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING

from factsheet.errors import columns
from factsheet.typeset.breaks import after_hyphen, breaks_between_words, legal_breaks, sets_flush
from factsheet.typeset.compounds import outside_compounds
from factsheet.typeset.orthography import NOUNS_HAVE_CAPITALS
from factsheet.typeset.particles import LEANING_ON_THE_LAST, LEANING_ON_THE_NEXT
from factsheet.typeset.scripts import script_of
from factsheet.typeset.shaped import Line, ParagraphCache, ShapedParagraph

if TYPE_CHECKING:
    import budoux

Breaker = Callable[[ShapedParagraph], tuple[Line, ...]]

_WIDER = 1.25  # a title may be so much wider, and be set so much smaller, for lines that make sense
_LONGEST = 400  # characters; longer copy is no title
_TITLE_CASE = 0.6  # of the long words; where more have capitals, these say nothing
_LONG_WORD = 4
_FEW = 3  # words in a row with capitals that may all be of names
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_BEFORE = re.compile(r"[\w'’.%٪‰€$£¥+-]+[\"”»’)]*\s+$")
_AFTER = re.compile(r"[\"“„«‘(]*([^\s\"”»’),;:!?]+)")
_SPACES = " \u00a0\u2007\u202f\u3000\u2028\u2029"
UNSPACED = frozenset({"Hani", "Hira", "Kana", "Bopo", "Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Lana"})
"""The scripts that have no spaces between words."""
_MOST_LEANING = 12  # columns of a terminal: six ideographs
_NUMBER = re.compile(r"^[\d.,٫٬]+[%٪‰]?$")


def by_sense(shaped: ShapedParagraph, choose: Breaker, most: float = inf) -> tuple[Line, ...]:
    """Return the lines that `choose` finds, ended by sense where they are as many and hardly wider.

    None is then wider than `most`, in em, unless one is anyway.

    >>> from factsheet.display import Direction
    >>> from factsheet.fonts.library import bundled
    >>> from factsheet.typeset.glyphs import Manner
    >>> from factsheet.typeset.lines import narrowest
    >>> from factsheet.typeset.shape import shape
    >>> from factsheet.typeset.shaped import StyledRun
    >>> piece = StyledRun("Refugees in Hong Kong", ("league-gothic",), 900, "ink", "title")
    >>> title = shape((piece,), Manner("en"), Direction.LTR, bundled())
    >>> [title.text[line.start : line.stop] for line in by_sense(title, lambda each: narrowest(each, 2))]
    ['Refugees ', 'in Hong Kong']
    """
    plain = choose(shaped)
    if len(plain) < 2 or len(shaped.text) > _LONGEST:
        return plain
    widest = max(line.width for line in plain)
    limit = max(widest, min(widest * _WIDER, most))
    for tier in tiers(shaped):
        lines = choose(tier)
        sound = len(lines) == len(plain) and not any(line.overfull for line in lines)
        if sound and max(line.width for line in lines) <= limit:
            return lines
    return plain


def tiers(shaped: ShapedParagraph) -> tuple[ShapedParagraph, ...]:
    """Return the paragraph with fewer breaks: between phrases, between words, wherever no name is parted.

    Between phrases no line ends after a hyphen, if it can be had so.
    """
    if shaped.known.tiers is None:
        text, lang = shaped.text, shaped.lang
        phrases = breaks_between_phrases(text, lang, shaped.breaks)
        whole = tuple(each for each in phrases if not after_hyphen(text, each))
        # In Han words are found by a dictionary, where a line may end between any two letters.
        words = breaks_between_words(text, lang, shaped.breaks) if sets_flush(lang) else phrases
        names = breaks_outside_names(text, lang, shaped.breaks)
        found = dict.fromkeys(each for each in (whole, phrases, words, names) if each != shaped.breaks)
        shaped.known.tiers = tuple(replace(shaped, breaks=breaks, known=ParagraphCache()) for breaks in found)
    return shaped.known.tiers


def breaks_between_phrases(text: str, lang: str, breaks: tuple[int, ...]) -> tuple[int, ...]:
    """Return the breaks that part no phrase.

    >>> title = "Refugees in Hong Kong, Article 14 of the law"
    >>> breaks_between_phrases(title, "en", (9, 12, 17, 23, 31, 34, 37, 41, 44))
    (9, 23, 34, 44)
    """
    language = lang.partition("-")[0].lower()
    found = breaks_outside_names(text, lang, breaks)
    if _parser(lang):
        found = _between_phrases(text, lang, found)
    elif language == "vi":
        found = outside_compounds(text, language, found)
    after = LEANING_ON_THE_NEXT.get(language, frozenset())
    before = LEANING_ON_THE_LAST.get(language, frozenset())
    return tuple(_kept(text, found, after, before))


def leaning(text: str, lang: str, start: int, stop: int) -> tuple[int, int]:
    """Return how many characters before and after a stretch go with it: what no space parts from it.

    In scripts without spaces it is what belongs to its phrase.  None of a side where they are many, as of a
    compound: a large number would grow by a line.

    >>> leaning("About 82.5%의 주민이 찬성", "ko", 6, 11), leaning("住民の8割が賛成", "ja", 3, 5)
    ((0, 1), (0, 1))
    """
    low = max(text.rfind(space, 0, start) for space in _SPACES) + 1
    high = min((at for at in range(stop, len(text)) if text[at] in _SPACES), default=len(text))
    if any(script_of(each) in UNSPACED for each in text[low:high]):
        ends = (0, *_phrase_ends(text, lang))
        low = max([low, *(each for each in ends if each <= start)])
        high = min([high, *(each for each in ends if each >= stop)])
    before, after = text[low:start], text[stop:high]
    return _if_few(before), _if_few(after)


def _if_few(leaning: str) -> int:
    return len(leaning) if columns(leaning) <= _MOST_LEANING else 0


def _phrase_ends(text: str, lang: str) -> tuple[int, ...]:
    """The offsets between phrases of a script without spaces, none before a word that leans on the last."""
    found = _between_phrases(text, lang, legal_breaks(text, lang))
    before = LEANING_ON_THE_LAST.get(lang.partition("-")[0].lower(), frozenset())
    return tuple(each for each in found if text[each : each + 1] not in before)


def _between_phrases(text: str, lang: str, breaks: tuple[int, ...]) -> tuple[int, ...]:
    """The breaks that part no word, and where a parser knows the language, no phrase."""
    found, parser = breaks_between_words(text, lang, breaks), _parser(lang)
    if not parser:
        return found
    ends = {*accumulate(map(len, parser.parse(text))), len(text)}
    return tuple(each for each in found if each in ends)


def breaks_outside_names(text: str, lang: str, breaks: tuple[int, ...]) -> tuple[int, ...]:
    """Return the breaks that part no name: words with capitals in a row, a word and its number.

    >>> breaks_outside_names("Refugees of South Sudan", "en", (9, 12, 18, 23))
    (9, 12, 23)
    """
    parted = parts_name(text, lang)
    return tuple(each for each in breaks if not parted(each))


def parts_name(text: str, lang: str) -> Callable[[int], bool]:
    """Return what tells whether a line that ends at an offset of the text parts a name."""
    names = lang.partition("-")[0].lower() not in NOUNS_HAVE_CAPITALS and not _in_title_case(text)
    return lambda at: at < len(text) and _in_name(text, at, names)


def _in_title_case(text: str) -> bool:
    words = [word for word in _WORD.findall(text)[1:] if len(word) >= _LONG_WORD]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > _FEW and capitals > _TITLE_CASE * len(words)


def _in_name(text: str, at: int, names: bool) -> bool:
    """Whether a line that ends there parts a name, or a number from its word."""
    number = text[at].isdigit()
    if not (number or (names and text[at].isupper())):
        return False
    before = _last_word(text, at)
    # A word in capitals is no part of the name beside it: UNHCR Hong Kong.
    return before[:1].isupper() and not (len(before) > 1 and before.isupper())


def _last_word(text: str, at: int) -> str:
    """The word before a space there, without a sign that parts it from what follows; or nothing."""
    found = _BEFORE.search(text, max(0, at - 60), at)
    return found[0].strip().strip('"”»’)') if found else ""


def _kept(text: str, breaks: Iterable[int], after: frozenset[str], before: frozenset[str]) -> Iterable[int]:
    """The breaks after no number and no word that leans on the next, before none that leans on the last."""
    start = 0
    for at in breaks:
        stretch = text[start:at].strip()
        last = stretch.rsplit(None, 1)[-1].lower() if stretch else ""
        following = _AFTER.match(text, at)
        next_word = following[1] if following else ""
        leans = last.strip('"“„«‘(') in after or last.rstrip("'’") in after
        counts = bool(_NUMBER.match(last)) and next_word[:1].islower() and next_word not in after
        if at == len(text) or not (leans or counts or next_word in before):
            yield at
        start = at


# Shipped: the models of BudouX, one for each of four ways of writing.
@functools.lru_cache(maxsize=4)
def _model(name: str) -> budoux.Parser:
    import budoux  # here: other languages need neither it nor the parser of HTML that comes with it

    return {
        "ja": budoux.load_default_japanese_parser,
        "zh-Hans": budoux.load_default_simplified_chinese_parser,
        "zh-Hant": budoux.load_default_traditional_chinese_parser,
        "th": budoux.load_default_thai_parser,
    }[name]()


def _parser(lang: str) -> budoux.Parser | None:
    language, *subtags = lang.lower().split("-")
    if language in ("zh", "yue"):
        traditional = {"hant", "tw", "hk", "mo"} & {*subtags, "hk" if language == "yue" else ""}
        return _model("zh-Hant" if traditional and "hans" not in subtags else "zh-Hans")
    return _model(language) if language in ("ja", "th") else None
