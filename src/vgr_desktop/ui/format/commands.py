"""The effects of the format actions on the text with the caret, and the state that they show."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtGui import QAction, QTextCursor

from vgr_desktop.core.model.text import ExplanationPart, Kind, Mark, Paragraph, one_line, rich
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.link_opener import LinkOpener
from vgr_desktop.ui.text import bridge as text_bridge
from vgr_desktop.ui.text import commands as text_commands
from vgr_desktop.ui.text.actions import TextActions
from vgr_desktop.ui.text.editor import TextEditor
from vgr_desktop.ui.text.link_dialog import LinkDialog
from vgr_desktop.ui.text.runs import char_format, marks_of
from vgr_desktop.ui.text.tables import commands as tables
from vgr_desktop.ui.text.tables.dialog import TableDialog

TextCommand = Callable[[QTextCursor], object]


class _State(NamedTuple):
    """The state at a caret, as far as the actions show it."""

    marks: frozenset[Mark]
    kind: Kind
    level: int
    part: ExplanationPart | None
    in_table: bool
    in_link: bool


def _state_of(editor: TextEditor) -> _State:
    cursor = editor.textCursor()
    marks = text_commands.marks_at(cursor) if cursor.hasSelection() else _typing_marks(editor)
    return _State(
        marks,
        *text_bridge.kind_of(cursor.block()),
        text_bridge.part_of(cursor.block()),
        cursor.currentTable() is not None,
        cursor.charFormat().isAnchor(),
    )


class FormatCommands(Component):
    """Connects the format actions to the desk's editor."""

    def __init__(self, place: Workplace) -> None:
        """Dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._actions = place.actions.of(TextActions)
        self._desk = place.desk
        self._window = place.frame
        self._links = LinkOpener(place.frame)
        self._links.refused.connect(self.refused)
        self._shown: _State | None = None
        self._connect_marks()
        self._connect_kinds()
        self._connect_inserts()
        self._desk.editor_changed.connect(self.show_state)
        self._desk.caret_moved.connect(self._follow_caret)
        self.show_state()

    def _connect_marks(self) -> None:
        for action, mark in self._marks().items():
            action.triggered.connect(lambda _on=False, action=action, mark=mark: self._toggle_mark(action, mark))

    def _connect_kinds(self) -> None:
        commands: dict[QAction, TextCommand] = {
            self._actions.bullets: lambda cursor: text_commands.toggle_list(cursor, Kind.BULLET),
            self._actions.numbers: lambda cursor: text_commands.toggle_list(cursor, Kind.NUMBERED),
            self._actions.indent: lambda cursor: text_commands.shift_level(cursor, 1),
            self._actions.outdent: lambda cursor: text_commands.shift_level(cursor, -1),
            self._actions.plain_paragraph: lambda cursor: text_commands.set_kind(cursor, Kind.PARAGRAPH),
            self._actions.heading: lambda cursor: text_commands.set_kind(cursor, Kind.HEADING, 1),
            self._actions.small_heading: lambda cursor: text_commands.set_kind(cursor, Kind.HEADING, 2),
            self._actions.unlink: text_commands.remove_link,
            self._actions.clear: text_commands.clear_format,
            self._actions.row_above: partial(tables.add_row, above=True),
            self._actions.row_below: tables.add_row,
            self._actions.column_left: partial(tables.add_column, left=True),
            self._actions.column_right: tables.add_column,
            self._actions.remove_row: tables.remove_rows,
            self._actions.remove_column: tables.remove_columns,
            self._actions.remove_table: tables.remove_table,
        }
        for action, command in commands.items():
            action.triggered.connect(lambda _on=False, action=action, command=command: self._do(action, command))
        for action, part in self._parts().items():
            action.triggered.connect(
                lambda _on=False, action=action, part=part: self._do(
                    action, lambda cursor: text_commands.set_part(cursor, part)
                )
            )

    def _connect_inserts(self) -> None:
        self._actions.link.triggered.connect(self._ask_link)
        self._actions.open_link.triggered.connect(self._open_link)
        self._desk.link_followed.connect(self._links.ask)
        self._actions.table.triggered.connect(self._ask_table)
        self._actions.frame.triggered.connect(self._insert_frame)
        self._actions.paste_plain.triggered.connect(lambda: self._with_editor(TextEditor.paste_plain))

    def show_state(self) -> None:
        """Show the state at the caret in the actions."""
        editor = self._desk.editor
        for action in self._actions.on_text():
            action.setEnabled(editor is not None and not editor.isReadOnly())
        if editor is not None and not editor.isReadOnly():
            self._shown = _state_of(editor)
            self._show(self._shown)

    def _follow_caret(self) -> None:
        """Show the state only if it changed: most keys do not change it."""
        editor = self._desk.editor
        if editor is None or _state_of(editor) != self._shown:
            self.show_state()

    def _show(self, state: "_State") -> None:
        for action, mark in self._marks().items():
            action.setChecked(mark in state.marks)
        self._actions.bullets.setChecked(state.kind is Kind.BULLET)
        self._actions.numbers.setChecked(state.kind is Kind.NUMBERED)
        self._actions.plain_paragraph.setChecked(state.kind is not Kind.HEADING)
        self._actions.heading.setChecked((state.kind, state.level) == (Kind.HEADING, 1))
        self._actions.small_heading.setChecked((state.kind, state.level) == (Kind.HEADING, 2))
        for action, meant in self._parts().items():
            action.setChecked(meant is state.part)
        for action in (self._actions.heading, self._actions.small_heading, self._actions.table, self._actions.frame):
            action.setEnabled(not state.in_table)
        for action in self._actions.on_table:
            action.setEnabled(state.in_table)
        for action in (self._actions.open_link, self._actions.unlink):
            action.setEnabled(state.in_link)

    def _marks(self) -> dict[QAction, Mark]:
        actions = self._actions
        return {
            actions.bold: Mark.BOLD,
            actions.italic: Mark.ITALIC,
            actions.underline: Mark.UNDERLINE,
            actions.superscript: Mark.SUPERSCRIPT,
            actions.subscript: Mark.SUBSCRIPT,
        }

    def _parts(self) -> dict[QAction, ExplanationPart | None]:
        actions = self._actions
        return {
            actions.cause: ExplanationPart.CAUSE,
            actions.consequence: ExplanationPart.CONSEQUENCE,
            actions.adjustment: ExplanationPart.ADJUSTMENT,
            actions.no_part: None,
        }

    def _with_editor(self, work: Callable[[TextEditor], object]) -> None:
        if self._desk.editor is not None:
            work(self._desk.editor)
            self._desk.editor.setFocus()
            self.show_state()

    def _do(self, action: QAction, command: TextCommand) -> None:
        name = action.text().replace("&", "").rstrip("…")
        self._with_editor(lambda editor: editor.do(name, command))

    def _toggle_mark(self, action: QAction, mark: Mark) -> None:
        """Mark the selection, as a step; without a selection, mark only what is typed next."""

        def toggle(editor: TextEditor) -> None:
            if editor.textCursor().hasSelection():
                editor.do(action.text().replace("&", ""), lambda cursor: text_commands.toggle_mark(cursor, mark))
            else:
                editor.setCurrentCharFormat(char_format(text_commands.switched(_typing_marks(editor), mark)))

        self._with_editor(toggle)

    def _ask_link(self) -> None:
        editor = self._desk.editor
        if editor is None:
            return
        cursor = editor.textCursor()
        address = text_commands.select_link(cursor) or ""
        dialog = LinkDialog(one_line(cursor.selectedText()), address, self._window)
        if dialog.exec() == LinkDialog.DialogCode.Accepted:
            editor.setTextCursor(cursor)
            text, address = dialog.text(), dialog.address()
            self._do(self._actions.link, lambda at: text_commands.set_link(at, text, address))

    def _open_link(self) -> None:
        if self._desk.editor is not None:
            self._links.ask(self._desk.editor.textCursor().charFormat().anchorHref())

    def _ask_table(self) -> None:
        dialog = TableDialog(self._window)
        if self._desk.editor is not None and dialog.exec() == TableDialog.DialogCode.Accepted:
            rows, columns = dialog.rows(), dialog.columns()
            self._do(self._actions.table, lambda cursor: text_commands.insert_table(cursor, rows, columns))

    def _insert_frame(self) -> None:
        frame = rich(Paragraph(part=part) for part in ExplanationPart)
        self._do(self._actions.frame, lambda cursor: text_commands.insert_frame(cursor, frame))


def _typing_marks(editor: TextEditor) -> frozenset[Mark]:
    """The marks that typed characters will have."""
    return marks_of(editor.currentCharFormat())
