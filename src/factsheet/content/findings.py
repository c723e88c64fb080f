"""From what the validator found to what a writer of factsheets reads."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError, ValidationError

from factsheet.content.patterns import longest
from factsheet.content.place import Location, MappingNode, ScalarNode, SequenceNode, described
from factsheet.document.text import Name, Text
from factsheet.errors import Diagnostic

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


ITEMS = "items"
_FIRST_LINES = {"factsheet": "1", "lang": "en, or the tag of another language"}
BELOW_ITEMS = f"write {ITEMS}:, and below it each item under an id of its own, as {{{ITEMS}: {{first: ...}}}}"


class Findings(list[Diagnostic]):
    """What is wrong with a file, as it is read; fields tell it here where it does not stop them.

    `values` are what the fields came to of groups that could not be made for another's fault: the file that
    one names, the source that one cites, can be looked at all the same.
    """

    def __init__(self) -> None:
        super().__init__()
        self.values: list[tuple[object, Any]] = []


def closest(word: str, known: Iterable[str], least: float = 0.6) -> str:
    """The known word that was probably meant, or nothing; `least` is how much alike they are, of 1.

    >>> closest("percnt", ["count", "percent", "one_in"])
    'percent'
    """
    lower = {each.lower(): each for each in known}
    # Two letters exchanged in a word of two or three leave them less alike than in a long one.
    found = get_close_matches(word.lower(), lower, n=1, cutoff=least - 0.1 if len(word) < 4 else least)
    return lower[found[0]] if found else ""


def suggestion(word: str, known: Sequence[str]) -> str:
    """The hint for a mistyped word: the nearest known one, else all of them."""
    near = closest(word, known)
    if near:
        return f'did you mean "{near}"?'
    return f"known are: {', '.join(known)}"


def invalid(*diagnostics: Diagnostic) -> PydanticCustomError:
    """The error by which a field tells what is wrong, with its place."""
    return PydanticCustomError(
        "factsheet", "{message}", {"message": diagnostics[0].message, "found": diagnostics}
    )


def no_group(node: ScalarNode | SequenceNode, hint: str) -> PydanticCustomError:
    """The error of a value that stands in the place of a group of keys."""
    place, said = node.place, f"is {described(node)}, not a group of keys"
    return invalid(place.error(said, hint, place.key_span, code="not-a-group"))


def diagnostics(error: ValidationError, lacking: Collection[str] = ()) -> Iterator[Diagnostic]:
    """Every problem of a failed validation, in the trade's words, but that `lacking` fields are not there."""
    for each in error.errors(include_url=False):
        if each["type"] != "missing" or each["loc"][0] not in lacking:
            yield from _told(each)


def without_alt(place: Location, key: str, picture: Name | None, alt: Text | None) -> Iterator[Diagnostic]:
    """A picture has to say what it shows, and words about a picture need one."""
    inner = place.under(f"{key}_alt")
    if picture and not alt:
        hint = f"add a line {key}_alt: what the picture shows, for those who do not see it"
        yield inner.error("is missing", hint, place.under(key).key_span, code="picture-without-alt")
    elif alt and not picture:
        yield inner.error(
            "describes no picture",
            f"add a line {key}: or delete this one",
            inner.key_span,
            code="alt-without-picture",
        )


def unknown_layout(name: Name, known: Sequence[str]) -> Diagnostic:
    """Return the error for the name of a layout that is neither among the known ones nor a folder."""
    said = f'layout: there is no layout "{name.value}"'
    return Diagnostic(said, name.span, suggestion(name.value, known), name.path, code="unknown-layout")


def focus_of_nothing(
    place: Location, key: str, picture: Name | None, focus: tuple[float, float] | None
) -> Iterator[Diagnostic]:
    """The point of a picture that stays in sight needs a picture."""
    if focus and not picture:
        inner, said = place.under(f"{key}_focus"), "is a point of no picture"
        hint = f"add a line {key}: or delete this one"
        yield inner.error(said, hint, inner.key_span, code="focus-not-valid")


