"""Variables and patterns in the blocks of an edition, in the figures and the plural forms of its language."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from factsheet.blocks.key_numbers import KeyNumbers
from factsheet.content import markup, unmarked
from factsheet.content.amount import reason, worded
from factsheet.content.fields import HEADING, PLAIN
from factsheet.content.languages import name_of
from factsheet.content.patterns import (
    CATEGORIES,
    OTHER,
    PLURAL,
    PatternError,
    parsed,
    plurals,
    with_number,
    without_signs,
)
from factsheet.content.piece import SheetPart
from factsheet.content.placeholders import LANGUAGE, address_with
from factsheet.content.variables import Variable
from factsheet.document.dates import Date, TimeOfDay
from factsheet.document.ids import parent_path
from factsheet.document.nodes import VALUE
from factsheet.document.quantity import Quantity
from factsheet.document.text import Inline, Text
from factsheet.errors import CatalogueError, Diagnostic, Severity
from factsheet.locale.locales import default, facts
from factsheet.locale.numbers import form
from factsheet.locale.translation import Translated
from factsheet.locale.words import BuiltIn
from factsheet.records import dataclass

Blocks = Mapping[str, SheetPart]
Values = Mapping[str, Quantity | str]


def filled(done: Translated, variables: Mapping[str, Variable], words: BuiltIn, own: BuiltIn) -> Blocks:
    """Return the blocks with the values of variables in their texts and the right form of every pattern.

    `words` are those of the edition, `own` those of what stayed in the language of the factsheet.
    CatalogueError for a plural of what is no number.
    """
    variables = {name: _counting(each, done.nouns.get(name)) for name, each in variables.items()}
    held = (block.items for block in done.blocks.values() if isinstance(block, KeyNumbers))
    numbers = {each.path: each.quantity for items in held for each in items}
    here, there = (_Filler(variables, numbers, speaker) for speaker in (words, own))
    problems: list[Diagnostic] = []

    def turned(block: SheetPart) -> SheetPart:
        # Forms are read as the text around them is: with marks, or without.
        plain: set[str] = set()
        if any(run.pattern for text in block.texts() for run in text.runs):
            plain = {text.path for text in block.values(lambda kind: kind in (PLAIN, HEADING))}

        def text_turned(text: Text) -> Text:
            filler = there if text.path in done.missing else here
            try:
                return filler.text(text, text.path not in plain)
            except PatternError as wrong:
                said = f"{text.path}: {wrong}"
                problems.append(Diagnostic(said, text.span, wrong.hint, text.path, code="pattern-not-valid"))
                return text

        return block.with_texts(text_turned)

    blocks = {key: turned(block) for key, block in done.blocks.items()}
    if problems:
        raise CatalogueError(problems)
    return blocks


def _counting(variable: Variable, noun: str | None) -> Variable:
    """A variable with what it counts in another language."""
    if noun is None or not isinstance(variable.value, Quantity):
        return variable
    return replace(variable, value=replace(variable.value, noun=noun))


@dataclass(frozen=True)
class _Filler:
    """What fills the texts of one language: the variables, the key numbers by path, how they are written."""

    variables: Mapping[str, Variable]
    numbers: Mapping[str, Quantity]
    speaker: BuiltIn

    def text(self, text: Text, marked: bool) -> Text:
        """Return a text with its variables, its patterns and the addresses of its links filled."""
        if not any(run.pattern or run.ref in self.variables or "{" in run.link for run in text.runs):
            return text
        runs = [each for run in text.runs for each in self._filled(run, text, marked)]
        return replace(text, runs=tuple(markup.merged(runs)))

    def _filled(self, run: Inline, text: Text, marked: bool) -> Iterator[Inline]:
        if "{" in run.link:
            written = {name: each.written for name, each in self.variables.items()}
            run = replace(run, link=address_with(run.link, {**written, LANGUAGE: self.speaker.lang}))
        if run.pattern:
            yield from self._chosen(run, text, marked)
        elif run.ref in self.variables:
            yield replace(run, value=printed(self.variables[run.ref], self.speaker), ref="")
        else:
            yield run

    def _chosen(self, run: Inline, text: Text, marked: bool) -> Iterator[Inline]:
        """The form of a pattern that its value takes; the marks around the pattern are those of the form."""
        found = parsed(run.pattern)
        value = self._value(found.id, text)
        if found.kind == PLURAL:
            if not isinstance(value, Quantity):
                hint = "write select in place of plural, or the id of a number"
                raise PatternError(f"{{{found.id}, plural, ...}} asks for a number, which it is not", hint)
            exact = f"={value.value.normalize():f}" if not value.missing else ""
            said = with_number(found.form(exact, self.speaker.category(value)), found.id)
        else:
            name = self.variables[found.id].written if found.id in self.variables else ""
            said = without_signs(found.form(name))
        for each in _read(said, marked, self.speaker.lang):
            inner = replace(
                each,
                strong=run.strong or each.strong,
                emphasis=run.emphasis or each.emphasis,
                link=each.link or run.link,
                lang=each.lang or run.lang,
                begins=run.begins,
            )
            yield from self._filled(inner, text, marked)

    def _value(self, name: str, text: Text) -> Quantity | Date | TimeOfDay | str | None:
        if name in self.variables:
            return self.variables[name].value
        if name == VALUE:
            return self.numbers.get(parent_path(text.path))
        return next((each for path, each in self.numbers.items() if path.endswith(f".{name}")), None)


def printed(variable: Variable, speaker: BuiltIn) -> str:
    """Return what a variable prints as in a language.

    >>> printed(Variable(Date(2026, 3, 1)), BuiltIn("de"))
    '1. März 2026'
    """
    value = variable.value
    if isinstance(value, str):
        return value
    if isinstance(value, Date):
        return speaker.date(value)
    if isinstance(value, TimeOfDay):
        return speaker.time(value)
    return reason(value, speaker) if value.is_unknown else worded(value, speaker)


def _read(said: str, marked: bool, lang: str) -> Iterator[Inline]:
    """The runs of a form; white space at its ends belongs to the sentence around it."""
    inner = said.strip()
    if said[: len(said) - len(said.lstrip())]:
        yield Inline(" ")
    if inner:
        yield from (markup.read(inner, lang) if marked else unmarked.read(inner, lang)).runs
        if said != said.rstrip():
            yield Inline(" ")


def forms_of(rules: Mapping[str, str], exact: Collection[str] = ()) -> tuple[str, ...]:
    """Return the plural forms that the numbers of copy take in a language, but for the `exact` ones (`=1`).

    Forms of whole millions alone may be left out, as French, Spanish, Italian and Portuguese have one ("un
    million de personnes").
    """
    counted = [Decimal(each) for each in (*range(202), "0.1", "0.5", "1.0", "1.5", "2.1", "10.3")]
    taken = {form(each, rules) for each in counted if f"={each}" not in exact}
    return tuple(name for name in CATEGORIES if name in taken and name != OTHER)


def lacking_forms(text: Text, lang: str) -> Iterator[Diagnostic]:
    """Yield an error for each plural of a text that lacks a form of its language, a warning for one too many.

    >>> text = Text((Inline("x", ref="n", pattern="{n, plural, one {# lid} other {# leden}}"),), "title")
    >>> list(lacking_forms(text, "nl")), [each.message for each in lacking_forms(text, "ru")]
    ([], ['title: {n, plural, ...} lacks the forms few, many of Russian'])
    """
    rules = (facts(lang) or default())["plurals"]
    for run in text.runs:
        for found in plurals(run.pattern) if run.pattern else ():
            if found.kind != PLURAL:
                continue
            names = {name for name, _ in found.forms}
            needed = forms_of(rules, names)
            head = f"{text.path}: {{{found.id}, plural, ...}}"
            lacks = [name for name in needed if name not in names]
            more = [name for name in names if name[:1] != "=" and name not in (*rules, OTHER)]
            if lacks:
                hint = f"add {' '.join(f'{name} {{...}}' for name in lacks)}"
                said = f"{head} lacks the form{'s' * (len(lacks) > 1)} {', '.join(lacks)} of {name_of(lang)}"
                yield Diagnostic(said, text.span, hint, text.path, code="plural-form-missing")
            if more:
                said = f"{head} has the form {', '.join(sorted(more))}, which {name_of(lang)} does not have"
                yield Diagnostic(
                    said, text.span, "delete it", text.path, Severity.WARNING, code="plural-form-unknown"
                )
