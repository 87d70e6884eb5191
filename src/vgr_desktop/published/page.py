"""All that is known about a page while it is being read, and the reading that is made of it."""

from collections.abc import Iterable

from vgr_desktop.core.intake.reading import Notice, NoticeKind, Reading
from vgr_desktop.core.model.codes import Code, natural_key
from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.text import plain
from vgr_desktop.published.draft import (
    AreaDraft,
    DeliverableDraft,
    GoalDraft,
    LeftoverDraft,
    ProgrammeDraft,
    SectionDraft,
    TextDraft,
    new_programme,
)
from vgr_desktop.published.lines import Here, Line


class PageDraft:
    """A reading in progress. `near` is the id of the item that was read last; `ours`: this program made the file."""

    def __init__(self, identities: Identities, source: str) -> None:
        self.identities = identities
        self.edition: Edition | None = None
        self.near: int | None = None
        self.ours = False
        self.foreword: TextDraft | None = None
        self.reading_guide: TextDraft | None = None
        self.sections: list[SectionDraft] = []
        self.last_area: AreaDraft | None = None
        self._source = source
        self._programmes: list[ProgrammeDraft] = []
        self._leftovers: list[LeftoverDraft] = []
        self._last_unknown: Line | None = None
        self._notices: list[Notice] = []

    @property
    def programme(self) -> ProgrammeDraft:
        """The programme that is being read."""
        return self._programmes[-1] if self._programmes else self.begin_programme()

    @property
    def is_empty(self) -> bool:
        """Whether nothing of a report was recognised."""
        texts = [self.foreword, self.reading_guide, *self.sections]
        return all(text is None or text.body.is_empty for text in texts) and all(
            programme.is_empty for programme in self._programmes
        )

    def note(self, kind: NoticeKind, line: Line, message: str, near: int | None = None) -> None:
        """Add a notice about a line."""
        self._notices.append(Notice(kind, line.number, line.text, message, near if near is not None else self.near))

    def unknown(self, here: Here, message: str = "Niet herkend; bewaard bij de niet-geplaatste teksten.") -> None:
        """Keep a line that has no place. Consecutive lines are kept together."""
        line = here.line
        if self._leftovers and here.before is not None and here.before is self._last_unknown:
            self._leftovers[-1].lines.append(line.text)
        else:
            self._leftovers.append(LeftoverDraft(self.identities.new(), [line.text], self.near))
        self._last_unknown = line
        self.note(NoticeKind.UNKNOWN, line, message)

    def keep(self, line: Line, message: str) -> None:
        """Keep a line as a leftover of its own, and tell why."""
        self._leftovers.append(LeftoverDraft(self.identities.new(), [line.text], self.near))
        self._last_unknown = None
        self.note(NoticeKind.UNKNOWN, line, message)

    def begin_programme(self, number: str = "") -> ProgrammeDraft:
        """Begin another programme, unless nothing is known yet about the one that is being read."""
        if not self._programmes or not self._programmes[-1].is_empty or self._programmes[-1].number:
            self._programmes.append(new_programme(self.identities))
        self._programmes[-1].number = number
        self.near = self._programmes[-1].identity.id
        return self._programmes[-1]

    def programme_numbered(self, number: str) -> ProgrammeDraft:
        """The programme with this number, which becomes the one being read; one without a number gets it."""
        found = next((programme for programme in self._programmes if programme.number == number), None)
        if found is not None:
            self._programmes.remove(found)
            self._programmes.append(found)
        elif self._programmes and not self._programmes[-1].number:
            self._programmes[-1].number = number
        else:
            self.begin_programme(number)
        self.near = self._programmes[-1].identity.id
        return self._programmes[-1]

    def area(self, code: Code, name: str = "") -> AreaDraft:
        """The policy area of the code, made if it is new. It gets `name` if it has none yet."""
        programme = self.programme_numbered(str(code.programme))
        area = programme.areas.get(code.area)
        if area is None:
            area = AreaDraft(self.identities.new(), Code(code.programme, code.area), name)
            programme.areas[code.area] = area
        area.name = area.name or name
        self.last_area = area
        self.near = area.identity.id
        return area

    def known_area(self, code: Code) -> AreaDraft | None:
        """The policy area of the code; None if it was not read."""
        programme = next((one for one in self._programmes if one.number == str(code.programme)), None)
        return programme.areas.get(code.area) if programme else None

    def known_goal(self, code: Code) -> GoalDraft | None:
        """The goal of the code; None if it was not read."""
        area = self.known_area(code)
        return area.goals.get(code.goal) if area else None

    def known_deliverable(self, code: Code) -> DeliverableDraft | None:
        """The deliverable with this code; None if it was not read."""
        goal = self.known_goal(code)
        return goal.deliverables.get(code.deliverable) if goal else None

    def finish(self, edition: Edition | None, notices: Iterable[Notice] = ()) -> Reading:
        """The reading, with further notices; `edition` is used when the text of the page does not name one."""
        for one in self._programmes:
            for area in one.areas.values():
                self._settle_stock(area)
        ordered = sorted(self._programmes, key=lambda one: natural_key(one.number))
        return Reading(
            self._source,
            self.edition or edition,
            tuple(one.freeze() for one in ordered if one.number or not one.is_empty),
            tuple(leftover.freeze(self._source) for leftover in self._leftovers),
            tuple(sorted((*self._notices, *notices), key=lambda notice: notice.line)),
            self.foreword.freeze() if self.foreword else None,
            self.reading_guide.freeze() if self.reading_guide else None,
            tuple(section.freeze() for section in self.sections),
        )

    def _settle_stock(self, area: AreaDraft) -> None:
        """Leave out the stock sentence when the report will derive it, else keep it as a text."""
        if area.all_green:
            for deliverable in area.deliverables():
                deliverable.light = deliverable.light or "green"
        lights = {deliverable.light for deliverable in area.deliverables()}
        derived = all(explanation.stock for explanation in area.explanations) and lights <= {None, "green"}
        for explanation in area.explanations:
            if explanation.stock:
                self._note_stock(explanation.line, plain(explanation.body.rich()), area, derived=derived)
        if derived:
            area.explanations.clear()

    def _note_stock(self, line: int, text: str, area: AreaDraft, *, derived: bool) -> None:
        if derived:
            kind = NoticeKind.STOCK
            message = (
                "Standaardzin; de rapportage maakt deze zin zelf, als elk stoplicht bekend is en er niets afwijkt."
            )
        else:
            kind = NoticeKind.CHECK
            message = "Hier staat dat er niets afwijkt, maar er is wel een afwijking of toelichting. Bewaard als tekst."
        self._notices.append(Notice(kind, line, text, message, area.identity.id))
