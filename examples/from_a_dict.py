"""A factsheet from values that a program has, not from a file."""

from pathlib import Path

import factsheet

DATA = {
    "factsheet": 1,
    "id": "clean-water",
    "lang": "en",
    "layout": "editorial",
    "title": "Clean water in Northfield",
    "summary": "One household in nine still draws water from an unprotected well. "
    "A new pipe along the river road would reach most of them within a year.",
    "publisher": {"name": "Northfield Water Office"},
    "key_numbers": {
        "heading": "Key numbers",
        "items": {
            "unprotected": {
                "value": 11,
                "unit": "percent",
                "show": "icon_array",
                "label": "Still **{value}** of households drink from an unprotected well",
            },
            "households": {"value": 3420, "label": "households have piped water"},
            "distance": {"value": 640, "label": "metres is the way to the nearest safe tap"},
        },
    },
    "key_concerns": {
        "heading": "What stands in the way",
        "items": {
            "cost": {"title": "The price of a connection", "text": "A connection costs two monthly wages."},
            "repairs": {"title": "Broken pumps", "text": "Four pumps in ten wait for a spare part."},
        },
    },
    "recommendations": {
        "heading": "What would help",
        "items": {
            "pipe": {"text": "Build the pipe along the river road", "icon": "phosphor:drop"},
            "fees": {"text": "Waive the fee for poor households", "icon": "phosphor:hand-coins"},
        },
    },
    "about": {"heading": "About us", "text": "The Water Office looks after every well and tap of Northfield."},
    "call_to_action": {"text": "Scan to read the plan", "url": "https://example.org/water"},
}

if __name__ == "__main__":
    result = factsheet.make(DATA, output=factsheet.SCREEN)
    print(result.save(Path("out")))
