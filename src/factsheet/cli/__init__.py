"""The command line: commands turn words into calls and results into lines, and know nothing else."""

from __future__ import annotations

from factsheet.cli.main import main

__all__ = ["main"]
