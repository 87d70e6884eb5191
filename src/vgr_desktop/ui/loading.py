"""Loading the program beside the frame: what knows no Qt on a thread of its own, the rest on the window's, in turns.

PySide makes classes of Qt ready when they are first met. Two threads that do so at once crash the program, once in some
hundreds of starts, so modules with classes of Qt are loaded on the window's thread alone, a little in each turn.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.turns import later

BREATH = 1
"""Milliseconds between two modules, in which the window answers what is waiting."""


class Stage(NamedTuple):
    """What is loaded together, by names below `vgr_desktop`: modules without Qt, then those of the window in turns."""

    without_qt: tuple[str, ...]
    of_window: tuple[str, ...]


FIRST = Stage(
    (
        *("services.store", "services.findings", "services.previous", "services.pasting", "services.dossiers"),
        "services.merging",
        *(
            "core.editing.deviation_sheet",
            "core.editing.deviations",
            "core.editing.text_fields",
            "core.editing.scope",
            "core.editions.packages",
            "core.editions.written_twice",
            "disk.names",
        ),
        *("core.editing.writing", "core.editing.edits", "core.editing.labels", "core.dutch.unexplained"),
        *(
            "core.editing.renaming",
            "core.editing.several",
            "core.dutch.deeds",
            "core.editions.branches",
            "core.editions.former_codes",
        ),
        *("core.model.changes", "core.model.history", "core.model.pictures"),
        *("core.model.text_change", "core.model.replaced"),
        *("core.editions.merging", "core.editions.merging_words", "core.editions.renewing", "core.dutch.headings"),
        *("core.views.filtering", "core.figures.states", "html.lists", "core.searching.lines"),
        *("core.dutch.typing_aids", "core.figures.tables", "core.figures.reading"),
        *("files.safety.opening", "files.safety.restoring", "files.safety.rescue", "files.safety.salvage"),
        *(
            "files.safety.neighbours",
            "files.safety.places",
            "files.format.branch_json",
            "files.format.package_json",
            "office.warm",
        ),
    ),
    (
        *("ui.session.findings", "ui.text.bridge", "ui.text.commands", "ui.text.editor", "ui.page.text_pane"),
        *("ui.page.facts_form", "ui.page.desk", "ui.page.money.table", "ui.page.money.grid", "ui.tree.view"),
        *("ui.tree.filter_bar", "ui.navigator", "ui.feature", "ui.dossiers.open_windows", "ui.dossiers.commands"),
        *(
            "ui.merging.dialog",
            "ui.merging.asking",
            "ui.dossiers.merge_commands",
            "ui.packages.feature",
            "ui.dossiers.feature",
            "ui.arranging.feature",
            "ui.format.commands",
        ),
        *("ui.format.feature", "ui.findings.panel", "ui.findings.feature", "ui.review.feature", "ui.workbench"),
    ),
)
"""The modules for the first page."""

OTHERS = Stage(
    (
        *("services.importing", "services.columns", "services.exporting", "services.per_committee", "services.since"),
        *("core.editions.carry", "core.editions.coupling", "core.editions.looking_back", "core.views.overview"),
        *("core.views.structure", "core.views.aloud"),
        *("services.searching", "core.searching.replacing", "core.searching.telling", "spelling.word_list"),
    ),
    (
        *("ui.imports.feature", "ui.exports.dialog", "ui.exports.feature", "ui.editions.previous_panel"),
        *("ui.editions.feature", "ui.overview.feature", "ui.preview.feature"),
        *("ui.searching.feature", "ui.spelling.feature", "ui.team.feature", "ui.hearing.feature"),
    ),
)
"""The modules for the features that are added after the first page."""


class Loading(Component):
    """Loads a stage. `done` tells that all of it is loaded."""

    done = Signal()

    def __init__(self, stage: Stage, parent: QObject) -> None:
        """Prepare loading; `start` begins it."""
        super().__init__(parent)
        self._stage = stage
        self._waiting = iter(stage.of_window)

    def start(self) -> None:
        """Begin with the modules without Qt."""
        self.run(lambda _job: load(self._stage.without_qt), lambda _loaded: self._go_on())

    def _go_on(self) -> None:
        name = next(self._waiting, None)
        if name is None:
            self.done.emit()
        else:
            load((name,))
            later(self, self._go_on, BREATH)


def load(names: Iterable[str]) -> None:
    """Import these modules of the program."""
    for name in names:
        import_module(f"vgr_desktop.{name}")
