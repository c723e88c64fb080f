"""How far the translation of a factsheet is, and whether its edition fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from factsheet.content.edition import Edition
from factsheet.content.factsheet import Factsheet
from factsheet.content.languages import name_of
from factsheet.display import Composition
from factsheet.document.text import PARAGRAPH, Text
from factsheet.errors import Diagnostic, FactsheetError, FontError, OversetError
from factsheet.locale.catalogues import Catalogue
from factsheet.locale.edition import localize
from factsheet.records import dataclass
from factsheet.translate.checks import problems
from factsheet.translate.pair import pairs

Compose = Callable[[Edition], Composition]


@dataclass(frozen=True, slots=True)
class TranslationStatus:
    """The state of one language.

    `translated`, `fuzzy` and `missing` add up to the number of texts; `problems` are what
    the checks and the make-up found; `fit` says in words how the edition fits, `scale` at what factor of the
    designed sizes its type is, None where it does not fit.
    """

    lang: str
    name: str
    translated: int
    fuzzy: int
    missing: int
    problems: tuple[Diagnostic, ...]
    fit: str
    scale: float | None


def status(factsheet: Factsheet, catalogue: Catalogue, compose: Compose) -> TranslationStatus:
    """Return the state of a translation; what is missing is set in the language of the source for it."""
    every = list(pairs(factsheet, catalogue))
    missing = sum(not pair.entry.text.strip() for pair in every)
    fuzzy = sum(bool(pair.entry.text.strip()) and pair.stale for pair in every)
    found = problems(factsheet, catalogue)
    fit, scale, more = _fit(factsheet, catalogue, compose)
    lang = catalogue.lang
    translated = len(every) - fuzzy - missing
    return TranslationStatus(lang, name_of(lang), translated, fuzzy, missing, (*found, *more), fit, scale)


def _fit(
    factsheet: Factsheet, catalogue: Catalogue, compose: Compose
) -> tuple[str, float | None, tuple[Diagnostic, ...]]:
    try:
        fit = compose(localize(factsheet, catalogue.lang, catalogue, fallback=True)).fit
    except OversetError as error:
        return "does not fit", None, error.diagnostics
    except FontError as error:
        return "has characters without a font", None, error.diagnostics
    except FactsheetError as error:
        return "cannot be set", None, error.diagnostics
    return fit.name, round(fit.scale, 3), ()


# The budget: how many more characters each text could take, found by trial.

_NARROW = 4  # characters; a closer answer is not worth the trials
_LEAST = 40

Fits = Callable[[Edition], bool]


@dataclass(frozen=True, slots=True)
class Room:
    """How many characters a text has and how many more it could take; `open` means at least."""

    path: str
    characters: int
    more: int
    open: bool = False


def budget(edition: Edition, paths: Iterable[str], fits: Fits) -> Iterator[Room]:
    """Return the room of the texts at some paths of an edition, each with all others as they are.

    A text is made longer with its own words until `fits` says no; where it may be three
    times as long, no more is tried.
    """
    texts = edition.texts()
    return (_room(edition, path, texts[path], fits) for path in paths if path in texts)


def longer(text: Text, more: int) -> Text:
    """Return the text with so many characters of its own words behind it.

    >>> from factsheet.document.text import Inline
    >>> longer(Text((Inline("seek asylum"),), "text"), 6).plain
    'seek asylum seek '
    """
    filler = (" " + text.plain.replace(PARAGRAPH, " ")).rstrip(".")
    if not more:
        return text
    last = replace(text.runs[-1], value=(filler * (more // len(filler) + 1))[:more], ref="", note="", link="")
    return replace(text, runs=(*text.runs, last))


def _room(edition: Edition, path: str, text: Text, fits: Fits) -> Room:
    length = len(text.plain)

    def holds(more: int) -> bool:
        grown = longer(text, more)
        return fits(edition.with_texts(lambda each: grown if each.path == path else each))

    low, high = 0, max(_LEAST, 2 * length)
    if holds(high):
        return Room(path, length, high, open=True)
    while high - low > _NARROW:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return Room(path, length, low)
