"""Running text: missions, states of affairs, forewords and the like, and the sub-headings in them."""

from typing import Protocol

from vgr_desktop.core.model.text import Mark
from vgr_desktop.published.body import Body
from vgr_desktop.published.lines import Here, Line
from vgr_desktop.published.page import PageDraft

_LONGEST_HEADING = 80
_NOT_IN_HEADINGS = (".", ",", ";", ":", "!")
_SIGNS = ("•", "-", "–", "o ", "*")


class Place(Protocol):
    """A place on the page: it takes the lines that are not fixed headings."""

    def take(self, here: Here) -> "Place":
        """Take a line. Return the place for the next line."""


class Prose:
    """A text in which every line is a paragraph. `near` is the id of the item whose text it is."""

    def __init__(self, body: Body, *, headings: bool, front: bool = False) -> None:
        self.body = body
        self.front = front
        self._headings = headings

    def take(self, here: Here) -> Place:
        """Add the line to the text."""
        if self._headings and is_free_heading(here):
            self.body.add_heading(here.line)
        else:
            self.body.add(here.line, here.after)
        return self


class Front:
    """The place before anything of the report is recognised, and for lines without a place."""

    def __init__(self, page: PageDraft) -> None:
        self._page = page

    def take(self, here: Here) -> Place:
        """Keep the line as a leftover."""
        self._page.unknown(here)
        return self


def is_free_heading(here: Here) -> bool:
    """Whether a line in running text is a heading: short, without a full stop, and right above a line of text.

    In HTML it is a heading when the mark-up says so, or when all of it is bold.
    """
    line, after = here.line, here.after
    if len(line.text) > _LONGEST_HEADING or line.text.endswith(_NOT_IN_HEADINGS) or _is_item(line):
        return False
    if line.heading:
        return True
    if after is None or after.aside or line.spot is not None:
        return False
    if all(Mark.BOLD in run.marks or not run.text.strip() for run in line.runs):
        return not line.tight
    return not line.tight and after.tight and after.spot is None and not _is_item(after)


def _is_item(line: Line) -> bool:
    return line.item is not None or line.hanging or line.text.startswith(_SIGNS)
