"""Key numbers in copy: typed where they could be quoted, quoted where their unit is typed again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from factsheet.content.piece import SheetPart
from factsheet.document.ids import field_of
from factsheet.document.nodes import Element, words
from factsheet.document.text import Text
from factsheet.errors import Diagnostic, Severity
from factsheet.typeset.scripts import script_of

# Words of these scripts stand side by side.
_UNSPACED = frozenset({"Hani", "Hira", "Kana", "Thai", "Laoo", "Khmr", "Mymr"})
_NAMED = re.compile(r"[^\W\d_]|[%٪‰°]")
_BEHIND = re.compile(r"[^\d]*$")
_MOST_WORDS = 100  # of a unit that are looked for behind its number


def typed_numbers(
    document: Element, blocks: Iterable[SheetPart], written: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Yield a warning for each key number that is typed into copy: it would not follow a change.

    `written` has the numbers as they print, by the paths of their items.  Of what the document says only what
    somebody wrote is looked at: lines that the program makes of numbers follow them anyway.
    """
    said_here = {text.path for text in words(document)}
    copy = (text for block in blocks for text in block.values(lambda kind: kind.translatable))
    telling = {shown: field_of(path) for path, shown in written.items()}
    telling = {shown: name for shown, name in telling.items() if not shown.isdecimal() or len(shown) > 3}
    for text in (text for text in copy if text.path in said_here):
        typed = "".join("\0" if run.ref else run.value for run in text.runs)
        for shown, name in telling.items():
            if shown in typed and re.search(rf"(?<![\d.,]){re.escape(shown)}(?![\d]|[.,]\d)", typed):
                said = f"{text.path} says {shown}, which is the key number {name}"
                hint = f"write {{{name}}}, which follows when the number changes"
                yield Diagnostic(said, text.span, hint, text.path, Severity.WARNING, code="key-number-typed")


def doubled_units(document: Element) -> Iterator[Diagnostic]:
    """Yield a warning for each quoted number whose unit stands again behind it: 12 bakers bakers."""
    for text in words(document):
        yield from _doubled(text) if any(run.ref for run in text.runs) else ()


def _doubled(text: Text) -> Iterator[Diagnostic]:
    plain, stop = text.plain, 0
    for run in text.runs:
        stop += len(run.value)
        again = said_again(run.value, plain[stop:]) if run.ref else ""
        if again:
            said = (
                f"{text.path} says {run.value} {again}: {{{run.ref}}} prints its unit, and it is typed again"
            )
            hint = f"delete {again} behind {{{run.ref}}}"
            yield Diagnostic(said, text.span, hint, text.path, Severity.WARNING, code="unit-said-twice")


def said_again(number: str, rest: str) -> str:
    """Return the end of a number's unit that the copy behind it begins with, or nothing.

    >>> said_again("784 học sinh", " học sinh của"), said_again("12 bakers", " bakers’")
    ('học sinh', 'bakers')
    >>> said_again("12 bakers", " baker"), said_again("12", " bakers"), said_again("12人", "人が")
    ('', '', '人')
    """
    behind = _BEHIND.search(number)
    unit = behind[0].strip() if behind else ""
    rest = rest.lstrip()
    parts = unit.split()[-_MOST_WORDS:]
    for ending in (" ".join(parts[at:]) for at in range(len(parts))):
        folded = ending.casefold()
        # Letters fold to one or more: no more of them are needed, however long the copy is.
        if _NAMED.search(ending) and rest[: len(folded)].casefold().startswith(folded):
            after = rest[len(ending) : len(ending) + 1]
            if script_of(ending[-1]) in _UNSPACED or not after.isalnum():
                return rest[: len(ending)]
    return ""
