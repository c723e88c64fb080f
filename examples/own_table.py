"""A block of one's own with a table in it: its rows in the data, its headers and numbers in the document."""

from typing import Annotated

from from_a_dict import DATA
from pydantic import Field

import factsheet
from factsheet.blocks import Block, Entry, Keyed, Locale, PlainText, block
from factsheet.document import Group, Scope, Table, TableCell, TableRow, section


class Fare(Entry):
    """What somebody pays for water."""

    who: PlainText = Field(description="Who pays it.")
    bucket: PlainText = Field(description="The price of a bucket.")
    month: PlainText = Field(description="The price of a connection, a month.")


@block("tariff")
class Tariff(Block):
    """Prices in a table; it reads where `tariff:` stands in the file."""

    heading: PlainText = Field(description="The heading of the table.")
    head: Fare = Field(description="The headers of its columns.")
    items: Annotated[tuple[Fare, ...], Keyed(1, 20)] = Field(description="The prices, each under its id.")

    # Set in the slot of any layout, in the styles that every layout has.
    arrangement = """
stack:
  - {text: tariff.heading, style: heading}
  - {table: tariff.items, style: body, head-style: item-title}
gap: 2mm
"""

    def document(self, locale: Locale) -> Group:
        """Return a table under a heading; the first cell of a row is the header of the row."""
        head = row(self.head, Scope.COLUMN, Scope.COLUMN)
        rows = (head, *(row(each, Scope.ROW, None) for each in self.items))
        return section(self.path, self.heading, Table(f"{self.path}.items", rows, numeric=frozenset({1, 2})))


def row(fare: Fare, first: Scope, others: Scope | None) -> TableRow:
    """Return a row of three cells."""
    cells = (TableCell(fare.who, first), TableCell(fare.bucket, others), TableCell(fare.month, others))
    return TableRow(fare.path, cells)


TARIFF = {
    "heading": "What water costs",
    "head": {"who": "Household", "bucket": "Bucket", "month": "A month"},
    "items": {
        "connected": {"who": "With a connection", "bucket": "0.02", "month": "4.50"},
        "tap": {"who": "At the public tap", "bucket": "0.05", "month": "11.25"},
        "truck": {"who": "From the truck", "bucket": "0.40", "month": "90.00"},
    },
}

if __name__ == "__main__":
    edition = factsheet.edition_of(factsheet.load(DATA | {"id": "water-prices", "tariff": TARIFF}))
    for artifact in factsheet.produce(edition, targets=("screen", "html")):
        print(artifact.save("out"))
