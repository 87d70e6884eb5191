"""Writing: navigating, typing, marking, and inserting things with dialogs."""

from collections.abc import Callable, Iterator

from hypothesis import strategies as st
from hypothesis.stateful import rule
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QSpinBox, QTreeWidget

from tests.driving import agree, answered, cancel, click, part
from tests.sessions.officer import PICK, WORDS, Officer, pick
from tests.windows import answer, type_into, wait_until, work_off
from vgr_desktop.ui.text.commands import insert_table, set_link
from vgr_desktop.ui.text.editor import TextEditor
from vgr_desktop.ui.text.field_dialog import FieldDialog
from vgr_desktop.ui.text.footnote_dialog import FootnoteDialog
from vgr_desktop.ui.text.pictures.dialog import PictureDialog
from vgr_desktop.ui.text.runs import OBJECT, image_in, note_in

NEXT = QTextCursor.MoveOperation.NextCharacter
KEYS = st.sampled_from(
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier),
    ]
)
ANSWERS = st.sampled_from([agree, agree, cancel])
Answer = Callable[[QDialog], None]


def remove(dialog: QDialog) -> None:
    """Remove what the dialog is about, if it existed already."""
    click(dialog, "Verwijderen")


class Writing(Officer):
    """What is done in the texts of a page."""

    @rule(where=PICK)
    def go_somewhere(self, where: int) -> None:
        self.desk.go_to(pick(where, self.desk.window.model.ids()) or 0)

    @rule(which=PICK, text=WORDS)
    def type(self, which: int, text: str) -> None:
        self.with_editor(which, lambda editor: type_into(editor, text))

    @rule(which=PICK, keys=st.lists(KEYS, min_size=1, max_size=3))
    def press(self, which: int, keys: list[tuple[Qt.Key, Qt.KeyboardModifier]]) -> None:
        def press_all(editor: TextEditor) -> None:
            for key, modifier in keys:
                QTest.keyClick(editor, key, modifier)

        self.with_editor(which, press_all)

    @rule(which=PICK, start=PICK, length=st.integers(0, 30))
    def select(self, which: int, start: int, length: int) -> None:
        def mark(editor: TextEditor) -> None:
            cursor = editor.textCursor()
            cursor.setPosition(0)
            cursor.movePosition(NEXT, n=start % editor.document().characterCount())
            cursor.movePosition(NEXT, QTextCursor.MoveMode.KeepAnchor, length)
            editor.setTextCursor(cursor)

        self.with_editor(which, mark)

    @rule(which=PICK, action=PICK)
    def format(self, which: int, action: int) -> None:
        self.with_editor(which, lambda _: None)
        actions = self.desk.actions
        at_once = [a for a in actions.on_text() if a.isEnabled() and not a.text().endswith("…")]
        chosen = pick(action, at_once)
        if chosen is not None:
            chosen.trigger()

    @rule(which=PICK)
    def put_in_a_table(self, which: int) -> None:
        self.with_editor(which, lambda editor: editor.do("Tabel", lambda at: insert_table(at, 2, 2)))

    @rule(which=PICK)
    def put_in_a_link(self, which: int) -> None:
        self.with_editor(which, lambda editor: editor.do("Link", lambda at: set_link(at, "hier", "https://a.nl")))

    @rule(which=PICK, note=WORDS, answer=ANSWERS)
    def put_in_a_footnote(self, which: int, note: str, answer: Answer) -> None:
        self.with_editor(which, lambda _: self.ask_footnote(note, answer))

    @rule(which=PICK, note=WORDS, answer=st.sampled_from([agree, cancel, remove]))
    def change_a_footnote(self, which: int, note: str, answer: Answer) -> None:
        """If there is none, one is inserted."""
        if self.put_caret_beside(which, lambda form: note_in(form) is not None):
            self.ask_footnote(note, answer)
        else:
            self.put_in_a_footnote(which, note, agree)

    @rule(which=PICK, field=PICK, answer=ANSWERS)
    def put_in_a_field(self, which: int, field: int, answer: Answer) -> None:
        def reply(dialog: FieldDialog) -> None:
            tree = part(dialog, QTreeWidget, "Velden")
            every = tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
            offered = [item for item in every if not item.childCount()]
            tree.setCurrentItem(offered[field % len(offered)])
            answer(dialog)

        self.with_editor(which, lambda _: answered(FieldDialog, reply, self.desk.actions.field.trigger))

    @rule(which=PICK, alt=WORDS, width=st.integers(20, 100), answer=ANSWERS)
    def put_in_a_picture(self, which: int, alt: str, width: int, answer: Answer) -> None:
        self.with_editor(which, lambda editor: self.choose_picture(editor, alt, width, answer))

    @rule(which=PICK, alt=WORDS, width=st.integers(20, 100), answer=ANSWERS)
    def change_a_picture(self, which: int, alt: str, width: int, answer: Answer) -> None:
        """If there is none, one is inserted."""
        if self.put_caret_beside(which, lambda form: image_in(form) is not None):
            answered(
                PictureDialog,
                lambda dialog: describe(dialog, alt, width, answer),
                self.desk.actions.picture_properties.trigger,
            )
        else:
            self.put_in_a_picture(which, alt, width, answer)

    @rule()
    def wait(self) -> None:
        self.pause()

    def ask_footnote(self, note: str, answer: Answer) -> None:
        """Type a footnote in its dialog, if the caret is where one can be."""

        def reply(dialog: FootnoteDialog) -> None:
            part(dialog, QPlainTextEdit).setPlainText(note)
            answer(dialog)

        answered(FootnoteDialog, reply, self.desk.actions.footnote.trigger)

    def choose_picture(self, editor: TextEditor, alt: str, width: int, reply_with: Answer) -> None:
        """Choose a picture from disk and say what it shows, if the caret is where one can be."""
        if editor.isReadOnly() or not self.desk.actions.picture.isEnabled():
            return
        if editor.textCursor().currentTable() is not None:
            self.desk.actions.picture.trigger()
            assert "In een tabel" in self.desk.message
            return
        said: list[str] = []

        def reply(dialog: PictureDialog) -> None:
            describe(dialog, alt, width, reply_with)
            said.append(alt)

        answer(PictureDialog, reply)
        self.desk.actions.picture.trigger()
        wait_until(lambda: bool(said))
        work_off()

    def put_caret_beside(self, number: int, wanted: Callable[[QTextFormat], bool]) -> bool:
        """Put the caret after one of the marks on the page whose format is `wanted`. Return False if there is none."""
        panes = self.desk.window.desk.panes()
        found = pick(number, [at for pane in panes for at in objects(pane.editor, wanted)])
        if found is None:
            return False
        editor, position = found
        self.put_focus_in(editor)
        editor.put_caret(position + 1)
        return True


def describe(dialog: PictureDialog, alt: str, width: int, answer: Answer) -> None:
    """Say what a picture shows and how wide it is."""
    part(dialog, QPlainTextEdit).setPlainText(alt)
    part(dialog, QSpinBox).setValue(width)
    answer(dialog)


def objects(editor: TextEditor, wanted: Callable[[QTextFormat], bool]) -> Iterator[tuple[TextEditor, int]]:
    """The positions in the editor of the marks whose format is `wanted`."""
    cursor = QTextCursor(editor.document())
    while not (cursor := editor.document().find(OBJECT, cursor)).isNull():
        if wanted(cursor.charFormat()):
            yield editor, cursor.selectionStart()
