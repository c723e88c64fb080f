"""In copy: `{n, plural, one {# school} other {# schools}}`, `{kind, select, ward {...} other {...}}`.

The syntax is that of ICU's messages (https://unicode-org.github.io/icu/userguide/format_parse/messages/),
with two differences: an apostrophe is a letter, and a backslash makes `{`, `}` and `#` the signs themselves.
`#` is the number as it prints, with its unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

PLURAL, SELECT = "plural", "select"
OTHER = "other"
CATEGORIES = ("zero", "one", "two", "few", "many", OTHER)
"""The names of plural forms (Unicode Technical Standard 35, part 3, 5)."""
_MOST_FORMS = 40


def _balanced(depth: int) -> str:
    """Braces in pairs, so many levels of them."""
    inner = r"(?:[^{}\\]|\\.)"
    said = f"(?>{inner}*+)"
    for _ in range(depth):
        said = rf"(?>(?:{inner}|\{{{said}\}})*+)"
    return said


PATTERN = rf"\{{\s*(?:[a-z][a-z0-9_]*)\s*,\s*[A-Za-z]+\s*,[^{{}}]*\{{{_balanced(3)}\}}{_balanced(4)}\}}"
"""How a pattern begins and ends: an id, a word, and braces in pairs."""
BEGUN = re.compile(r"(?<!\\)\{\s*[a-z][a-z0-9_]*\s*,\s*(?:plural|select)\b")
"""What is meant to be a pattern, whether its braces are in pairs or not."""
_WHOLE = re.compile(PATTERN, re.DOTALL)
_HEAD = re.compile(r"\{\s*(?P<id>[a-z][a-z0-9_]*)\s*,\s*(?P<kind>[A-Za-z]*)\s*(?P<comma>,?)")
_FORM = re.compile(rf"\s*(?P<name>[^\s{{}}]*)\s*\{{(?P<text>{_balanced(3)})\}}", re.DOTALL)
_EXACT = re.compile(r"=\d{1,9}")
_SIMPLE = re.compile(r"(?<!\\)\{([a-z][a-z0-9_]*)\}")
_NUMBER = re.compile(r"\\#|#")


class Pattern(NamedTuple):
    """A pattern, read: the id that it asks for, whether it is `plural` or `select`, and its forms by name."""

    id: str
    kind: str
    forms: tuple[tuple[str, str], ...]

    def form(self, *names: str) -> str:
        """Return the text of the first of these names that it has a form for; `other` comes last."""
        known = dict(self.forms)
        return next((known[name] for name in names if name in known), known[OTHER])


class PatternError(ValueError):
    """What is wrong with a pattern: the message, and the way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def parsed(source: str) -> Pattern:
    """Return the pattern in a text that is nothing else; raise PatternError for one that is none.

    >>> parsed("{n, plural, one {# school} other {# schools}}")
    Pattern(id='n', kind='plural', forms=(('one', '# school'), ('other', '# schools')))
    """
    head = _HEAD.match(source)
    kind = head["kind"] if head else ""
    if head is None or kind not in (PLURAL, SELECT) or not head["comma"]:
        hint = "write {n, plural, one {# school} other {# schools}}, or select in place of plural"
        raise PatternError(f'"{_shown(source)}" is neither plural nor select', hint)
    forms: list[tuple[str, str]] = []
    place, stop = head.end(), len(source) - 1
    while source[place:stop].strip():
        found = _FORM.match(source, place, stop)
        if found is None:
            hint = "each form is a name and a text in braces: one {# school}"
            raise PatternError(f'"{_shown(source[place:stop].strip())}" is not a form', hint)
        forms.append((found["name"], found["text"]))
        place = found.end()
    for message, hint in _faults(kind, [name for name, _ in forms]):
        raise PatternError(message, hint)
    return Pattern(head["id"], kind, tuple(forms))


def _faults(kind: str, names: list[str]) -> Iterator[tuple[str, str]]:
    if OTHER not in names:
        yield f"the {kind} has no form other", "add other {...}: what is printed where no other form fits"
    for name in names:
        if names.count(name) > 1:
            yield f"the {kind} has two forms {name}", "keep one of them"
        if kind == PLURAL and name not in CATEGORIES and not _EXACT.fullmatch(name):
            yield (
                f'"{name}" is no plural form',
                f"plural forms are {', '.join(CATEGORIES)}, and =0 for a number",
            )
        if not name:
            yield "a form has no name", "write its name before the brace: other {...}"
    if len(names) > _MOST_FORMS:
        yield f"the {kind} has {len(names)} forms", f"at most {_MOST_FORMS} are allowed"


def id_of(source: str) -> str:
    """Return the id that a pattern asks for, whether the rest of it can be read or not."""
    head = re.match(r"\{\s*([a-z][a-z0-9_]*)", source)
    return head[1] if head else ""


def on_one_line(source: str) -> str:
    """Return a pattern whose lines are parted in the file, in one line."""
    return re.sub(r"\s*[\r\n]\s*", " ", source)


def with_number(form: str, name: str) -> str:
    """Return the text of a plural form with the id of its number in the place of `#`.

    A plural inside it has a number of its own.

    >>> with_number("# of {m, plural, one {#} other {# all}}", "n")
    '{n} of {m, plural, one {#} other {# all}}'
    """
    said, place = "", 0
    for inner in _WHOLE.finditer(form):
        head = _HEAD.match(inner[0])
        if head and head["kind"] == PLURAL:
            said += _numbered(form[place : inner.start()], name) + inner[0]
            place = inner.end()
    return said + _numbered(form[place:], name)


def _numbered(text: str, name: str) -> str:
    return _NUMBER.sub(lambda found: "#" if found[0] == "\\#" else f"{{{name}}}", text)


def without_signs(form: str) -> str:
    """Return the text of a form of `select` with the escape of `#` undone."""
    return form.replace("\\#", "#")


def asked(source: str) -> Iterator[tuple[str, str]]:
    """Yield the ids that a pattern asks for, each with what for: `plural`, `select`, or nothing for a value.

    >>> list(asked("{n, plural, one {# of {all}} other {#}}"))
    [('n', 'plural'), ('all', '')]
    """
    for found in plurals(source):
        yield found.id, found.kind
        for _, text in found.forms:
            for name in _SIMPLE.findall(text):
                yield name, ""


def longest(source: str) -> str:
    """Return the longest text that a pattern may print as; `#` and ids count as they are written.

    >>> longest("{n, plural, one {# school} other {# schools}}")
    '# schools'
    """
    try:
        return max((text for _, text in parsed(source).forms), key=len)
    except PatternError:
        return source


def plurals(source: str) -> Iterator[Pattern]:
    """Yield a pattern and every pattern inside its forms; what cannot be read is left out."""
    try:
        found = parsed(source)
    except PatternError:
        return
    yield found
    for _, text in found.forms:
        for inner in _WHOLE.finditer(text):
            yield from plurals(inner[0])


def _shown(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
