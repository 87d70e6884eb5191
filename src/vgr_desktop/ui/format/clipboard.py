"""Cut, copy, paste and select all, in whatever has the caret."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.text.actions import TextActions
from vgr_desktop.ui.text.editor import MIME_TYPE


@runtime_checkable
class Writable(Protocol):
    """A field, text or table that has its own way with the clipboard, by the names that Qt gives it."""

    def cut(self) -> None:
        """Put what is selected on the clipboard, and take it away here."""

    def copy(self) -> None:
        """Put what is selected on the clipboard."""

    def paste(self) -> None:
        """Put in what is on the clipboard."""

    def selectAll(self) -> None:  # noqa: N802  # as Qt calls it
        """Select everything."""


class ClipboardCommands(Component):
    """Connects the clipboard's actions to the field, text or table with the caret."""

    def __init__(self, place: Workplace) -> None:
        """For the fields and texts of the frame."""
        super().__init__(place.frame)
        actions = place.actions.of(TextActions)
        commands: dict[QAction, Callable[[Writable], object]] = {
            actions.cut: lambda field: field.cut(),
            actions.copy: lambda field: field.copy(),
            actions.paste: lambda field: field.paste(),
            actions.select_all: lambda field: field.selectAll(),
        }
        for action, command in commands.items():
            action.triggered.connect(lambda _on=False, command=command: self._do(command))

    def _do(self, command: Callable[[Writable], object]) -> None:
        field = QApplication.focusWidget()
        if isinstance(field, Writable):
            command(field)


def leave_clipboard() -> None:
    """Before the program ends: leave on the clipboard what does not need it any more.

    What we put there is an object of Python's, which Qt would only let go of after Python has ended, and crash. The
    characters alone are an object of Qt's.
    """
    clipboard = QApplication.clipboard()
    data = clipboard.mimeData()
    if data is not None and data.hasFormat(MIME_TYPE):  # None: there was never anything on it
        clipboard.setText(clipboard.text())