def rounded(place: Location, number: Decimal, hint: str) -> Diagnostic:
    """The warning of a number of which not all digits print."""
    said = f"has more digits than print: it is taken as {number:f}"
    return place.warning(said, hint, code="number-rounded")


def alt_of_no_icon(place: Location, icon: Name | None, alt: Text | None) -> Iterator[Diagnostic]:
    """Words about an icon need one; an icon needs none."""
    if alt and not icon:
        hint = "add a line icon: or delete this one"
        yield place.under("icon_alt").error("describes no icon", hint, code="alt-without-picture")


def too_long(
    place: Location, key: str, text: Text, most: int, unit: str = "characters"
) -> Iterator[Diagnostic]:
    """A text that is longer than reads well; words are counted where spaces part them."""
    plain = "".join(longest(run.pattern) if run.pattern else run.value for run in text.runs)
    count = len(plain.split()) if unit == "words" else len(plain)
    if count > most:
        hint = f"up to {most} {unit} read well"
        yield place.under(key).warning(f"has {count} {unit}", hint, code="text-long")


def source_hint(place: Location) -> str:
    """Return how the source of a number is named: by the id of one under sources, if there are any yet."""
    whole = place.document.value
    sources = whole.get("sources") if isinstance(whole, dict) else None
    ids = list(sources) if isinstance(sources, dict) else []
    if not ids:
        return (
            "say where it is from under sources:, as report: {title: Annual report}; then source: report here"
        )
    return f"add a line source: with the id of one under sources:, as source: {ids[0]}"


_SEE_KEYS = "`factsheet list blocks` shows the keys of each block and what they hold"


def _told(error: ErrorDetails) -> Iterator[Diagnostic]:
    context: dict[str, Any] = error.get("ctx", {})
    if "found" in context:
        yield from context["found"]
        return
    node: object = error["input"]
    if error["type"] == "missing" and isinstance(node, MappingNode):
        yield _missing(node, str(error["loc"][-1]))
    elif isinstance(node, MappingNode | ScalarNode | SequenceNode):
        message = error["msg"][:1].lower() + error["msg"][1:]
        yield node.place.error(message, _SEE_KEYS, code="value-not-valid")
    else:
        path = ".".join(str(step) for step in error["loc"])
        message = error["msg"][:1].lower() + error["msg"][1:]
        yield Diagnostic(message, hint=_SEE_KEYS, path=path or "factsheet", code="value-not-valid")


def _missing(branch: MappingNode, key: str) -> Diagnostic:
    inner = branch.place.under(key)
    # The path of what holds items is that of its block.
    name = f"{inner.name}.{key}" if inner.path == branch.place.path else ""
    comment = inner.document.comments.get(inner.key)
    if comment:
        return inner.error(
            "is empty: YAML takes what follows # for a comment",
            "put quotes around it",
            comment,
            code="comment-cuts-text",
        )
    if inner.key in inner.document.key_spans:
        return inner.error("is empty", f"write the text behind {key}:", inner.key_span, code="value-empty")
    hint = BELOW_ITEMS if key == ITEMS else f"add a line {key}: {_FIRST_LINES.get(key, '...')}"
    missing = inner.error("is missing", hint, branch.place.key_span, code="key-missing")
    return replace(missing, message=f"{name} is missing") if name else missing


def way_to_source(written: str) -> str:
    """Return how a source that is written out where it is named is named there, and written.

    >>> way_to_source("WHO 2024")
    'write who_2024, and under sources: who_2024: {title: "WHO 2024"}'
    """
    own = re.sub(r"\W+", "_", written, flags=re.ASCII).strip("_").lower()
    own = own if re.match("[a-z]", own) else "report"
    return f'write {own}, and under sources: {own}: {{title: "{written}"}}'
