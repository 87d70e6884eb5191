"""The rows of a goal tree: codes, titles, lights, owners and texts.

The names of levels may stand in one column or each in one of its own, and be left out where they are those of the row
above, as in merged cells. What has no code, or another place than its code says, is not guessed.
"""

from collections.abc import Iterator, Mapping, Sequence

from vgr_desktop.core.intake.reading import NoticeKind
from vgr_desktop.core.intake.sheets.codes import Labels, read_code, read_label, read_programme
from vgr_desktop.core.intake.sheets.drafts import AREA, DELIVERABLE, Draft, Tree
from vgr_desktop.core.intake.sheets.grid import Sheet, is_fault, shown
from vgr_desktop.core.intake.sheets.roles import LEVELS, ROLE_NAMES, Layout, Role
from vgr_desktop.core.intake.sheets.telling import Telling
from vgr_desktop.core.intake.sheets.values import is_no_light, light_in
from vgr_desktop.core.model.report import Light
from vgr_desktop.core.model.text import ExplanationPart, one_line

_PARTS: Mapping[Role, ExplanationPart | None] = {
    Role.TEXT: None,
    Role.CAUSE: ExplanationPart.CAUSE,
    Role.CONSEQUENCE: ExplanationPart.CONSEQUENCE,
    Role.ADJUSTMENT: ExplanationPart.ADJUSTMENT,
}
_TEN = 10


