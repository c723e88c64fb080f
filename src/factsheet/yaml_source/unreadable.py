"""Why YAML cannot read a text, and what its writer can do about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

import yaml

from factsheet.errors import Diagnostic, Span, printable
from factsheet.yaml_source.document import RawStretch
from factsheet.yaml_source.slips import indentation, slip

# A value in quotes, at the end of what is read of a line.
_QUOTED = re.compile(r"""(?:[:,-]\s|[{\[]|^)\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')$""")
# A further key of a group of braces, where a comma is to stand.
_NEXT_KEY = re.compile(r"""\s*["']?(?P<key>[\w-]+)["']?\s*:(?:\s|$)""")
# What libyaml says -> what a writer of data files can do about it.
AS_TEXT = "check the quotes, brackets and indentation here and on the line above"
_HINTS = (
    (
        "mapping values are not allowed",
        'text that holds ": " needs quotes around it; a key stands below the keys beside it',
    ),
    ("could not find expected ':'", "a key is followed by a colon and a space"),
    ("found unexpected end of stream", "a quote that was opened here is not closed"),
    (
        "did not find expected ',' or",
        "a bracket that was opened is not closed, or copy with { or [ in it stands without quotes",
    ),
    ("found unknown escape character", "in double quotes a backslash begins an escape: use single quotes"),
    ("Unicode character escape", "lone surrogates (\\ud800 to \\udfff) are no characters"),
    (
        "expected '-' indicator",
        "a list goes on with a key here: write - before it, or the lines of the list as keys, too",
    ),
    (
        "expected comment or line break",
        "the text begins on the line below | or >, indented further than its key",
    ),
    ("did not find expected", "check the indentation here and on the line above, and that quotes are closed"),
    (
        "block sequence entries are not allowed",
        'text that begins with "- " needs quotes around it; a list begins on the line below its key',
    ),
    ("found a tab character", "indent with spaces, not tabs"),
)
_FUSED = re.compile(r"\s*(?:- +)?(?P<key>[a-z_]+):(?P<text>[^\s:/].*)")
# Spaces that are none to YAML, where it has some: before a key, and behind its colon.
_ODD = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
_ODD_SPACE = re.compile(rf"^[ \t{_ODD}]*?(?P<before>[{_ODD}])|^\s*(?:- +)?[\w-]+:(?P<behind>[{_ODD}])")


def odd_space(lines: Sequence[str], number: int, file: str) -> Diagnostic | None:
    """Return the error of a line that has a space which is none to YAML, as programs for text write them.

    It is looked for where a line is indented and behind its key.
    """
    found = _ODD_SPACE.match(lines[number]) if 0 <= number < len(lines) else None
    if found is None:
        return None
    where = "before" if found["before"] else "behind"
    sign = found[where]
    name = unicodedata.name(sign)
    said = f"the file is not YAML: U+{ord(sign):04X} ({name}) {where} a key is no space to it"
    hint = "write ordinary spaces in its place" if where == "behind" else "indent with ordinary spaces"
    return Diagnostic(said, Span(file, number + 1, found.start(where) + 1), hint, code="not-yaml")


def _swallowed(lines: Sequence[str], stretches: Iterable[RawStretch]) -> RawStretch | None:
    """The last text in quotes of several lines, if one of them is a line of its own by its indentation."""
    last = next((each for each in reversed([*stretches]) if each.line < each.end_line), None)
    if last is None or last.style not in ("'", '"'):
        return None
    begins = indentation(lines[last.line])
    within = (each for each in lines[last.line + 1 : last.end_line + 1] if each.strip())
    return last if any(indentation(each) <= begins for each in within) else None


def unreadable(
    problem: yaml.MarkedYAMLError, file: str, lines: Sequence[str], stretches: Iterable[RawStretch]
) -> Diagnostic:
    """Return what is wrong with a text that YAML cannot read; `stretches` are those of its values so far."""
    at = problem.problem_mark or problem.context_mark
    if at is not None:
        # A key without its colon is found out on the line below.
        is_below = any(each in str(problem.problem) for each in ("expected ':'", "mapping values"))
        for number in (at.line, *([at.line - 1] if is_below else ())):
            if space := odd_space(lines, number, file):
                return space
        above = lines[at.line - 1] if at.line and "expected ':'" in str(problem.problem) else ""
        if fused := _FUSED.match(above):
            span = Span(file, at.line, fused.start("key") + 1, len(fused["key"]) + 1)
            said = "the file is not YAML: no space stands between the colon and the text"
            return Diagnostic(said, span, f"write {fused['key']}: {fused['text'][:40]}", code="not-yaml")
    if opened := _swallowed(lines, stretches):
        said = "the file is not YAML: a quote that is opened here is closed lines below"
        hint = "close it at the end of its own text: what stands between was taken for text"
        return Diagnostic(said, Span(file, opened.line + 1, opened.column + 1), hint, code="not-yaml")
    what = problem.problem or "it cannot be read"
    unclosed = "end of stream" in what and problem.context_mark is not None
    mark = problem.context_mark if unclosed else problem.problem_mark
    hint = next((hint for part, hint in _HINTS if part in what), AS_TEXT)
    if mark is None:
        return Diagnostic(f"the file is not YAML: {what}", Span(file), hint, code="not-yaml")
    line = lines[mark.line] if mark.line < len(lines) else ""
    before, after = line[: mark.column].rstrip()[-2_000:], line[mark.column :]
    if "cannot start any token" in what:
        first = after[:1]
        tab = first == "\t"
        hint = (
            "indent with spaces, not tabs" if tab else f"text that begins with {first} needs quotes around it"
        )
    quoted = _QUOTED.search(before) if "did not find expected" in what else None
    if quoted and after[:1].strip("#"):
        quote = "'" if quoted[1][0] == '"' else '"'
        hint = f"the text goes on after its closing quote: put {quote}...{quote} around the whole text"
        if missing := _NEXT_KEY.match(after):
            hint = f"a comma stands before the next key: write , before {missing['key']}"
        elif quote in quoted[1] + after:
            hint = "the text goes on after its closing quote: write |- behind the key, and the text below it"
    span = Span(file, mark.line + 1, mark.column + 1)
    begun = _begun_copy(problem, lines)
    if not begun and (meant := slip(problem, lines)):
        span = Span(file, meant.line + 1, meant.column + 1, meant.length)
        return Diagnostic(
            f"the file is not YAML: {printable(meant.said)}", span, printable(meant.hint), code="not-yaml"
        )
    if begun:
        span = Span(file, begun[0] + 1, begun[1] + 1)
        hint = 'put quotes around the whole text: label: "{n, plural, one {# school} other {# schools}}"'
        what = "a text with a brace in it stands without quotes"
    return Diagnostic(f"the file is not YAML: {printable(what)}", span, hint, code="not-yaml")


# What is copy that begins with a brace, or holds one in a group, and not a group of keys: `{n, plural, ...}`,
# `{n} of them`.
_COPY = re.compile(r"\{\s*[a-z][a-z0-9_]*\s*(?:,\s*(?:plural|select)\s*,|\}\s*[^\s,}\]#])")


def _begun_copy(problem: yaml.MarkedYAMLError, lines: Sequence[str]) -> tuple[int, int] | None:
    """Return where the brace of a text stands that was read as a group of keys: its line and column."""
    if "did not find expected" not in (problem.problem or ""):
        return None
    for mark in filter(None, (problem.problem_mark, problem.context_mark)):
        line = lines[mark.line] if mark.line < len(lines) else ""
        # Not within quotes: behind an even number of them.
        quotes = done = 0
        for found in _COPY.finditer(line):
            quotes += line.count('"', done, found.start())
            done = found.start()
            if quotes % 2 == 0:
                return mark.line, done
    return None
