"""What tests of the preview share: a computer with or without an office program."""

import os
import sys

import pytest

from vgr_desktop.office import convert
from vgr_desktop.office.finding import Program, programs


def without_office(patch: pytest.MonkeyPatch) -> None:
    """A computer that has no program to make pages with."""
    with_office(patch)


def with_office(patch: pytest.MonkeyPatch, *found: Program) -> None:
    """A computer that has these programs."""
    patch.setattr(convert, "programs", lambda *_: iter(found))


def real_office() -> Program:
    """The program that this computer has; the test is skipped where there is none."""
    found = next(programs(sys.platform, os.environ), None)
    if found is None:
        pytest.skip("LibreOffice is not installed")
    return found
