"""localize(): a factsheet becomes an edition in one language.

The blocks are translated, each gives what it says as a part of the document, and references to
numbers are resolved in the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from factsheet.blocks.notes import SheetNotes
from factsheet.blocks.quote import QuoteBlock
from factsheet.content.amount import alone
from factsheet.content.builtin import ENGLISH, PREFIX
from factsheet.content.edition import Edition
from factsheet.content.factsheet import SMART, Factsheet, Meta
from factsheet.content.findings import suggestion
from factsheet.content.languages import (
    UnknownLanguageError,
    calendar_of,
    is_known,
    kin,
    language,
    name_of,
    near_miss,
    plain,
)
from factsheet.content.notes import SHEET_NOTES, BlockWithNotes, NotedBlock, with_sheet_notes
from factsheet.content.piece import SheetPart
from factsheet.content.sourced import SourcedBlock, with_source_line
from factsheet.content.vocabulary import words_of
from factsheet.document.citations import with_citations
from factsheet.document.flow import begun, levels, numbers
from factsheet.document.ids import STAMP, Slot, field_of, owner_path, parent_path
from factsheet.document.nodes import VALUE, Group, Landmark, Quote, Statistic, mapped, walk
from factsheet.document.nodes import words as words_in
from factsheet.document.text import PARAGRAPH, Text, target
from factsheet.errors import CatalogueError, Diagnostic, Severity, Span
from factsheet.locale.catalogues import Catalogue, find, way_to
from factsheet.locale.filling import filled, lacking_forms
from factsheet.locale.lacking import given
from factsheet.locale.leaning import with_leaning
from factsheet.locale.locales import facts
from factsheet.locale.pseudo import pseudo
from factsheet.locale.quoted import doubled_units, typed_numbers
from factsheet.locale.stamp import stamp
from factsheet.locale.translation import Translated, translated
from factsheet.locale.typography import smart, spoken
from factsheet.locale.words import BuiltIn
from factsheet.locale.writing import script_fault

# Dates are written in it: no calendar is asked for, or this one, under any of its names.
_GREGORIAN = frozenset({"", "gregory", "gregorian", "iso8601"})

Blocks = Mapping[str, SheetPart]


def localize(
    factsheet: Factsheet,
    lang: str | None = None,
    catalogue: Catalogue | Mapping[str, str] | None = None,
    fallback: bool = False,
) -> Edition:
    """Return the edition of a factsheet in a language; by default in its own.

    `catalogue` holds the translations by content path; by default it is `locale/<lang>.po`
    beside the data file.  CatalogueError for a text that it lacks or that cannot be read.
    Built-in words that nobody has are warned of, and a form in no language stands for them.
    With `fallback` what is not translated stays in the factsheet's own language, with
    a warning; its paths are in `missing`.

    >>> from factsheet.document.selectors import part
    >>> from factsheet.source.reader import read
    >>> edition = localize(read("data/hong-kong-refugees/factsheet.yaml"))
    >>> part(edition.find("key_numbers.hero")[0], "figure").plain.strip()
    '1.3%'
    """
    tag = tag_of(lang, _file(factsheet)) if lang else factsheet.lang
    known = _catalogue(factsheet, tag, catalogue)
    asked, tag = tag, known.lang if known and catalogue is None else tag
    factsheet, given_here = factsheet.in_language(tag)
    # The texts in this language, their gaps filled, in the signs that it prints.
    done = translated(factsheet, known, fallback, given_here) if known else Translated(factsheet.blocks)
    said = given(known) if known else factsheet.meta.builtin
    words = BuiltIn(tag, factsheet.meta.edition, said)
    own = BuiltIn(factsheet.lang, factsheet.meta.edition, factsheet.meta.builtin)
    forms = tuple(_forms(done, factsheet.lang, tag))
    blocks = filled(done, factsheet.meta.variables, words, own)
    if factsheet.meta.typography == SMART:
        blocks = {kind: _smart(block, tag) for kind, block in blocks.items()}
    # What they say as one document, and what is to know of it.
    document = _document(factsheet.meta, blocks, words)
    numbers_here = {
        _item(each): each.value.plain for each in _statistics(document) if not each.quantity.missing
    }
    place = Span(known.file) if known and known.file else factsheet.meta.lang_span
    warnings = (
        *factsheet.warnings,
        *done.warnings,
        *_of_language(asked, words, place, known is None),
        *script_fault(done.blocks, tag, place, done.missing),
        *typed_numbers(document, blocks.values(), numbers_here),
        *forms,
    )
    named = {
        Slot.SOURCE.of(path): tuple(name.value for name in block.named())
        for path, block in blocks.items()
        if isinstance(block, SourcedBlock)
    }
    document = _finished(with_citations(document, words, named), done, words, own)
    warnings += tuple(doubled_units(document))
    # The words that the catalogue does not give either are told once, among the warnings above.
    lacked = tuple(f"{PREFIX}.{key}" for key in dict.fromkeys(words.lacking)) if known else ()
    return replace(_edition(factsheet, tag, document, warnings), missing=(*done.missing, *lacked))


def _finished(document: Group, done: Translated, words: BuiltIn, own: BuiltIn) -> Group:
    """The document with numbers in their places, ways to blocks, and the marks of lines as they print.

    What stayed in the factsheet's own language has them as that language writes them (`own`).
    CatalogueError for what a text names and nobody has.
    """
    problems: list[Diagnostic] = []
    blocks = {field_of(each.id): each.id for each in document.children}
    above = dict(levels(document))
    here = {_item(each): each.value.plain for each in _statistics(document)}
    there = {_item(each): alone(each.quantity, own) for each in _statistics(document)}

    def finished(text: Text) -> Text:
        stayed = owner_path(text.path) in done.missing
        speaker = own if stayed else words
        figures = {number: speaker.ordinal(number) for number in numbers(text)}
        text = begun(_with_targets(text, blocks, problems), above.get(text.path, 1), figures)
        return replace(_with_numbers(text, there if stayed else here, problems), lang=text.lang or words.lang)

    document = mapped(document, finished)
    if problems:
        raise CatalogueError(problems)
    return with_leaning(document, words.lang)


def _forms(done: Translated, own: str, tag: str) -> Iterator[Diagnostic]:
    """Yield the plural forms that a language does not have; raise CatalogueError for those that lack."""
    found: list[Diagnostic] = []
    for block in done.blocks.values():
        for text in block.texts():
            if any(run.pattern for run in text.runs):
                found += lacking_forms(text, own if text.path in done.missing else tag)
    errors = [each for each in found if each.severity is Severity.ERROR]
    if errors:
        raise CatalogueError(errors)
    yield from found


def _document(meta: Meta, blocks: Blocks, words: BuiltIn) -> Group:
    """Return what the blocks say as one document, with its stamp and the notes of the sheet."""
    # A block of numbers names its sources by their titles in this language.
    titles = {each.id: each.title for each in getattr(blocks.get("sources"), "items", ())}
    parts = [
        with_source_line(block.group(words), block, titles, words)
        if isinstance(block, SourcedBlock)
        else block.group(words)
        for block in blocks.values()
    ]
    parts = [_spoken(each, words.lang) if each.kind == QuoteBlock.kind else each for each in parts]
    document = Group(
        "factsheet", (*parts[:1], *stamp(meta, words), *parts[1:]), Landmark.DOCUMENT, words.lang
    )
    # The notes that stand at the end of the sheet, by block and by id.
    notes: dict[str, Mapping[str, Text]] = {
        path: block.note_texts()
        for path, block in blocks.items()
        if isinstance(block, BlockWithNotes) and not isinstance(block, NotedBlock)
    }
    sheet = blocks.get(SHEET_NOTES)
    notes[SHEET_NOTES] = {note.id: note for note in sheet.items} if isinstance(sheet, SheetNotes) else {}
    return with_sheet_notes(document, notes, words.ordinal)


def _spoken(group: Group, tag: str) -> Group:
    """The group of a quotation, what was said in quotation marks.

    That of a story is drawn out of its own text, where nobody else says it.
    """
    children = [
        replace(each, text=spoken(each.text, each.text.lang or tag)) if isinstance(each, Quote) else each
        for each in group.children
    ]
    return replace(group, children=tuple(children))


def _smart(block: SheetPart, tag: str) -> SheetPart:
    """The block in the signs that the language prints; addresses and text without language stay."""
    copy = {text.path for text in block.values(lambda kind: kind.translatable)}
    return block.with_texts(lambda text: smart(text, text.lang or tag) if text.path in copy else text)


def _edition(factsheet: Factsheet, tag: str, document: Group, warnings: tuple[Diagnostic, ...]) -> Edition:
    known = language(tag)
    stamped = (text.plain for each in document.children if each.id == STAMP for text in words_in(each))
    edition = Edition(factsheet.id, tag, known.script, known.direction, document, "")
    return replace(
        edition,
        title=_said(edition, "header.title"),
        author=_said(edition, "publisher.name"),
        subject=_said(edition, "header.subtitle") or _said(edition, "header.summary"),
        date=str(factsheet.meta.edition or ""),
        layout=factsheet.layout,
        options=factsheet.options,
        brand=factsheet.brand,
        root=factsheet.root,
        words=words_of(factsheet.meta.words, tag),
        warnings=warnings,
        stamp=" \u2013 ".join(stamped),
    )


def _said(edition: Edition, selector: str) -> str:
    found = edition.find(selector)
    return found.plain.replace(PARAGRAPH, " ") if isinstance(found, Text) else ""


def tag_of(lang: str, place: Span | None) -> str:
    """Return a language as the program calls it; CatalogueError for what is none."""
    try:
        return language(lang).tag
    except UnknownLanguageError as problem:
        said = f'"{lang[:80]}" {problem}'
        raise CatalogueError.of(said, place, problem.hint, "lang", code="language-not-usable") from None


def _file(factsheet: Factsheet) -> Span | None:
    """Return the data file, as the place of what it cannot be made into."""
    span = factsheet.meta.lang_span
    return Span(span.file) if span else None


def _catalogue(
    factsheet: Factsheet, tag: str, given: Catalogue | Mapping[str, str] | None
) -> Catalogue | None:
    """Return the translations to be used; None where the factsheet's own words are those of the language."""
    if plain(tag) == plain(factsheet.lang):
        return None
    if given is not None:
        return given if isinstance(given, Catalogue) else Catalogue.of(tag, given)
    found = pseudo(factsheet, tag) or find(factsheet, tag)
    if found is None and not kin(tag, factsheet.lang):
        hint = near_miss(tag) or way_to(factsheet, tag)
        said = f"there is no translation into {name_of(tag)} ({tag})"
        raise CatalogueError.of(said, _file(factsheet), hint, "lang", code="no-translation")
    return found


