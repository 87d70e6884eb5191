"""Captions with a number that Word counts itself, so that it can make a list of figures or tables."""

from vgr_desktop.core.layout.parts import caption_anchor
from vgr_desktop.word.content import pages
from vgr_desktop.word.content.context import Context
from vgr_desktop.word.content.markup import field, paragraph, run


def numbered_caption(series: str, number: int, told: str, context: Context) -> str:
    """The caption with this number in its series; `told` are the runs after it. What it names follows it."""
    context.pages.place(1, pages.CAPTION)
    counted = field(f"SEQ {series} \\* ARABIC", str(number))
    inner = run(f"{series} ") + counted + run(". ") + told
    named = context.names.bookmarked(bookmark_of(caption_anchor(series, number)), inner)
    return paragraph(context.styles.paragraph("caption"), named)


def bookmark_of(anchor: str) -> str:
    """The name of the bookmark of a caption with this anchor."""
    return f"_{anchor}"


def internal_link(bookmark: str, text: str, context: Context) -> str:
    """A link to a bookmark of the document itself."""
    shown = run(text, f"<w:rPr>{context.styles.character('Hyperlink')}</w:rPr>")
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{shown}</w:hyperlink>'
