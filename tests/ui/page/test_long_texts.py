"""What one does in a text costs what it changes, however long the text is and whatever stands beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.many import calls
from tests.reports import small_report
from tests.windows import Desktop, work_off
from vgr_desktop.core.editing import writing
from vgr_desktop.core.model.text import Paragraph, RichText, Run, Table, rich

A_KEY = 10
"""Calls: fewer than one more key makes, as when the page scrolls once."""
MOST_FOR_A_BLOCK = 8
"""Calls: whether it is the same value as before may be asked of each paragraph, and nothing that takes longer."""


def paragraphs(number: int) -> RichText:
    return rich(Paragraph((Run(f"Alinea {n} over de parken en het water."),)) for n in range(number))


def cells(number: int) -> RichText:
    rows = tuple(tuple((Paragraph((Run(f"{row} {column}"),)),) for column in range(5)) for row in range(number // 5))
    return rich([Paragraph((Run("Ervoor."),)), Table(rows), Paragraph((Run("Erna."),))])


def open_on(folder: Path, body: RichText) -> Desktop:
    folder.mkdir()
    desk = Desktop(folder, writing.write(small_report(), small.STAFF, body))
    desk.window.go_to(small.STAFF)
    work_off()
    return desk


def at_the_end(desk: Desktop) -> None:
    desk.editor(small.STAFF)


def in_the_last_cell(desk: Desktop) -> None:
    editor = desk.editor(small.STAFF)
    editor.put_caret(editor.document().characterCount() - 8)
    assert editor.textCursor().currentTable() is not None


def type_a_word(desk: Desktop) -> None:
    QTest.keyClicks(desk.pane(small.STAFF).editor, "woord ")


def work_of_typing(folder: Path, body: RichText, go: Callable[[Desktop], object]) -> tuple[int, int]:
    """The calls that typing a word takes, and those of handing it in."""
    desk = open_on(folder, body)
    try:
        go(desk)
        type_a_word(desk)
        desk.session.hand_in()  # what is done once does not count
        work_off()
        typed = calls(lambda: type_a_word(desk))
        return typed, calls(desk.session.hand_in)
    finally:
        desk.end()


@pytest.mark.parametrize(
    ("short", "long", "go"),
    [
        (paragraphs(20), paragraphs(1000), at_the_end),
        (cells(20), cells(1000), at_the_end),
        (cells(20), cells(1000), in_the_last_cell),
    ],
    ids=["paragraphs", "beside a table", "in a table"],
)
def test_typing_and_handing_in_do_not_grow_with_the_text(
    short: RichText, long: RichText, go: Callable[[Desktop], object], tmp_path: Path, qtbot: QtBot
) -> None:
    few, many = work_of_typing(tmp_path / "short", short, go), work_of_typing(tmp_path / "long", long, go)
    assert many[0] - few[0] < A_KEY
    assert many[1] - few[1] < 1000 * MOST_FOR_A_BLOCK


def test_undo_of_bold_in_a_whole_text_looks_at_each_paragraph_and_not_at_each_character(
    tmp_path: Path, qtbot: QtBot
) -> None:
    work = []
    for words in (1, 10):
        body = rich(Paragraph((Run("woord " * words),)) for _ in range(200))
        desk = open_on(tmp_path / str(words), body)
        try:
            desk.editor(small.STAFF).moveCursor(QTextCursor.MoveOperation.Start)
            desk.do(desk.actions.select_all)
            desk.do(desk.actions.bold)
            work.append(calls(desk.actions.undo.trigger))
            assert desk.page()[small.STAFF] == body
        finally:
            desk.end()
    assert work[1] < 1.5 * work[0]
