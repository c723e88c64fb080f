"""Where a line may end: UAX #14 and dictionaries through ICU, and a few habits of the trade.

No line ends inside a word that a writer lists because the dictionaries do not know it (`_ListedWords`), nor,
if it can be helped, inside a telephone number, a mail address, a range, between a figure and its unit
(`held`), a number and the short word that it counts (`counts`), or a day and its month (`dates`).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise

from icu4py.breakers import BaseBreaker, LineBreaker, WordBreaker
from icu4py.locale import Locale

from factsheet.typeset.compounds import outside_compounds
from factsheet.typeset.counts import counts
from factsheet.typeset.dates import dates
from factsheet.typeset.orthography import NOUNS_HAVE_CAPITALS
from factsheet.typeset.particles import LEANING_ON_THE_NEXT
from factsheet.typeset.scripts import script_of, script_of_language

FORCED = "\u2028"

# Korean breaks between words, as set text has it; Chinese and Japanese, whose lines are flush, anywhere but
# by the strict rules for what may not begin a line (CSS Text 3, section 5.2 and 5.3).
_TAGS = {"ja": "ja-u-lb-strict", "ko": "ko-u-lb-strict-lw-phrase"}
_PHRASES = "ja-u-lb-strict-lw-phrase"
_STRICT = frozenset({"zh", "yue"})
_HAN = _STRICT | {"ja"}

_UNBROKEN = re.compile(
    # A per cent sign stays with its number, and a dash ends a line rather than beginning one.
    # The space comes first because the search for a plain character is the fastest.
    r" (?:(?<=\d ) *(?=[%‰٪])|(?<=\S ) *(?=[-–—] ))"
)
# A time of day is one, and so is a number with the end of the name of its street: 23時40分, 安北路121號.
_HAN_PLACES = re.compile(
    r"[0-9０-９]{1,2} ?[時时點点][0-9０-９]{1,2} ?分"
    r"|[\u3400-\u9fff]{2}[路街道巷弄段][0-9０-９]{1,4}(?:[-之][0-9]{1,3})?[號号弄巷]"
)
# In Korean words end at spaces, so that what follows a closing mark is its particle: “네”라고, 「법」은.
_KOREAN_PARTICLE = re.compile(r"[”’\"'」』》〉】…](?=[가-힣])")
_KOREAN_TIME = re.compile(r"(?<!\d)\d{1,2}시 \d{1,2}분")
# A street in English with its number, or without it where that is long: 200 W. Main St.
_STREET = re.compile(
    r"(?:(?<!\w)\d{1,5} (?=[A-Z][\w .'’]{,10} [A-Z][a-z]{1,8})(?:[NSEW]{1,2}\.? )?)?[A-Z][\w'’]+"
    r" (?:(?:St|Ave|Rd|Blvd|Ln|Hwy|Pl|Sq)\.|(?:Street|Avenue|Road|Lane|Boulevard|Square)(?!\w))"
)
_PLACES = {"ko": _KOREAN_TIME, "en": _STREET}
# A year, month or day in Han characters is not torn from its number.
_COUNTED = re.compile(r"(?<=[0-9])(?=[年月日])")
# What leans on the word before it in Chinese: 的, and the endings of persons and of the plural.
_LEANING = frozenset("的者們们")
# A sign stays with the amount of money or the share behind it, whose own sign UAX #14 lets begin a line, and
# where marks of direction stand between them, as groups of Adlam digits do with each other.
_SIGNED_AMOUNT = re.compile(
    r"[-+−±⹁](?:(?<=\d⹁)(?=\d)|(?<![\w)\]}].)[\u061c\u200e\u200f\u2066-\u2069]*"
    r"(?=[^\W\d_]{0,4}\.?[$%‰٪¢-¥֏؋৲৳૱௹฿៛₠-⃀﷼﹩＄￠￡￥￦]?[\s\u061c\u200e\u200f\u2066-\u2069]*[.,]?\d))"
)
# Prepositions and conjunctions of one letter do not end a line where Slavs set type.
_LONE_WORD = re.compile(r"(?<![^\W\d_])[aiouwzksvавийікосуюя] +(?=\w)", re.IGNORECASE)
# Nor does a line begin with the one letter after a hyphen, or end with the one before it: látszik-e, e-mail.
_LETTER = r"[^\W\d_]"
_LONE_LETTER = re.compile(
    rf"(?<={_LETTER}{{2}})[-\u2010](?={_LETTER}(?![\w'’]))"
    rf"|(?<={_LETTER})[-\u2010](?={_LETTER}[-\u2010])"
    rf"|(?<=(?<![\w'’]){_LETTER})[-\u2010](?={_LETTER}{{2}})"
)
# Nor does one end inside a short double name; where nouns have capitals, a title tells one.
_CAPITAL, _SMALL = "[A-ZÀ-ÖØ-ÞĀ-ſΑ-ΩА-Я]", "[a-zß-öø-ÿā-ſά-ώа-я]"
_DOUBLE = rf"{_CAPITAL}{_SMALL}+[-\u2010](?={_CAPITAL}{_SMALL}{{1,9}}(?![\w-]))"
_DOUBLE_NAME = re.compile(rf"(?<![\w-])(?=[\w-]{{,13}}(?![\w-])){_DOUBLE}")
_TITLED_NAME = re.compile(rf"(?<!\w)(?:Dr\.|Prof\.|Frau|Herrn?) {_DOUBLE}")
_NO_LONE_WORDS = frozenset({"be", "cs", "pl", "ru", "sk", "uk"})
# There and in neighboring languages no preposition of two or three letters ends a line before its number.
_SHORT, _BEFORE_A_NUMBER = 3, (*_NO_LONE_WORDS, "bg", "hr", "mk", "sl", "sr")
_SHORT_WORDS = {
    language: re.compile(rf"(?<![^\W\d_])(?:{'|'.join(words)}) +(?=\d)", re.IGNORECASE)
    for language in _BEFORE_A_NUMBER
    # Serbian is written in Latin letters, too: its words are then those of Croatian.
    for both in (LEANING_ON_THE_NEXT[language] | LEANING_ON_THE_NEXT["hr" if language == "sr" else language],)
    if (words := sorted(word for word in both if len(word) <= _SHORT))
}
# Endings and particles of Burmese stay with their word: whole syllables that no sign or final letter follows.
_BURMESE_ENDING = re.compile(
    r"(?<=[\u1000-\u1049])(?=(?:ကို|သည်|သည့်|သော|သို့|မှာ|မှု|မှ|တွင်|၌|၏|၍|များ|တွေ|တို့|နှင့်|ဖြင့်|လျှင်|လည်း|ခြင်း|ခဲ့)"
    r"(?![\u102b-\u103e]|[\u1000-\u1021][\u1037\u1039]?\u103a|[\u1000-\u1021]\u1039))"
)

# Words that a writer lists because the dictionaries do not know them.
_SPACE = "\u200b"
# The scripts whose words ICU finds by dictionary (UAX #14, class SA).
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aad\ua9e0-\ua9ff\uaa60-\uaadf]"
)
# In these, too, a word may follow another, or an ending follow a word, without a space.
_CLOSE = frozenset({"Hani", "Hira", "Kana", "Hang"})
_VOWELS_AFTER = frozenset("ะาำๅະາຳ")
_VOWELS_BEFORE = frozenset("เแโใไເແໂໃໄ")
_STACKERS = frozenset("\u1039\u17d2\u1a60")
_HANGING = frozenset("ๆฯໆຯៗ")

_HYPHENS = frozenset("-\u2010\u058a\u05be")

# Units with a space before them, in the scripts in which they are written; longer ones first.
_UNITS = (
    "°C|°F|°|℃|℉|%|‰|٪|٪؜|″|′|"
    "km/h|km²|km2|km|m²|m³|m2|m3|cm²|cm|mm|µm|m|ha|ft|mi|yd|"
    "kg|mg|µg|g|lbs|lb|oz|t|ml|mL|dl|cl|l|L|"
    "kWh|MWh|GWh|kW|MW|GW|W|kV|V|Hz|kHz|MHz|GHz|kB|KB|MB|GB|TB|kcal|kJ|J|Pa|hPa|bar|dB|ppm|"
    "a\\.m\\.|p\\.m\\.|am|pm|AM|PM|hrs|hr|h|min|sec|s|ms|Uhr|"
    "кг|мг|гг\\.|г|км|см|мм|м|га|л|мл|ч|мин|с|грн|руб|рр?\\.|rr?\\.|"
    "χλμ|χμ|μ\\.μ\\.|π\\.μ\\.|كم|كغ|كجم|سم|ملم|ק״מ|ק״ג|"
    "Kč|kr|zł|Ft|lei|лв|дин|ден|kn|Rs|CHF|EUR|USD|GBP|HKD|HK\\$|US\\$|[€£$¥₹₽₴₺₪₩₫฿₦₱₸₾₼֏₭៛]"
)
# A unit for each of another: mg/kg, g/100 ml.
_PER = re.compile(rf"(?<![^\W\d_])(?:{_UNITS})/(?:\d+ ?)?(?:{_UNITS})(?![^\W\d_])")
# A number behind its word in brackets: (Aquatabs 67 mg).
_IN_BRACKETS = re.compile(r"\((?=[^()]{,16}\))[^()\d\s]+ \d[^()\s]*(?: [^()\s]{1,6})?\)")
# What stands before a figure, with a space: currencies, and signs for a number or a section.
_PREFIXED = re.compile(
    r"(?:[№§¶#±≈~<>≤≥+−]|[€£$¥₹₽₴₺₪₩₫฿₦₱₸₾₼֏₭៛৳]|"
    r"(?<![^\W\d_])(?:[A-Z]{0,3}\$|Rs\.?|CHF|EUR|USD|GBP|HKD|RM|Rp|kr|Nr\.|No\.|Nos\.|Art\.|pp?\.|S\.)) $"
)
_PREFIXES_END = frozenset("№§¶#±≈~<>≤≥+−€£$¥₹₽₴₺₪₩₫฿₦₱₸₾₼֏₭៛৳.sFRDPMpr")
_NUMBER = r"(?:\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,:'’٫٬/]\d+)*)"
_SIGNED = rf"[-+−€£$¥]?{_NUMBER}(?:%|‰|٪|°[CF]?)?"
_FIGURE = re.compile(
    # A date with spaces; then numbers, parted by dashes or crosses, with their unit.
    r"\d{1,2}\. ?\d{1,2}\. ?\d{2,4}(?!\d)|"
    rf"{_NUMBER}(?:%|‰|٪|°[CF]?)?(?: ?[-\u2010-\u2015−~〜～×x/:] ?{_SIGNED})*"
    rf"(?:(?: +)(?:{_UNITS})(?![^\W\d_]))?"
)
# A number to be called: seven digits or more in groups with one sign between, the last perhaps of letters.
_PHONE = re.compile(
    r"\d+(?:(?:[ \u00a0\u202f.\-\u2010-\u2013/]|\)[ \u00a0-]?| ?\()\d+)*(?:[-\u2010\u2011][A-Z]{2,}(?!\w))*"
)
_FEWEST_DIGITS = 7
_MOST_CHARACTERS = 28
_ANY_DIGIT = re.compile(r"\d")
_MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_SCHEME = re.compile(r"\w://")
# An address: its hyphens begin a line, since one at the end of a line would be read as that of a parted word,
# and so do marks that would be read as those of its sentence.
_ADDRESS = re.compile(r"(?<!\S)(?=\S*(?:://\w|@|\w\.[^\W\d_]{2,}/)|www\.)\S+")
_LEADING = re.compile(r"[-\u2010?!]")

# Words of a name in Latin letters, and how many characters of one stay on a line in copy of another script.
_LATIN_WORDS = re.compile(
    r"[A-ZÀ-Þ][\w'’.&-]*(?: (?:(?:of|the|and|for|de|du|des|la|van|von|&) )*[A-ZÀ-Þ][\w'’.&-]*)+"
)
_LONGEST_NAME = 25


def legal_breaks(text: str, lang: str, words: tuple[str, ...] = ()) -> tuple[int, ...]:
    """Return the offsets at which a line may end, in order; the last is the end of the text.

    No line ends inside one of the `words`, a telephone number, or between a figure and its unit, a day and
    its month; where the script has no spaces, one may end before and after each of the `words`.

    >>> legal_breaks("up to 25 % of it", "en")
    (3, 6, 11, 14, 16)
    >>> legal_breaks("ភាពស្មើៗគ្នា", "km"), legal_breaks("ភាពស្មើៗគ្នា", "km", ("ភាព",))
    ((2, 8, 12), (3, 8, 12))
    """
    return breaks_of(text, lang, words)[0]


def breaks_of(text: str, lang: str, words: tuple[str, ...] = ()) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the legal breaks, and those that only habits forbid: for a stretch wider than its measure."""
    if not text:
        return (), ()
    ends = _before_signs_of_addresses(text, _ends(text, lang, words))
    found = dict.fromkeys(ends)
    for habit in _habits(lang):
        for match in habit.finditer(text):
            found.pop(match.end(), None)
    for start, stop in chain(held(text), dates(text, lang), _counts(text, lang), foreign_names(text, lang)):
        for at in range(bisect_right(ends, start), bisect_left(ends, stop)):
            found.pop(ends[at], None)
    if len(found) == len(ends):
        return tuple(ends), ()
    return tuple(found), tuple([end for end in ends if end not in found])