def _statistics(document: Group) -> Iterator[Statistic]:
    """Return the named numbers of a document."""
    return (each for each in walk(document) if isinstance(each, Statistic))


def _item(number: Statistic) -> str:
    """Return the path of the item that holds a number: `key_numbers.rate`."""
    return parent_path(number.value.path)


def _with_numbers(text: Text, written: Mapping[str, str], problems: list[Diagnostic]) -> Text:
    """Return the text with `{id}` and `{value}` replaced by the numbers, which keep their reference."""
    if not any(run.ref for run in text.runs):
        return text
    by_id = {field_of(path): each for path, each in written.items()}
    own = written.get(parent_path(text.path))
    runs = []
    for run in text.runs:
        number = own if run.ref == VALUE else by_id.get(run.ref)
        if run.ref and number is None:
            said = f'{text.path} quotes the key number "{run.ref}", which does not exist'
            hint = suggestion(run.ref, tuple(by_id))
            problems.append(Diagnostic(said, text.span, hint, text.path, code="unknown-key-number"))
        runs.append(replace(run, value=number) if run.ref and number is not None else run)
    return replace(text, runs=tuple(runs))


def _with_targets(text: Text, known: Mapping[str, str], problems: list[Diagnostic]) -> Text:
    """The text with each link to a block leading to its content path."""
    if not any(target(run.link) for run in text.runs):
        return text
    runs = []
    for run in text.runs:
        name = target(run.link)
        if name and name not in known and "." not in name:
            said = f'{text.path} leads to the block "{name}", which does not exist'
            hint = suggestion(name, tuple(known))
            problems.append(Diagnostic(said, text.span, hint, text.path, code="unknown-block"))
        runs.append(replace(run, link=f"#{known[name]}") if name in known else run)
    return replace(text, runs=tuple(runs))


