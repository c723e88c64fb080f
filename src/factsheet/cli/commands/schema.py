"""`factsheet schema`: the JSON Schema that editors complete from."""

from __future__ import annotations

import json

import click


@click.command()
def command() -> None:
    """Print the JSON Schema of the data file.

    Put it beside your data and begin the file with

    \b
        # yaml-language-server: $schema=./factsheet.schema.json
    """
    from factsheet.source.schema import schema

    click.echo(json.dumps(schema(), indent=2, ensure_ascii=False))
