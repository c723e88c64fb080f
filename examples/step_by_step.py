"""The stages one by one: each takes a plain value and gives the next, and every value can be looked at."""

from pathlib import Path

import factsheet
from factsheet.display import dump

SAMPLE = Path(__file__).resolve().parent.parent / "data" / "hong-kong-refugees" / "factsheet.yaml"

if __name__ == "__main__":
    sheet = factsheet.read(SAMPLE)
    edition = factsheet.localize(sheet)
    composition = factsheet.compose(edition, factsheet.load_layout("editorial").on("Letter"))
    print(f"{len(list(edition.texts()))} pieces of copy, {composition.fit.name}")

    folder = Path("out")
    folder.mkdir(exist_ok=True)
    (folder / "editorial.txt").write_text(dump(composition), encoding="utf-8")
    for output in (factsheet.PRINT, factsheet.SCREEN):
        pdf = folder / f"editorial.{output.kind}.pdf"
        pdf.write_bytes(factsheet.write_pdf(composition, output))
        print(pdf)
