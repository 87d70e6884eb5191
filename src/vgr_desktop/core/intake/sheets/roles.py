"""What a sheet is about, and what stands in each of its columns."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from vgr_desktop.core.editing.deviation_cells import DeviationColumn


class Subject(StrEnum):
    """What a sheet is about."""

    NOTHING = "nothing"
    TREE = "tree"
    MONEY = "money"


class Role(StrEnum):
    """What stands in a column; the value is its name on the command line."""

    SKIP = "skip"
    CODE = "code"
    TITLE = "title"
    LEVEL = "level"
    PROGRAMME = "programme"
    AREA = "area"
    GOAL = "goal"
    DELIVERABLE = "deliverable"
    SUB_ITEM = "sub-item"
    LIGHT = "light"
    OWNER = "owner"
    TEXT = "text"
    CAUSE = "cause"
    CONSEQUENCE = "consequence"
    ADJUSTMENT = "adjustment"
    AMOUNT = "amount"
    EFFECT = "effect"
    RECURRENCE = "recurrence"
    COVER = "cover"
    KIND = "kind"


SUBJECT_NAMES: Mapping[Subject, str] = {
    Subject.NOTHING: "Niet overnemen",
    Subject.TREE: "Doelenboom",
    Subject.MONEY: "Financiële afwijkingen",
}
ROLE_NAMES: Mapping[Role, str] = {
    Role.SKIP: "(niet overnemen)",
    Role.CODE: "Code",
    Role.TITLE: "Titel",
    Role.LEVEL: "Niveau",
    Role.PROGRAMME: "Programma",
    Role.AREA: "Beleidsterrein",
    Role.GOAL: "Doel",
    Role.DELIVERABLE: "Prestatie",
    Role.SUB_ITEM: "Onderdeel",
    Role.LIGHT: "Stoplicht",
    Role.OWNER: "Eigenaar",
    Role.TEXT: "Toelichting",
    Role.CAUSE: "Oorzaak",
    Role.CONSEQUENCE: "Consequentie",
    Role.ADJUSTMENT: "Bijsturing",
    Role.AMOUNT: "Bedrag",
    Role.EFFECT: "Nadeel of voordeel",
    Role.RECURRENCE: "Duur",
    Role.COVER: "Dekking",
    Role.KIND: "Soort",
}
LEVELS = (Role.PROGRAMME, Role.AREA, Role.GOAL, Role.DELIVERABLE)
"""The columns of the levels of the tree that have codes, from the highest."""

CELLS: Mapping[Role, DeviationColumn] = {
    Role.TITLE: DeviationColumn.TITLE,
    Role.AMOUNT: DeviationColumn.AMOUNT,
    Role.EFFECT: DeviationColumn.EFFECT,
    Role.RECURRENCE: DeviationColumn.RECURRENCE,
    Role.COVER: DeviationColumn.COVER,
    Role.KIND: DeviationColumn.KIND,
}
"""The columns of the grid of deviations."""

_TREE = tuple(role for role in Role if role not in CELLS or role is Role.TITLE)
_MONEY = (Role.SKIP, Role.PROGRAMME, Role.CODE, *CELLS, Role.TEXT)
ROLES: Mapping[Subject, tuple[Role, ...]] = {
    Subject.NOTHING: (Role.SKIP,),
    Subject.TREE: _TREE,
    Subject.MONEY: _MONEY,
}
"""What can stand in a column of a sheet about this."""

SEVERAL = frozenset({Role.SKIP, Role.CODE, Role.TEXT, *LEVELS})
"""What may stand in more than one column: a code beside a title, and texts, which are joined."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a sheet is about, and what is where.

    `header` is the number of its row with the names of the columns, from 1, or 0: there is none, and the first row is
    data already. `unit` is what a figure in the column of amounts counts, in euro.
    """

    subject: Subject
    header: int = 0
    roles: tuple[Role, ...] = ()
    unit: int = 1

    def columns(self, role: Role) -> tuple[int, ...]:
        """The columns in which this stands, from 0."""
        return tuple(column for column, found in enumerate(self.roles) if found is role)


def with_role(layout: Layout, column: int, role: Role) -> Layout:
    """The layout with this in a column. What there is one of stands nowhere else then."""
    width = max(len(layout.roles), column + 1)
    roles = [*layout.roles, *[Role.SKIP] * (width - len(layout.roles))]
    if role not in SEVERAL:
        roles = [Role.SKIP if found is role else found for found in roles]
    roles[column] = role
    return replace(layout, roles=tuple(roles))


def lack(layout: Layout) -> str:
    """What must be said yet before the sheet can be read, in Dutch; empty when nothing."""
    roles = set(layout.roles)
    if layout.subject is Subject.TREE and not roles & {Role.CODE, Role.TITLE, *LEVELS}:
        return "Zeg in welke kolom de codes staan, zoals 9A1.1; zonder code is van geen rij bekend waar die hoort."
    if layout.subject is Subject.MONEY and not roles & {Role.TITLE, Role.AMOUNT}:
        return "Zeg in welke kolom de omschrijving en het bedrag staan."
    return ""
