"""Bodies made at random: blocks of any kinds, counts and lengths, in the language of their sheet."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.sheets.generate import ICONS, Writer, tags

_UNITS = ("count", "percent", "years", "kilometers", "currency:EUR", "currency:JPY")
_DATES = ("2015", "2016-03", "2017-11-30", "2018", "2020-01", "2023-11")


class BodyWriter(Writer):
    """Writes blocks of the kinds that stand in a body."""

    def some(self, most: int, item: Callable[[], Any]) -> dict[str, Any]:
        """Return one item or more under their ids."""
        return {f"i{number}": item() for number in range(self.chance.randint(1, most))}

    def maybe(self, **keys: Callable[[], Any]) -> dict[str, Any]:
        """Return some of the keys."""
        return {key: make() for key, make in keys.items() if self.often()}

    def noted(self, text: str) -> tuple[str, dict[str, Any]]:
        """Return a text that may call a note, and the notes of its block."""
        if self.often():
            return text, {}
        return f"{text}[^a]", {"notes": {"a": self.marked(1, 5)}}

    def head(self) -> dict[str, Any]:
        """Return the heading of a block, and its wishes."""
        made = {"heading": self.chance.choice(("none", self.plain(1, 3)))} if self.often(0.8) else {}
        made |= self.maybe(tone=lambda: self.chance.choice(("plain", "note", "warning")))
        return made | self.maybe(stand=lambda: self.chance.choice(("front", "back")))

    def text(self) -> dict[str, Any]:
        """Return running text of one to three paragraphs."""
        text, notes = self.noted("\n\n".join(self.running(2, 12) for _ in range(self.chance.randint(1, 3))))
        return {"text": text} | notes

    def list(self) -> dict[str, Any]:
        """Return a list in any style, in one or in groups."""
        style = self.chance.choice(("bullets", "numbers", "checks", "crosses", "icons"))

        def item() -> Any:
            if style == "icons":
                return {"text": self.marked(1, 6), "icon": self.chance.choice(ICONS)}
            return self.marked(1, 6) if self.often() else {"text": self.marked(1, 6)}

        made: dict[str, Any] = {"style": style} | self.maybe(lead=lambda: self.marked(2, 6))
        if self.often(0.3):
            group = {"heading": self.plain(1, 2)}
            return made | {"groups": self.some(4, lambda: group | {"items": self.some(5, item)})}
        return made | {"items": self.some(20, item)}

    def steps(self) -> dict[str, Any]:
        """Return one to ten steps."""
        more = {"text": lambda: self.running(2, 8), "icon": lambda: self.chance.choice(ICONS)}
        return {"items": self.some(10, lambda: {"title": self.plain(1, 4)} | self.maybe(**more))}

    def questions(self) -> dict[str, Any]:
        """Return questions or myths."""
        text, notes = self.noted(self.running(2, 8))
        items = self.some(8, lambda: {"question": self.plain(1, 5), "answer": self.running(1, 12)})
        items["last"] = {"question": self.plain(1, 5), "answer": text}
        return {"items": items, "show": self.chance.choice(("plain", "myths"))} | notes

    def quote(self) -> dict[str, Any]:
        """Return a passage, and whose it is."""
        who = {"who": self.plain(1, 2), "role": self.plain(1, 3)} if self.often() else {}
        return {"text": self.marked(2, 14)} | who

    def timeline(self) -> dict[str, Any]:
        """Return one to six events, the first or the last first."""
        dates = list(_DATES[: self.chance.randint(1, len(_DATES))])
        if self.often():
            dates.reverse()
        title = {"title": self.plain(1, 3)}
        return {"items": {f"e{n}": title | {"date": date} for n, date in enumerate(dates)}}

    def partners(self) -> dict[str, Any]:
        """Return organizations."""
        url = {"url": "https://example.org/about"}
        return {"items": self.some(8, lambda: {"name": self.plain(1, 3)} | (url if self.often() else {}))}

    def contact(self) -> dict[str, Any]:
        """Return ways to reach somebody."""

        def item() -> dict[str, Any]:
            who = {"label": self.plain(1, 3)} if self.often() else {"name": self.plain(1, 2)}
            more = {"mail": lambda: "help@example.org", "hours": lambda: self.plain(1, 3)}
            return who | {"phone": "+852 2721 6654"} | self.maybe(**more, address=lambda: self.plain(1, 3))

        items = self.some(6, item)
        items["i0"]["main"] = True
        return {"items": items}


class NumbersWriter(BodyWriter):
    """Writes the blocks that hold numbers, too."""

    def amount(self) -> Any:
        """Return a number, or why there is none."""
        number = self.chance.choice((0, 7, 12.5, 4312, 0.25, 1500000))
        return self.chance.choice(
            (
                number,
                {"value": number, "flag": self.chance.choice(("provisional", "estimated", "break"))},
                {"value": number, "low": number, "high": number + 1},
                {"value": number, "note": self.marked(1, 4)},
                {"missing": self.chance.choice(("not-available", "not-applicable", "suppressed"))},
                {"missing": "suppressed", "below": 5},
            )
        )

    def table(self) -> dict[str, Any]:
        """Return a table of one to six columns of numbers or words."""
        columns: dict[str, Any] = {"names": self.plain(1, 2)}
        for number in range(self.chance.randint(1, 5)):
            label = self.plain(1, 2)
            column = {"label": label, "unit": self.chance.choice(_UNITS)}
            column |= self.maybe(align=lambda: self.chance.choice(("start", "center", "end")))
            columns[f"c{number}"] = column if self.often() else label
        if self.often(0.3):
            shared = self.plain(1, 2)
            grouped = [key for key, each in columns.items() if isinstance(each, dict)]
            for key in grouped:
                columns[key]["group"] = shared

        def row() -> dict[str, Any]:
            cells = {
                key: self.amount() if isinstance(each, dict) or self.often(0.3) else self.marked(1, 3)
                for key, each in columns.items()
                if key != "names"
            }
            return {"names": self.plain(1, 3)} | cells | self.maybe(group=lambda: self.plain(1, 2))

        rows = self.some(12, row)
        more = {"caption": lambda: self.marked(1, 6), "note": lambda: self.marked(1, 6)}
        made: dict[str, Any] = {"columns": columns, "rows": rows, "total": list(rows)[-1], "source": "s"}
        return made | self.maybe(**more)

    def facts(self) -> dict[str, Any]:
        """Return terms and values."""

        def item() -> dict[str, Any]:
            label, unit = {"label": self.plain(1, 3)}, {"unit": self.chance.choice(_UNITS)}
            if self.often(0.3):
                return label | {"text": self.marked(1, 4)}
            amount = self.amount()
            return label | unit | (amount if isinstance(amount, dict) else {"value": amount, "tolerance": 1})

        return {"items": self.some(8, item)}

    def chart(self) -> dict[str, Any]:
        """Return points in time or names, with one to three series."""
        names = {f"s{number}": self.plain(1, 2) for number in range(self.chance.randint(1, 3))}
        dated = self.often()
        data = {}
        for number, date in enumerate(_DATES):
            values: dict[str, Any] = {key: self.chance.choice((1, 7.5, 40)) for key in names}
            if number:
                values[next(iter(names))] = self.chance.choice((3, {"missing": "not-available"}))
            data[f"r{number}"] = values | ({"date": date} if dated else {"label": self.plain(1, 2)})
        show = self.chance.choice(("line", "columns", "dots") if dated else ("bars", "columns", "dots"))
        return {"show": show, "series": names, "data": data, "subtitle": "2023", "source": "s"}


# The kinds that a writer has a method for, each of its name.
KINDS = (
    *("text", "list", "steps", "questions", "table", "facts", "quote", "timeline"),
    *("partners", "contact", "chart", "key_numbers", "story"),
)


def sheet(
    chance: Random, most: int = 6, languages: tuple[str, ...] = (), ample: float = 1.0
) -> dict[str, Any]:
    """Return a factsheet whose blocks are all in its body."""
    tag = chance.choice(languages or tags())
    writer = NumbersWriter(chance, tag, ample)
    body = {}
    for number in range(chance.randint(1, most)):
        kind = chance.choice(KINDS)
        # A heading of the kind itself goes before the one that any block may have.
        body[f"b{number}"] = writer.head() | {"kind": kind} | getattr(writer, kind)()
    sources = {"s": {"title": writer.plain(1, 3)}}
    return {"factsheet": 1, "id": "made", "lang": tag, **writer.header(), "body": body, "sources": sources}


def sheets(most: int = 6) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for such factsheets."""
    return st.randoms(use_true_random=False).map(lambda chance: sheet(chance, most))
