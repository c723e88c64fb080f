"""Write docs/command-line.md from the commands themselves: every argument and every option."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from factsheet.cli.main import cli

PAGE = Path(__file__).resolve().parent.parent / "docs" / "command-line.md"

INTRODUCTION = """\
<!-- Made by scripts/make_command_docs.py from the commands: change them, then run it. -->

# The command line

```sh
factsheet new mine --like health             # a folder with a short factsheet in it, to be changed
factsheet check mine/factsheet.yaml          # reports every problem, writes nothing
factsheet build mine/factsheet.yaml -o out   # out/ID.LANGUAGE.print.pdf and .screen.pdf
```

Every command exits with 0 on success, 1 if the input has errors, and 2 if the command itself was
mistyped.  Results are printed to the standard output, problems to the standard
error; with `--format json` everything goes to the standard output, one object a line:

| key | value |
|---|---|
| `source`, `ok` | the file that was named; whether it was made |
| `file`, `output`, `language` | the PDF, `print` or `screen`, its language |
| `pages`, `bytes` | its size |
| `fit` | the `scale` of the type (1 is as designed), the `badness` of the plan, the `plan` as lines |
| `warnings`, `problems` | a list of `severity`, `code`, `message`, `hint`, `path`, `file`, `line`, `column` |

A batch prints an object for each edition as it is done (`edition`, `row`, `language`, `ok`, `made`, `files`,
`bytes`, `pages`, `fault`, `problems`, `warnings`, `seconds`), and a last one with `folder`, `ok`, how many
were `made`, `kept` and `failed`, what was `told` of the rows, why it `stopped`, and `seconds`.

Files are written whole or not at all.  When several files are given, those without errors are built.
At most 20 messages of a kind and 100 of a file are printed, errors first; JSON has all of them.
"""


def page() -> str:
    """The page as it should be."""
    return "\n\n".join(part.strip() for part in (INTRODUCTION, *_sections(cli, "factsheet"))) + "\n"


def commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    """Every command below a group, with its whole name."""
    context = click.Context(group)
    for each in group.list_commands(context):
        command = group.get_command(context, each)
        if isinstance(command, click.Group):
            yield f"{name} {each}", command
            yield from commands(command, f"{name} {each}")
        elif command is not None:
            yield f"{name} {each}", command


def options(command: click.Command) -> list[click.Option]:
    """The options of a command, but not `--help`."""
    return [each for each in command.params if isinstance(each, click.Option)]


def _sections(group: click.Group, name: str) -> Iterator[str]:
    for title, command in commands(group, name):
        words = [each.make_metavar(click.Context(command)) for each in command.params if _is_argument(each)]
        yield f"## `{' '.join([title, *words])}`"
        # A backspace on a line of its own keeps click from filling the lines after it.
        yield inspect.cleandoc(command.help or "").replace("\b\n", "")
        if rows := [_row(each) for each in options(command)]:
            yield "\n".join(["| option | meaning |", "|---|---|", *rows])


def _is_argument(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Argument)


def _row(option: click.Option) -> str:
    names = ", ".join(f"`{each}`" for each in (*option.opts, *option.secondary_opts))
    said = option.help or ""
    if isinstance(option.type, click.Choice):
        said += f" One of {', '.join(f'`{each}`' for each in option.type.choices)}."
    if option.show_default and isinstance(option.default, str):
        said += f" Default: `{option.default}`."
    taken = "" if option.is_flag or isinstance(option.type, click.Choice) else f" `{_taken(option)}`"
    required = " (required)" if option.required else ""
    return f"| {names}{taken}{required} | {said} |".replace("]|all", "]\\|all").replace(
        "NAME|PATH", "NAME\\|PATH"
    )


def _taken(option: click.Option) -> str:
    return option.metavar or option.type.name.upper()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
