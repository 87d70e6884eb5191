"""The facts of the selected item, apart from its texts: edition, municipality, number, name, committees, portfolios."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from vgr_desktop.core.editing import edits
from vgr_desktop.core.model.editions import read_edition
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import Item, PolicyArea, Programme, Report
from vgr_desktop.ui.kit.form_fields import FormField, LineField, NamesField

NAME = "Naam"
"""The field for the name of a programme or policy area."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of an item: its name, how it is read from the item, and the edit that changes it."""

    name: str
    step: str
    read: Callable[[Any], Any]
    change: Callable[[Report, int, Any], Report]
    placeholder: str = ""
    many: bool = False


def facts_of(item: Item) -> tuple[Fact, ...]:
    """The facts of an item that can be changed here."""
    committees = Fact(
        "Commissie(s)",
        "Commissies wijzigen",
        lambda node: node.committees,
        edits.set_committees,
        "één per regel",
        many=True,
    )
    match item:
        case Report():
            return (
                Fact("Rapportage", "Titel wijzigen", lambda r: r.edition.title, _set_edition),
                Fact(
                    "Gemeente",
                    "Gemeente wijzigen",
                    lambda r: r.municipality,
                    lambda report, _id, name: edits.set_municipality(report, name),
                    "zoals het op de titelpagina komt",
                ),
            )
        case Programme():
            return (
                Fact("Programmanummer", "Nummer wijzigen", lambda p: p.number, edits.set_number),
                Fact(NAME, "Naam wijzigen", lambda p: p.name, edits.rename),
                committees,
                Fact(
                    "Portefeuille(s)",
                    "Portefeuilles wijzigen",
                    lambda p: p.portfolios,
                    edits.set_portfolios,
                    "één per regel",
                    many=True,
                ),
            )
        case PolicyArea():
            return (Fact(NAME, "Naam wijzigen", lambda a: a.name, edits.rename), committees)
        case _:
            return ()


def _set_edition(report: Report, _id: int, title: str) -> Report:
    edition = read_edition(title)
    if edition is None:
        raise Refused(
            "Dat is geen titel van een rapportage, zoals “2e Voortgangsrapportage 2026”. De oude titel is gebleven."
        )
    return edits.set_edition(report, edition)


class FactsForm(QWidget):
    """Fields for the facts of one item.

    `typed` gives the fact that is being changed by hand, and its field; `finished` tells that a line is finished.
    """

    typed = Signal(object, object)
    finished = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without an item."""
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 14)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._kind: type | None = None
        self._id: int | None = None
        self._fields: list[tuple[Fact, FormField]] = []

    def show_item(self, item: Item) -> None:
        """Show the facts of `item`."""
        if type(item) is not self._kind:
            self._kind = type(item)
            self._build(facts_of(item))
        for fact, field in self._fields:
            if item.id == self._id:
                field.show_value(fact.read(item))
            else:
                field.reset(fact.read(item))
        self._id = item.id
        self.setVisible(bool(self._fields))

    def begin_name(self) -> None:
        """Put the caret into the name, which is lacking."""
        for fact, field in self._fields:
            if fact.name == NAME:
                field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, facts: tuple[Fact, ...]) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        self._fields = []
        for fact in facts:
            field = (NamesField if fact.many else LineField)(fact.name, fact.placeholder)
            field.typed.connect(lambda fact=fact, field=field: self.typed.emit(fact, field))
            if isinstance(field, LineField):
                field.editingFinished.connect(lambda fact=fact, field=field: self.finished.emit(fact, field))
            label = QLabel(fact.name)
            label.setBuddy(field)
            self._form.addRow(label, field)
            self._fields.append((fact, field))
