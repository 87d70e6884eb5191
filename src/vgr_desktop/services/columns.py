"""What stands in the columns of a spreadsheet: guessed, or as the officer says, and the reading of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from vgr_desktop.core.intake.reading import Reading
from vgr_desktop.core.intake.sheets.grid import Sheet, Workbook, column_of
from vgr_desktop.core.intake.sheets.guessing import guess, roles_for
from vgr_desktop.core.intake.sheets.reading import read_workbook
from vgr_desktop.core.intake.sheets.roles import ROLES, Layout, Role, Subject
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Light

_COLUMN = re.compile(r"\s*([a-z-]+)\s*=\s*([A-Za-z]{1,3})\s*")
Columns = Sequence[tuple[Role, int]]
"""What stands in which column, from 0."""


class Unclear(Problem):
    """It is not clear what stands in the columns; nothing has changed."""


def guessed(workbook: Workbook, scale: Sequence[Light]) -> tuple[Layout, ...]:
    """What seems to stand on each sheet."""
    return tuple(guess(sheet, scale) for sheet in workbook.sheets)


def read_columns(said: str) -> Columns:
    """The columns of `code=A,title=B,light=D`. Raises `ValueError` with the part that is not understood."""
    found = []
    for piece in said.split(","):
        match = _COLUMN.fullmatch(piece)
        column = column_of(match[2]) if match else None
        if match is None or column is None or match[1] not in {role.value for role in Role}:
            raise ValueError(piece.strip())
        found.append((Role(match[1]), column))
    return found


def sheets_reading(
    workbook: Workbook, sheet: str | None, columns: Columns, identities: Identities, scale: Sequence[Light]
) -> Reading:
    """The reading of the sheet with this name, else of all, with these columns, else as they are guessed.

    Raises `Problem` when there is no such sheet, and `Unclear` when nothing on them is known.
    """
    layouts = guessed(workbook, scale)
    if sheet is not None:
        layouts = _only(workbook, layouts, sheet)
    if columns:
        layouts = _with_columns(workbook, layouts, columns, sheet)
    if all(layout.subject is Subject.NOTHING for layout in layouts):
        raise Unclear(
            f"In {workbook.source} is niet te zien in welke kolom de codes of de bedragen staan. Er is niets gewijzigd."
        )
    return read_workbook(workbook, layouts, identities, scale)


def _only(workbook: Workbook, layouts: Sequence[Layout], name: str) -> tuple[Layout, ...]:
    names = [sheet.name for sheet in workbook.sheets]
    if name not in names:
        raise Problem(
            f"{workbook.source} heeft geen blad “{name}”. De bladen zijn: {', '.join(names)}. Er is niets gewijzigd."
        )
    return tuple(
        layout if sheet.name == name else replace(layout, subject=Subject.NOTHING)
        for sheet, layout in zip(workbook.sheets, layouts, strict=True)
    )


def _with_columns(
    workbook: Workbook, layouts: Sequence[Layout], columns: Columns, name: str | None
) -> tuple[Layout, ...]:
    """The layouts with these columns on the sheet with the name, else the first that is known."""
    places = range(len(layouts))
    known = (place for place in places if layouts[place].subject is not Subject.NOTHING)
    meant = next((p for p in places if workbook.sheets[p].name == name), next(known, 0))
    made = said(workbook.sheets[meant], columns)
    return tuple(made if place == meant else replace(layouts[place], subject=Subject.NOTHING) for place in places)


def said(sheet: Sheet, columns: Columns) -> Layout:
    """The layout with these columns and no others."""
    roles = {role for role, _ in columns}
    subject = Subject.MONEY if Role.AMOUNT in roles else Subject.TREE
    best = roles_for(sheet, subject)
    wanted: Mapping[int, Role] = {column: role for role, column in columns}
    width = max(sheet.width, *(column + 1 for _, column in columns))
    fitting = (wanted.get(column, Role.SKIP) for column in range(width))
    return replace(best, roles=tuple(role if role in ROLES[subject] else Role.SKIP for role in fitting))
