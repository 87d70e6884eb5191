"""All settings in one place, by page and by searching. What is changed has effect at once."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.searching.folding import fold
from vgr_desktop.ui.kit.actions import plain_name
from vgr_desktop.ui.kit.dialog import Dialog
from vgr_desktop.ui.kit.setting import Page, Setting

_SIZE = (680, 460)
_OF_PAGES = 176
"""Pixels for the list of pages."""


class SettingRow(QWidget):
    """A setting with what it is about below it. `asked` passes on an action that opens something."""

    asked = Signal(QAction)

    def __init__(self, setting: Setting) -> None:
        """Show how it is now, and follow it."""
        super().__init__()
        self.setting = setting
        first = setting.actions[0]
        self._name = setting.name or plain_name(first.text())
        tip = setting.about or first.toolTip()
        about = "" if tip == self._name or (len(setting.actions) > 1 and not setting.about) else tip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        self.control = self._control(column)
        self.control.setAccessibleDescription(about)
        if about:
            told = QLabel(about, wordWrap=True)
            told.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            column.addWidget(told)
        for action in setting.actions:
            action.toggled.connect(self._show)
        self._words = fold(f"{setting.page.value} {self._name} {tip} {setting.also}")
        self._show()

    def has(self, words: Iterable[str]) -> bool:
        """Whether it has all these words, as `fold` makes them."""
        return all(word in self._words for word in words)

    def reset(self) -> None:
        """Have it as at the first start."""
        if self.setting.usual is not None:
            self.setting.set(self.setting.usual)

    def _control(self, column: QVBoxLayout) -> QWidget:
        setting = self.setting
        if setting.usual is None:
            button = QPushButton(f"{self._name}…", autoDefault=False)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.setEnabled(setting.actions[0].isEnabled())
            button.clicked.connect(lambda: self.asked.emit(setting.actions[0]))
            column.addWidget(button)
            return button
        if len(setting.actions) == 1:
            box = QCheckBox(self._name)
            box.clicked.connect(lambda on: setting.set(int(on)))
            column.addWidget(box)
            return box
        choice = QComboBox()
        choice.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        choice.addItems([plain_name(action.text()) for action in setting.actions])
        choice.setAccessibleName(self._name)
        choice.activated.connect(self._choose)  # not `setting.set`: PySide wants a weak reference
        label = QLabel(self._name)
        label.setBuddy(choice)
        column.addWidget(label)
        column.addWidget(choice)
        return choice

    def _choose(self, value: int) -> None:
        self.setting.set(value)

    def _show(self) -> None:
        if isinstance(self.control, QCheckBox):
            self.control.setChecked(bool(self.setting.now))
        elif isinstance(self.control, QComboBox):
            self.control.setCurrentIndex(self.setting.now)


class SettingsDialog(Dialog):
    """Shows one page, or what has all words that are typed. What opens something else is done once it is closed."""

    def __init__(self, settings: Iterable[Setting], parent: QWidget | None = None) -> None:
        """Begin with the first page."""
        super().__init__(parent)
        self.setWindowTitle("Instellingen")
        self.resize(*_SIZE)
        self._asked: QAction | None = None
        self._line = QLineEdit()
        self._line.setPlaceholderText("Zoeken in de instellingen")
        self._line.setAccessibleName("Zoeken in de instellingen")
        self._line.setClearButtonEnabled(True)
        self._rows = [SettingRow(setting) for setting in settings]
        self._pages = QListWidget()
        self._pages.setAccessibleName("Pagina’s")
        self._pages.setStyleSheet("QListWidget::item { min-height: 28px; padding: 0 2px; }")
        self._pages.addItems([page.value for page in Page])
        self._pages.setFixedWidth(_OF_PAGES)
        self._heads = {page: QLabel(page.value) for page in Page}
        self._none = QLabel(wordWrap=True)
        self._arrange()
        for row in self._rows:
            row.asked.connect(self._leave_for)
        self._line.textChanged.connect(self._look)
        self._line.returnPressed.connect(self._go_in)
        self._pages.currentRowChanged.connect(self._turn)
        self._pages.setCurrentRow(0)
        self._line.setFocus()

    def asked(self) -> QAction | None:
        """The action that is to open something now."""
        return self._asked

    def shown(self) -> list[SettingRow]:
        """The rows that are shown."""
        return [row for row in self._rows if not row.isHidden()]

    def search(self, words: str) -> None:
        """Show what has all these words."""
        self._line.setText(words)

    def _arrange(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self._pages)
        middle.addWidget(self._contents(), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        again = buttons.addButton("&Beginwaarden terugzetten", QDialogButtonBox.ButtonRole.ResetRole)
        again.setToolTip("Alles wat nu in beeld is weer zoals bij de eerste start")
        for button in buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)  # Enter is for the line
        again.clicked.connect(self._reset)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._line)
        column.addLayout(middle, 1)
        column.addWidget(buttons)

    def _contents(self) -> QWidget:
        """The rows below the names of their pages, in an area that scrolls."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 8, 4)
        column.addWidget(self._none)
        for page, head in self._heads.items():
            head.setStyleSheet("font-weight: 600;")
            column.addWidget(head)
            for row in self._rows:
                if row.setting.page is page:
                    column.addWidget(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        return area

    def _turn(self, _page: int) -> None:
        if self._line.text():
            self._line.clear()
        else:
            self._look()

    def _look(self) -> None:
        words = fold(self._line.text()).split()
        here = list(Page)[max(self._pages.currentRow(), 0)]
        for row in self._rows:
            row.setVisible(row.has(words) if words else row.setting.page is here)
        with_rows = {row.setting.page for row in self.shown()}
        for page, head in self._heads.items():
            head.setVisible(page in with_rows)
        self._none.setText("Geen instelling gevonden. Probeer een ander woord, of kies links een pagina.")
        self._none.setVisible(not with_rows)

    def _go_in(self) -> None:
        for row in self.shown()[:1]:
            row.control.setFocus(Qt.FocusReason.TabFocusReason)

    def _reset(self) -> None:
        for row in self.shown():
            row.reset()

    def _leave_for(self, action: QAction) -> None:
        self._asked = action
        self.accept()
