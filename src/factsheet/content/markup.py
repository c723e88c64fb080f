"""The marks in running text: `**bold**`, `*emphasis*`, `[text](url)`, `[text](#block)`, `[words]{lang=la}`,
`word[^note]`, `{number}`, `{number, plural, ...}` (`factsheet.content.patterns`), `[@source]`.

Lines begin with `- ` and `1. ` in lists, with `## ` and `### ` in sub-headings
(`factsheet.content.line_marks`).  Nothing else is markup, so nothing else can surprise: `<b>` prints as
`<b>`, with a warning.  A backslash makes any of the signs itself.  Stars between two digits (2**10),
stars with white space on their inner side and brackets that no address follows ([sic]) are text.
Paragraphs are parted by a blank line; another line end is a space, or nothing where the script has no
word spaces (`factsheet.content.line_ends`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field, replace
from itertools import groupby, islice
from typing import Any, NamedTuple

from factsheet.content.languages import UnknownLanguageError, is_known, language, near_miss
from factsheet.content.line_ends import LINE_END, settled
from factsheet.content.line_marks import LineMarks, escaped, line_marks
from factsheet.content.links import BARE_ADDRESS, fault
from factsheet.content.lookalikes import PICTURE_HINT, MarkFault, lookalikes
from factsheet.content.patterns import PATTERN, PatternError, on_one_line, parsed, with_number
from factsheet.content.phones import dialed
from factsheet.document.text import COMMAS, NOWHERE, PARAGRAPH, SEMICOLONS, Inline
from factsheet.records import dataclass

_NEWLINE = r"(?:\r\n|\n|\r(?!\n))"
# An address may hold brackets in pairs, as https://en.wikipedia.org/wiki/Refugee_(law).
_ADDRESS = r"(?:[^()\s]|\((?:[^()\s]|\([^()\s]*\))*\))*"
# What is cited, and where in it: `source_id, p. 4`, with the commas and semicolons of any language.
_CITED = rf"[a-z0-9][a-z0-9_]{{0,63}}(?:[{COMMAS}][^\[\]{{}}(){SEMICOLONS}@*\\\r\n]*)?"
_TARGET = re.compile(r"#[a-z0-9][a-z0-9_]{0,63}")
_TOKEN = re.compile(
    rf"""
      (?P<escape>\\[\\*\[\]{{}}()])
    | (?P<paragraph>{_NEWLINE}[ \t]*{_NEWLINE}\s*)
    | (?P<space>{_NEWLINE}[ \t]*|\t)
    | (?P<strong>\*\*)
    | (?P<star>\*)
    | (?P<note>\[\^(?P<note_id>[^\[\]\s]*)\])
    | (?P<cite>\[@{_CITED}(?:[{SEMICOLONS}][ ]*@{_CITED})*\])
    | (?P<open>\[)
    | (?P<close>\](?:\((?P<url>{_ADDRESS})\)|\{{lang=(?P<lang>[^{{}}\r\n]*)\}})?)
    | (?P<pattern>{PATTERN})
    | (?P<ref>\{{(?P<ref_id>[^{{}}\r\n]*)\}})
    | (?P<brace>[{{}}])
    | (?P<text>[^\\\r\n\t*\[\]{{}}]+|\\)
    """,
    re.VERBOSE,
)
# What looks like a link and is none: `[text] (https://...)`, `[text](an address with a space)`.
_AS_LINK = "write [text](https://...)"
_BROKEN = re.compile(r"\](?:[ \t]*\((?:https?://|mailto:|tel:|www\.)|\()[^\s)]{0,40}")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_LANGUAGE = "lang="
_MOST_TOLD = 20
_MOST_PARAGRAPHS = 200
_SIGNS = re.compile(r"[\\*\[\]{}]")


class MarkedPassage(NamedTuple):
    """Marked text, read: its runs and what is wrong with it."""

    runs: tuple[Inline, ...]
    faults: tuple[MarkFault, ...] = ()


class Sides(NamedTuple):
    """What stars may do by what stands before and after them."""

    opens: bool
    closes: bool


def read(source: str, lang: str = "", folds: Collection[int] = ()) -> MarkedPassage:
    """The runs of a marked text in a language; `folds` are line ends that YAML has made spaces.

    >>> [(run.value, run.strong, run.emphasis) for run in read("Only **1.3%** of *all*").runs][1:]
    [('1.3%', True, False), (' of ', False, False), ('all', False, True)]
    """
    start, stop = len(source) - len(source.lstrip()), len(source.rstrip())
    tokens = list(_TOKEN.finditer(source, start, stop))
    sides, lines = _sides(source), line_marks(source, folds)
    breaks = frozenset(number for number, token in enumerate(tokens) if _parts(token, lines))
    emphases = _emphasis(source, tokens, sides, breaks)
    reader = _Reader(source, tokens, _brackets(tokens, breaks), emphases, sides, lines, breaks)
    for number, token in enumerate(reader.tokens):
        reader.take(token, number)
    reader.close()
    count = 1 + sum(run.value == PARAGRAPH for run in reader.runs)
    if count > _MOST_PARAGRAPHS:
        hint = "join paragraphs, or leave some out: a factsheet has room for a few"
        said = f"there are {count:,} paragraphs; the limit is {_MOST_PARAGRAPHS}"
        reader.faults.insert(0, MarkFault(start, 1, said, hint, code="too-many-paragraphs"))
    faults = sorted(
        (*_first_of([*lines.faults, *reader.faults]), *lookalikes(source, lines.marks)),
        key=lambda each: each.offset,
    )
    return MarkedPassage(tuple(merged(settled(reader.runs, lang))), tuple(faults))


def write(runs: Iterable[Inline]) -> str:
    """The marked text that reads back as these runs.

    >>> write(read("see *[the report](https://example.org)*").runs)
    'see *[the report](https://example.org)*'
    """
    paragraphs = [
        tuple(group) for parts, group in groupby(runs, lambda run: run.value == PARAGRAPH) if not parts
    ]
    said = ""
    before = ""
    for number, paragraph in enumerate(paragraphs):
        begins, words = paragraph[0].begins, _written(paragraph)
        if begins and len(paragraphs) == 1:
            return _of_two_lines(f"{begins} {words}", paragraph)
        if number:
            said += "\n" if _goes_on(before, begins) else "\n\n"
        said += f"{begins} {words}" if begins else escaped(words) if len(paragraphs) > 1 else words
        before = begins
    return said


def _of_two_lines(written: str, runs: tuple[Inline, ...]) -> str:
    """The only item of a list with a line end in it: in one line it would be prose."""
    spaces = [found.start() for found in re.finditer(" ", written)]
    candidates = [f"{written[:at]}\n{written[at + 1 :]}" for at in spaces[:_MOST_TOLD]]
    candidates += [f"{written[:at]}\n{written[at:]}" for at in range(len(written))][:_MOST_TOLD]
    return next((each for each in candidates if read(each).runs == runs), written)


def _goes_on(before: str, begins: str) -> bool:
    """Whether an item is the next one of the list before it."""
    if before == "-":
        return begins == "-"
    return before[:-1].isdecimal() and begins == f"{int(before[:-1]) + 1}."


def _written(paragraph: Iterable[Inline]) -> str:
    """The marked text of one paragraph."""
    parts: list[str] = []
    now = Inline("")
    for run in paragraph:
        parts.append(_turned(now, run))
        if run.note:
            parts.append(f"[^{run.note}]")
        elif run.pattern:
            parts.append(run.pattern)
        elif run.ref:
            parts.append(f"{{{run.ref}}}")
        elif run.cite:
            parts.append(f"[{run.cite}]")
        else:
            parts.append(_SIGNS.sub(r"\\\g<0>", run.value))
        now = run
    parts.append(_turned(now, Inline("")))
    return "".join(parts)


def _parts(token: re.Match[str], lines: LineMarks) -> bool:
    """Whether a token parts paragraphs: a blank line, the line end before an item or behind a heading."""
    if token["paragraph"]:
        return True
    return bool(token["space"]) and (token.end() in lines.marks or token.start() in lines.ends)


def _turned(now: Inline, then: Inline) -> str:
    """The signs between two runs: brackets close first and open last, those of a language inside a link."""
    leads, speaks = now.link != then.link, (now.link, now.lang) != (then.link, then.lang)
    closing = f"]{{{_LANGUAGE}{now.lang}}}" if now.lang and speaks else ""
    closing += f"]({now.link})" if now.link and leads else ""
    stars = "**" * (now.strong != then.strong) + "*" * (now.emphasis != then.emphasis)
    opening = "[" * bool(then.link and leads) + "[" * bool(then.lang and speaks)
    return closing + stars + opening


def _first_of(faults: list[MarkFault]) -> Iterator[MarkFault]:
    """The first faults of each severity: a text of brackets alone has one for each."""
    for error in (True, False):
        yield from islice((each for each in faults if each.error is error), _MOST_TOLD)


def _brackets(tokens: list[re.Match[str]], breaks: Collection[int]) -> dict[int, str]:
    """Return the numbers of the brackets of a link, `[` and `](address)`, and those of a language.

    Each with what it belongs to: `url` or `lang`.
    """
    found: dict[int, str] = {}
    opened: list[int] = []
    for number, token in enumerate(tokens):
        if number in breaks:
            opened.clear()
        elif token["open"]:
            opened.append(number)
        elif token["close"] and opened:
            partner = opened.pop()
            kind = next((each for each in ("url", "lang") if token[each] is not None), "")
            if kind:
                found[partner] = found[number] = kind
    return found


def _emphasis(
    source: str, tokens: list[re.Match[str]], sides: Mapping[int, Sides], breaks: Collection[int]
) -> frozenset[int]:
    """Return the numbers of the single stars that open emphasis: the next one not inert closes it."""
    found: list[int] = []
    closes = False
    for number in range(len(tokens) - 1, -1, -1):
        token = tokens[number]
        if number in breaks:
            closes = False
        elif token["star"]:
            before = source[max(0, token.start() - 1) : token.start()]
            inside = (before.isalnum() and before.lower() != before.upper()) or before.isdigit()
            opening, closing = sides[token.start()]
            opening = opening and not inside
            if opening and closes:
                found.append(number)
            if opening or closing:
                closes = closing
    return frozenset(found)


def _sides(source: str) -> Mapping[int, Sides]:
    """Return for the offset of each star whether it may open and may close (CommonMark 0.31.2, 6.2).

    A run of stars that opens has no white space after it, one that closes none before it; between two
    digits it does neither.
    """
    found: dict[int, Sides] = {}
    for run in re.finditer(r"\*+", source):
        before, after = source[max(0, run.start() - 1) : run.start()], source[run.end() : run.end() + 1]
        inert = before.isdigit() and after.isdigit()
        sides = Sides(not inert and bool(after.strip()), not inert and bool(before.strip()))
        found.update(dict.fromkeys(range(run.start(), run.end()), sides))
    return found


@dataclass
class _Reader:
    text: str
    tokens: list[re.Match[str]]
    brackets: Mapping[int, str]
    emphases: frozenset[int]
    sides: Mapping[int, Sides]
    lines: LineMarks
    breaks: Collection[int]
    runs: list[Inline] = field(default_factory=list)
    faults: list[MarkFault] = field(default_factory=list)
    strong: re.Match[str] | None = None
    emphasis: re.Match[str] | None = None
    link: re.Match[str] | None = None
    link_run: int = 0
    foreign: re.Match[str] | None = None
    foreign_run: int = 0
    begins: str = ""

    def take(self, token: re.Match[str], number: int) -> None:
        mark = self.lines.marks.get(token.end() if number in self.breaks else token.start())
        if mark:
            self.begins = mark.begins
        elif number in self.breaks:
            self.begins = ""
        if number in self.breaks:
            self._trim()
            self.close()
            self.runs.append(Inline(PARAGRAPH))
            return
        match _kind(token):
            case "escape":
                self._add(token[0][1:])
            case "text":
                if token.start() not in self.lines.escapes:
                    self._add(token[0][mark.length if mark else 0 :])
            case "space":
                self._trim()
                self._add(" " if token[0] == "\t" else LINE_END)
            case "strong":
                self._strong(token)
            case "star":
                self._star(token, number)
            case "note" | "ref":
                self._reference(token)
            case "pattern":
                self._pattern(token)
            case "cite":
                self._add(token[0], cite=token[0][1:-1])
            case "open":
                self._open(token, number)
            case "close":
                self._close(token, number)
            case "brace":
                self._fault(
                    token,
                    f'"{token[0]}" stands alone',
                    f"write \\{token[0]} for the sign itself",
                    code="brace-alone",
                )

    def close(self) -> None:
        """At the end of a paragraph nothing may be open."""
        if self.strong:
            self._fault(
                self.strong,
                "bold is opened by ** and never closed",
                "close it with ** behind the words, or write \\*\\* for the signs themselves",
                code="bold-not-closed",
            )
        self.strong = self.emphasis = self.link = self.foreign = None

    def _trim(self) -> None:
        """White space at the end of a line is no part of the text."""
        if self.runs and self.runs[-1].value.endswith(" "):
            self.runs[-1] = replace(self.runs[-1], value=self.runs[-1].value.rstrip(" "))

    def _add(self, value: str, **marks: Any) -> None:
        self.runs.append(Inline(value, bool(self.strong), bool(self.emphasis), begins=self.begins, **marks))

    def _strong(self, token: re.Match[str]) -> None:
        side = self.sides[token.start()]
        if side.closes if self.strong else side.opens:
            self.strong = None if self.strong else token
        else:
            self._stars(token, "** prints as it stands", "write \\*\\* to print the stars")

    def _star(self, token: re.Match[str], number: int) -> None:
        if self.emphasis and self.sides[token.start()].closes:
            self.emphasis = None
        elif not self.emphasis and number in self.emphases:
            self.emphasis = token
        else:
            hint = "for a note write [^id]; write \\* for a star that shall print"
            self._stars(token, "a single * prints as it stands", hint)

    def _stars(self, token: re.Match[str], message: str, hint: str) -> None:
        self._fault(token, message, hint, error=False, code="star-alone")
        self._add(token[0])

    def _reference(self, token: re.Match[str]) -> None:
        note, ref = token["note_id"], token["ref_id"]
        name = note if note is not None else ref
        if note is None and name.startswith(_LANGUAGE):
            hint = f"put the words in brackets: [words]{token[0]}"
            self._fault(token, f"{token[0]} is behind no words", hint, code="language-mark-not-valid")
        elif not _ID.fullmatch(name):
            what = "a note" if note is not None else "a key number"
            sign = "\\[" if note is not None else "\\{"
            hint = f"an id is made of a-z, 0-9 and _; write {sign} for the sign itself"
            self._fault(token, f'"{name}" is not an id of {what}', hint, code="reference-not-valid")
        elif note is not None:
            self._add(token[0], note=note)
        else:
            self._add(token[0], ref=ref)

    def _pattern(self, token: re.Match[str]) -> None:
        """A plural or a choice: its forms are copy with marks, but for notes and citations."""
        source = on_one_line(token[0])
        try:
            found = parsed(source)
        except PatternError as wrong:
            self._fault(token, str(wrong), wrong.hint, code="pattern-not-valid")
            return
        for name, form in found.forms:
            inner = read(with_number(form, found.id))
            if any(run.note or run.cite for run in inner.runs):
                hint = "write it behind the braces"
                self._fault(token, f"the form {name} holds a note or a citation", hint, "pattern-not-valid")
            for each in inner.faults:
                self._fault(token, f"in the form {name}: {each.message}", each.hint, each.code, each.error)
        self._add(source, ref=found.id, pattern=source)

    def _open(self, token: re.Match[str], number: int) -> None:
        kind = self.brackets.get(number)
        if kind is None:
            self._add("[")
        elif kind == "lang" and self.foreign:
            said = "words of a language are nested in words of a language"
            self._fault(token, said, "write one after the other", code="language-mark-not-valid")
        elif kind == "lang":
            self.foreign, self.foreign_run = token, len(self.runs)
        elif self.link:
            self._fault(
                token, "a link is nested in a link", "write \\[ for the sign itself", code="link-in-link"
            )
        else:
            self.link, self.link_run = token, len(self.runs)

    def _close(self, token: re.Match[str], number: int) -> None:
        url = token["url"]
        if token["lang"] is not None:
            self._speak(token)
            return
        if not self.link or number not in self.brackets:
            broken = _BROKEN.match(self.text, token.start())
            if broken:
                hint = "a link is [text](address), without a space; write %28 and %29 for brackets in no pair"
                self._fault(
                    token,
                    f'"{broken[0]}" makes no link: it prints as it stands',
                    hint,
                    code="link-not-closed",
                    error=False,
                )
            self._add(token[0])
            return
        wrong = "" if url == NOWHERE or _TARGET.fullmatch(url) else fault(url)
        shows = any(run.value.strip() for run in self.runs[self.link_run :])
        if wrong or not shows:
            said = f'the link "{url}" {wrong or "has no text to show"}'
            hint = _link_hint(url)
            if self.text[: self.link.start()].endswith("!"):
                hint = PICTURE_HINT
            self.faults.append(
                MarkFault(
                    token.start("url"),
                    max(1, len(url)),
                    said,
                    hint,
                    code="address-not-valid" if wrong else "link-without-text",
                )
            )
        for index in range(self.link_run, len(self.runs)):
            self.runs[index] = replace(self.runs[index], link=url)
        self.link = None

    def _speak(self, token: re.Match[str]) -> None:
        """Give the words between the brackets their language."""
        own = range(self.foreign_run, len(self.runs))
        opened, self.foreign = self.foreign, None
        if not opened or not any(self.runs[index].value.strip() for index in own):
            hint = "write [words]{lang=la}, or \\] for the sign itself"
            said = f"{token[0][1:]} is behind no words"
            self._fault(token, said, hint, code="language-mark-not-valid")
            return
        at, length, tag = token.start("lang"), max(1, len(token["lang"])), token["lang"]
        try:
            spoken = language(tag).tag
        except UnknownLanguageError as wrong:
            self.faults.append(MarkFault(at, length, f'"{tag}" {wrong}', wrong.hint, "language-not-usable"))
            return
        if not is_known(spoken):
            said = f'"{tag}" names no language that is known'
            self.faults.append(MarkFault(at, length, said, near_miss(tag), "unknown-language", error=False))
        for index in own:
            self.runs[index] = replace(self.runs[index], lang=spoken)

    def _fault(self, token: re.Match[str], message: str, hint: str, code: str, error: bool = True) -> None:
        self.faults.append(MarkFault(token.start(), len(token[0]), message, hint, code, error))


def _link_hint(url: str) -> str:
    """Return how a link is written that was probably meant."""
    if url.startswith(NOWHERE):
        return "write [text](#id) with the id of a block"
    if "@" in url and "/" not in url and ":" not in url:
        return f"write [text](mailto:{url})"
    number = dialed(url)
    if not number and BARE_ADDRESS.fullmatch(url):
        return f"write [text](https://{url})"
    return f"write [text]({number})" if number else _AS_LINK


_KINDS = (
    "text",
    "escape",
    "paragraph",
    "space",
    "strong",
    "star",
    "note",
    "cite",
    "open",
    "close",
    "pattern",
    "ref",
    "brace",
)


def _kind(token: re.Match[str]) -> str:
    # A token's inner group (an id, an address) is matched last; its kind is the outer one.
    return next(kind for kind in _KINDS if token[kind] is not None)


def merged(runs: Iterable[Inline]) -> Iterator[Inline]:
    """Yield runs, those with the same marks joined; notes, references and paragraph marks stand alone."""
    held: Inline | None = None
    said: list[str] = []
    for run in runs:
        if not run.value:
            continue
        alone = run.note or run.ref or run.cite or run.value == PARAGRAPH
        if held and not alone and held.value != PARAGRAPH and replace(run, value=held.value) == held:
            said.append(run.value)
            continue
        if held:
            yield replace(held, value="".join(said))
        held, said = run, [run.value]
    if held:
        yield replace(held, value="".join(said))
