"""The table of contents with the headings that came and went."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from docx.oxml.ns import qn

from vgr_desktop.core.model.alignment import coupled
from vgr_desktop.word.tracked.blocks import CONTENT, one_of
from vgr_desktop.word.tracked.elements import Element, Elements, attribute, put_first, there, within
from vgr_desktop.word.tracked.joints import ended
from vgr_desktop.word.tracked.paragraphs import Desk

_BEGIN = 3
"""Runs: a field begins with its begin, its instruction and its separator."""


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    element: Element
    anchor: str


def contents(old: Element, new: Element, desk: Desk) -> Element:
    """The contents `new`, with the lines that came, went or changed since `old`.

    The bookmarks of `old` that are those of the same headings in `new` have the names of those already.
    """
    shown = deepcopy(new)
    title, *lines = there(shown, CONTENT)
    begin, end = _taken(lines)
    _, *old_lines = there(deepcopy(old), CONTENT)
    _taken(old_lines)
    found = ended([*_together(old_lines, lines, desk)], desk.marks)
    there(shown, CONTENT)[:] = [title, *found]
    put_first(found[0], begin)
    found[-1].append(end)
    return shown


def _taken(lines: Elements) -> tuple[Elements, Element]:
    """Take the field off the lines: it begins in the first and ends in the last of them."""
    begin = lines[0].findall(qn("w:r"))[:_BEGIN]
    end = lines[-1].findall(qn("w:r"))[-1]
    for run in (*begin, end):
        within(run).remove(run)
    return begin, end


def _together(old: Elements, new: Elements, desk: Desk) -> Iterator[Element]:
    was, now = ([_Line(line, _anchor(line)) for line in lines] for lines in (old, new))
    for before, after in coupled(was, now, lambda line: line.anchor, lambda _one, _other: 0.0):
        yield one_of(before.element if before else None, after.element if after else None, desk)


def _anchor(line: Element) -> str:
    link = line.find(qn("w:hyperlink"))
    return "" if link is None else attribute(link, "anchor")


def renamed(old: Element, names: dict[str, str]) -> Element:
    """The contents `old` with other names for bookmarks."""
    shown = deepcopy(old)
    for link in shown.iter(qn("w:hyperlink")):
        name = attribute(link, "anchor")
        if name in names:
            link.set(qn("w:anchor"), names[name])
            for said in link.iter(qn("w:instrText")):
                said.text = (said.text or "").replace(name, names[name])
    return shown
