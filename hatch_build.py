"""Puts the layouts into a wheel as they are read, beside the files that they are read from."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class KeptLayouts(BuildHookInterface):  # type: ignore[misc]
    """Reads each layout with the package that is built.  A checkout keeps none: they are edited there."""

    _made: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Have the wheel include the layouts, read."""
        if version == "editable":
            return
        self._made = Path(tempfile.mkdtemp())
        # In a process with a seed of its own, so that sets have one order and wheels are the same twice.
        keep = "import sys, pathlib; from factsheet.layout.load import keep_layouts as keep"
        command = [sys.executable, "-c", f"{keep}; keep(pathlib.Path(sys.argv[1]))", str(self._made)]
        own = {"PYTHONPATH": str(Path(self.root, "src")), "PYTHONHASHSEED": "0"}
        subprocess.run(command, env=os.environ | own, check=True)
        for path in sorted(self._made.glob("*/*")):
            place = path.relative_to(self._made).as_posix()
            build_data["force_include"][str(path)] = f"factsheet/_bundled/layouts/{place}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Delete what was made for the wheel."""
        if self._made:
            shutil.rmtree(self._made)
