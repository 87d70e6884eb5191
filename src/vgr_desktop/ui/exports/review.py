"""Whether a document goes out to be reviewed, by whom, and with the comments: a part of the export dialog."""

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from vgr_desktop.core.model.report import Report

LONGEST_NAME = 60


class ReviewOptions(QWidget):
    """What goes out for review is kept in the dossier, so that what comes back can be compared with it."""

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        """An adopted report is seldom sent for review, so then it is not proposed."""
        super().__init__(parent)
        self._wanted = QCheckBox("Om te laten &beoordelen door")
        self._wanted.setToolTip(
            "Het dossier onthoudt wat er uitgaat. Daarmee wordt herkend wat anderen erin wijzigden."
        )
        self._recipient = QLineEdit(maxLength=LONGEST_NAME)
        self._recipient.setPlaceholderText("wie; mag leeg blijven")
        self._recipient.setAccessibleName("Wie het document beoordeelt")
        self._comments = QCheckBox("&Met de opmerkingen")
        self._comments.setToolTip("Als opmerkingen van Word, met wie en wanneer. Niet voor een document voor de raad.")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self._wanted, 0, 0)
        grid.addWidget(self._recipient, 0, 1)
        grid.addWidget(self._comments, 1, 0)
        grid.setColumnStretch(1, 1)
        self._comments.setVisible(bool(report.comments))
        for part in (self._recipient, self._comments):
            self._wanted.toggled.connect(part.setEnabled)
            part.setEnabled(False)
        self._wanted.setChecked(not report.is_frozen)

    @property
    def is_wanted(self) -> bool:
        """Whether it goes out to be reviewed."""
        return self._wanted.isChecked()

    @property
    def with_comments(self) -> bool:
        """Whether the comments go along."""
        return self._comments.isChecked() and not self._comments.isHidden()

    @property
    def recipient(self) -> str:
        """Who reviews it; empty when that is not said."""
        return self._recipient.text().strip()
