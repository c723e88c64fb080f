"""One page of HTML: the elements of a document as the elements of the web, in the same order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from html import escape
from itertools import islice

from factsheet.content.edition import Edition
from factsheet.display import Direction
from factsheet.document.citations import SOURCES
from factsheet.document.flow import flow
from factsheet.document.grid import placed_cells
from factsheet.document.ids import ContentId
from factsheet.document.nodes import (
    Code,
    Element,
    Figure,
    Group,
    Heading,
    Landmark,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Scope,
    Statistic,
    Table,
    TableCell,
    TableRow,
    walk,
    words,
)
from factsheet.document.text import Text
from factsheet.fonts.library import Library, bundled
from factsheet.html import media
from factsheet.html.charts import WebCharts
from factsheet.html.inline import inline, is_bold, is_mixed, language_of, width_of
from factsheet.html.lettering import lettering
from factsheet.html.numbers import numbers_link
from factsheet.html.sheet import common_rules, style_sheet, type_roles
from factsheet.html.typefaces import used_faces
from factsheet.layout.model import Layout
from factsheet.records import dataclass
from factsheet.typeset.isolates import foreign

_TAGS = {
    Landmark.DOCUMENT: "main",
    Landmark.HEADER: "header",
    Landmark.SECTION: "section",
    Landmark.ASIDE: "aside",
    Landmark.FOOTER: "footer",
    Landmark.PART: "div",
}
_BROAD = 7  # widths of a figure: a number that has more takes two columns where there are several


def page(edition: Edition, layout: Layout, library: Library, beside: Mapping[str, str] | None = None) -> str:
    """Return an edition as one self-contained page: fonts, pictures and codes are inside it.

    `beside` are the addresses of the other editions by language tag.  Nothing is loaded from anywhere, and
    there is no script.  DataError for a picture or an address that cannot be used.
    """
    document = edition.document
    body = _writer(edition, layout, library).element(document)
    lettered = lettering(body, common_rules(), type_roles(edition, layout))
    faces = used_faces(lettered, edition.lang, library)
    rtl = ' dir="rtl"' if edition.direction is Direction.RTL else ""
    head = [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(edition.title)}</title>",
        *_described("description", edition.subject),
        *_described("author", edition.author),
        *_described("date", edition.date),
        *_described("keywords", edition.stamp),
        '<meta name="color-scheme" content="light dark">',
        *(
            f'<link rel="alternate" hreflang="{escape(tag)}" href="{escape(address)}">'
            for tag, address in (beside or {}).items()
        ),
        *numbers_link(document, edition.title),
        f"<style>\n{style_sheet(edition, layout, faces)}\n</style>",
    ]
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{escape(edition.lang)}"{rtl}>',
            "<head>",
            *head,
            "</head>",
            f"<body>\n{body}\n</body>",
            "</html>\n",
        ]
    )


def fragment(edition: Edition, layout: Layout) -> str:
    """Return an edition as one element for a page of a content system, in that page's own faces."""
    rtl = "rtl" if edition.direction is Direction.RTL else "ltr"
    writer = _writer(edition, layout, bundled())
    body = writer.inside(edition.document.children)
    style = style_sheet(edition, layout, None)
    return (
        f'<article class="factsheet" lang="{escape(edition.lang)}" dir="{rtl}">\n'
        f"<style>\n{style}\n</style>\n{body}\n</article>\n"
    )


def _writer(edition: Edition, layout: Layout, library: Library) -> _Writer:
    document = edition.document
    ratios = dict(media.ratios(document, edition.root))
    return _Writer(edition, _calls(document), _charts(edition, layout, library), ratios)


def _charts(edition: Edition, layout: Layout, library: Library) -> WebCharts | None:
    """What draws the charts of an edition; nothing where it has none."""
    charted = any(isinstance(each, Group) and each.chart for each in walk(edition.document))
    return WebCharts(edition, layout, library) if charted else None


def _described(name: str, content: str) -> tuple[str, ...]:
    return (f'<meta name="{name}" content="{escape(content)}">',) if content else ()


