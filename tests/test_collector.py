"""The collector waits while an edition is made, which leaves it nothing to do."""

from __future__ import annotations

import gc
from pathlib import Path
from threading import Barrier, Thread

import pytest

import factsheet
from factsheet.collector import collector_rests, collector_waits
from factsheet.pipeline import edition_of, load, produce

DATA = Path(__file__).parent / "sheets" / "data" / "snake-bites.yaml"
SAMPLE = Path(__file__).parents[1] / "data" / "hong-kong-refugees" / "factsheet.yaml"
TARGETS = ("screen", "print", "html", "text")


def unreachable() -> int:
    """Collect, and return how many objects only the collector could let go."""
    return gc.collect()


@pytest.mark.parametrize("layout", ("campaign", "editorial", "clear", "brief"))
def test_an_edition_leaves_no_cycles(layout):
    edition = edition_of(load(DATA))
    produce(edition, layout, targets=TARGETS)  # what the process keeps is made here
    with collector_waits():
        unreachable()
        produce(edition, layout, targets=TARGETS)
        assert unreachable() == 0


def test_reading_and_translating_leave_no_cycles():
    edition_of(load(SAMPLE), "ar")  # the catalogue is parsed once
    with collector_waits():
        unreachable()
        edition_of(load(SAMPLE), "ar")
        assert unreachable() == 0


def test_it_waits_for_the_last_of_several_threads():
    inside, seen = Barrier(2), []

    def first() -> None:
        with collector_waits():
            inside.wait()
            inside.wait()
        inside.wait()

    thread = Thread(target=first)
    thread.start()
    with collector_waits():
        inside.wait()
        inside.wait()
        inside.wait()
        seen.append(gc.isenabled())
    thread.join()
    assert (*seen, gc.isenabled()) == (False, True)


def test_what_was_made_meanwhile_is_not_walked_through_when_it_runs_again():
    passes = []
    gc.unfreeze()  # a command that another test ran in this process leaves what it made frozen
    gc.collect()
    gc.callbacks.append(watch := lambda phase, about: passes.append((phase, about["generation"])))
    try:
        with collector_waits():
            kept = [[number] for number in range(20 * gc.get_threshold()[0])]
        more = [[] for _ in range(gc.get_threshold()[0] // 2)]
    finally:
        gc.callbacks.remove(watch)
    assert len(kept) > len(more) and passes == []


def test_what_was_frozen_stays_frozen():
    gc.freeze()
    try:
        with collector_waits():
            frozen = gc.get_freeze_count()
        assert gc.get_freeze_count() >= frozen - 10 > 0
    finally:
        gc.unfreeze()


def test_who_has_switched_it_off_keeps_it_off():
    gc.disable()
    try:
        with collector_waits():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_it_runs_again_after_an_edition_that_was_refused():
    with pytest.raises(factsheet.FactsheetError):
        factsheet.make({"factsheet": 1})
    assert gc.isenabled()


def test_it_rests_in_a_command_and_walks_through_nothing_at_its_end():
    assert gc.isenabled()
    kept = [[number] for number in range(1000)]
    try:
        with collector_rests():
            assert not gc.isenabled()
        assert gc.isenabled() and gc.get_freeze_count() >= len(kept)
    finally:
        gc.unfreeze()