def _before_signs_of_addresses(text: str, ends: list[int]) -> list[int]:
    """The breaks with those after a sign of an address, as in `example.org/what-we-do`, before it."""
    if not _LEADING.search(text):
        return ends
    after = {
        end
        for found in _ADDRESS.finditer(text)
        for end in ends[bisect_right(ends, found.start()) : bisect_left(ends, found.end())]
        if _LEADING.match(text, end - 1)
    }
    return sorted({end - 1 if end in after else end for end in ends}) if after else ends


def sets_flush(lang: str) -> bool:
    """Return whether running text of a language is set flush: its lines may end anywhere, and are filled."""
    return lang.partition("-")[0].lower() in _HAN


def held_in_running(words: tuple[str, ...], lang: str) -> tuple[str, ...]:
    """Return the listed words that no line of running text parts: in Chinese and Japanese those in ASCII.

    There lines are filled, and the room that a word of their own leaves is often more than they can share:
    these are parted where it is (`Manner.loose`).

    >>> held_in_running(("国連", "阻まれています", "Hong Kong"), "ja")
    ('Hong Kong',)
    """
    return tuple([each for each in words if each.isascii()]) if sets_flush(lang) else words


def inside_words(text: str, words: tuple[str, ...]) -> frozenset[int]:
    """Return the offsets inside the words in a text.

    >>> sorted(inside_words("逃到香港，向聯合國求助", ("香港", "聯合國")))
    [3, 7, 8]
    """
    return _ListedWords(text, words).inside if words else frozenset()


