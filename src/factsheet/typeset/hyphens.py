"""Where words may be hyphenated, and whether a narrow paragraph is better for it.

The patterns are those of LibreOffice's dictionaries, which the package `pyphen` carries for some fifty
languages, applied by Liang's method (F. M. Liang, Word Hy-phen-a-tion by Com-put-er, 1983).  pyphen's own
reader takes seconds for German; here a file is two columns, of which the second is looked at only where the
first is found.

Words are hyphenated in running text only, where lines have few characters or one would be left with a hole,
and in a label where one is wider than its line; never a name or a word with a capital (but in German), the
month of a date, a short word that a number counts, a number, an address, a link, a word of another script
than the language's, the last word of a paragraph; and not on more than two lines in a row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib import resources
from itertools import pairwise
from unicodedata import normalize

from factsheet.typeset.counts import counts
from factsheet.typeset.dates import dates
from factsheet.typeset.lines import count_lines, ragged, widest_stretch
from factsheet.typeset.scripts import script_of, script_of_language
from factsheet.typeset.sentences import is_label
from factsheet.typeset.shaped import Line, ParagraphCache, ShapedParagraph
from factsheet.workshop import remembered

FEWEST_CHARACTERS = 30  # a line; where there are more, words need hyphens only for the holes they leave
HOLE = 0.25
"""The part of its measure from which on a line that is not the last leaves a hole."""
_LEAST_BEFORE, _LEAST_AFTER = 2, 3
_IN_A_ROW = 2
_ROUNDS = 12
# A word with only punctuation around it between spaces: with other signs it is an address or a compound.
_WORD = re.compile(r"(?<!\S)[\"“„”«»‹›‘’'(\[¿¡]*([^\W\d_]{6,})[\"“”«»‹›’')\].,;:!?…*]*(?!\S)")
_DIGITS = b"0123456789"
_ANY_DIGIT = re.compile(r"\d")
# Where the patterns of a language are in a file of another name; those not fit for it are left out.
_FILES = {
    "en": "en_US",
    "de": "de_DE",
    "pt": "pt_PT",
    "no": "nb_NO",
    "sr": "sr",
    "sh": "hr_HR",
    "bs": "hr_HR",
}
_LEFT_OUT = frozenset({"th", "sa"})
_CAPITALS = frozenset({"de", "lb"})
# Languages whose syllables may have a consonant for a vowel, or whose words part anywhere in a cluster.
_VOWELLESS = frozenset({"cs", "sk", "hr", "sr", "bs", "sh", "sl", "mk", "bg", "uk", "be", "cy"})
_WITH_VOWELS = frozenset({"Latn", "Cyrl", "Grek"})
_VOWELS = frozenset("aeiouyæœøəıаеёиоуыэюяαεηιουω")


def hyphenated(shaped: ShapedParagraph, measures: Callable[[int], float]) -> ShapedParagraph:
    """Return a paragraph for running text at measures in em, with hyphens where its lines want them.

    The measures are those of its lines by number.  A paragraph that wants none is itself.
    """
    if measures(0) >= unhyphenated_from(shaped) or not places_for_hyphens(shaped):
        return shaped
    if is_label(shaped.text) and not count_lines(shaped, measures).excess:
        return shaped
    if measures(0) >= _narrow(shaped) and not _leaves_a_hole(shaped, measures):
        return shaped
    places = set(places_for_hyphens(shaped))
    for _ in range(_ROUNDS):
        tried = _with(shaped, tuple(sorted(places)))
        lines = ragged(tried, measures)
        used = [line.stop for line in lines if line.stop in tried.hyphens]
        if not used:
            return shaped
        wrong = set(_against_rules(tried, lines))
        if not wrong:
            return tried
        places -= wrong
    return shaped


def unhyphenated_from(shaped: ShapedParagraph) -> float:
    """Return the measure, in em, from which a paragraph is not hyphenated.

    It fits, or no word of it is so long that the line before could be left with a hole.
    """
    whole = shaped.cum[-1] if shaped.text else 0.0
    return min(whole, max(_narrow(shaped), widest_stretch(shaped) / HOLE))


def _narrow(shaped: ShapedParagraph) -> float:
    """The measure, in em, under which a paragraph is hyphenated whatever its lines leave."""
    return FEWEST_CHARACTERS * shaped.cum[-1] / len(shaped.text) if shaped.text else 0.0


def _leaves_a_hole(shaped: ShapedParagraph, measures: Callable[[int], float]) -> bool:
    lines = ragged(shaped, measures)
    return any(
        line.width < (1 - HOLE) * measures(number)
        for number, line in enumerate(lines[:-1])
        if line.stop not in shaped.forced
    )


def places_for_hyphens(shaped: ShapedParagraph) -> tuple[int, ...]:
    """Return the offsets at which the words of a paragraph may be hyphenated."""
    known = shaped.known
    if known.hyphens is None:
        known.hyphens = tuple(_outside_links(shaped, _by_language(shaped)))
    return known.hyphens


def _with(shaped: ShapedParagraph, places: tuple[int, ...]) -> ShapedParagraph:
    def made() -> ShapedParagraph:
        return replace(
            shaped,
            breaks=tuple(sorted({*shaped.breaks, *places})),
            unsafe=shaped.unsafe.union(places),
            hyphens=frozenset(places),
            known=ParagraphCache(),
        )

    return shaped.known.loosened.get((-1, *places), made)


def _by_language(shaped: ShapedParagraph) -> tuple[int, ...]:
    """The places for hyphens, each by the patterns of the language that its word is in."""
    own = hyphenations(shaped.text, shaped.lang)
    stop = 0
    for piece in shaped.pieces:
        start, stop = stop, stop + len(piece.text)
        if piece.lang:
            found = hyphenations(piece.text, piece.lang)
            outside = (at for at in own if not start < at < stop)
            own = tuple(sorted({*outside, *(start + at for at in found)}))
    return own


def _outside_links(shaped: ShapedParagraph, places: tuple[int, ...]) -> Iterator[int]:
    stop, parts = 0, []
    for piece in shaped.pieces:
        start, stop = stop, stop + len(piece.text)
        if piece.link:
            parts.append((start, stop))
    return (at for at in places if not any(start < at < stop for start, stop in parts))


def _against_rules(shaped: ShapedParagraph, lines: tuple[Line, ...]) -> Iterator[int]:
    """The hyphens in the last word of a paragraph, and those after two in a row."""
    row = 0
    for line, following in pairwise(lines):
        row = row + 1 if line.stop in shaped.hyphens else 0
        rest = shaped.text[following.start : following.stop].strip()
        last = following.stop == len(shaped.text) or following.stop in shaped.forced
        if row > _IN_A_ROW or (row and last and " " not in rest):
            yield line.stop


@remembered(most=512)
def hyphenations(text: str, lang: str) -> tuple[int, ...]:
    """Return the offsets at which the words of a text may be hyphenated.

    >>> text = "an international convention"
    >>> [text[:at] for at in hyphenations(text, "en")][:2]
    ['an in', 'an inter']
    """
    language = lang.replace("_", "-").partition("-")[0].lower()
    patterns = patterns_of(lang)
    if not patterns:
        return ()
    script = script_of_language(lang)
    found: list[int] = []
    # Neither the month of a date nor the short word that a number counts.
    whole = (*dates(text, lang), *counts(text, lang)) if _ANY_DIGIT.search(text) else ()
    for match in _WORD.finditer(text):
        word = match[1]
        if any(start < match.end(1) and match.start(1) < stop for start, stop in whole):
            continue
        lower = word[1:].islower() and (word[0].islower() or language in _CAPITALS)
        if (lower or word == word.lower() == word.upper()) and script_of(word[0]) == script:
            places = list(_within(word.lower(), patterns))
            if language not in _VOWELLESS and script in _WITH_VOWELS:
                places = _between_syllables(word.lower(), places)
            found += [match.start(1) + at for at in places]
    return tuple(found)


def _between_syllables(word: str, places: list[int]) -> list[int]:
    """The places that leave a vowel between them: patterns of pyphen part `Hypothekenda-r-lehen`.

    Which of the two is wrong they do not tell, so that neither is taken.
    """
    ends = [0, *places, len(word)]
    bare = [
        {start, stop}
        for start, stop in pairwise(ends)
        if not _VOWELS.intersection(normalize("NFD", word[start:stop]))
    ]
    return [at for at in places if not any(at in each for each in bare)]


def _within(word: str, patterns: Mapping[str, str]) -> Iterator[int]:
    dotted = f".{word}."
    points = [0] * (len(dotted) + 1)
    for start in range(len(dotted)):
        for stop in range(start + 1, len(dotted) + 1):
            pattern = patterns.get(dotted[start:stop])
            if pattern is not None:
                for at, weight in enumerate(_weights(pattern), start):
                    points[at] = max(points[at], weight)
    for at in range(_LEAST_BEFORE, len(word) - _LEAST_AFTER + 1):
        if points[at + 1] % 2:
            yield at


def _weights(pattern: str) -> Iterator[int]:
    """The weights before each letter of a pattern, and after the last.

    >>> list(_weights("a1bc3"))
    [0, 1, 0, 3]
    """
    weight = 0
    for character in pattern:
        if character.isdecimal():
            weight = int(character)
        else:
            yield weight
            weight = 0
    yield weight


@remembered(most=8)
def patterns_of(lang: str) -> Mapping[str, str]:
    """Return the patterns of a language (BCP 47) by their letters; none if it has none.

    Those that would spell a word in another way at a line's end are left out.
    """
    language, *subtags = lang.replace("_", "-").split("-")
    language = language.lower()
    if language in _LEFT_OUT:
        return {}
    folder = resources.files("pyphen") / "dictionaries"
    regions = [f"{language}_{tag.upper()}" for tag in subtags if len(tag) == 2]
    if language == "sr" and "Latn" in subtags:
        regions = ["sr_Latn"]
    known = sorted(each.name[5:-4] for each in folder.iterdir() if each.name.endswith(".dic"))
    names = [
        *regions,
        _FILES.get(language, language),
        *(each for each in known if each.startswith(f"{language}_")),
    ]
    name = next((each for each in names if each in known), None)
    if name is None:
        return {}
    raw = (folder / f"hyph_{name}.dic").read_bytes()
    encoding, _, rest = raw.partition(b"\n")
    codec = _encoding(encoding)
    lines, letters = (
        part.decode(codec).lower().replace("\r", "").split("\n")
        for part in (rest, rest.translate(None, _DIGITS))
    )
    pairs = zip(letters, lines, strict=True)
    return {
        own: line for own, line in pairs if own and own[0] not in "%#" and "/" not in own and " " not in own
    }


def _encoding(line: bytes) -> str:
    name = line.strip().decode("ascii", "ignore").lower()
    return "cp1251" if "1251" in name else name.replace("iso8859", "iso-8859") or "utf-8"
