"""Sheets made at random in which every key of the data model is met: what bodies of `generate_body` lack.

Numbers with intervals, flags, dates and sources, or the reason why there is none; every way to draw a chart;
lists, sub-headings, citations, links and words of another language in text; variables, plural forms; pictures
with captions, partners with marks, persons to turn to, periods in a timeline; demands without icons.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import strategies as st

from factsheet.locale.filling import forms_of
from factsheet.locale.locales import default, facts
from tests.sheets.generate import _NO_MARKS, ICONS, tags, tongue
from tests.sheets.generate_body import KINDS, NumbersWriter

FOLDER = Path(__file__).parent / "data"
PICTURES = ("images/drop.svg", "images/river.svg", "images/vaccine.svg")
FLAGS = ("provisional", "estimated", "break")
UNITS = (
    "celsius",
    "milliliters",
    "megawatts",
    "bar",
    "liters_per_minute",
    "people",
    "per_1000",
    "currency:XOF",
)
PERIODS = ("2014/2023", "2026-01/2026-04", "2026-06-01/2026-06-30", "2025-11-03/2026-02-14")
YEARS = ("2015", "2016-03", "2017-11-30", "2018", "2020-01", "2023-11")


class AmountWriter(NumbersWriter):
    """Writes numbers with all that may be known of them, and text with all marks."""

    def known(self) -> dict[str, Any]:
        """Return what may be known of a number beside its value."""
        found = self.maybe(
            flag=lambda: self.chance.choice(FLAGS),
            period=lambda: self.chance.choice(PERIODS),
            approx=lambda: True,
            decimals=lambda: self.chance.randint(0, 2),
            format=lambda: self.chance.choice(("full", "compact")),
            source=lambda: self.chance.choice(("s", ["s", "t"])),
        )
        if "period" not in found and self.often(0.3):
            found["as_of"] = self.chance.choice(YEARS)
        return {key: found[key] for key in self.chance.sample(list(found), min(2, len(found)))}

    def amount(self) -> Any:
        """Return a number with some of what is known of it, an interval alone, or why there is none."""
        if self.often(0.6):
            return super().amount()
        number = self.chance.choice((0, 7, 12.5, 4312, 0.25, 1500000))
        interval = {"low": number, "high": number + 1}
        return self.chance.choice(
            ({"value": number} | self.known(), interval, interval | {"value": number} | self.known())
        )

    def marks(self) -> str:
        """Return a text with one of the marks that copy may have."""
        words = self.plain(1, 2).replace("[", "").replace("]", "")
        return self.chance.choice(
            (
                f"**{words}**",
                f"*{words}*",
                f"[{words}](https://example.org/a_(b))",
                f"[{words}](#b0)",
                "[@s]",
                "[@s; @t, p. 4]",
                "{place}",
                self.plural(),
                "{kind, select, ward {W} other {O}}",
            )
        )

    def plural(self) -> str:
        """Return a choice of forms: those that the language has."""
        rules = (facts(self.tag) or default())["plurals"]
        forms = " ".join(f"{each} {{# {self.letter()}}}" for each in (*forms_of(rules), "other"))
        return f"{{count, plural, {forms}}}"

    def letter(self) -> str:
        """Return a word of the language alone."""
        return self.chance.choice(tongue(self.tag).words).translate(_NO_MARKS)

    def full_text(self) -> str:
        """Return running text with marks, a list, a sub-heading."""
        parts = [f"{self.running(2, 10)} {self.marks()}", self.running(1, 10)]
        if self.often():
            sign = self.chance.choice(("- ", "1. "))
            parts.append("\n".join(f"{sign}{self.marked(1, 5)}" for _ in range(self.chance.randint(1, 5))))
        if self.often(0.3):
            parts.append(f"## {self.plain(1, 3)}\n{self.running(2, 8)}")
        return "\n\n".join(parts)


class ChartWriter(AmountWriter):
    """Writes charts of all kinds."""

    def chart(self) -> dict[str, Any]:
        """Return a chart of any kind, with what it may have."""
        show = self.chance.choice(list(CHARTS))
        made = CHARTS[show](self) | {"show": show, "subtitle": f"{self.plain(1, 4)}, 2023", "source": "s"}
        return made | self.maybe(note=lambda: self.marked(1, 6), table=lambda: True)

    def rows(self, count: int, dated: bool, make: Callable[[], Any], series: int) -> dict[str, Any]:
        """Return the series and so many rows of a chart."""
        names: dict[str, Any] = {f"s{n}": self.plain(1, 2) for n in range(series)}
        data = {}
        for number in range(count):
            name = {"date": YEARS[number]} if dated else {"label": self.plain(1, 3)}
            cells = {key: make() for key in names} if series > 1 else {"value": make()}
            if number and self.often(0.2):
                cells[next(iter(cells))] = {"missing": "not-available"}
            data[f"r{number}"] = name | cells
        found: dict[str, Any] = {"data": data}
        if series > 1:
            if self.often(0.3):
                names["s1"] = {"label": names["s1"], "role": "context"}
            found["series"] = names
        if series == 1 and self.often():
            found["highlight"] = "r0"
        return found

    def held(self, made: dict[str, Any]) -> dict[str, Any]:
        """Return a chart with or without a value that the others are held against, or an axis."""
        return made | self.maybe(
            reference=lambda: {"value": 20, "label": self.plain(1, 3)},
            unit=lambda: self.chance.choice(UNITS[:6]),
        )

    def value(self) -> Any:
        """Return a number of a chart."""
        number = self.chance.choice((1, 7.5, 40, 3200))
        if self.often(0.8):
            return number
        return {"value": number, "low": number - 0.5, "high": number + 0.5} | self.maybe(
            flag=lambda: self.chance.choice(FLAGS)
        )


class FullWriter(ChartWriter):
    """Writes blocks with all keys that they take."""

    def text(self) -> dict[str, Any]:
        """Return running text with all marks."""
        text, notes = self.noted(self.full_text())
        return {"text": text} | notes

    def questions(self) -> dict[str, Any]:
        """Return questions whose answers have lists and marks."""
        items = self.some(5, lambda: {"question": self.plain(1, 6), "answer": self.full_text()})
        return {"items": items, "show": self.chance.choice(("plain", "myths"))}

    def timeline(self) -> dict[str, Any]:
        """Return one to four periods in their order."""
        periods = [f"{year}-02/{year + self.chance.randint(0, 1)}-11" for year in (2010, 2013, 2017, 2021)]
        chosen = periods[: self.chance.randint(1, 4)]
        return {
            "items": {
                f"e{n}": {"period": each, "title": self.plain(1, 3)}
                | self.maybe(text=lambda: self.running(1, 8))
                for n, each in enumerate(chosen)
            }
        }

    def partners(self) -> dict[str, Any]:
        """Return organizations, some with their marks."""

        def item() -> dict[str, Any]:
            logo = (
                {"logo": self.chance.choice(PICTURES), "logo_alt": self.plain(1, 2)} if self.often() else {}
            )
            return {"name": self.plain(1, 3)} | logo | self.maybe(url=lambda: "https://example.org/über/x")

        return {"items": self.some(8, item)}

    def contact(self) -> dict[str, Any]:
        """Return lines, offices and persons."""

        def item() -> dict[str, Any]:
            if self.often():
                who: dict[str, Any] = {"name": self.plain(1, 2)} | self.maybe(role=lambda: self.plain(1, 3))
                if self.often():
                    who |= {"picture": self.chance.choice(PICTURES), "picture_alt": self.plain(1, 3)}
            else:
                who = {"label": self.plain(1, 3)}
            ways = (
                {
                    "phone": self.chance.choice(
                        ("+852 2721 6654", "0800 116 117", "112", "+1 202 555 0123 ext. 12")
                    )
                }
                if self.often()
                else {}
            )
            ways = ways or {"mail": "info@example.org"}
            ways |= self.maybe(
                mail=lambda: "help@example.org",
                url=lambda: "https://example.org/clinics",
                address=lambda: self.plain(1, 4),
                hours=lambda: self.plain(1, 3),
            )
            return who | ways | self.maybe(note=lambda: self.marked(1, 5))

        items = self.some(5, item)
        if self.often():
            items["i0"] |= {"main": True, "phone": "0800 116 117"}
        return {"items": items} | self.maybe(lead=lambda: self.marked(1, 8))

    def picture(self) -> dict[str, Any]:
        """Return a picture, or several as one group, with caption and credit."""

        def one() -> dict[str, Any]:
            more = self.maybe(
                caption=lambda: self.marked(1, 8),
                credit=lambda: self.plain(1, 3),
                shape=lambda: self.chance.choice(("wide", "tall", "square", "as-is")),
            )
            return {"file": self.chance.choice(PICTURES), "alt": self.plain(1, 4)} | more

        if self.often(0.3):
            return {"items": self.items(4, one)} | self.maybe(caption=lambda: self.marked(1, 8))
        return one()

    def key_numbers(self) -> dict[str, Any]:
        """Return one to six numbers of all kinds."""

        def item() -> dict[str, Any]:
            label = {"label": self.marked(1, 5)}
            if self.often(0.25):
                share: dict[str, Any] = {"value": self.chance.choice((6, 47.5, 61)), "unit": "percent"}
                show = self.chance.choice(("tile", "icon_array", "bar", "donut", "gauge"))
                return (
                    label
                    | share
                    | {"show": show}
                    | ({"target": 80} if show == "gauge" or self.often() else {})
                    | ({"of": "people"} if show == "icon_array" and self.often() else {})
                )
            amount, unit = self.amount(), {"unit": self.chance.choice(UNITS)}
            if self.often(0.2):
                unit = {"unit": "other", "unit_label": self.plain(1, 2)}
            found = amount if isinstance(amount, dict) else {"value": amount}
            found.pop("note", None)
            return label | unit | found | self.maybe(icon=lambda: self.chance.choice(ICONS))

        return {"items": self.some(6, item)}

    def recommendations(self) -> dict[str, Any]:
        """Return demands, with icons or all without."""
        icons = self.often()

        def item() -> dict[str, Any]:
            return {"text": self.marked(1, 6)} | ({"icon": self.chance.choice(ICONS)} if icons else {})

        return {"items": self.some(6, item)}

    def call_to_action(self) -> dict[str, Any]:
        """Return a call to an address, a telephone or a mailbox."""
        url = self.chance.choice(("https://example.org/a", "tel:+85227216654", "mailto:help@example.org"))
        more = self.maybe(language=lambda: self.chance.choice(("en", "zh-Hant")), show_url=lambda: True)
        return {"text": self.marked(1, 4), "url": url} | more


def _series(most: int, dated: bool | None, rows: int = 6) -> Callable[[ChartWriter], dict[str, Any]]:
    """Return what writes a chart of up to so many series."""

    def write(writer: ChartWriter) -> dict[str, Any]:
        dates = writer.often() if dated is None else dated
        count = 2 if rows == 2 else writer.chance.randint(3, rows)
        return writer.held(writer.rows(count, dates, writer.value, writer.chance.randint(1, most)))

    return write


def _slope(writer: ChartWriter) -> dict[str, Any]:
    return writer.rows(2, True, lambda: writer.chance.randint(1, 90), writer.chance.randint(2, 6))


def _stacked(writer: ChartWriter) -> dict[str, Any]:
    if writer.often():
        return writer.rows(writer.chance.randint(2, 4), False, lambda: writer.chance.randint(1, 90), 1)
    return writer.rows(
        writer.chance.randint(1, 6), False, lambda: writer.chance.randint(1, 90), writer.chance.randint(2, 4)
    )


def _funding(writer: ChartWriter) -> dict[str, Any]:
    parts = {"received": 41, "pledged": 18, "required": 100}
    data = {key: {"label": writer.plain(1, 3), "part": key, "value": each} for key, each in parts.items()}
    return {"data": data, "unit": "currency:USD", "format": "compact"}


def _pictograph(writer: ChartWriter) -> dict[str, Any]:
    made = writer.rows(writer.chance.randint(1, 6), False, lambda: writer.chance.choice((3, 12, 350)), 1)
    return made | {"unit": writer.chance.choice(("people", "count"))}


CHARTS: dict[str, Callable[[ChartWriter], dict[str, Any]]] = {
    "bars": _series(3, None),
    "columns": _series(3, None),
    "line": _series(4, True),
    "dots": _series(4, None),
    "small-multiples": _series(6, True),
    "slope": _slope,
    "stacked": _stacked,
    "funding": _funding,
    "pictograph": _pictograph,
}
ALL = (*KINDS, "picture", "recommendations", "call_to_action")


def sheet(
    chance: Random, most: int = 6, languages: tuple[str, ...] = (), ample: float = 1.0
) -> dict[str, Any]:
    """Return a factsheet whose blocks are all in its body, with variables, sources and an imprint."""
    tag = chance.choice(languages or tags())
    write = FullWriter(chance, tag, ample)
    # Links lead to the first block.
    body = {f"b{number}": _block(write) for number in range(chance.randint(1, most))}
    imprint = {"license": "CC-BY-4.0"} | write.maybe(
        method=lambda: write.marked(1, 8),
        responsible=lambda: write.plain(1, 3),
        version=lambda: "2.1",
        reviewed=lambda: "2026-03",
    )
    made = {"factsheet": 1, "id": "made", "lang": tag, **write.header(), "body": body}
    made["variables"] = {"place": write.plain(1, 2), "count": 7, "kind": "ward"}
    made["sources"] = {"items": {"s": {"title": write.plain(1, 3)}, "t": _source(write)}}
    return made | {"imprint": imprint} | write.maybe(typography=lambda: "smart")


def _block(write: FullWriter) -> dict[str, Any]:
    kind = write.chance.choice(ALL)
    made = write.head() | {"kind": kind} | getattr(write, kind)()
    # A call is a heading itself.
    return {key: each for key, each in made.items() if key != "heading" or kind != "call_to_action"}


def _source(write: FullWriter) -> dict[str, Any]:
    return {
        "title": write.plain(1, 4),
        "authors": write.plain(1, 2),
        "publisher": write.plain(1, 2),
        "date": "2025-11",
        "page": "4",
        "url": "https://example.org/reports/2025?id=7",
        "accessed": "2026-01-07",
    }


def sheets(most: int = 6) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for such factsheets."""
    return st.randoms(use_true_random=False).map(lambda chance: sheet(chance, most))
