"""Telephone numbers as people write them, and what a telephone dials for each (RFC 3966).

Taken are national and international numbers with their usual signs, in the digits of any script; extensions;
codes of a network's or a country's services that begin with a star or a hash (`*106`, `#7119`, `*100#`:
3GPP TS 22.030, 6.5); and numbers with letters (`1-800-GO-FEDEX`), whose digits are those of the keypad of
ITU-T E.161.  RFC 3966, 5.1.2, has no letters, so the address has digits; its `phone-context` for numbers
that are not international is left out: people dial them as they stand.  A nought in brackets behind the code
of a country is dialed only within the country (ITU-T E.123, 7.2): it prints, and is not in the address.
"""

from __future__ import annotations

import re
import unicodedata

# Behind a telephone number: an extension, by the signs and the words that are printed for it (ITU-T E.123;
# the address has it as RFC 3966, 5.3, does).
_EXTENSIONS = (
    *("extension", "extensión", "extensão", "extensió", "extn", "ext", "x", "#", "anexo", "interno", "int"),
    *("ramal", "poste", "durchwahl", "dw", "apparat", "app", "nebenstelle", "toestel", "tst", "lokalnummer"),
    *("lokal", "anknytning", "ankn", "linje", "alanumero", "wewnętrzny", "wewn", "wew", "klapka", "linka"),
    *("mellék", "dahili", "máy lẻ", "nội bộ", "pesawat", "sambungan", "εσωτερικό", "εσωτ"),
    *("добавочный", "доб", "доп", "внутр", "вн", "додатковий", "дод", "дад", "вътрешен", "вътр", "локал"),
    *("داخلي", "تحويلة", "داخلی", "ایکسٹینشن", "שלוחה", "विस्तार", "एक्सटेंशन", "এক্সটেনশন", "ต่อ"),
    *("转分机", "轉分機", "分机号", "分機號", "分机", "分機", "转", "轉"),
    *("内線番号", "内線", "內線", "내선번호", "내선"),
)
_EXTENSION = re.compile(
    rf"(?<=[\d).])[\s,;\u00a0]*(?P<open>\()?(?:{'|'.join(map(re.escape, _EXTENSIONS))})[.:\s\u00a0]*"
    r"(?P<within>[0-9]{1,8})\s*(?(open)\)\s*)\Z",
    re.IGNORECASE,
)
# What is dialed before a number within the country only: +44 (0)20, 0044 (0)20, +44 (020).  From abroad, too,
# Italy and San Marino have the nought dialed, in brackets or not.
_WITHIN_COUNTRY = re.compile(
    r"\A(?P<code>(?:tel:)?\(?(?:\+|(?:00|011)[ -]?)(?!39\b|378\b)[1-9][0-9]{0,2}\)?)"
    r"[ ./\u2010-\u2013-]*\( *0 *(?:\)|(?P<area>[1-9][0-9]{1,4})\))"
)
_BRACKETED = re.compile(r"\(([0-9]+)\)")
_SIGNS = re.compile(r"[ \u00a0\u2009\u202f\u2010-\u2013()/.-]")
_DIGITS = re.compile(r"\+?[0-9]+")
_SERVICE = re.compile(r"[*#]{1,3}(?:[0-9]+(?:[*#]+[0-9]+)*[*#]{0,2}|[A-Z]{2,8})")
# Letters stand behind a code in digits: 1-800-GO-FEDEX, 0800 CALL ME, 13 CATS.  A house number in a street
# has another beginning, or its street small letters.
_LETTERED = re.compile(
    r"\+?(?:1[ .-]?)?[089][0-9]{2,9}(?:[ .-][0-9]+)*[ .-]?(?:[A-Z]+[ .-]?[0-9]*[ .-]?){1,3}"
    r"|\+[0-9]{1,12}(?:[ .-][0-9]+)*[ .-]?(?:[A-Z]+[ .-]?[0-9]*[ .-]?){1,3}"
    r"|1[389]00[ .-]?[A-Z]{4,12}|13[ .-]?[A-Z]{4}"
)
_SHORTEST_LETTERED, _LONGEST_LETTERED = 6, 16
# A number with letters that has no code to know it by, and a number within a text.
_HYPHENED = re.compile(r"[0-9]{3,}(?:-[0-9]+)*(?:-[A-Z]{2,})+")
_AMONG = re.compile(r"(?<![\w/])[+*#(]?[0-9](?:[0-9 ()./-]*[0-9*#])?(?!\w)")
_FEWEST_ALONE = 3
# Letters that are typed for figures, in a group with figures or of one letter alone: 000O, l-800, OOO.
_GROUP = re.compile(r"[^\W_]+")
_MISTYPED = re.compile(r"(?=.*[OoIl])(?:[0-9OoIlL]*[0-9][0-9OoIlL]*|[Oo]+|[Il]+)")
_FIGURES = str.maketrans("OoIlL", "00111")
_WORD = re.compile(r"[OIL]{3,}|[oil]{3,}")
_LONGEST = 200  # characters: in what is longer there is no number, however its spaces are counted
# ITU-T E.161, 3.2.
_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
# ITU-T E.164, 6.2.1: with the code of the country; before it may stand a prefix, as 00 or 011.
_MOST_DIGITS, _LONGEST_PREFIX = 15, 5
# What parts two numbers; a stroke, or a dash between spaces, is also within one: 030/1234567, 0611 / 123456.
_PARTED = re.compile(r"\s*(?:[,;&|/\n]|\s(?!x\s)[^\W\d_]{1,5}\s)\s*")
_MAY_PART = re.compile(r"\s*/\s*|\s+[\u2010-\u2014-]\s+")
# The longest code of an area, and that with the code of a country: before a stroke there are no more digits.
_LONGEST_AREA, _LONGEST_AREA_ABROAD = 6, 8
_LONGEST_WITHIN = 5  # digits of an extension


