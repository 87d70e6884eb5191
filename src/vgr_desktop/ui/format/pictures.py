"""Inserting pictures, and changing their descriptions and widths."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QImage, QTextCursor

from vgr_desktop.core.model.identities import random_lineage
from vgr_desktop.core.model.text import Image, Paragraph, rich
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit import file_dialog
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.text import commands as text_commands
from vgr_desktop.ui.text.actions import TextActions
from vgr_desktop.ui.text.editor import TextEditor
from vgr_desktop.ui.text.pictures import reading
from vgr_desktop.ui.text.pictures.dialog import PictureDialog, preview_of
from vgr_desktop.ui.text.pictures.reading import Made
from vgr_desktop.ui.text.runs import OBJECT, image_format, image_in, object_beside, picture_in

_FOLDER = "picture"


class PictureCommands(Component):
    """Connects the actions for pictures to the desk's editor, and takes pictures that are pasted or dropped there."""

    def __init__(self, place: Workplace) -> None:
        """Dialogs are shown over the frame."""
        super().__init__(place.frame)
        self._desk = place.desk
        self._settings = place.settings
        self._progress = place.progress
        self._window = place.frame
        self._open = False
        actions = place.actions.of(TextActions)
        actions.picture.triggered.connect(self._choose)
        actions.picture_properties.triggered.connect(self._change)
        place.desk.pictures_given.connect(self._take_given)
        place.desk.object_opened.connect(self._change_opened)

    def _choose(self) -> None:
        if self._may_insert():
            title, forms = "Afbeelding invoegen", "Afbeeldingen (*.png *.jpg *.jpeg)"
            path = file_dialog.ask_file(self._window, title, self._settings.folder(_FOLDER), forms)
            if path is not None:
                self._settings.set_folder(_FOLDER, path.parent)
                self.take(path)

    def take(self, path: Path) -> None:
        """Read the picture in a file and insert it into the text."""
        self._read(lambda: reading.read_file(path), path.name)

    def take_dropped(self, paths: list[Path]) -> None:
        """Take files that were dropped on the window beside the text."""
        if self._desk.editor is None:
            self.refused.emit(
                f"{paths[0].name} is niet ingevoegd. Zet de cursor in de tekst waarin de afbeelding moet."
            )
        else:
            self._take_given(paths)

    def _take_given(self, given: list[Path] | QImage) -> None:
        """Take files or an image that were pasted into the text or dropped on it."""
        if not self._may_insert():
            return
        if isinstance(given, QImage):
            self._read(lambda: reading.read_image(given), "Afbeelding")
        else:
            self.take(given[0])
            if len(given) > 1:
                self.refused.emit("Afbeeldingen voegt u een voor een in; alleen de eerste is ingevoegd.")

    def _may_insert(self) -> bool:
        editor = self._desk.editor
        if editor is None or editor.isReadOnly():
            return False
        if editor.textCursor().currentTable() is not None:
            self.refused.emit("In een tabel kan geen afbeelding staan. Zet de cursor buiten de tabel.")
            return False
        return True

    def _read(self, work: Callable[[], Made], name: str) -> None:
        editor = self._desk.editor
        job = self.run(lambda _job: _with_preview(work()), lambda read: self._offer(read, editor))
        self._progress.follow(f"{name} lezen", job)

    def _offer(self, read: "_Read", editor: TextEditor | None) -> None:
        """Ask for the description of a picture, and insert it at the caret of the editor for which it was read."""
        if editor is None or editor is not self._desk.editor:
            return
        image = Image(random_lineage())
        dialog = PictureDialog(image, read.preview, self._window)
        agreed, image = dialog.exec() == PictureDialog.DialogCode.Accepted, dialog.image()
        dialog.deleteLater()
        if agreed:
            self._desk.pictures.add(image.picture, read.made)
            text = rich([Paragraph(image=image)])
            editor.do("Afbeelding", lambda cursor: text_commands.insert(cursor, text))
        editor.setFocus()

    def _change_opened(self) -> None:
        """Open the mark or picture that is selected in the editor."""
        editor = self._desk.editor
        found = object_beside(editor.textCursor()) if editor else None
        if found is not None and image_in(found.charFormat()):
            self._change()

    def _change(self) -> None:
        """Ask for another description or width of the picture in the paragraph with the caret."""
        editor = self._desk.editor
        if editor is None or editor.isReadOnly():
            return
        found = picture_in(editor.textCursor())
        known = image_in(found.charFormat()) if found else None
        if found is None or known is None:
            self.refused.emit("Zet de cursor bij een afbeelding om haar beschrijving en breedte te wijzigen.")
            return
        dialog = PictureDialog(known, self._desk.pictures.image(known.picture), self._window)
        agreed, image = dialog.exec() == PictureDialog.DialogCode.Accepted, dialog.image()
        dialog.deleteLater()
        if agreed and image != known:
            editor.setTextCursor(found)
            editor.do("Afbeelding wijzigen", lambda cursor: _put(cursor, image))
        editor.setFocus()


class _Read(NamedTuple):
    """A picture that was read, and its preview for the dialog."""

    made: Made
    preview: QImage


def _with_preview(made: Made) -> _Read:
    return _Read(made, preview_of(QImage.fromData(made[1])))


def _put(cursor: QTextCursor, image: Image) -> None:
    cursor.insertText(OBJECT, image_format(image))
