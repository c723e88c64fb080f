"""Text without marks: titles, headings, labels.  Only `{id}`, a key number, is more than what it says.

A mark that is complete (`**x**`, `*x*`, `[x](y)`, `[x]{lang=la}`, `x[^id]`) is an error: it would print
as it stands.  A lone `*` and `[Entwurf]` are text.  A backslash makes `{`, `}`, `*`, `[` and `]` the signs
themselves; elsewhere it is a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factsheet.content.line_ends import joined
from factsheet.content.lookalikes import MarkFault, lookalikes
from factsheet.content.markup import MarkedPassage
from factsheet.content.patterns import BEGUN, PATTERN, PatternError, id_of, on_one_line, parsed
from factsheet.document.text import COMMAS, SEMICOLONS, Inline

_ESCAPED = re.compile(r"(\\+)([{}*\[\]])")
_REFERENCE = re.compile(
    rf"(?P<slashes>\\*)(?:\{{(?P<id>[a-z][a-z0-9_]*)\}}|(?P<pattern>{PATTERN}))", re.DOTALL
)
_LINE_END = re.compile(r"[ \t]*(?:\r\n?|\n)\s*")
# Inside a word of a script with capitals, and behind a figure, a star opens nothing (as in 2*3*4);
# between two figures two stars do nothing (2**10).
_BEFORE = r"(?<![\\*\dA-Za-z\u00aa-\u058f\u1c80-\u1fff])"
_MARKS = (
    (
        re.compile(r"(?<!\\)(?!(?<=\d)\*\*\d)\*\*(?![\s*])[^*\r\n]*[^*\s\\]\*\*(?!(?<=\d\*\*)\d)"),
        "bold",
        "\\*",
    ),
    (
        re.compile(_BEFORE + r"\*(?![\s*])[^*\r\n]*[^*\s\\]\*(?!\*)(?!(?<=\d\*)\d)"),
        "emphasis",
        "\\*",
    ),
    (re.compile(r"(?<!\\)\[(?!\^)[^\[\]\r\n]+\]\([^()\s]+\)"), "a link", "\\["),
    (re.compile(r"(?<!\\)\[[^\[\]\r\n]+\]\{lang=[^{}\r\n]*\}"), "a language", "\\["),
    (re.compile(r"(?<!\\)\[\^[a-z][a-z0-9_]*\]"), "a note", "\\["),
    (
        re.compile(rf"(?<!\\)\[@[a-z0-9][a-z0-9_]*(?:[{COMMAS}{SEMICOLONS}][^\[\]\r\n]*)?\]"),
        "a citation",
        "\\[",
    ),
)


def read(source: str, lang: str = "") -> MarkedPassage:
    """The runs of a text without marks, and the marks that are in it all the same.

    >>> [run.value for run in read("Refugees\\n in *Hong Kong, {rate}").runs]
    ['Refugees in *Hong Kong, ', '{rate}']
    >>> read("Refugees in **Hong Kong**").faults[0].message
    'the mark of bold, **Hong Kong**, would print as it stands'
    """
    runs = tuple(_runs(_on_one_line(source, lang)))
    faults = (*_marks(source), *_patterns(source), *lookalikes(source))
    return MarkedPassage(runs, tuple(sorted(faults, key=lambda each: each.offset)))


def verbatim(source: str, lang: str = "") -> tuple[Inline, ...]:
    """The single run of a text in which nothing is a mark.

    >>> verbatim("Keep {value};\\nyou may move it.")[0].value
    'Keep {value}; you may move it.'
    """
    value = _on_one_line(source, lang)
    return (Inline(value),) if value else ()


def write(runs: Iterable[Inline]) -> str:
    """The text without marks that reads back as these runs; a sign is escaped only where it has to be.

    >>> write((Inline("{x} of [y], "), Inline("9%", ref="rate")))
    '\\\\{x\\\\} of \\\\[y\\\\], {rate}'
    >>> write((Inline("2 * 3 [y]"),))
    '2 * 3 [y]'
    """
    return "".join(run.pattern or (f"{{{run.ref}}}" if run.ref else _escaped(run.value)) for run in runs)


def _escaped(value: str) -> str:
    if not value or read(value) == MarkedPassage((Inline(value),)):
        return value
    return re.sub(r"(\\*)([{}*\[\]])", r"\1\1\\\2", value)


def _on_one_line(source: str, lang: str) -> str:
    return joined(_LINE_END.sub("\n", source.strip()).replace("\t", " "), lang)


def _runs(text: str) -> Iterator[Inline]:
    start = 0
    for match in _REFERENCE.finditer(text):
        if len(match["slashes"]) % 2:
            continue
        before = text[start : match.end("slashes")]
        if before:
            yield Inline(_unescaped(before, closed=True))
        if match["pattern"]:
            yield Inline(match["pattern"], ref=id_of(match["pattern"]), pattern=match["pattern"])
        else:
            yield Inline(f"{{{match['id']}}}", ref=match["id"])
        start = match.end()
    if text[start:]:
        yield Inline(_unescaped(text[start:]))


def _unescaped(text: str, closed: bool = False) -> str:
    """The text with every escape undone; `closed` before a reference, whose brace is no part of it."""
    whole = _ESCAPED.sub(_sign, text + "{" * closed)
    return whole.removesuffix("{") if closed else whole


def _sign(match: re.Match[str]) -> str:
    return "\\" * (len(match[1]) // 2) + match[2]


def _patterns(source: str) -> Iterator[MarkFault]:
    """Yield what is wrong with the plurals and choices of a text."""
    whole = [each for each in _REFERENCE.finditer(source) if each["pattern"]]
    for begun in BEGUN.finditer(source):
        if not any(each.start() <= begun.start() < each.end() for each in whole):
            hint = "each form is a name and a text in braces, and braces stand in pairs"
            said = "a plural or a choice is not closed: it would print as it stands"
            yield MarkFault(begun.start(), len(begun[0]), said, hint, code="pattern-not-valid")
    for match in whole:
        if len(match["slashes"]) % 2:
            continue
        try:
            parsed(on_one_line(match["pattern"]))
        except PatternError as wrong:
            start = match.start("pattern")
            length = len(match["pattern"])
            yield MarkFault(start, length, str(wrong), wrong.hint, code="pattern-not-valid")


def _marks(source: str) -> Iterator[MarkFault]:
    taken = 0
    for pattern, name, sign in _MARKS:
        for match in pattern.finditer(source):
            shown = match[0] if len(match[0]) <= 40 else f"{match[0][:39]}…"
            hint = f"delete the signs: this text has no marks; write {sign} for the sign itself"
            yield MarkFault(
                match.start(),
                len(match[0]),
                f"the mark of {name}, {shown}, would print as it stands",
                hint,
                code="marks-not-allowed",
            )
            taken += 1
            if taken == 20:
                return
