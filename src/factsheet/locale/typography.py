"""Smart typography: what is typed on a keyboard, turned into the signs that a language prints.

Straight quotation marks become those of the language (CLDR, delimiters), an apostrophe U+2019, a hyphen
between spaces the language's dash, three dots an ellipsis; French has its spaces.  Only where it is
certain: what does not pair, what follows a figure (5'10", but not the apostrophe of an ending: 2026'da),
addresses and anything that may be another sign (צה"ל) stay as they are written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from factsheet.content.languages import language
from factsheet.document.text import PARAGRAPH, Inline, Text
from factsheet.locale.locales import default, facts

_APOSTROPHE = "\u2019"
_NO_BREAK, _NARROW = "\u00a0", "\u202f"
# Spaced by an em dash in print: Russian and its neighbors (GOST R 7.0.97, TeX's babel), and others.
_EM = frozenset(
    [
        *("ba", "be", "bg", "ce", "crh", "cv", "hy", "ka", "kk", "ky", "mk", "mn", "os", "ru", "sah", "sr"),
        *("tg", "tk", "tt", "tyv", "uk"),
    ]
)
# Languages whose dash is twice as long and stands without spaces between their own letters
# (GB/T 15834-2011, 4.13; JIS X 4051, 4.5).
_DOUBLE = {"zh": "——", "yue": "——", "ja": "――"}
# Languages that part an ending from a figure by an apostrophe (TDK, Yazım Kılavuzu: 64'ünün).
_ENDINGS_AFTER_FIGURES = frozenset({"az", "crh", "gag", "kmr", "ku", "tr"})
_DEGREES = re.compile(r"°\s?\d{1,2}(?:[.,]\d+)?$")
_LONGEST_DEGREES = 10  # characters
# What holds an address: nothing in it is touched.
_ADDRESS = re.compile(
    r"""(?:[a-z][a-z0-9+.-]*://|www\.|mailto:|tel:)[^\s"<>«»“”„「」]*[^\s"<>«»“”„「」'’.,;:!?)\]…]"""
    r"|[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.])(?:[\w-]+\.)+[a-z]{2,}/[^\s\"<>«»“”„「」]*",
    re.IGNORECASE,
)
_STRAIGHT = re.compile(r"['\"]")
_DASH = re.compile(r"(?<=[^\s-])( - )(?=[^\s-])")
_DOTS = re.compile(r"(?<![.\d/\\])\.\.\.(?![.\d/\\])")
_SPACE_BEFORE = re.compile(r"(?<=[\w»”’)\"'])( ?)([:;!?]+)(?=\s|$|[»”’)\"'])")
_OPENING, _CLOSING = "([{‹«„“‚‘¿¡「『（《〈【—–-/", ")]}›»”’.,;:!?…」』）》〉】—–-/、。，；：！？।"
# What a quotation begins with in any language, and what may be an apostrophe as well.
_MARKS, _APOSTROPHES = '"“”„‟«»‹›‚‛「『〝＂《〈—―', "'‘’"
_PLACEHOLDER, _CALL = "x", ")"


class Edit(NamedTuple):
    """Characters of a text and what stands in their place."""

    start: int
    stop: int
    said: str


class Typography(NamedTuple):
    """The signs of a language: quotation marks of two levels, the dash, and the spaces of French.

    `inside` stands within the marks in `spaced`; `high` before ; ! ? and `colon` before a colon.
    """

    double: tuple[str, str]
    single: tuple[str, str]
    dash: str
    spaced: str = ""
    inside: str = ""
    high: str = ""
    colon: str = ""


def typography(tag: str) -> Typography:
    """Return the signs of a language; those of English where nothing is known of it.

    >>> typography("de").double, typography("ru").dash, typography("fr-CH").single
    (('„', '“'), '—', ('‹', '›'))
    """
    known = language(tag)
    name, *subtags = tag.split("-")
    name = name.lower()
    region = next((part for part in subtags if len(part) == 2 and part.isalpha()), "").upper()
    marks = (facts(tag) or default())["quotes"]
    double, single = (marks[0], marks[1]), (marks[2], marks[3])
    dash = "—" if name in _EM or (name == "uz" and known.script == "Cyrl") else "–"
    inside = high = colon = ""
    if name in ("fr", "br"):
        # Lexique des règles typographiques (Imprimerie nationale); Guide du typographe (romand), fine
        # spaces; Le français au bureau, 8: none before ; ! ? in Canada.
        inside = _NARROW if region == "CH" else _NO_BREAK
        high = "" if region == "CA" else _NARROW
        colon = _NARROW if region == "CH" else _NO_BREAK
    return Typography(double, single, dash, "«»‹›" if inside else "", inside, high, colon)


