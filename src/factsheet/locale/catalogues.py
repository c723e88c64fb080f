"""Catalogues: the translations of a factsheet into one language, `locale/<tag>.po` beside its data file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path

from factsheet.content import markup, unmarked
from factsheet.content.factsheet import Factsheet
from factsheet.content.fields import HEADING, MAX_CHARACTERS, PLAIN
from factsheet.content.languages import UnknownLanguageError, language, plain, shortened
from factsheet.document.text import Text
from factsheet.errors import CatalogueError, Diagnostic, Span
from factsheet.files import MB, read_below, read_regular
from factsheet.locale import po
from factsheet.locale.po import PoEntry
from factsheet.records import dataclass
from factsheet.workshop import remembered

FOLDER = "locale"
MAX_BYTES = 4 * MB


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The texts of one language by content path, as they stand in a file; `written` is its text."""

    lang: str
    entries: Mapping[str, PoEntry]
    file: str = ""
    header: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    old: tuple[PoEntry, ...] = ()
    written: str = field(default="", compare=False, repr=False)

    @classmethod
    def of(cls, lang: str, texts: Mapping[str, str], source: Mapping[str, str] | None = None) -> Catalogue:
        """Return a catalogue made from plain texts; without `source` they count as up to date.

        >>> Catalogue.of("de", {"title": "Geflüchtete"}).entries["title"].text
        'Geflüchtete'
        """
        known = source or {}
        entries = {path: PoEntry(path, known.get(path, ""), text) for path, text in texts.items()}
        return cls(lang, entries)


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A text that is to be translated: itself, and how it is written for a translator."""

    text: Text
    source: str
    marked: bool

    @property
    def path(self) -> str:
        return self.text.path

    @property
    def is_asked_for(self) -> bool:
        """Whether it has words: `{year}` alone has none.  A translation of it is taken all the same."""
        runs = self.text.runs
        return not any(run.ref for run in runs) or any(
            run.pattern or not (run.ref or run.note or run.cite) and any(map(str.isalnum, run.value))
            for run in runs
        )


def units(factsheet: Factsheet) -> Iterator[TranslationUnit]:
    """Yield the texts of a factsheet that a translation holds, in reading order; not all have to be in it.

    >>> from factsheet.source.reader import read
    >>> next(units(read("data/hong-kong-refugees/factsheet.yaml"))).source
    'Refugees in Hong Kong'
    """
    for block in factsheet.blocks.values():
        without = {text.path for text in block.values(lambda kind: kind in (PLAIN, HEADING))}
        for text in filter(None, block.values(lambda kind: kind.translatable)):
            marked = text.path not in without
            yield TranslationUnit(
                text, markup.write(text.runs) if marked else unmarked.write(text.runs), marked
            )
    for variable in factsheet.meta.variables.values():
        if variable.noun:
            yield TranslationUnit(variable.noun, unmarked.write(variable.noun.runs), False)


def stale(entry: PoEntry, unit: TranslationUnit) -> bool:
    """Return whether a translation was made from another text than the one in the data file."""
    return entry.fuzzy or bool(entry.source and entry.source != unit.source)


def languages(factsheet: Factsheet) -> tuple[str, ...]:
    """Return the languages that a factsheet has catalogues for, by tag, without its own.

    >>> from factsheet.source.reader import read
    >>> "ar" in languages(read("data/hong-kong-refugees/factsheet.yaml"))
    True
    """
    return tuple(tag for tag in _files(factsheet) if tag != factsheet.lang)


def find(factsheet: Factsheet, tag: str) -> Catalogue | None:
    """Return the catalogue beside the data file for a language; that of `ar` serves `ar-EG` too.

    A catalogue in another script never serves: `zh-Hans.po` is not for `zh-Hant-HK`.  That of a
    region serves where it is the only one in the language and script (RFC 4647, 3.4, then CLDR's
    distances, in which regions are near and scripts far): `zh-Hant-HK.po` for `zh-Hant`, and the
    catalogue is then one in `zh-Hant-HK`.
    """
    files = _files(factsheet)
    path = next((files[name] for name in _names(tag) if name in files), None)
    if path:
        return read_catalogue(path, tag, factsheet.root)
    near = [name for name in _relatives(factsheet, tag) if language(name).script == language(tag).script]
    if len(near) != 1:
        return None
    return read_catalogue(files[near[0]], near[0] + tag[len(plain(tag)) :], factsheet.root)


def way_to(factsheet: Factsheet, tag: str) -> str:
    """Return the hint for a language that no catalogue serves: those of the same language, or a new one."""
    near = _relatives(factsheet, tag)
    other = [name for name in near if language(name).script != language(tag).script]
    if near and not other:
        return f"say which: --language {' or '.join(near)}"
    made = f"make locale/{tag}.po beside the data file: factsheet translate extract"
    return f"{' and '.join(other)} is in another script; {made}" if other else made


def _relatives(factsheet: Factsheet, tag: str) -> list[str]:
    """Return the catalogues of the same language in any script or region."""
    name = plain(language(tag).tag).partition("-")[0]
    return [each for each in languages(factsheet) if each.partition("-")[0] == name]


def _files(factsheet: Factsheet) -> dict[str, Path]:
    """Return the catalogues beside a data file by language; of two for one, that with the current name."""
    folder = factsheet.root and factsheet.root / FOLDER
    if not folder or not folder.is_dir():
        return {}
    paths = [path for path in sorted(folder.glob("*.po")) if path.is_file()]
    paths.sort(key=lambda path: _tag_of(path) == path.stem)
    found = {_tag_of(path): path for path in paths}
    return {tag: found[tag] for tag in sorted(filter(None, found))}


def read_catalogue(path: Path, tag: str = "", root: Path | None = None) -> Catalogue:
    """Return the catalogue in a PO file; raise CatalogueError with file and line for what is wrong with it.

    `tag` is its language, by default that of its name; with `root` nothing outside that
    folder is read.
    """
    # The name of a file for messages: relative to the current folder if it is below it.
    here = Path.cwd()
    shown = str(path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path)
    try:
        if root is None:
            data = read_regular(path, MAX_BYTES)
        else:
            data = read_below(root, str(path.relative_to(root)), MAX_BYTES)
        content = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise CatalogueError.of(
            "the catalogue is not in UTF-8",
            Span(shown, line, 1),
            "save it as UTF-8",
            code="catalogue-unreadable",
        ) from None
    except OSError as problem:
        said = f"the catalogue cannot be read: {problem.strerror or problem}"
        hint = "check that the file is there and that you may read it"
        raise CatalogueError.of(said, Span(shown), hint, code="catalogue-unreadable") from None
    return parse_catalogue(content, shown, tag or _tag_of(path) or "und")


def _characters(key: tuple[str, ...], _: object) -> int:
    return len(key[0])


@remembered(most=64, most_bytes=4 * MB, weigh=_characters)
def parse_catalogue(content: str, name: str, tag: str) -> Catalogue:
    """Return the catalogue in the text of a PO file."""
    file = po.parse(content, name)
    entries = {entry.path: entry for entry in file.entries if not entry.old}
    long = [entry for entry in file.entries if len(entry.text) > MAX_CHARACTERS]
    if long:
        raise CatalogueError(
            Diagnostic(
                f"{each.path} has {len(each.text):,} characters; the limit is {MAX_CHARACTERS:,}",
                each.span,
                "shorten the translation",
                each.path,
                code="text-too-long",
            )
            for each in long
        )
    old = tuple(entry for entry in file.entries if entry.old)
    return Catalogue(tag, entries, name, file.header, file.fields, old, content)


def write_catalogue(catalogue: Catalogue) -> str:
    """Return the text of the PO file of a catalogue."""
    entries = (*catalogue.entries.values(), *catalogue.old)
    return po.write(po.PoFile(catalogue.header, catalogue.fields, entries, catalogue.written))


def _tag_of(path: Path) -> str:
    try:
        return language(path.stem).tag
    except UnknownLanguageError:
        return ""


def _names(tag: str) -> Iterator[str]:
    """Yield the names that the catalogue of a language may have, the closest first."""
    known = language(tag)
    yield from (name for name in shortened(plain(known.tag)) if language(name).script == known.script)
    yield f"{known.tag.partition('-')[0]}-{known.script}"
