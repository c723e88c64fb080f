"""How languages are written, by the first subtag of their tags."""

from __future__ import annotations

UNSPACED = frozenset({"th", "lo", "km", "my", "shn", "nod"})
"""Words follow each other without spaces, in scripts that are no Han."""
OF_HAN = frozenset({"zh", "ja", "yue", "lzh", "wuu", "nan", "hak"})
"""They are written in Han, with other signs or without."""
NUMBERS_FOLLOW = frozenset(
    ("ak", "bm", "ee", "ff", "ha", "ig", "ki", "lg", "ln", "mg", "nr", "nso", "ny", "om", "rn", "rw", "sn")
    + ("ss", "st", "sw", "tn", "ts", "tw", "ve", "xh", "yo", "zu")
)
"""Languages whose numbers stand after what they count, as in Swahili: `miaka 5` are five years."""
NOUNS_HAVE_CAPITALS = frozenset({"de", "lb", "gsw", "nds"})
"""A capital does not tell a name."""
