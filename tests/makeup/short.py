"""A sheet of a few words."""

SHORT = {
    "factsheet": 1,
    "id": "short",
    "lang": "en",
    "title": "Dengue",
    "summary": "Empty what holds water.",
}
