"""The table of goals, deliverables and lights of a policy area."""

import re
from dataclasses import replace
from itertools import islice

from vgr_desktop.core.intake.reading import NoticeKind
from vgr_desktop.core.model.codes import Code, is_careless, leading_area
from vgr_desktop.core.model.text import Mark, Run
from vgr_desktop.published.columns import Columns
from vgr_desktop.published.draft import AreaDraft, DeliverableDraft, ExplanationDraft, GoalDraft, SubItemDraft
from vgr_desktop.published.explanations import Explanations
from vgr_desktop.published.headings import (
    area_heading,
    codes_at_start,
    explanations_heading,
    is_goal_header,
    is_tree_header,
    reads_as_goal_too,
    title_as_goal,
)
from vgr_desktop.published.lights import is_lit, set_light
from vgr_desktop.published.lines import Here, Line
from vgr_desktop.published.page import PageDraft
from vgr_desktop.published.phrases import is_about_light, is_light, is_nothing, is_stock, light_behind
from vgr_desktop.published.prose import Place

_OF_A_GOAL = "Een stoplicht bij een doel; stoplichten horen bij prestaties. Het is niet overgenomen."
_OF_NO_ROW = "Dit stoplicht hoort bij geen prestatie; het is nergens ingesteld."
_EXPLAINS = re.compile(r"toelichting\s*:\s*(?=\S)", re.IGNORECASE)
_FAR = 60
"""Lines of text about a row, at most."""
_LONG = 80
"""Characters of a cell from which it is a text and no name."""
_NEAR = 5
"""Lines between a goal and its first deliverable, at most."""
_SIGN = re.compile("(?:[•·▪●◦○‣*–-]|onderdeel:)\\s+", re.IGNORECASE)


