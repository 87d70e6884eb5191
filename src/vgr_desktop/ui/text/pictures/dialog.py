"""Asks for the text alternative and the width of a picture."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.model.text import NARROWEST, WIDEST, Image, one_line
from vgr_desktop.ui.kit.dialog import Dialog

_PREVIEW = 180
_LINES = 4
_STEP = 10


class PictureDialog(Dialog):
    """Asks what the picture shows, for readers who cannot see it, and its share of the width of the text."""

    def __init__(self, image: Image, shown: QImage | None, parent: QWidget | None = None) -> None:
        """Begin with the values of `image`; `shown` is its preview, if known."""
        super().__init__(parent)
        self.setWindowTitle("Afbeelding")
        self.setMinimumWidth(560)
        self._image = image
        self._alt = QPlainTextEdit(image.alt, tabChangesFocus=True)
        self._alt.setFixedHeight(self._alt.fontMetrics().lineSpacing() * _LINES + 16)
        self._width = QSpinBox(minimum=NARROWEST, maximum=WIDEST, singleStep=_STEP, value=image.width, suffix=" %")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addLayout(self._form(shown))
        column.addWidget(buttons)
        self._alt.setFocus(Qt.FocusReason.OtherFocusReason)

    def image(self) -> Image:
        """The picture with the text alternative and width that were chosen."""
        return Image(self._image.picture, one_line(self._alt.toPlainText()), self._width.value())

    def _form(self, shown: QImage | None) -> QGridLayout:
        alt = QLabel("&Wat is er te zien?")
        alt.setBuddy(self._alt)
        width = QLabel("&Breedte, als deel van de tekst")
        width.setBuddy(self._width)
        hint = QLabel(
            (
                "Deze beschrijving wordt voorgelezen aan wie de afbeelding niet ziet. U kunt haar ook later invullen. "
                "Het onderschrift typt u in de tekst, onder de afbeelding."
            ),
            wordWrap=True,
        )
        hint.setForegroundRole(hint.palette().ColorRole.PlaceholderText)
        form = QGridLayout()
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(8)
        form.addWidget(self._preview(shown), 0, 0, 5, 1, Qt.AlignmentFlag.AlignTop)
        for row, widget in enumerate((alt, self._alt, hint, width)):
            form.addWidget(widget, row, 1)
        form.addWidget(self._width, 4, 1, Qt.AlignmentFlag.AlignLeft)
        form.setColumnStretch(1, 1)
        return form

    def _preview(self, shown: QImage | None) -> QLabel:
        label = QLabel()
        label.setFixedWidth(_PREVIEW)
        if shown is not None and not shown.isNull():
            label.setPixmap(QPixmap.fromImage(preview_of(shown)))
        return label


def preview_of(image: QImage) -> QImage:
    """An image in the size of the dialog."""
    if image.width() <= _PREVIEW and image.height() <= _PREVIEW:
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(_PREVIEW, _PREVIEW, keep, smooth)
