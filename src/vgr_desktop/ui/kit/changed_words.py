"""The look of words that went or came, in text with markup."""

from PySide6.QtGui import QGuiApplication

from vgr_desktop.core.model.text_difference import How
from vgr_desktop.ui.kit.theme import tones


def style_of(how: How) -> str:
    """The style of a `span`: besides a colour a line through or under the words, for those who cannot see colours."""
    colours = tones(QGuiApplication.palette())
    match how:
        case How.DELETED:
            return f"color:{colours.danger}; text-decoration:line-through"
        case How.INSERTED:
            return f"color:{colours.accent}; text-decoration:underline"
        case _:
            return ""
