"""How languages are written, by the first subtag of their tags."""

from __future__ import annotations

UNSPACED = frozenset({"th", "lo", "km", "my", "shn", "nod"})
"""Words follow each other without spaces, in scripts that are no Han."""
OF_HAN = frozenset({"zh", "ja", "yue", "lzh", "wuu", "nan", "hak"})
"""They are written in Han, with other signs or without."""
NOUNS_HAVE_CAPITALS = frozenset({"de", "lb", "gsw", "nds"})
"""A capital does not tell a name."""
