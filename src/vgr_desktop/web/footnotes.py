"""Footnotes of a page: a number in the text that links to the note, and a note that links back."""

from vgr_desktop.web.context import NOTES, Context
from vgr_desktop.web.markup import element, escape, hidden

_BACK = "↩"


def note_mark(note: str, context: Context) -> str:
    """Add a footnote, and return its mark. No anchor of a heading has an underscore, so the names are free."""
    context.notes.append(escape(note))
    number = len(context.notes)
    inner = hidden("Voetnoot ") + str(number)
    link = element("a", inner, href=f"#noot_{number}", id=f"bij_noot_{number}", role="doc-noteref")
    return element("sup", link)


def footnotes(context: Context) -> str:
    """The notes so far, under their own heading; empty when there are none."""
    if not context.notes:
        return ""
    items = "".join(
        element("li", f"{note} {_way_back(number)}", id=f"noot_{number}")
        for number, note in enumerate(context.notes, 1)
    )
    inner = element("h2", "Voetnoten", id=NOTES) + element("ol", items)
    return element("section", inner, role="doc-endnotes", aria_labelledby=NOTES, class_="notes")


def _way_back(number: int) -> str:
    said = hidden(f"Terug naar de tekst bij voetnoot {number}")
    return element(
        "a", said + element("span", _BACK, aria_hidden="true"), href=f"#bij_noot_{number}", role="doc-backlink"
    )
