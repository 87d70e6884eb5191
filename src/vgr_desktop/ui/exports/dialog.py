"""The export dialog: what to print, how, and what the document says about itself."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.core.checks import Finding, Severity
from vgr_desktop.core.model.report import Report
from vgr_desktop.services.exporting import TRACKED
from vgr_desktop.services.printing import Printing
from vgr_desktop.ui.exports.changes import ChangesPage
from vgr_desktop.ui.exports.imprint import ImprintPage
from vgr_desktop.ui.exports.parts import PartsPage
from vgr_desktop.ui.exports.review import ReviewOptions
from vgr_desktop.ui.exports.selection import SelectionPage
from vgr_desktop.ui.kit.dialog import Dialog
from vgr_desktop.ui.session.export_memory import Memory

WORD, WEB = ".docx", ".html"
_WHOLE = {
    ".json": "Een JSON-bestand bevat altijd de hele rapportage, om in een ander dossier in te nemen.",
    ".xlsx": "Een spreadsheet bevat altijd de hele rapportage: de doelenboom met stoplichten en toelichtingen, de "
    "afwijkingen, en hoe ver de teksten zijn. Wat u erin verandert, kan met Importeren weer terug.",
}
"""The forms that have the whole report, whatever is chosen, and what is said of them."""
Forms = tuple[tuple[str, str], ...]
"""Suffixes of files and their names in the dialog."""


class ExportDialog(Dialog):
    """Asks for a form, a selection, the chapters and the imprint. Open findings are mentioned, but do not stop it."""

    broken = Signal(object)

    def __init__(
        self,
        report: Report,
        previous: Report | None,
        memory: Memory,
        forms: Forms,
        parent: QWidget | None = None,
        *,
        others: Sequence[Report] = (),
    ) -> None:
        """Begin with `memory` and the first of `forms`.

        `previous` is the edition before, if there is one; changes can be shown since each of `others`.
        """
        super().__init__(parent)
        self.setWindowTitle(f"Exporteren: {report.edition.title}")
        self.resize(600, 540)
        self._previous = previous
        self._memory = memory
        self._form = QComboBox()
        for suffix, name in forms:
            self._form.addItem(name, suffix)
        self.selection = SelectionPage(report)
        self.selection.begin(memory)
        self.parts = PartsPage(report, previous, memory.left_out, classic=memory.classic, extras=memory.extras)
        self.imprint = ImprintPage(memory)
        self._review = ReviewOptions(report)
        self.changes = ChangesPage(report, others)
        self._note = QLabel(wordWrap=True)
        self._open = QLabel("De bevindingen worden geteld…", wordWrap=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._export = self._buttons.addButton("Exporteren…", QDialogButtonBox.ButtonRole.AcceptRole)
        self._arrange()
        self._connect()
        self._follow()

    @property
    def suffix(self) -> str:
        """The form of the document, by its suffix."""
        return str(self._form.currentData())

    @property
    def is_each(self) -> bool:
        """Whether every committee gets a separate document."""
        return self.selection.is_each and self.suffix not in _WHOLE

    def printing(self) -> Printing:
        """What to print and how."""
        chosen = self.selection.choice(self.parts.chapters)
        choice = replace(chosen, classic=self.parts.is_classic, extras=self.parts.extras)
        comments = self.is_for_review and self._review.with_comments
        template = self.imprint.template.template
        return Printing(self.imprint.imprint(), choice, self._previous, template, comments=comments)

    @property
    def is_for_review(self) -> bool:
        """Whether the document goes out to be reviewed: the dossier then keeps what it said."""
        return self._may_be_reviewed and self._review.is_wanted

    @property
    def _may_be_reviewed(self) -> bool:
        """A reviewer's changes could not be told from those that the document shows already."""
        return self.suffix == WORD and not self.is_each and self.changes.since is None

    @property
    def recipient(self) -> str:
        """Who reviews it; empty when that is not said."""
        return self._review.recipient

    def memory(self) -> Memory:
        """What to start with next time."""
        imprint, template = self.imprint.imprint(), self.imprint.template.template
        chosen = Memory(
            self.parts.left_out,
            imprint.status.value if imprint.status else "",
            imprint.reference,
            imprint.author,
            self.parts.is_classic,
            str(template or ""),
            self._memory.other if self.suffix == WORD else self.suffix,
            extras=self.parts.extras,
            decision=imprint.decision,
        )
        return self.selection.remembered(chosen)

    def show_open(self, found: Sequence[Finding]) -> None:
        """Mention the open findings of the report."""
        self._open.setText(self._say_open(found))

    def _arrange(self) -> None:
        self._tabs = QTabWidget()
        pages = (
            (self.selection, "&Welk deel"),
            (self.parts, "&Onderdelen"),
            (self.imprint, "Titelblad en huisst&ijl"),
            (self.changes, "Wi&jzigingen"),
        )
        for page, name in pages:
            page.layout().setContentsMargins(16, 16, 16, 16)  # type: ignore[union-attr]  # each has one
            self._tabs.addTab(page, name)
        label = QLabel("&Exporteren als")
        label.setBuddy(self._form)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self._form, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._review)
        column.addWidget(self._note)
        column.addWidget(self._open)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._form.currentIndexChanged.connect(self._follow)
        self.selection.changed.connect(self._follow)
        self.parts.changed.connect(self._follow)
        self.changes.changed.connect(self._follow)
        self.imprint.template.broken.connect(self.broken)

    def _follow(self) -> None:
        """Offer the options of the form, and allow exporting when there is something to export."""
        whole = self.suffix in _WHOLE
        self._tabs.setEnabled(not whole)
        self.changes.setEnabled(self.suffix in TRACKED)
        self._review.setVisible(self._may_be_reviewed)
        self.imprint.offer_style(offered=self.suffix != WEB)
        self._export.setEnabled(whole or (bool(self.parts.chapters) and not self.selection.is_empty))
        note = self._say_form()
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _say_form(self) -> str:
        if whole := _WHOLE.get(self.suffix):
            return whole
        if self.selection.is_empty:
            return "Kies ten minste één programma of beleidsterrein."
        if not self.parts.chapters:
            return "Kies ten minste één onderdeel."
        return ""

    def _say_open(self, found: Sequence[Finding]) -> str:
        if not found:
            return "Er zijn geen bevindingen: de rapportage is compleet."
        errors = sum(finding.severity is Severity.ERROR for finding in found)
        count = "1 bevinding" if len(found) == 1 else f"{len(found)} bevindingen"
        must = f", waarvan {errors} verplicht (■)" if errors else ""
        verb = "staat" if len(found) == 1 else "staan"
        return f"Er {verb} nog {count} open{must}. U kunt gewoon exporteren."
