"""What tests of the preview share: a computer with or without an office program."""

import os
import sys

import pytest

from vgr_desktop.office import convert
from vgr_desktop.office.finding import Program, programs


def without_office(patch: pytest.MonkeyPatch) -> None:
    """Simulate a computer without an office program."""
    with_office(patch)


def with_office(patch: pytest.MonkeyPatch, *found: Program) -> None:
    """Simulate a computer with these programs."""
    patch.setattr(convert, "programs", lambda *_: iter(found))


def real_office() -> Program:
    """The office program on this computer; without one, the test is skipped."""
    found = next(programs(sys.platform, os.environ), None)
    if found is None:
        pytest.skip("LibreOffice is not installed")
    return found
