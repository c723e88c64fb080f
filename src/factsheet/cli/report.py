"""What a command prints: diagnostics with their carets, a line or a JSON object a result, tables."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factsheet.errors import Diagnostic, Severity, columns, printable
from factsheet.excerpt import render

if TYPE_CHECKING:
    from factsheet.targets.target import Artifact


INTERRUPTED = 130
"""The exit status after Ctrl-C or SIGTERM, as shells have it."""
MOST_OF_A_CODE = 20
MOST_OF_A_FILE = 100


def problems(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the diagnostics as `listed` and, if there are errors, how many of them, the unlisted too."""
    every = tuple(diagnostics)
    shown = [*listed(every)]
    errors = sum(each.severity is Severity.ERROR for each in every)
    if errors:
        shown.append(f"{errors} {'error' if errors == 1 else 'errors'}; nothing was written")
    return "\n".join(shown)


def listed(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield each diagnostic with its line and caret, errors first; then what is left out, a line a code.

    At most 20 diagnostics of a code and 100 of a file are printed: the same mistake all over a file would
    push the others off the screen.
    """
    ordered = sorted(diagnostics, key=lambda each: each.severity is not Severity.ERROR)
    of_code: Counter[str] = Counter()
    of_file: Counter[str] = Counter()
    more: Counter[str] = Counter()
    for each in ordered:
        file = each.span.file if each.span else ""
        if of_code[each.code] >= MOST_OF_A_CODE or of_file[file] >= MOST_OF_A_FILE:
            more[each.code] += 1
            continue
        of_code[each.code] += 1
        of_file[file] += 1
        yield render(each)
    for code, count in more.items():
        of = f" of {code}" if code else ""
        yield f"... and {count} more{of}; factsheet check FILE --format json lists all"


def as_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return the diagnostic as plain values."""
    span = diagnostic.span
    return {
        "severity": str(diagnostic.severity),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "path": diagnostic.path,
        "file": span.file if span else "",
        "line": span.line if span else 0,
        "column": span.column if span else 0,
    }


def failed(source: str, diagnostics: Iterable[Diagnostic]) -> str:
    """Return one JSON object for a file that could not be built, with all of its diagnostics."""
    return json.dumps(
        {"source": source, "ok": False, "problems": [as_json(each) for each in diagnostics]},
        ensure_ascii=False,
    )


def made(artifact: Artifact, path: Path | None, source: str, form: str, quantity: int | None = None) -> str:
    """Return a line or a JSON object on a file; for a PDF also its pages and how large its type is.

    `quantity` is the print run that the data asks for.
    """
    from factsheet.targets.pdf import Result

    composition = artifact.composition if isinstance(artifact, Result) else None
    if form == "json":
        record = {
            "source": source,
            "ok": True,
            "file": str(path) if path else "",
            "output": artifact.target,
            "bytes": len(artifact.data),
            "warnings": [as_json(each) for each in artifact.warnings],
        }
        if quantity:
            record["quantity"] = quantity
        if composition:
            fit = composition.fit
            record |= {
                "language": composition.lang,
                "pages": len(composition.pages),
                "fit": {
                    "scale": round(fit.scale, 4),
                    "badness": round(fit.badness, 2),
                    "plan": list(fit.plan),
                },
            }
        return json.dumps(record, ensure_ascii=False)
    count = f"{len(artifact.warnings)} warning{'' if len(artifact.warnings) == 1 else 's'}"
    said = [f"{len(artifact.data) / 1024:.0f} KB", count]
    if composition:
        pages = len(composition.pages)
        said = [f"{pages} {'page' if pages == 1 else 'pages'}", said[0], composition.fit.name, count]
    if quantity:
        said.append(f"{quantity:,} {'copy' if quantity == 1 else 'copies'}")
    return f"{printable(str(path) if path else source)}  {', '.join(said)}"


def explained(done: Iterable[Artifact]) -> Iterator[str]:
    """Yield the plan of the pages, its badness term by term, and the two next best."""
    from factsheet.targets.pdf import Result

    fit = next((each.composition.fit for each in done if isinstance(each, Result)), None)
    if fit is None:
        return
    yield from (f"    {line}" for line in fit.plan)
    for number, other in enumerate(fit.others, 2):
        yield f"    next best ({number})"
        yield from (f"        {line}" for line in other)


def table(heads: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """Return a table of plain text: columns as wide as their widest cell, numbers aligned on the right.

    >>> print(table(("language", "texts"), [("ar", 35), ("zh-Hans", 4)]))
    language  texts
    ar           35
    zh-Hans       4
    """
    lines = [tuple(row) for row in rows]
    cells = [tuple(heads), *[tuple(map(str, row)) for row in lines]]
    widths = [max(map(columns, column)) for column in zip(*cells, strict=True)]
    right = [all(isinstance(row[index], int) for row in lines) and bool(lines) for index in range(len(heads))]
    return "\n".join(
        "  ".join(starmap(_padded, zip(row, widths, right, strict=True))).rstrip() for row in cells
    )


def _padded(cell: str, width: int, right: bool) -> str:
    blank = " " * (width - columns(cell))
    return blank + cell if right else cell + blank
