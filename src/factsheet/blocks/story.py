"""One person, with consent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Copy, Heading, PictureFile, PlainText, one_of
from factsheet.content.findings import suggestion, without_alt
from factsheet.content.piece import Block, Keyed
from factsheet.content.place import Location
from factsheet.content.words import Locale
from factsheet.document.ids import field_of
from factsheet.document.nodes import Group, Landmark, Note, Paragraph, Quote
from factsheet.document.short import figure, paragraphs, section
from factsheet.document.text import Inline, Text
from factsheet.errors import Diagnostic

MARKS = ("*", "†", "‡", "§", "¶", "‖", "**", "††", "‡‡")


@block("story")
class Story(Block):
    """The story box: a heading, paragraphs, notes and a picture."""

    parts: ClassVar = {"note_list": tuple[Note, ...]}

    heading: Heading = Field(description="The heading of the story, without marks.")
    quote: Copy | None = Field(None, description="A pull quote, in words of the text.")
    text: Copy = Field(description="The story; a blank line parts paragraphs, word[^id] sets a note mark.")
    notes: Annotated[tuple[Copy, ...], Keyed(0, len(MARKS))] = Field(
        (), description="The notes, each under its id."
    )
    picture: PictureFile | None = Field(
        None, description="A drawing, or a photograph of at least 300 ppi in print."
    )
    picture_alt: PlainText | None = Field(
        None, description="What the picture shows; required with a picture."
    )
    picture_credit: PlainText | None = Field(None, description="Who made the photograph.")
    identity: Annotated[str, one_of("named", "protected")] = Field(
        "named", description="protected: nothing in the files may give the person away."
    )
    consent: Annotated[str, one_of("on-file")] | None = Field(None, description="Never printed.")

    def check(self, place: Location) -> Iterator[Diagnostic]:
        yield from without_alt(place, "picture", self.picture, self.picture_alt)
        if self.picture_credit and not self.picture:
            hint = "add a line picture: or delete this one"
            yield place.under("picture_credit").error(
                "credits no picture", hint, code="credit-without-picture"
            )
        known = tuple(note.id for note in self.notes)
        called = self._called()
        for name in called:
            if name not in known:
                hint = suggestion(name, known) if known else "write the note under notes:"
                inner = place.under("text")
                span = inner.sign(f"[^{name}]")
                yield inner.error(
                    f'calls the note "{name}", which is not in notes', hint, span, code="unknown-note"
                )
        for note in self.notes:
            if note.id not in called:
                inner = place.under("notes").under(note.id)
                yield inner.error(
                    "is called nowhere",
                    f"write word[^{note.id}] in the text",
                    inner.key_span,
                    code="note-not-called",
                )

    def document(self, locale: Locale) -> Group:
        # Notes are found by their ids on a page of HTML, where another story may have a note of that id.
        place = "" if self.path == self.kind else f"{field_of(self.path)}-"
        marks = {
            name: Inline(mark, note=place + name) for name, mark in zip(self._called(), MARKS, strict=False)
        }
        by_id = {note.id: note for note in self.notes}
        quote = (Quote(_marked(self.quote, marks)),) if self.quote else ()
        notes = tuple(
            Note(_headed(_marked(by_id[name], marks), mark)) for name, mark in marks.items() if name in by_id
        )
        return section(
            self.path,
            self.heading,
            *quote,
            Paragraph(_marked(self.text, marks)),
            *notes,
            *figure(self.picture, self.picture_alt),
            *paragraphs(self.picture_credit),
            landmark=Landmark.ASIDE,
            views={"note_list": tuple(note.id for note in notes)},
        )

    def _called(self) -> tuple[str, ...]:
        """The ids of the notes in the order in which the text calls them."""
        runs = (run for text in (self.quote, self.text) if text for run in text.runs)
        return tuple(dict.fromkeys(run.note for run in runs if run.note))


def _marked(text: Text, marks: dict[str, Inline]) -> Text:
    """The text with the sign of each note in place of its id; bold and links of the call stay."""
    if not any(run.note for run in text.runs):
        return text
    return replace(text, runs=tuple(_signed(run, marks) for run in text.runs))


def _signed(run: Inline, marks: dict[str, Inline]) -> Inline:
    sign = marks.get(run.note)
    return replace(run, value=sign.value, note=sign.note) if sign else run


def _headed(note: Text, mark: Inline) -> Text:
    return replace(note, runs=(mark, *note.runs))