def breaks_between_words(text: str, lang: str, breaks: tuple[int, ...]) -> tuple[int, ...]:
    """Return the breaks that part no word, for headings and labels: none after a hyphen; in Han, Thai fewer.

    Particles and endings stay with the word before them; in Japanese a line ends between phrases.

    >>> text = "惡劣的生活環境"
    >>> breaks_between_words(text, "zh-Hant", legal_breaks(text, "zh-Hant"))
    (3, 5, 7)
    """
    breaks = tuple(each for each in breaks if not after_hyphen(text, each))
    language = lang.partition("-")[0].lower()
    if language == "ja":
        found = segments(text, LineBreaker(text, Locale(_PHRASES)))
        # One ideograph before another is no phrase: the dictionary did not know the word, as 安|心して.
        phrases = frozenset(
            end
            for start, end in pairwise((0, *found))
            if end - start > 1 or not _ideographs(text, start, end)
        )
        return tuple(each for each in breaks if each in phrases)
    if language == "th":
        return outside_compounds(text, "th", breaks)
    if language not in _STRICT:
        return breaks
    ends = dictionary_ends(text, lang)
    return tuple(each for each in breaks if each in ends and text[each : each + 1] not in _LEANING)


def dictionary_ends(text: str, lang: str) -> frozenset[int]:
    """Return where the words of a text end, by ICU's dictionary where no spaces part them."""
    return frozenset(segments(text, WordBreaker(text, _locale(lang))))


