"""Asks for a file or folder: with the dialog of the system where there is one, else with that of Qt."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QListView, QWidget

from vgr_desktop.ui.kit.question import agrees

_Mode = QFileDialog.FileMode


def ask_file(parent: QWidget, title: str, start: Path | None, kinds: str) -> Path | None:
    """A file that is there; None when the officer chose none. `start` is the folder to begin in, `kinds` as in Qt."""
    return next(iter(_asked(_dialog(parent, title, start, kinds, _Mode.ExistingFile))), None)


def ask_files(parent: QWidget, title: str, start: Path | None, kinds: str) -> list[Path]:
    """Files that are there; empty when the officer chose none."""
    return _asked(_dialog(parent, title, start, kinds, _Mode.ExistingFiles))


def ask_folder(parent: QWidget, title: str, start: Path | None) -> Path | None:
    """A folder; None when the officer chose none."""
    dialog = _dialog(parent, title, start, "", _Mode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_asked(dialog)), None)


def ask_new_file(  # what the dialog says, and what may become of the file
    parent: QWidget, title: str, start: Path, kinds: str, suffix: str, *, replaces: bool = True
) -> Path | None:
    """Where to write a file, with this suffix whatever was typed; None when the officer chose nothing.

    `start` is what is proposed. If the file is there, the officer has agreed to lose it, unless nothing `replaces` it.
    """
    dialog = _dialog(parent, title, start.parent, kinds, _Mode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replaces)
    dialog.selectFile(start.name)
    asked = next(iter(_asked(dialog)), None)
    if asked is None or asked.suffix.lower() == suffix:
        return asked
    path = asked.with_name(asked.name + suffix)  # for which the dialog did not ask
    if replaces and path.exists() and not _may_replace(parent, title, path):
        return None
    return path


def _dialog(parent: QWidget, title: str, folder: Path | None, kinds: str, mode: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder or ""))
    dialog.setFileMode(mode)
    if kinds:
        dialog.setNameFilters(kinds.split(";;"))
    _let_paths_be_typed(dialog)
    return dialog


def _asked(dialog: QFileDialog) -> list[Path]:
    agreed = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = [Path(name) for name in dialog.selectedFiles()] if agreed else []
    dialog.deleteLater()
    return chosen


def _let_paths_be_typed(dialog: QFileDialog) -> None:
    """Let a path that is typed count.

    Qt's own dialog selects each folder that is passed while typing, and takes what is selected before what is typed.
    What is clicked is not a path in its line, but a name.
    """
    line, shown = dialog.findChild(QLineEdit, "fileNameEdit"), dialog.findChild(QListView, "listView")
    if line is None or shown is None:
        return  # the dialog is that of the system
    selection = shown.selectionModel()

    def forget_passed() -> None:
        if "/" in line.text() and selection.hasSelection():
            selection.clearSelection()

    selection.selectionChanged.connect(forget_passed)
    line.textChanged.connect(forget_passed)


def _may_replace(parent: QWidget, title: str, path: Path) -> bool:
    return agrees(parent, title, f"{path.name} bestaat al.", "Vervangen geeft het een nieuwe inhoud.", "Vervangen")
