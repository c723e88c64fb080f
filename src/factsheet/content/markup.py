"""The marks in running text: `**bold**`, `*emphasis*`, `[text](url)`, `word[^note]`, `{number}`.

Nothing else is markup, so nothing else can surprise: `<b>` prints as `<b>`.  A backslash makes
any of the signs itself.  Paragraphs are parted by a blank line; other line breaks are spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from factsheet.content.links import fault
from factsheet.content.text import NOWHERE, PARAGRAPH, Inline

_SIGNS_OF_MARKUP = r"""
      (?P<escape>\\[\\*\[\]{}()])
    | (?P<paragraph>PARAGRAPH)
    | (?P<space>\n[ \t]*|\t)
    | (?P<strong>\*\*)
    | (?P<star>\*)
    | (?P<note>\[\^(?P<note_id>[^\[\]\s]*)\])
    | (?P<open>\[)
    | (?P<close>\](?:\((?P<url>[^()\s]*)\))?)
    | (?P<ref>\{(?P<ref_id>[^{}\n]*)\})
    | (?P<brace>[{}])
    | (?P<text>[^\\\n\t*\[\]{}]+|\\)
    """
_TOKEN = re.compile(_SIGNS_OF_MARKUP.replace("PARAGRAPH", r"\n[ \t]*\n\s*"), re.VERBOSE)
_FOLDED_TOKEN = re.compile(_SIGNS_OF_MARKUP.replace("PARAGRAPH", r"\n\s*"), re.VERBOSE)
_ID = re.compile(r"[a-z][a-z0-9_]*")
_SIGNS = re.compile(r"[\\*\[\]{}]")


class Fault(NamedTuple):
    """Something wrong in marked text; a slip that prints as it stands is no error."""

    offset: int
    length: int
    message: str
    hint: str
    error: bool = True


class Marked(NamedTuple):
    """Marked text, read: its runs and what is wrong with it."""

    runs: tuple[Inline, ...]
    faults: tuple[Fault, ...] = ()


def read(source: str, folded: bool = False) -> Marked:
    """The runs of a marked text.

    `folded` text has had its line breaks turned to spaces already (YAML's `>`), so that each
    that is left parts two paragraphs.

    >>> read("Only **1.3%** of *all*").runs[1]
    Inline(value='1.3%', strong=True, emphasis=False, link='', note='', ref='')
    """
    start, stop = len(source) - len(source.lstrip()), len(source.rstrip())
    pattern = _FOLDED_TOKEN if folded else _TOKEN
    tokens = list(pattern.finditer(source, start, stop))
    reader = _Reader(source)
    for index, token in enumerate(tokens):
        reader.take(token, tokens[index + 1 :])
    reader.close()
    return Marked(tuple(_merged(reader.runs)), tuple(reader.faults))


def plain(source: str) -> tuple[Inline, ...]:
    """The single run of a text without marks; line breaks are spaces.

    >>> plain("Refugees\\n in *Hong Kong*")[0].value
    'Refugees in *Hong Kong*'
    """
    value = re.sub(r"[ \t]*[\n\t]\s*", " ", source.strip())
    return (Inline(value),) if value else ()


def write(runs: Iterable[Inline]) -> str:
    """The marked text that reads back as these runs.

    >>> write(read("see *[the report](https://example.org)*").runs)
    'see *[the report](https://example.org)*'
    """
    parts: list[str] = []
    now = Inline("")
    for run in runs:
        parts.append(_turned(now, run))
        if run.note:
            parts.append(f"[^{run.note}]")
        elif run.ref:
            parts.append(f"{{{run.ref}}}")
        elif run.value == PARAGRAPH:
            parts.append("\n\n")
        else:
            parts.append(_SIGNS.sub(r"\\\g<0>", run.value))
        now = run
    parts.append(_turned(now, Inline("")))
    return "".join(parts)


def _turned(now: Inline, then: Inline) -> str:
    """The signs between two runs: links close first and open last."""
    closing = f"]({now.link})" if now.link and now.link != then.link else ""
    stars = "**" * (now.strong != then.strong) + "*" * (now.emphasis != then.emphasis)
    opening = "[" if then.link and now.link != then.link else ""
    if now.link and now.link == then.link:
        return stars
    return closing + stars + opening


@dataclass
class _Reader:
    text: str
    runs: list[Inline] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    strong: re.Match[str] | None = None
    emphasis: re.Match[str] | None = None
    link: re.Match[str] | None = None
    link_run: int = 0

    def take(self, token: re.Match[str], rest: list[re.Match[str]]) -> None:
        match _kind(token):
            case "escape":
                self._add(token[0][1:])
            case "text":
                self._add(token[0])
            case "space":
                self._trim()
                self._add(" ")
            case "paragraph":
                self._trim()
                self.close()
                self.runs.append(Inline(PARAGRAPH))
            case "strong":
                self.strong = None if self.strong else token
            case "star":
                self._star(token, rest)
            case "note" | "ref":
                self._reference(token)
            case "open":
                self._open(token)
            case "close":
                self._close(token)
            case "brace":
                self._fault(token, f'"{token[0]}" stands alone', f"write \\{token[0]} for the sign itself")

    def close(self) -> None:
        """At the end of a paragraph nothing may be open."""
        if self.strong:
            self._fault(
                self.strong, "bold is opened by ** and never closed", "write \\*\\* for the signs themselves"
            )
        if self.link:
            self._fault(self.link, '"[" opens no link', "write [text](address), or \\[ for the sign itself")
        self.strong = self.emphasis = self.link = None

    def _trim(self) -> None:
        """White space at the end of a line is no part of the text."""
        if self.runs and self.runs[-1].value.endswith(" "):
            self.runs[-1] = replace(self.runs[-1], value=self.runs[-1].value.rstrip(" "))

    def _add(self, value: str, **marks: str) -> None:
        self.runs.append(Inline(value, bool(self.strong), bool(self.emphasis), **marks))

    def _star(self, token: re.Match[str], rest: list[re.Match[str]]) -> None:
        if self.emphasis:
            self.emphasis = None
        elif self._opens(token, rest):
            self.emphasis = token
        else:
            hint = "for a note write [^id]; write \\* for a star that shall print"
            self._fault(token, "a single * prints as it stands", hint, error=False)
            self._add("*")

    def _opens(self, token: re.Match[str], rest: list[re.Match[str]]) -> bool:
        before, after = self.text[: token.start()][-1:], self.text[token.end() :][:1]
        if not after.strip() or (before.isalnum() and before.lower() != before.upper()) or before.isdigit():
            return False
        for each in rest:
            if each["paragraph"]:
                return False
            if each["star"]:
                return not self.text[each.start() - 1].isspace()
        return False

    def _reference(self, token: re.Match[str]) -> None:
        note, ref = token["note_id"], token["ref_id"]
        name = note if note is not None else ref
        if not _ID.fullmatch(name):
            what = "a note" if note is not None else "a key number"
            sign = "\\[" if note is not None else "\\{"
            hint = f"an id is made of a-z, 0-9 and _; write {sign} for the sign itself"
            self._fault(token, f'"{name}" is no id of {what}', hint)
        elif note is not None:
            self._add(token[0], note=note)
        else:
            self._add(token[0], ref=ref)

    def _open(self, token: re.Match[str]) -> None:
        if self.link:
            self._fault(token, "a link stands inside a link", "write \\[ for the sign itself")
            return
        self.link, self.link_run = token, len(self.runs)

    def _close(self, token: re.Match[str]) -> None:
        url = token["url"]
        if not self.link or url is None:
            self._add("]")
            if url is not None:
                self._add(token[0][1:])
            return
        wrong = "" if url == NOWHERE else fault(url)
        if not self.runs[self.link_run :]:
            wrong = wrong or "has no text to show"
        if wrong:
            span = token.start("url"), max(1, len(url))
            self.faults.append(Fault(*span, f'the link "{url}" {wrong}', "write [text](https://...)"))
        for index in range(self.link_run, len(self.runs)):
            self.runs[index] = replace(self.runs[index], link=url)
        self.link = None

    def _fault(self, token: re.Match[str], message: str, hint: str, error: bool = True) -> None:
        self.faults.append(Fault(token.start(), len(token[0]), message, hint, error))


_KINDS = ("text", "escape", "paragraph", "space", "strong", "star", "note", "open", "close", "ref", "brace")


def _kind(token: re.Match[str]) -> str:
    # A token's inner group (an id, an address) is matched last; its kind is the outer one.
    return next(kind for kind in _KINDS if token[kind] is not None)


def _merged(runs: list[Inline]) -> Iterator[Inline]:
    """Runs with the same marks, joined; notes, references and paragraph marks stand alone."""
    held: Inline | None = None
    for run in runs:
        if not run.value:
            continue
        alone = run.note or run.ref or run.value == PARAGRAPH
        if (
            held
            and not alone
            and replace(held, value="") == replace(run, value="")
            and held.value != PARAGRAPH
        ):
            held = replace(held, value=held.value + run.value)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held
