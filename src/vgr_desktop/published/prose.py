"""Running text: missions, states of affairs, forewords and the like, and the sub-headings in them."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Protocol

from vgr_desktop.core.model.list_marks import list_marks
from vgr_desktop.core.model.text import Mark
from vgr_desktop.published.body import Body
from vgr_desktop.published.headings import codes_at_start, is_label
from vgr_desktop.published.lines import Here, Line
from vgr_desktop.published.page import PageDraft
from vgr_desktop.published.typed_lists import TypedLists, hangs

_LONGEST_HEADING = 80
_MOST_WORDS = 8
_LONGEST_MARKED = 200
_NOT_IN_HEADINGS = (".", ",", ";", ":", "!")
_SENTENCE_END = (".", ";", ":", "!", "?", "”", "’", ")")


class Place(Protocol):
    """A place on the page: it takes the lines that are not fixed headings."""

    def take(self, here: Here) -> "Place":
        """Take a line. Return the place for the next line."""


class Prose:
    """A text with sub-headings, up to a heading that is not under its own, which is `under`."""

    def __init__(self, page: PageDraft, body: Body, under: Line, *, front: bool = False) -> None:
        self.body = body
        self.front = front
        self._page = page
        self._level = under.depth

    def take(self, here: Here) -> Place:
        """Add the line to the text."""
        if 0 < here.line.depth <= self._level:
            return Unplaced(self._page).take(here)
        if is_free_heading(here):
            self.body.add_heading(here.line, self._level)
        else:
            self.body.add(here.line, here.coming())
        return self


class Mission:
    """The mission of a programme. A heading that is not known ends it: it does not swallow what stands under that.

    Only what this program made has sub-headings in a mission without a heading of its own.
    """

    def __init__(self, page: PageDraft, body: Body, under: Line) -> None:
        """`under` is its heading or label."""
        self.body = body
        self._page = page
        self._level = under.depth

    def take(self, here: Here) -> Place:
        """Add the line to the mission, or keep it apart with all that follows."""
        if self._page.ours and not self._level and here.line.depth and is_free_heading(here):
            self._level = here.line.depth - 1
        if here.line.depth > self._level > 0 and is_free_heading(here):
            self.body.add_heading(here.line, self._level)
        elif not self.body.is_empty and is_free_heading(here):
            return Unplaced(self._page).take(here)
        else:
            self.body.add(here.line, here.coming())
        return self


class Unplaced:
    """What stands under a heading that is not known."""

    def __init__(self, page: PageDraft) -> None:
        self._page = page

    def take(self, here: Here) -> Place:
        """Keep the line as a leftover."""
        self._page.unknown(here)
        return self


class Front(Unplaced):
    """The place before anything of the report is recognised, and for lines without a place."""


def is_free_heading(here: Here) -> bool:
    """Whether a line in running text is a heading: short, without a full stop, and above a line of text.

    In HTML it is a heading when the mark-up says so, or when all of it is bold. Otherwise what is above it has ended,
    and what is under it is a sentence or a list.
    """
    line = here.line
    if line.image is not None or line.joined or _is_item(line, here.coming()) or _ends_list(here):
        return False
    if line.heading and line.spot is None and len(line.text) <= _LONGEST_MARKED:
        return True
    if len(line.text) > _LONGEST_HEADING or line.text.endswith(_NOT_IN_HEADINGS):
        return False
    return line.heading > 0 or _looks_like_heading(here)


def _looks_like_heading(here: Here) -> bool:
    line, after = here.line, here.after
    if after is None or after.aside or line.spot is not None or line.tight:
        return False
    if all(Mark.BOLD in run.marks or not run.text.strip() for run in line.runs):
        return True
    if after.joined:
        return False
    if after.tight and after.spot is None and not _is_item(after, _beyond(here)):
        return True
    return _stands_alone(here) and is_above_text(here)


def _stands_alone(here: Here) -> bool:
    """Whether the line begins like a title, on a line of its own, after what ended."""
    line, before = here.line, here.before
    begins = line.text[0].isupper() or line.text[0].isdigit()
    named = begins and any(map(str.isalpha, line.text)) and len(line.text.split()) <= _MOST_WORDS
    ended = before is None or before.text.endswith(_SENTENCE_END) or before.heading > 0 or before.spot is not None
    ended = ended or bool(before and codes_at_start(before.title)[0])
    return named and (ended or bool(before and (before.item or list_marks(before.text))))


def is_above_text(here: Here) -> bool:
    """Whether a sentence or a list is under the line."""
    after = here.after
    if after is None or after.heading:
        return False
    ends = after.text.endswith((".", "!", "?")) or len(after.text) > _LONGEST_HEADING
    ends = (ends or after.text.endswith(":")) and not is_label(after.title)
    return (ends and after.spot is None) or _is_item(after, _beyond(here)) or bool(list_marks(after.text))


def _beyond(here: Here) -> Iterator[Line]:
    """The lines after the next one."""
    return islice(here.coming(), 1, None)


def _is_item(line: Line, coming: Iterable[Line]) -> bool:
    return line.item is not None or line.hanging or TypedLists().item(line, coming) is not None


def _ends_list(here: Here) -> bool:
    """Whether the line is the next item of the typed list right above it."""
    wanted = {(mark.style, mark.number - 1) for mark in list_marks(here.line.text) if mark.number > 1}
    for place in range(here.place - 1, -1, -1) if wanted else ():
        line = here.lines[place]
        marks = list_marks(line.text)
        if any((mark.style, mark.number) in wanted for mark in marks):
            return True
        if line.heading or not (marks or line.item or hangs(line)):
            return False
    return False
