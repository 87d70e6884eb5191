"""The bar of buttons above a text, made of the actions."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton

from vgr_desktop.ui.kit.actions import fill, name_rest
from vgr_desktop.ui.text.actions import TextActions


def format_bar(actions: TextActions) -> QToolBar:
    """The bar of buttons above a text."""
    bar = QToolBar("Opmaak")
    bar.setIconSize(QSize(18, 18))
    bar.setMovable(False)
    style = QToolButton()
    style.setText("Alinea")
    style.setToolTip("Alinea of tussenkop")
    style.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    kinds = QMenu(style)
    fill(kinds, actions.kinds)
    style.setMenu(kinds)
    style.setMinimumWidth(_widest(style, actions))
    for action in actions.kinds:
        action.toggled.connect(lambda on, action=action: style.setText(action.text().replace("&", "")) if on else None)
    bar.addWidget(style)
    a = actions
    groups = (
        a.marks,
        (a.bullets, a.numbers, a.outdent, a.indent),
        a.things,
    )
    for group in groups:
        bar.addSeparator()
        for action in group:
            bar.addAction(action)
    bar.addSeparator()
    bar.addWidget(_part_button(actions))
    name_rest(bar, "Meer opmaak")
    return bar


def _widest(style: QToolButton, actions: TextActions) -> int:
    """The width for the longest name, so that the bar does not move when the caret does."""
    widths = []
    for action in actions.kinds:
        style.setText(action.text().replace("&", ""))
        widths.append(style.sizeHint().width())
    style.setText("Alinea")
    return max(widths)


def _part_button(actions: TextActions) -> QToolButton:
    button = QToolButton()
    button.setText("Onderdeel")
    button.setToolTip("Zeggen of deze alinea de oorzaak, de consequentie of de bijsturing is")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    a = actions
    fill(menu, (*a.parts, None, a.no_part, None, a.frame))
    button.setMenu(menu)
    return button
