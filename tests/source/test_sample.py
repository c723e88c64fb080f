"""The sample says what its source says, word for word."""

from __future__ import annotations

import re
from pathlib import Path

from factsheet.document.text import PARAGRAPH
from factsheet.locale.edition import localize
from tests.source.sample import FOLDER, SOURCE, changed, read_text

SEED = Path(__file__).with_name("seed.txt").read_text(encoding="utf-8")
# Lines of provenance, which the source does not print.
ADDED = ("sources.",)


def test_the_copy_equals_the_source_character_by_character() -> None:
    edition = localize(read_text(SOURCE))
    told = [text.plain for path, text in edition.texts().items() if not path.startswith(ADDED)]
    # The logo says the publisher's name, so that a layout need not: here it is read all the same.
    told[2:2] = [edition.find("publisher.name").plain, edition.find("publisher.descriptor").plain]
    assert " ".join(told).replace(PARAGRAPH, " ") == printed(words(SEED))
    as_written = localize(read_text(changed("typography: smart", "typography: as-written")))
    assert " ".join(text.plain for text in as_written.texts().values()).count("'") == SEED.count("'")


def printed(source: str) -> str:
    """The source's text in the signs of print: the sample asks for them (`typography: smart`)."""
    quoted = re.sub(r'"([^"]*)"', r"“\1”", source)
    return quoted.replace("'", "’").replace(" - ", " – ")


def words(source: str) -> str:
    """The source's text: spaces folded, the marks of bold and of links aside."""
    bare = re.sub(r"\[([^\]]*)\]\(#\)", r"\1", source.replace("**", ""))
    return " ".join(bare.split())


def test_what_the_source_sets_in_bold_is_bold() -> None:
    texts = localize(read_text(SOURCE)).texts().values()
    bold = [run.value for text in texts for run in text.runs if run.strong]
    assert bold == [words(each) for each in re.findall(r"\*\*(.*?)\*\*", SEED, re.DOTALL)]


def test_every_picture_of_the_sample_is_there() -> None:
    names = re.findall(r"images/[\w.-]+", SOURCE)
    assert len(names) == 4
    assert all((FOLDER / name).is_file() for name in names)
