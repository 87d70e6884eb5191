"""What stands in the columns of a sheet, as far as their names and contents say so; the officer has the last word."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from vgr_desktop.core.editing.deviation_cells import DeviationColumn
from vgr_desktop.core.editing.sheet_rows import named_column
from vgr_desktop.core.intake.sheets.codes import Labels, read_code, read_programme
from vgr_desktop.core.intake.sheets.grid import Cell, Sheet, shown
from vgr_desktop.core.intake.sheets.roles import CELLS, LEVELS, ROLES, SEVERAL, Layout, Role, Subject
from vgr_desktop.core.intake.sheets.values import is_no_light, light_in
from vgr_desktop.core.model.amounts import unit_in
from vgr_desktop.core.model.codes import leading_code
from vgr_desktop.core.model.report import STANDARD_SCALE, Light

_MOST_ABOVE = 30
"""Rows above which the names of the columns are looked for."""
_LOOKED_AT = 500
"""Rows of which the contents are looked at."""
_LONGEST_NAME = 80
"""Characters; a longer cell is no name of a column."""
_ENOUGH = 0.6
"""The part of the filled cells of a column that must be codes, or lights, to make it a column of those."""

_NAMES: Mapping[Role, tuple[str, ...]] = {
    Role.CODE: ("code", "codes", "nr", "nummer", "codering", "id"),
    Role.TITLE: ("titel", "naam", "omschrijving", "onderwerp", "benaming"),
    Role.LEVEL: ("niveau",),
    Role.PROGRAMME: ("programma", "programmas", "prog"),
    Role.AREA: ("beleidsterrein", "beleidsterreinen", "terrein", "beleidsveld", "deelprogramma"),
    Role.GOAL: ("doel", "doelen", "doelstelling", "doelstellingen"),
    Role.DELIVERABLE: ("prestatie", "prestaties", "activiteit", "inspanning", "resultaat"),
    Role.SUB_ITEM: ("onderdeel", "onderdelen", "project", "projecten", "deelproject"),
    Role.LIGHT: ("stoplicht", "stoplichten", "verkeerslicht", "kleur", "status", "stoplichtkleur", "licht"),
    Role.OWNER: (
        "eigenaar", "verantwoordelijke", "verantwoordelijk", "trekker", "afdeling", "behandelaar", "opsteller", "team",
        "contactpersoon", "wie",
    ),
    Role.TEXT: ("toelichting", "tekst", "uitleg", "verklaring", "toelichtingen", "opmerking", "opmerkingen"),
    Role.CAUSE: ("oorzaak", "oorzaken"),
    Role.CONSEQUENCE: ("consequentie", "consequenties", "gevolg", "gevolgen"),
    Role.ADJUSTMENT: ("bijsturing", "maatregel", "maatregelen", "bijsturingsmaatregel"),
}  # fmt: skip
_BY_NAME = {name: role for role, names in _NAMES.items() for name in names}
# In a name of several words, the first of these that is among them says what it is: "Toelichting op de prestatie".
_BY_WORD = (
    Role.TEXT, Role.CAUSE, Role.CONSEQUENCE, Role.ADJUSTMENT, Role.LIGHT, Role.OWNER, Role.SUB_ITEM, Role.DELIVERABLE,
    Role.GOAL, Role.AREA, Role.PROGRAMME, Role.CODE, Role.TITLE,
)  # fmt: skip
_EARLIER = frozenset({"vorig", "vorige", "eerder", "eerdere", "oud", "oude"})
_WORD = re.compile(r"\w+")
_UNSAID = re.compile(r"\([^)]*\)|\b20\d\d\b|[^\w\s]|_")
_NUMBERED = re.compile(r"(?P<level>\w{4,}?)s?(?:code|nummer|nr)")


def guess(sheet: Sheet, scale: Sequence[Light] = STANDARD_SCALE) -> Layout:
    """What the sheet is about and what stands where. Where two columns may hold what there is one of, neither does."""
    tree, money = _best(sheet, Subject.TREE), _best(sheet, Subject.MONEY)
    if _fits_money(money) and len(_known(money)) >= len(_known(tree)):
        return money
    by_content = _by_content(sheet, tree, scale)
    is_tree = {Role.CODE, *LEVELS} & set(by_content.roles)
    return by_content if is_tree else Layout(Subject.NOTHING, tree.header, (Role.SKIP,) * sheet.width)


def roles_for(sheet: Sheet, subject: Subject, scale: Sequence[Light] = STANDARD_SCALE) -> Layout:
    """What stands where if the sheet is about this."""
    if subject is Subject.NOTHING:
        return Layout(subject, 0, (Role.SKIP,) * sheet.width)
    best = _best(sheet, subject)
    return _by_content(sheet, best, scale) if subject is Subject.TREE else best


def with_header(sheet: Sheet, subject: Subject, header: int, scale: Sequence[Light] = STANDARD_SCALE) -> Layout:
    """What stands where if the names are in this row, from 1; 0: nowhere."""
    if subject is Subject.NOTHING:
        return Layout(subject, header, (Role.SKIP,) * sheet.width)
    named = _named(sheet, subject, header)
    return _by_content(sheet, named, scale) if subject is Subject.TREE else named


def _best(sheet: Sheet, subject: Subject) -> Layout:
    """The layout with the most names in one row; without any, there is no row of names."""
    found = [_named(sheet, subject, row + 1) for row in range(min(len(sheet.rows), _MOST_ABOVE))]
    best = max(found, key=lambda layout: len(_known(layout)), default=_named(sheet, subject, 0))
    return best if len(_known(best)) > 1 or _is_only_name(sheet, best) else _named(sheet, subject, 0)


def _is_only_name(sheet: Sheet, layout: Layout) -> bool:
    """Whether the row has one cell, which is a name, and data below it."""
    row = [cell for cell in sheet.rows[layout.header - 1] if cell != ""] if layout.header else []
    return len(row) == len(_known(layout)) == 1 and sheet.width == 1


def _known(layout: Layout) -> list[Role]:
    return [role for role in layout.roles if role is not Role.SKIP]


def _fits_money(layout: Layout) -> bool:
    return {Role.AMOUNT, Role.TITLE} <= set(layout.roles)


def _named(sheet: Sheet, subject: Subject, header: int) -> Layout:
    """The layout by the names in this row, from 1; 0: there are none."""
    names = sheet.rows[header - 1] if header else ()
    cells = [names[column] if column < len(names) else "" for column in range(sheet.width)]
    if any(isinstance(cell, str) and leading_code(cell) for cell in cells):
        cells = [""] * sheet.width  # a row with codes is data
    if subject is Subject.MONEY:
        return _money(sheet, header, cells)
    return Layout(subject, header, _single(_role(cell) for cell in cells))


def _money(sheet: Sheet, header: int, cells: Sequence[Cell]) -> Layout:
    """Amounts, with what a figure counts in: said in the name of its column, or above it for all of them."""
    above = [unit_in(cell)[0] for row in sheet.rows[: max(header - 1, 0)] for cell in row if isinstance(cell, str)]
    unit = max(above, default=1)
    roles = []
    for cell in cells:
        column, own = named_column(cell) if isinstance(cell, str) else (None, 1)
        role = next((role for role, found in CELLS.items() if found is column), None)
        roles.append(role or _other(cell))
        unit = max(unit, own) if column is DeviationColumn.AMOUNT else unit
    return Layout(Subject.MONEY, header, _single(roles), unit)


def _other(cell: Cell) -> Role:
    role = _role(cell)
    return role if role in ROLES[Subject.MONEY] and role is not Role.TITLE else Role.SKIP


def _single(roles: Iterable[Role]) -> tuple[Role, ...]:
    """The roles; where there are two columns for what there is one of, nobody knows which it is."""
    found = tuple(roles)
    return tuple(Role.SKIP if role not in SEVERAL and found.count(role) > 1 else role for role in found)


def _role(cell: Cell) -> Role:
    """What a column with this name holds."""
    if not isinstance(cell, str) or not cell or len(cell) > _LONGEST_NAME:
        return Role.SKIP
    said = cell.replace("’", "").replace("'", "").lower()
    if _EARLIER & set(_WORD.findall(said)):
        return Role.SKIP
    words = _UNSAID.sub(" ", said).split()
    if role := _BY_NAME.get(" ".join(words)):
        return role
    if len(words) == 1 and (numbered := _NUMBERED.fullmatch(words[0])):
        return _BY_NAME.get(numbered["level"], Role.CODE)
    meant = {_BY_NAME.get(word) for word in words}
    return next((role for role in _BY_WORD if role in meant), Role.SKIP)


def _by_content(sheet: Sheet, layout: Layout, scale: Sequence[Light]) -> Layout:
    """The layout, with columns known by their contents where their names say nothing, or not enough."""
    roles = list(layout.roles)
    for column, role in enumerate(roles):
        cells = _filled(sheet, layout.header, column)
        is_unsure = "status" in shown(_name(sheet, layout.header, column)).lower()
        if (
            role is Role.LIGHT
            and is_unsure
            and cells
            and not any(light_in(cell, scale) or is_no_light(cell) for cell in cells)
        ):
            roles[column] = Role.SKIP
        elif role is Role.SKIP and _mostly(cells, lambda cell: leading_code(cell) is not None):
            roles[column] = Role.CODE
        elif role is Role.SKIP and Role.LIGHT not in roles and not _name(sheet, layout.header, column):
            roles[column] = Role.LIGHT if _mostly(cells, lambda cell: light_in(cell, scale) is not None) else role
    levels = [column for column, role in enumerate(roles) if role in LEVELS]
    if Role.TITLE not in roles and not levels:
        roles = _with_title(sheet, layout.header, roles)
    elif len(levels) == 1 and _are_of_other_levels(sheet, layout.header, roles, levels[0]):
        roles[levels[0]] = Role.TITLE
    return Layout(layout.subject, layout.header, tuple(roles), layout.unit)


def _are_of_other_levels(sheet: Sheet, header: int, roles: Sequence[Role], level: int) -> bool:
    """Whether a code in a column beside that of a level is of another level, so that it has titles of all levels."""
    if Role.TITLE in roles:
        return False
    depth = LEVELS.index(roles[level]) + 1
    codes = [column for column, role in enumerate(roles) if role is Role.CODE]
    rows = range(header, min(len(sheet.rows), header + _LOOKED_AT))
    cells = [shown(sheet.at(row, column)) for column in codes for row in rows if sheet.at(row, level) != ""]
    found = [read_code(cell) or read_programme(cell) for cell in cells if cell]
    return any(read is not None and _depth(read[0]) != depth for read in found)


def _depth(labels: str | Labels) -> int:
    return 1 if isinstance(labels, str) else len(labels)


def _with_title(sheet: Sheet, header: int, roles: list[Role]) -> list[Role]:
    """Beside a code without a title of its own stands the title, if that column has no name that says otherwise."""
    codes = [column for column, role in enumerate(roles) if role is Role.CODE]
    if len(codes) != 1:
        return roles
    beside = codes[0] + 1
    bare = _mostly(_filled(sheet, header, codes[0]), lambda cell: (leading_code(cell) or (None, "x"))[1] == "")
    if bare and beside < len(roles) and roles[beside] is Role.SKIP and not _name(sheet, header, beside):
        roles[beside] = Role.TITLE
    return roles


def _name(sheet: Sheet, header: int, column: int) -> Cell:
    return sheet.at(header - 1, column) if header else ""


def _filled(sheet: Sheet, header: int, column: int) -> list[str]:
    cells = (shown(sheet.at(row, column)).strip() for row in range(header, min(len(sheet.rows), header + _LOOKED_AT)))
    return [cell for cell in cells if cell]


def _mostly(cells: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return bool(cells) and sum(map(holds, cells)) >= _ENOUGH * len(cells)
