"""Showing earlier versions of a text, and restoring one."""

from functools import partial
from typing import TYPE_CHECKING

from vgr_desktop.core.dutch.naming import text_name
from vgr_desktop.core.dutch.wording import said_moment
from vgr_desktop.core.editing import writing
from vgr_desktop.core.model import tree
from vgr_desktop.core.model.report import Written
from vgr_desktop.core.model.text import EMPTY
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.review.actions import ReviewActions

if TYPE_CHECKING:
    from vgr_desktop.files.store.versions import Version
    from vgr_desktop.ui.review.versions_dialog import VersionsDialog


class VersionsCommands(Component):
    """Reads the versions of the text with the caret in the background, and shows them in a window."""

    def __init__(self, place: Workplace) -> None:
        """The versions are shown over the frame."""
        super().__init__(place.frame)
        self._session = place.session
        self._desk = place.desk
        self._window = place.frame
        self._dialog: VersionsDialog | None = None
        self._is_written = False
        place.actions.of(ReviewActions).versions.triggered.connect(self._look)
        place.session.opened.connect(self._close)
        place.session.changed.connect(self._follow)
        place.session.saved.connect(self._follow_text)
        place.desk.editor_changed.connect(self._follow_text)
        place.desk.shown.connect(self._follow_text)

    def _look(self) -> None:
        self._session.hand_in()
        store, pane = self._session.store, self._desk.pane_here
        if store is None or pane is None:
            self.refused.emit("Hier staat geen tekst. Zet de cursor in de tekst waarvan u de versies zoekt.")
            return
        self.run(lambda _job: store.versions(pane.slot.id), partial(self._show, pane.slot.id))

    def _show(self, text_id: int, versions: "tuple[Version, ...]") -> None:
        from vgr_desktop.ui.review.versions_dialog import VersionsDialog

        text = self._text(text_id)
        if text is None or not versions:
            self.told.emit(
                "Van deze tekst zijn nog geen eerdere versies. Zodra u hem wijzigt, blijft bewaard wat er stond.", []
            )
            return
        self._close()
        self._dialog = dialog = VersionsDialog(self._window)
        dialog.restore_wanted.connect(self._restore)
        dialog.destroyed.connect(self._forget)
        self._fill(text_id, versions)
        dialog.show()

    def _follow_text(self) -> None:
        """Show the versions of the text with the caret, if that is another one now or has others."""
        store, pane = self._session.store, self._desk.pane_here
        if self._dialog is not None and store is not None and pane is not None:
            self.run(lambda _job: store.versions(pane.slot.id), partial(self._fill, pane.slot.id))

    def _fill(self, text_id: int, versions: "tuple[Version, ...]") -> None:
        report, text, pane = self._session.report, self._text(text_id), self._desk.pane_here
        if self._dialog is None or pane is None or pane.slot.id != text_id:
            return  # closed, or gone on to another text meanwhile
        self._is_written = text is not None
        name = text_name(tree.index(report), text) if report is not None and text is not None else "deze tekst"
        self._dialog.show_versions(name, text_id, versions)
        self._follow()

    def _follow(self) -> None:
        """Compare with the text as it is now."""
        if self._dialog is not None:
            text = self._text(self._dialog.text_id)
            if text is not None:
                self._dialog.show_present(text.body, writable=self._session.can_write(self._dialog.text_id))
            elif self._is_written:
                self._close()
            else:
                self._dialog.show_present(EMPTY, writable=False)

    def _restore(self, text_id: int, version: "Version") -> None:
        change = partial(writing.write, text_id=text_id, body=version.body)
        saved = version.saved
        which = f"versie van {said_moment(saved.astimezone())}" if saved is not None else "eerste versie"
        self._desk.writing.apply("Eerdere versie terugzetten", change, text_id, source=f"{which} teruggezet")

    def _text(self, id: int) -> Written | None:
        report = self._session.report
        text = tree.index(report).items.get(id) if report else None
        return text if isinstance(text, Written) else None

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.close()

    def _forget(self) -> None:
        self._dialog = None
