"""Captions with a number that Word counts itself, so that it can make a list of figures or tables."""

from vgr_desktop.word.content import pages
from vgr_desktop.word.content.context import Context
from vgr_desktop.word.content.markup import field, paragraph, run


def numbered_caption(series: str, number: int, told: str, context: Context) -> str:
    """The caption with this number in its series; `told` are the runs after it. What it names follows it."""
    context.pages.place(1, pages.CAPTION)
    counted = field(f"SEQ {series} \\* ARABIC", str(number))
    return paragraph(context.styles.paragraph("caption"), run(f"{series} ") + counted + run(". ") + told)
