"""The actions: each once, with a text, a place in the menus, and something that it does."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
    QTreeView,
    QWidget,
)

from tests import reports as small
from tests.driving import part
from tests.windows import Desktop, answer, wait_until, work_off
from vgr_desktop.core.editing import writing
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import ExplanationPart, Kind, Mark, Paragraph, Run, Table, from_plain, rich
from vgr_desktop.ui.text.link_dialog import LinkDialog
from vgr_desktop.ui.text.tables.dialog import TableDialog

PAGES = (small.REPORT, small.GREENERY, small.PARKS, small.NEAR, small.TREES, small.WILLOW, small.STAFF)


def actions(desk: Desktop) -> list[QAction]:
    """Every action of the program, those for the lights included."""
    return [*desk.actions.every(), *desk.window.tree_commands.light_actions]


def in_menus(menu: QMenu) -> Iterator[QAction]:
    """The actions in a menu and all menus in it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from in_menus(inner)
        elif not action.isSeparator():
            yield action


def bar(desk: Desktop) -> list[QMenu]:
    return [menu for action in desk.frame.menuBar().actions() if isinstance(menu := action.menu(), QMenu)]


class TestActions:
    def test_no_two_share_a_key(self, desk: Desktop) -> None:
        keys = Counter(key.toString() for action in actions(desk) for key in action.shortcuts())
        assert [key for key, times in keys.items() if times > 1] == []

    def test_none_has_a_key_that_windows_sends_for_altgr(self, desk: Desktop) -> None:
        keys = {action.text(): key.toString() for action in actions(desk) for key in action.shortcuts()}
        assert [name for name, key in keys.items() if "Ctrl" in key and "Alt" in key] == []

    def test_each_has_a_text_and_a_tooltip(self, desk: Desktop) -> None:
        assert [action for action in actions(desk) if not action.text().strip() or not action.toolTip()] == []
        texts = Counter(action.text().replace("&", "").rstrip("…") for action in actions(desk))
        assert [text for text, times in texts.items() if times > 1] == []

    def test_each_does_something(self, desk: Desktop) -> None:
        assert [a.text() for a in actions(desk) if not a.receivers(SIGNAL("triggered(bool)"))] == []

    def test_each_is_in_a_menu_or_a_setting(self, desk: Desktop) -> None:
        found = {id(action) for menu in bar(desk) for action in in_menus(menu)}
        found |= {id(action) for setting in desk.frame.actions_.settings() for action in setting.actions}
        assert [action.text() for action in actions(desk) if id(action) not in found] == []

    @pytest.mark.parametrize("page", PAGES)
    def test_no_two_entries_of_a_menu_share_an_underlined_letter(self, desk: Desktop, page: int) -> None:
        desk.go_to(page)
        for menu in bar(desk):
            letters = Counter(QKeySequence.mnemonic(action.text()).toString() for action in menu.actions())
            assert [letter for letter, times in letters.items() if letter and times > 1] == [], menu.title()
        titles = Counter(QKeySequence.mnemonic(menu.title()).toString() for menu in bar(desk))
        assert [letter for letter, times in titles.items() if times > 1 or not letter] == []

    def test_every_key_is_listed(self, desk: Desktop) -> None:
        desk.do(desk.actions.shortcuts)
        dialog = next(d for d in desk.frame.findChildren(QDialog) if d.windowTitle() == "Sneltoetsen")
        listed = dialog.findChildren(QTextBrowser)[0].toPlainText()
        for action in desk.actions.every():
            for key in action.shortcuts():
                assert key.toString(QKeySequence.SequenceFormat.NativeText) in listed
        dialog.close()


