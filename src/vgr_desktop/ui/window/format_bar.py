"""The bar of buttons above a text, made of the actions."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton

from vgr_desktop.ui.kit.actions import Actions
from vgr_desktop.ui.window.menus import fill


def format_bar(actions: Actions, name: str) -> QToolBar:
    """The bar of buttons over the text."""
    bar = QToolBar(name)
    bar.setIconSize(QSize(18, 18))
    bar.setMovable(False)
    style = QToolButton()
    style.setText("Alinea")
    style.setToolTip("Alinea of tussenkop")
    style.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    kinds = QMenu(style)
    fill(kinds, (actions.plain_paragraph, actions.heading, actions.small_heading))
    style.setMenu(kinds)
    for action in (actions.plain_paragraph, actions.heading, actions.small_heading):
        action.toggled.connect(lambda on, action=action: style.setText(action.text().replace("&", "")) if on else None)
    bar.addWidget(style)
    a = actions
    groups = (
        (a.bold, a.italic, a.underline),
        (a.bullets, a.numbers, a.outdent, a.indent),
        (a.link, a.table, a.picture, a.footnote, a.field),
    )
    for group in groups:
        bar.addSeparator()
        for action in group:
            bar.addAction(action)
    bar.addSeparator()
    bar.addWidget(_part_button(actions))
    return bar


def _part_button(actions: Actions) -> QToolButton:
    button = QToolButton()
    button.setText("Onderdeel")
    button.setToolTip("Zeggen of deze alinea de oorzaak, de consequentie of de bijsturing is")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    a = actions
    fill(menu, (a.cause, a.consequence, a.adjustment, None, a.no_part, None, a.frame))
    button.setMenu(menu)
    return button
