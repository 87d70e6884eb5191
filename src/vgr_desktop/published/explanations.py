"""The explanations under a goal tree: what they are about, and which lines are headings and which are text."""

import re
from dataclasses import replace

from vgr_desktop.core.intake.lines import Spot
from vgr_desktop.core.intake.reading import NoticeKind
from vgr_desktop.core.model.codes import Code
from vgr_desktop.core.model.text import Mark, Run
from vgr_desktop.published.body import Body
from vgr_desktop.published.draft import AreaDraft, DeliverableDraft, ExplanationDraft, SubItemDraft
from vgr_desktop.published.headings import codes_at_start, is_tree_header, names_part
from vgr_desktop.published.lights import is_lit, set_light
from vgr_desktop.published.lines import Here, Line
from vgr_desktop.published.page import PageDraft
from vgr_desktop.published.phrases import is_light, is_stock, says_all_green
from vgr_desktop.published.prose import Place, Unplaced, is_free_heading
from vgr_desktop.published.subjects import named

_LONGEST_SUB_ITEM = 200
_LONGEST_HEADING = 600
_LONGEST_CODE = 40
_LIKE = 0.5
_RUNS_ON = re.compile(r"\s*[:–-]\s+\S|\.\s+[A-Z\"“]")
_WORD = re.compile(r"\w+")


