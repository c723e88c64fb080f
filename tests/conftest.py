"""Settings that hold for every test."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from factsheet.frames import with_room
from factsheet.workshop import Workshop

# Wall time says nothing about a property: shared machines are slow now and then.
_calm = (HealthCheck.too_slow,)
settings.register_profile("dev", deadline=None, suppress_health_check=_calm)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, suppress_health_check=_calm)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-listings",
        action="store_true",
        help="write tests/listings anew; read the difference before committing it",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> object:
    """Run a test as pytest does, with room for its frames: it stands so deep that some took half longer."""
    return with_room(item.config.pluginmanager.getplugin("runner").pytest_runtest_protocol)(item, nextitem)


@pytest.fixture(scope="session", autouse=True)
def workshop() -> Iterator[Workshop]:
    """Let all tests keep in one workshop: runs of the command line would each begin with an empty one."""
    with Workshop().open() as opened:
        yield opened
