"""Reports as text for people, as JSON, and as SARIF 2.1.0 for the tools that show it beside the file.

SARIF: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factsheet.errors import printable
from factsheet.pdftools.preflight.report import Finding, Level, Report

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_text(report: Report) -> str:
    """Return the findings, errors first, then what was looked at and what was not."""
    order = list(Level)
    lines = [f"{printable(report.file)}: looked at as {', '.join(report.standards) or 'a PDF'}"]
    alike: dict[tuple[Level, str, str], list[Finding]] = {}
    for each in sorted(report.findings, key=lambda each: order.index(each.level)):
        alike.setdefault((each.level, each.rule, each.message), []).append(each)
    for first, *others in alike.values():
        more = f" (and in {len(others)} more places)" if others else ""
        lines.append(f"  {printable(str(first))}{more}")
        if first.hint:
            lines.append(f"    hint: {printable(first.hint)}")
    # What could not be looked at, checks with the same reason together.
    reasons: dict[str, list[str]] = {}
    for check in report.outcomes:
        if check.reason:
            reasons.setdefault(check.reason, []).append(check.rule)
    lines += [f"  not run: {', '.join(rules)}: {printable(reason)}" for reason, rules in reasons.items()]
    counts = f"{len(report.passed)} checks passed, {len(report.failed)} failed, {len(report.not_run)} not run"
    return "\n".join([*lines, f"  {counts}"])


def as_json(report: Report) -> dict[str, Any]:
    """Return the report as plain values."""
    return {
        "file": report.file,
        "ok": report.ok,
        "standards": list(report.standards),
        "findings": [
            {
                "rule": each.rule,
                "clause": each.clause,
                "level": str(each.level),
                "page": each.page,
                "place": each.place,
                "message": each.message,
                "hint": each.hint,
            }
            for each in report.findings
        ],
        "checks": [
            {
                "rule": each.rule,
                "title": each.title,
                "clause": each.clause,
                "status": str(each.status),
                "reason": each.reason,
            }
            for each in report.outcomes
        ],
    }


def as_sarif(reports: Sequence[Report]) -> dict[str, Any]:
    """Return one log for all reports; checks that were not run are notifications of it."""
    rules = {each.rule: each for report in reports for each in report.outcomes}
    driver = {
        "name": "factsheet",
        "rules": [
            {"id": rule, "shortDescription": {"text": each.title}, "help": {"text": each.clause}}
            for rule, each in rules.items()
        ],
    }
    invocation = {
        "executionSuccessful": True,
        "toolExecutionNotifications": [
            {
                "level": "note",
                "message": {"text": f"{each.rule} {each.status}: {each.reason}"},
                "associatedRule": {"id": each.rule},
                "locations": [_location(report, "")],
            }
            for report in reports
            for each in report.outcomes
            if each.reason
        ],
    }
    results = [_result(report, each) for report in reports for each in report.findings]
    run = {"tool": {"driver": driver}, "invocations": [invocation], "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(report: Report, each: Finding) -> dict[str, Any]:
    where = ", ".join(part for part in (f"page {each.page}" if each.page else "", each.place) if part)
    hint = f" ({each.hint})" if each.hint else ""
    return {
        "ruleId": each.rule,
        "level": str(each.level),
        "message": {"text": f"{each.message}{hint}; {each.clause}"},
        "locations": [_location(report, where)],
    }


def _location(report: Report, where: str) -> dict[str, Any]:
    found: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": Path(report.file).as_posix()}}}
    if where:
        found["logicalLocations"] = [{"fullyQualifiedName": where}]
    return found
