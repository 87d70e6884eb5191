"""The body of the document, part by part."""

from collections.abc import Callable, Sequence

from vgr_desktop.core.layout import Contents, FactTable, GoalTable, Grid, Legend, OverviewTable, Part, Passage
from vgr_desktop.word.content.contents import filled
from vgr_desktop.word.content.context import Context
from vgr_desktop.word.content.prose import between_tables, laid
from vgr_desktop.word.content.render import render


def write_body(shown: Sequence[Part], context: Context, progress: Callable[[float], None]) -> str:
    """All parts as WordprocessingML, as `write_parts` writes them."""
    return "".join(write_parts(shown, context, progress))


def write_parts(shown: Sequence[Part], context: Context, progress: Callable[[float], None]) -> list[str]:
    """Each part as WordprocessingML; the table of contents, which depends on the rest, is filled last.

    `progress` is called before each part with the share of the writing that is done, from 0 to 1.
    """
    written: list[str] = []
    for number, part in enumerate(shown):
        progress(number / len(shown))
        context.after_table = number > 0 and _ends_in_table(shown[number - 1])
        written.append(laid(part, context) + render(part, context))
    if shown and _ends_in_table(shown[-1]):
        written[-1] += between_tables(context)
    for number, part in enumerate(shown):
        if isinstance(part, Contents):
            written[number] = filled(part, context)
    return written


def _ends_in_table(part: Part) -> bool:
    if isinstance(part, Passage):
        return isinstance(part.lines[-1], Grid)
    return isinstance(part, FactTable | GoalTable | Legend | OverviewTable)