def dialed(written: str) -> str:
    """Return the address of a telephone number, or nothing for what is none.

    >>> dialed("+852 2345 6789"), dialed("202-555-0123 x12")
    ('tel:+85223456789', 'tel:2025550123;ext=12')
    >>> dialed("*100#"), dialed("1-800-GO-FEDEX"), dialed("Help")
    ('tel:*100%23', 'tel:18004633339', '')
    """
    if len(written) > _LONGEST:
        return ""
    plain = _in_ascii(written)
    if meant(plain):
        return ""
    service = "" if "/" in plain else _SIGNS.sub("", plain)
    if _SERVICE.fullmatch(service):
        return f"tel:{service.translate(_KEYPAD).replace('#', '%23')}"
    found = _EXTENSION.search(plain)
    number, within = (plain[: found.start()], f";ext={found['within']}") if found else (plain, "")
    number = from_abroad(number)
    digits = _SIGNS.sub("", number)
    if _DIGITS.fullmatch(digits):
        return f"tel:{digits}{within}"
    # Small letters are those of a word, unless hyphens make it one number.
    number = _BRACKETED.sub(r"\1", number)
    lettered = number.upper() if " " not in number else number
    letters = _SIGNS.sub("", lettered)
    if _LETTERED.fullmatch(lettered) and _SHORTEST_LETTERED <= len(letters) <= _LONGEST_LETTERED:
        return f"tel:{letters.translate(_KEYPAD)}{within}"
    return ""


