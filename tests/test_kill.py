"""The program killed while it is at work; `tests/soak/soak_kill.py` does the same for long."""

import random
import signal
from pathlib import Path

import pytest

from tests.soak.soak_kill import (
    MOST_LOST,
    export_is_whole,
    import_is_whole,
    lost_typing,
    tree_of_page,
)
from vgr_desktop.office.convert import paginator

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="only where a program can be killed like that")
CHANCE = random.Random(5)  # noqa: S311  # moments, not secrets


@pytest.mark.parametrize("seconds", [CHANCE.uniform(0, 2.5) for _ in range(4)])
def test_at_most_two_seconds_of_typing_are_lost_and_nothing_else(tmp_path: Path, seconds: float) -> None:
    assert lost_typing(tmp_path, seconds) <= MOST_LOST


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
@pytest.mark.parametrize("seconds", [CHANCE.uniform(0, 0.5), CHANCE.uniform(1, 3)])
def test_an_export_leaves_no_half_document_no_office_program_and_no_temporary_files(
    tmp_path: Path, seconds: float, suffix: str
) -> None:
    if suffix == ".pdf" and paginator() is None:
        pytest.skip("LibreOffice is not installed")
    assert export_is_whole(tmp_path, seconds, suffix)


@pytest.mark.parametrize("seconds", [CHANCE.uniform(0, 0.3) for _ in range(2)])
def test_an_import_leaves_no_half_report(tmp_path: Path, seconds: float) -> None:
    assert import_is_whole(tmp_path, seconds, tree_of_page())