def smart(text: Text, tag: str) -> Text:
    """Return copy with the signs that its language prints; marks, references and addresses stay.

    >>> from factsheet.document.text import Inline
    >>> smart(Text((Inline('He said "it\\'s done" - then left...'),), "text"), "en").plain
    'He said “it’s done” – then left…'
    >>> smart(Text((Inline('5\\'10", 2014-2023, "open'),), "text"), "fr").plain
    '5\\'10", 2014-2023, "open'
    """
    # The characters as the rules see them: a reference is a word, a note hangs on one.
    seen = "".join(
        (_PLACEHOLDER if run.ref else _CALL) * len(run.value)
        if run.ref or run.note or run.cite
        else run.value
        for run in text.runs
    )
    seen = _ADDRESS.sub(lambda found: _PLACEHOLDER * len(found[0]), seen)
    shown = typography(tag)
    edits: list[Edit] = []
    start = 0
    for part in seen.split(PARAGRAPH):
        edits += _edits(part, start, shown, tag.partition("-")[0].lower())
        start += len(part) + 1
    return _edited(text, sorted(edits)) if edits else text


def spoken(text: Text, tag: str) -> Text:
    """Return what somebody said in the quotation marks of its language, unless it has marks of its own.

    Such marks within it become those of a quotation inside another.  A list or a heading takes none.

    >>> from factsheet.document.text import Inline
    >>> spoken(Text((Inline("She said “no”."),), "text"), "en").plain
    '“She said ‘no’.”'
    >>> spoken(Text((Inline("「はい」と言った。"),), "text"), "ja").plain
    '「はい」と言った。'
    """
    plain, shown = text.plain.strip(), typography(tag)
    if not plain or text.runs[0].begins or _has_marks(plain):
        return text
    begin, end = shown.double
    inner = dict(zip(shown.double, shown.single, strict=True))
    marks = [each for each in plain if each in inner]
    nested = len(marks) % 2 == 0 and marks.count(begin) >= marks.count(end)
    runs = [
        replace(run, value="".join(inner.get(each, each) for each in run.value)) if nested else run
        for run in text.runs
    ]
    # Calls of notes and citations stand behind the marks.
    last = len(runs)
    while last and (runs[last - 1].note or runs[last - 1].cite or not runs[last - 1].value.strip()):
        last -= 1
    space = shown.inside if begin in shown.spaced else ""
    runs[last:last] = [Inline(f"{space}{end}")]
    return replace(text, runs=(Inline(f"{begin}{space}"), *runs))


def _has_marks(plain: str) -> bool:
    """Return whether a text begins with quotation marks; with an apostrophe it may begin all the same."""
    if plain[0] in _APOSTROPHES:
        return plain.rstrip(".!?…,")[-1] in _APOSTROPHES
    return plain[0] in _MARKS


def _edits(part: str, start: int, shown: Typography, name: str) -> Iterator[Edit]:
    """What changes in one paragraph, `start` characters into the text."""
    for at, said in _quotes(part, shown, name).items():
        yield Edit(start + at, start + at + 1, said)
    for found in _DASH.finditer(part):
        before, after = part[found.start() - 1], part[found.end()]
        if before.isdecimal() and after.isdecimal():
            continue
        own = _unspaced(before) and _unspaced(after)
        said = _DOUBLE[name] if name in _DOUBLE and own else f" {shown.dash} "
        yield Edit(start + found.start(), start + found.end(), said)
    for found in _DOTS.finditer(part):
        yield Edit(start + found.start(), start + found.end(), "…")
    if shown.inside:
        yield from _spaces(part, start, shown)


def _quotes(part: str, shown: Typography, name: str) -> Mapping[int, str]:
    """The straight marks of a paragraph that are certain, by their offset, with what they become."""
    found: dict[int, str] = {}
    singles: list[int] = []
    doubles: list[int] = []
    for match in _STRAIGHT.finditer(part):
        at = match.start()
        before, after = part[at - 1 : at], part[at + 1 : at + 2]
        if before.isdecimal() and _ends_figure(part, at, name):
            found[at] = _APOSTROPHE
            continue
        if before.isdecimal() or _other_sign(before, match[0], after, name):
            continue
        if match[0] == '"':
            doubles.append(at)
        elif _letter(before) and _letter(after):
            found[at] = _APOSTROPHE
        else:
            singles.append(at)
    found |= _paired(part, doubles, shown.double, shown)
    pairs = _paired(part, singles, shown.single, shown)
    if not pairs and all(_ends_word(part, at) for at in singles):
        # No mark opens a quotation: what ends a word is the apostrophe of a plural or of a sound left out.
        pairs = dict.fromkeys(singles, _APOSTROPHE)
    return found | pairs


