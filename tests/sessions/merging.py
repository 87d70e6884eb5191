"""Merging: a synchronisation program puts another version beside the dossier, which is merged or ignored."""

import shutil
from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import rule
from PySide6.QtWidgets import QRadioButton, QTreeWidget

from tests.driving import agree, cancel, click, part
from tests.sessions.officer import PICK, Officer, pick
from tests.windows import answer, wait_until, work_off
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.editing.text_fields import TextFields
from vgr_desktop.core.model.report import Node, Report, Written
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.core.model.tree import index
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.ui.merging.dialog import MergeDialog

COPY = "Lindeveen (conflicterende kopie van Sanne).vgr"
Change = Callable[[Report, int], Report]


def another_wrote(report: Report, which: int) -> Report:
    text = pick(which, [item for item in index(report).items.values() if isinstance(item, Written)])
    return report if text is None else writing.write(report, text.id, from_plain(f"Van een ander: {which}."))


def another_removed(report: Report, which: int) -> Report:
    node = pick(which, [item for item in index(report).items.values() if isinstance(item, Node) and item is not report])
    return report if node is None else edits.remove(report, node.id)


def another_renamed(report: Report, which: int) -> Report:
    node = pick(which, [item for item in index(report).items.values() if isinstance(item, Node) and item is not report])
    return report if node is None else edits.rename(report, node.id, f"Naam {which}")


def settled(report: Report) -> Report:
    """The report in which leftovers near removed items are near nothing, as merging may make them."""
    items = index(report).items
    return replace(
        report, leftovers=tuple(replace(o, near=o.near if o.near in items else None) for o in report.leftovers)
    )


CHANGES = st.lists(
    st.tuples(st.sampled_from([another_wrote, another_removed, another_renamed]), PICK), min_size=1, max_size=4
)
SIDES = st.lists(st.sampled_from(["Uw versie", "De andere versie", "Beide bewaren"]), max_size=4)
ALL_OURS, ALL_THEIRS, ALL_OF_BOTH = "Alles van u", "Alles van de ander", "Van alles beide"


class Merging(Officer):
    """What is done with a conflicting copy."""

    @rule(changes=CHANGES, all_of=st.sampled_from([ALL_OURS, ALL_THEIRS, ALL_OF_BOTH]), undone=st.booleans())
    def take_one_side_or_both(self, changes: list[tuple[Change, int]], all_of: str, *, undone: bool) -> None:
        def reply(dialog: MergeDialog) -> None:
            click(dialog, all_of)
            agree(dialog)

        self.pause()
        before, theirs = self.report, self.changed_by_another(changes)
        if theirs != before:
            with self.replacing():
                self.merge(theirs, reply)
            after, expected = self.report, theirs if all_of == ALL_THEIRS and not before.is_frozen else before
            assert all_of == ALL_OF_BOTH or settled(after) == settled(expected)
            if undone and after != before:
                self.desk.do(self.desk.actions.undo)
                assert self.report == before

    @rule(changes=CHANGES, sides=SIDES, keep=st.booleans())
    def choose_one_by_one(self, changes: list[tuple[Change, int]], sides: list[str], *, keep: bool) -> None:
        def reply(dialog: MergeDialog) -> None:
            listed = part(dialog, QTreeWidget, "Verschillen")
            for row, side in enumerate(sides[: listed.topLevelItemCount()]):
                listed.setCurrentIndex(listed.model().index(row, 0))
                part(dialog, QRadioButton, side).click()
            (agree if keep else cancel)(dialog)

        self.pause()
        before, theirs = self.report, self.changed_by_another(changes)
        if theirs != before:
            with self.replacing():
                self.merge(theirs, reply)
            assert keep or self.report == before

    def changed_by_another(self, changes: list[tuple[Change, int]]) -> Report:
        """The report as another program changed it."""
        report = self.report
        for change, which in changes:
            report = TextFields().refreshed(change(report, which), self.desk.session.previous)
        return report

    def merge(self, theirs: Report, reply: Callable[[MergeDialog], None]) -> None:
        """Start the program beside a copy with the report as `theirs`, compare as offered, and delete the copy."""
        copy, before = self.desk.path.with_name(COPY), self.report
        said: list[str] = []

        def respond(dialog: MergeDialog) -> None:
            said.append(dialog.windowTitle())
            reply(dialog)

        assert self.desk.session.settle()
        shutil.copy(self.desk.path, copy)
        with Dossier.open(copy) as other:
            other.save(before, theirs)
        self.desk.reopened()
        assert self.report == before
        wait_until(lambda: COPY in self.desk.message)
        answer(MergeDialog, respond)
        self.desk.offer("Vergelijken en samenvoegen…").click()
        wait_until(lambda: bool(said))
        work_off()
        copy.unlink()
