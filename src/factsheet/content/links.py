"""Addresses that a factsheet may lead to: the web, mail and telephone, and nothing that runs."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote_to_bytes, urlsplit

SCHEMES = ("http", "https", "mailto", "tel")
BARE_ADDRESS = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?:[/?]\S*)?")
"""What looks like a web address without its scheme."""
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\\<>\"^`\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MAIL = re.compile(r"[^@/?#]+@[^@/?#]+\.[^@/?#]+")
_CODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_PHONE = re.compile(r"(?:\+?[0-9]|\*|%23)(?:[0-9().*-]|%23)*(?:;ext=[0-9().-]*[0-9])?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def fault(address: str) -> str:
    """What is wrong with an address, or nothing.

    >>> fault("https://example.org/report"), fault("mailto:info@example.org")
    ('', '')
    >>> fault("javascript:alert(1)")
    'leads to javascript:, and only http, https, mailto and tel are allowed'
    """
    if found := _FORBIDDEN.search(address):
        if found[0].isspace():
            return "holds a space"
        return "holds a character that an address cannot hold"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return f"is not an address: {str(error).lower()}"
    if not has_scheme(address):
        return "does not say where it leads: begin with https://"
    if parts.scheme not in SCHEMES:
        return f"leads to {parts.scheme}:, and only {', '.join(SCHEMES[:-1])} and {SCHEMES[-1]} are allowed"
    if parts.scheme == "mailto":
        return "" if _MAIL.fullmatch(parts.path) else "is not a mail address"
    if parts.scheme == "tel":
        if parts.fragment or address.endswith("#"):
            return "holds #: the address of a telephone number has %23 for it"
        return "" if _PHONE.fullmatch(parts.path) else "is not a telephone number"
    if not host:
        return "names no host"
    if "@" in parts.netloc:
        return "holds a user name or password"
    return ""


def has_scheme(address: str) -> bool:
    """Return whether an address says how it is reached, as `https:` does; `//example.org` does not."""
    return bool(_SCHEME.match(address))


def printed(address: str) -> str:
    """The address as people read it: without scheme, `www.` and a closing slash, letters as letters.

    >>> printed("https://www.example.org/report/"), printed("https://example.org/S%C3%A3o%20Tom%C3%A9")
    ('example.org/report', 'example.org/São%20Tomé')
    >>> printed("tel:+12025550123;ext=12"), printed("tel:*100%23")
    ('+12025550123 #12', '*100#')
    """
    short = re.sub(r"^(https?://(www\.)?|mailto:|tel:)", "", address).removesuffix("/")
    if address.startswith("tel:"):
        return short.replace(";ext=", " #").replace("%23", "#")
    read = _CODED.sub(_in_letters, short)
    # Two parts from right to left would change places on the line.
    return short if sum(map(_runs_left, re.split(r"[^\w]+", read))) > 1 else read


def _in_letters(coded: re.Match[str]) -> str:
    """Characters that an address holds as bytes, those that are letters, marks or figures as such."""
    try:
        read = unquote_to_bytes(coded[0]).decode("utf-8")
    except UnicodeDecodeError:
        return coded[0]
    return "".join(each if unicodedata.category(each)[0] in "LMN" else quote(each, safe="") for each in read)


def _runs_left(part: str) -> bool:
    return any(unicodedata.bidirectional(each) in ("R", "AL") for each in part)
