"""A slip of the finger in any key of the sample is found, shown and put right."""

from __future__ import annotations

import re

import pytest

from factsheet.errors import DataError, Diagnostic
from factsheet.yaml_source import parse
from tests.source.sample import FILE, SOURCE, read_text, shown

DOCUMENT = parse(SOURCE, FILE)
# Ids that the writer chose, and paths of texts: they are no keys of the format.
FREE = re.compile(
    r"^(key_numbers|key_concerns|recommendations)\.items\.\w+$|^(sources|glossary|story\.notes)\.\w+$"
)
KEYS = [
    ".".join(str(part) for part in key)
    for key in DOCUMENT.key_spans
    if not FREE.match(".".join(str(part) for part in key)) and key[0] != "translator_notes"
] + ["translator_notes"]


def slips(word: str) -> list[str]:
    """A letter left out, doubled, and two letters exchanged."""
    middle = len(word) // 2
    middle -= word[middle - 1] == word[middle]
    swapped = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    return [word[:-1], word[:middle] + word[middle] + word[middle:], swapped]


def slipped(path: str, slip: int) -> tuple[str, str, str]:
    """The sample with a slip in one key; the key, and what it became."""
    key = next(each for each in DOCUMENT.key_spans if ".".join(str(part) for part in each) == path)
    span = DOCUMENT.key_spans[key]
    lines = SOURCE.split("\n")
    line = lines[span.line - 1]
    word = line[span.column - 1 : span.column - 1 + span.length]
    wrong = slips(word)[slip]
    lines[span.line - 1] = line[: span.column - 1] + wrong + line[span.column - 1 + span.length :]
    return "\n".join(lines), word, wrong


def found(source: str) -> tuple[Diagnostic, ...]:
    try:
        return read_text(source).warnings
    except DataError as error:
        return error.diagnostics


@pytest.mark.parametrize("slip", range(3), ids=["left out", "doubled", "exchanged"])
@pytest.mark.parametrize("path", KEYS)
def test_a_slip_in_a_key_is_shown_with_caret_and_suggestion(path: str, slip: int) -> None:
    source, word, wrong = slipped(path, slip)
    problems = found(source)
    assert len(problems) == 1, shown(problems, source)
    lines = shown(problems, source).splitlines()
    assert f'unknown key "{wrong}"' in lines[0]
    assert lines[2].endswith(" " + "^" * len(wrong))
    assert lines[3] == f'   hint: did you mean "{word}"?'


@pytest.mark.parametrize("path", [each for each in KEYS if "." in each])
def test_a_key_that_is_empty_is_told_or_optional(path: str) -> None:
    """No empty key ends in anything but a message or a factsheet."""
    key = next(each for each in DOCUMENT.key_spans if ".".join(str(part) for part in each) == path)
    span = DOCUMENT.key_spans[key]
    lines = SOURCE.split("\n")
    lines[span.line - 1] = lines[span.line - 1][: span.column - 1 + span.length] + ":"
    assert all(each.message for each in found("\n".join(lines)))


def test_copy_that_a_comma_within_braces_has_cut_is_told_as_that() -> None:
    text = "\nstory: {heading: A day, text: A square, as its profile says: blue}\n"
    with pytest.raises(DataError) as caught:
        read_text(SOURCE.partition("\nstory:")[0] + text)
    (problem,) = [each for each in caught.value.diagnostics if each.code == "unknown-key"]
    assert "as its profile says" in problem.message
    assert (
        problem.hint
        and "a comma ends a text" in problem.hint
        and "put quotes around the whole" in problem.hint
    )
