"""Built-in words: the few words that a sheet prints or speaks and that its data does not say.

Languages bring them (`localize/phrases.json`); where one does not, the data file gives them under
`builtin:`, a catalogue under `builtin.<key>`, and until then a form stands that is in no language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import ValidationInfo

from factsheet.content.fields import report
from factsheet.content.findings import suggestion
from factsheet.content.groups import OwnGroup
from factsheet.content.patterns import PatternError, parsed
from factsheet.content.place import MappingNode, ScalarNode, described

PREFIX = "builtin"
MOST_CHARACTERS = 200
_GAP = re.compile(r"\{(\w*)\}")
_NO_WORDS = "write the words, or delete the line"
_HINT = 'write words under their keys, as source: "Source: {source}"'

# Each with its gaps, as English says it: what catalogues show to translators of other languages.
ENGLISH: Mapping[str, str] = {
    "key_numbers": "Key numbers",
    "key_concerns": "Key concerns",
    "recommendations": "Recommendations",
    "source": "Source: {source}",
    "and": ", {part}",
    "page": "p. {page}",
    "accessed": "accessed {date}",
    "license": "Licensed under {license}",
    "code": "QR code: {call}: {address}",
    "per_1000": "{number} per {thousand}",
    "one_in": "{one} in {number}",
    "tally": "{marked} of {total}",
    "tally_people": "{marked} of {total} people",
    "as_of": "as of {date}",
    "note": "Note",
    "warning": "Warning",
    "myth": "Myth",
    "fact": "Fact",
    "suppressed": "not published",
    "gap": "Missing",
    "date": "Date",
    "name": "Name",
    "last": "last: {point}",
    "first": "first: {point}",
    "lowest": "lowest: {point}",
    "highest": "highest: {point}",
    "not_applicable": "not applicable",
    "not_available": "not available",
    "break": "break in series",
    "estimated": "estimated",
    "provisional": "provisional",
    "target": "target: {number}",
    "draft": "Draft",
    "embargo": "Not for release before {date}",
    "version": "Version {version}",
    "number": "No. {number}",
    "responsible": "Responsible: {name}",
    "reviewed": "Reviewed: {date}",
    "next_review": "Next review: {date}",
    "updated": "Updated {date}",
    "photo": "Photo: {name}",
    "image": "Image: {name}",
    "people": "{number, plural, one {# person} other {# people}}",
}
PATTERNS = ("people",)
"""Built-in words that are plurals of a number (`factsheet.content.patterns`)."""

Phrases = Mapping[str, str]


def gaps(phrase: str) -> tuple[str, ...]:
    """Return the names of the gaps of a phrase, in alphabetical order.

    >>> gaps("{number} per {thousand}")
    ('number', 'thousand')
    """
    return tuple(sorted(_GAP.findall(phrase)))


def filled(phrase: str, values: Mapping[str, str]) -> str:
    """Return a phrase with its gaps filled; KeyError for a gap without a value.

    >>> filled("Source: {source}", {"source": "Census 2021"})
    'Source: Census 2021'
    """
    return _GAP.sub(lambda gap: values[gap[1]], phrase)


def without_gaps(phrase: str) -> str:
    """Return the words of a phrase alone.

    >>> without_gaps("p. {page}")
    'p. '
    """
    return _GAP.sub("", phrase)


def faults(key: str, phrase: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a phrase for a key, each with its hint.

    >>> list(faults("source", "Source:"))
    [('has lost {source}', 'write {source} where it belongs')]
    """
    if key in PATTERNS:
        yield from _pattern_faults(phrase)
        return
    wanted, found = list(gaps(ENGLISH[key])), list(gaps(phrase))
    for name in wanted:
        if name not in found:
            yield f"has lost {{{name}}}", f"write {{{name}}} where it belongs"
        elif found.count(name) > 1:
            yield f"holds {{{name}}} more than once", "keep one of them"
    for name in dict.fromkeys(found):
        if name not in wanted:
            known = ", ".join(f"{{{each}}}" for each in wanted)
            yield (
                f"has {{{name}}}, which is none of its gaps",
                f"its gaps: {known}" if known else "take it out",
            )
    words = without_gaps(phrase)
    if "{" in words or "}" in words:
        yield "has a brace without its other half", "take it out"
    if not words.strip() and not wanted:
        yield "is empty", _NO_WORDS
    if len(phrase) > MOST_CHARACTERS:
        yield f"has {len(phrase):,} characters", f"built-in words have at most {MOST_CHARACTERS}"
    if not phrase.replace("\u200c", "").replace("\u200d", "").replace("\u00a0", " ").isprintable():
        yield "holds a character that does not print", "take it out"


def _pattern_faults(phrase: str) -> Iterator[tuple[str, str]]:
    try:
        found = parsed(phrase)
    except PatternError as wrong:
        yield str(wrong), wrong.hint
        return
    if found.id != "number" or any("#" not in form for _, form in found.forms):
        yield "has lost its number", "write {number, plural, ...}, with # in each of its forms"


def _phrases(node: MappingNode, info: ValidationInfo) -> Phrases:
    found: dict[str, str] = {}
    for key, each in node.items():
        place = each.place
        if key not in ENGLISH:
            report(
                info,
                place.error(
                    "is not a built-in word",
                    suggestion(key, tuple(ENGLISH)),
                    place.key_span,
                    code="unknown-builtin-word",
                ),
            )
        elif not isinstance(each, ScalarNode):
            report(
                info,
                place.error(
                    f"is {described(each)}, not text", _HINT, place.key_span, code="wrong-kind-of-value"
                ),
            )
        else:
            for said, hint in faults(key, each.raw):
                report(info, place.error(said, hint, code="builtin-word-not-usable"))
            found[key] = each.raw
    return found


_PHRASE = {"type": "string", "minLength": 1, "maxLength": MOST_CHARACTERS}
PHRASES = OwnGroup(
    _phrases,
    {
        "properties": {key: _PHRASE | {"examples": [said]} for key, said in ENGLISH.items()},
        "additionalProperties": False,
    },
    "built-in words by their keys",
    _HINT,
    empty=_NO_WORDS,
)
"""A group whose keys are those of the built-in words and whose values are text with their gaps."""
