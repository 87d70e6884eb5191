"""The lights in the lines of a goal tree."""

from vgr_desktop.core.intake.reading import NoticeKind
from vgr_desktop.published.draft import DeliverableDraft, SubItemDraft
from vgr_desktop.published.lines import Here, Line
from vgr_desktop.published.page import PageDraft
from vgr_desktop.published.phrases import is_light, light_in


def is_lit(here: Here) -> bool:
    """Whether the cell of a light follows: a blank one, if the page lost its lights, or one with a colour."""
    return (
        here.line.cells > 0
        or bool(here.line.light)
        or (here.after is not None and is_light(here.after.title) and (here.after.icon or here.after.item is None))
    )


def set_light(page: PageDraft, item: DeliverableDraft | SubItemDraft, line: Line) -> None:
    """Give the item the light in the line; if the scale lacks it, or it is a second one, the officer is told."""
    light = light_in(line.title)
    if light is None:
        message = "De schaal kent dit stoplicht niet. Het is niet ingesteld; kies zelf een stoplicht."
        page.note(NoticeKind.CHECK, line, message, item.identity.id)
    elif item.light not in (None, light):
        message = "Hier staan twee verschillende stoplichten. Het eerste is gehouden."
        page.note(NoticeKind.CHECK, line, message, item.identity.id)
    else:
        item.light = light