def _ideographs(text: str, start: int, end: int) -> bool:
    """Whether an ideograph stands before an offset and another behind it."""
    return end < len(text) and script_of(text[start]) == "Hani" and script_of(text[end]) == "Hani"


def after_hyphen(text: str, at: int) -> bool:
    """Return whether a line that ends at an offset ends after a hyphen inside a word.

    >>> [after_hyphen("non-refoulement 10-15", at) for at in (4, 19)]
    [True, False]
    """
    return 1 < at < len(text) and text[at - 1] in _HYPHENS and text[at - 2].isalpha() and text[at].isalpha()


def _ends(text: str, lang: str, words: tuple[str, ...]) -> list[int]:
    listed = _ListedWords(text, words) if words else None
    if not listed:
        return segments(text, LineBreaker(text, _locale(lang)))
    marked = listed.marked
    return listed.unmarked(segments(marked, LineBreaker(marked, _locale(lang))))


def segments(text: str, breaker: BaseBreaker) -> list[int]:
    """Return the ends of a breaker's segments as offsets of `text`.

    ICU counts UTF-16 code units, in which a character beyond U+FFFF is two.
    """
    ends = [end for _, end in breaker.segments()]
    if text.isascii() or max(text) <= "\uffff":
        return ends
    units = accumulate(2 if character > "\uffff" else 1 for character in text)
    offsets = {unit: offset for offset, unit in enumerate(units, 1)}
    return [offsets[end] for end in ends]


