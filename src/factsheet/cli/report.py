"""What a command prints: diagnostics with their carets, results in one line each, or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factsheet.errors import Diagnostic, Severity, printable, render

if TYPE_CHECKING:
    from factsheet.display import FitReport
    from factsheet.targets.target import Artifact


def problems(diagnostics: Iterable[Diagnostic]) -> str:
    """Every diagnostic with its line and caret, errors first, and a count at the end."""
    ordered = sorted(diagnostics, key=lambda each: each.severity is not Severity.ERROR)
    shown = [render(each) for each in ordered]
    errors = sum(each.severity is Severity.ERROR for each in ordered)
    if errors:
        shown.append(f"{errors} {'error' if errors == 1 else 'errors'}; nothing was written")
    return "\n".join(shown)


def as_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """The diagnostic as plain values."""
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
    """One JSON object for a file that could not be built."""
    return json.dumps(
        {"source": source, "ok": False, "problems": [as_json(each) for each in diagnostics]},
        ensure_ascii=False,
    )


def fit_words(fit: FitReport) -> str:
    """How the copy was fitted, in words."""
    if not fit.step:
        return f"fits {fit.name}"
    dropped = f", without {', '.join(fit.dropped)}" if fit.dropped else ""
    return f"fits at step {fit.step} of {fit.steps} ({fit.name}{dropped})"


def made(artifact: Artifact, path: Path | None, source: str, form: str) -> str:
    """What was made: a line of text, or a JSON object; of a PDF its pages and how its copy was fitted too."""
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
        if composition:
            fit = composition.fit
            record |= {
                "language": composition.lang,
                "pages": len(composition.pages),
                "fit": {
                    "step": fit.step,
                    "steps": fit.steps,
                    "name": fit.name,
                    "dropped": list(fit.dropped),
                },
            }
        return json.dumps(record, ensure_ascii=False)
    count = f"{len(artifact.warnings)} warning{'' if len(artifact.warnings) == 1 else 's'}"
    said = [f"{len(artifact.data) / 1024:.0f} KB", count]
    if composition:
        pages = len(composition.pages)
        said = [f"{pages} {'page' if pages == 1 else 'pages'}", said[0], fit_words(composition.fit), count]
    return f"{path if path else printable(source)}  {', '.join(said)}"