class Tree:
    """The rows of goal trees. Codes decide where each row belongs, whatever heading it stands under."""

    def __init__(self, page: PageDraft) -> None:
        self._page = page
        self._deliverable: DeliverableDraft | None = None
        self._light: DeliverableDraft | SubItemDraft | None = None
        self._open: GoalDraft | DeliverableDraft | None = None
        self._goal_read: GoalDraft | None = None
        self._lights_first: bool | None = None
        self._waiting: Line | None = None
        self._row: Line | None = None
        self._explaining = False
        self._untitled: tuple[GoalDraft | DeliverableDraft, Line] | None = None
        self._columns = Columns(page)

    def is_column(self, line: Line) -> bool:
        """Whether the line is the name of a column of explanations."""
        return self._columns.is_of_text(line)

    def explains(self, line: Line) -> bool:
        """Whether the line is in a column of explanations."""
        named = line.spot is not None and self._columns.is_of_text(replace(line, runs=(Run(self._columns.name(line)),)))
        return named and self._row is not None and _is_beside(line, self._row)

    def take(self, here: Here) -> Place:
        """Take the line as a cell of the table."""
        line = here.line
        if self._columns.take(here, in_row=self._deliverable is not None) or self._take_text(here):
            return self
        codes, title = codes_at_start(line.title)
        if self._untitled is not None and not codes and self._is_title(line, *self._untitled):
            self._title(here, *self._untitled)
        elif is_light(line.title) or self._columns.marked(line):
            self._take_light(here)
        elif codes:
            return self._take_coded(here, codes, title)
        elif self._deliverable and self._page.last_area and self._is_explained_by(line):
            text = line.without(found.end()) if (found := _EXPLAINS.match(line.text)) else line
            item = self._light if self._row is not None and _is_beside(line, self._row) else None
            self._explaining |= item is None
            if heading := self._columns.heading(here):
                text = replace(text, runs=(Run(heading), *text.runs))
            self._explain(self._page.last_area, item or self._deliverable, here.with_line(text))
        elif is_stock(line.title) and self._page.last_area is not None:
            return Explanations(self._page, self._page.last_area).take(here)
        else:
            self._take_words(here)
        return self

    def _take_text(self, here: Here) -> bool:
        """Take a line in a column or row of explanations. Return whether it is one."""
        line, area = here.line, self._page.last_area
        if area is None or self._deliverable is None or self._light is None:
            return False
        if self.explains(line):
            self._explain(area, self._light, here)
        elif (label := self._columns.label(line)) is not None:
            runs = (Run(label, frozenset({Mark.BOLD})), *line.runs) if label else line.runs
            self._explain(area, self._deliverable, here.with_line(replace(line, runs=runs)))
        elif self._fills_row(here):
            self._explain(area, self._deliverable, here)
        else:
            return False
        return True

    def _fills_row(self, here: Here) -> bool:
        """Whether the line is a sentence in the only cell of a row below that of a deliverable."""
        spot = here.line.spot
        if spot is None or spot.column or not _is_below(here.line, self._row):
            return False
        near = [line.spot for line in (here.before, here.after) if line is not None and line.spot is not None]
        if is_stock(here.line.title):
            return False
        alone = all(other.column == spot.column for other in near if spot.shares_row_with(other))
        return (
            alone
            and not codes_at_start(here.line.title)[0]
            and (here.line.title.endswith((".", "!", "?")) or len(here.line.title) > _LONG)
        )

    def _take_words(self, here: Here) -> None:
        """Take a line without a code as the rest of a title, a sub-item, or a light that is not known."""
        line = here.line
        if self._open is not None and line.tight and line.title[0].islower():
            self._open.title = f"{self._open.title} {line.title}"
        elif self._deliverable is not None and is_lit(here):
            self._add_sub_item(self._deliverable, line)
        elif self._light is not None and is_about_light(line.title):
            message = "Dit stoplicht is niet herkend. Het is niet ingesteld; kies zelf een stoplicht."
            self._page.note(NoticeKind.CHECK, line, message, self._light.identity.id)
        else:
            self._page.unknown(here)

    def explains_row(self, here: Here) -> bool:
        """Whether the label "Toelichting" is for the last row alone, because other rows of the tree come after it."""
        if self._deliverable is None:
            return False
        coming = (codes for line in islice(here.coming(), _FAR) if (codes := codes_at_start(line.title)[0]))
        codes = next(coming, ())
        self._explaining = any(code.deliverable and self._page.known_deliverable(code) is None for code in codes)
        return self._explaining

    def _is_explained_by(self, line: Line) -> bool:
        """Whether the line is text about the last row: in another cell of it, or under or after "Toelichting"."""
        beside = self._row is not None and _is_beside(line, self._row)
        return beside or self._explaining or _EXPLAINS.match(line.text) is not None

    def _explain(self, area: AreaDraft, item: DeliverableDraft | SubItemDraft, here: Here) -> None:
        """Take another cell of its row as the explanation of an item."""
        about = (item.identity.id,)
        if not area.explanations or area.explanations[-1].about != about:
            if is_nothing(here.line.title) or not any(map(str.isalnum, here.line.title)):
                self._page.note(NoticeKind.STOCK, here.line, "Hier staat dat er niets toe te lichten is.")
                return
            area.explanations.append(ExplanationDraft(self._page.identities.new(), here.line.number, about))
            area.explained = True
        area.explanations[-1].body.add_part(replace(here.line, spot=None), here.coming())

    def _take_light(self, here: Here) -> None:
        """Take a light: of the row before it or, when lights stand before their rows, of the next one."""
        line = here.line
        if said := self._columns.marked(line):
            here = here.with_line(line := replace(line, runs=(Run(said),)))
        if self._columns.is_earlier(line):
            message = f"Een stoplicht in de kolom “{self._columns.name(line)}”; het is niet overgenomen."
            self._page.note(NoticeKind.CHECK, line, message)
            return
        if self._columns.is_beside_name(line) and self._light is not None and _is_below(line, self._row):
            set_light(self._page, self._light, line)
            return
        if self._lights_first is None:
            self._lights_first = self._light is None and not _lights_close(here)
        beside = self._row is not None and _is_beside(line, self._row)
        in_table = line.spot is not None and self._row is not None and self._row.spot is not None
        if (in_table and not beside) or (not in_table and (self._lights_first or _row_follows(here))):
            self._wait(here)
        elif self._light is not None:
            set_light(self._page, self._light, line)
        elif self._goal_read is not None:
            self._page.note(NoticeKind.CHECK, here.line, _OF_A_GOAL, self._goal_read.identity.id)
        else:
            self._page.unknown(here)

    def _wait(self, here: Here) -> None:
        """Keep the light for the deliverable after it."""
        ahead = islice(here.coming(), _NEAR)
        if any(code.deliverable for line in ahead for code in codes_at_start(line.title)[0]):
            self._waiting = here.line
        else:
            self._page.note(NoticeKind.CHECK, here.line, _OF_NO_ROW)

    def _take_coded(self, here: Here, codes: tuple[Code, ...], title: str) -> Place:
        self._explaining = False
        code = self._meant(here, codes[0])
        known = self._page.known_deliverable(code)
        if len(codes) > 1 or (known is not None and _explains(here)):
            area = self._page.known_area(code) or self._page.area(code)
            return Explanations(self._page, area).take(here)
        ambiguous = reads_as_goal_too(here.line.title)
        if ambiguous and not is_lit(here) and self._page.known_goal(code) is None:
            self._add_goal(here, Code(code.programme, code.area, code.goal), title_as_goal(here.line.title))
            message = "Gelezen als doel, want er staat geen stoplicht achter. Klopt dat?"
            self._page.note(NoticeKind.CHECK, here.line, message)
        elif code.deliverable:
            self._add_deliverable(here, code, title)
        else:
            self._add_goal(here, code, title)
        if is_careless(here.line.title):
            self._page.note(NoticeKind.CHECK, here.line, f"De code is gelezen als {code}. Klopt dat?")
        return self

    def _meant(self, here: Here, code: Code) -> Code:
        """The code, or that of a deliverable when its dot is missing: 9A15 beside a light, under goal 9A1."""
        goal, deliverable = divmod(code.goal, 10)
        above = Code(code.programme, code.area, goal)
        if code.deliverable or not (goal and deliverable) or self._page.known_goal(above) is None:
            return code
        if not is_lit(here) and _has_rows(here, code):
            return code
        meant = Code(code.programme, code.area, goal, deliverable)
        self._page.note(NoticeKind.CHECK, here.line, f"De code is gelezen als {meant}: de punt ontbreekt. Klopt dat?")
        return meant

    def _add_goal(self, here: Here, code: Code, title: str) -> None:
        known = self._page.known_goal(code)
        title, light = light_behind(title) or (title, "")
        if known is not None and known is self._goal_read and not title:
            self._untitled = (known, here.line)  # said again in another row, which may be that of a sub-item
            return
        if known is None:
            goal = GoalDraft(self._page.identities.new(), code.goal, title)
            self._area(here, code).goals[code.goal] = goal
        else:
            self._repeat(here, known, title, code)
            goal = known
        self._page.near = goal.identity.id
        self._open, self._light, self._deliverable = goal, None, None
        self._untitled = None if title else (goal, here.line)
        self._goal_read = goal
        if light:
            self._page.note(NoticeKind.CHECK, here.line, _OF_A_GOAL, goal.identity.id)

    def _add_deliverable(self, here: Here, code: Code, title: str) -> None:
        known = self._page.known_deliverable(code)
        title, light = light_behind(title) or (title, "")
        if known is None:
            deliverable = DeliverableDraft(self._page.identities.new(), code.deliverable, title)
            self._goal(here, code).deliverables[code.deliverable] = deliverable
        else:
            self._repeat(here, known, title, code)
            deliverable = known
        self._page.near = deliverable.identity.id
        self._deliverable = self._light = deliverable
        self._untitled = None if title else (deliverable, here.line)
        self._open = None if here.line.cells or light else deliverable
        waiting = self._waiting
        if waiting and waiting.spot and here.line.spot and not _is_beside(waiting, here.line):
            self._page.note(NoticeKind.CHECK, waiting, _OF_NO_ROW)
            waiting = None
        lights = [said for said in (here.line.light, waiting.text if waiting else "", light) if said]
        self._waiting, self._row = None, here.line
        for said in lights:
            set_light(self._page, deliverable, replace(here.line, runs=(Run(said),)))

    def _is_title(self, line: Line, item: GoalDraft | DeliverableDraft, row: Line) -> bool:
        """Whether the line is the title beside a code; beside one that is said again only when it is said again too."""
        return _is_beside(line, row) and (item is not self._goal_read or item.title in ("", line.title))

    def _title(self, here: Here, item: GoalDraft | DeliverableDraft, row: Line) -> None:
        """Take the cell beside a code as its title, which an earlier row may have said already."""
        self._untitled = None
        code = codes_at_start(row.title)[0][0]
        self._repeat(here, item, here.line.title, code)

    def _repeat(self, here: Here, known: GoalDraft | DeliverableDraft, title: str, code: Code) -> None:
        """Take a code that is in the tree already: the same row again, or another one with a used code."""
        known.title = known.title or title
        if title and title != known.title:
            message = f"{code} staat al in de doelenboom met een andere titel. Deze regel is niet geplaatst."
            self._page.near = known.identity.id
            self._page.unknown(here, message)
            self._page.note(NoticeKind.CHECK, here.line, f"De code {code} komt twee keer voor.")

    def _area(self, here: Here, code: Code) -> AreaDraft:
        area = self._page.known_area(code)
        if area is None:
            area = self._page.area(code)
            message = f"Boven deze rij staat geen kop van een beleidsterrein; controleer de naam van {area.code}."
            self._page.note(NoticeKind.CHECK, here.line, message)
        self._page.last_area = area
        return area

    def _goal(self, here: Here, code: Code) -> GoalDraft:
        goal = self._page.known_goal(code)
        if goal is None:
            goal = GoalDraft(self._page.identities.new(), code.goal, "")
            self._area(here, code).goals[code.goal] = goal
            message = f"Het doel van deze prestatie, {code.programme}{code.area}{code.goal}, staat niet op de pagina."
            self._page.note(NoticeKind.CHECK, here.line, message, goal.identity.id)
        return goal

    def _add_sub_item(self, deliverable: DeliverableDraft, line: Line) -> None:
        sub_item = SubItemDraft(self._page.identities.new(), _SIGN.sub("", line.title, count=1))
        deliverable.sub_items.append(sub_item)
        self._light, self._open, self._row = sub_item, None, line


