"""Who made a picture, with the word that says so: "Photo: A. Name"."""

from __future__ import annotations

import re

from factsheet.content.words import Locale, phrased
from factsheet.document.text import Name, Text

# A PNG may be a map or a drawing as well: its word is that of pictures of any kind.
_PHOTOGRAPHS = (".jpg", ".jpeg", ".tif", ".tiff", ".webp")
# What parts a word from a name in the scripts of the world, and the signs of a right.
_PARTING = re.compile(r"[:：፦፥៖՝©℗]|\(c\)", re.IGNORECASE)
# Words for a photograph that stand in credits of other languages, too ("A. Name / AFP Photo").
_SHARED = r"photos?|photograph|photographer|photographie|photographe|fotos?|fotografie|fotografía|фото"


def credited(locale: Locale, credit: Text | None, *files: Name | None) -> Text | None:
    """Return a credit with the word of the language for photographs, or for pictures of any kind.

    A credit that says itself whose what is ("Foto: A. Name", "© A. Name", "Photo by A. Name") stays as it is.
    """
    if credit is None or _PARTING.search(credit.plain):
        return credit
    photographs = all(each.value.casefold().endswith(_PHOTOGRAPHS) for each in files if each)
    said = phrased(locale, "photo" if photographs else "image", "name", credit)
    word = said.runs[0].value.rstrip(" \u00a0:：፦៖՝–.") if said else ""
    # A word in Latin letters may begin a name (Foto, Fotouhi); in scripts without spaces nothing parts words.
    own = rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word)
    if re.search(
        rf"\b(?:{_SHARED})\b" + (f"|{own}" if word != credit.runs[0].value else ""), credit.plain, re.I
    ):
        return credit
    return said
