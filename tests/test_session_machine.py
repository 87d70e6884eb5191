"""Whole sessions in a real window, played by Hypothesis.

Whatever is done, and in whatever order: the page, the tree, the grid of money and what is said of texts show what the
report says, and the file holds it, also when the program is closed, or killed, and started again.
"""

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from pytestqt.qtbot import QtBot

from tests.reports import SQUARE
from tests.sessions.arranging import Arranging
from tests.sessions.commenting import Commenting
from tests.sessions.keeping import Keeping
from tests.sessions.merging import Merging
from tests.sessions.money import Money
from tests.sessions.packages import Packages
from tests.sessions.replacing import Replacing
from tests.sessions.reviewing import Reviewing
from tests.sessions.writing import Writing
from tests.windows import move_home
from vgr_desktop.ui.kit import file_dialog

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without making a failing session shorter: that takes minutes."""


@pytest.fixture
def picture(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that is chosen whenever the system asks for one."""
    path = tmp_path_factory.mktemp("pictures") / "plein.png"
    path.write_bytes(SQUARE)
    monkeypatch.setattr(file_dialog, "ask_file", lambda *_: path)


@pytest.mark.usefixtures("picture")
def test_whatever_an_officer_does_nothing_is_lost(
    qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    move_home(tmp_path_factory.mktemp("home") / "home", monkeypatch)

    class Officer(Writing, Arranging, Money, Reviewing, Commenting, Merging, Packages, Replacing, Keeping):
        def __init__(self) -> None:
            super().__init__(qtbot, tmp_path_factory.mktemp("dossier"))

    sessions = settings().max_examples // 2  # one takes seconds
    run_state_machine_as_test(Officer, settings=settings(max_examples=sessions, stateful_step_count=30, phases=PHASES))
