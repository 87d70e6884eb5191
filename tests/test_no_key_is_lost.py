"""Somebody who types on while the window does something else, in each turn of its event loop."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.windows import Desktop, desktop, move_home, wait_until
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model.report import Text
from vgr_desktop.core.model.text import Paragraph, RichText, Run, plain, rich
from vgr_desktop.core.model.tree import index

COUNTED = "count:orange@report"
TURNS = 3
"""Letters that are typed after each thing that happens."""


def letters() -> Iterator[str]:
    """Letters such that one that is lost, doubled or out of place is seen."""
    return ("abcdefghijklmnopqrstuvwxy"[number % 25] for number in count())


class Typist(QObject):
    """Types a letter in each turn of the event loop while the caret is in a text."""

    def __init__(self, desk: Desktop) -> None:
        """Begin with the first letter at the next turn."""
        super().__init__(desk.frame)
        self.typed = ""
        self._window = desk.frame.windowHandle()
        self._editor = desk.editor(small.MISSION)
        self._letters = letters()
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._press)
        self._turns.start()

    def go_on(self) -> None:
        """Type some more letters."""
        wanted = len(self.typed) + TURNS
        wait_until(lambda: len(self.typed) >= wanted)

    def stop(self) -> str:
        """Type no more. Return what was typed."""
        self._turns.stop()
        return self.typed

    def _press(self) -> None:
        if QApplication.focusWidget() is self._editor:
            letter = next(self._letters)
            self.typed += letter
            QTest.keyClick(self._window, Qt.Key(ord(letter.upper())))
        else:
            self._editor.setFocus()


def counted() -> RichText:
    """A text that the program itself changes when a light changes."""
    return rich([Paragraph((Run("1", field=COUNTED), Run(" op oranje")))])


def set_light(desk: Desktop, number: int, burst: str | None) -> None:
    """Give one of two deliverables the light that it does not have."""
    id = (small.TREES, small.LITTER)[number % 2]
    light = "green" if index(desk.report).items[id].light == "orange" else "orange"  # type: ignore[union-attr]  # both
    desk.session.apply("Stoplicht zetten", partial(edits.set_light, id=id, light=light), id, burst)


def mark_and_unmark(desk: Desktop, _number: int) -> None:
    """Switch bold on and off again, with its key."""
    for _ in range(2):
        QTest.keyClick(desk.frame.windowHandle(), Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)


def go_away_and_back(desk: Desktop, _number: int) -> None:
    """Go to the goal tree and back to the text, with the key for that."""
    for _ in range(2):
        QTest.keyClick(desk.frame.windowHandle(), Qt.Key.Key_F6)


def write_elsewhere(desk: Desktop, number: int) -> None:
    """Change another text on the page."""
    body = rich([Paragraph((Run(f"Stand {number}"),))])
    desk.session.apply("Plakken", partial(writing.write, text_id=small.STATE, body=body), small.STATE)


def kept(desk: Desktop, id: int) -> str:
    """The text with this id in the file."""
    item = index(desk.saved()).items[id]
    assert isinstance(item, Text)
    return plain(item.body)


HAPPENINGS: dict[str, Callable[[Desktop, int], object]] = {
    "a light changes, as one step": partial(set_light, burst=None),
    "a light changes while typing goes on": partial(set_light, burst="from elsewhere"),
    "marks": mark_and_unmark,
    "focus": go_away_and_back,
    "another text": write_elsewhere,
    "handed in": lambda desk, _: desk.session.hand_in(),
    "saved": lambda desk, _: desk.session.settle(),
    "a message": lambda desk, number: desk.window.messages.tell(f"Bericht {number}"),
    "another width": lambda desk, number: desk.frame.resize(1000 + number, 700),
    "findings": lambda desk, _: desk.window.live.now(),
}


@pytest.mark.parametrize("is_counted", [False, True])
def test_no_key_is_lost_whatever_happens_meanwhile(
    qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, *, is_counted: bool
) -> None:
    move_home(tmp_path_factory.mktemp("home") / "home", monkeypatch)

    @settings(max_examples=15)
    @given(st.lists(st.tuples(st.sampled_from(sorted(HAPPENINGS)), st.integers(0, 9)), min_size=2, max_size=12))
    def play(happenings: list[tuple[str, int]]) -> None:
        with desktop(tmp_path_factory.mktemp("dossier")) as desk:
            desk.go_to(small.GREENERY)
            if is_counted:
                desk.session.apply("Plakken", partial(writing.write, text_id=small.MISSION, body=counted()), 1)
            before = plain(desk.editor(small.MISSION).text())
            typist = Typist(desk)
            for name, number in happenings:
                HAPPENINGS[name](desk, number)
                typist.go_on()
            typed = typist.stop()
            desk.session.hand_in()
            shown = plain(desk.page()[small.MISSION])
            assert shown.endswith(before[1:] + typed)  # the first character may be a number that has changed
            assert shown == kept(desk, small.MISSION)

    play()