class TestNames:
    CONTROLS = (
        QAbstractButton,
        QAbstractSpinBox,
        QComboBox,
        QLineEdit,
        QTextEdit,
        QPlainTextEdit,
        QTreeView,
        QListWidget,
    )

    def unnamed(self, top: QWidget) -> list[str]:
        """What a person can use and a screen reader has no name for."""
        found = []
        for kind in self.CONTROLS:
            for widget in top.findChildren(kind):
                interface = QAccessible.queryAccessibleInterface(widget)
                internal = widget.objectName().startswith("qt_")
                if widget.isVisible() and not internal and not interface.text(QAccessible.Text.Name).strip():
                    found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
        return found

    @pytest.mark.parametrize("page", PAGES)
    def test_everything_one_can_use_has_a_name(self, desk: Desktop, page: int) -> None:
        desk.go_to(page)
        work_off()
        assert self.unnamed(desk.frame) == []

    def test_everything_in_the_dialogs_has_a_name(self, desk: Desktop) -> None:
        for dialog in (LinkDialog("a", "b", desk.frame), TableDialog(desk.frame)):
            dialog.show()
            assert self.unnamed(dialog) == []
            dialog.close()

    def test_every_text_is_named_by_its_heading(self, desk: Desktop) -> None:
        desk.go_to(small.GREENERY)
        names = [pane.editor.accessibleName() for pane in desk.window.desk.panes()]
        assert names[0] == "De missie van het programma Groen en water luidt:"
        assert len(set(names)) == len(names)


