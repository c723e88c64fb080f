"""How much longer a text may be, found by trial."""

from __future__ import annotations

from pathlib import Path

from factsheet.content.edition import Edition
from factsheet.locale.edition import localize
from factsheet.translate.status import budget
from tests.locale.folder import sheet


def test_the_budget_is_what_a_trial_still_holds(tmp_path: Path) -> None:
    edition = localize(sheet(tmp_path))
    most = 30

    def fits(tried: Edition) -> bool:
        return len(tried.texts()["summary"].plain) <= most + len(edition.texts()["summary"].plain)

    (room,) = budget(edition, ["summary"], fits)
    assert most - 4 <= room.more <= most
    assert not room.open


def test_a_text_with_all_the_room_there_is_says_at_least(tmp_path: Path) -> None:
    edition = localize(sheet(tmp_path))
    (room,) = budget(edition, ["title", "not.there"], lambda tried: True)
    assert (room.path, room.characters, room.more, room.open) == ("title", 8, 40, True)


def test_a_text_without_room_has_none(tmp_path: Path) -> None:
    edition = localize(sheet(tmp_path))
    (room,) = budget(edition, ["title"], lambda tried: tried.texts()["title"].plain == "Refugees")
    assert room.more == 0
