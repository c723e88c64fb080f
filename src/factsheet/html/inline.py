"""Copy as HTML: marks, links, note marks, and the stretches that keep a direction of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from math import ceil

from factsheet.content.languages import language
from factsheet.document.ids import ContentId
from factsheet.document.text import NOWHERE, Inline, Text
from factsheet.errors import columns
from factsheet.typeset.isolates import counted, isolates


def inline(text: Text, back: bool = False, called: frozenset[str] = frozenset()) -> str:
    """Return one paragraph as HTML.  In a note (`back`) its mark leads back to where it is called.

    `called` are the notes that are called here for the first time: their notes lead back to this place.

    >>> inline(Text((Inline("Only "), Inline("1.3%", strong=True)), "label"))
    'Only <strong>1.3%</strong>'
    """
    html = "".join(_run(run, back, text.lang) for run in _joined(text.runs))
    for note in called:
        link = f'<a href="#note-{note}"'
        html = html.replace(link, f'{link} id="call-{note}"', 1)
    return html


def language_of(text: Text, lang: str) -> str:
    """Return the attributes of copy that is in another language than the page, or nothing."""
    if not text.lang or text.lang == lang:
        return ""
    return f' lang="{escape(text.lang)}" dir="{language(text.lang).direction}"'


def _joined(runs: tuple[Inline, ...]) -> Iterator[list[Inline]]:
    """Return the runs, those that lead to one address or are of one number together: one element."""
    kept: list[list[Inline]] = []
    for run in runs:
        last = kept[-1][-1] if kept else Inline("")
        if (run.link and last.link == run.link) or (run.ref and (last.ref, last.link) == (run.ref, run.link)):
            kept[-1].append(run)
        else:
            kept.append([run])
    return iter(kept)


def _run(runs: list[Inline], back: bool, lang: str) -> str:
    link = runs[0].link
    if len(runs) > 1 and not link:
        html = "".join(_marked(replace(run, ref=""), back, lang) for run in runs)
        return f'<span class="quantity">{html}</span>'
    html = "".join(_marked(run, back, lang) for run in runs)
    return f'<a href="{escape(link)}">{html}</a>' if link and link != NOWHERE else html


def _marked(run: Inline, back: bool, lang: str) -> str:
    html = _directed(run.value, run.lang or lang)
    if run.note:
        target, role = ("call", "doc-backlink") if back else ("note", "doc-noteref")
        html = f'<a href="#{target}-{run.note}" role="{role}">{html}</a>'
    if run.small:
        html = f'<span class="small">{html}</span>'
    if run.ref:
        html = f'<span class="quantity">{html}</span>'
    if run.lang:
        html = f'<span lang="{escape(run.lang)}" dir="{language(run.lang).direction}">{html}</span>'
    if run.emphasis:
        html = f"<em>{html}</em>"
    if run.strong:
        html = f"<strong>{html}</strong>"
    return html


def _directed(text: str, lang: str) -> str:
    """Return a text with what is kept together in it; numbers with their signs stay with Arabic words."""
    if text.isascii() or not lang or language(lang).direction != "ltr":
        return _isolated(text)
    parts, done = [], 0
    for start, stop in counted(text):
        parts.append(_isolated(text[done:start]))
        parts.append(f'<bdi dir="rtl">{_isolated(text[start:stop])}</bdi>')
        done = stop
    return "".join([*parts, _isolated(text[done:])])


def _isolated(text: str) -> str:
    """Return escape a text; what keeps its own direction (telephone numbers, addresses) stands in `bdi`."""
    parts, done = [], 0
    for start, stop in isolates(text):
        parts.append(escape(text[done:start], quote=False))
        parts.append(f'<bdi dir="ltr">{escape(text[start:stop], quote=False)}</bdi>')
        done = stop
    return "".join([*parts, escape(text[done:], quote=False)])


# Which copy of a page is bold throughout: what is to be read first, and is short.

_BLOCKS = frozenset({"recommendations"})
_FIELDS = frozenset({"subtitle", "title", "name", "question", "quote"})
_COPY = frozenset({"call_to_action.text"})


def is_bold(text: Text) -> bool:
    """Return whether a page sets the copy bold.

    >>> is_bold(Text((), "key_concerns.hurdles.title")), is_bold(Text((), "about.text~1"))
    (True, False)
    """
    named = ContentId.parse(text.path)
    return (
        str(named.owner) in _COPY
        or (len(named.parts) > 1 and named.field in _FIELDS)
        or (named.block in _BLOCKS and len(named.parts) > 2 and named.field == "text")
    )


def is_mixed(text: Text) -> bool:
    """Return whether some words of a copy are marked, and others not: in bold copy color tells them.

    >>> is_mixed(Text((Inline("Respect", strong=True), Inline(" the right")), "a")), is_mixed(Text((), "a"))
    (True, False)
    """
    return len({run.strong or run.emphasis for run in text.runs if run.value.strip()}) > 1


def width_of(number: Text) -> int:
    """Return about how wide a number is, in widths of a figure, one at least.

    Ideographs and other wide characters (UAX #11) and signs of a share are two, combining marks none; small
    words are half as wide.

    >>> number = Text((Inline("38 "), Inline("minutes", small=True)), "value")
    >>> width_of(number), width_of(Text((Inline("5%"),), "value")), width_of(Text((), "value"))
    (7, 3, 1)
    """
    widths = (
        (columns(run.value) + sum(map(run.value.count, "%‰"))) * (0.5 if run.small else 1)
        for run in number.runs
    )
    return max(1, ceil(sum(widths)))
