"""How far the translation of a factsheet is, and whether its edition fits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from factsheet.content.edition import Edition
from factsheet.content.factsheet import Factsheet
from factsheet.content.languages import name_of
from factsheet.display import Composition
from factsheet.errors import Diagnostic, FactsheetError, FontError, OversetError
from factsheet.locale.catalogues import Catalogue
from factsheet.locale.edition import localize
from factsheet.translate.checks import problems
from factsheet.translate.pair import pairs

Compose = Callable[[Edition], Composition]


@dataclass(frozen=True, slots=True)
class TranslationStatus:
    """The state of one language.

    `translated`, `fuzzy` and `missing` add up to the number of texts; `problems` are what
    the checks and the make-up found; `fit` says in words how the edition fits, `step` on
    which step of the ladder, None where it does not.
    """

    lang: str
    name: str
    translated: int
    fuzzy: int
    missing: int
    problems: tuple[Diagnostic, ...]
    fit: str
    step: int | None


def status(factsheet: Factsheet, catalogue: Catalogue, compose: Compose) -> TranslationStatus:
    """The state of a translation; what is missing is set in the language of the source for it."""
    every = list(pairs(factsheet, catalogue))
    missing = sum(not pair.entry.text.strip() for pair in every)
    fuzzy = sum(bool(pair.entry.text.strip()) and pair.stale for pair in every)
    found = problems(factsheet, catalogue)
    fit, step, more = _fit(factsheet, catalogue, compose)
    lang = catalogue.lang
    translated = len(every) - fuzzy - missing
    return TranslationStatus(lang, name_of(lang), translated, fuzzy, missing, (*found, *more), fit, step)


def _fit(
    factsheet: Factsheet, catalogue: Catalogue, compose: Compose
) -> tuple[str, int | None, tuple[Diagnostic, ...]]:
    try:
        fit = compose(localize(factsheet, catalogue.lang, catalogue, fallback=True)).fit
    except OversetError as error:
        return "does not fit", None, error.diagnostics
    except FontError as error:
        return "has characters without a font", None, error.diagnostics
    except FactsheetError as error:
        return "cannot be set", None, error.diagnostics
    words = f"step {fit.step} of {fit.steps} ({fit.name})" if fit.step else "as designed"
    return words, fit.step, ()
