"""localize(): a factsheet becomes an edition in one language.

Four passes over the blocks, each from values to values: translations, numbers, references to
numbers, and what the data file leaves to the language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from factsheet.blocks.key_numbers import KeyNumber
from factsheet.content.builtin import ENGLISH, PREFIX
from factsheet.content.edition import Edition
from factsheet.content.factsheet import Factsheet
from factsheet.content.findings import meant
from factsheet.content.languages import UnknownLanguageError, is_known, language, name_of, near_miss, plain
from factsheet.content.piece import Block
from factsheet.content.text import PARAGRAPH, Inline, Text
from factsheet.content.vocabulary import words_of
from factsheet.errors import CatalogueError, Diagnostic, Severity, Span
from factsheet.localize.catalogues import Catalogue, find, way_to
from factsheet.localize.lacking import given
from factsheet.localize.locales import facts
from factsheet.localize.pseudo import pseudo
from factsheet.localize.translation import Translated, translated
from factsheet.localize.words import BuiltIn

VALUE = "value"
Blocks = Mapping[str, Block]


def localize(
    factsheet: Factsheet,
    lang: str | None = None,
    catalogue: Catalogue | Mapping[str, str] | None = None,
    fallback: bool = False,
) -> Edition:
    """The edition of a factsheet in a language; by default in its own.

    `catalogue` holds the translations by content path; by default it is `locale/<lang>.po`
    beside the data file.  CatalogueError for a text that it lacks or that cannot be read.
    Built-in words that nobody has are warned of, and a form in no language stands for them.
    With `fallback` what is not translated stays in the factsheet's own language, with
    a warning; its paths are in `missing`.

    >>> from factsheet.read.reader import read
    >>> edition = localize(read("data/hong-kong-refugees/factsheet.yaml"))
    >>> edition.find("key_numbers.hero")[0].figure.plain.strip()
    '1.3%'
    """
    tag = _tag(lang, _file(factsheet)) if lang else factsheet.lang
    known = _catalogue(factsheet, tag, catalogue)
    asked, tag = tag, known.lang if known and catalogue is None else tag
    done = translated(factsheet, known, fallback) if known else Translated(factsheet.blocks)
    blocks: Blocks = done.blocks
    said = given(known) if known else factsheet.meta.builtin
    words = BuiltIn(tag, factsheet.meta.edition, said)
    blocks = {kind: block.numbered(words) for kind, block in blocks.items()}
    written = _written(blocks)
    place = Span(known.file) if known and known.file else factsheet.meta.lang_span
    own = BuiltIn(factsheet.lang, factsheet.meta.edition, factsheet.meta.builtin)
    stayed = _written({kind: block.numbered(own) for kind, block in factsheet.blocks.items()})
    blocks = _with_numbers(blocks, lambda text: stayed if text.path in done.missing else written)
    blocks = {kind: block.completed(words) for kind, block in blocks.items()}
    warnings = (
        *factsheet.warnings,
        *done.warnings,
        *_served(asked, tag, place),
        *_unknown_language(tag, place),
        *_lacking(words, place, known is None),
        *_literals(blocks, written),
    )
    blocks = {
        kind: block.with_texts(lambda text: replace(text, lang=text.lang or tag))
        for kind, block in blocks.items()
    }
    return replace(_edition(factsheet, tag, blocks, warnings), missing=done.missing)


def _edition(factsheet: Factsheet, tag: str, blocks: Blocks, warnings: tuple[Diagnostic, ...]) -> Edition:
    known = language(tag)
    edition = Edition(factsheet.id, tag, known.script, known.direction, blocks, "")
    return replace(
        edition,
        title=_said(edition, "header.title"),
        author=_said(edition, "publisher.name"),
        subject=_said(edition, "header.subtitle") or _said(edition, "header.summary"),
        date=str(factsheet.meta.edition or ""),
        layout=factsheet.layout,
        root=factsheet.root,
        words=words_of(factsheet.meta.words, tag),
        warnings=warnings,
    )


def _said(edition: Edition, selector: str) -> str:
    found = edition.find(selector)
    return found.plain.replace(PARAGRAPH, " ") if isinstance(found, Text) else ""


def _tag(lang: str, place: Span | None) -> str:
    try:
        return language(lang).tag
    except UnknownLanguageError as problem:
        raise CatalogueError.of(f'"{lang[:80]}" {problem}', place, problem.hint) from None


def _file(factsheet: Factsheet) -> Span | None:
    """The data file, as the place of what it cannot be made into."""
    span = factsheet.meta.lang_span
    return Span(span.file) if span else None


def _catalogue(
    factsheet: Factsheet, tag: str, given: Catalogue | Mapping[str, str] | None
) -> Catalogue | None:
    """The translations to be used; None where the factsheet's own words are those of the language."""
    if plain(tag) == plain(factsheet.lang):
        return None
    if given is not None:
        return given if isinstance(given, Catalogue) else Catalogue.of(tag, given)
    found = pseudo(factsheet, tag) or find(factsheet, tag)
    if found is None and not _kin(tag, factsheet.lang):
        hint = near_miss(tag) or way_to(factsheet, tag)
        raise CatalogueError.of(
            f"there is no translation into {name_of(tag)} ({tag})", _file(factsheet), hint
        )
    return found


