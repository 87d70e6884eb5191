"""The menu bar, made of the actions."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from vgr_desktop.ui.kit.actions import Actions

Entries = Sequence[QAction | QMenu | None]


class Menus(QObject):
    """The menus of the window; `recent` and `lights` are filled while the program runs."""

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        """Put the menus into `window`."""
        super().__init__(window)
        self._bar = window.menuBar()
        self._actions = actions
        self.recent = QMenu("&Recent geopend", window)
        self.lights = QMenu("&Stoplicht", window)
        self.view = QMenu("Beel&d", window)
        self._make(window)

    def _make(self, window: QMainWindow) -> None:
        a = self._actions
        table = QMenu("Ta&bel", window)
        fill(table, (a.row_below, a.column_right, None, a.remove_row, a.remove_column))
        part = QMenu("Onder&deel van de toelichting", window)
        fill(part, (a.cause, a.consequence, a.adjustment, None, a.no_part))
        money = QMenu("&Financiële afwijkingen", window)
        fill(money, (a.add_deviation, None, a.deviation_up, a.deviation_down, a.remove_deviation))
        findings = QMenu("Bevindin&gen", window)
        advice = (a.advise_long_sentences, a.advise_vague_verbs, a.advise_skipped_codes)
        seen = (a.next_finding, a.previous_finding, None, a.accept_finding, a.withdraw_acceptance)
        spelling = (a.check_spelling, a.add_to_word_list, a.edit_word_list)
        fill(findings, (*seen, None, a.findings_by_rule, None, *advice, None, *spelling))
        self._add(
            "&Bestand",
            (
                *(a.new, a.open, self.recent, a.save_as, None, a.new_report, a.import_page, None),
                *(a.export_word, a.export_other, a.print_pages, None),
                *(a.backups, a.show_folder, None, a.quit),
            ),
        )
        self._add(
            "Be&werken",
            (
                *(a.undo, a.redo, None, a.cut, a.copy, a.paste, a.paste_plain, a.select_all, None),
                *(a.go_to, a.back, a.forward, a.write),
            ),
        )
        size = QMenu("&Grootte van het voorbeeld", window)
        fill(size, (a.zoom_in, a.zoom_out, None, a.fit_width, a.fit_page))
        fill(self.view, (a.overview, a.filter, None, a.preview, size, None))
        self._bar.addMenu(self.view)
        self._add(
            "&Invoegen",
            (a.link, a.table, a.picture, a.footnote, a.field, None, a.frame, None, a.add_programme, a.add_paragraph),
        )
        self._add(
            "&Opmaak",
            (
                *(a.bold, a.italic, a.underline, None, a.plain_paragraph, a.heading, a.small_heading, None),
                *(a.bullets, a.numbers, a.indent, a.outdent, None, part, table, None),
                *(a.picture_properties, a.open_link, a.unlink),
            ),
        )
        stage = QMenu("Status van de te&kst", window)
        fill(stage, (*a.stages.values(), None, a.review))
        self._add(
            "&Rapportage",
            (
                *(a.add_below, a.rename, a.renumber_one, a.renumber, a.move_up, a.move_down, a.remove, None),
                self.lights,
                stage,
                a.versions,
                money,
                None,
                findings,
                None,
                a.carry_forward,
                a.couple,
                a.tree_changes,
                None,
                a.adopt,
                a.reopen,
            ),
        )
        self._add("&Help", (a.shortcuts, a.about))

    def _add(self, name: str, entries: Entries) -> None:
        fill(self._bar.addMenu(name), entries)


def fill(menu: QMenu, entries: Entries) -> None:
    """Put actions and menus into a menu; None is a line between them."""
    menu.setToolTipsVisible(True)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, QMenu):
            menu.addMenu(entry)
        else:
            menu.addAction(entry)
