"""The table of goals, deliverables and lights of a policy area."""

import re

from vgr_desktop.core.intake.reading import NoticeKind
from vgr_desktop.core.model.codes import Code
from vgr_desktop.published.draft import AreaDraft, DeliverableDraft, GoalDraft, SubItemDraft
from vgr_desktop.published.explanations import Explanations
from vgr_desktop.published.headings import (
    area_heading,
    codes_at_start,
    explanations_heading,
    is_tree_header,
    reads_as_goal_too,
    title_as_goal,
)
from vgr_desktop.published.lights import is_lit, set_light
from vgr_desktop.published.lines import Here, Line
from vgr_desktop.published.page import PageDraft
from vgr_desktop.published.phrases import is_light
from vgr_desktop.published.prose import Place

_SIGN = re.compile("[•·▪●◦○‣*–-]\\s+")


class Tree:
    """The rows of goal trees. Codes decide where each row belongs, whatever heading it stands under."""

    def __init__(self, page: PageDraft) -> None:
        self._page = page
        self._deliverable: DeliverableDraft | None = None
        self._light: DeliverableDraft | SubItemDraft | None = None
        self._open: GoalDraft | DeliverableDraft | None = None

    def take(self, here: Here) -> Place:
        """Take the line as a cell of the table."""
        line = here.line
        codes, title = codes_at_start(line.title)
        if is_tree_header(line.title):
            return self
        if self._light is not None and is_light(line.title):
            set_light(self._page, self._light, line)
        elif codes:
            return self._take_coded(here, codes, title)
        elif self._open is not None and line.tight and line.title[0].islower():
            self._open.title = f"{self._open.title} {line.title}"
        elif self._deliverable is not None and is_lit(here):
            self._add_sub_item(self._deliverable, line)
        else:
            self._page.unknown(here)
        return self

    def _take_coded(self, here: Here, codes: tuple[Code, ...], title: str) -> Place:
        code = codes[0]
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
        return self

    def _add_goal(self, here: Here, code: Code, title: str) -> None:
        known = self._page.known_goal(code)
        if known is None:
            goal = GoalDraft(self._page.identities.new(), code.goal, title)
            self._area(here, code).goals[code.goal] = goal
        else:
            self._repeat(here, known, title, code)
            goal = known
        self._page.near = goal.identity.id
        self._open, self._light, self._deliverable = goal, None, None

    def _add_deliverable(self, here: Here, code: Code, title: str) -> None:
        known = self._page.known_deliverable(code)
        if known is None:
            deliverable = DeliverableDraft(self._page.identities.new(), code.deliverable, title)
            self._goal(here, code).deliverables[code.deliverable] = deliverable
        else:
            self._repeat(here, known, title, code)
            deliverable = known
        self._page.near = deliverable.identity.id
        self._deliverable = self._light = deliverable
        self._open = None if here.line.cells else deliverable

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
        self._light, self._open = sub_item, None


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
