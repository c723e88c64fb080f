"""`factsheet explain`: what the code of a diagnostic means."""

from __future__ import annotations

import sys
from difflib import get_close_matches

import click


@click.command()
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain CODE, the word in brackets after an error or a warning; without it, list all codes."""
    from factsheet.codes import explanations

    own = code.strip("[]") if code else ""
    known = explanations()
    if own not in known:
        # The rules of preflight take a moment to load: only where their codes may be meant.
        from factsheet.pdftools.preflight.check import rule_explanations

        known = explanations(rule_explanations())
    if code is None:
        width = max(map(len, known))
        for each in known.values():
            click.echo(f"{each.code:{width}}  {each.title}")
        return
    found = known.get(own)
    if found is None:
        near = get_close_matches(own, known, 1)
        hint = f'did you mean "{near[0]}"?' if near else "factsheet explain lists them all"
        click.echo(f'there is no code "{code[:60]}"; {hint}', err=True)
        sys.exit(1)
    click.echo(f"{found.title} [{found.code}]\n\n{found.text}")