# Shipped: rows of a table of languages, a bounded number of them.
@functools.lru_cache(maxsize=256)
def _locale(lang: str) -> Locale:
    language = lang.partition("-")[0].lower()
    if language in _STRICT:
        return Locale(f"{lang}-u-lb-strict")
    return Locale(_TAGS.get(language, lang))


def _habits(lang: str) -> list[re.Pattern[str]]:
    language = lang.partition("-")[0].lower()
    if language in _HAN:
        return [_UNBROKEN, _SIGNED_AMOUNT, _COUNTED]
    named = _TITLED_NAME if language in NOUNS_HAVE_CAPITALS else _DOUBLE_NAME
    everywhere = [_UNBROKEN, _SIGNED_AMOUNT, _LONE_LETTER, named]
    if language == "ko":
        return [*everywhere, _KOREAN_PARTICLE]
    if language == "my":
        return [*everywhere, _BURMESE_ENDING]
    if language in _SHORT_WORDS:
        everywhere.append(_SHORT_WORDS[language])
    return [*everywhere, _LONE_WORD] if language in _NO_LONE_WORDS else everywhere


class _ListedWords:
    """The listed words in a text.  Of words that overlap, none is parted.

    A word does not stand where it is a part of a longer one that spaces part from others, nor
    where it would end or begin inside a cluster: `ភាព` is not in `ភាពុ`.
    """

    __slots__ = ("_edges", "_text", "inside")

    def __init__(self, text: str, words: Iterable[str]) -> None:
        found = [each for word in words for each in _occurrences(text, word)]
        self._text = text
        self.inside = frozenset(_within(found))
        beside = {offset for each in found for offset in each if _may_end(text, offset)}
        self._edges = sorted(beside - self.inside)

    def __bool__(self) -> bool:
        return bool(self._edges or self.inside)

    @property
    def marked(self) -> str:
        """The text with a zero width space wherever a listed word lets a line end.

        From there a dictionary begins anew, so that it is not misled by a word it does not know.
        """
        parts = pairwise((0, *self._edges, len(self._text)))
        return _SPACE.join(self._text[start:stop] for start, stop in parts)

    def unmarked(self, ends: Sequence[int]) -> list[int]:
        """Return breaks of the marked text as offsets of the text, without those inside a listed word.

        Without those before a sign of repetition, too: begun anew, a dictionary parts it from its word.
        """
        marks = [offset + number for number, offset in enumerate(self._edges)]
        offsets = (end - bisect_left(marks, end) for end in ends)
        return [offset for offset in offsets if offset not in self.inside and not _hangs(self._text, offset)]


def _occurrences(text: str, word: str) -> Iterator[tuple[int, int]]:
    start = text.find(word)
    while start >= 0:
        stop = start + len(word)
        if _free(text, start) and _free(text, stop):
            yield start, stop
        start = text.find(word, start + 1)


