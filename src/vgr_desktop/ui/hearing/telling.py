"""Has Qt tell screen readers the structure of texts. What makes it is loaded when one asks."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface


def tell_structures() -> None:
    """Begin; before the first text is shown, for Qt remembers what it told of a widget."""
    QAccessible.installFactory(_heard)


def _heard(kind: str, thing: QObject) -> QAccessibleInterface | None:
    if kind != "PartsMargin":
        return None
    from vgr_desktop.ui.hearing.pieces import heard_of
    from vgr_desktop.ui.text.parts_margin import PartsMargin

    return heard_of(thing) if isinstance(thing, PartsMargin) else None
