"""What keeps numbers from being drawn as asked for: a chart that would mislead is refused, with the way out.

The rules are those of national statistics offices and of OCHA: bars from zero, one axis, few lines, parts
that make a whole, time in its order (UK Government Analysis Function, Data visualisation; ONS, Charts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from factsheet.content.findings import source_hint, suggestion
from factsheet.content.place import Location
from factsheet.document.dates import Date
from factsheet.errors import Diagnostic
from factsheet.records import dataclass

BARS, COLUMNS, LINE, STACKED, FUNDING = "bars", "columns", "line", "stacked", "funding"
PICTOGRAPH, DOTS, SLOPE, MULTIPLES = "pictograph", "dots", "slope", "small-multiples"
SHOWN = (BARS, COLUMNS, LINE, STACKED, FUNDING, PICTOGRAPH, DOTS, SLOPE, MULTIPLES)
PARTS = ("received", "pledged", "required")
_MOST_SERIES = {
    LINE: 4,
    STACKED: 4,
    BARS: 3,
    COLUMNS: 3,
    FUNDING: 1,
    PICTOGRAPH: 1,
    DOTS: 4,
    SLOPE: 6,
    MULTIPLES: 12,
}
_MOST_ROWS = {COLUMNS: 12, BARS: 12, STACKED: 12, PICTOGRAPH: 12, DOTS: 40, FUNDING: 40}
_MOST_RANKED = 40
# Those that have an axis for a line at the value that others are held against.
_HELD_AGAINST = (BARS, COLUMNS, LINE, DOTS, MULTIPLES)
# Of a title: what it says is read at a glance (ONS, Charts: titles; OCHA, visual identity).
_MOST_WORDS = 10
_YEAR = re.compile(r"\d{4}|[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]{4}")
_DIGITS = re.compile(r"\d+")
_REASON = "missing"
_TIMES = frozenset({"year", "month", "day", "time"})
_IN_CELL = "write why in place of the number that is missing: in a file of data suppressed alone, in its cell"
# How far parts in per cent may be from a whole: each was rounded.
_ROUNDED = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class ChartShape:
    """What a chart is asked to show: its rows (id, date, whether it has a label, part), numbers, series.

    `labels` are the words of the series, and those of the rows.
    """

    show: str
    rows: tuple[tuple[str, Date | None, bool, str], ...]
    numbers: tuple[Mapping[str, Decimal | None], ...]
    series: tuple[str, ...]
    unit: str
    highlight: str
    subtitle: str
    sourced: bool
    heading: str = ""
    held_against: bool = False
    labels: tuple[tuple[str, ...], ...] = ()


def faults(place: Location, shape: ChartShape) -> Iterator[Diagnostic]:
    """Yield what is wrong with the data of a chart, then what would mislead, then what is missing."""
    if not shape.rows:
        return
    found = [*_rows(place, shape), *_numbers(place, shape)] or list(_series(place, shape))
    if not found:
        found = [*_dates(place, shape), *_counts(place, shape), *_misleading(place, shape)]
    yield from found
    if shape.highlight and shape.highlight not in {row[0] for row in shape.rows}:
        inner = place.under("highlight")
        # Rows of a list have no ids that anybody wrote: of these, dates name them.
        names = [
            str(date) if date else name for name, date, _, _ in shape.rows if date or not name.isdecimal()
        ]
        hint = suggestion(shape.highlight, names)
        if not names:
            hint = "give the rows ids, as data: {may: {label: May, value: 3}}, and write that of the row here"
        yield inner.error(f'"{shape.highlight}" is no row', hint, code="unknown-row")
    yield from _doubts(place, shape)


def _shown(place: Location, said: str, hint: str, code: str) -> Diagnostic:
    """An error of how the chart is shown; where that is not written, it is at the chart."""
    inner = place.under("show")
    span = None if inner.key in inner.document.key_spans else place.key_span
    return inner.error(said, hint, span, code=code)


def _row(place: Location, shape: ChartShape, number: int) -> Location:
    """The place of a row, by its id, or by its number in a list."""
    inner = place.under("data")
    return inner.under(number if isinstance(inner.beside("data"), list) else shape.rows[number][0])


def _rows(place: Location, shape: ChartShape) -> Iterator[Diagnostic]:
    for number, (_, date, labelled, _) in enumerate(shape.rows):
        inner = _row(place, shape, number)
        if labelled == (date is not None):
            said = "has a label and a date" if labelled else "has no label and no date"
            hint = 'add one line, label: or date: "2023"'
            yield inner.error(said, hint, inner.key_span, code="chart-row-without-name")
            return
    if len({date is None for _, date, _, _ in shape.rows}) > 1:
        hint = "name all rows by label: or all by date:"
        inner = place.under("data")
        yield inner.error(
            "has rows with dates and rows without", hint, inner.key_span, code="chart-row-without-name"
        )


def _numbers(place: Location, shape: ChartShape) -> Iterator[Diagnostic]:
    for number, values in enumerate(shape.numbers):
        inner = _row(place, shape, number)
        for name in values:
            if name not in shape.series:
                under = inner.under(name)
                hint = _IN_CELL if name == _REASON else suggestion(name, shape.series)
                hint = f"write date: in place of {name}:" if name in _TIMES else hint
                yield under.error("is in no series", hint, under.key_span, code="unknown-series")
        lacking = [name for name in shape.series if name not in values]
        if lacking:
            missing = ", ".join(f"{name}: ..." for name in lacking)
            hint = f"add {missing}; write {{missing: not-available}} where there is none"
            yield inner.error(f"has no {', '.join(lacking)}", hint, inner.key_span, code="row-ragged")


def _series(place: Location, shape: ChartShape) -> Iterator[Diagnostic]:
    for name in shape.series:
        if not any(values.get(name) is not None for values in shape.numbers):
            listed = place.under("series").under(name)
            at = listed.key_span if listed.key in listed.document.key_spans else place.under("data").key_span
            hint = "give it a number in at least one row, or delete it"
            yield place.error(
                f'has the series "{name}", and no number of it', hint, at, code="series-without-data"
            )


def _dates(place: Location, shape: ChartShape) -> Iterator[Diagnostic]:
    dates = [date for _, date, _, _ in shape.rows if date]
    for number, (earlier, later) in enumerate(pairwise(dates), 1):
        if later <= earlier:
            inner = _row(place, shape, number)
            said = f"is of {later}, and stands after {earlier}"
            hint = "put the rows in the order of their dates, each date once"
            yield inner.error(said, hint, inner.key_span, code="dates-out-of-order")
            return
    if shape.show in (LINE, SLOPE) and not dates:
        hint = "name the rows by date:, or write show: bars"
        said = f"is {shape.show}, which runs along time, and the rows have no dates"
        yield _shown(place, said, hint, code="chart-misleads")
    if shape.show == SLOPE and len(dates) not in (0, 2):
        hint = "keep the first and the last, or write show: line"
        said = f"is slope, which has two dates, and there are {len(dates)}"
        yield _shown(place, said, hint, code="chart-misleads")


def _counts(place: Location, shape: ChartShape) -> Iterator[Diagnostic]:
    most = _MOST_SERIES[shape.show]
    if len(shape.series) > most:
        way = "small-multiples" if shape.show != MULTIPLES else "bars"
        hint = f"keep at most {most} series, or write show: {way}"
        said = f"is {shape.show} with {len(shape.series)} series: nobody can tell them apart"
        yield _shown(place, said, hint, code="chart-too-full")
    rows, most = len(shape.rows), _MOST_ROWS.get(shape.show, 200)
    ranked = shape.show == BARS and _ranked(shape)
    most = _MOST_RANKED if ranked else most
    if rows > most:
        hint = {
            BARS: "rank them, the highest first: then there may be 40; or join the small ones",
            COLUMNS: "write show: bars, or show: line for points in time",
        }.get(shape.show, "join the small ones")
        yield _shown(
            place, f"is {shape.show} with {rows} rows; {most} are allowed", hint, code="chart-too-full"
        )


def _ranked(shape: ChartShape) -> bool:
    numbers = [values.get(shape.series[0]) for values in shape.numbers]
    known = [each for each in numbers if each is not None]
    return known == sorted(known, reverse=True) and None not in numbers[: len(known)]


def _misleading(place: Location, shape: ChartShape) -> Iterator[Diagnostic]:
    if shape.held_against and shape.show not in _HELD_AGAINST:
        inner = place.under("reference")
        said = f"stands in a chart that is {shape.show}, which has no axis for its line"
        hint = "write show: bars, or say it in note:"
        yield inner.error(said, hint, inner.key_span, code="chart-misleads")
    if shape.unit == "one_in":
        hint = "write the shares in percent or per_1000"
        said = "is one_in: a longer bar would be a smaller share"
        yield place.under("unit").error(said, hint, code="chart-misleads")
    numbers = [each for values in shape.numbers for each in values.values() if each is not None]
    if shape.show in (STACKED, FUNDING, PICTOGRAPH) and any(each < 0 for each in numbers):
        hint = "write show: bars: they stand on either side of zero"
        yield _shown(
            place, f"is {shape.show}, and a part of a whole is not negative", hint, code="chart-misleads"
        )
    elif shape.show == STACKED and len(shape.series) == 1:
        yield from _one_bar(place, shape)
    elif shape.show == STACKED and shape.unit == "percent":
        yield from _wholes(place, shape)
    if shape.show == PICTOGRAPH and any(each != each.to_integral_value() for each in numbers):
        hint = "write show: bars, which draws parts of one"
        yield _shown(place, "is pictograph, which counts whole things", hint, code="chart-misleads")
    parts = [part for _, _, _, part in shape.rows]
    if shape.show == FUNDING and (not all(parts) or parts.count("required") != 1):
        hint = f"give each row a line part: {', '.join(PARTS)}, and one of them required"
        yield _shown(
            place,
            "is funding, and its rows do not say what they are of it",
            hint,
            code="funding-without-parts",
        )
    elif shape.show != FUNDING and any(parts):
        inner = _row(place, shape, next(at for at, part in enumerate(parts) if part)).under("part")
        said, hint = "is of a fund, and the chart is none", "write show: funding, or delete the lines part:"
        yield inner.error(said, hint, inner.key_span, code="funding-without-parts")


def _one_bar(place: Location, shape: ChartShape) -> Iterator[Diagnostic]:
    """Without series the rows are the parts of one bar."""
    parts = [each for values in shape.numbers for each in values.values()]
    if len(parts) > _MOST_SERIES[STACKED]:
        hint = f"keep at most {_MOST_SERIES[STACKED]}, join the small ones, or write show: bars"
        said = f"is stacked with {len(parts)} parts: nobody can tell them apart"
        yield _shown(place, said, hint, code="chart-too-full")
    elif shape.unit == "percent":
        yield from _no_whole(place.under("data"), parts)


def _wholes(place: Location, shape: ChartShape) -> Iterator[Diagnostic]:
    """Each row has its own bar; the first that is no whole is told."""
    for number, values in enumerate(shape.numbers):
        found = _no_whole(_row(place, shape, number), list(values.values()))
        if found:
            yield from found
            return


def _no_whole(inner: Location, parts: Sequence[Decimal | None]) -> tuple[Diagnostic, ...]:
    """What parts in per cent are that make no whole; where one is missing nobody knows what they make."""
    known = [each for each in parts if each is not None]
    whole = sum(known, Decimal(0))
    if len(known) < len(parts) or abs(whole - 100) <= _ROUNDED * len(parts):
        return ()
    hint = "let the parts make 100, add the rest as a part, or write show: bars"
    said = f"has parts that make {whole:f} per cent"
    return (inner.error(said, hint, inner.key_span, code="chart-misleads"),)


def _years_as_labels(place: Location, shape: ChartShape) -> Iterator[Diagnostic]:
    """Rows named by years of unequal distance: labels stand evenly, dates where they belong."""
    names = shape.labels[1] if len(shape.labels) > 1 else ()
    if shape.show not in (COLUMNS, BARS) or len(names) < len(shape.rows):
        return
    numbers = [_DIGITS.findall(each) for each in names]
    if not all(len(each) == 1 and _YEAR.fullmatch(each[0]) for each in numbers):
        return
    years = [int(each) for (each,) in numbers]
    steps = {later - earlier for earlier, later in pairwise(years)}
    # In another order than that of time they are names.
    if len(steps) > 1 and min(steps) > 0:
        inner = place.under("data")
        said = f"has years for labels that are not all as far apart, and {shape.show} of labels stand evenly"
        hint = f'write date: "{years[0]}" in place of label: in each row'
        yield inner.warning(said, hint, inner.key_span, code="years-as-labels")


def _doubts(place: Location, shape: ChartShape) -> Iterator[Diagnostic]:
    yield from _years_as_labels(place, shape)
    if all(name.isdecimal() for name, _, _, _ in shape.rows) and any(row[2] for row in shape.rows):
        inner = place.under("data")
        hint = "write them as groups, each under an id that stays: a label in a list has no path of its own"
        said = "is a list: translations follow ids, not positions"
        yield inner.warning(said, hint, inner.key_span, code="items-without-ids")
    if not shape.sourced:
        hint = source_hint(place)
        yield place.warning("has no source", hint, place.key_span, code="number-without-source")
    dated = any(date for _, date, _, _ in shape.rows) or bool(_YEAR.search(shape.subtitle))
    # Series or rows that are years each, or of one each.
    dated = dated or any(named and all(map(_YEAR.search, named)) for named in shape.labels)
    if not dated:
        hint = "say in the subtitle: of which year the numbers are"
        yield place.warning("does not say of when it is", hint, place.key_span, code="chart-without-date")
    words = len(shape.heading.split())
    if words > _MOST_WORDS:
        inner = place.under("heading")
        hint = f"say in at most {_MOST_WORDS} words what the numbers show; the rest belongs in the subtitle"
        yield inner.warning(f"has {words} words", hint, code="text-long")
    if shape.show == LINE and len(shape.rows) < 3:
        hint = "write show: columns, or show: slope for two dates"
        yield place.under("show").warning("is line with fewer than three points", hint, code="chart-thin")
