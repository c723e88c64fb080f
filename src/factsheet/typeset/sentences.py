"""Where the first sentence of a text ends, which abbreviations and ordinals do not end."""

from __future__ import annotations

import re

from icu4py.breakers import SentenceBreaker

from factsheet.errors import columns
from factsheet.typeset.breaks import segments
from factsheet.workshop import remembered

# Sentence terminals of the world's scripts (Sentence_Terminal of UAX #44), then what may close a quotation.
_ENDED = re.compile(r"[.!?…։؟۔।॥၊။።፧᠃᠉។៕。．！？｡܀܁܂༎་།][\"'”’»)\]」』）*\d]*\s*$")

# A period after an initial or one of these does not end a sentence.
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\"'“«.])(?:[^\W\d_]|Dr|Mr|Mrs|Ms|Prof|St|Sr|Sra|Hr|Fr|Mme|Mlle|No|Nos|Nr|Núm|Art|Abs|Fig|vs|"
    r"ca|bzw|vgl|cf|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\.\s*$"
)

# Those of single languages: after a figure a million, and words that stand before more as a rule.
_ABBREVIATED_IN = {
    "bg": "млн|млрд|хил|ул|бул|напр",
    "bs": "mil|mlrd|tis|npr|tj|ul",
    "ca": "aprox|pàg|núm",
    "cs": "mil|mld|tis|např|tzv|tj|resp|ul|nám|čl|str",
    "da": "mio|mia|bl|kl|fx|inkl|ekskl|pct|gns|dvs",
    "de": "Mio|Mill|Mrd|Bio|Tsd|Std|Min|Str|inkl|exkl|zzgl|einschl|evtl|ggf|insb|sog|Kap|Tel|geb",
    "el": "εκατ|δισ|χιλ|αρ|σελ|περ",
    "es": "aprox|pág|núm|Ud|Uds|Sres|Dra|Avda|mill|EE|UU",
    "et": "mln|mld|tuh|nt|lk|sh|nn",
    "fi": "milj|mrd|esim|ks|mm|ns|eaa",
    "fr": "env|éd|boul|hab",
    "hr": "mil|mlrd|tis|npr|tj|ul|br",
    "hu": "kb|pl|ún|ill|mrd|ld",
    "is": "millj|kl|bls|þús",
    "it": "mln|mld|pag|dott|Sig|Dott|tel",
    "lt": "mln|mlrd|tūkst|pvz|vnt|gyv",
    "lv": "milj|mljrd|tūkst|piem|apm|nr",
    "nb": "mill|mrd|bl|kl|inkl|ekskl|dvs",
    "nl": "mln|mld|mrd|bijv|incl|excl|resp|evt|gem|dhr|mevr|blz|jl",
    "pl": "mln|mld|tys|np|ul|tzw|tzn|św|str|godz|ok",
    "pt": "aprox|pág|Dra|Av|mi|ex",
    "ro": "mil|mld|str|aprox|pag",
    "ru": "млн|млрд|тыс|ул|стр|рис|см|напр",
    "sk": "mil|mld|tis|napr|tzv|tj|resp|ul|nám|čl|str",
    "sl": "mio|mrd|tis|npr|tj|ul|oz|št",
    "sr": "мил|млрд|хиљ|нпр|тј|ул|бр|mil|mlrd|npr|ul|br",
    "sv": "milj|mdr|bl|kl|inkl|exkl|dvs|resp",
    "tr": "mn|Av|Cad|Sok|Mah|yy",
    "uk": "млн|млрд|тис|вул|ім|див|рр|напр",
}
_ABBREVIATED_IN["nn"] = _ABBREVIATED_IN["no"] = _ABBREVIATED_IN["nb"]
# Where a point makes a figure an ordinal: 3. Oktober.  One of three digits or more ends a sentence.
_WITH_ORDINALS = frozenset(
    {"bs", "cs", "da", "de", "dsb", "et", "fi", "fo", "hr", "hsb", "hu", "is", "lb", "lv", "nb", "nn", "no"}
    | {"pl", "sk", "sl", "sr", "tr"}
)
_ORDINAL = re.compile(r"(?<![\d.,:])\d{1,2}\.\s*$")

_LOOKED_AT = 40
_MOST_OF_A_LABEL = 40  # columns of a terminal: twenty ideographs
_TERMINAL = re.compile(r"[!?…؟۔।။።。！？]|\.(?:\s|$)")
_KEPT = 256


@remembered(most=_KEPT)
def first_sentence(text: str, lang: str) -> int:
    """Return the offset at which the first sentence ends, with white space after it; 0 if none does.

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
        if _ENDED.search(closing) and not (end < len(text) and _goes_on(closing, lang.partition("-")[0])):
            return end
    return 0


def is_label(text: str) -> bool:
    """Return whether a text is a label, in whatever type it is set: short, and no sentence.

    >>> is_label("Adult social care"), is_label("中心主任、註冊社工"), is_label("It is free.")
    (True, True, False)
    """
    # The sign that ends a sentence first: it is found long before all columns are counted.
    return not _TERMINAL.search(text) and columns(text) <= _MOST_OF_A_LABEL


def _goes_on(closing: str, lang: str) -> bool:
    """Whether what a segment closes with is the point of an abbreviation or of an ordinal."""
    return bool(lang in _WITH_ORDINALS and _ORDINAL.search(closing)) or is_abbreviated(closing, lang)


def is_abbreviated(closing: str, language: str) -> bool:
    """Return whether copy closes with an abbreviation after which a sentence goes on.

    >>> is_abbreviated("см.", "ru"), is_abbreviated("Dr.", "en"), is_abbreviated("back.", "en")
    (True, True, False)
    """
    if _ABBREVIATED.search(closing):
        return True
    own = _ABBREVIATED_IN.get(language)
    return own is not None and re.search(rf"(?:^|[\s(\d])(?:{own})\.\s*$", closing) is not None
