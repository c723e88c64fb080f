"""Pages that the program tells its own results on: each one file that stands by itself and loads nothing.

Its policy (CSP) lets one script run, known by the sum of its text, and no address be loaded: what comes from
data stays text even where an escape would be forgotten.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.resources import files

from factsheet.errors import printable


def said(text: str) -> str:
    """Return a text as HTML: control characters and marks of direction shown, all else escaped.

    >>> said('<a> & "b"')
    '&lt;a&gt; &amp; &quot;b&quot;'
    """
    return escape(printable(text))


def opening(title: str, style: str, script: str = "") -> str:
    """Return the page up to its body: `title` is plain text, `style` goes after that of all such pages."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    allowed = f"'sha256-{digest}'" if script else "'none'"
    policy = f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src {allowed}"
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta name="color-scheme" content="light dark">\n<title>{said(title)}</title>',
            f"<style>\n{shipped(__package__, 'standing.css')}{style}</style>\n</head>\n<body>",
        ]
    )


def ending(script: str = "") -> str:
    """Return the end of the page, with the script that its opening names."""
    running = f"<script>{script}</script>\n" if script else ""
    return f"{running}</body>\n</html>\n"


def picture(data: bytes, alt: str) -> str:
    """Return a WebP picture as an element that holds it."""
    inside = base64.b64encode(data).decode()
    return f'<img src="data:image/webp;base64,{inside}" alt="{said(alt)}" loading="lazy" decoding="async">'


def shipped(package: str | None, name: str) -> str:
    """Return a text file of a package."""
    return files(package or __name__).joinpath(name).read_text(encoding="utf-8")
