"""The one style sheet of the program: what Qt's palette cannot say. `docs/design.md` has the rules behind it."""

from dataclasses import fields
from string import Template

from vgr_desktop.ui.kit.theme.tones import Tones

_SHEET = Template("""
QTextEdit, QPlainTextEdit, QLineEdit { selection-background-color: $picked; selection-color: $text; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; border: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; border: 0; }
QScrollBar::handle { background: $edge; border: 3px solid $paper; border-radius: 6px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $second; border-width: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $hairline; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QMainWindow::separator { background: $hairline; width: 1px; height: 1px; }
QToolTip { background: $paper; color: $text; border: 1px solid $edge; padding: 4px; }
QPushButton { background: $paper; color: $text; border: 1px solid $edge; border-radius: 4px; padding: 4px 12px;
    min-height: 22px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $selection; }
QPushButton:focus { border: 2px solid $accent; padding: 3px 11px; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:focus { border: 2px solid $text; }
QPushButton:disabled { background: $ground; color: $off; border-color: $hairline; }
QHeaderView::section { background: $paper; color: $second; border: 0; border-bottom: 1px solid $hairline;
    padding: 4px; }
#messageBar { background: $told; border: none; border-left: 4px solid $accent; }
#messageBar[bad="true"] { background: $failed; border-left-color: $danger; }
#adoptionBanner, #packageBanner { background: $settled; border: none; border-left: 4px solid $settled_line; }
#previewNotice { background: $told; border: none; }
#messageBar QLabel, #adoptionBanner QLabel, #packageBanner QLabel, #previewNotice QLabel { color: $text; }
#comment { background: $stripe; border: 0; border-left: 3px solid $warning; border-top-right-radius: 4px;
    border-bottom-right-radius: 4px; }
#comment[done="true"] { border-left-color: $hairline; }
#comment:focus { border: 2px solid $accent; }
QToolButton { min-height: 24px; }
QCheckBox::indicator:unchecked, QTreeView::indicator:unchecked, QListView::indicator:unchecked { width: 12px;
    height: 12px; border: 1px solid $edge; border-radius: 3px; background: $paper; }
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid $edge; border-radius: 7px; background: $paper; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 4px solid $accent; }
QCheckBox::indicator:unchecked:disabled, QRadioButton::indicator:disabled { border-color: $hairline; }
QToolButton[quiet="true"] { color: $second; }
QLineEdit { background: $paper; border: 1px solid $edge; border-radius: 4px; padding: 3px; }
QLineEdit:focus { border: 2px solid $accent; padding: 2px; }
QLineEdit:disabled, QLineEdit:read-only { background: $ground; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: 0; padding: 0; }
QPlainTextEdit { border: 1px solid $edge; border-radius: 4px; }
QPlainTextEdit:focus { border: 2px solid $accent; }
QLabel[bad="true"] { color: $danger; }
""")


def sheet_of(tones: Tones) -> str:
    """The style sheet in these colours."""
    named = {field.name: getattr(tones, field.name) for field in fields(tones)}
    return _SHEET.substitute({name: value for name, value in named.items() if isinstance(value, str)})