class TreeRows:
    """Reads the rows of one sheet into the tree."""

    def __init__(self, tree: Tree, telling: Telling, scale: Sequence[Light]) -> None:
        """`scale` are the lights that the report knows."""
        self._tree = tree
        self._telling = telling
        self._scale = scale
        self._groups: set[str] = set()
        self._numbers: set[str] = set()
        self._here: Labels = ()
        self._target: Draft | None = None

    def take(self, sheet: Sheet, layout: Layout) -> None:
        """Read all rows below the names of the columns."""
        self._numbers = {labels[0] for labels in _codes(sheet, layout)}
        for row in range(layout.header, len(sheet.rows)):
            cells = [(role, _text(sheet, row, column)) for column, role in enumerate(layout.roles)]
            filled = [(role, text) for role, text in cells if text and role is not Role.SKIP]
            if filled:
                self._take_row(row + 1, filled)

    def _take_row(self, row: int, cells: Sequence[tuple[Role, str]]) -> None:
        found, titles = self._labels(cells), self._titles(cells)
        if found is None or (not found and Role.TITLE in titles):
            self._refuse(row, cells, "Er staat geen code bij, dus is niet duidelijk waar dit hoort.")
            return
        if found:
            self._here = found
            self._target = self._tree.node(found)
        if self._target is None or (Role.SUB_ITEM in titles and len(self._here) != DELIVERABLE):
            self._refuse(row, cells, "Er staat geen prestatie boven of naast, dus is niet duidelijk waar dit hoort.")
            return
        target = self._target
        for role, title in titles.items():
            target = self._named(row, role, title, found, target)
        self._target = target
        self._fill(row, cells, target)

    def _labels(self, cells: Sequence[tuple[Role, str]]) -> Labels | None:
        """The labels that a row gives itself; () for none, so that it goes on with the row above; None: unclear."""
        found: Labels = ()
        for role, text in cells:
            if role is Role.CODE or (role is Role.TITLE and not any(role is Role.CODE for role, _ in cells)):
                read = self._read(text, whole=role is Role.CODE)
                if role is Role.CODE and read is None:
                    return None
                found = max(found, read[0] if read else (), key=len)
        for depth, level in enumerate(LEVELS, 1):
            for text in (text for role, text in cells if role is level):
                found = max(found, self._level(text, depth, found), key=len)
        return found

    def _read(self, text: str, *, whole: bool) -> tuple[Labels, str] | None:
        """The code in a cell with a code, or before a title, and what follows it."""
        if read := read_code(text, self._groups):
            return read
        programme = read_programme(text) if whole else None
        if programme is None or self._is_spoiled(programme[0]):
            return None
        if not programme[0].isdecimal():
            self._groups.add(programme[0])
        return (programme[0],), programme[1]

    def _is_spoiled(self, number: str) -> bool:
        """Whether a spreadsheet made this number of a code such as 9E1, which it takes for 9 × 10."""
        spoiled = number.isdecimal() and int(number) % _TEN == 0 and number.rstrip("0") in self._numbers
        return spoiled and number not in self._numbers

    def _level(self, text: str, depth: int, found: Labels) -> Labels:
        """The labels that a cell in the column of a level gives: a whole code, or what comes after those above it."""
        read = self._read(text, whole=depth == 1)
        if read is not None and len(read[0]) == depth:
            return read[0]
        above = found[: depth - 1] if len(found) >= depth - 1 else self._here[: depth - 1]
        label = read_label(text, depth) if depth > 1 and len(above) == depth - 1 else None
        return (*above, label) if label else ()

    def _titles(self, cells: Sequence[tuple[Role, str]]) -> dict[Role, str]:
        """The titles in a row, by the column that says of what they are."""
        titles: dict[Role, str] = {}
        is_part = any(role is Role.LEVEL and text.lower().startswith("onderdeel") for role, text in cells)
        has_code = any(role is Role.CODE for role, _ in cells)
        for role, text in cells:
            if role is Role.TITLE:
                read = None if has_code else read_code(text, self._groups)
                titles[Role.SUB_ITEM if is_part else role] = one_line(read[1] if read else text)
            elif role is Role.SUB_ITEM:
                titles[role] = one_line(text)
            elif role is Role.CODE and (read := self._read(text, whole=True)) and read[1]:
                titles.setdefault(Role.TITLE, one_line(read[1]))
            elif role in LEVELS and (title := self._level_title(text, LEVELS.index(role) + 1)):
                titles[role] = title
        if is_part:
            titles.setdefault(Role.SUB_ITEM, "")
        return titles

    def _level_title(self, text: str, depth: int) -> str:
        read = self._read(text, whole=depth == 1)
        if read is not None and len(read[0]) == depth:
            return one_line(read[1])
        return "" if depth > 1 and read_label(text, depth) else one_line(text)

    def _named(self, row: int, role: Role, title: str, found: Labels, target: Draft) -> Draft:
        """Give a title to what it is of; return what the rest of the row is about."""
        if role is Role.SUB_ITEM:
            return self._tree.sub_item(self._here, title)
        depth = len(self._here) if role is Role.TITLE else LEVELS.index(role) + 1
        node = self._tree.node(self._here[:depth])
        is_same = node.title.split() == title.split()
        if depth > len(found) and not (depth <= len(self._here) and is_same):
            message = "Hier staat geen code bij, dus is niet duidelijk waar dit hoort."
            self._telling.leave(row, title, message)
        elif not node.title:
            node.title = title
        elif not is_same:
            message = f"Bij deze code stond eerder “{node.title}”. Die titel is gehouden."
            self._telling.note(NoticeKind.CHECK, row, title, message, node.identity.id)
        return target

    def _fill(self, row: int, cells: Sequence[tuple[Role, str]], target: Draft) -> None:
        can_be_explained = len(self._here) == DELIVERABLE
        for role, text in cells:
            if role in _PARTS:
                if can_be_explained or len(self._here) == AREA:
                    target.write(text, _PARTS[role] if can_be_explained else None)
                else:
                    self._misplaced(row, role, text, target)
            elif role in {Role.LIGHT, Role.OWNER}:
                if not can_be_explained:
                    if not is_no_light(text):
                        self._misplaced(row, role, text, target)
                elif role is Role.OWNER:
                    target.owner = target.owner or one_line(text)
                else:
                    self._light(row, text, target)

    def _light(self, row: int, text: str, target: Draft) -> None:
        light = light_in(text, self._scale)
        if light is None:
            if not is_no_light(text):
                message = "Dit is geen stoplicht van deze rapportage. Het is niet ingesteld; kies zelf een stoplicht."
                self._telling.note(NoticeKind.CHECK, row, text, message, target.identity.id)
        elif target.light not in (None, light):
            message = "Bij deze code staan twee verschillende stoplichten. Het eerste is gehouden."
            self._telling.note(NoticeKind.CHECK, row, text, message, target.identity.id)
        else:
            target.light = light

    def _misplaced(self, row: int, role: Role, text: str, target: Draft) -> None:
        message = f"{ROLE_NAMES[role]} hoort bij een prestatie of onderdeel, niet bij deze code."
        self._telling.leave(row, text, message, target.identity.id)

    def _refuse(self, row: int, cells: Sequence[tuple[Role, str]], why: str) -> None:
        spoiled = [text for role, text in cells if role is Role.CODE and self._is_spoiled(text)]
        if spoiled:
            number = spoiled[0]
            example = f"{number.rstrip('0')}E1"
            why = f"Het rekenprogramma maakte het getal {number} van een code zoals {example}. Herstel de code daar."
        self._telling.leave(row, "\n".join(text for _, text in cells), why)


def _text(sheet: Sheet, row: int, column: int) -> str:
    cell = sheet.at(row, column)
    return "" if is_fault(cell) else shown(cell).strip()


def _codes(sheet: Sheet, layout: Layout) -> Iterator[Labels]:
    """The codes of areas, goals and deliverables in the columns with codes."""
    for column in (*layout.columns(Role.CODE), *layout.columns(Role.DELIVERABLE), *layout.columns(Role.TITLE)):
        for row in range(layout.header, len(sheet.rows)):
            if read := read_code(_text(sheet, row, column)):
                yield read[0]