def _within(found: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The offsets inside a word."""
    last = 0
    for start, stop in sorted(found):
        yield from range(max(start + 1, last), stop)
        last = max(last, stop)


def _free(text: str, offset: int) -> bool:
    """Whether a word may begin or end there: not in a cluster, not between letters of spaced words."""
    if not 0 < offset < len(text):
        return True
    before, after = text[offset - 1], text[offset]
    if _leans(after) or before in _VOWELS_BEFORE or before in _STACKERS:
        return False
    return not (_spaced_letter(before) and _spaced_letter(after))


def _may_end(text: str, offset: int) -> bool:
    """Whether the end of a word alone lets a line end there: between letters of unspaced scripts."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    return (
        bool(_UNSPACED.match(before) and _UNSPACED.match(after))
        and unicodedata.category(before)[0] in "LM"
        and unicodedata.category(after) == "Lo"
        and not _hangs(text, offset)
    )


def _hangs(text: str, offset: int) -> bool:
    """Whether a sign of repetition or abbreviation there belongs to the word before it."""
    return offset < len(text) and text[offset] in _HANGING and not text[offset - 1].isspace()


def _leans(character: str) -> bool:
    """Whether a character belongs to the one before it."""
    return unicodedata.category(character)[0] == "M" or character in _VOWELS_AFTER


def _spaced_letter(character: str) -> bool:
    if _UNSPACED.match(character) or script_of(character) in _CLOSE:
        return False
    return unicodedata.category(character)[0] in "LMN"


def held(text: str) -> Iterator[tuple[int, int]]:
    """Return the stretches that no line end parts.

    >>> text = "Call (+852) 1234 5678 at 43 °C, 10–15 kg on 12. 5. 2023"
    >>> [text[start:stop] for start, stop in held(text) if " " in text[start:stop]]
    ['(+852) 1234 5678', '43 °C', '10–15 kg', '12. 5. 2023']
    """
    digit = _ANY_DIGIT.search(text)
    while digit:
        start = digit.start()
        figure = _FIGURE.match(text, start)
        assert figure, "a digit is a figure"
        stop = figure.end()
        before = start
        if start > 1 and text[start - 1] == " " and text[start - 2] in _PREFIXES_END:
            prefix = _PREFIXED.search(text, max(0, start - 6), start)
            before = prefix.start() if prefix else start
        phone = _PHONE.match(text, start)
        if phone and _is_phone(phone[0]):
            stop = max(stop, phone.end())
            before -= len(text[:start]) - len(text[:start].rstrip("(+"))
        if stop > before + 1:
            yield before, stop
        digit = _ANY_DIGIT.search(text, stop)
    if "/" in text:
        yield from (found.span() for found in _PER.finditer(text))
    if "(" in text:
        yield from (found.span() for found in _IN_BRACKETS.finditer(text))
    if "@" in text:
        yield from (found.span() for found in _MAIL.finditer(text))
    if "://" in text:
        for found in _SCHEME.finditer(text):
            yield found.start(), found.end() + 1


def _counts(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """The stretches of numbers with what they count or where they are, none of a text without figures."""
    if not _ANY_DIGIT.search(text):
        return
    yield from counts(text, lang)
    language = lang.partition("-")[0].lower()
    places = _HAN_PLACES if language in _HAN else _PLACES.get(language)
    yield from (found.span() for found in places.finditer(text)) if places else ()


def foreign_names(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Return the stretches of Latin words in copy of another script that are short enough to stay whole.

    >>> text = "香港自由新聞（Hong Kong Free Press）"
    >>> [text[start:stop] for start, stop in foreign_names(text, "zh-Hant")]
    ['Hong Kong Free Press']
    """
    if text.isascii() or script_of_language(lang) == "Latn":
        return
    for found in _LATIN_WORDS.finditer(text):
        if found.end() - found.start() <= _LONGEST_NAME:
            yield found.span()


def _is_phone(candidate: str) -> bool:
    return len(candidate) <= _MOST_CHARACTERS and sum(map(str.isalnum, candidate)) >= _FEWEST_DIGITS
