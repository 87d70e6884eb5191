"""The list of what a text is made of: opened for the text with the caret, and followed there."""

from vgr_desktop.core.views.structure import structure
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.hearing.actions import HearingActions
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.text.places import put_caret_in


class HearingCommands(Component):
    """Connects the action."""

    def __init__(self, place: Workplace) -> None:
        """List the texts on the page of `place`."""
        super().__init__(place.frame)
        self._place = place
        place.actions.of(HearingActions).contents.triggered.connect(self._list)

    def _list(self) -> None:
        from vgr_desktop.ui.hearing.contents_dialog import ContentsDialog  # loaded when it is needed

        pane = self._place.desk.pane_here
        if pane is None:
            self.refused.emit("Op deze bladzijde staat geen tekst.")
            return
        editor = pane.editor
        dialog = ContentsDialog(editor.accessibleName(), structure(editor.text()), self._place.frame)
        agreed, piece = dialog.exec() == ContentsDialog.DialogCode.Accepted, dialog.chosen()
        dialog.deleteLater()
        if agreed and piece is not None:
            editor.setFocus()
            put_caret_in(editor, piece.first, piece.start)
            self._place.desk.show_caret(editor)
