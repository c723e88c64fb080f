"""What the fonts cover: the scripts of a family, the families that set a language."""

from __future__ import annotations

from collections import Counter

from factsheet.content.factsheet import Factsheet
from factsheet.content.languages import language
from factsheet.fonts.letters import letters_of as rare_letters
from factsheet.fonts.library import Library
from factsheet.layout.model import Layout
from factsheet.locale.catalogues import find, languages
from factsheet.locale.words import characters
from factsheet.records import dataclass
from factsheet.typeset.items import faces_of, letters_of
from factsheet.typeset.scripts import LETTER, is_common, script_of_language, scripts_of

_TEXT = "text"
_REGULAR = 400


@dataclass(frozen=True, slots=True)
class Cover:
    """The families that set the letters of a language, most letters first; characters without a glyph."""

    families: tuple[str, ...]
    missing: str = ""


def scripts_in(library: Library, family: str) -> tuple[str, ...]:
    """Return the scripts (ISO 15924) that a family has letters of, those of kana and Bopomofo as Han.

    >>> from factsheet.fonts.library import bundled
    >>> scripts_in(bundled(), "source-sans")
    ('Cyrl', 'Grek', 'Latn')
    """
    first = library.chain((family,), _REGULAR, "Zyyy", "en")[0]
    return tuple(sorted(script for script, letter in LETTER.items() if first.covers(ord(letter))))


def cover(tag: str, copy: str, layout: Layout, library: Library) -> Cover:
    """Return how the text role of a layout covers copy in a language."""
    families = layout.families(_TEXT, (tag, tag.partition("-")[0], language(tag).script))
    own = script_of_language(tag)
    by_script: dict[str, set[str]] = {own: set(filter(is_common, copy)) - {"\n"}}
    for unit in letters_of(copy):
        by_script.setdefault(scripts_of(unit, tag)[0], set()).add(unit)
    used: Counter[str] = Counter()
    missing: set[str] = set()
    for script, units in by_script.items():
        chain = library.chain(families, _REGULAR, script, tag)
        text = "".join(sorted(units))
        letters = letters_of(text)
        missing.update(faces_of(text, script, chain, letters)[1])
        if script == own:
            faces, _ = faces_of("".join(sorted(letters)), script, chain, letters)
            used.update(library.family(face.key) for face in faces)
    return Cover(tuple(name for name, _ in used.most_common()), "".join(sorted(missing)))


def copy_in(tag: str, sample: Factsheet) -> str:
    """Copy with the letters of a language: its built-in words, its rare letters, the sample in it."""
    near = (each for each in languages(sample) if each.startswith(f"{tag}-"))
    found = (find(sample, each) for each in (tag, *near))
    catalogue = next((each for each in found if each), None)
    texts = [entry.text for entry in catalogue.entries.values()] if catalogue else []
    return "\n".join([characters(tag), rare_letters(tag, language(tag).script), *texts])
