"""Copying, cutting, pasting and duplicating branches of the goal tree."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from vgr_desktop.core.dutch import deeds
from vgr_desktop.core.editing import edits, several
from vgr_desktop.core.editions.branches import Branches, copied, outline, place_near, put_in
from vgr_desktop.core.model import tree
from vgr_desktop.core.model.history import Reports, find_report, with_report
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Node, Report
from vgr_desktop.files.format.branch_json import branches_from_json, branches_to_json
from vgr_desktop.ui.arranging.actions import TreeActions
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.text.actions import TextActions
from vgr_desktop.ui.tree.model import BRANCH_MIME_TYPE


class BranchCommands(Component):
    """The clipboard in the tree. What is cut stays where it is, dimmed, until it is pasted."""

    def __init__(self, place: Workplace) -> None:
        """Follow the tree and the clipboard."""
        super().__init__(place.frame)
        self._session = place.session
        self._view, self._model = place.tree, place.model
        self._cut: tuple[int, tuple[int, ...]] | None = None
        self._own = False
        actions, of_texts = place.actions.of(TreeActions), place.actions.of(TextActions)
        actions.duplicate.triggered.connect(self.duplicate)
        place.tree.copying.connect(self.copy)
        place.tree.cutting.connect(self.cut)
        place.tree.pasting.connect(self.paste)
        place.tree.escaped.connect(self._forget_cut)
        place.tree.offer(50, of_texts.cut, of_texts.copy, of_texts.paste, actions.duplicate)
        place.session.opened.connect(self._show_cut)
        QGuiApplication.clipboard().dataChanged.connect(self._note_clipboard)

    def copy(self) -> None:
        """Put what is chosen on the clipboard."""
        if (branches := self._chosen()) is not None:
            self._forget_cut()
            self._put_on_clipboard(branches)

    def cut(self) -> None:
        """Put what is chosen on the clipboard, to be moved to where it is pasted."""
        report, branches = self._session.present(), self._chosen()
        if report is None or branches is None:
            return
        if not self._session.is_writable:
            self.refused.emit("Hier kan niets worden geknipt: deze rapportage is alleen te lezen.")
            return
        self._put_on_clipboard(branches)
        self._cut = report.id, self._view.chosen_ids
        self._show_cut()
        self.told.emit("Geknipt. Kies waar het moet komen en plak; tot dan blijft het staan. Esc breekt af.", [])

    def paste(self) -> None:
        """Put the branches on the clipboard near the selected item; what was cut is moved there."""
        data, report, target = QGuiApplication.clipboard().mimeData(), self._session.present(), self._view.current_id
        if report is None or target is None:
            return
        if data is None or not data.hasFormat(BRANCH_MIME_TYPE):
            self.refused.emit("Op het klembord staat geen deel van een doelenboom. Kopieer eerst in de doelenboom.")
            return
        try:
            if self._cut is not None and self._cut[0] == report.id:
                self._move(report, self._cut[1], target)
            else:
                self._insert(report, branches_from_json(bytes(data.data(BRANCH_MIME_TYPE).data()).decode()), target)
        except (Problem, UnicodeDecodeError) as problem:
            self.refused.emit(str(problem))

    def duplicate(self) -> None:
        """Put a copy of what is chosen after it."""
        report, branches = self._session.present(), self._chosen()
        if report is None or branches is None:
            return
        try:
            made = put_in(report, branches, self._view.chosen_ids[-1], self._session.identities)
            self._session.apply("Dupliceren", lambda _: made.report, made.ids[0])
        except Problem as problem:
            self.refused.emit(str(problem))
            return
        self._show_pasted("Gedupliceerd", made.ids)

    def _chosen(self) -> Branches | None:
        """What is chosen, on its own; the report itself cannot be."""
        report, ids = self._session.present(), self._view.chosen_ids
        return None if report is None or not ids or report.id in ids else copied(report, ids)

    def _put_on_clipboard(self, branches: Branches) -> None:
        data = QMimeData()
        data.setData(BRANCH_MIME_TYPE, branches_to_json(branches).encode())
        data.setText("\n".join("\t".join(row).rstrip("\t") for row in outline(branches)))
        self._own = True
        QGuiApplication.clipboard().setMimeData(data)
        self._own = False

    def _move(self, report: Report, ids: tuple[int, ...], target: int) -> None:
        """Move what was cut within its report, kind by kind."""
        known = tree.index(report)
        there = [item for id in ids if isinstance(item := known.items.get(id), Node)]
        kinds = dict.fromkeys(type(item) for item in there)

        def change(now: Report) -> Report:
            for kind in kinds:
                mine = [item.id for item in there if type(item) is kind]
                parent, position = place_near(now, kind, target)
                before = [child.id for child in tree.children(parent)][:position]
                now = edits.move_all(now, mine, parent.id, sum(id not in mine for id in before))
            return now

        if there and self._session.apply("Verplaatsen", change, there[0].id):
            moved = tuple(item.id for item in there)
            codes = deeds.new_codes(list(several.renumbered(report, self._now())))
            self._forget_cut()
            self._view.choose(moved)
            self.done.emit(f"Verplaatst: {deeds.named(self._now(), moved)}. {codes}".strip())

    def _insert(self, report: Report, branches: Branches, target: int) -> None:
        """Insert branches from elsewhere; what was cut in another report here leaves that in the same step."""
        made = put_in(report, branches, target, self._session.identities)
        cut = self._cut

        def change(reports: Reports) -> Reports:
            source = find_report(reports, cut[0]) if cut else None
            if source is not None and cut is not None:
                known = tree.index(source)
                gone = several.remove_all(source, [id for id in cut[1] if id in known])
                reports = with_report(reports, gone)
            return with_report(reports, made.report)

        if cut is None:
            self._session.apply("Plakken", lambda _: made.report, made.ids[0])
        else:
            self._session.apply_to_all("Verplaatsen", change, report.id)
            self._forget_cut()
        self._show_pasted("Geplakt", made.ids)

    def _show_pasted(self, done: str, ids: tuple[int, ...]) -> None:
        self._view.choose(ids)
        report = self._now()
        codes = [code for id in ids if (code := tree.code_of(tree.index(report), id))]
        where = f", als {' en '.join(codes)}" if 0 < len(codes) <= _NAMED and len(ids) > 1 else ""
        self.done.emit(f"{done}: {deeds.with_contents(report, ids)}{where}.")

    def _now(self) -> Report:
        report = self._session.report
        assert report is not None  # noqa: S101  # something was just done in it
        return report

    def _note_clipboard(self) -> None:
        if not self._own:
            self._forget_cut()

    def _forget_cut(self) -> None:
        if self._cut is not None:
            self._cut = None
            self._show_cut()

    def _show_cut(self) -> None:
        """Dim what was cut, in the report in which it stands."""
        report = self._session.report
        here = self._cut is not None and report is not None and report.id == self._cut[0]
        self._model.dim(self._cut[1] if here and self._cut else ())


_NAMED = 4
"""How many codes are named of what was pasted."""
