"""Fuzz the readers of untrusted files: whatever they are given, they give a value or a FactsheetError.

    python scripts/fuzz.py [yaml csv jsonl xlsx po xliff svg raster address pdf] [--seconds 60]

atheris (PyPI) watches which branches a file takes and keeps those that take new ones; each reader runs in a
process of its own, since it never ends by itself.  The corpus is that of `tests/hostile/corpus.zip`, and
the files of `tests/hostile` that are for the reader; what is found on the way stays in a folder of the
cache.  A file that breaks a reader, or holds it for a minute, is printed with its name, and belongs into
`tests/hostile` once it is mended.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "tests" / "hostile" / "corpus.zip"
HELD = 60
"""Seconds on the wall that one file may hold a reader: watched, it is ten times as slow as it is."""
_SUFFIXES = {
    "yaml": (".yaml",),
    "csv": (".csv",),
    "jsonl": (".jsonl",),
    "xlsx": (".xlsx",),
    "po": (".po",),
    "xliff": (".xlf",),
    "svg": (".svg",),
    "raster": (".png", ".jpg", ".webp", ".tif"),
    "pdf": (".pdf",),
}
_MOST_OF_A_SEED = 200_000


def readers() -> dict[str, Callable[[bytes], object]]:
    """Each reader by its name, as what takes bytes; a FactsheetError is an answer like any other."""
    from factsheet.art.raster import read_raster
    from factsheet.art.svg import read_svg
    from factsheet.batch.row import read_rows
    from factsheet.content.links import fault
    from factsheet.locale.po import parse as read_catalogue
    from factsheet.pdftools.preflight.run import preflight
    from factsheet.source.reader import factsheet
    from factsheet.translate.formats import read_sheet
    from factsheet.yaml_source import parse

    file = Path(tempfile.mkdtemp()) / "given"

    def at(suffix: str, read: Callable[[Path], object]) -> Callable[[bytes], object]:
        path = file.with_suffix(suffix)

        def given(data: bytes) -> object:
            path.write_bytes(data)
            return read(path)

        return given

    return {
        "yaml": lambda data: factsheet(parse(data, "fuzz.yaml"), None),
        "csv": at(".csv", read_rows),
        "jsonl": at(".jsonl", read_rows),
        "xlsx": at(".xlsx", read_rows),
        "po": lambda data: read_catalogue(data.decode("utf-8", "replace"), "fuzz.po"),
        "xliff": at(".xlf", read_sheet),
        "svg": lambda data: read_svg(data, "fuzz.svg"),
        "raster": lambda data: read_raster(data, "fuzz.png"),
        "address": lambda data: fault(data.decode("utf-8", "replace")),
        "pdf": preflight,
    }


def seeds(reader: str) -> Iterator[bytes]:
    """The corpus of a reader, and the hostile files that are for it."""
    from tests.hostile import every_case

    with zipfile.ZipFile(SEEDS) as saved:
        for name in saved.namelist():
            if name.startswith(f"{reader}/"):
                yield saved.read(name)
    for case in every_case():
        for name, made in case.files.items():
            if name.endswith(_SUFFIXES.get(reader, ())) and _SUFFIXES.get(reader) and not callable(made):
                data = made if isinstance(made, bytes) else made.encode()
                if len(data) < _MOST_OF_A_SEED:
                    yield data


def fuzz(reader: str, arguments: list[str]) -> None:
    """Fuzz one reader in this process, until libFuzzer ends it."""
    import atheris

    with atheris.instrument_imports(include=["factsheet"]):
        read = readers()[reader]
    from factsheet.errors import FactsheetError

    def one(data: bytes) -> None:
        with suppress(FactsheetError):
            read(data)

    atheris.Setup([sys.argv[0], *arguments], one)
    atheris.Fuzz()


def main() -> None:
    """Fuzz each reader for its seconds; exit 1 if a file broke one."""
    parser = argparse.ArgumentParser(description="Fuzz the readers of untrusted files.")
    parser.add_argument("readers", nargs="*", default=[])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--in-process", action="store_true", help=argparse.SUPPRESS)
    asked, rest = parser.parse_known_args()
    if asked.in_process:
        fuzz(asked.readers[0], rest)
        return
    names = asked.readers or [*readers()]
    broken = []
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "factsheet-tests" / "fuzz"
    for name in names:
        folder, seeded = cache / name, cache / f"{name}-seeds"
        for each in (folder, seeded):
            each.mkdir(parents=True, exist_ok=True)
        for number, data in enumerate(seeds(name)):
            (seeded / f"{number:03}").write_bytes(data)
        found = cache / f"{name}-broken-"
        limits = [f"-max_total_time={asked.seconds}", f"-timeout={HELD}", "-rss_limit_mb=2048"]
        command = [sys.executable, __file__, name, "--in-process", *limits, f"-artifact_prefix={found}"]
        done = subprocess.run([*command, str(folder), str(seeded)], capture_output=True, text=True)
        runs = next((line for line in done.stderr.splitlines()[::-1] if line.startswith("Done ")), "")
        print(f"{name}: {runs or 'ended before its time'}", flush=True)
        if done.returncode:
            broken.append(name)
            print(done.stdout[-3000:] + done.stderr[-3000:], flush=True)
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