def _calls(document: Group) -> dict[str, str]:
    """Return where each note is called first; its own text, which begins with its mark, does not count."""
    notes = {each.id for each in walk(document) if isinstance(each, Note)}
    found: dict[str, str] = {}
    for text in words(document):
        for part in text.paragraphs() if text.path not in notes else ():
            for run in part.runs:
                if run.note:
                    found.setdefault(run.note, part.path)
    return found


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes elements; `edition` says where pictures are, which way lines run, and in what language.

    `calls` has the path of the paragraph that calls a note first, by the note's id; `charts` draws charts.
    `ratios` are the heights of pictures that are cropped, of their widths, by their paths.
    """

    edition: Edition
    calls: Mapping[str, str]
    charts: WebCharts | None = None
    ratios: Mapping[str, float] = field(default_factory=dict)

    def element(self, element: Element) -> str:
        """Return an element with everything below it."""
        match element:
            case Group():
                return self._group(element)
            case Heading():
                return self._text(f"h{element.level}", element.text, identified=True)
            case Paragraph():
                return self._paragraphs(element.text)
            case Statistic():
                return self._statistic(element)
            case Figure():
                return self._figure(element)
            case Code():
                drawn = media.code(element.address, element.alt.plain)
                opens = f' hreflang="{escape(element.opens)}"' if element.opens else ""
                return f'<p class="code"><a href="{escape(element.address.value)}"{opens}>{drawn}</a></p>'
            case Quote():
                who = self._paragraphs(element.who) if element.who else ""
                return f"<blockquote>{self._paragraphs(element.text)}{who}</blockquote>"
            case Note():
                return self._note(element)
            case List():
                tag = "ol" if element.numbered else "ul"
                # Without markers Safari no longer takes a list for one unless its role is said.
                kind = f' class="{element.marker}"' if element.marker and not element.numbered else ""
                return f'<{tag} role="list"{kind}>\n{self.inside(element.items)}\n</{tag}>'
            case ListItem():
                label = f'<p class="numeral">{inline(element.label)}</p>' if element.label else ""
                main = element.main or any(_is_main(each) for each in element.children)
                kind = ' class="main"' if main else ""
                return f'<li id="{element.id}"{kind}>{label}<div>{self.inside(element.children)}</div></li>'
            case Table():
                return self._table(element)
            case TableRow() | TableCell():
                raise TypeError("rows and cells are written with their table")

    def inside(self, elements: tuple[Element, ...]) -> str:
        """Return several elements, a line each."""
        return "\n".join(self.element(each) for each in elements)

    def _group(self, group: Group) -> str:
        tag, heading = _TAGS[group.landmark], group.heading
        named = f' aria-labelledby="{heading.id}"' if heading and tag in ("section", "aside") else ""
        own = ' class="factsheet"' if group.landmark is Landmark.DOCUMENT else f' class="{_class(group)}"'
        inside = "\n".join(self._charted(each, group) for each in group.children)
        return f'<{tag} id="{group.id}"{own}{named}>\n{inside}\n</{tag}>'

    def _charted(self, element: Element, group: Group) -> str:
        """An element of a block; the table of a chart is in a figure that says what the chart shows."""
        chart = group.chart
        if chart is None or element.id != chart.table:
            return self.element(element)
        lang = language_of(chart.alt, self.edition.lang)
        said = f'aria-label="{escape(chart.alt.plain)}"{lang}'
        drawing = self.charts.chart(group) if self.charts else ""
        return f'<figure class="chart" {said}>{drawing}{self.element(element)}</figure>'

    def _text(self, tag: str, text: Text, kind: str = "", identified: bool = False, style: str = "") -> str:
        # Citations lead to the lines of the sources.
        identified = identified or text.path.startswith(f"{SOURCES}.")
        name = f' id="{text.path}"' if identified else ""
        if tag == "p" and is_bold(text):
            kind = f"{kind} bold mixed" if is_mixed(text) else f"{kind} bold"
        kind = f' class="{kind}"' if kind else ""
        style = f' style="{style}"' if style else ""
        called = frozenset(note for note, path in self.calls.items() if path == text.path)
        html = inline(text, called=called)
        if self.edition.direction is Direction.RTL and foreign(text.plain):
            html = f'<bdi dir="ltr">{html}</bdi>'
        return f"<{tag}{style}{name}{kind}{language_of(text, self.edition.lang)}>{html}</{tag}>"

    def _paragraphs(self, text: Text, kind: str = "") -> str:
        kind = kind or _last(text.path)
        said = []
        for each in flow(text):
            match each:
                case Paragraph():
                    said.append(self._text("p", each.text, kind))
                case List():
                    said.append(self._points(each))
                case Heading():
                    said.append(self.element(each))
        return "\n".join(said)

    def _points(self, points: List) -> str:
        """A list within running text: what prints before an item is text, in the figures of the language."""
        tag = "ol" if points.numbered else "ul"
        items = []
        for item in points.items:
            said = "".join(
                self._text("p", each.text) for each in item.children if isinstance(each, Paragraph)
            )
            label = escape(item.label.plain if item.label else "")
            items.append(f'<li><span class="point">{label}</span>{said}</li>')
        return f'<{tag} class="points" role="list">\n{"".join(items)}\n</{tag}>'

    def _statistic(self, number: Statistic) -> str:
        if number.inside:
            return self._text("p", number.sentence, "sentence")
        # How wide it is, in widths of a figure: by that the style sheet fits it into its column.
        wide = width_of(number.figure)
        kind = "figure broad" if wide > _BROAD else "figure"
        figure = self._text("p", number.figure, kind, style=f"--wide:{wide}")
        return f"{figure}\n{self._text('p', number.label, 'label')}"

    def _figure(self, figure: Figure) -> str:
        alt, edition = figure.alt.plain if figure.alt else "", self.edition
        if figure.shows == "icon":
            return media.icon(figure.art, alt, edition.root, edition.direction is Direction.RTL)
        if figure.quantity:
            return media.drawing(figure.art.value, figure.quantity, alt, edition.direction is Direction.RTL)
        # A page prints the name beside its logo: read once.
        beside = figure.alt is not None and figure.alt.path in figure.says
        drawn = media.picture(figure.art, "" if beside else alt, edition.root, self.ratios.get(figure.id))
        lang = language_of(figure.alt, edition.lang) if figure.alt else ""
        return f'<figure class="{figure.shows}"{lang}>{drawn}</figure>'

    def _note(self, note: Note) -> str:
        marks = [run.note for run in note.text.runs if run.note]
        name = f' id="note-{marks[0]}"' if marks else ""
        lang = language_of(note.text, self.edition.lang)
        return f'<p class="note"{name} role="doc-footnote"{lang}>{inline(note.text, back=True)}</p>'

    def _table(self, table: Table) -> str:
        caption = self._text("caption", table.caption) if table.caption else ""
        placed = zip(table.rows, placed_cells(table), strict=True)
        rows = (self._row(row, cells, table.numeric) for row, cells in placed)
        top = "\n".join(islice(rows, table.head))
        top = f"<thead>{top}</thead>\n" if top else ""
        groups = ("\n".join(islice(rows, len(group))) for group in table.groups())
        bodies = "\n".join(f"<tbody>{group}</tbody>" for group in groups)
        return (
            f'<div class="wide" tabindex="0" role="group"><table id="{table.id}">{caption}\n'
            f"{top}{bodies}\n</table></div>"
        )

    def _row(self, row: TableRow, cells: Sequence[tuple[int, TableCell]], numeric: frozenset[int]) -> str:
        kind = ' class="total"' if row.total else ""
        said = (self._cell(cell, cell.columns == 1 and column in numeric) for column, cell in cells)
        return f"<tr{kind}>{''.join(said)}</tr>"

    def _cell(self, cell: TableCell, at_end: bool) -> str:
        tag = "th" if cell.scope else "td"
        marks = ' class="number"' if at_end else ""
        if cell.scope:
            several = "group" if cell.columns > 1 else ""
            marks += f' scope="{"col" if cell.scope is Scope.COLUMN else "row"}{several}"'
        spans = (("colspan", cell.columns), ("rowspan", cell.rows))
        marks += "".join(f' {name}="{count}"' for name, count in spans if count > 1)
        lang = language_of(cell.text, self.edition.lang)
        return f"<{tag}{marks}{lang}>{inline(cell.text)}</{tag}>"


def _is_main(element: Element) -> bool:
    """Return a number in its sentence is the one that the sheet is about."""
    return isinstance(element, Statistic) and element.inside


def _class(group: Group) -> str:
    """Return the classes of a block: that of every block, its own, its tone.  A part of one is an item.

    The ids of parts are the writer's own words: as classes they could be those of something else.
    """
    if group.landmark is Landmark.PART:
        return "item"
    tone = f" tone-{group.wishes.tone}" if group.wishes.tone != "plain" else ""
    return f"block {(group.kind or _last(group.id)).replace('_', '-')}{tone}"


def _last(path: str) -> str:
    return ContentId.parse(path).field.replace("_", "-")
