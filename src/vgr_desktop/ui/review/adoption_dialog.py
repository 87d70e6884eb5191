"""Asks whether to adopt a report, or to open it for editing again, and says what that means."""

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from vgr_desktop.ui.kit.dialog import Dialog

LONGEST_REASON = 200


class AdoptionDialog(Dialog):
    """Explains what will happen, and asks for the decision or the reason."""

    def __init__(self, title: str, meaning: str, question: str, hint: str, parent: QWidget | None = None) -> None:
        """`title` is also the text of the button; `question` is the label of the field, `hint` an example for it."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        self._reason = QLineEdit(maxLength=LONGEST_REASON)
        self._reason.setPlaceholderText(hint)
        form = QFormLayout()
        form.addRow(question, self._reason)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.agree = buttons.addButton(title, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addWidget(QLabel(meaning, wordWrap=True))
        column.addLayout(form)
        column.addWidget(buttons)

    def need_reason(self) -> None:
        """Require a reason."""
        self.agree.setEnabled(False)
        self._reason.textChanged.connect(lambda text: self.agree.setEnabled(bool(text.strip())))

    def reason(self) -> str:
        """The decision or the reason, as it was typed."""
        return self._reason.text()
