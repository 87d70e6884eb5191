"""A reading of the sheets of a file, as the officer said what stands where."""

from collections.abc import Iterable, Sequence

from vgr_desktop.core.intake.reading import Reading
from vgr_desktop.core.intake.sheets.deviations import DeviationRows
from vgr_desktop.core.intake.sheets.drafts import Tree
from vgr_desktop.core.intake.sheets.goal_tree import TreeRows
from vgr_desktop.core.intake.sheets.grid import Sheet, Workbook
from vgr_desktop.core.intake.sheets.roles import Layout, Subject
from vgr_desktop.core.intake.sheets.telling import Telling
from vgr_desktop.core.model.editions import Edition, read_edition
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.report import STANDARD_SCALE, Light


def read_workbook(
    workbook: Workbook, layouts: Sequence[Layout], identities: Identities, scale: Sequence[Light] = STANDARD_SCALE
) -> Reading:
    """What the sheets say; `layouts` has one for each, and `scale` are the lights that the report knows."""
    pairs = list(zip(workbook.sheets, layouts, strict=True))
    taken = [(sheet, layout) for sheet, layout in pairs if layout.subject is not Subject.NOTHING]
    tree = Tree(identities)
    telling = Telling(identities, several=len(taken) > 1)
    for sheet, layout in taken:
        telling.begin(sheet, layout)
        if layout.subject is Subject.TREE:
            TreeRows(tree, telling, scale).take(sheet, layout)
        else:
            DeviationRows(tree, telling, identities).take(sheet, layout)
    telling.left_out(sheet for sheet, layout in pairs if layout.subject is Subject.NOTHING)
    return Reading(
        workbook.source,
        _edition(taken),
        tree.programmes(),
        tuple(telling.leftovers),
        tuple(telling.notices),
        reviews=tree.owners(),
    )


def _edition(taken: Iterable[tuple[Sheet, Layout]]) -> Edition | None:
    """The edition that a sheet is called after, or that stands above its columns."""
    for sheet, layout in taken:
        above = (cell for row in sheet.rows[: max(layout.header - 1, 0)] for cell in row)
        for said in (*above, sheet.name):
            if isinstance(said, str) and (found := read_edition(said)):
                return found
    return None
