"""What somebody with a screen reader is told of a text, and the list of what it is made of."""

import gc

import pytest
import shiboken6
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QRadioButton

from tests import reports as small
from tests.core.views.test_structure import TEXT
from tests.driving import agree, part
from tests.windows import Desktop, answer, the, wait_until, work_off
from vgr_desktop.core.editing import writing
from vgr_desktop.core.model.text import EMPTY
from vgr_desktop.ui.hearing.caret import CaretTold
from vgr_desktop.ui.hearing.contents_dialog import ContentsDialog
from vgr_desktop.ui.hearing.pieces import heard_of
from vgr_desktop.ui.text.editor import TextEditor
from vgr_desktop.ui.text.parts_margin import PartsMargin
from vgr_desktop.ui.text.places import put_caret_in

NAME, WHAT = QAccessible.Text.Name, QAccessible.Text.Description
Role = QAccessible.Role


def shown(desk: Desktop) -> TextEditor:
    """The editor of a text with everything in it."""
    desk.go_to(small.GREENERY)
    desk.session.apply("Plakken", lambda report: writing.write(report, small.MISSION, TEXT), small.MISSION)
    return desk.editor(small.MISSION)


def heard(thing: QAccessibleInterface) -> list[tuple[QAccessible.Role, str]]:
    """All that is in a thing, in the order of reading."""
    found = []
    for number in range(thing.childCount()):
        child = thing.child(number)
        assert thing.indexOfChild(child) == number
        found += [(child.role(), child.text(NAME)), *heard(child)]
    return found


def test_the_structure_is_told_and_follows_the_text(desk: Desktop) -> None:
    editor = shown(desk)
    margin = part(desk.pane(small.MISSION), PartsMargin)
    structure = heard_of(margin)
    assert structure.role() is Role.Document
    assert structure.text(NAME) == f"Opbouw van {editor.accessibleName()}"
    told = heard(structure)
    assert told[:3] == [
        (Role.Heading, "Stand"),
        (Role.Paragraph, "Zie het besluit van mei."),
        (Role.Link, "het besluit"),
    ]
    assert {role for role, _ in told} >= {Role.List, Role.ListItem, Role.Table, Role.Row, Role.Cell, Role.Grouping}
    link = structure.child(1).child(0)
    assert link.text(WHAT) == "https://lindeveen.example/b"
    assert link.textInterface() is None  # what a screen reader asks of everything
    assert structure.child(0).attributesInterface().attributeValue(QAccessible.Attribute.Level) == 1
    assert structure.child(0).rect().bottom() <= structure.child(1).rect().top() + 1
    link.actionInterface().doAction(link.actionInterface().actionNames()[0])
    assert editor.textCursor().block().text()[editor.textCursor().positionInBlock() :].startswith("het besluit")
    desk.session.apply("Wissen", lambda report: writing.write(report, small.MISSION, EMPTY), small.MISSION)
    assert structure.child(0).text(NAME) == "Stand"  # until there is a pause
    wait_until(lambda: heard(structure) == [])
    desk.go_to(small.TREES)
    work_off()
    gc.collect()


def test_of_a_text_that_is_gone_nothing_is_answered(desk: Desktop) -> None:
    shown(desk)
    margin = part(desk.pane(small.MISSION), PartsMargin)
    structure = heard_of(margin)
    heading = structure.child(0)
    shiboken6.delete(margin)
    assert not structure.isValid()
    assert not structure.parent()
    assert (structure.text(NAME), structure.rect()) == ("", QRect())
    assert structure.state().invalid
    assert not shiboken6.isValid(heading)  # Qt freed it


def test_what_the_caret_comes_into_is_told_only_to_a_screen_reader(desk: Desktop) -> None:
    said: list[str] = []
    the(CaretTold, desk.frame).say = lambda _about, words: said.append(words)
    editor = shown(desk)
    put_caret_in(editor, 0, 0)
    work_off()
    assert said == []
    QAccessible.setActive(True)
    try:
        desk.window.tree.setFocus()
        desk.go_to(small.TREES)
        editor = shown(desk)
        for paragraph, offset in ((0, 0), (0, 2), (1, 5), (2, 0), (10, 0), (12, 0)):
            put_caret_in(editor, paragraph, offset)
            work_off()
        desk.do(desk.actions.heading)
        work_off()
    finally:
        QAccessible.setActive(False)
    assert said[-6:] == [
        "tussenkop niveau 1",
        "link",
        "opsomming van 2, item 1 van 2",
        "einde opsomming, tabel van 2 rijen en 2 kolommen, rij 2, kolom 1 Wijk",
        "einde tabel, oorzaak",
        "tussenkop niveau 1",
    ]


@pytest.mark.parametrize(("kind", "there"), [("Links", (1, 4)), ("Tabellen", (8, 0))])
def test_the_list_goes_to_what_is_chosen(desk: Desktop, kind: str, there: tuple[int, int]) -> None:
    editor = shown(desk)
    listed: list[str] = []

    def choose(dialog: ContentsDialog) -> None:
        listed.extend(dialog.rows())
        part(dialog, QRadioButton, kind).setChecked(True)
        agree(dialog)

    answer(ContentsDialog, choose)
    desk.do(desk.actions.contents)
    assert listed == ["Stand (tussenkop niveau 1)"]
    assert (editor.textCursor().blockNumber(), editor.textCursor().positionInBlock()) == there
    assert desk.frame.focusWidget() is editor
