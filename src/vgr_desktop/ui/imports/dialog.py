"""The content of a page or Word file and the result for each line, before it is taken in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.intake.counts import Counts, in_words
from vgr_desktop.core.intake.reading import NOTICE_NAMES, Notice, NoticeKind, Reading
from vgr_desktop.core.model.editions import Edition, read_edition
from vgr_desktop.services.importing import Lack, fits, lacks
from vgr_desktop.ui.kit.dialog import Dialog


class ImportDialog(Dialog):
    """Shows the import report. Accepting it takes the reading in; a missing edition or number is asked for."""

    def __init__(self, reading: Reading, suggestion: str, known: tuple[Edition, ...], parent: QWidget | None) -> None:
        """`suggestion` is the edition for a page without one, `known` are the editions that the dossier has."""
        super().__init__(parent)
        self._reading = reading
        self._known = known
        self.setWindowTitle(f"Importeren: {reading.source}")
        self.resize(820, 560)
        self._edition = QLineEdit(reading.edition.title if reading.edition else suggestion)
        self._edition.setReadOnly(reading.edition is not None)
        self._number = QLineEdit()
        self._number.setPlaceholderText("het staat er niet bij; zoals 9")
        self._goal = QLabel(wordWrap=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._take = self._buttons.addButton("Overnemen", QDialogButtonBox.ButtonRole.AcceptRole)
        form = QFormLayout()
        form.addRow("&Rapportage", self._edition)
        form.addRow("", self._goal)
        for programme in reading.programmes:
            if programme.number:
                form.addRow("Programma", QLabel(f"{programme.number} {programme.name}".strip()))
        self._asks_number = Lack.NUMBER in lacks(reading)
        if self._asks_number:
            form.addRow("&Programmanummer", self._number)
        form.addRow("Gelezen", QLabel(self._say_counts(reading.counts), wordWrap=True))
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(QLabel(self._say_notices(reading.notices), wordWrap=True))
        self._detail = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._detail.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self._detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._notice_list(reading.notices), 1)
        column.addWidget(self._detail)
        column.addWidget(self._buttons)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._edition.textChanged.connect(self._judge)
        self._number.textChanged.connect(self._judge)
        self._judge()

    def edition(self) -> Edition | None:
        """The edition that the reading goes into."""
        return read_edition(self._edition.text())

    def number(self) -> str:
        """The number for a programme whose number is not on the page."""
        return self._number.text()

    def _judge(self) -> None:
        edition = self.edition()
        numbered = not self._asks_number or fits(self._reading, self.number())
        self._take.setEnabled(edition is not None and numbered)
        if edition is None:
            said = "Er staat niet bij welke rapportage dit is. Vul in, zoals “1e Voortgangsrapportage 2026”."
        elif any(known.same_as(edition) for known in self._known):
            said = "Wordt opgenomen in deze rapportage. Wat u schreef, blijft staan; waar het verschilt, kiest u zelf."
        else:
            said = "Komt als nieuwe rapportage in het dossier."
        self._goal.setText(said)

    def _say_counts(self, counts: Counts) -> str:
        line = in_words(counts)
        lights = "Er staan geen stoplichten bij; ze blijven “niet ingevuld”."
        return line if counts.lights or not counts.deliverables else f"{line}. {lights}"

    def _say_notices(self, notices: tuple[Notice, ...]) -> str:
        if not notices:
            return "Elke regel is herkend; er is niets om na te kijken."
        is_whole = all(notice.kind not in (NoticeKind.SKIPPED, NoticeKind.LEFT_OUT) for notice in notices)
        return f"{'Er is niets weggelaten. ' if is_whole else ''}Deze regels verdienen een blik:"

    def _show_detail(self, row: QTreeWidgetItem | None) -> None:
        """Show the details of the selected row that do not fit in the list."""
        self._detail.setText(f"{row.text(1)}\n{row.text(2)}" if row and row.text(2) else "")

    def _notice_list(self, notices: tuple[Notice, ...]) -> QTreeWidget:
        view = QTreeWidget()
        view.setHeaderLabels(["Regel", "Tekst", "Wat ermee gebeurt"])
        view.setAccessibleName("Importverslag")
        view.setRootIsDecorated(True)
        view.setSelectionMode(QTreeWidget.SelectionMode.SingleSelection)
        for kind, name in NOTICE_NAMES.items():
            found = [notice for notice in notices if notice.kind is kind]
            if found:
                group = QTreeWidgetItem(view, [f"{name} ({len(found)})"])
                group.setFirstColumnSpanned(True)
                for notice in found:
                    line = str(notice.line) if notice.line else ""
                    row = QTreeWidgetItem(group, [line, notice.text, notice.message])
                    row.setToolTip(1, notice.text)
                    row.setToolTip(2, notice.message)
                    row.setTextAlignment(0, Qt.AlignmentFlag.AlignTop)
                    if not (line or notice.text):  # it is about the file as a whole
                        row.setText(0, notice.message)
                        row.setFirstColumnSpanned(True)
                group.setExpanded(kind is not NoticeKind.NAVIGATION)
        view.currentItemChanged.connect(self._show_detail)
        view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        view.header().resizeSection(0, 90)
        view.header().resizeSection(1, 330)
        return view
