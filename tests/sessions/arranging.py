"""Arranging: the tree, the lights, the facts beside the texts, and adding and removing explanations."""

from hypothesis import strategies as st
from hypothesis.stateful import rule
from PySide6.QtWidgets import QPushButton

from tests.driving import choose, click, part
from tests.sessions.officer import PICK, WORDS, Officer, pick
from tests.windows import type_into
from vgr_desktop.core.model.report import Deliverable, PolicyArea, SubItem
from vgr_desktop.core.model.tree import PARENT_TYPE, walk
from vgr_desktop.ui.arranging.renumber_dialog import RenumberDialog
from vgr_desktop.ui.kit.form_fields import LineField, NamesField
from vgr_desktop.ui.page.area_foot import AreaFoot
from vgr_desktop.ui.page.leftover_note import LeftoverNote

TREE_ACTIONS = (
    "add_below",
    "add_above",
    "add_after",
    "add_programme",
    "add_paragraph",
    "renumber",
    "move_up",
    "move_down",
    "remove",
)


class Arranging(Officer):
    """What is done with the tree, and beside the texts."""

    @rule(which=PICK, light=PICK)
    def set_a_light(self, which: int, light: int) -> None:
        node = pick(which, [node for node in walk(self.report) if isinstance(node, Deliverable | SubItem)])
        chosen = pick(light, self.desk.window.tree_commands.light_actions)
        if node is not None and chosen is not None:
            self.desk.go_to(node.id)
            chosen.trigger()

    @rule(action=st.sampled_from(TREE_ACTIONS))
    def change_the_tree(self, action: str) -> None:
        getattr(self.desk.actions, action).trigger()
        for dialog in self.desk.frame.findChildren(RenumberDialog):
            dialog.accept()

    @rule(which=PICK, name=st.sampled_from(["Een andere naam", "  ", "Bomen & struiken"]))
    def rename(self, which: int, name: str) -> None:
        id = pick(which, [id for id in self.desk.window.model.ids() if id != self.report.id])
        if id is not None:
            self.desk.window.tree_commands.rename(id, name)

    @rule(which=PICK, home=PICK, place=st.integers(0, 3))
    def move(self, which: int, home: int, place: int) -> None:
        node = pick(which, [node for node in walk(self.report) if node is not self.report])
        if node is not None:
            homes = [other.id for other in walk(self.report) if type(other) is PARENT_TYPE[type(node)]]
            self.desk.window.tree_commands.move(node.id, pick(home, homes) or 0, place)

    @rule(which=PICK, name=WORDS)
    def type_beside_the_texts(self, which: int, name: str) -> None:
        beside = self.desk.window.desk
        field = pick(which, [*beside.findChildren(LineField), *beside.findChildren(NamesField)])
        if field is not None and field.isVisibleTo(beside):  # the field of a removed text is not visible
            type_into(field, name)

    @rule(which=PICK, by=st.sampled_from([-1, 1]))
    def move_an_explanation(self, which: int, by: int) -> None:
        self.with_explanation(which, lambda pane: pane.move_wanted.emit(by))

    @rule(which=PICK)
    def remove_an_explanation(self, which: int) -> None:
        self.with_explanation(which, lambda pane: pane.removal_wanted.emit())

    @rule(name=st.sampled_from(["Onder een eigen kop", "Zonder kop"]))
    def explain_the_area(self, name: str) -> None:
        page = self.desk.window.desk.page
        if page is not None and isinstance(page.item, PolicyArea) and self.desk.session.is_writable:
            choose(part(part(self.desk.window.desk, AreaFoot), QPushButton), name)

    @rule(which=PICK, name=st.sampled_from(["In de tekst zetten", "Weglaten"]))
    def settle_a_leftover(self, which: int, name: str) -> None:
        left = pick(which, self.report.leftovers)
        if left is not None:
            self.desk.window.go_to(left.id)
            note = pick(which, self.on_page(LeftoverNote))
            if note is not None and note.isEnabled():
                click(note, name)