def _is_beside(line: Line, other: Line) -> bool:
    """Whether the lines are in one row of a table, so that one is the title of the code in the other."""
    return line.spot is not None and other.spot is not None and line.spot.shares_row_with(other.spot)


def _is_below(line: Line, row: Line | None) -> bool:
    """Whether the line is in a later row of the same table."""
    if row is None or row.spot is None or line.spot is None:
        return False
    return line.spot.table == row.spot.table and line.spot.row > row.spot.row


def _row_follows(here: Here) -> bool:
    """Whether a code comes next in the same row of a table."""
    return any(codes_at_start(line.title)[0] and _is_beside(here.line, line) for line in islice(here.coming(), _NEAR))


def _has_rows(here: Here, goal: Code) -> bool:
    """Whether the next coded line is a deliverable of this goal."""
    coming = (codes_at_start(line.title)[0] for line in islice(here.coming(), _NEAR))
    codes = next((codes for codes in coming if codes), ())
    return bool(codes) and codes[0].goal == goal.goal


def _lights_close(here: Here) -> bool:
    """Whether the rows up to the next heading end with a light, and not with a row: then lights stand behind them."""
    closes = True
    for line in here.coming():
        if is_light(line.title):
            closes = True
        elif codes_at_start(line.title)[0]:
            closes = False
        else:
            break
    return closes


def has_tree_under(here: Here) -> bool:
    """Whether a goal of the area, or the header of its tree, is right under the line."""
    area, after = leading_area(here.line.title), here.after
    if area is None or after is None:
        return False
    codes, _ = codes_at_start(after.title)
    below = bool(codes) and (codes[0].programme, codes[0].area) == (area[0].programme, area[0].area)
    return is_goal_header(after.title) or (below and not codes[0].deliverable)


def begins_tree(line: Line | None) -> bool:
    """Whether a heading with this line under it is above a goal tree (or at the end of a page that is cut off)."""
    if line is None:
        return True
    title = line.title
    headings = area_heading(title) is not None or explanations_heading(title) is not None
    return headings or is_tree_header(title) or bool(codes_at_start(title)[0])


def _explains(here: Here) -> bool:
    """Whether there is text under a line with a code, as under the heading of an explanation."""
    after = here.after
    return not is_lit(here) and after is not None and not after.aside and not begins_tree(after)
