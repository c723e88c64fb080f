"""How high and how deep type reaches: what first baselines and least leadings are reckoned from."""

from __future__ import annotations

from typing import NamedTuple

from factsheet.typeset.shaped import Shaped

# Scripts with capitals: their lines are placed by the cap height, as typographers of them do.
_BICAMERAL = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
_COMMON = frozenset({"Zyyy", "Zinh", "Zzzz"})
_LATIN_DESCENT = 0.2
_CLEAR = 0.06
_TALL = 1.05  # round figures overshoot capitals a little and are not tall


class Ink(NamedTuple):
    """Reach above and below the baseline in em, and the least leading that keeps lines apart."""

    top: float
    bottom: float
    least_leading: float
    overhang: float


def ink_of(shaped: Shaped) -> Ink:
    """The ink of a paragraph.

    In scripts without capitals it is that of the glyphs themselves (99 in 100 of them), and
    two lines of it may not touch: Nastaliq and Burmese need twice the leading of Latin.
    """
    if not shaped.items:
        return Ink(0.0, 0.0, 0.0, 0.0)
    scripts = [item.script for item in shaped.items if item.script not in _COMMON]
    cap = shaped.items[0].face.cap_height
    if not any(map(str.isalpha, shaped.text)):
        # Figures alone stand like capitals, so that those of a row share their baseline.
        return Ink(shaped.ascent if shaped.ascent > cap * _TALL else cap, 0.0, 0.0, 0.0)
    if not scripts or scripts[0] in _BICAMERAL:
        return Ink(cap, 0.0, 0.0, 0.0)
    top, bottom = shaped.ascent, shaped.descent
    return Ink(top, bottom, top + bottom + _CLEAR, max(0.0, bottom - _LATIN_DESCENT))
