"""Copy that does not fit: which fields, and how many characters must go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from factsheet.content.edition import Edition
from factsheet.document.ids import parent_path
from factsheet.document.nodes import Figure, walk
from factsheet.document.text import PARAGRAPH, Text
from factsheet.errors import IN_LAYOUT, Diagnostic, OversetError
from factsheet.makeup.pages import PageAttempt

_LONG = 80
_TRIALS = 7

Trial = Callable[[Edition], PageAttempt]


def overset_error(edition: Edition, last: PageAttempt, trial: Trial) -> OversetError:
    """The error that names the fields and how much of each is too much, found by trial.

    All long pieces of copy are cut by one share until the page holds; what had to be cut of
    each is what is told.
    """
    problems = [_too_wide(edition, path) for path in sorted(set(last.overfull))]
    if last.over > 0.01:
        problems += _too_long(edition, last, _share_that_fits(edition, trial))
    return OversetError(problems)


def _too_long(edition: Edition, last: PageAttempt, share: float) -> list[Diagnostic]:
    """A diagnostic for each long piece of copy, or one for the page if there is none."""
    problems = [
        Diagnostic(
            f"{edition.key(path)} does not fit: "
            f"about {_cut(text, share)} of its {len(text.plain)} characters must go",
            text.span,
            "shorten the copy, or choose a layout with more room",
            edition.key(path),
            code="copy-too-long",
        )
        for path, text in edition.texts().items()
        if len(text.plain) >= _LONG
    ]
    over = f"the page is {last.over / 72 * 25.4:.0f} mm too long after the last step of the ladder"
    return problems or [
        Diagnostic(
            over,
            edition.place("") or IN_LAYOUT,
            "shorten the copy or leave out a block",
            code="copy-too-long",
        )
    ]


def _too_wide(edition: Edition, path: str) -> Diagnostic:
    if any(isinstance(each, Figure) and each.id == path for each in walk(edition.document)):
        number = parent_path(path)
        hint = "take out its show:, have fewer numbers beside it, or choose a layout with more room"
        message = f"there is no room for the drawing of {number}"
        return Diagnostic(message, edition.place(number), hint, number, code="drawing-too-narrow")
    field = edition.key(path)
    hint = "shorten it: it does not fit even in the smallest type, with lines that end inside its words"
    return Diagnostic(
        f"{field} is wider than its place", edition.place(path), hint, field, code="copy-too-wide"
    )


def _cut(text: Text, share: float) -> int:
    return max(1, len(text.plain) - max(1, int(len(text.plain) * share)))


def _share_that_fits(edition: Edition, trial: Trial) -> float:
    low, high = 0.0, 1.0
    for _ in range(_TRIALS):
        middle = (low + high) / 2
        if trial(_shortened(edition, middle)).fits:
            low = middle
        else:
            high = middle
    return low


def _shortened(edition: Edition, share: float) -> Edition:
    """The edition with every long piece of copy that is told of cut to a share of its length."""
    told = edition.texts()

    def cut(text: Text) -> Text:
        plain = text.plain
        if len(plain) < _LONG or text.path not in told:
            return text
        # What is left ends within a paragraph: an empty one cannot be set.
        left = plain[: max(1, int(len(plain) * share))].rstrip(PARAGRAPH)
        return replace(text.slice(0, len(left)), start=text.start)

    return edition.with_texts(cut)
