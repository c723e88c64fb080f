"""What cannot be set: characters without a glyph, out of place, or no copy at all, named one by one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from factsheet.display import Glyph
from factsheet.errors import Diagnostic, FontError
from factsheet.fonts import extra
from factsheet.typeset.glyphs import GlyphBuffer, ShapingRun
from factsheet.typeset.scripts import script_of
from factsheet.typeset.shaped import StyledRun

_DOTTED_CIRCLE = 0x25CC
LONGEST = 20_000
# Readers of PDFs lose letters with more marks; a stream-safe text has no more (UAX #15, 13).
MOST_MARKS = 30
# What makes one picture of several emoji: the keycap, and letters of flags are symbols already.
_EMOJI_PARTS = frozenset("\u20e3")
# Letters of scripts whose lines run down the page: Mongolian, Phags-pa, SignWriting.
_DOWNWARD = re.compile(
    "[\u1807\u1810-\u18af\U00011660-\U0001166c]|([\ua840-\ua877])|([\U0001d800-\U0001daaf])"
)
_DOWNWARD_NAMES = (
    ("Mongolian script", "write Mongolian in Cyrillic (mn-Cyrl), or set it as a picture"),
    ("Phags-pa script", "set it as a picture, with its text as alt"),
    ("SignWriting", "set it as a picture, with its text as alt"),
)
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2029\ud800-\udfff\ufffc]")
_NAMES = {
    "\t": "a tab",
    "\n": "a line break",
    "\r": "a line break",
    "\u2029": "a paragraph separator",
    "\ufffc": "a placeholder (U+FFFC)",
}
_REMOVE = "remove it or use an icon: `factsheet list icons` shows what there is"
_RETYPE = "remove it, or type it again: it means something only in the program it was copied from"
_ADD_FONT = "put a font that has it into a folder `fonts` beside the data file, or write it another way"
_INSTALL = "its script has a face in {0}: pip install factsheet[fonts-extra]"
_RESPELL = "check the spelling: the sign would be drawn on a dotted circle"
_PLAIN = "write U+2028 where a line must end, and paragraphs apart"


def refuse_unfit(pieces: Sequence[StyledRun]) -> None:
    """Raise `FontError` for characters that instruct a machine, and for a paragraph without end."""
    length = sum(len(piece.text) for piece in pieces)
    if length > LONGEST:
        message = f"a paragraph of {length:,} characters; the longest that can be set has {LONGEST:,}"
        hint = "divide it into paragraphs"
        raise FontError.of(message, hint=hint, path=pieces[0].path, code="paragraph-too-long")
    problems = [
        Diagnostic(
            f"{_control(character)} inside a paragraph",
            hint=_PLAIN,
            path=piece.path,
            code="control-character-in-copy",
            sign=character,
        )
        for piece in pieces
        for character in dict.fromkeys(_FORBIDDEN.findall(piece.text))
    ]
    for piece in pieces:
        if downward := _DOWNWARD.search(piece.text):
            script, hint = _DOWNWARD_NAMES[downward.lastindex or 0]
            message = f"copy in {script}, which runs down the page; lines here run across it"
            problems.append(
                Diagnostic(message, hint=hint, path=piece.path, code="vertical-script", sign=downward[0])
            )
    if problems:
        raise FontError(problems)


def refuse_crowded(units: Sequence[str], text: str, pieces: Sequence[StyledRun]) -> None:
    """Raise `FontError` for letters with so many marks that readers lose some."""
    if units:
        raise FontError(
            Diagnostic(
                f"{named(unit[0])} has {len(unit) - 1} marks; the most that can be set are {MOST_MARKS}",
                hint="remove marks: no word is written with so many",
                path=path_at(pieces, text.index(unit)),
                code="too-many-marks",
                sign=unit,
            )
            for unit in dict.fromkeys(units)
        )


def refuse_missing(missing: Mapping[str, str], lang: str) -> None:
    """Raise `FontError` for characters, or letters with marks, that no face has, each with its path."""
    if missing:
        raise FontError(
            Diagnostic(
                f"no font has {named(unit)}{' together' if unit[1:] else ''} ({lang})",
                hint=_way_out(unit),
                path=path,
                code="character-without-font",
                sign=unit,
            )
            for unit, path in missing.items()
        )


def _way_out(unit: str) -> str:
    """What to do about a character that no font has: emoji and dingbats go, letters want a font."""
    kind = unicodedata.category(unit[0])
    if script_of(unit[0]) in extra.SCRIPTS and not extra.installed():
        return _INSTALL.format(extra.DISTRIBUTION)
    if kind in ("Co", "Cn"):
        return _RETYPE
    return _REMOVE if kind in ("So", "Sk") or unit[0] in _EMOJI_PARTS else _ADD_FONT


def refuse_unset(
    text: str, items: Iterable[tuple[ShapingRun, GlyphBuffer]], pieces: Sequence[StyledRun], lang: str
) -> None:
    """Raise `FontError` for glyph 0, and for dotted circles that the text does not have."""
    problems: dict[str, Diagnostic] = {}
    for item, made in items:
        wrong = {0, item.face.glyph(_DOTTED_CIRCLE)}
        if wrong.isdisjoint(made.ids):
            continue
        for glyph in made:
            cluster = text[glyph.start : glyph.stop]
            if glyph.id in wrong and chr(_DOTTED_CIRCLE) not in cluster:
                problems.setdefault(cluster, _fault(cluster, glyph, item, path_at(pieces, glyph.start), lang))
    if problems:
        raise FontError(problems.values())


def path_at(pieces: Sequence[StyledRun], offset: int) -> str:
    """Return the content path of the piece in which a character of the paragraph stands."""
    for piece in pieces:
        if offset < len(piece.text):
            return piece.path
        offset -= len(piece.text)
    return pieces[-1].path if pieces else ""


def named(characters: str) -> str:
    """Return characters as a message names them.

    >>> named("é")
    'the character "é" (U+00E9 LATIN SMALL LETTER E WITH ACUTE)'
    """
    names = ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, 'without a name')}" for c in characters)
    shown = f'"{characters}" ' if characters.isprintable() else ""
    return f"the character{'s' if len(characters) > 1 else ''} {shown}({names})"


def _fault(cluster: str, glyph: Glyph, item: ShapingRun, path: str, lang: str) -> Diagnostic:
    if glyph.id == 0:
        return Diagnostic(
            f"the face {item.face.key} cannot set {named(cluster)} ({lang})",
            hint=_ADD_FONT,
            path=path,
            code="letters-without-glyph",
            sign=cluster,
        )
    message = f"{named(cluster)} stands where its script does not allow it ({lang})"
    return Diagnostic(message, hint=_RESPELL, path=path, code="sign-out-of-place", sign=cluster)


def _control(character: str) -> str:
    return _NAMES.get(character) or f"the control character U+{ord(character):04X}"
