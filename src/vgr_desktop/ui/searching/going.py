"""Going to a hit, wherever it is."""

from vgr_desktop.core.searching.finding import Hit
from vgr_desktop.core.searching.lines import BODY
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.text.editor import TextEditor
from vgr_desktop.ui.text.places import marked_at


def go_to(place: Workplace, hit: Hit) -> None:
    """Show the item with the hit, and put the caret at its words when they are in a text."""
    place.session.switch(hit.report)
    place.navigator.go_to(hit.spot.item)
    if hit.spot.field == BODY:
        if pane := place.desk.texts.pane(hit.spot.item):
            select(pane.editor, hit)
            pane.editor.setFocus()
            place.desk.show_caret(pane.editor)
    else:
        place.desk.show_words(hit.spot.item, "")


def select(editor: TextEditor, hit: Hit) -> None:
    """Select the words of a hit in the editor of its text."""
    mark = marked_at(editor.document(), hit.spot, hit.start, hit.end)
    cursor = editor.textCursor()
    cursor.setPosition(mark.start)
    cursor.setPosition(mark.end, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
