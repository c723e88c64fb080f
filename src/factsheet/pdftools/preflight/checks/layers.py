"""Layers (optional content)."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import access, archive, workgroup
from factsheet.pdftools.preflight.objects import entry, sequence, words


@check(
    "layers",
    "Layers have names and do not switch by themselves",
    workgroup("4.29", "optional content") | access("7.10", "8.7") | archive("6.9", "6.10"),
)
def layers(subject: Subject) -> Iterator[Answer]:
    """Look at the configurations."""
    properties = entry(subject.file.catalog, "/OCProperties")
    if properties is None:
        return
    for each in [entry(properties, "/D"), *sequence(entry(properties, "/Configs"))]:
        if not (words(entry(each, "/Name")) or "").strip():
            yield Fault("a configuration of layers has no name", "flatten the layers")
        if entry(each, "/AS") is not None:
            yield Fault("layers switch by themselves (AS)", "flatten the layers")
