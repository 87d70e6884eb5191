"""What all tests share."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.differing import shortened, told

if TYPE_CHECKING:
    from vgr_desktop.team.address import Address

# Speed differs from machine to machine and is not what these tests are about; whole reports are large values.
settings.register_profile(
    "vgr", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
# In CI, the same change always gives the same result, so that more examples would only be the same ones again; new
# examples are tried on the developer's own machine, at every run.
settings.register_profile("ci", settings.get_profile("vgr"), derandomize=True, max_examples=30)
# During work: the worst faults are found in seconds.
settings.register_profile("fast", settings.get_profile("vgr"), max_examples=10)
settings.load_profile("ci" if os.environ.get("CI") else "vgr")


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Name the field in which two reports differ, instead of printing both."""
    return told(left, right) if op == "==" else None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(call: pytest.CallInfo[None]) -> None:
    """Print the head of an example that Hypothesis found, not all of the report in it."""
    notes = getattr(call.excinfo.value, "__notes__", None) if call.excinfo else None
    if notes:
        notes[:] = shortened(notes)


def pytest_collection_finish() -> None:
    """Make the garbage collector ignore what stays until the end: modules, strategies, the tests themselves.

    Each test of a window collects the garbage of that window, and would look at all of it again each time.
    """
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """Empty the clipboard: what the tests left on it are Python objects, which would outlive Python."""
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtWidgets import QApplication

        if QApplication.instance() is not None:
            QApplication.clipboard().clear()


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """The folder in which a PostgreSQL of this run listens."""
    from tests.postgres import running_server

    with running_server() as folder:
        yield folder


@pytest.fixture
def place(server: Path) -> "Address":
    """The address of a new team dossier, for who controls it."""
    from tests.postgres import new_team_dossier

    return new_team_dossier(server)
