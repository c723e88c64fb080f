"""A small factsheet in a folder of its own, with catalogues beside it."""

from __future__ import annotations

from pathlib import Path

from factsheet.content.factsheet import Factsheet
from factsheet.source.reader import read

DATA = """\
factsheet: 1
id: small
lang: en
title: Refugees
summary: "Only {rate} of 22744 people are **accepted** since 1951."
publisher: {name: A Center for Law}
key_numbers:
  heading: Numbers
  items:
    rate: {value: 1.3, unit: percent, label: "Only {value} are accepted"}
    waiting: {value: 14700, label: People are waiting}
story:
  heading: Story
  text: "Hugo[^name] fled.\\n\\nHe seeks non-refoulement (asylum)."
  notes: {name: "Not his name; see [the report](https://example.org/en/report)."}
glossary:
  refoulement: {term: non-refoulement, meaning: not being sent back}
translator_notes:
  title: One word.
"""

GERMAN = {
    "title": "Geflüchtete",
    "summary": "Nur {rate} von 22.744 Menschen werden seit 1951 **anerkannt**.",
    "publisher.name": "Ein Zentrum für Recht",
    "key_numbers.heading": "Zahlen",
    "key_numbers.rate.label": "Nur {value} werden anerkannt",
    "key_numbers.waiting.label": "Menschen warten",
    "story.heading": "Geschichte",
    "story.text": "Hugo[^name] floh.\n\nEr sucht Schutz vor Zurückweisung (Asyl).",
    "story.notes.name": "Nicht sein Name; siehe [den Bericht](https://example.org/de/report).",
}
PO_HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def sheet(folder: Path, data: str = DATA) -> Factsheet:
    """The factsheet in `folder/small.yaml`."""
    file = folder / "small.yaml"
    file.write_text(data, encoding="utf-8")
    return read(file)


def put(folder: Path, name: str, text: str | bytes) -> Path:
    """A file in the folder of catalogues."""
    path = folder / "locale" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path
