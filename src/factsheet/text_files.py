"""Text files: where their lines end, and which characters their bytes stand for, whatever saved them.

A file of Windows-1252 (western Europe) and one of Windows-1250 (central Europe) are both any bytes.  What
tells them apart are the words: `Łódź` of the one would be `£ódŸ` in the other, which is in no language.  What
fits neither, or might be either, has no text: a guess would be printed as a fact.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

NEWLINE = re.compile(r"\r\n|\n|\r")
"""What ends a line, on every system."""
UTF_8, UTF_16, WESTERN, CENTRAL = "UTF-8", "UTF-16", "Windows-1252", "Windows-1250"
_BOMS = {codecs.BOM_UTF8: UTF_8, codecs.BOM_UTF16_LE: UTF_16, codecs.BOM_UTF16_BE: UTF_16}
_CODECS = {UTF_8: "utf-8-sig", UTF_16: "utf-16", WESTERN: "cp1252", CENTRAL: "cp1250"}

# The letters beside those of ASCII that the words of a language have, in small letters.
_WESTERN_LETTERS = tuple(
    map(
        frozenset,
        (
            *("äöüßéèêàçâ", "àâæçéèêëîïôœùûüÿ", "áéíóúüñ", "áàâãçéêíóôõúü", "àèéìòù", "àçéèíïóòúü"),
            *("åäöéü", "æøåéóôòä", "ëïéèüöáóí", "áéíóúýþæöð", "ëç", "õäöüšž", "äëéôö"),
        ),
    )
)
# Of a language with letters of many others all words of a file have to be: Scottish Gaelic, Faroese.
_RARE = (re.compile("[abcdefghilmnoprstuàèìòùáéó]+"), re.compile("[a-záíóúýæøð]+"))
_CENTRAL_LETTERS = tuple(
    map(
        frozenset,
        (
            *("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
            *("äöüßé", "ëç"),
        ),
    )
)
_LETTER = r"[^\W\d_¹²³¼½¾]"
_WORD = re.compile(f"{_LETTER}+")
_ORDINAL = re.compile(rf"(?<=[0-9A-Za-z.])[ªº](?!{_LETTER})|µ")
# What is no word of western Europe: a sign that is a letter elsewhere, letters where they never stand.
_SIGN_IN_WORD = re.compile(
    rf"{_LETTER}[£¥¼¾¿¹³ªº]{_LETTER}|£(?=[A-Za-z]*(?![A-Za-z]){_LETTER}){_LETTER}|[a-zà-öø-ÿ]Ÿ"
)
# What may be a letter too: a pound before a word, a raised figure at the end of one, which may call a note.
_SIGN_AT_WORD = re.compile(
    r"£(?!(?:k|m|mn|mio|bn|tn|pa|pp|per|mil\w*|bil\w*|thou\w*|each)\b)[a-z]{2}|"
    rf"{_LETTER}[¹³¿](?<![mtdn]³)|³{_LETTER}"
)
_NOT_WESTERN = re.compile(
    r"ñ(?![aeiouáéíóúü])|ã(?![eo]|s?$)|õ(?!e)(?=.*[áéíóúcy])|(?<=[áéíóúcy])õ(?!e)|[ìù](?!$)|^ð|"
    r"è(?=[aeiouyáéíóú])|(?<=[aeiouyáéíóú])æ|œ(?![uitdscn])|(?<=[aeiouyáéíóúæö])þ|þ(?![aeiouyáéíóúæörjv])"
)
# What stands beside letters in print; of anything else the file is no text.
_SIGNS = frozenset("€‘’‚“”„–—…‹›«»§°·•¡¿™®©²³¹±£¥½¼¾†‡‰¶¦¬´¨¸\xa0\xad")
_ASCII = frozenset(map(chr, range(128)))
_FEWEST = 0.2


class DecodedText(NamedTuple):
    """The text of a file, and what its bytes are."""

    text: str
    encoding: str


def decoded(data: bytes) -> DecodedText | None:
    """Return the text of a file in UTF-8, UTF-16 or a code page of Windows; None where that is not known.

    >>> decoded("Größe, Évreux".encode("cp1252"))
    DecodedText(text='Größe, Évreux', encoding='Windows-1252')
    >>> decoded("Łódź, Kraków".encode("cp1250"))
    DecodedText(text='Łódź, Kraków', encoding='Windows-1250')
    >>> decoded("荃灣葵青".encode("big5")) is None
    True
    """
    marked = next((name for mark, name in _BOMS.items() if data.startswith(mark)), "")
    try:
        name = marked or UTF_8
        return DecodedText(data.decode(_CODECS[name]), name)
    except UnicodeDecodeError:
        return None if marked else _of_windows(data)


def _of_windows(data: bytes) -> DecodedText | None:
    """The text of a file that is not Unicode: western, unless its words say that it is central European."""
    telling = b"\n".join(each for each in frozenset(data.split(b"\n")) if not each.isascii())
    western, central = (telling.decode(_CODECS[name], "replace") for name in (WESTERN, CENTRAL))
    words, is_central = _words(western), bool(_SIGN_IN_WORD.search(western))
    wrong = {each for each in words if not _fits(each, _WESTERN_LETTERS) or _NOT_WESTERN.search(each)}
    if any(all(map(language.fullmatch, words)) for language in _RARE):
        wrong = set()
    if not is_central and not wrong and not _SIGN_AT_WORD.search(western):
        return _read(data, WESTERN) if _is_print(western) else None
    # One word, or one letter, that is of no language may be a name: it takes more to be of another code page.
    differing = [each for each in words if each.encode("cp1252").decode("cp1250", "replace") != each]
    letters = {letter for each in wrong for letter in each} - _ASCII
    is_central = is_central or (len(letters) > 1 and len(wrong) >= _FEWEST * len(differing))
    fits = is_central and all(_fits(each, _CENTRAL_LETTERS) for each in _words(central))
    return _read(data, CENTRAL) if fits and _is_print(central) else None


def _read(data: bytes, encoding: str) -> DecodedText:
    return DecodedText(data.decode(_CODECS[encoding]), encoding)


def _words(text: str) -> frozenset[str]:
    """The words of a text that have a letter beyond ASCII, in small letters."""
    found = frozenset(each for each in _WORD.findall(_ORDINAL.sub("", text)) if not each.isascii())
    return frozenset(each.lower() for each in found)


def _fits(word: str, languages: tuple[frozenset[str], ...]) -> bool:
    letters = frozenset(word) - _ASCII
    return any(letters <= each for each in languages)


def _is_print(text: str) -> bool:
    """Whether what is neither a letter nor of ASCII is what print has."""
    return all(each in _SIGNS or each.isalpha() for each in frozenset(text) - _ASCII)
