"""Whether the copy of an edition is in the script of its language, as far as its letters tell."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Container, Iterator, Mapping

from factsheet.blocks.sources import Sources
from factsheet.content.languages import is_known, name_of, own_scripts, plain
from factsheet.content.piece import SheetPart
from factsheet.errors import Diagnostic, Severity, Span
from factsheet.typeset.scripts import SQUARE, is_common, script_of

_FEWEST = 30  # letters: a name and a word or two tell nothing
# A character of Chinese, Japanese or Korean says as much as some letters.
_LETTERS_OF_A_SQUARE = 3
_SQUARES = SQUARE | {"Hira", "Kana", "Bopo"}
_SAMPLES = {
    **{"Arab": "ar", "Cyrl": "ru", "Deva": "hi", "Grek": "el", "Hang": "ko", "Hani": "zh-Hans", "Hebr": "he"},
    **{"Hira": "ja", "Kana": "ja", "Latn": "en", "Beng": "bn", "Taml": "ta", "Thai": "th", "Ethi": "am"},
}


def script_fault(
    blocks: Mapping[str, SheetPart], tag: str, place: Span | None, stayed: Container[str] = ()
) -> Iterator[Diagnostic]:
    """Warn where most letters of the copy are in a script that its language is not written in.

    Words that are marked as those of another language, links and the titles of sources are not counted, nor
    is what `stayed` in the language of the data file, by its path.
    """
    if not is_known(tag):
        return
    written: Counter[str] = Counter()
    for block in blocks.values():
        if not isinstance(block, Sources):
            for text in block.values(lambda kind: kind.translatable):
                if not text.lang and text.path not in stayed:
                    for run in text.runs:
                        written.update("" if run.lang or run.link else run.value)
    known, found, samples = own_scripts(tag), Counter[str](), dict[str, str]()
    for letter, count in written.items():
        if unicodedata.category(letter)[0] in "LM" and not is_common(letter):
            script = script_of(letter)
            found[script] += count * (_LETTERS_OF_A_SQUARE if script in _SQUARES else 1)
            samples.setdefault(script, letter)
    total, own = found.total(), sum(found[each] for each in known)
    other = Counter({script: count for script, count in found.items() if script not in known})
    if not other or total < _FEWEST or 2 * (total - own) <= total:
        return
    script, _ = other.most_common(1)[0]
    named = unicodedata.name(samples[script], script).split()[0].title()
    named = {"Cjk": "Chinese", "Halfwidth": "Katakana"}.get(named, named)
    share = round(100 * (total - own) / total)
    name = name_of(tag)
    said = f"{share}% of the letters are not in the script of {name} ({plain(tag)}): {named}"
    sample = f", as {_SAMPLES[script]}" if script in _SAMPLES else ""
    hint = f"write the language of the copy at lang:{sample}; in a catalogue, the translation into {name}"
    yield Diagnostic(said, place, hint, "lang", Severity.WARNING, code="copy-in-other-script")
