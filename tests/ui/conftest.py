"""What the tests of the window share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.windows import Desktop, desktop, move_home


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A separate home for each test."""
    home = tmp_path / "home"
    move_home(home, monkeypatch)
    return home


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    """The program with the small report open."""
    with desktop(tmp_path) as made:
        yield made


@pytest.fixture(autouse=True)
def no_paginator(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave page numbers estimates: setting the pages of every document would take minutes."""
    monkeypatch.setattr("vgr_desktop.office.convert.paginator", lambda: None)
