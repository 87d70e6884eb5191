"""Which deliverables and sub-items a heading names in full: "9A1.1 Titel, 9A1.2 Andere titel"."""

from vgr_desktop.core.model.codes import leading_code
from vgr_desktop.published.draft import DeliverableDraft, SubItemDraft
from vgr_desktop.published.page import PageDraft


def named(page: PageDraft, title: str) -> tuple[DeliverableDraft | SubItemDraft, ...]:
    """The items that a heading names, each by its code and title as in the tree; () when it says anything else."""
    found: list[DeliverableDraft | SubItemDraft] = []
    rest = title
    while rest:
        coded = leading_code(rest)
        known = page.known_deliverable(coded[0]) if coded else None
        if coded is None or known is None:
            return ()
        rest = coded[1]
        candidates: tuple[DeliverableDraft | SubItemDraft, ...] = (known, *known.sub_items)
        item = next((one for one in candidates if _begins(rest, one.title)), None)
        if item is None:
            return ()
        found.append(item)
        rest = rest[len(item.title) :].removeprefix(",").lstrip()
    return tuple(found)


def _begins(text: str, title: str) -> bool:
    return bool(title) and text.startswith(title) and text[len(title) : len(title) + 2] in ("", ", ")
