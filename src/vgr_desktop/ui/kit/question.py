"""A question before something is done that one may not mean."""

from PySide6.QtWidgets import QMessageBox, QWidget


def agrees(window: QWidget, title: str, question: str, more: str, act: str, *, loses: bool = False) -> bool:
    """Whether the officer agrees. `act` is the verb on the button, and `loses` says that something is gone by it."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setText(question)
    box.setInformativeText(more)
    goes = box.addButton(act, QMessageBox.ButtonRole.DestructiveRole if loses else QMessageBox.ButtonRole.AcceptRole)
    stays = box.addButton(QMessageBox.StandardButton.Cancel)
    stays.setText("Annuleren")
    box.setDefaultButton(stays if loses else goes)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is goes
