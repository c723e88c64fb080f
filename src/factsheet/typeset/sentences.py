"""Where the first sentence of a text ends."""

from __future__ import annotations

import re

from icu4py.breakers import SentenceBreaker

from factsheet.typeset.breaks import segments
from factsheet.workshop import remembered

# Sentence terminals of the world's scripts (Sentence_Terminal of UAX #44), then what may close a quotation.
_ENDED = re.compile(r"[.!?…։؟۔।॥၊။።፧᠃᠉។៕。．！？｡܀܁܂༎་།][\"'”’»)\]」』）*\d]*\s*$")

# A period after an initial or one of these does not end a sentence.
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\"'“«.])(?:[^\W\d_]|Dr|Mr|Mrs|Ms|Prof|St|Sr|Sra|Hr|Fr|Mme|Mlle|No|Nos|Nr|Núm|Art|Abs|Fig|vs|"
    r"ca|bzw|vgl|cf|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\.\s*$"
)

_LOOKED_AT = 40
_KEPT = 256


@remembered(most=_KEPT)
def first_sentence(text: str, lang: str) -> int:
    """The offset at which the first sentence ends, white space after it included; 0 if none does.

    >>> text = "At age seven, Hugo* fled. He later became a youth leader."
    >>> text[: first_sentence(text, "en")]
    'At age seven, Hugo* fled. '
    >>> first_sentence("No end in sight", "en")
    0
    """
    if not text:
        return 0
    for end in segments(text, SentenceBreaker(text, lang)):
        closing = text[max(0, end - _LOOKED_AT) : end]
        if _ENDED.search(closing) and not (end < len(text) and _ABBREVIATED.search(closing)):
            return end
    return 0
