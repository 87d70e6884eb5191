"""The part of the self-test that needs the window: writes in it as a person would."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.text import plain
from vgr_desktop.core.model.tree import everything
from vgr_desktop.ui.app import furnish
from vgr_desktop.ui.kit.folders import keep_data_in
from vgr_desktop.ui.kit.settings import Settings
from vgr_desktop.ui.window.frame import Frame

if TYPE_CHECKING:
    from vgr_desktop.ui.text.editor import TextEditor

PATIENCE = 60.0
"""Seconds for what should take one, at most: the computer may be slow."""

WORDS = "Proef op de som."


class WindowFailed(Exception):  # noqa: N818  # it is what the person is told
    """Something does not work. The message says what, in Dutch."""


def write_in_window(dossier: Path) -> None:
    """Open the dossier in the window, write, undo, do it again, and close. Raises `WindowFailed`."""
    from vgr_desktop.ui.action_sets import ACTION_SETS
    from vgr_desktop.ui.session.session import Session  # loaded after the frame, as the program does

    app = QApplication(["vgr-desktop"])
    keep_data_in(dossier.parent / "Gegevens", app)
    store = QSettings(str(dossier.with_suffix(".ini")), QSettings.Format.IniFormat)
    settings = Settings(store)
    frame, session = Frame(settings), Session()
    frame.show()
    frame.complete(ACTION_SETS)
    furnish(frame, session, settings).begin(dossier)
    _wait(app, lambda: session.report is not None, "het dossier gaat niet open")
    _wait(app, lambda: bool(_editors(frame)), "er is geen tekst om in te schrijven")
    editor = _editors(frame)[0]
    for letter in WORDS:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            app.sendEvent(editor, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
    _wait(app, lambda: _has(session.report, WORDS), "wat getypt is, komt niet aan")
    session.undo()
    _wait(app, lambda: not _has(session.report, WORDS), "ongedaan maken werkt niet")
    session.redo()
    _wait(app, lambda: _has(session.report, WORDS), "opnieuw doen werkt niet")
    if not frame.close():
        raise WindowFailed("het venster sluit niet")
    store.sync()  # else Qt writes at the end of the program, and makes the folder again that is gone by then


def _has(report: Report | None, words: str) -> bool:
    return report is not None and words in "".join(
        plain(item.body) for item in everything(report) if isinstance(item, Written)
    )


def _wait(app: QApplication, until: Callable[[], bool], otherwise: str) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        if time.monotonic() > end:
            raise WindowFailed(otherwise)
        app.processEvents()
        time.sleep(0.01)


def _editors(frame: Frame) -> "list[TextEditor]":
    from vgr_desktop.ui.text.editor import TextEditor

    return [editor for editor in frame.findChildren(TextEditor) if editor.isVisible()]
