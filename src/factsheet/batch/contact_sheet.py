"""report.html: a contact sheet, one page that holds a small picture of every edition of a batch.

Whatever comes from data is escaped, and the script sets no HTML.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from html import escape
from pathlib import PurePath
from urllib.parse import quote

from factsheet.batch.job import JobOutcome, MadeFile
from factsheet.content.languages import name_of
from factsheet.errors import Diagnostic
from factsheet.html.standing import ending, opening, picture, said, shipped
from factsheet.records import dataclass

MOST = 10_000
"""The most cards of a kind on a page; beyond, report.csv has all."""
_WIDTHS = {300: 320, 2_000: 200, MOST: 96}
"""How wide pictures are, in pixels, up to how many editions: some 20, 8 and 2 KB each."""
_WARNINGS_OF_ONE = 20
_WARNINGS_OF_ALL = 500
_WARNINGS_SHOWN = 40


def picture_width(editions: int) -> int:
    """Return how wide the pictures of so many editions are, in pixels; 0 for none.

    >>> [picture_width(count) for count in (9, 1_000, 10_000, 100_000)]
    [320, 200, 96, 0]
    """
    return next((width for most, width in _WIDTHS.items() if editions <= most), 0)


@dataclass
class SheetCounts:
    """What all editions of a batch come to; `title` and `publisher` are those of its data file."""

    title: str
    publisher: str = ""
    told: tuple[str, ...] = ()
    states: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    rows: int = 0
    pages: int = 0
    bytes: int = 0
    warned: int = 0
    warnings: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Editions by code and message of a warning."""

    @property
    def finished(self) -> int:
        """How many editions are there."""
        return self.states["made"] + self.states["as it was"]

    def take(self, outcome: JobOutcome, state: str) -> None:
        """Count an edition."""
        self.states[state] += 1
        if not outcome.ok:
            return
        self.languages[outcome.job.lang] += 1
        self.pages += outcome.pages
        self.bytes += sum(each.size for each in outcome.files)
        self.warned += bool(outcome.warnings)
        for warning in {(each.code, each.message) for each in outcome.warnings}:
            if warning in self.warnings or len(self.warnings) < _WARNINGS_OF_ALL:
                self.warnings[warning] += 1


def card(outcome: JobOutcome, state: str, pictured: bool = True) -> str:
    """Return what the page shows of a finished edition."""
    job, title = outcome.job, outcome.title or outcome.job.stem
    size = sum(each.size for each in outcome.files)
    seen = next((each for each in outcome.files if each.target == "screen"), outcome.files[0])
    percent = round(100 * outcome.scale)
    facts = [_counted(outcome.pages, "page"), f"type at {percent}&nbsp;%"] if outcome.pages else []
    keys = {
        "state": state,
        "language": job.lang,
        "row": job.row,
        "pages": outcome.pages,
        "type": percent,
        "bytes": size,
        "warnings": len(outcome.warnings),
    }
    data = "".join(f' data-{key}="{said(str(value))}"' for key, value in keys.items())
    who = f"{_isolated(job.row)} · " if job.row else ""
    parts = [
        f"<li{data}>",
        _picture(outcome, seen, f"First page of {title}, {name_of(job.lang)}") if pictured else "",
        f'<h3 lang="{said(job.lang)}" dir="auto">{escape(title)}</h3>',
        f"<p>{who}{said(name_of(job.lang))} <code>{said(job.lang)}</code></p>",
        f'<p class="facts">{" · ".join(facts)}</p>' if facts else "",
        f'<ul class="files">{"".join(map(_link, outcome.files))}</ul>',
        _folded(_counted(len(outcome.warnings), "warning"), _points(outcome.warnings), "warned"),
        _folded("Where the blocks stand", _plan(outcome.plan), "plan"),
        "</li>\n",
    ]
    return "".join(parts)


def failed_card(outcome: JobOutcome, tags: Sequence[str] = ()) -> str:
    """Return what the page shows of an edition that failed: which it is, and why.

    `tags` are the languages in which its row failed alike, where there are others.
    """
    job, tags = outcome.job, tags or (outcome.job.lang,)
    why = _points(outcome.problems) or f"<ul><li>{said(outcome.fault)}</li></ul>"
    named = [f"{said(name_of(each))} <code>{said(each)}</code>" for each in tags if each]
    lang = f" · {', '.join(named)}" if named else ""
    data = f' data-language="{said(" ".join(tags))}" data-row="{said(job.row)}"'
    who = _isolated(job.row or "the sheet")
    name = job.stem if len(tags) == 1 else job.stem.removesuffix(f".{job.lang}")
    return f"<li{data}><h3>{_isolated(name)}</h3><p>{who}{lang}</p>{why}</li>\n"


def sheet_parts(counts: SheetCounts) -> tuple[str, str, str]:
    """Return the page up to the editions that failed, from there to those that are there, and its end."""
    failed, style = counts.states["failed"], shipped(__package__, "report.css")
    script = shipped(__package__, "report.js")
    title = said(counts.title)
    publisher = f'<p dir="auto">{said(counts.publisher)}</p>' if counts.publisher else ""
    start = [
        opening(f"Editions of {counts.title}", style, script),
        "<header>",
        f'<h1 dir="auto">{title}</h1>\n{publisher}',
        f"<dl>{''.join(_figures(counts))}</dl>\n</header>\n<main>",
        _choices(counts),
        f'<section id="failed"{"" if failed else " hidden"} aria-labelledby="failed-head">',
        f'<h2 id="failed-head">{_counted(failed, "edition")} failed</h2>\n<ul>\n',
    ]
    between = ["</ul>", _beyond(failed), "</section>", _warnings(counts)]
    between += ['<section id="editions" aria-labelledby="editions-head"><h2 id="editions-head">Editions</h2>']
    between += ['<ul class="cards">\n']
    told = "".join(f"<p>{said(each)}</p>" for each in counts.told)
    files_beside = "report.csv has a line for each edition, manifest.jsonl the sums of its files."
    foot = f"<footer>{told}<p>{files_beside}</p></footer>"
    end = ["</ul>", _beyond(counts.finished), "</section>", "</main>", foot]
    end += [ending(script)]
    return "\n".join(start), "\n".join(between), "\n".join(end)


