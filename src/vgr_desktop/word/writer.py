"""A report as a Word document in the municipal layout."""

from collections.abc import Callable
from pathlib import Path

from vgr_desktop.core.layout import WHOLE, Choice, Imprint, parts
from vgr_desktop.core.model.problems import Cancelled
from vgr_desktop.core.model.report import Report
from vgr_desktop.disk.replacing import replacing
from vgr_desktop.word.body import write_body
from vgr_desktop.word.document import context_of, describe, fill
from vgr_desktop.word.package import save
from vgr_desktop.word.template import open_template

_WRITTEN = 0.6
"""How far the work is when the body is written; the files of the package are the rest."""


def write_report(
    report: Report,
    target: Path,
    imprint: Imprint,
    *,
    choice: Choice = WHOLE,
    previous: Report | None = None,
    template: Path | None = None,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write what `choice` says of `report` to `target`, a .docx file. What goes in is all that decides the bytes.

    `imprint` is what the document says of itself, on the title page and in its properties; `previous` the edition
    before, for the chapter that says what changed since; `template` a house style in the place of our own look.
    `progress` is told from 0 to 1 how far the work is; `cancelled` is asked often whether to stop.
    Raises `Cancelled` when it is, and `Problem` when the file cannot be written or `template` not be used; either way
    `target` is as it was and nothing is left beside it.
    """

    def step(done: float) -> None:
        if cancelled():
            raise Cancelled
        progress(done)

    document = open_template(template)
    context = context_of(document)
    context.pictures.known = {picture.lineage: picture for picture in report.pictures}
    shown = tuple(parts(report, imprint=imprint, choice=choice, previous=previous))
    body = write_body(shown, context, lambda done: step(_WRITTEN * done))
    fill(document, body, context)
    describe(document, report, imprint, context.pages.page)
    with replacing(target) as stream:
        save(document, stream, lambda: step(_WRITTEN))
        step(1)
