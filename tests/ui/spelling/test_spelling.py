"""Spelling while one writes: waves, suggestions, going from error to error, and own words."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QProcess, QTimer
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.driving import part
from tests.windows import Desktop, answer, desktop, wait_until, work_off
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.services.store import Store
from vgr_desktop.ui.findings.model import FindingsModel
from vgr_desktop.ui.spelling.menu import SuggestionMenu
from vgr_desktop.ui.spelling.proofreader import Proofreader
from vgr_desktop.ui.spelling.word_list_dialog import WordListDialog
from vgr_desktop.ui.text.marks import Layer


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    """The program with a state of affairs in which two words are wrong."""
    monkeypatch.setattr("vgr_desktop.ui.spelling.commands.FIRST", 0)
    monkeypatch.setattr("vgr_desktop.ui.spelling.commands.CALM", 0)
    with desktop(tmp_path) as made:
        made.go_to(small.GREENERY)
        made.type(" De boommen zijn geplandt.", small.STATE)
        yield made


def switch_on(desk: Desktop) -> None:
    desk.do(desk.actions.check_spelling)
    wait_until(lambda: bool(waves(desk)))


def waves(desk: Desktop, text: int = small.STATE) -> list[str]:
    """The words in a text with a wave."""
    return [cursor.selectedText() for cursor in desk.pane(text).editor.marks.marked(Layer.SPELLING)]


def findings(desk: Desktop) -> list[str]:
    """What the list says of the spelling."""
    model = part(desk.window.findings, FindingsModel)
    lines = (model.line(at) for at in model.lines())
    return [line.finding.message for line in lines if line is not None and line.finding.rule == "spelling"]


def proofreader(desk: Desktop) -> Proofreader:
    return desk.window.spelling.proofreader


def processes(desk: Desktop) -> list[QProcess]:
    """Those that read for it."""
    work_off()
    return list(proofreader(desk).findChildren(QProcess))


def selected(desk: Desktop) -> str:
    editor = desk.window.desk.editor
    assert editor is not None
    return editor.textCursor().selectedText()


def open_menu(desk: Desktop, words: str) -> SuggestionMenu:
    """The menu of the text, asked for at these words."""
    editor = desk.pane(small.STATE).editor
    editor.setFocus()
    editor.select_words(words)
    cursor = editor.textCursor()
    cursor.setPosition(cursor.selectionStart() + 2)
    point = editor.cursorRect(cursor).center()
    editor.customContextMenuRequested.emit(QPoint(point.x(), point.y()))
    return next(menu for menu in editor.findChildren(SuggestionMenu) if menu.isVisible())


def test_wrong_words_have_waves_that_follow_what_is_written(desk: Desktop) -> None:
    switch_on(desk)
    assert waves(desk) == ["boommen", "geplandt"]
    assert findings(desk) == []
    editor = desk.pane(small.STATE).editor
    editor.put_caret(0)
    desk.keys("Nu: ")
    assert waves(desk) == ["boommen", "geplandt"]
    editor.select_words("boommen")
    desk.keys("bomen")
    desk.session.hand_in()
    wait_until(lambda: waves(desk) == ["geplandt"])


def test_the_word_that_one_is_typing_has_no_wave_until_it_is_left(desk: Desktop) -> None:
    switch_on(desk)
    desk.type(" Een vijfer", small.STATE)
    assert waves(desk) == ["boommen", "geplandt"]
    wait_until(lambda: desk.window.spelling.errors.knows(desk.pane(small.STATE).shown))
    work_off()
    assert waves(desk) == ["boommen", "geplandt"]
    desk.keys(" is")
    desk.session.hand_in()
    wait_until(lambda: waves(desk) == ["boommen", "geplandt", "vijfer"])


def test_the_menu_at_a_word_offers_what_was_meant_and_one_step_corrects_it(desk: Desktop) -> None:
    switch_on(desk)
    menu = open_menu(desk, "geplandt")
    wait_until(lambda: bool(menu.offered()))
    assert "geplant" in menu.offered()
    assert desk.actions.add_to_own in menu.actions()
    assert desk.actions.paste in menu.actions()
    next(action for action in menu.actions() if action.text() == "geplant").trigger()
    menu.close()
    assert desk.page_text()[1].endswith("De boommen zijn geplant.")
    wait_until(lambda: waves(desk) == ["boommen"])
    desk.do(desk.actions.undo)
    assert desk.page_text()[1].endswith("De boommen zijn geplandt.")


def test_the_menu_elsewhere_offers_no_words(desk: Desktop) -> None:
    switch_on(desk)
    menu = open_menu(desk, "zijn")
    assert next(action.text() for action in menu.actions() if action.isVisible()) == desk.actions.cut.text()
    assert desk.actions.add_to_own not in menu.actions()
    menu.close()


def test_keys_go_from_error_to_error_through_the_report_and_open_the_suggestions(desk: Desktop) -> None:
    switch_on(desk)
    desk.editor(small.MISSION)
    desk.do(desk.actions.next_error)
    assert selected(desk) == "boommen"
    desk.do(desk.actions.next_error)
    assert selected(desk) == "geplandt"
    desk.do(desk.actions.next_error)
    desk.do(desk.actions.previous_error)
    assert selected(desk) == "geplandt"
    desk.go_to(small.WATER)
    desk.do(desk.actions.next_error)
    assert (desk.here, selected(desk)) == ("4", "boommen")
    desk.do(desk.actions.suggest)
    menu = next(menu for menu in desk.frame.findChildren(SuggestionMenu) if menu.isVisible())
    wait_until(lambda: "bomen" in menu.offered())
    menu.close()


def test_without_an_error_the_keys_say_so(desk: Desktop) -> None:
    desk.do(desk.actions.next_error)
    assert desk.message.startswith("De spellingcontrole staat uit.")
    switch_on(desk)
    for word in ("boommen", "geplandt"):
        desk.editor(small.STATE).select_words(word)
        desk.do(desk.actions.ignore)
    assert waves(desk) == []
    wait_until(lambda: not proofreader(desk).is_reading)
    desk.do(desk.actions.next_error)
    assert desk.message.startswith("Er zijn geen woorden gevonden")
    desk.do(desk.actions.suggest)
    assert desk.message.startswith("Bij de tekstcursor staat geen woord")


def test_a_word_is_added_to_the_own_list_and_right_at_once(desk: Desktop) -> None:
    switch_on(desk)
    desk.editor(small.STATE).select_words("boommen")
    desk.do(desk.actions.add_to_own)
    assert waves(desk) == ["geplandt"]
    assert (desk.folder / "woordenlijst.txt").read_text("utf-8") == "boommen\n"

    def change(dialog: WordListDialog) -> None:
        assert dialog.words() == ["boommen"]
        part(dialog, QPlainTextEdit).setPlainText("\n geplandt \n")
        dialog.accept()

    answer(WordListDialog, change)
    desk.do(desk.actions.edit_word_list)
    assert waves(desk) == ["boommen"]
    answer(WordListDialog, WordListDialog.reject)
    desk.do(desk.actions.edit_word_list)
    assert waves(desk) == ["boommen"]


def test_a_list_that_cannot_be_read_or_written_is_told(desk: Desktop) -> None:
    (desk.folder / "woordenlijst.txt").mkdir()
    switch_on(desk)
    assert "kan niet worden gelezen" in desk.message
    desk.window.messages.clear()
    desk.editor(small.STATE).select_words("boommen")
    desk.do(desk.actions.add_to_own)
    assert "kan niet worden gelezen" in desk.message


def test_a_word_of_the_dossier_is_right_for_everybody_who_opens_it(desk: Desktop) -> None:
    switch_on(desk)
    desk.editor(small.STATE).select_words("boommen")
    desk.do(desk.actions.add_to_dossier)
    assert waves(desk) == ["geplandt"]
    wait_until(lambda: desk.glimpse().words == ("boommen",))
    desk.reopened()
    desk.go_to(small.GREENERY)
    wait_until(lambda: waves(desk) == ["geplandt"])

    def change(dialog: WordListDialog) -> None:
        assert (dialog.windowTitle(), dialog.words()) == ("Woordenlijst van het dossier", ["boommen"])
        part(dialog, QPlainTextEdit).setPlainText("geplandt")
        dialog.accept()

    answer(WordListDialog, change)
    desk.do(desk.actions.edit_dossier_list)
    assert waves(desk) == ["boommen"]
    wait_until(lambda: desk.glimpse().words == ("geplandt",))


def test_the_list_of_the_dossier_shows_what_is_in_it_also_while_nothing_is_checked(desk: Desktop) -> None:
    assert desk.session.store is not None
    desk.session.store.change_words(["bomenwacht"], ())
    seen: list[list[str]] = []

    def agree(dialog: WordListDialog) -> None:
        seen.append(dialog.words())
        dialog.accept()

    answer(WordListDialog, agree)
    desk.do(desk.actions.edit_dossier_list)
    wait_until(lambda: seen == [["bomenwacht"]])
    work_off()
    assert desk.glimpse().words == ("bomenwacht",)


def test_a_word_is_added_to_a_list_that_could_not_be_read_without_losing_the_others(
    desk: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_store: Store) -> tuple[str, ...]:
        raise Problem("De lijst kan nu niet worden gelezen.")

    assert desk.session.store is not None
    desk.session.store.change_words(["bomenwacht"], ())
    monkeypatch.setattr(Store, "words", fail)
    switch_on(desk)
    desk.editor(small.STATE).select_words("boommen")
    desk.do(desk.actions.add_to_dossier)
    assert waves(desk) == ["geplandt"]
    wait_until(lambda: desk.glimpse().words == ("bomenwacht", "boommen"))


def test_the_findings_name_the_words_when_asked_and_a_click_selects_the_first(desk: Desktop) -> None:
    switch_on(desk)
    desk.do(desk.actions.advise_spelling)
    wait_until(lambda: bool(findings(desk)))
    assert "staan 2 woorden die niet in de woordenlijst staan: “boommen” en “geplandt”" in findings(desk)[0]
    desk.go_to(small.WATER)
    view, model = desk.window.findings.view, part(desk.window.findings, FindingsModel)
    at = next(at for at in model.lines() if (line := model.line(at)) and line.finding.rule == "spelling")
    view.clicked.emit(at)
    assert (desk.here, selected(desk)) == ("4", "boommen")


def test_it_is_remembered_and_switched_off_again(desk: Desktop) -> None:
    switch_on(desk)
    desk.reopened()
    assert desk.actions.check_spelling.isChecked()
    desk.go_to(small.GREENERY)
    wait_until(lambda: bool(waves(desk)))
    desk.do(desk.actions.check_spelling)
    assert processes(desk) == []
    assert waves(desk) == []


def test_after_a_rest_it_reads_on(desk: Desktop) -> None:
    switch_on(desk)
    wait_until(lambda: not proofreader(desk).is_reading)
    part(proofreader(desk), QTimer).timeout.emit()
    assert processes(desk) == []
    assert waves(desk) == ["boommen", "geplandt"]
    desk.type(" Ook de vijfer is schoon.", small.STATE)
    wait_until(lambda: "vijfer" in waves(desk))


def test_when_it_breaks_down_it_says_so_once_and_begins_anew_when_asked(desk: Desktop) -> None:
    switch_on(desk)
    wait_until(lambda: not proofreader(desk).is_reading)
    (process,) = processes(desk)
    process.kill()
    wait_until(lambda: "spellingcontrole is onverwacht gestopt" in desk.message)
    desk.type(" Ook de vijfer is schoon.", small.STATE)
    assert processes(desk) == []
    desk.do(desk.actions.check_spelling)
    desk.do(desk.actions.check_spelling)
    wait_until(lambda: "vijfer" in waves(desk))


def test_where_there_is_no_dictionary_it_says_so_once_and_calmly(
    desk: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "zonder.py"
    program.write_text("print('\"Voor deze computer is er geen spellingcontrole.\"')\ninput()\n", "utf-8")
    monkeypatch.setattr("vgr_desktop.ui.spelling.proofreader.COMMAND", (sys.executable, str(program)))
    desk.do(desk.actions.check_spelling)
    wait_until(lambda: "geen spellingcontrole" in desk.message)
    desk.window.messages.clear()
    desk.do(desk.actions.check_spelling)
    desk.do(desk.actions.check_spelling)
    wait_until(lambda: not processes(desk))
    assert desk.message == ""
