"""Flush lines: Chinese and Japanese running text ends at its measure, as readers expect; large type does not.

The room that a line leaves is shared between its ideographs, up to a limit at which they would come apart
(JLREQ 3.8.4, https://www.w3.org/TR/jlreq/); a line that leaves more stays as it is.  Stops and
commas that stand in the first half of their square hang over the measure with the other half, and all of them
where a line has no room for more, so that none is left short by the letter before them (JLREQ 3.8.2).
"""

from __future__ import annotations

from dataclasses import replace

from factsheet.display import DisplayGroup, GlyphRun, Placed
from factsheet.setting.style import Align, Lines, Style
from factsheet.typeset.breaks import sets_flush
from factsheet.typeset.sentences import is_label
from factsheet.typeset.shaped import MOST_SHARED, SHARING, Line, ShapedParagraph, inside_square

_FIRST_IDEOGRAPH = 0x2E80


def runs_flush(shaped: ShapedParagraph, line: Line, style: Style) -> bool:
    """Return whether a line is to end at its measure: one of running text, not the last of a paragraph."""
    inner = line.stop < len(shaped.text.rstrip()) and line.stop not in shaped.forced
    return inner and is_flush(shaped.text, shaped.lang, style)


def is_flush(text: str, lang: str, style: Style) -> bool:
    """Return whether copy in a style is running text whose lines are filled."""
    return (
        style.lines is Lines.RAGGED
        and not style.ends_between_words
        and style.align is Align.START
        and sets_flush(lang)
        and not is_label(text)
    )


def flush(group: DisplayGroup, room: float, size: float, lang: str) -> DisplayGroup:
    """Return a line as wide as a room, in points; the same one if it cannot be.

    Lines with links stay as they are: what is drawn under their words would have to move with them.
    """
    runs = [(placed.item, placed.x, placed.y) for placed in group.items if isinstance(placed.item, GlyphRun)]
    if not runs or len(runs) < len(group.items):
        return group
    text = "".join(run.text for run, _, _ in runs).rstrip()
    # A sign whose square the line counts by half already hangs as it is.
    whole = sum(run.width for run, _, _ in runs) <= group.width + size / 4
    spare = room - group.width
    if text[-1:] in SHARING:
        square = size if whole else size / 2
        own, inside = group.width - square, inside_square(lang) * size
        spare = room - own - inside if own + inside <= room else room - own
    places = sum(map(_is_ideograph, text[:-1]))
    if spare <= 0 or not places or spare / places > MOST_SHARED * size:
        return group
    share = spare / places / size
    placed, x, left = [], 0.0, places
    for run, at, y in runs:
        glyphs = []
        for glyph in run.glyphs:
            opened = left > 0 and glyph.advance > 0 and _is_ideograph(run.text[glyph.start : glyph.stop][:1])
            glyphs.append(glyph._replace(advance=glyph.advance + share) if opened else glyph)
            left -= opened
        made = replace(run, glyphs=tuple(glyphs))
        placed.append(Placed(made, at + x, y))
        x += made.width - run.width
    return replace(group, items=tuple(placed), width=group.width + x)


def _is_ideograph(character: str) -> bool:
    return bool(character) and ord(character) >= _FIRST_IDEOGRAPH