def _kin(one: str, other: str) -> bool:
    """True for the same language in the same script, as `en-IN` and `en`: words serve, numbers differ."""
    return one.partition("-")[0] == other.partition("-")[0] and language(one).script == language(other).script


def _written(blocks: Blocks) -> Mapping[str, Text]:
    """The key numbers, as they are written, by path."""
    return {
        number.value.path: number.value
        for block in blocks.values()
        for number in block.pieces()
        if isinstance(number, KeyNumber)
    }


def _with_numbers(blocks: Blocks, written: Callable[[Text], Mapping[str, Text]]) -> Blocks:
    """The blocks with `{id}` and `{value}` replaced by the numbers, which keep their reference.

    `written` are the numbers in the language of a text.
    """
    problems: list[Diagnostic] = []

    def resolved(text: Text) -> Text:
        if not any(run.ref for run in text.runs):
            return text
        numbers = written(text)
        by_id = {path.rpartition(".")[0].rpartition(".")[2]: each for path, each in numbers.items()}
        own = numbers.get(f"{text.path.rpartition('.')[0]}.{VALUE}")
        return replace(text, runs=tuple(_resolved(run, own, by_id, text, problems) for run in text.runs))

    turned = {kind: block.with_texts(resolved) for kind, block in blocks.items()}
    if problems:
        raise CatalogueError(problems)
    return turned


def _resolved(
    run: Inline, own: Text | None, by_id: Mapping[str, Text], text: Text, problems: list[Diagnostic]
) -> Inline:
    if not run.ref:
        return run
    number = own if run.ref == VALUE else by_id.get(run.ref)
    if number is None:
        said = f'{text.path} quotes the key number "{run.ref}", which is not there'
        problems.append(Diagnostic(said, text.span, meant(run.ref, tuple(by_id)), text.path))
        return run
    return replace(run, value=number.plain)


def _literals(blocks: Blocks, written: Mapping[str, Text]) -> Iterator[Diagnostic]:
    """Numbers typed into the copy that are key numbers: they would not follow a change."""
    telling = {text.plain: path.rpartition(".")[0].rpartition(".")[2] for path, text in written.items()}
    telling = {shown: name for shown, name in telling.items() if not shown.isdecimal() or len(shown) > 3}
    for text in (text for block in blocks.values() for text in block.texts() if text.path not in written):
        typed = "".join("\0" if run.ref else run.value for run in text.runs)
        for shown, name in telling.items():
            if re.search(rf"(?<![\d.,]){re.escape(shown)}(?![\d]|[.,]\d)", typed):
                said = f"{text.path} says {shown}, which is the key number {name}"
                yield Diagnostic(said, text.span, f"write {{{name}}}", text.path, Severity.WARNING)


def _served(asked: str, tag: str, place: Span | None) -> Iterable[Diagnostic]:
    """That the catalogue of a region serves for the language at large."""
    if asked != tag:
        said = f"{asked} is asked for, and the catalogue is one in {tag}: the edition is in {tag}"
        yield Diagnostic(said, place, f"ask for {tag}", "lang", Severity.WARNING)


def _unknown_language(tag: str, place: Span | None) -> Iterable[Diagnostic]:
    if facts(tag) is None:
        name = f"{name_of(tag)} ({plain(tag)})" if is_known(tag) else plain(tag)
        said = f"how {name} writes numbers and dates is not known: a form in no language stands for them"
        yield Diagnostic(said, place, near_miss(tag), "lang", Severity.WARNING)


def _lacking(words: BuiltIn, place: Span | None, at_home: bool) -> Iterable[Diagnostic]:
    """Which built-in words nobody has, and where they are given: at home, in the data file."""
    keys = sorted(set(words.lacking))
    if not keys:
        return
    said = f"{name_of(words.lang)} ({plain(words.lang)}) has no built-in words for: {', '.join(keys)}"
    first = f'{keys[0]}: "{ENGLISH[keys[0]]}"'
    if at_home:
        hint = f"give them in the data file: builtin: with lines such as {first}, in your language"
    else:
        hint = (
            f"translate {', '.join(f'{PREFIX}.{key}' for key in keys)} in the catalogue; "
            f"factsheet translate update writes the entries"
        )
    yield Diagnostic(f"{said}: a form in no language stands for them", place, hint, "lang", Severity.WARNING)
