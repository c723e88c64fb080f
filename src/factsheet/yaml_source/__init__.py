"""YAML text -> plain values, each with its place in the file.

The one owner of PyYAML.  Comes in: untrusted text.  Goes out: a `YamlDocument` of dicts, lists,
texts, numbers, booleans and None by the YAML 1.2 core schema, where `no`, `12:30`, `010` and
`2023-11-30` are text (https://yaml.org/spec/1.2.2/#103-core-schema, narrowed to the spellings
that JSON has).  Tags, anchors, merge keys and duplicate keys are refused: a data file needs
none of them, and each has been used to harm a reader.  JSON is read as the YAML that it is.
"""

from __future__ import annotations

import re
from pathlib import Path

from factsheet.errors import DataError, FactsheetError, Span
from factsheet.files import read_given
from factsheet.text_files import NEWLINE
from factsheet.yaml_source.composer import composed
from factsheet.yaml_source.document import REFUSED, Key, Scalar, Value, YamlDocument, held_at, refused
from factsheet.yaml_source.plain import from_data, without_midnight

__all__ = [
    "YamlDocument",
    "Key",
    "Scalar",
    "Value",
    "from_data",
    "held_at",
    "load",
    "load_readable",
    "parse",
    "without_midnight",
]

MAX_BYTES = 2 * 2**20
_LOOKED_AT = 1024  # bytes
_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def load(path: str | Path, error: type[FactsheetError] = DataError) -> YamlDocument:
    """The document in a file of at most 2 MiB; raises `error` with every problem found."""
    return parse(read_given(Path(path), MAX_BYTES, error), str(path), error)


def load_readable(path: str | Path) -> YamlDocument:
    """The document in a file, with what is wrong that leaves the rest readable in its `problems`.

    DataError with every problem found, where one of them does not.
    """
    return _parsed(read_given(Path(path), MAX_BYTES, DataError), str(path), DataError)


def parse(text: str | bytes, file: str, error: type[FactsheetError] = DataError) -> YamlDocument:
    """The document in a text; `file` names it in messages.

    >>> parse("value: 22744\\ncountry: no", "sheet.yaml").value
    {'value': 22744, 'country': 'no'}
    """
    document = _parsed(text, file, error)
    if document.problems:
        raise error(document.problems)
    return document


def _parsed(text: str | bytes, file: str, error: type[FactsheetError]) -> YamlDocument:
    source = _decoded(text, file, error) if isinstance(text, bytes) else text.removeprefix("\ufeff")
    problems = []
    for match in REFUSED.finditer(source):
        before = NEWLINE.split(source[: match.start()])
        span = Span(file, len(before), len(before[-1]) + 1)
        problems.append(refused(match[0], "the file", span))
        if len(problems) == 20:
            break
    if problems:
        raise error(problems)
    if file.endswith(".json") or source.lstrip()[:1] == "{":
        source = _PAIR.sub(_joined, source)
    found = composed(source, file)
    if isinstance(found, YamlDocument):
        return found
    raise error(found)


def _decoded(data: bytes, file: str, error: type[FactsheetError]) -> str:
    if len(data) > MAX_BYTES:
        raise error.of(
            f"the file cannot be read: larger than {MAX_BYTES / 2**20:g} MiB",
            Span(file),
            "divide it into several factsheets",
            code="file-unreadable",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        if b"\0" in data[:_LOOKED_AT] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            hint = "name a data file, as factsheet.yaml: this is a picture, or of another program"
            raise error.of("the file is no text", Span(file), hint, code="not-utf-8") from None
        line = data.count(b"\n", 0, problem.start) + 1
        column = problem.start - (data.rfind(b"\n", 0, problem.start) + 1) + 1
        message = f"the file is not UTF-8: byte 0x{data[problem.start]:02x} at offset {problem.start}"
        raise error.of(
            message, Span(file, line, column), "save the file as UTF-8", code="not-utf-8"
        ) from None


def _joined(match: re.Match[str]) -> str:
    # JSON writes U+10000 and above as two surrogates; libyaml knows only \U.
    pair = bytes.fromhex(match[2] + match[3]).decode("utf-16-be")
    return f"{match[1]}\\U{ord(pair):08x}"
