"""Cut, copy, paste and select all, in the widget with the caret."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.text.actions import TextActions
from vgr_desktop.ui.text.paste import MIME_TYPE
from vgr_desktop.ui.tree.model import BRANCH_MIME_TYPE

_OWN = MIME_TYPE, BRANCH_MIME_TYPE


@runtime_checkable
class Writable(Protocol):
    """A field, text or table that uses the clipboard itself, with the method names of Qt."""

    def cut(self) -> None:
        """Move the selection to the clipboard."""

    def copy(self) -> None:
        """Copy the selection to the clipboard."""

    def paste(self) -> None:
        """Insert the content of the clipboard."""

    def selectAll(self) -> None:  # noqa: N802  # as Qt calls it
        """Select everything."""


class ClipboardCommands(Component):
    """Connects the actions for the clipboard to the field, text or table with the caret."""

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
    """Before the program ends, leave on the clipboard what does not depend on the program.

    What the program puts there is a Python object, which Qt would release only after Python has ended, and crash. The
    plain characters are an object of Qt itself.
    """
    clipboard = QApplication.clipboard()
    data = clipboard.mimeData()
    if data is not None and any(map(data.hasFormat, _OWN)):  # None: nothing was ever put on it
        clipboard.setText(clipboard.text())
