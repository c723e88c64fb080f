"""A factsheet from values that a program has, not from a file."""

import factsheet

WELLS = {"unprotected": 11, "households": 3420, "meters": 640}

NUMBERS = {
    "unprotected": {
        "value": WELLS["unprotected"],
        "unit": "percent",
        "show": "icon_array",
        "label": "Still **{value}** of households drink from an unprotected well",
        "source": "survey",
    },
    "households": {
        "value": WELLS["households"],
        "label": "households have piped water today",
        "source": "survey",
    },
    "distance": {
        "value": WELLS["meters"],
        "label": "meters are the way to the nearest safe tap",
        "source": "survey",
    },
}

CONCERNS = {
    "connection": {
        "title": "The price of a connection",
        "text": "A connection costs two monthly wages, to be paid at once. Households that could pay over "
        "a year are turned away, and go on buying water by the can at four times its price.",
    },
    "repairs": {
        "title": "Broken pumps",
        "text": "Four pumps in ten wait for a spare part. The part is known, and costs less than a week of "
        "water from the truck that stands in for the pump.",
    },
    "floods": {
        "title": "Wells under water",
        "text": "Every spring the river rises over the lowest wells. For {unprotected} of households that is "
        "the water they cook with.",
    },
}

STORY = {
    "heading": "Ada's morning",
    "text": "Ada[^name] gets up at four. The tap at the school gives water until six, and the line is long "
    "before five.\n\nShe carries two cans home, twenty liters each, and is late for the first lesson on most "
    "days. Her brother stays at home when the school tap is dry, because somebody has to wait for the truck."
    "\n\nThe well behind the house is closer. The family stopped drinking from it after the flood of last "
    "spring, when all of them fell ill. They wash with its water, and boil it when the truck does not come."
    "\n\nThe river road, where the pipe would lie, passes her door.",
    "notes": {"name": "The name is changed."},
    "identity": "protected",
}

DEMANDS = {
    "pipe": {"text": "Build the pipe along the river road", "icon": "phosphor:drop"},
    "fees": {"text": "Waive the fee for poor households", "icon": "phosphor:hand-coins"},
    "parts": {"text": "Keep spare parts for every pump", "icon": "phosphor:wrench"},
    "date": {"text": "Name the day on which digging begins", "icon": "phosphor:calendar"},
}

DATA = {
    "factsheet": 1,
    "id": "clean-water",
    "lang": "en",
    "edition": "2024-05",
    "layout": "editorial",
    "title": "Clean water in Northfield",
    "summary": "One household in nine still draws water from an unprotected well. A new pipe along the river "
    "road would reach most of them within a year. The plan has been drawn, the money has been found, and the "
    "council has agreed. What is missing is a date.",
    "publisher": {"name": "Northfield Water Office", "website": "https://example.org"},
    "key_numbers": {"heading": "Key numbers", "items": NUMBERS},
    "key_concerns": {"heading": "What stands in the way", "items": CONCERNS},
    "story": STORY,
    "recommendations": {"heading": "What would help", "items": DEMANDS},
    "about": {
        "heading": "About us",
        "text": "The Water Office looks after every well and tap of Northfield. Once a year it asks all "
        "households where their water comes from, how far away that is, and what it costs them.",
    },
    "call_to_action": {"text": "Scan to read the plan", "url": "https://example.org/water"},
    "sources": {"survey": {"title": "Household survey", "publisher": "Water Office", "date": "2024-03"}},
    "imprint": {"license": "CC-BY-4.0"},
}

if __name__ == "__main__":
    result = factsheet.make(DATA, output=factsheet.SCREEN)
    print(result.save("out"))
