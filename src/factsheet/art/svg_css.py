"""Style sheets of a drawing: which declarations hold for an element (CSS 2.2, 5 and 6.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from factsheet.art.svg_tree import SvgElement

_COMPOUND = re.compile(r"(\*|[a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)")
_PART = re.compile(r"([.#])([\w-]+)")
_MOST_RULES = 2000
_MOST_TRIED = 1_000_000
# Words that concern other media, or type that is not used.
_IDLE_BLOCKS = ("@font-face", "@page", "@keyframes", "@-webkit-keyframes")
_IDLE_LINES = ("@charset", "@namespace")


class Compound(NamedTuple):
    """What one element must be: its name, its classes and ids; `below` says how the one before relates."""

    name: str
    marks: tuple[tuple[str, str], ...]
    child: bool

    def holds(self, element: SvgElement) -> bool:
        """Return whether the element is that."""
        if self.name not in ("", "*", element.name):
            return False
        classes = element.attributes.get("class", "").split()
        named = element.attributes.get("id")
        return all(value in classes if kind == "." else value == named for kind, value in self.marks)


class CssRule(NamedTuple):
    """A selector, its weight and what it declares."""

    selector: tuple[Compound, ...]
    weight: tuple[int, int, int]
    declared: Mapping[str, str]


class StyleSheet:
    """The rules of all style sheets of a file, by what their last part asks for first."""

    def __init__(self) -> None:
        self._rules: list[CssRule] = []
        self._by_key: dict[tuple[str, str], list[int]] = {}
        self._tried = 0

    def read(self, text: str) -> None:
        """Add a style sheet; raise `ValueError` for what cannot be followed."""
        for selectors, body in _blocks(re.sub(r"/\*.*?\*/|<!--|-->", "", text, flags=re.DOTALL)):
            declared = declarations(body)
            for selector in selectors.split(","):
                self._rules.append(_rule(selector.strip(), declared))
        if len(self._rules) > _MOST_RULES:
            raise ValueError(f"the style sheet has more than {_MOST_RULES:,} rules")
        self._rules.sort(key=lambda rule: rule.weight)
        self._by_key.clear()
        for at, rule in enumerate(self._rules):
            last = rule.selector[-1]
            key = last.marks[0] if last.marks else ("", last.name or "*")
            self._by_key.setdefault(key, []).append(at)

    def properties(self, element: SvgElement) -> dict[str, str]:
        """Return what is said of an element.

        Its attributes, over them the sheets, over them its own style.
        """
        found = dict(element.attributes)
        urgent: dict[str, str] = {}
        own = declarations(element.attributes.get("style", ""))
        if self._tried > _MOST_TRIED:
            raise ValueError("the style sheet has too many rules for so many elements")
        # The rules that may hold for it by what their last part asks for, the strongest last.
        classes = dict.fromkeys(element.attributes.get("class", "").split())
        keys = [("", "*"), ("", element.name), *((".", each) for each in classes)]
        keys.append(("#", element.attributes.get("id", "")))
        asked = [self._rules[at] for at in sorted(at for key in keys for at in self._by_key.get(key, ()))]
        self._tried += len(asked)
        matching = [rule.declared for rule in asked if _matches(rule.selector, element)]
        for declared in (*matching, own):
            for name, value in declared.items():
                plain = value.removesuffix("!important").rstrip()
                (found if plain == value else urgent)[name] = plain
        return found | urgent


def declarations(text: str) -> dict[str, str]:
    """Return the properties of a style attribute.

    >>> declarations("fill:#fff; stroke : none ! important")
    {'fill': '#fff', 'stroke': 'none!important'}
    """
    found: dict[str, str] = {}
    for part in re.split(r";(?![^(]*\))", text):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = re.sub(r"\s*!\s*important\s*$", "!important", value.strip())
        elif name.strip():
            raise ValueError(f"{name.strip()[:40]!r} is not a style declaration")
    return found


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations, one block after the other."""
    at = 0
    while at < len(sheet):
        end = sheet.find("{", at)
        head = sheet[at : end if end >= 0 else len(sheet)]
        line, semicolon, _ = head.partition(";")
        if line.strip().lower().startswith("@") and semicolon:
            if not line.strip().lower().startswith(_IDLE_LINES):
                raise ValueError(f"{line.strip()[:40]!r} cannot be followed in a drawing")
            at += len(line) + 1
            continue
        if end < 0:
            if head.strip():
                raise ValueError(f"{head.strip()[:40]!r} is not a rule")
            return
        # The brace that closes this block, blocks within it counted.
        close, depth = len(sheet), 0
        for match in re.compile(r"[{}]").finditer(sheet, end):
            depth += 1 if match[0] == "{" else -1
            if not depth:
                close = match.start()
                break
        head = head.strip()
        if head.startswith("@") and not head.lower().startswith(_IDLE_BLOCKS):
            raise ValueError(f"{head[:40]!r} cannot be followed in a drawing")
        if not head.startswith("@"):
            yield head, sheet[end + 1 : close]
        at = close + 1


def _rule(selector: str, declared: Mapping[str, str]) -> CssRule:
    parts = re.sub(r"\s*>\s*", " > ", selector).split()
    made: list[Compound] = []
    child = False
    for part in parts:
        if part == ">":
            child = True
            continue
        if part == ":root":
            part = "svg"
        match = _COMPOUND.fullmatch(part)
        if not match:
            raise ValueError(f"the selector {selector[:40]!r} cannot be followed in a drawing")
        made.append(Compound(match[1] or "", tuple(_PART.findall(match[2])), child))
        child = False
    if not made:
        raise ValueError(f"the selector {selector[:40]!r} is empty")
    marks = [kind for compound in made for kind, _ in compound.marks]
    names = sum(compound.name not in ("", "*") for compound in made)
    return CssRule(tuple(made), (marks.count("#"), marks.count("."), names), declared)


def _matches(selector: tuple[Compound, ...], element: SvgElement) -> bool:
    *before, last = selector
    if not last.holds(element):
        return False
    current, child = element.parent, last.child
    for compound in reversed(before):
        while current is not None and not compound.holds(current):
            if child:
                return False
            current = current.parent
        if current is None:
            return False
        current, child = current.parent, compound.child
    return True
