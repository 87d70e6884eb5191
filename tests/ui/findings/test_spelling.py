"""Spelling in the list of findings, and the officer's own words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QTimer
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.driving import part
from tests.windows import Desktop, answer, desktop, wait_until, work_off
from vgr_desktop.ui.findings.model import FindingsModel
from vgr_desktop.ui.findings.proofreader import Proofreader
from vgr_desktop.ui.findings.word_list_dialog import WordListDialog


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    """The program with a state of affairs in which two words are wrong."""
    with desktop(tmp_path) as made:
        made.go_to(small.GREENERY)
        made.type(" De boommen zijn geplandt.", small.STATE)
        yield made


def spelling(desk: Desktop) -> list[str]:
    """What the list says of the spelling."""
    model = part(desk.window.findings, FindingsModel)
    lines = (model.line(at) for at in model.lines())
    return [line.finding.message for line in lines if line is not None and line.finding.rule == "spelling"]


def choose(desk: Desktop) -> None:
    """Click on the finding about the spelling."""
    view, model = desk.window.findings.view, part(desk.window.findings, FindingsModel)
    at = next(at for at in model.lines() if (line := model.line(at)) and line.finding.rule == "spelling")
    view.setCurrentIndex(at)
    view.clicked.emit(at)


def proofreader(desk: Desktop) -> Proofreader:
    return desk.window.spelling.proofreader


def processes(desk: Desktop) -> list[QProcess]:
    """Those that read for it."""
    work_off()
    return proofreader(desk).findChildren(QProcess)


def switch_on(desk: Desktop) -> None:
    desk.do(desk.actions.check_spelling)
    wait_until(lambda: bool(spelling(desk)))


def test_it_is_off_and_nothing_runs_until_it_is_switched_on(desk: Desktop) -> None:
    desk.window.live.look()
    assert spelling(desk) == []
    assert processes(desk) == []


def test_switched_on_each_text_has_one_finding_with_its_words(desk: Desktop) -> None:
    switch_on(desk)
    (message,) = spelling(desk)
    assert "staan 2 woorden die niet in de woordenlijst staan: “boommen” en “geplandt”" in message


def test_a_click_selects_the_first_word(desk: Desktop) -> None:
    switch_on(desk)
    desk.go_to(small.WATER)
    choose(desk)
    assert desk.here == "4"
    assert desk.pane(small.STATE).editor.textCursor().selectedText() == "boommen"


def test_the_word_itself_is_selected_and_not_a_longer_one_with_it(desk: Desktop) -> None:
    desk.type(" Wij kappen geen bomen langs het pad: een bomenpadt. Kijk op het padt.", small.STATE)
    desk.pane(small.STATE).editor.select_words("padt")
    cursor = desk.pane(small.STATE).editor.textCursor()
    assert cursor.selectedText() == "padt"
    cursor.setPosition(cursor.selectionStart() - 1)
    assert cursor.block().text()[cursor.positionInBlock()] == " "


def test_correcting_a_word_ends_its_finding(desk: Desktop) -> None:
    switch_on(desk)
    choose(desk)
    desk.pane(small.STATE).editor.insertPlainText("bomen")
    desk.session.hand_in()
    wait_until(lambda: any("1 woord" in message for message in spelling(desk)))
    assert "“geplandt”" in spelling(desk)[0]


def test_word_after_word_is_put_in_the_list(desk: Desktop) -> None:
    switch_on(desk)
    assert not desk.actions.add_to_word_list.isEnabled()
    choose(desk)
    assert desk.actions.add_to_word_list.text() == "“boommen” &toevoegen aan woordenlijst"
    desk.do(desk.actions.add_to_word_list)
    assert "staat 1 woord" in spelling(desk)[0]
    assert desk.actions.add_to_word_list.text() == "“geplandt” &toevoegen aan woordenlijst"
    desk.do(desk.actions.add_to_word_list)
    assert spelling(desk) == []
    assert (desk.folder / "woordenlijst.txt").read_text("utf-8") == "boommen\ngeplandt\n"


def test_the_list_can_be_cleared_up(desk: Desktop) -> None:
    (desk.folder / "woordenlijst.txt").write_text("geplandt\n", "utf-8")
    switch_on(desk)
    assert "geplandt" not in spelling(desk)[0]

    def change(dialog: WordListDialog) -> None:
        assert dialog.words() == ["geplandt"]
        part(dialog, QPlainTextEdit).setPlainText("\n boommen \n")
        dialog.accept()

    answer(WordListDialog, change)
    desk.do(desk.actions.edit_word_list)
    assert "“geplandt”" in spelling(desk)[0]
    assert "boommen" not in spelling(desk)[0]


def test_a_list_that_is_called_off_stays(desk: Desktop) -> None:
    answer(WordListDialog, WordListDialog.reject)
    desk.do(desk.actions.edit_word_list)
    assert not (desk.folder / "woordenlijst.txt").exists()


def test_it_is_remembered_and_switched_off_again(desk: Desktop) -> None:
    switch_on(desk)
    desk.reopened()
    assert desk.actions.check_spelling.isChecked()
    wait_until(lambda: bool(spelling(desk)))
    desk.do(desk.actions.check_spelling)
    assert processes(desk) == []
    wait_until(lambda: not spelling(desk))


def test_after_a_rest_it_reads_on(desk: Desktop) -> None:
    switch_on(desk)
    part(proofreader(desk), QTimer).timeout.emit()
    assert processes(desk) == []
    assert spelling(desk)
    desk.type(" Ook de vijfer is schoon.", small.STATE)
    wait_until(lambda: any("vijfer" in message for message in spelling(desk)))


def test_when_it_breaks_down_it_says_so_once_and_begins_anew_when_asked(desk: Desktop) -> None:
    switch_on(desk)
    (process,) = processes(desk)
    process.kill()
    wait_until(lambda: "spellingcontrole is onverwacht gestopt" in desk.message)
    desk.type(" Ook de vijfer is schoon.", small.STATE)
    desk.window.live.look()
    assert processes(desk) == []
    desk.do(desk.actions.check_spelling)
    desk.do(desk.actions.check_spelling)
    wait_until(lambda: any("vijfer" in message for message in spelling(desk)))


def test_without_a_dictionary_it_says_why(desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/dit/is/er/niet")
    desk.do(desk.actions.check_spelling)
    wait_until(lambda: "spellingcontrole is onverwacht gestopt" in desk.message)


def test_a_list_that_cannot_be_read_or_written_is_told(desk: Desktop) -> None:
    (desk.folder / "woordenlijst.txt").mkdir()
    switch_on(desk)
    assert "kan niet worden gelezen" in desk.message
    desk.do(desk.actions.edit_word_list)
    work_off()
    assert "kan niet worden gelezen" in desk.message
    assert spelling(desk)