class TestFormat:
    def whole(self, desk: Desktop) -> None:
        """A short text, all of it selected."""
        desk.go_to(small.STAFF)
        desk.editor().selectAll()

    def first(self, desk: Desktop) -> Paragraph:
        block = desk.pane().editor.text().blocks[0]
        assert isinstance(block, Paragraph)
        return block

    @pytest.mark.parametrize(
        ("name", "mark"), [("bold", Mark.BOLD), ("italic", Mark.ITALIC), ("underline", Mark.UNDERLINE)]
    )
    def test_marks(self, desk: Desktop, name: str, mark: Mark) -> None:
        self.whole(desk)
        action = getattr(desk.actions, name)
        desk.do(action)
        assert self.first(desk).runs == (Run("Volgens plan.", frozenset({mark})),)
        assert action.isChecked()
        desk.do(action)
        assert self.first(desk).runs == (Run("Volgens plan."),)
        assert not action.isChecked()

    def test_a_mark_without_a_selection_is_for_what_is_typed_next(self, desk: Desktop) -> None:
        desk.go_to(small.STAFF)
        editor = desk.editor()
        desk.do(desk.actions.bold)
        QTest.keyClicks(editor, "Ja")
        desk.do(desk.actions.bold)
        QTest.keyClicks(editor, "nee")
        assert self.first(desk).runs == (Run("Volgens plan."), Run("Ja", frozenset({Mark.BOLD})), Run("nee"))

    @pytest.mark.parametrize(
        ("name", "kind", "level"),
        [
            ("heading", Kind.HEADING, 1),
            ("small_heading", Kind.HEADING, 2),
            ("bullets", Kind.BULLET, 0),
            ("numbers", Kind.NUMBERED, 0),
        ],
    )
    def test_kinds(self, desk: Desktop, name: str, kind: Kind, level: int) -> None:
        self.whole(desk)
        desk.do(getattr(desk.actions, name))
        assert (self.first(desk).kind, self.first(desk).level) == (kind, level)
        assert getattr(desk.actions, name).isChecked()
        desk.do(desk.actions.plain_paragraph)
        assert self.first(desk).kind is Kind.PARAGRAPH

    def test_levels(self, desk: Desktop) -> None:
        self.whole(desk)
        for name in ("bullets", "indent", "indent", "outdent"):
            desk.do(getattr(desk.actions, name))
        assert (self.first(desk).kind, self.first(desk).level) == (Kind.BULLET, 1)

    @pytest.mark.parametrize(
        ("name", "part"),
        [
            ("cause", ExplanationPart.CAUSE),
            ("consequence", ExplanationPart.CONSEQUENCE),
            ("adjustment", ExplanationPart.ADJUSTMENT),
            ("no_part", None),
        ],
    )
    def test_parts(self, desk: Desktop, name: str, part: ExplanationPart | None) -> None:
        self.whole(desk)
        desk.do(getattr(desk.actions, name))
        assert self.first(desk).part is part
        assert getattr(desk.actions, name).isChecked()

    def test_a_frame_for_all_three(self, desk: Desktop) -> None:
        desk.go_to(small.TREES)
        desk.editor()
        desk.do(desk.actions.frame)
        assert [block.part for block in desk.pane().editor.text().blocks if isinstance(block, Paragraph)] == list(
            ExplanationPart
        )
        assert desk.saved() == desk.report

    def test_a_link(self, desk: Desktop) -> None:
        desk.go_to(small.STAFF)
        editor = desk.editor()
        editor.moveCursor(QTextCursor.MoveOperation.Start)
        editor.moveCursor(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)

        def fill(dialog: LinkDialog) -> None:
            assert dialog.text() == "Volgens"
            part(dialog, QLineEdit, "Adres").setText("example.org")
            dialog.accept()

        answer(LinkDialog, fill)
        desk.do(desk.actions.link)
        assert self.first(desk).runs == (Run("Volgens", link="https://example.org"), Run(" plan."))
        desk.frame.activateWindow()
        wait_until(editor.hasFocus)
        editor.put_caret(3)
        desk.do(desk.actions.unlink)
        assert self.first(desk).runs == (Run("Volgens plan."),)

    def test_a_table(self, desk: Desktop) -> None:
        desk.go_to(small.STAFF)
        desk.editor()
        answer(TableDialog, TableDialog.accept)
        desk.do(desk.actions.table)
        table = desk.pane().editor.text().blocks[1]
        assert isinstance(table, Table)
        assert (len(table.rows), len(table.rows[0])) == (3, 3)
        assert not desk.actions.table.isEnabled()
        for name, size in (
            ("row_below", (4, 3)),
            ("column_right", (4, 4)),
            ("remove_row", (3, 4)),
            ("remove_column", (3, 3)),
        ):
            desk.do(getattr(desk.actions, name))
            table = desk.pane().editor.text().blocks[1]
            assert isinstance(table, Table)
            assert (len(table.rows), len(table.rows[0])) == size
        assert desk.saved() == desk.report

    def test_cancelling_a_dialog_changes_nothing(self, desk: Desktop) -> None:
        self.whole(desk)
        before = desk.report
        answer(LinkDialog, LinkDialog.reject)
        desk.do(desk.actions.link)
        answer(TableDialog, TableDialog.reject)
        desk.do(desk.actions.table)
        assert desk.report == before

    def test_where_no_text_has_the_caret_there_is_nothing_to_format(self, desk: Desktop) -> None:
        desk.go_to(small.STAFF)
        desk.editor()
        assert desk.actions.bold.isEnabled()
        desk.go_to(small.WATER)
        desk.window.tree.setFocus()
        assert not any(action.isEnabled() for action in desk.actions.on_text())

    def test_keys_do_the_same(self, desk: Desktop) -> None:
        self.whole(desk)
        QTest.keyClick(desk.pane().editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
        assert self.first(desk).runs == (Run("Volgens plan.", frozenset({Mark.BOLD})),)


def with_list(report: Report) -> Report:
    """The report with a list in one of its sections."""
    items = rich(Paragraph((Run(text),), Kind.BULLET) for text in ("een", "twee"))
    return writing.write(report, small.STAFF, items)


class TestClipboard:
    def test_from_one_text_to_another(self, desk: Desktop) -> None:
        desk.session.apply("Voorbereiden", with_list, small.STAFF)
        desk.go_to(small.STAFF)
        desk.editor()
        desk.do(desk.actions.select_all)
        desk.do(desk.actions.copy)
        desk.go_to(small.TREES)
        desk.editor()
        desk.do(desk.actions.paste)
        assert desk.pane().editor.text() == rich([*(Paragraph((Run(t),), Kind.BULLET) for t in ("een", "twee"))])
        desk.do(desk.actions.undo)
        assert desk.page_text() == [""]

    def test_cutting_leaves_nothing_and_pasting_plain_leaves_looks(self, desk: Desktop) -> None:
        desk.session.apply("Voorbereiden", with_list, small.STAFF)
        desk.go_to(small.STAFF)
        desk.editor()
        desk.do(desk.actions.select_all)
        desk.do(desk.actions.cut)
        assert desk.page_text() == [""]
        desk.go_to(small.TREES)
        desk.editor()
        desk.do(desk.actions.paste_plain)
        assert desk.pane().editor.text() == from_plain("een\ntwee")