def meant(written: str) -> str:
    """Return a number with figures for the letters that look like them; nothing for one without any.

    Letters of a word are left: they stand apart from figures, or are three or more, and not all the same.

    >>> meant("020-7946-000O"), meant("l-8OO-555-0144"), meant("1-800-FLOWERS"), meant("1-800-OIL")
    ('020-7946-0000', '1-800-555-0144', '', '')
    """
    plain = _in_ascii(written)[:_LONGEST]

    def figures(group: re.Match[str]) -> str:
        words = _WORD.findall(group[0])
        is_word = any(len(set(word)) > 1 for word in words)
        return group[0].translate(_FIGURES) if _MISTYPED.fullmatch(group[0]) and not is_word else group[0]

    found = _EXTENSION.search(plain)
    end = found.start() if found else len(plain)
    number = _GROUP.sub(figures, plain[:end]) + plain[end:]
    is_number = _count(number) >= _FEWEST_ALONE and number != plain and bool(dialed(number))
    return number if is_number else ""


def from_abroad(written: str) -> str:
    """Return a number without the nought that is dialed within its country only.

    >>> from_abroad("+44 (0)20 7946 0000"), from_abroad("+44 (020) 7946 0000")
    ('+44 20 7946 0000', '+44 20 7946 0000')
    >>> from_abroad("+39 (0)6 1234567"), from_abroad("(0)20 7946 0000")
    ('+39 (0)6 1234567', '(0)20 7946 0000')
    """

    def without(found: re.Match[str]) -> str:
        return found["code"] + ("" if "tel:" in found[0] else " ") + (found["area"] or "")

    return _WITHIN_COUNTRY.sub(without, written)


def alone(written: str) -> str:
    """Return what is to be written for a number among words or with letters; nothing where there is none.

    >>> alone("1800-11-2345 (toll free)"), alone("555-HELP"), alone("tel: 123"), alone("Help")
    ('1800-11-2345', '555-4357', '123', '')
    """
    plain = _in_ascii(written)[:_LONGEST]
    if _HYPHENED.fullmatch(plain):
        return plain.translate(_KEYPAD)
    found = max(_AMONG.findall(plain), key=_count, default="")
    return found if _count(found) >= _FEWEST_ALONE and dialed(found) else ""


def several(written: str) -> tuple[str, str] | None:
    """Return the first two of several telephone numbers in one text; None where it is one, or none.

    >>> several("020 7946 0000 / 0001"), several("112, 118"), several("030 / 1234567")
    (('020 7946 0000', '0001'), ('112', '118'), None)
    """
    if len(written) > _LONGEST:
        return None
    plain = _in_ascii(written)
    if not dialed(plain):
        parts = [each for each in _PARTED.split(plain) if each]
        are_all = len(parts) > 1 and all(map(dialed, parts))
        # Few digits behind a word are an extension, in a word that is not known here.
        is_within = are_all and _count(parts[1]) <= _LONGEST_WITHIN < _count(parts[0])
        by_a_word = is_within and plain[len(parts[0]) :].lstrip()[0].isalpha()
        return (parts[0], parts[1]) if are_all and not by_a_word else None
    parts = _MAY_PART.split(plain)
    if len(parts) > 1:
        most = _LONGEST_AREA_ABROAD if plain.startswith("+") else _LONGEST_AREA
        if _count(parts[0]) > most and _count(parts[1]) > 1:
            return parts[0], parts[1]
    return None


def is_too_long(written: str) -> bool:
    """Return whether a telephone number has more digits than there are in any (ITU-T E.164).

    >>> is_too_long("+44 20 7946 0000"), is_too_long("020 7946 0000 020 7946 0001")
    (False, True)
    """
    address = dialed(written).partition(";")[0].removeprefix("tel:")
    most = _MOST_DIGITS + (0 if address.startswith("+") else _LONGEST_PREFIX)
    return address.lstrip("+").isdigit() and len(address.lstrip("+")) > most


def _in_ascii(written: str) -> str:
    """A text with the digits and signs of ASCII for those of other scripts and widths."""
    known = unicodedata.normalize("NFKC", written.strip())
    return "".join([str(unicodedata.decimal(each)) if each.isdecimal() else each for each in known])


def _count(text: str) -> int:
    return sum(map(str.isdigit, text))