def _paired(part: str, places: list[int], marks: tuple[str, str], shown: Typography) -> dict[int, str]:
    """Return marks in pairs, or nothing where one of them does not open or close as its turn asks."""
    found: dict[int, str] = {}
    for number, at in enumerate(places):
        opens = number % 2 == 0
        before, after = part[at - 1 : at], part[at + 1 : at + 2]
        if not (_may_open(before, after) if opens else _may_close(before, after)):
            return {}
        found[at] = marks[not opens]
    if len(places) % 2:
        return {}
    for at, said in found.items():
        if shown.inside and said in shown.spaced:
            opens = said == marks[0] and (marks[0] != marks[1])
            beside = part[at + 1 : at + 2] if opens else part[at - 1 : at]
            found[at] = said if beside.isspace() else said + shown.inside if opens else shown.inside + said
    return found


def _may_open(before: str, after: str) -> bool:
    begins = not before or before.isspace() or before in _OPENING or before in "'\"" or _unspaced(before)
    return begins and bool(after) and not after.isspace() and after not in ",;:!?)"


def _may_close(before: str, after: str) -> bool:
    ends = not after or after.isspace() or after in _CLOSING or after in "'\"" or after == _CALL
    return (
        bool(before)
        and not before.isspace()
        and before not in "([{"
        and (ends or _letter(after) or _unspaced(after))
    )


def _ends_word(part: str, at: int) -> bool:
    after = part[at + 1 : at + 2]
    return _letter(part[at - 1 : at]) and (not after or after.isspace() or after in _CLOSING + "'\"")


def _ends_figure(part: str, at: int, name: str) -> bool:
    """Whether a mark after a figure parts it from its ending (2026'da), and is no minute of a degree."""
    own = name in _ENDINGS_AFTER_FIGURES and part[at] == "'" and _letter(part[at + 1 : at + 2])
    return own and not _DEGREES.search(part, max(0, at - _LONGEST_DEGREES), at)


def _spaces(part: str, start: int, shown: Typography) -> Iterator[Edit]:
    """French spaces: before high punctuation and within guillemets that are there already."""
    for found in _SPACE_BEFORE.finditer(part):
        space = shown.colon if found[2][0] == ":" else shown.high
        if space and (found[1] or not part[found.start() - 1].isdecimal()):
            yield Edit(start + found.start(1), start + found.end(1), space)
    for found in re.finditer(r"«( ?)(?=[^\s])|(?<=[^\s])( ?)»", part):
        group = 1 if found[1] is not None else 2
        yield Edit(start + found.start(group), start + found.end(group), shown.inside)


def _edited(text: Text, edits: list[Edit]) -> Text:
    """The text with its edits; what takes the place of characters has the marks of the first of them."""
    runs = []
    offset = 0
    for run in text.runs:
        stop = offset + len(run.value)
        parts, at = [], offset
        for edit in edits:
            if edit.start < stop and (edit.stop > offset or edit.start >= offset):
                parts.append(run.value[at - offset : max(edit.start, at) - offset])
                if edit.start >= offset:
                    parts.append(edit.said)
                at = min(edit.stop, stop)
        parts.append(run.value[at - offset :])
        value = "".join(parts)
        runs.append(run if value == run.value else replace(run, value=value))
        offset = stop
    return replace(text, runs=tuple(run for run in runs if run.value))


def _other_sign(before: str, sign: str, after: str, name: str) -> bool:
    """Whether a straight mark may be geresh or gershayim, or the turned comma of Uzbek o' and g'."""
    hebrew = "\u0590" <= before <= "\u05ff" and (sign == "'" or "\u0590" <= after <= "\u05ff")
    return hebrew or (name == "uz" and sign == "'" and before in tuple("oOgG") and _letter(after))


def _letter(character: str) -> bool:
    """Whether a character is part of a word whose script parts words by spaces."""
    if not character or _unspaced(character):
        return False
    return character.isalpha() or unicodedata.category(character)[0] == "M"


def _unspaced(character: str) -> bool:
    """Whether a character is of a script without word spaces."""
    if not character:
        return False
    if unicodedata.east_asian_width(character) in ("F", "W"):
        return "HANGUL" not in unicodedata.name(character, "")
    return unicodedata.name(character, "").startswith(("THAI ", "LAO ", "KHMER ", "MYANMAR ", "TIBETAN "))
