"""The lights in the lines of a goal tree."""

from dataclasses import replace

from vgr_desktop.core.intake.reading import NoticeKind
from vgr_desktop.core.model.list_marks import list_marks
from vgr_desktop.published.draft import DeliverableDraft, SubItemDraft
from vgr_desktop.published.headings import codes_at_start
from vgr_desktop.published.lines import Here, Line
from vgr_desktop.published.page import PageDraft
from vgr_desktop.published.phrases import is_light, is_unset, light_before, light_behind, light_in


def is_lit(here: Here) -> bool:
    """Whether a light follows: a blank cell, if the page lost its lights, one with a colour, or a word at the end."""
    line = here.line
    return line.cells > 0 or bool(line.light) or _is_lit_by(here.after) or light_behind(line.title) is not None


def _is_lit_by(after: Line | None) -> bool:
    return after is not None and is_light(after.title) and (after.icon or after.item is None)


def set_light(page: PageDraft, item: DeliverableDraft | SubItemDraft, line: Line) -> None:
    """Give the item the light in the line; if the scale lacks it, or it is a second one, the officer is told."""
    if is_unset(line.title):
        return
    light = light_in(line.title)
    if light is None:
        message = "De schaal kent dit stoplicht niet. Het is niet ingesteld; kies zelf een stoplicht."
        page.note(NoticeKind.CHECK, line, message, item.identity.id)
    elif item.light not in (None, light):
        message = "Hier staan twee verschillende stoplichten. Het eerste is gehouden."
        page.note(NoticeKind.CHECK, line, message, item.identity.id)
    else:
        item.light = light


def with_light(line: Line) -> Line:
    """The line with the light that is typed before its code apart: "● groen 9A1.1 Planten"."""
    marked = [mark.length for mark in list_marks(line.text) if _is_coded(line.text[mark.length :].lstrip())]
    bare = line.without(marked[0]) if marked else line
    found = light_before(bare.text)
    return replace(bare.without(len(bare.text) - len(found[1])), light=found[0]) if found else bare


def _is_coded(text: str) -> bool:
    return bool(codes_at_start(text)[0]) or light_before(text) is not None