def _figures(counts: SheetCounts) -> Iterable[str]:
    """What a batch comes to, as terms and numbers."""
    numbers = {
        "editions": f"{counts.states.total():,}",
        "rows": f"{counts.rows:,}" if counts.rows else "",
        "languages": f"{len(counts.languages):,}",
        "pages": f"{counts.pages:,}" if counts.pages else "",
        "made now": f"{counts.states['made']:,}",
        "as they were": f"{counts.states['as it was']:,}",
        "with warnings": f"{counts.warned:,}",
        "failed": f"{counts.states['failed']:,}",
        "in all": _size(counts.bytes),
    }
    marked = {"failed": counts.states["failed"], "with warnings": counts.warned}
    for name, number in numbers.items():
        kind = f' class="{name.partition(" ")[0]}"' if marked.get(name) else ""
        if number:
            yield f"<div{kind}><dt>{name}</dt><dd>{number}</dd></div>"


def _choices(counts: SheetCounts) -> str:
    """The controls, which the script shows: without it they would do nothing."""
    languages = sorted(counts.languages, key=lambda tag: (name_of(tag), tag))
    tongues = "".join(
        f'<option value="{said(tag)}">{said(name_of(tag))} ({counts.languages[tag]:,})</option>'
        for tag in languages
    )
    states = {"": "all", "warned": "with warnings", "made": "made now", "as it was": "as they were"}
    orders = {
        "": "row",
        "title": "title",
        "language": "language",
        "pages": "pages",
        "type": "size of type",
        "bytes": "size of files",
        "warnings": "warnings",
    }
    return (
        '<form id="choices" role="search" aria-label="Editions" hidden>'
        '<label>Find <input type="search" id="find" autocomplete="off"></label>'
        f'<label>Language <select id="language"><option value="">all</option>{tongues}</select></label>'
        f'<label>Show <select id="state">{_options(states)}</select></label>'
        f'<label>Sort by <select id="sort">{_options(orders)}</select></label>'
        '<button type="button" id="turn" aria-pressed="false">Descending</button>'
        '<output id="shown" for="find language state"></output></form>'
    )


def _options(named: dict[str, str]) -> str:
    return "".join(f'<option value="{value}">{name}</option>' for value, name in named.items())


def _warnings(counts: SheetCounts) -> str:
    """The warnings of all editions, each once, those of most editions first."""
    found = counts.warnings.most_common()
    if not found:
        return ""
    shown = "".join(
        f"<tr><td>{said(message)}</td><td><code>{said(code)}</code></td><td>{count:,}</td></tr>"
        for (code, message), count in found[:_WARNINGS_SHOWN]
    )
    more = f"<p>... and {len(found) - _WARNINGS_SHOWN} more</p>" if len(found) > _WARNINGS_SHOWN else ""
    heads = "".join(f'<th scope="col">{each}</th>' for each in ("Warning", "Code", "Editions"))
    name = _counted(len(found), "warning")
    return (
        f'<section aria-labelledby="warned-head"><h2 id="warned-head">Warnings</h2>'
        f"<details><summary>{name}, in {_counted(counts.warned, 'edition')}</summary>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{shown}</tbody></table>{more}</details></section>"
    )


def _picture(outcome: JobOutcome, file: MadeFile, alt: str) -> str:
    if not outcome.picture:
        return f'<a class="page none" href="{_address(file)}">{said(file.target)}</a>'
    return f'<a class="page" href="{_address(file)}">{picture(outcome.picture, alt)}</a>'


def _link(file: MadeFile) -> str:
    return f'<li><a href="{_address(file)}">{said(file.target)}</a> {_size(file.size)}</li>'


def _address(file: MadeFile) -> str:
    # With ./ before it no name can be taken for a scheme.
    return f"./{quote(file.name)}"


def _folded(name: str, inside: str, kind: str) -> str:
    return f'<details class="{kind}"><summary>{name}</summary>{inside}</details>' if inside else ""


def _points(found: tuple[Diagnostic, ...]) -> str:
    if not found:
        return ""
    shown = "".join(map(_point, found[:_WARNINGS_OF_ONE]))
    more = len(found) - _WARNINGS_OF_ONE
    return f"<ul>{shown}{f'<li>... and {more} more</li>' if more > 0 else ''}</ul>"


def _point(found: Diagnostic) -> str:
    # Whoever is sent the page needs no folders of this machine.
    span = found.span and replace(found.span, file=PurePath(found.span.file).name)
    place = f"<code>{said(str(span))}</code> " if span else ""
    hint = f" <span>{said(found.hint)}</span>" if found.hint else ""
    return f"<li>{place}{said(found.message)}{hint}</li>"


def _plan(lines: tuple[str, ...]) -> str:
    shown = "\n".join(map(said, lines))
    return f"<pre>{shown}</pre>" if lines else ""


def _beyond(count: int) -> str:
    return f"<p>... and {count - MOST:,} more, in report.csv</p>" if count > MOST else ""


def _isolated(text: str) -> str:
    return f"<bdi>{said(text)}</bdi>"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _size(count: int) -> str:
    return f"{count / 1024:,.0f}&nbsp;KB" if count < 1024 * 1024 else f"{count / 1024 / 1024:,.1f}&nbsp;MB"
