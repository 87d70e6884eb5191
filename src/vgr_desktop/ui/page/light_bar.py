"""Buttons to set a light: each with its shape, its word and its colour."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QHBoxLayout, QLabel, QRadioButton, QWidget

from vgr_desktop.core.model.report import Light
from vgr_desktop.ui.kit import lights


class LightBar(QGroupBox):
    """The lights of the scale and "not set", of which one is on. `chosen` gives the key, or None for not set."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a scale."""
        super().__init__(parent)
        self.setAccessibleName("Stoplicht")
        self.setStyleSheet("QGroupBox { border: none; margin: 0; padding: 0; }")  # a group only for those who hear it
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(QLabel("Stoplicht"))
        self._layout.addStretch(1)
        self._group = QButtonGroup(self)
        self._scale: tuple[Light, ...] | None = None
        self._buttons: dict[str | None, QRadioButton] = {}
        self._words: dict[str | None, str] = {}
        self._shown: list[tuple[Light | None, QRadioButton]] = []

    def show_light(self, scale: tuple[Light, ...], key: str | None) -> None:
        """Offer this scale, with the light `key` on."""
        if scale != self._scale:
            self._offer(scale)
        self._buttons[key if key in self._buttons else None].setChecked(True)

    def buttons(self) -> list[QRadioButton]:
        """The buttons, in the order of the scale."""
        return list(self._buttons.values())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the lights in words where there is room, else by their signs."""
        super().resizeEvent(event)
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        """See whether there is room now that it has its place."""
        super().showEvent(event)
        self._say()

    def minimumSizeHint(self) -> QSize:
        """Room for the signs."""
        return QSize(0, super().minimumSizeHint().height())

    def _say(self) -> None:
        for key, button in self._buttons.items():
            button.setText(self._words[key])
        if self.isVisible() and self._layout.sizeHint().width() > self.width():
            for key, button in self._buttons.items():
                button.setText(self._words[key].partition(" ")[0])

    def changeEvent(self, event: QEvent) -> None:
        """Show the lights in the colours of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for light, button in self._shown:
                self._dress(button, light)

    def _offer(self, scale: tuple[Light, ...]) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._layout.removeWidget(button)
            button.deleteLater()
        self._scale = scale
        self._buttons = {}
        self._shown = []
        for number, light in enumerate((*scale, None), start=1):
            self._add(light, number if light else 0)
        self._say()

    def _add(self, light: Light | None, key_number: int) -> None:
        button = QRadioButton()
        self._words[light.key if light else None] = lights.label(light)
        self._dress(button, light)
        self._shown.append((light, button))
        meaning = f"{light.name}: {light.meaning}\n" if light else f"{lights.not_set()}\n"
        button.setToolTip(meaning + f"Alt+{key_number}")
        button.setAccessibleName(f"Stoplicht {light.name if light else lights.not_set()}")
        key = light.key if light else None
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._group.addButton(button)
        self._buttons[key] = button
        self._layout.insertWidget(self._layout.count() - 1, button)

    def _dress(self, button: QRadioButton, light: Light | None) -> None:
        colour = lights.colour(light, QGuiApplication.palette()).name()
        button.setStyleSheet(
            f"QRadioButton {{ color: {colour}; padding: 3px 10px; border: 1px solid transparent;"
            " border-radius: 4px; min-height: 18px; spacing: 0; }"
            "QRadioButton::indicator { width: 0; height: 0; border: none; background: none; }"
            f"QRadioButton:checked {{ border: 2px solid {colour}; font-weight: bold; }}"
            f"QRadioButton:focus, QRadioButton:hover {{ border: 1px solid {colour}; }}"
            f"QRadioButton:checked:focus {{ border: 2px solid {colour}; text-decoration: underline; }}"
        )
