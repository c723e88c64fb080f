"""What is printed of many diagnostics: the errors first, some of each kind, and how many more there are."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.cli.report import MOST_OF_A_CODE, MOST_OF_A_FILE, failed, listed, problems
from factsheet.errors import Diagnostic, Severity, Span

CODES = st.sampled_from(["unknown-key", "number-not-plain", "picture-missing", "stray-space", ""])
FOUND = st.lists(
    st.builds(
        lambda number, code, file, severity: (number, code, file, severity),
        st.integers(1, 999),
        CODES,
        st.sampled_from(["a.yaml", "b.po"]),
        st.sampled_from(Severity),
    ),
    max_size=300,
)


def many(
    count: int, code: str, file: str = "gone.yaml", severity: Severity = Severity.ERROR
) -> list[Diagnostic]:
    return [
        Diagnostic(f"{code} number {line}", Span(file, line, 1), severity=severity, code=code)
        for line in range(1, count + 1)
    ]


def test_twenty_of_a_code_are_printed_then_how_many_more() -> None:
    lines = [*listed(many(57, "number-not-plain"))]
    assert len(lines) == MOST_OF_A_CODE + 1
    assert lines[-1] == "... and 37 more of number-not-plain; factsheet check FILE --format json lists all"
    assert [*listed(many(20, "number-not-plain"))][-1].startswith("gone.yaml:20:1: error")


def test_the_count_is_that_of_all_errors() -> None:
    assert problems(many(57, "number-not-plain")).splitlines()[-1] == "57 errors; nothing was written"
    assert problems(many(1, "unknown-key")).endswith("1 error; nothing was written")
    assert "nothing was written" not in problems(many(57, "stray-space", severity=Severity.WARNING))


def test_a_hundred_of_a_file_are_printed_errors_first() -> None:
    warnings = [each for name in "abcdef" for each in many(20, f"{name}-warned", severity=Severity.WARNING)]
    other = many(3, "a-warned", "other.yaml", Severity.WARNING)
    lines = [*listed([*warnings, *many(20, "unknown-key"), *other])]
    printed = [line for line in lines if line.startswith("gone.yaml")]
    assert len(printed) == MOST_OF_A_FILE
    assert all(": error: " in line for line in printed[:20])
    rest = "factsheet check FILE --format json lists all"
    assert lines[-3:] == [
        f"... and 20 more of e-warned; {rest}",
        f"... and 20 more of f-warned; {rest}",
        f"... and 3 more of a-warned; {rest}",
    ]


@settings(max_examples=40, deadline=None)
@given(FOUND)
def test_what_is_printed_and_what_is_not_add_up(found: list[tuple[int, str, str, Severity]]) -> None:
    every = [
        Diagnostic(f"said {number}", Span(file, number, 1), severity=severity, code=code)
        for number, code, file, severity in found
    ]
    lines = [*listed(every)]
    left_out = sum(int(line.split()[2]) for line in lines if line.startswith("... and "))
    printed = [line for line in lines if not line.startswith("... and ")]
    assert len(printed) + left_out == len(every)
    errors = [": error: " in line for line in printed]
    assert errors == sorted(errors, reverse=True)
    assert len(json.loads(failed("a.yaml", every))["problems"]) == len(every)


def test_a_file_full_of_one_mistake_is_told_in_short_and_listed_in_json(run, sheet, desk) -> None:
    rows = "".join(f"  wrong_{number}: x\n" for number in range(45))
    path = sheet(**{"publisher:\n": f"publisher:\n{rows}"})
    done = run("check", path)
    assert done.code == 1
    assert done.err.count("[unknown-key]") == MOST_OF_A_CODE
    assert "... and 25 more of unknown-key; factsheet check FILE --format json lists all" in done.err
    assert done.err.rstrip().endswith("45 errors; nothing was written")
    (record,) = map(json.loads, run("check", path, "--format", "json").out.splitlines())
    assert [each["code"] for each in record["problems"]] == ["unknown-key"] * 45
