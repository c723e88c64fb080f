"""Take the path data of the bundled icons out of the npm archive of Phosphor Icons.

    npm pack @phosphor-icons/core@2.1.1
    python scripts/make_icons.py phosphor-icons-core-2.1.1.tgz

Which icons, their meanings and whether they mirror is written by hand in icons/phosphor/set.json;
this script adds bold.json and fill.json, one icon a line.
"""

from __future__ import annotations

import json
import re
import sys
import tarfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "icons" / "phosphor"


def main(archive: str) -> None:
    index = json.loads((FOLDER / "set.json").read_text(encoding="utf-8"))
    with tarfile.open(archive) as package:
        _write("LICENSE", _text(package, "package/LICENSE"))
        version = json.loads(_text(package, "package/package.json"))["version"]
        if version != index["version"]:
            raise SystemExit(f"the archive holds version {version}, set.json names {index['version']}")
        for weight in index["weights"]:
            paths = {name: _path(package, weight, name) for name in index["icons"]}
            lines = (f" {json.dumps(name)}: {json.dumps(data)}" for name, data in paths.items())
            _write(f"{weight}.json", "{\n" + ",\n".join(lines) + "\n}\n")


def _path(package: tarfile.TarFile, weight: str, name: str) -> str:
    text = _text(package, f"package/assets/{weight}/{name}-{weight}.svg")
    if 'viewBox="0 0 256 256"' not in text or re.search(r"<(?!svg|path|/)|opacity|fill-rule|stroke", text):
        raise SystemExit(f"{name} in {weight} is not made of plain paths in a box of 256")
    return "".join(re.findall(r'<path d="([^"]+)"', text))


def _text(package: tarfile.TarFile, member: str) -> str:
    file = package.extractfile(member)
    if file is None:
        raise SystemExit(f"the archive has no {member}")
    return file.read().decode("utf-8")


def _write(name: str, text: str) -> None:
    (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
