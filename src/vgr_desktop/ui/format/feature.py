"""The feature for formatting."""

from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.format.bar import format_bar
from vgr_desktop.ui.format.clipboard import ClipboardCommands
from vgr_desktop.ui.format.commands import FormatCommands
from vgr_desktop.ui.format.fields import FieldCommands
from vgr_desktop.ui.format.footnotes import FootnoteCommands
from vgr_desktop.ui.format.pictures import PictureCommands
from vgr_desktop.ui.format.signs import SignCommands
from vgr_desktop.ui.text.actions import TextActions
from vgr_desktop.ui.text.pictures.reading import OTHER_SUFFIXES, SUFFIXES


def furnish(place: Workplace) -> Feature:
    """The bar above the text, its context menu, and what they do."""
    a = place.actions.of(TextActions)
    place.desk.set_bar(format_bar(a))
    place.desk.set_editor_actions(
        (a.cut, a.copy, a.paste, a.paste_plain, a.bold, a.italic, a.link, a.open_link, a.unlink)
    )
    pictures = PictureCommands(place)
    others = (FormatCommands, FieldCommands, FootnoteCommands, ClipboardCommands, SignCommands)
    return Feature(
        (pictures, *(component(place) for component in others)),
        drops=dict.fromkeys((*SUFFIXES, *OTHER_SUFFIXES), pictures.take_dropped),
    )
