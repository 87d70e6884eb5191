"""Fields in the editor, as an officer meets them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from tests.reports import MISSION, TREES
from tests.ui.editing import Page
from tests.windows import Desktop, answer
from vgr_desktop.core.editing.edits import set_light
from vgr_desktop.core.model.report import Text
from vgr_desktop.core.model.text import Mark, Paragraph, RichText, Run, plain, rich
from vgr_desktop.core.model.tree import index
from vgr_desktop.ui.text.field_dialog import FieldDialog

MISSION_WORDS = "Een groene stad waar iedereen droge voeten houdt."


def choose(name: str) -> None:
    """Choose the first field with this name in the dialog, once it is there."""

    def reply(dialog: FieldDialog) -> None:
        (tree,) = dialog.findChildren(QTreeWidget)
        (found, *_) = tree.findItems(name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
        tree.setCurrentItem(found)
        dialog.accept()

    answer(FieldDialog, reply)


def body(shown: Desktop, text_id: int = MISSION) -> RichText:
    item = index(shown.report).items[text_id]
    assert isinstance(item, Text)
    return item.body


@pytest.fixture
def shown(desk: Desktop) -> Desktop:
    desk.go_to(index(desk.report).parents[MISSION])
    return desk


def insert(shown: Desktop, name: str = "Aantal prestaties op oranje") -> None:
    """Put a field at the end of the mission."""
    shown.editor(MISSION)
    choose(name)
    shown.do(shown.actions.field)


FIELD = Run("1", field="count:orange")


def words(*runs: Run) -> RichText:
    return rich([Paragraph((Run(MISSION_WORDS), *runs))])


def turn_orange(shown: Desktop) -> None:
    shown.window.desk.writing.apply("Stoplicht zetten", lambda report: set_light(report, TREES, "orange"), TREES)


def test_it_stands_in_the_text_as_a_step(shown: Desktop) -> None:
    insert(shown)
    assert body(shown) == words(FIELD)
    assert shown.actions.undo.text().endswith("Veld")
    assert shown.saved() == shown.report


def test_it_stays_current_in_the_text_the_editor_and_the_file_and_so_undo_does(shown: Desktop) -> None:
    insert(shown)
    turn_orange(shown)
    two = words(Run("2", field="count:orange"))
    assert (body(shown), shown.page()[MISSION]) == (two, two)
    assert shown.saved() == shown.report
    shown.do(shown.actions.undo)
    shown.go_to(index(shown.report).parents[MISSION])
    assert (body(shown), shown.page()[MISSION]) == (words(FIELD), words(FIELD))


def test_what_is_typed_beside_it_is_no_part_of_it(shown: Desktop) -> None:
    insert(shown)
    shown.type("1 procent", MISSION)
    turn_orange(shown)
    assert body(shown) == words(Run("2", field="count:orange"), Run("1 procent"))


def test_typing_in_it_makes_it_ordinary_text(shown: Desktop) -> None:
    insert(shown, "Verdeling over de stoplichten")
    editor = shown.editor(MISSION)
    editor.moveCursor(QTextCursor.MoveOperation.PreviousWord)
    QTest.keyClicks(editor, "x")
    shown.session.hand_in()
    before = plain(body(shown))
    turn_orange(shown)
    assert plain(body(shown)) == before
    assert not [run for block in body(shown).blocks if isinstance(block, Paragraph) for run in block.runs if run.field]


def test_two_of_the_same_beside_each_other_stay_two(shown: Desktop) -> None:
    insert(shown)
    insert(shown)
    assert body(shown) == words(FIELD, FIELD)


def test_it_takes_the_marks_of_the_words_it_stands_in(shown: Desktop) -> None:
    bold = frozenset({Mark.BOLD})
    shown.editor(MISSION).insert_text(rich([Paragraph((Run("vet", bold),))]), "Plakken")
    insert(shown)
    assert body(shown) == words(Run("vet", bold), Run("1", bold, field="count:orange"))


def test_a_key_that_means_nothing_leaves_the_words(shown: Desktop) -> None:
    shown.editor(MISSION).insert_text(rich([Paragraph((Run("veel", field="onbekend"),))]), "Plakken")
    turn_orange(shown)
    assert body(shown) == words(Run("veel", field="onbekend"))


def test_every_field_is_offered_with_what_it_says_and_the_first_is_chosen(shown: Desktop) -> None:
    shown.editor(MISSION)
    said: list[str] = []

    def look(dialog: FieldDialog) -> None:
        (tree,) = dialog.findChildren(QTreeWidget)
        items = QTreeWidgetItemIterator(tree)
        while item := items.value():
            said.append(f"{item.text(0)}: {item.text(1)}")
            items += 1
        chosen = dialog.chosen()
        assert chosen is not None
        assert chosen.key == "deliverables"
        tree.clearSelection()
        assert dialog.chosen() is None
        dialog.reject()

    answer(FieldDialog, look)
    shown.do(shown.actions.field)
    assert {"Dit programma: ", "Aantal prestaties: 5", "Aandeel prestaties op groen: 80%", "Hele rapportage: "} <= set(
        said
    )
    assert body(shown) == rich([Paragraph((Run(MISSION_WORDS),))])


def test_it_has_a_light_ground_as_long_as_it_is_a_field(page: Page) -> None:
    page.show(rich([Paragraph((Run("😀 Er zijn "), Run("18 😀", field="deliverables"), Run(".")))]))
    block = page.editor.document().firstBlock()
    (look,) = block.layout().formats()
    assert (look.start, look.length) == (len("xx Er zijn "), len("18 xx"))
    cursor = page.editor.textCursor()
    cursor.setPosition(look.start + 1)
    page.editor.setTextCursor(cursor)
    page.type("x")
    assert not page.editor.document().firstBlock().layout().formats()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)
