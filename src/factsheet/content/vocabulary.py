"""Words that the dictionaries of line breaking do not know, by language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import ValidationInfo

from factsheet.content.fields import report
from factsheet.content.groups import OwnGroup
from factsheet.content.languages import UnknownLanguageError, is_known, language, near_miss
from factsheet.content.place import DataNode, Location, MappingNode, ScalarNode, SequenceNode, described

EVERY_LANGUAGE = "mul"  # "multiple languages" in ISO 639-2
MOST_CHARACTERS = 80
MOST_WORDS = 2_000
_UNSEEN = frozenset(" \u00a0\u200c\u200d")
_HINT = "write a list of words under each language, as km: [ភាព, ស្មើ]"

Vocabulary = Mapping[str, tuple[str, ...]]


def words_of(vocabulary: Vocabulary, tag: str) -> tuple[str, ...]:
    """The words of a language: those of its tag, of the tags that it is a part of, and of all languages.

    >>> words_of({"zh": ("香港",), "zh-Hant": ("難民",), "zh-Hans": ("难民",)}, "zh-Hant-HK")
    ('香港', '難民')
    >>> words_of({"mul": ("Hong Kong",), "fr": ("État",)}, "de")
    ('Hong Kong',)
    """
    asked = tag.lower() + "-"
    lists = (
        words
        for known, words in vocabulary.items()
        if known == EVERY_LANGUAGE or asked.startswith(known.lower() + "-")
    )
    return tuple(dict.fromkeys(word for words in lists for word in words))


def _lists(node: MappingNode, info: ValidationInfo) -> Vocabulary:
    found: dict[str, tuple[str, ...]] = {}
    for key, each in node.items():
        tag = _tag(key, each.place, info)
        found[tag] = (*found.get(tag, ()), *_words(each, info))
    return found


def _tag(key: str, place: Location, info: ValidationInfo) -> str:
    if key == EVERY_LANGUAGE:
        return key
    try:
        tag = language(key).tag
    except UnknownLanguageError as problem:
        report(info, place.error(str(problem), problem.hint, place.key_span, code="language-not-usable"))
        return key
    if not is_known(tag):
        report(
            info,
            place.warning(
                "names no language that is known", near_miss(tag), place.key_span, code="unknown-language"
            ),
        )
    return tag


def _words(node: DataNode, info: ValidationInfo) -> Iterator[str]:
    place = node.place
    if not isinstance(node, SequenceNode):
        report(
            info,
            place.error(
                f"is {described(node)}, not a list", _HINT, place.key_span, code="wrong-kind-of-value"
            ),
        )
        return
    for number in node.empty:
        report(info, place.under(number).error("is empty", _HINT, code="value-empty"))
    if not 0 < len(node) + len(node.empty) <= MOST_WORDS:
        said = f"has {len(node):,} words; 1 to {MOST_WORDS:,} are allowed"
        report(info, place.error(said, _HINT, place.key_span, code="item-count"))
    for each in node:
        wrong = _wrong(each)
        if wrong:
            report(info, each.place.error(wrong, _HINT, code="word-not-valid"))
        elif isinstance(each, ScalarNode):
            yield each.raw


def _wrong(node: DataNode) -> str:
    """What is wrong with a word, or nothing."""
    if not isinstance(node, ScalarNode):
        return f"is {described(node)}, not a word"
    word = node.raw
    if not word.strip():
        return "is empty"
    if word != word.strip():
        return "has white space at an end"
    if len(word) > MOST_CHARACTERS:
        return f"has {len(word):,} characters; a word has at most {MOST_CHARACTERS}"
    if not all(each in _UNSEEN or each.isprintable() for each in word):
        return "holds a character that does not print"
    return ""


_WORD = {"type": "string", "minLength": 1, "maxLength": MOST_CHARACTERS}
_WORDS = {"type": "array", "items": _WORD, "minItems": 1, "maxItems": MOST_WORDS}
WORD_LISTS = OwnGroup(
    _lists,
    {"additionalProperties": _WORDS, "propertyNames": {"pattern": "^[A-Za-z]"}},
    "lists of words by language tag",
    _HINT,
    empty=_HINT,
)
"""A group whose keys are language tags and whose values are lists of words."""
