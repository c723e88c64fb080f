"""PO files, read and written: the format in which translators get texts and give them back.

polib knows the format; what it leaves open is settled here.  Plural rules are never evaluated,
and nothing is read but the text that is given.  https://www.gnu.org/software/gettext/manual/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

import polib

from factsheet.errors import CatalogueError, Diagnostic, Span
from factsheet.records import dataclass

MAX_ENTRIES = 20_000
FUZZY = "fuzzy"
_MOST_TOLD = 20
_SYNTAX = (
    "each entry is msgctxt, msgid and msgstr, each with text in quotes; an editor for PO files writes them"
)
_DELETE = "delete this character, which editors do not show"
# What Python takes for an end of line besides "\n", and polib with it; and control characters.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_WHOLE = re.compile(r'(?:msg[a-z_]+(?:\[\d+\])?[ \t]+)?"(?:[^"\\]|\\.)*"')
_LINE = re.compile(r"line (\d+)\)?:? ?(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PoEntry:
    """One text of a catalogue.

    `path` is its content path, `source` what was translated, in markup, and `text` the
    translation; `previous` the source before it changed.  `notes` are the program's comments
    (`#.`), `remarks` the translator's (`#`), `flags` as `fuzzy`; `old` is an entry whose text
    is no longer in the data file (`#~`).
    """

    path: str
    source: str
    text: str = ""
    span: Span | None = None
    previous: str = ""
    notes: str = ""
    remarks: str = ""
    flags: tuple[str, ...] = ()
    old: bool = False

    @property
    def fuzzy(self) -> bool:
        """Whether the translation has to be reviewed."""
        return FUZZY in self.flags


@dataclass(frozen=True, slots=True)
class PoFile:
    """What a PO file holds; `header` is the comment at its top, `fields` its head's lines.

    `written` is the text that it was read from, nothing for one that is new.
    """

    header: str
    fields: Mapping[str, str]
    entries: tuple[PoEntry, ...]
    written: str = ""


def parse(content: str, name: str) -> PoFile:
    """Return the entries of a PO file; raise CatalogueError with file and line if it is not one.

    >>> parse('msgctxt "title"\\nmsgid "Refugees"\\nmsgstr "Geflüchtete"\\n', "de.po").entries[0].span
    Span(file='de.po', line=3, column=9, length=11)
    """
    written = content
    content = _settled(content)
    found = _UNFIT.search(content)
    if found:
        line = content.count("\n", 0, found.start()) + 1
        character = f"U+{ord(found[0]):04X}"
        said = f"{character} is not allowed in a catalogue"
        raise CatalogueError.of(said, Span(name, line, 1), _DELETE, code="character-not-allowed")
    _require_whole_lines(content, name)
    # polib takes a text that is the name of a file for that file: a comment is no such name.
    try:
        read = polib.pofile(f"#\n{content}\n", encoding="utf-8")
    except (OSError, ValueError, LookupError, AttributeError, TypeError) as problem:
        raise _syntax(str(problem), name) from None
    lines = content.split("\n")
    entries = tuple(_entry(each, lines, name) for each in read)
    _require_fit(entries, read, name)
    return PoFile(read.header.strip("\n"), dict(read.metadata), entries, written)


def write(file: PoFile) -> str:
    """Return the text of a PO file, a line for each field: nothing is wrapped, so nothing can be lost.

    What has not changed since the file was read is written as it stood there, with its line ends.
    """
    before = parse(file.written, "") if file.written else None
    kept = _as_written(before) if before else {}
    same = before is not None and (before.header, before.fields) == (file.header, file.fields)
    head = kept.get(None, "") if same else ""
    parts = [head or _one(file, None)]
    for entry in file.entries:
        unfit = _UNFIT.search(entry.source + entry.text + entry.notes + entry.remarks + entry.path)
        if unfit:
            said = f"U+{ord(unfit[0]):04X} in {entry.path} is not allowed in a catalogue"
            raise CatalogueError.of(said, entry.span, _DELETE, entry.path, code="character-not-allowed")
        parts.append(kept.get(replace(entry, span=None)) or _one(file, entry))
    # Entries are parted by a blank line, also where the file that was read had none.
    spaced = [part if part.endswith("\n\n") else part.rstrip("\n") + "\n\n" for part in parts[:-1]]
    last = parts[-1].rstrip("\n") + "\n"
    behind = tail(blocks(_settled(file.written)))
    content = "".join((*spaced, last, "\n" if behind else "", behind))
    mark = "\ufeff" if file.written.startswith("\ufeff") else ""
    return mark + content.replace("\n", line_end(file.written))


def _as_written(file: PoFile) -> Mapping[PoEntry | None, str]:
    """Return the blocks of a file by entry, the head under None; nothing if their numbers differ."""
    parts = blocks(_settled(file.written))
    parts = parts[: len(parts) - bool(tail(parts))]
    headless = len(parts) == len(file.entries)
    if len(parts) not in (len(file.entries), len(file.entries) + 1):
        return {}
    own = parts if headless else parts[1:]
    found: dict[PoEntry | None, str] = {
        replace(entry, span=None): part for entry, part in zip(file.entries, own, strict=True)
    }
    return found if headless else found | {None: parts[0]}


def _settled(content: str) -> str:
    return content.removeprefix("\ufeff").replace("\r\n", "\n")


def _one(file: PoFile, entry: PoEntry | None) -> str:
    """Return an entry as text, or the head."""
    target = polib.POFile(wrapwidth=0)
    if entry is None:
        target.header = file.header
        target.metadata = dict(file.fields)
        return str(target)
    return str(
        polib.POEntry(
            msgctxt=entry.path,
            msgid=entry.source,
            msgstr=entry.text,
            previous_msgid=entry.previous or None,
            comment=entry.notes,
            tcomment=entry.remarks,
            flags=list(entry.flags),
            obsolete=entry.old,
        ).__unicode__(wrapwidth=0)
    )


def _entry(read: polib.POEntry, lines: list[str], name: str) -> PoEntry:
    return PoEntry(
        path=read.msgctxt or "",
        source=read.msgid,
        text=read.msgstr,
        span=_span(read, lines, name),
        previous=read.previous_msgid or "",
        notes=read.comment,
        remarks=read.tcomment,
        flags=tuple(dict.fromkeys(read.flags)),
        old=bool(read.obsolete),
    )


def _span(read: polib.POEntry, lines: list[str], name: str) -> Span:
    """Return where the translation begins: at its first line that is not empty."""
    start = max(0, (read.linenum or 1) - 2)
    for number in range(start, len(lines)):
        line = lines[number].removeprefix("#~").strip()
        if line.startswith("msgstr"):
            further = number + 1 < len(lines) and lines[number + 1].lstrip("#~ ").startswith('"')
            number += line.endswith(' ""') and further
            column = lines[number].find('"') + 2
            return Span(name, number + 1, column, max(1, len(lines[number].rstrip()) - column))
    return Span(name, start + 1, 1)


def _require_whole_lines(content: str, name: str) -> None:
    """Raise CatalogueError for a line that polib would read only in part: a quote left open or unescaped."""
    problems = []
    for number, line in enumerate(content.split("\n"), 1):
        said = line.removeprefix("#~").removeprefix("#|").removeprefix("|").strip()
        if said.startswith("#") or (line.startswith("#") and line[1:2] not in ("~", "|")):
            continue
        if said and not _WHOLE.fullmatch(said):
            hint = 'write a keyword and text in quotes, with \\" for a quote inside'
            said, place = "this is not a line of a PO file", Span(name, number, 1)
            problems.append(Diagnostic(said, place, hint, code="catalogue-syntax"))
    if problems:
        raise CatalogueError(problems[:_MOST_TOLD])


def _syntax(message: str, name: str) -> CatalogueError:
    found = _LINE.search(message)
    line = max(1, int(found[1]) - 1) if found else 1
    said = (found[2] if found else "").strip()
    said = f"this is not a PO file{': ' if said else ''}{said}"
    return CatalogueError((Diagnostic(said, Span(name, line, 1), _SYNTAX, code="catalogue-syntax"),))


def _require_fit(entries: tuple[PoEntry, ...], read: Iterable[polib.POEntry], name: str) -> None:
    if len(entries) > MAX_ENTRIES:
        said = f"{name} has {len(entries):,} entries; the limit is {MAX_ENTRIES:,}"
        hint = "delete the entries that are not of this factsheet"
        raise CatalogueError.of(said, Span(name, 1, 1), hint, code="catalogue-too-large")
    # Each entry has a path of its own.
    problems: list[Diagnostic] = []
    seen: set[str] = set()
    for entry in entries:
        if entry.old:
            continue
        if not entry.path:
            said, hint = "the entry has no path", 'write the path of its text: msgctxt "story.text"'
            problems.append(Diagnostic(said, entry.span, hint, code="entry-without-path"))
        elif entry.path in seen:
            said = f"{entry.path} appears twice"
            problems.append(Diagnostic(said, entry.span, "delete one", entry.path, code="entry-twice"))
        seen.add(entry.path)
    # And one form.
    for entry, raw in zip(entries, read, strict=True):
        if raw.msgid_plural or raw.msgstr_plural:
            hint = "a text of a factsheet has one form: write msgid and msgstr"
            said = f"{entry.path} has plural forms"
            problems.append(Diagnostic(said, entry.span, hint, entry.path, code="plural-forms"))
    if problems:
        raise CatalogueError(problems)


# The entries of a PO file as they stand in it, so that what does not change is written back byte for byte.
#
# A block is an entry with its comments and the white space behind it; the first is the head.

_KEYWORD = re.compile(r"(?:#~\|?|#\|)?[ \t]*(msg[a-z_]+)")


def blocks(content: str) -> tuple[str, ...]:
    """Return the parts of a PO file that hold an entry each; put together they are the file.

    >>> blocks('# A\\nmsgid ""\\nmsgstr ""\\n\\nmsgid "a"\\nmsgstr "b"\\n')
    ('# A\\nmsgid ""\\nmsgstr ""\\n\\n', 'msgid "a"\\nmsgstr "b"\\n')
    """
    parts: list[list[str]] = [[]]
    complete = False
    for line in content.splitlines(keepends=True):
        keyword = _KEYWORD.match(line)
        name = keyword[1] if keyword else ""
        # A further form or a further string belongs to the translation above it.
        goes_on = name.startswith("msgstr[") or re.match(r'(?:#~[ \t]*)?"', line)
        if complete and (line.startswith("#") or name) and not goes_on:
            parts.append([])
            complete = False
        parts[-1].append(line)
        complete = complete or (name.startswith("msgstr") and not line.startswith(("#|", "#~|")))
    return tuple("".join(part) for part in parts if part)


def tail(parts: tuple[str, ...]) -> str:
    """Return the comments behind the last entry, which belong to none; nothing if there are none."""
    last = parts[-1] if parts else ""
    return "" if any(map(_KEYWORD.match, last.splitlines())) else last


def line_end(content: str) -> str:
    """Return the line end that a file has, `\\\\r\\\\n` if most of its lines end so."""
    return "\r\n" if content.count("\r\n") * 2 > content.count("\n") else "\n"