def _of_language(asked: str, words: BuiltIn, place: Span | None, at_home: bool) -> Iterator[Diagnostic]:
    """Yield what is to know of the language of an edition, and of what the program knows of it."""
    tag = words.lang
    if asked != tag:
        # The catalogue of a region serves for the language at large.
        said = f"you asked for {asked}; the only catalogue is in {tag}, so the edition is in {tag}"
        yield Diagnostic(said, place, f"ask for {tag}", "lang", Severity.WARNING, code="catalogue-of-region")
    calendar, without = calendar_of(tag)
    if calendar not in _GREGORIAN:
        said = f"{tag} asks for the calendar {calendar}, and dates are written in the Gregorian one"
        hint = f"write {without}; years of another calendar stand in copy as you write them there"
        yield Diagnostic(said, place, hint, "lang", Severity.WARNING, code="calendar-not-used")
    if facts(tag) is None:
        name = f"{name_of(tag)} ({plain(tag)})" if is_known(tag) else plain(tag)
        said = f"how {name} writes numbers and dates is not known: they are written in a neutral form"
        yield Diagnostic(said, place, near_miss(tag), "lang", Severity.WARNING, code="number-format-unknown")
    # The built-in words that nobody has, and where they are given: at home, in the data file.
    keys = sorted(set(words.lacking))
    if not keys:
        return
    said = f"{name_of(tag)} ({plain(tag)}) has no built-in words for: {', '.join(keys)}"
    first = f'{keys[0]}: "{ENGLISH[keys[0]]}"'
    if at_home:
        hint = f"give them in the data file: builtin: with lines such as {first}, in your language"
    else:
        hint = (
            f"translate {', '.join(f'{PREFIX}.{key}' for key in keys)} in the catalogue; "
            f"factsheet translate update writes the entries"
        )
    said += "; a neutral form is used instead"
    yield Diagnostic(said, place, hint, "lang", Severity.WARNING, code="builtin-words-missing")
