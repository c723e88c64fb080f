"""`factsheet`: the commands, each a module of its own that imports its stages when it is called."""

from __future__ import annotations

import ast
import importlib
import os
import pkgutil
import sys
from difflib import get_close_matches
from pathlib import Path

import click

import factsheet.cli.commands as commands
from factsheet.cli.report import INTERRUPTED, problems
from factsheet.collector import collector_rests
from factsheet.errors import FactsheetError
from factsheet.workshop import opened_for_run


class Commands(click.Group):
    """The commands found in their folder; a module is imported when its command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(module.name.rstrip("_") for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        known = {module.name.rstrip("_"): module.name for module in pkgutil.iter_modules(commands.__path__)}
        if cmd_name not in known:
            return None
        module = importlib.import_module(f"{commands.__name__}.{known[cmd_name]}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = get_close_matches(args[0], self.list_commands(ctx), 1)
            ctx.fail(f'{error.message} Did you mean "{near[0]}"?' if near else error.message)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List what the modules say of themselves: importing them all would take a second."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(map(_said, pkgutil.iter_modules(commands.__path__))))


def _said(module: pkgutil.ModuleInfo) -> tuple[str, str]:
    """Return the name of a command, and its docstring after the name."""
    source = Path(commands.__path__[0], f"{module.name}.py").read_text(encoding="utf-8")
    first = (ast.get_docstring(ast.parse(source)) or "").partition("\n\n")[0]
    said = first.partition(": ")[2]
    return module.name.rstrip("_"), said[:1].upper() + said[1:]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="factsheet")
@click.pass_context
def cli(context: click.Context) -> None:
    """Print-ready, accessible factsheets from one structured data file."""
    # One workshop for the run: every edition finds there what the one before it has read and set.
    context.with_resource(opened_for_run())


def main() -> None:
    """Run the command line; exit 0, 1 for problems in the input, 2 for wrong use, 130 when interrupted."""
    with collector_rests():
        try:
            cli(prog_name="factsheet")
        except FactsheetError as error:
            click.echo(problems(error.diagnostics), err=True)
            raise SystemExit(1) from None
        except BrokenPipeError:
            os._exit(0)
        except OSError as error:
            # What a command reads and writes it tells itself: this is the standard output, on a full disk.
            if error.filename is not None:
                raise
            sys.stderr.write(f"the output cannot be written: {error.strerror or error}\n")
            sys.stderr.flush()
            os._exit(1)
        except SystemExit as ended:
            if ended.code == INTERRUPTED:
                # All is closed by now; taking the interpreter apart takes longer than ending the workers did.
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(INTERRUPTED)
            raise
