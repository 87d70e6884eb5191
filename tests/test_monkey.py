"""Anything done at random in the window; `tests/soak/soak_monkey.py` does the same for long."""

import pytest
from pytestqt.qtbot import QtBot

from tests.soak.soak_monkey import play, unattended
from tests.windows import desktop, move_home

STEPS = 150


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_pressed_there_is_no_error_and_nothing_is_lost(
    seed: int, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    move_home(tmp_path_factory.mktemp("home") / "home", monkeypatch)
    with unattended(seed), desktop(tmp_path_factory.mktemp("dossier")) as desk:
        play(desk, STEPS, seed)
