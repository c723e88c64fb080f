"""Write the list of layers in docs/architecture.md from the contract in pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
_BLOCK = re.compile(r"(^## Layers\n.*?^```\n)(.*?)(^```$)", re.MULTILINE | re.DOTALL)


def layers() -> str:
    """Return the layers, the highest first, as far as there are packages for them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (contract,) = (each for each in contracts if each["id"] == "layers")
    package = ROOT / "src" / "factsheet"
    lines = []
    for layer in contract["layers"]:
        names = re.findall(r"[a-z_]+", layer)
        there = [name for name in names if (package / name).is_dir() or (package / f"{name}.py").is_file()]
        parted = " | " if "|" in layer else ", "
        lines.append(parted.join(there))
    return "".join(f"{line}\n" for line in lines if line)


def page() -> str:
    """Return the page with the layers as they should be."""
    text = PAGE.read_text(encoding="utf-8")
    return _BLOCK.sub(lambda found: found[1] + layers() + found[3], text, count=1)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
