"""Copy in any script, put together from its own letters and marks: no language, but its shapes of type."""

from __future__ import annotations

import unicodedata
from functools import cache
from random import Random

from factsheet.display import Direction
from factsheet.errors import FontError
from factsheet.fonts.extra import SCRIPTS
from factsheet.fonts.library import bundled
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.scripts import LETTER, script_of
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import StyledRun

# What runs down the page is refused; Braille has signs, not letters.
EVERY = sorted({*LETTER} - {"Mong", "Brai"} | SCRIPTS - {"Brai"})


def words(script: str, count: int, seed: int = 0) -> str:
    """So many words of a script, the same for the same seed."""
    clusters = _clusters(script)
    random = Random(f"{script}{seed}")
    return " ".join("".join(random.choices(clusters, k=random.randint(2, 6))) for _ in range(count))


@cache
def _clusters(script: str) -> list[str]:
    """Letters of a script, alone and with marks, that its face can set."""
    middle = ord(LETTER[script])
    block = [chr(code) for code in range(max(0x20, middle - 110), middle + 110)]
    own = [(each, unicodedata.category(each)) for each in block if script_of(each) == script]
    letters = [each for each, kind in own if kind[0] == "L" and _is_set(each)][:80]
    marks = [each for each, kind in own if kind in ("Mn", "Mc")]
    marked = [letter + mark for letter, mark in zip(letters * 2, marks * 6, strict=False)]
    return letters + [each for each in marked if _is_set(each)]


def _is_set(text: str) -> bool:
    try:
        shape((StyledRun(text, ("source-sans",), 400, "ink", "a"),), Manner("und"), Direction.LTR, bundled())
    except FontError:
        return False
    return True
