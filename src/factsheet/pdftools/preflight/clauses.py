"""Clauses of the standards, as checks name them.

The clauses of ISO 15930-7 are named by their subject: the numbers of its parts were not at hand.
"""

from __future__ import annotations

from factsheet.pdf.output import Standard

Clauses = dict[Standard | str, str]
ANY = "any file"
"""Stands for every file, whatever it claims."""


def press(subject: str) -> Clauses:
    """ISO 15930-7, clause 6: PDF/X-4."""
    return {Standard.X4: f"ISO 15930-7:2010, 6 ({subject})"}


def workgroup(number: str, also: str = "") -> Clauses:
    """GWG 2015 (sheet-fed offset, CMYK), section 4; it is applied to every PDF/X-4 file."""
    return {Standard.X4: f"GWG 2015, {number}{f'; ISO 15930-7:2010, 6 ({also})' if also else ''}"}


def access(one: str, two: str) -> Clauses:
    """PDF/UA-1 and PDF/UA-2; WTPDF 1.0 has the numbers of PDF/UA-2."""
    found: Clauses = {}
    if one:
        found[Standard.UA1] = f"ISO 14289-1, {one}"
    if two:
        found |= {Standard.UA2: f"ISO 14289-2, {two}", Standard.WTPDF: f"WTPDF 1.0, {two}"}
    return found


def archive(two: str, four: str) -> Clauses:
    """PDF/A-2 and PDF/A-4."""
    found: Clauses = {}
    if two:
        found[Standard.A2A] = f"ISO 19005-2, {two}"
    if four:
        found[Standard.A4] = f"ISO 19005-4, {four}"
    return found


def everywhere(rule: str) -> Clauses:
    """A rule for every file, whatever it claims."""
    return {ANY: rule}
