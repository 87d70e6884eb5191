"""A report as a Word document in the municipal layout."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from vgr_desktop.core.layout import (
    WHOLE,
    Choice,
    Contents,
    Facts,
    GoalTable,
    Grid,
    Legend,
    Part,
    Passage,
    parts,
)
from vgr_desktop.core.report import Report
from vgr_desktop.word.contents import filled
from vgr_desktop.word.context import Context
from vgr_desktop.word.document import context_of, describe, fill, open_template
from vgr_desktop.word.package import save
from vgr_desktop.word.prose import between_tables
from vgr_desktop.word.render import render
from vgr_desktop.word.saving import replacing

_WRITTEN = 0.6
"""How far the work is when the body is written; the files of the package are the rest."""


class Cancelled(Exception):  # noqa: N818  # it is what the officer asked for, not an error
    """The officer called the export off. Nothing was written."""


def write_report(
    report: Report,
    target: Path,
    *,
    date: dt.date,
    author: str = "",
    choice: Choice = WHOLE,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write what `choice` says of `report` to `target`, a .docx file. The same report and date give the same bytes.

    `date` is printed on the title page and is the date of the document; `author` goes into its properties.
    `progress` is told from 0 to 1 how far the work is; `cancelled` is asked often whether to stop.
    Raises `Cancelled` when it is, and `Problem` when the file cannot be written; either way `target` is as it was and
    nothing is left beside it.
    """

    def step(done: float) -> None:
        if cancelled():
            raise Cancelled
        progress(done)

    document = open_template()
    context = context_of(document)
    shown = tuple(parts(report, date=date, choice=choice))
    body = _body(shown, context, step)
    fill(document, body, context)
    describe(document, report, date, author, context.pages.page)
    with replacing(target) as stream:
        save(document, stream, lambda: step(_WRITTEN))
        step(1)


def _body(shown: tuple[Part, ...], context: Context, step: Callable[[float], None]) -> str:
    """All parts as one text; the table of contents, which has to know the rest, is filled last."""
    written: list[str] = []
    for number, part in enumerate(shown):
        step(_WRITTEN * number / len(shown))
        context.after_table = number > 0 and _ends_in_table(shown[number - 1])
        written.append(render(part, context))
    if shown and _ends_in_table(shown[-1]):
        written.append(between_tables(context))
    for number, part in enumerate(shown):
        if isinstance(part, Contents):
            written[number] = filled(part, context)
    return "".join(written)


def _ends_in_table(part: Part) -> bool:
    return isinstance(part, Facts | GoalTable | Legend) or (
        isinstance(part, Passage) and isinstance(part.lines[-1], Grid)
    )
