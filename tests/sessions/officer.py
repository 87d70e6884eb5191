"""An officer at work in a real window: the basis of all that is done in a session."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.windows import Desktop, wait_until
from vgr_desktop.core.editing.text_fields import without_words
from vgr_desktop.core.model.replaced import bodies
from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.text import RichText, is_blank
from vgr_desktop.core.model.tree import index
from vgr_desktop.ui.page.text_pane import TextPane
from vgr_desktop.ui.text.editor import TextEditor

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)

PICK = st.integers(0, 1_000)
"""The number of one of several things, modulo their count."""

WORDS = st.sampled_from(["De bomen ", "staan er. ", "x", "é€", "1. ", "Nieuw", "😀"])


def pick(number: int, among: Iterable[T]) -> T | None:
    """One of these, or None when there are none."""
    found = list(among)
    return found[number % len(found)] if found else None


class Officer(RuleBasedStateMachine):
    """What an officer can do comes in parts, each with its rules. What is not possible at the moment is skipped."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__()
        self._raised = qtbot.capture_exceptions()
        self.raised = self._raised.__enter__()
        self.desk = Desktop(folder)
        self.noted: set[tuple[int, RichText]] = set()

    def teardown(self) -> None:
        self.desk.end()
        self._raised.__exit__(None, None, None)

    @property
    def report(self) -> Report:
        return self.desk.report

    def pause(self) -> None:
        """Wait until typing is handed in."""
        self.desk.session.hand_in()

    @contextmanager
    def replacing(self) -> Iterator[None]:
        """Note what texts said when what is done within this puts something else in their place.

        The words of fields follow from the report, and replace nothing.
        """
        self.pause()
        was = bodies(self.report)
        yield
        report = self.desk.session.report
        now = {id: without_words(body) for id, body in bodies(report).items()} if report is not None else {}
        changed = {id for id, body in was.items() if id in now and now[id] != without_words(body)}
        self.noted |= {(id, was[id]) for id in changed if not is_blank(was[id])}

    def on_page(self, kind: type[W]) -> list[W]:
        """The visible widgets of this kind on the page, so not those of a removed text."""
        beside = self.desk.window.desk
        return [widget for widget in beside.findChildren(kind) if widget.isVisibleTo(beside)]

    def with_editor(self, number: int, work: Callable[[TextEditor], object]) -> None:
        """Do something in one of the editors of the page or, if there are none, in one on another page."""
        if not self.desk.window.desk.panes():
            texts = [item.id for item in index(self.report).items.values() if isinstance(item, Written)]
            self.desk.window.go_to(texts[number % len(texts)])
        pane = pick(number, self.desk.window.desk.panes())
        if pane is not None:
            self.put_focus_in(pane.editor)
            work(pane.editor)

    def put_focus_in(self, editor: TextEditor) -> None:
        """Click in an editor; no window system makes the window the active one again after a dialog."""
        self.desk.frame.activateWindow()
        wait_until(self.desk.frame.isActiveWindow)
        editor.setFocus()
        assert self.desk.window.desk.editor is editor

    def with_explanation(self, number: int, work: Callable[[TextPane], object]) -> None:
        """Do something with one of the explanations on the page."""
        pane = pick(number, [pane for pane in self.desk.window.desk.panes() if pane.slot.explanation])
        if pane is not None:
            work(pane)
