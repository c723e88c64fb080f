"""`python -m factsheet`: the command, where the folder of scripts is not on the path."""

from __future__ import annotations

from factsheet.cli import main

if __name__ == "__main__":
    main()