class Explanations:
    """The explanations of one area, up to the next fixed heading."""

    def __init__(self, page: PageDraft, area: AreaDraft, level: int = 0) -> None:
        """`level` is that of their heading, if the page has levels."""
        self._page = page
        self._area = area
        self._current: ExplanationDraft | None = None
        self._about: DeliverableDraft | None = None
        self._sub_item: SubItemDraft | None = None
        self._row: Spot | None = None
        self._table: int | None = None
        self._level = level
        self._own = 0
        area.explained = True

    @property
    def is_unfinished(self) -> bool:
        """Whether it ends in the middle of a text or right under a heading."""
        body = self._current.body if self._current else None
        return body is not None and (body.is_empty or body.ends_openly)

    @property
    def body(self) -> Body | None:
        """The text that is being read."""
        return self._current.body if self._current else None

    def take(self, here: Here) -> Place:
        """Take the line as a heading, a sub-item or text of an explanation."""
        title = here.line.title
        codes, rest = codes_at_start(title) if len(title) <= _LONGEST_HEADING else ((), "")
        sub_item, self._sub_item = self._sub_item, None
        if sub_item is not None and is_light(title):
            set_light(self._page, sub_item, here.line)
        elif self._current is None and is_stock(title):
            self._take_stock(here)
        elif codes and (subjects := self._subjects(title)):
            self._begin(here.line, tuple(item.identity.id for item in subjects))
        elif codes and not self._is_sentence(codes, rest):
            line, text = self._parted(here.line, codes)
            self._begin_coded(line, codes, codes_at_start(line.title)[1])
            self._row = line.spot
            if text is not None:
                self._write(here.with_line(text))
        elif self._about is not None and self._is_sub_item(here):
            self._take_sub_item(self._about, here.line)
        elif 0 < here.line.heading < self._level:
            return Unplaced(self._page).take(here)
        elif is_free_heading(here):
            self._take_heading(here.line)
        else:
            self._write(here)
        return self

    def _subjects(self, title: str) -> tuple[DeliverableDraft | SubItemDraft, ...]:
        """The items that a heading names in full, if they are more than one deliverable."""
        found = named(self._page, title)
        return found if len(found) > 1 or any(isinstance(item, SubItemDraft) for item in found) else ()

    def _take_stock(self, here: Here) -> None:
        self._area.all_green |= says_all_green(here.line.title)
        stock = self._begin(here.line)
        stock.stock = True
        stock.body.add(here.line)
        self._current = None

    def _is_sentence(self, codes: tuple[Code, ...], rest: str) -> bool:
        """Whether a line that begins with codes is a sentence about them, not a heading."""
        if not rest or not rest.endswith((".", "!", "?")) or not (rest[0].islower() or rest[0] == ","):
            return False
        return not any((known := self._page.known_deliverable(code)) and _alike(rest, known.title) for code in codes)

    def _parted(self, line: Line, codes: tuple[Code, ...]) -> tuple[Line, Line | None]:
        """The heading and the text of a line that has both: "9A1.1 Planten: het regent.", or a heading in bold."""
        bold = 0
        for run in line.runs:
            if Mark.BOLD not in run.marks:
                break
            bold += len(run.text)
        known = self._page.known_deliverable(codes[0])
        end = bold
        if not bold and known is not None and known.title:
            place = line.text.casefold().find(known.title.casefold())
            after = line.text[place + len(known.title) :] if 0 <= place <= _LONGEST_CODE else ""
            end = place + len(known.title) if _RUNS_ON.match(after) else 0
        rest = line.without(end)
        if not end or not any(map(str.isalnum, rest.text)) or end >= len(line.text):
            return line, None
        heading = replace(line, runs=(Run(line.text[:end].strip(" :–-.")),))
        signs = len(rest.text) - len(rest.text.lstrip(" :–-.\xa0"))
        return heading, rest.without(signs)

    def _begin_coded(self, line: Line, codes: tuple[Code, ...], rest: str) -> None:
        found = [known for code in codes if (known := self._page.known_deliverable(code)) is not None]
        about = tuple(dict.fromkeys(known.identity.id for known in found))
        homes = (self._page.known_area(code) for code in codes if self._page.known_deliverable(code) is not None)
        area = next(homes, None) or self._area
        if any(about and explanation.about == about for explanation in area.explanations):
            self._note(NoticeKind.CHECK, line, "Hierover staat al een toelichting op de pagina; beide zijn bewaard.")
        explanation = self._begin(line, about, self._wording(line, codes, rest, found), area)
        self._about = found[0] if len(found) == 1 else None
        self._note_code(line, codes, found)
        if about and explanation.heading is not None and len(found) == len(codes):
            self._note(NoticeKind.WORDING, line, _wording_message(found))

    def _wording(self, line: Line, codes: tuple[Code, ...], rest: str, found: list[DeliverableDraft]) -> str | None:
        """The heading, if it differs from the one that the tree gives."""
        if len(found) < len(codes):
            return line.title
        wording = rest.rstrip(". ")
        tree = " ".join(known.title for known in found).rstrip(". ")
        return rest if wording not in {"", tree} else None

    def _note_code(self, line: Line, codes: tuple[Code, ...], found: list[DeliverableDraft]) -> None:
        missing = [str(code) for code in codes if self._page.known_deliverable(code) is None]
        if missing and not found and not codes[0].deliverable:
            message = "Deze kop noemt een doel; een toelichting hoort bij een prestatie. Bewaard met een eigen kop."
            self._note(NoticeKind.CHECK, line, message)
        elif missing:
            message = f"{', '.join(missing)} staat in geen doelenboom. De kop is bewaard zoals hij er staat."
            self._note(NoticeKind.CHECK, line, message)

    def _is_sub_item(self, here: Here) -> bool:
        line = here.line
        if line.spot is not None and (self._begins_sub_items(here) or line.spot.table == self._table):
            return line.spot.column == 0 or is_tree_header(line.title)
        if line.title.endswith((".", ":", "!", "?")):
            return False
        lost = line.cells > 0 and line.spot is None
        named = here.after is not None and is_light(here.after.title)
        return len(line.title) <= _LONGEST_SUB_ITEM and (lost or named) and is_lit(here)

    def _begins_sub_items(self, here: Here) -> bool:
        """Whether the line begins a table of sub-items and their lights, as its header says."""
        line, after = here.line, here.after
        if not is_tree_header(line.title) or after is None or not is_tree_header(after.title) or line.spot is None:
            return False
        if after.spot is None or not line.spot.shares_row_with(after.spot):
            return False
        self._table = line.spot.table
        return True

    def _take_sub_item(self, deliverable: DeliverableDraft, line: Line) -> None:
        if is_tree_header(line.title):
            return
        self._sub_item = SubItemDraft(self._page.identities.new(), line.title.lstrip("•-–* "))
        deliverable.sub_items.append(self._sub_item)

    def _take_heading(self, line: Line) -> None:
        """Take a free heading: a sub-heading in the explanation of a deliverable, else a heading of the area."""
        deeper = line.heading > self._own > 0
        above = 0 < line.depth <= self._own and not names_part(line.title)
        if self._current is not None and deeper and (self._current.about or self._current.heading):
            self._current.body.add_heading(line, self._own)
            return
        if self._current is not None and self._current.about and not above:
            self._current.body.add_heading(line)
            message = "Tussenkop zonder code. Geplaatst binnen de toelichting erboven; hoort hij daar?"
        else:
            self._begin(line, heading=line.title)
            if above:
                return
            message = "Kop zonder code. Geplaatst als toelichting bij het beleidsterrein; klopt dat?"
        self._note(NoticeKind.CHECK, line, message)

    def _write(self, here: Here) -> None:
        if self._current is None:
            self._area.all_green |= says_all_green(here.line.title)
        current = self._current or self._begin(here.line)
        line = here.line
        if line.spot is not None and self._row is not None and line.spot.shares_row_with(self._row):
            line = replace(line, spot=None)  # its heading is in a cell of the same row
        current.body.add_part(line, here.coming())

    def _begin(
        self, line: Line, about: tuple[int, ...] = (), heading: str | None = None, area: AreaDraft | None = None
    ) -> ExplanationDraft:
        self._current = ExplanationDraft(self._page.identities.new(), line.number, about, heading)
        (area or self._area).explanations.append(self._current)
        self._page.near = self._current.identity.id
        self._about = None
        self._own = line.heading
        return self._current

    def _note(self, kind: NoticeKind, line: Line, message: str) -> None:
        self._page.note(kind, line, message)


def _alike(first: str, second: str) -> bool:
    """Whether two titles share at least half of their words."""
    words, others = (set(_WORD.findall(text.lower())) for text in (first, second))
    return len(words & others) >= _LIKE * max(len(words), len(others), 1)


def _wording_message(found: list[DeliverableDraft]) -> str:
    tree = "”, “".join(known.title for known in found)
    return f"De kop is anders dan in de doelenboom: “{tree}”. De titel van de doelenboom wordt afgedrukt."
