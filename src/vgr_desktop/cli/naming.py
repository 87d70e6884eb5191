"""Short names of items."""

from vgr_desktop.core.dutch.wording import joined
from vgr_desktop.core.model.report import Explanation, SubItem
from vgr_desktop.core.model.tree import Index, code_of


def name_of(known: Index, id: int) -> str:
    """The code of an item; for a text that of the node it is in; empty for the report.

    A sub-item has the code of its deliverable and its own title; an explanation has the names of what it is about.
    """
    item = known.items[id]
    match item:
        case SubItem():
            return joined(code_of(known, id), item.title)
        case Explanation() if item.about:
            return ", ".join(name_of(known, explained) for explained in item.about)
        case _:
            return code_of(known, known.node(id).id)
