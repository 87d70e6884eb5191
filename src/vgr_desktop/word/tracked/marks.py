"""The marks of tracked changes: who changed what, and when."""

import datetime as dt
from copy import deepcopy
from enum import StrEnum
from itertools import count

from docx.oxml.ns import qn

from vgr_desktop.word.tracked.elements import Element, Elements, letters, made, properties, value

_IN_DELETED = {qn("w:t"): qn("w:delText"), qn("w:instrText"): qn("w:delInstrText")}


class State(StrEnum):
    """What became of a stretch; the value is the name of Word's element for it."""

    KEPT = ""
    INSERTED = "ins"
    DELETED = "del"


class Marks:
    """Makes the marks of one document."""

    def __init__(self, author: str, moment: dt.datetime) -> None:
        """All marks say this; `moment` is local time, as Word writes it."""
        moment = moment.replace(tzinfo=None, microsecond=0)
        self._signed = {qn("w:author"): author, qn("w:date"): f"{moment.isoformat()}Z"}
        self._ids = count(1)

    def new(self, name: str) -> Element:
        """A mark: an element with this name."""
        return made(name, {qn("w:id"): str(next(self._ids)), **self._signed})

    def around(self, state: State, runs: Elements) -> Elements:
        """Runs in a mark of their own; as they are when they were kept."""
        if state is State.KEPT or not runs:
            return runs
        mark = self.new(state)
        mark.extend(_as_deleted(run) for run in runs) if state is State.DELETED else mark.extend(runs)
        return [mark]

    def ends(self, paragraph: Element, *states: State) -> None:
        """Mark the end of a paragraph: it was put in or taken away, or both."""
        letters(paragraph)[0:0] = [self.new(state) for state in states]

    def row(self, row: Element, state: State) -> None:
        """Mark a row of a table."""
        found = row.find(qn("w:trPr"))
        if found is None:
            found = made("trPr")
            row.insert(0, found)
        found.append(self.new(state))

    def was(self, paragraph: Element, before: Element) -> None:
        """Say that a paragraph had the properties `before`."""
        change = self.new("pPrChange")
        change.append(before)
        properties(paragraph).append(change)

    def section_was(self, section: Element, before: Element) -> None:
        """Say that a section had the properties `before`, as far as Word can track that."""
        old = deepcopy(before)
        for reference in [*old.iter(qn("w:headerReference"), qn("w:footerReference"))]:
            old.remove(reference)
        now = [each for each in section if each.tag not in (qn("w:headerReference"), qn("w:footerReference"))]
        if [*map(value, now)] != [*map(value, old)]:
            change = self.new("sectPrChange")
            change.append(old)
            section.append(change)


def _as_deleted(run: Element) -> Element:
    for inner in run.iter(*_IN_DELETED):
        inner.tag = _IN_DELETED[inner.tag]
    return run
