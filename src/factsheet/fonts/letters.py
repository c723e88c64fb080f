"""Letters that a language needs beyond those that every text face has.

A face without them does not set the language at all: otherwise the headings of one edition
would change face from one to the next, with the letters that happen to be in them.
Languages are listed whose letters some text faces lack; the lists are those of CLDR's main
exemplar characters (https://cldr.unicode.org) as far as they are rare.
"""

from __future__ import annotations

_AFRICAN = "ɛɔƐƆ"
_EASTERN = (
    "۴"  # figures of Persian and its neighbors: faces may draw it too like a three, and are not used for it
)

_LETTERS = {
    "Arab": dict.fromkeys(
        (
            "azb",
            "bal",
            "bgn",
            "fa",
            "glk",
            "haz",
            "ks",
            "lrc",
            "mzn",
            "pa",
            "pnb",
            "prs",
            "ps",
            "sd",
            "ur",
            "uz",
        ),
        _EASTERN,
    ),
    "Latn": {
        "ak": _AFRICAN,
        "az": "əƏ",
        "bm": _AFRICAN + "ɲŋƝŊ",
        "dyu": _AFRICAN + "ɲŋ",
        "ee": _AFRICAN + "ɖƒɣŋʋƉƑƔŊƲ",
        "ff": "ɓɗƴŋƁƊƳŊ",
        "fon": _AFRICAN + "ɖƉ",
        "gaa": _AFRICAN + "ŋŊ",
        "ha": "ɓɗƙƴƁƊƘƳ",
        "ig": "ịọụṅỊỌỤṄ",
        "kbp": _AFRICAN + "ɖɣɩʊƉƔƖƱ",
        "ln": _AFRICAN,
        "tw": _AFRICAN,
        "ve": "ḓḽṋṱḒḼṊṰ",
        "vi": "ảạẻẹểệỉịỏọổộởợủụửựỷỵấầẩẫậắằẳẵặơưđƠƯĐ",
        "yo": "ẹọṣẸỌṢ",
    },
    "Cyrl": {
        "ab": "ҕқҟҧҩҭҳҵҷҽҿәӡ",
        "az": "ғҝүҹһәө",
        "ba": "ғҙҡңҫүһәө",
        "kk": "ғқңүұһәөҒҚҢҮҰҺӘӨ",
        "ky": "ңүөҢҮӨ",
        "mn": "үөҮӨ",
        "sah": "ҕҥүһөҔҤҮҺӨ",
        "tg": "ғқҳҷӣӯҒҚҲҶ",
        "tt": "җңүһәөҖҢҮҺӘӨ",
        "tyv": "ңүөҢҮӨ",
    },
}


def letters_of(lang: str, script: str) -> str:
    """Return the rare letters of a language (BCP 47) in a script, none for most.

    >>> letters_of("ha-NG", "Latn"), letters_of("en", "Latn")
    ('ɓɗƙƴƁƊƘƳ', '')
    """
    return _LETTERS.get(script, {}).get(lang.partition("-")[0].lower(), "")
