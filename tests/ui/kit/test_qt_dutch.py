"""Qt's own dialogs speak Dutch, all of them and in all their words."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QDockWidget,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from vgr_desktop.ui.kit.qt_dutch import speak_dutch

SEEN_NOWHERE = {"QShortcut"}
"""Where Qt asks for names of keys that no keyboard has."""


@pytest.fixture
def dutch(qapp: QApplication) -> Iterator[tuple[QTranslator, ...]]:
    """What translates once the program speaks Dutch, the one that is asked last first."""
    speak_dutch(qapp)
    installed = tuple(qapp.findChildren(QTranslator))
    yield installed
    for each in installed:
        qapp.removeTranslator(each)
        each.deleteLater()


class Listener(QTranslator):
    """Notes which texts nobody translates."""

    def __init__(self, others: tuple[QTranslator, ...]) -> None:
        super().__init__()
        self.english: set[tuple[str, str]] = set()
        self._others = others

    def translate(self, context: str, source: str, _disambiguation: str | None = None, _count: int = -1) -> str:
        said = next((word for each in reversed(self._others) if (word := each.translate(context, source))), "")
        if not said and context not in SEEN_NOWHERE:
            self.english.add((context, source))
        return said


@pytest.fixture
def listener(qapp: QApplication, dutch: tuple[QTranslator, ...]) -> Iterator[Listener]:
    listener = Listener(dutch)
    qapp.installTranslator(listener)
    yield listener
    qapp.removeTranslator(listener)


def opening() -> QWidget:
    return QFileDialog(options=QFileDialog.Option.DontUseNativeDialog)


def saving() -> QWidget:
    dialog = QFileDialog(options=QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    return dialog


def printing() -> QWidget:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    return QPrintDialog(printer)


def asking() -> QWidget:
    box = QMessageBox()
    box.setDetailedText("Meer.")
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    return box


def buttons() -> QWidget:
    kinds = QDialogButtonBox.StandardButton
    return QDialogButtonBox(kinds.Ok | kinds.Cancel | kinds.Close | kinds.Save | kinds.Discard | kinds.Apply)


def menu() -> QWidget:
    return QTextEdit("tekst").createStandardContextMenu()


@pytest.mark.parametrize("made", [opening, saving, printing, asking, buttons, menu, lambda: QDockWidget("Paneel")])
def test_no_word_is_left_in_english(listener: Listener, made: Callable[[], QWidget], qtbot: QtBot) -> None:
    widget = made()
    qtbot.addWidget(widget)
    assert listener.english == set()


def test_what_qt_says_in_dutch_itself_stays(dutch: tuple[QTranslator, ...], qtbot: QtBot) -> None:
    dialog = opening()
    qtbot.addWidget(dialog)
    assert {label.text() for label in dialog.findChildren(QLabel)} >= {
        "&Zoeken in:",
        "Bestands&naam:",
        "Bestands&type:",
    }
    assert {"&Openen", "Annuleren"} <= {button.text() for button in dialog.findChildren(QPushButton)}
