"""Questions and their answers, or claims and what is true."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Copy, Heading, PlainText, one_of
from factsheet.content.notes import NotedBlock
from factsheet.content.piece import MOST_ITEMS, Entry, Keyed
from factsheet.content.words import Locale
from factsheet.document.nodes import Group, Landmark, Paragraph
from factsheet.document.nodes import Heading as HeadingElement
from factsheet.document.short import made, section
from factsheet.document.text import Text

PLAIN, MYTHS = "plain", "myths"


class Question(Entry):
    """A question and its answer; of a myth, the claim and the fact."""

    parts: ClassVar = {"myth": Text, "fact": Text}

    question: PlainText = Field(description="The question, or the claim, without marks.")
    answer: Copy = Field(description="The answer, or the fact.")


@block("questions")
class Questions(NotedBlock):
    """Questions with their answers."""

    only_in_body: ClassVar[bool] = True

    heading: Heading | None = Field(None, description="The heading, without marks.")
    items: Annotated[tuple[Question, ...], Keyed(1, MOST_ITEMS, well=20)] = Field(
        description="The questions, each under its id."
    )
    show: Annotated[str, one_of(PLAIN, MYTHS)] = Field(
        PLAIN,
        description="myths: each question is called a myth, each answer a fact.",
    )

    def document(self, locale: Locale) -> Group:
        parts = tuple(self._part(each, locale) for each in self.items)
        views = {"items": tuple(each.id for each in parts)}
        return section(self.path, self.heading, *parts, views=views)

    def _part(self, item: Question, locale: Locale) -> Group:
        """A question is a heading: readers who go from heading to heading find the answer below it."""
        question = HeadingElement(item.question, 3 if self.heading else 2)
        if self.show == PLAIN:
            return Group(item.path, (question, Paragraph(item.answer)), Landmark.PART)
        myth, fact = (
            Paragraph(made(locale.phrase(word), f"{item.path}.{word}", item.span))
            for word in ("myth", "fact")
        )
        return Group(item.path, (myth, question, fact, Paragraph(item.answer)), Landmark.PART)
