"""Write docs/errors.md from the explanations in src/factsheet/codes/ and from the rules of preflight."""

from __future__ import annotations

from pathlib import Path

from factsheet.codes import explanations
from factsheet.pdftools.preflight.check import rule_explanations

PAGE = Path(__file__).resolve().parent.parent / "docs" / "errors.md"

INTRODUCTION = """\
<!-- Made by scripts/make_code_docs.py from src/factsheet/codes/ and the rules of preflight. -->

# Errors and warnings

An error or a warning ends with its code in brackets; `factsheet explain CODE` prints what stands here.
Codes stay as they are from version to version, messages may change: programs should look at
`Diagnostic.code`.
"""


def page() -> str:
    """Return the page as it should be."""
    known = explanations(rule_explanations()).values()
    entries = (f"## {each.code}\n\n**{each.title}.** {each.text}" for each in known)
    return "\n\n".join([INTRODUCTION.strip(), *entries]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
