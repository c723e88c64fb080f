"""The copy of the sample as plain values, so that other tools set the very words that we set."""

from __future__ import annotations

import io
from typing import Any

import qrcode
import qrcode.image.svg

from factsheet.content.edition import Edition
from factsheet.display import Direction
from factsheet.document.text import PARAGRAPH

# Faces of this package by script: the running text of every tool is in one of them.
FACES = {
    "Latn": "Source Sans 3",
    "Arab": "Noto Sans Arabic",
    "Hant": "Noto Sans CJK TC",
    "Deva": "Noto Sans Devanagari",
    "Thai": "Noto Sans Thai",
    "Mymr": "Noto Sans Myanmar",
}


def content(edition: Edition, url: str) -> dict[str, Any]:
    """Return the copy of an edition of the sample for another tool, with a code that leads to `url`."""
    texts = {path: text.plain for path, text in edition.texts().items()}

    def ids(block: str) -> list[str]:
        """The items of a block in reading order, notes and headings left out."""
        found = (path.split(".") for path in texts if path.startswith(f"{block}."))
        return list(dict.fromkeys(parts[1] for parts in found if len(parts) == 3 and parts[1] != "notes"))

    own = FACES[edition.script]
    return {
        "lang": edition.lang.split("-")[0],
        "region": "HK" if edition.script == "Hant" else None,
        "rtl": edition.direction is Direction.RTL,
        "faces": list(dict.fromkeys((own, FACES["Latn"], "Noto Sans"))),
        "title": texts["title"],
        "summary": texts["summary"],
        "numbers": {
            "heading": texts["key_numbers.heading"],
            "items": [
                {
                    "value": texts.get(f"key_numbers.{each}.value", ""),
                    "label": texts[f"key_numbers.{each}.label"],
                }
                for each in ids("key_numbers")
            ],
        },
        "concerns": {
            "heading": texts["key_concerns.heading"],
            "items": [
                {"title": texts[f"key_concerns.{each}.title"], "text": texts[f"key_concerns.{each}.text"]}
                for each in ids("key_concerns")
            ],
        },
        "story": {
            "heading": texts["story.heading"],
            "paragraphs": [*texts["story.text"].split(PARAGRAPH), texts["story.notes.pseudonym"]],
        },
        "recommendations": {
            "heading": texts["recommendations.heading"],
            "items": [texts[f"recommendations.{each}.text"] for each in ids("recommendations")],
        },
        "about": {"heading": texts["about.heading"], "text": texts["about.text"]},
        "call": texts["call_to_action.text"],
        "url": url,
        "code": _code(url),
    }


def _code(url: str) -> str:
    """A QR code as SVG: none of the other tools makes its own."""
    made = io.BytesIO()
    qrcode.make(url, image_factory=qrcode.image.svg.SvgPathImage).save(made)
    return made.getvalue().decode()
