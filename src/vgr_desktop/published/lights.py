"""Which light a line of a goal tree gets."""

from vgr_desktop.core.intake.reading import NoticeKind
from vgr_desktop.published.draft import DeliverableDraft, SubItemDraft
from vgr_desktop.published.lines import Here, Line
from vgr_desktop.published.page import PageDraft
from vgr_desktop.published.phrases import is_light, light_in


def is_lit(here: Here) -> bool:
    """Whether the cell of a light follows: a blank one, where the page lost its lights, or one with a colour."""
    return here.line.cells > 0 or (here.after is not None and is_light(here.after.title))


def set_light(page: PageDraft, item: DeliverableDraft | SubItemDraft, line: Line) -> None:
    """Give the item the light that the line says; one the scale does not have, or a second one, is for the officer."""
    light = light_in(line.title)
    if light is None:
        message = "De schaal kent dit stoplicht niet. Het is niet ingesteld; kies zelf een stoplicht."
        page.note(NoticeKind.CHECK, line, message, item.identity.id)
    elif item.light not in (None, light):
        message = "Hier staan twee verschillende stoplichten. Het eerste is gehouden."
        page.note(NoticeKind.CHECK, line, message, item.identity.id)
    else:
        item.light = light
