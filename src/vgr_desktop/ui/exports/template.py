"""The house style of the exported document: our own look, or a Word file of the municipality."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from vgr_desktop.ui.kit import file_dialog
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.kit.policy_field import FIXED

_LINES_SHOWN = 5


class TemplateChooser(QWidget):
    """Chooses a template, says what it lacks, and offers a completed copy.

    The municipality's own file is never changed; what it lacks is added to each exported document anyway.
    """

    broken = Signal(object)

    def __init__(self, template: Path | None, parent: QWidget | None = None) -> None:
        """Begin with `template`; None: the program's own look."""
        super().__init__(parent)
        self._template: Path | None = None
        self._name = QLabel()
        self._said = QLabel(wordWrap=True)
        self._missing = QListWidget()
        self._missing.setAccessibleName("Wat aan het sjabloon ontbreekt")
        self._missing.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self._missing.setMaximumHeight(_LINES_SHOWN * self.fontMetrics().lineSpacing() + 12)
        self._choose_button = choose = QPushButton("S&jabloon kiezen…")
        choose.clicked.connect(self._choose)
        self._ours = QPushButton("Eigen op&maak")
        self._ours.setToolTip("Terug naar de opmaak van het programma zelf")
        self._ours.clicked.connect(self._take_ours)
        self._complete = QPushButton("Aangevulde &kopie bewaren…")
        self._complete.clicked.connect(self._save_completed)
        self._arrange(choose)
        if template is None:
            self._take_ours()
        else:
            self.take(template)

    @property
    def template(self) -> Path | None:
        """The template to use; None: the program's own look."""
        return self._template

    def fix(self) -> None:
        """Let nobody choose another: the organisation has set it."""
        self._choose_button.setEnabled(False)
        self._ours.setVisible(False)
        self._choose_button.setToolTip(FIXED)

    def take(self, path: Path) -> None:
        """Use the template at `path`, if that is possible, and say what it lacks."""
        self._template = path
        self._show(f"{path.name} wordt bekeken…", "")
        job: Job[tuple[str, ...]] = Job(lambda _: _lacking(path), self)
        job.done.connect(lambda lacking: self._taken(path, lacking))
        job.refused.connect(lambda problem: self._refused(str(problem)))
        job.broken.connect(self.broken)
        job.start()

    def _arrange(self, choose: QPushButton) -> None:
        row = QHBoxLayout()
        row.addWidget(self._name, 1)
        row.addWidget(choose)
        row.addWidget(self._ours)
        below = QHBoxLayout()
        below.addWidget(self._complete)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._said)
        column.addWidget(self._missing)
        column.addLayout(below)

    def _show(self, name: str, said: str, lacking: tuple[str, ...] = ()) -> None:
        self._name.setText(name)
        self._name.setToolTip(str(self._template or ""))
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._missing.clear()
        self._missing.addItems([f"{what[0].upper()}{what[1:]}" for what in lacking])
        self._missing.setVisible(bool(lacking))
        self._complete.setVisible(bool(lacking))
        self._ours.setEnabled(self._template is not None)

    def _take_ours(self) -> None:
        self._template = None
        self._show("De opmaak van het programma", "")

    def _taken(self, path: Path, lacking: tuple[str, ...]) -> None:
        if lacking:
            said = (
                "Hieraan ontbreekt nog iets. In het document vult het programma dat aan; het sjabloon zelf blijft "
                "zoals het is."
            )
        else:
            said = "Alles wat een rapportage nodig heeft, staat in dit sjabloon."
        if path == self._template:
            self._show(path.name, said, lacking)

    def _refused(self, problem: str) -> None:
        self._template = None
        self._show("De opmaak van het programma", problem)

    def _choose(self) -> None:
        start = self._template.parent if self._template else None
        title, kinds = "Sjabloon kiezen", "Word-documenten en -sjablonen (*.docx *.dotx)"
        path = file_dialog.ask_file(self, title, start, kinds)
        if path is not None:
            self.take(path)

    def _save_completed(self) -> None:
        """Save a completed copy of the template, and use that."""
        path = self._template
        if path is None:
            return
        start = path.with_name(f"{path.stem} aangevuld.docx")
        title, kinds = "Aangevulde kopie bewaren", "Word-documenten (*.docx)"
        target = file_dialog.ask_new_file(self, title, start, kinds, ".docx")
        if target is not None:
            job: Job[None] = Job(lambda _: _complete(path, target), self)
            job.done.connect(lambda _: self.take(target))
            job.refused.connect(lambda problem: self._said.setText(str(problem)))
            job.broken.connect(self.broken)
            job.start()


def _lacking(path: Path) -> tuple[str, ...]:
    from vgr_desktop.word.house.template import missing

    return missing(path)


def _complete(path: Path, target: Path) -> None:
    from vgr_desktop.word.house.template import completed

    completed(path, target)
