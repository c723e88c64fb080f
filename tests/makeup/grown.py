"""Editions with longer copy than they were written with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import factsheet
from factsheet.content.edition import Edition
from factsheet.document.text import Inline, Text

DATA = Path(__file__).parents[2] / "data" / "hong-kong-refugees" / "factsheet.yaml"


def grown(share: float, edition: Edition | None = None) -> Edition:
    """Return an edition, by default the sample, its copy longer by a share, in its own words."""
    edition = edition or factsheet.localize(factsheet.read(DATA))

    def longer(text: Text) -> Text:
        plain = text.plain
        if len(plain) < 30 or text.path.startswith("sources"):
            return text
        words = plain.replace("\u2029", " ").split(" ")
        wanted = len(plain) * share
        more, filled = "", 0
        while len(more) < wanted:
            more += " " + words[filled % len(words)]
            filled += 1
        return replace(text, runs=(*text.runs, Inline(more)))

    return edition.with_texts(longer)
