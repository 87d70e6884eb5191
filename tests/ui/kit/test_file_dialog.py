"""Whatever the folder that the dialog begins in, a path that is typed is the path that is taken."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.windows import answer, wait_until
from vgr_desktop.ui.kit import file_dialog

KINDS = "Word-documenten (*.docx);;Alle bestanden (*)"


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """The window over which is asked."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a folder in it, and a file in each."""
    (tmp_path / "stukken" / "raad").mkdir(parents=True)
    for path in (tmp_path / "stukken" / "a.docx", tmp_path / "stukken" / "raad" / "b.docx"):
        path.touch()
    return tmp_path / "stukken"


def types(text: str) -> Callable[[QFileDialog], None]:
    """Type this in the dialog, and press Enter."""

    def reply(dialog: QFileDialog) -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        dialog.activateWindow()
        line.setFocus()
        wait_until(line.hasFocus)
        line.selectAll()
        for letter in text:
            QTest.keyClicks(line, letter)
            QApplication.processEvents()  # as between two keys of a person
        QTest.keyClick(line, Qt.Key.Key_Return)

    return reply


@pytest.mark.parametrize("start", ["", "raad", ".."])
def test_a_path_that_is_typed_is_taken(folder: Path, parent: QWidget, start: str) -> None:
    begin = (folder / start).resolve()
    file, new, deeper = folder / "raad" / "b.docx", folder / "raad" / "nieuw.docx", folder / "raad"
    answer(QFileDialog, types(str(file)))
    assert file_dialog.ask_file(parent, "Openen", begin, KINDS) == file
    answer(QFileDialog, types(str(file)))
    assert file_dialog.ask_files(parent, "Openen", begin, KINDS) == [file]
    answer(QFileDialog, types(str(deeper)))
    assert file_dialog.ask_folder(parent, "Map", begin) == deeper
    answer(QFileDialog, types(str(new)))
    assert file_dialog.ask_new_file(parent, "Bewaren", begin / "voorstel.docx", KINDS, ".docx") == new


def test_a_name_is_proposed_and_gets_the_suffix(folder: Path, parent: QWidget) -> None:
    answer(QFileDialog, types("rapport 2026.1"))
    asked = file_dialog.ask_new_file(parent, "Bewaren", folder / "voorstel.docx", KINDS, ".docx")
    assert asked == folder / "rapport 2026.1.docx"
    answer(QFileDialog, QFileDialog.accept)
    assert file_dialog.ask_new_file(parent, "Bewaren", folder / "b.docx", KINDS, ".docx") == folder / "b.docx"


def test_what_is_there_is_replaced_only_when_the_officer_agrees(
    folder: Path, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def refuse(_parent: QWidget, _title: str, question: str, *_more: str) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(file_dialog, "agrees", refuse)
    answer(QFileDialog, types("a"))
    assert file_dialog.ask_new_file(parent, "Bewaren", folder / "x.docx", KINDS, ".docx") is None
    assert asked == ["a.docx bestaat al."]
    answer(QFileDialog, types("a"))
    there = file_dialog.ask_new_file(parent, "Bewaren", folder / "x.docx", KINDS, ".docx", replaces=False)
    assert (there, len(asked)) == (folder / "a.docx", 1)  # what makes it says that it is there


def test_choosing_nothing_is_nothing(folder: Path, parent: QWidget) -> None:
    answer(QFileDialog, QFileDialog.reject)
    assert file_dialog.ask_file(parent, "Openen", folder, KINDS) is None
    answer(QFileDialog, QFileDialog.reject)
    assert file_dialog.ask_new_file(parent, "Bewaren", folder / "a.docx", KINDS, ".docx") is None
