"""A block of one's own: a class with fields, what it says in reading order, and how it is arranged."""

from typing import Annotated

from from_a_dict import DATA
from pydantic import Field

import factsheet
from factsheet.blocks import Block, Copy, Entry, Keyed, Locale, PlainText, block
from factsheet.document import Group, List, ListItem, paragraphs, section


class Event(Entry):
    """What happened, and when."""

    when: PlainText = Field(description="The year, or the month and year.")
    text: Copy = Field(description="What happened.")


@block("milestones")
class Milestones(Block):
    """Events in their order; they read where `milestones:` stands in the file."""

    heading: PlainText = Field(description="The heading of the block.")
    items: Annotated[tuple[Event, ...], Keyed(2, 8)] = Field(description="The events, each under its id.")

    # Set in the slot of any layout, in the styles that every layout has.
    arrangement = """
stack:
  - {text: milestones.heading, style: heading}
  - stack:
      - each: milestones.items
        box:
          row: [{text: .when, style: item-title}, {text: .text, style: body}]
          columns: [2, rest]
    gap: 1mm
gap: 2mm
"""

    def document(self, locale: Locale) -> Group:
        """Return a list of events under a heading."""
        events = (ListItem(each.path, paragraphs(each.when, each.text)) for each in self.items)
        return section(self.path, self.heading, List(f"{self.path}.items", tuple(events)))


EVENTS = {
    "survey": {"when": "2019", "text": "A survey finds every third well unfit to drink from."},
    "pumps": {"when": "2021", "text": "Forty pumps are set up along the northern road."},
    "pipe": {"when": "2023", "text": "The council agrees on a pipe, and on no date."},
}

if __name__ == "__main__":
    milestones = {"heading": "How it came about", "items": EVENTS}
    for layout in ("campaign", "editorial"):
        data = DATA | {"id": f"clean-water-{layout}", "milestones": milestones}
        print(factsheet.make(data, layout=layout).save("out"))
