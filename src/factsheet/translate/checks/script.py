"""Letters of another script than the language is written in."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from factsheet.content.languages import language, name_of
from factsheet.errors import Diagnostic
from factsheet.translate.pair import Pair, prose
from factsheet.typeset.scripts import script_of

_OF_CODE = {
    "Jpan": ("Hani", "Hira", "Kana"),
    "Kore": ("Hang", "Hani"),
    "Hans": ("Hani", "Bopo"),
    "Hant": ("Hani", "Bopo"),
    "Aran": ("Arab",),
}
_EVERYWHERE = frozenset(("Zyyy", "Zinh", "Latn"))


def check(pair: Pair) -> Iterator[Diagnostic]:
    """A translation is in its language's script; Latin names may stand in it, nothing else."""
    text = prose(pair.target)
    letters = {each: script_of(each) for each in dict.fromkeys(text) if each.isalpha()}
    if not letters:
        return
    code = language(pair.lang).script
    own = _OF_CODE.get(code, (code,))
    foreign = _EVERYWHERE | set(own) | {script_of(each) for each in prose(pair.source)}
    for letter, script in letters.items():
        if script not in foreign:
            said = f'has the letter "{letter}" (U+{ord(letter):04X}), which {name_of(pair.lang)} does not use'
            yield pair.said(said, "it may look like one that it does: type the word anew")
    if not set(own) & set(letters.values()) and pair.target.plain != pair.source.plain:
        yield pair.said(
            f"is not in the script of {name_of(pair.lang)}", "flag a name ignore-script", error=False
        )
    yield from _other_han(pair, text, code)


def _other_han(pair: Pair, text: str, code: str) -> Iterator[Diagnostic]:
    """Characters of the other way of writing Chinese."""
    if code not in ("Hans", "Hant"):
        return
    table = dict(line.split() for line in _table() if line)
    wrong = table if code == "Hant" else {new: old for old, new in table.items()}
    for each in dict.fromkeys(text):
        if each in wrong:
            yield pair.said(
                f"has {each}, which is {wrong[each]} in this script", f"write {wrong[each]}", error=False
            )


def _table() -> list[str]:
    return files(__package__).joinpath("han.txt").read_text(encoding="utf-8").splitlines()
