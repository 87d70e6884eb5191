"""What must be right between blocks once some were put in and others taken away: tables, and the end."""

from copy import deepcopy
from itertools import pairwise

from docx.oxml.ns import qn

from vgr_desktop.word.tracked.blocks import PARAGRAPH, TABLE, flat
from vgr_desktop.word.tracked.elements import (
    Element,
    Elements,
    content,
    letters,
    of_before,
    path,
    properties,
    put_first,
    value,
    within,
)
from vgr_desktop.word.tracked.marks import Marks, State

_MARK = {state: path("pPr", "rPr", state) for state in (State.INSERTED, State.DELETED)}
_TAG = {state: qn(f"w:{state}") for state in (State.INSERTED, State.DELETED)}
_OTHER = {State.INSERTED: State.DELETED, State.DELETED: State.INSERTED}
_POINTS = (qn("w:bookmarkStart"), qn("w:bookmarkEnd"))
_ROW_MARK = {state: path("trPr", state) for state in (State.INSERTED, State.DELETED)}


def state_of(block: Element) -> State:
    """What became of a paragraph or table as a whole."""
    for state in (State.INSERTED, State.DELETED):
        if block.tag == PARAGRAPH and block.find(_MARK[state]) is not None:
            return state
        rows = block.findall(qn("w:tr"))
        if rows and all(row.find(_ROW_MARK[state]) is not None for row in rows):
            return state
    return State.KEPT


def apart(body: Element, separator: Element, marks: Marks) -> None:
    """Put a paragraph between two tables that Word would join, of which one was taken away and the other put in.

    It is marked as put in and taken away, so it is gone once the changes are accepted, and also when they are rejected.
    """
    before: Element | None = None
    for block in [*flat(body)]:
        if block.tag == TABLE and before is not None and before.tag == TABLE:
            made = deepcopy(separator)
            marks.ends(made, State.INSERTED, State.DELETED)
            block.addprevious(made)
        before = block


def told_apart(body: Element) -> None:
    """Let no paragraph end in a change of the same kind as the next paragraph, which came or went as a whole.

    LibreOffice takes the two for one change, and joins what is before and after it.
    """
    for paragraph, following in pairwise(flat(body)):
        state = state_of(following)
        marks = [child for child in paragraph if child.tag not in _POINTS]
        if state is State.KEPT or paragraph.tag != PARAGRAPH or state_of(paragraph) is not State.KEPT:
            continue
        if [mark.tag for mark in marks[-2:]] == [_TAG[_OTHER[state]], _TAG[state]]:
            marks[-2].addprevious(marks[-1])


def ended(blocks: Elements, marks: Marks) -> Elements:
    """The blocks of a body so that their last paragraph stays, whatever is accepted: no program can take that away.

    When blocks were added at the end, or taken away there, it is the end of the last paragraph that both have that was
    put in or taken away, and the last paragraph is that one further on.
    """
    before, tail = _tail(blocks)
    states = {state_of(block) for block in tail} - {State.KEPT}
    if not tail or state_of(tail[-1]) is State.KEPT or tail[-1].tag != PARAGRAPH:
        return blocks
    if len(states) > 1:
        return before + _one_for_the_other(tail, marks)
    first, last = tail[0], tail[-1]
    if first.tag != PARAGRAPH or state_of(first) is not State.KEPT:
        return blocks
    _shift(first, last, states.pop(), marks)
    return before + tail


def _tail(blocks: Elements) -> tuple[Elements, Elements]:
    """The blocks in two: from the last paragraph that was kept, without content controls; and those before it."""
    before, tail = list(blocks), Elements()
    while before and not any(state_of(block) is State.KEPT for block in tail):
        tail = [*flat([before.pop()]), *tail]
    kept = [place for place, block in enumerate(tail) if state_of(block) is State.KEPT]
    first = kept[-1] if kept else 0
    return before + tail[:first], tail[first:]


def _one_for_the_other(tail: Elements, marks: Marks) -> Elements:
    """The tail with the last paragraph that was taken away and the last one that was put in as one paragraph."""
    gone = [block for block in tail if block.tag == PARAGRAPH and state_of(block) is State.DELETED][-1]
    come = [block for block in tail if block.tag == PARAGRAPH and state_of(block) is State.INSERTED][-1]
    was = of_before(gone)
    _unmark(come, State.INSERTED)
    _change(come, was, marks)
    others = [block for block in tail if block not in (gone, come)]
    if content(come):
        put_first(come, content(gone))
        return [*others, come]
    # Only the end of a table stands there, too low to show words: its end, of a line of its own, never was.
    letters(gone).insert(0, marks.new(State.INSERTED))
    return [*others, gone, come]


def _shift(first: Element, last: Element, state: State, marks: Marks) -> None:
    """Let the end of `first` be put in or taken away, and that of `last` be kept."""
    _unmark(last, state)
    kept, own = of_before(first), of_before(last)
    change = first.find(path("pPr", "pPrChange"))
    marks.ends(first, state)
    if state is State.INSERTED:
        _change(last, kept if change is None else of_before(change), marks)
        return
    last.replace(properties(last), kept)
    _change(last, own, marks)


def _change(paragraph: Element, was: Element, marks: Marks) -> None:
    if value(was) != value(of_before(paragraph)):
        marks.was(paragraph, was)


def _unmark(paragraph: Element, state: State) -> None:
    mark = paragraph.find(_MARK[state])
    if mark is None:
        return
    holder = within(mark)
    holder.remove(mark)
    if not len(holder):
        within(holder).remove(holder)
