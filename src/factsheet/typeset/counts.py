"""Numbers in copy with what they count: 2.5 million, 3 children, 1 in 3, 1,149,000人.

A number and the short word behind it, or in some languages before it, are read as one; so is a share in
words.  A year counts nothing, and a small word that leans on what follows (`particles.py`) stays with that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from factsheet.typeset.orthography import NOUNS_HAVE_CAPITALS, NUMBERS_FOLLOW, OF_HAN, UNSPACED
from factsheet.typeset.particles import LEANING_ON_THE_NEXT

_MOST = 14  # characters of a number and its word that are kept in one piece
# The groups of a large number may be parted by spaces that are no spaces between words.
_NUMBER = r"\d+(?:[.,'’٫٬\u00a0\u202f]\d+)*"
# Not a part of another number, a time, a date or a telephone number.
_ALONE = r"(?<![\w.,:/+*#-])(?<!\d[ \u2010-\u2015])"
_COUNTED = re.compile(rf"{_ALONE}(?P<number>{_NUMBER}) +(?P<word>[^\W\d_][^\s\d]*)")
_COUNTED_BEFORE = re.compile(rf"(?<!\w)(?P<word>[^\W\d_]+) +(?P<number>{_NUMBER})(?![\w/:-]|[.,]\d| ?%)")
_SHARE = re.compile(rf"{_ALONE}{_NUMBER}[가-힣]{{0,2}} [^\W\d_]{{1,5}} {_NUMBER}(?![\d.,:/-])")
# 5-ig, 5-го; ที่ 3, ngày 3; 114만 9,000명; a year behind its word or before it.
_YEARS = (
    r"(?<!\w)(?:[وفلب]?(?:ال)?عام|[وفلب]?(?:ال)?سنة|سال|سنہ|[במלש]?שנת|year|Jahr|an|année|año|ano|anno|anul|год"
    r"|[Nn]ăm|mwaka|tahun|taong|sannadka|सन्)"
)
_OF_A_YEAR = (
    r"(?:год(?:а|у|ом|е)?|року|році|роком|рік|године|година|год\.|жылы|წელს|წლის|წლიდან|წლამდე|թ\.|թվական\w{0,4}"
    r"|yıl[ıi]\w{0,3}|সাল\w{0,4}|साल|ਸਾਲ|کال|ခုနှစ်|metų|metais|gadā|gada)(?!\w)"
)
_LEANING = re.compile(
    r"\d[-\u2010\u2011](?:[^\W\d_]{1,4})(?![^\W\d_])|(?:ที่|ທີ|ปี|ປີ|ឆ្នាំ|(?<!\w)[Nn]gày) +\d"
    rf"|{_NUMBER}[십백천만억조]{{1,2}} {_NUMBER}[가-힣]?"
    rf"|{_YEARS} +\d{{4}}(?!\d)"
    rf"|{_ALONE}\d{{4}} +{_OF_A_YEAR}"
)
_LAST = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*\.?")
_YEAR = re.compile(r"(?:1[89]|2[01]|2[45])\d\d")  # 2450 to 2599 are those of the Buddhist era
# Multiples of Han numbers, then the word that is counted by: the common ones of two signs, or any of one.
_TWO_SIGNS = (
    "个月|個月|小时|小時|分钟|分鐘|公里|公斤|公顷|公頃|公尺|公分|毫米|厘米|美元|港元|港币|港幣|欧元|歐元|英镑|"
    "英鎊|日元|人次|周年|週年|星期|百分点|百分點|[ヶケか箇カヵ][月国所年条]|時間|週間|世帯|年間|日間|"
    "パーセント|メートル|キロメートル|キログラム|キロ|センチ|リットル|グラム|トン|ドル|ユーロ|ポイント|ページ"
)
_HAN = re.compile(
    rf"(?:{_NUMBER}[十百千万億兆萬亿]*)+(?: ?(?:{_TWO_SIGNS}|[\u3400-\u9fff々]))?"
    rf"(?:(?:に|中|人中) ?{_NUMBER} ?人)?"
)


def counts(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of numbers and what they count that no line end parts, shares first.

    >>> text = "In 2023 about 2.5 million people, 1 in 3 of all, fled"
    >>> [text[start:stop] for start, stop in counts(text, "en")]
    ['1 in 3', '2.5 million']
    >>> text = "1,149,000人、3人に1人"
    >>> [text[start:stop] for start, stop in counts(text, "ja")]
    ['1,149,000人', '3人に1人']
    >>> text = "watoto wa miaka 5"
    >>> [text[start:stop] for start, stop in counts(text, "sw")]
    ['miaka 5']
    """
    language = lang.partition("-")[0].lower()
    if language in OF_HAN:
        yield from (found.span() for found in _HAN.finditer(text) if found.end() - found.start() <= _MOST)
        return
    for found in chain(_SHARE.finditer(text), _LEANING.finditer(text)):
        # A year before another number is no share of it: in 2023 about 7.
        years = [_YEAR.fullmatch(each) for each in re.findall(_NUMBER, found[0])]
        if found.end() - found.start() <= _MOST and (not years[0] or years[-1]):
            yield found.span()
    if language in NUMBERS_FOLLOW:
        for found in _COUNTED_BEFORE.finditer(text):
            if found.end() - found.start() <= _MOST and is_counted(found["number"], found["word"], language):
                yield found.span()
        return
    for found in _COUNTED.finditer(text):
        word = _LAST.match(found["word"])
        if not word or not is_counted(found["number"], word[0], language):
            continue
        # Where words have no spaces, the one that is meant ends somewhere within what follows.
        stop = found.start("word") + (1 if language in UNSPACED else len(word[0]))
        if stop - found.start() <= _MOST:
            yield found.start(), stop


def is_counted(number: str, word: str, language: str) -> bool:
    """Return whether a number counts the word beside it: a year does not, nor is a name counted.

    >>> is_counted("9", "schools", "en"), is_counted("2023", "about", "en"), is_counted("9", "of", "en")
    (True, False, False)
    """
    if _YEAR.fullmatch(number) or not word[0].isalpha():
        return False
    named = word[0].isupper() and language not in NOUNS_HAVE_CAPITALS
    return not named and word.lower() not in LEANING_ON_THE_NEXT.get(language, ())
