"""A report as a Word document in the municipal layout."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import MappingProxyType

from docx.document import Document

from vgr_desktop.core.layout import WHOLE, Choice, Heading, Imprint, parts
from vgr_desktop.core.layout.blackline import Since
from vgr_desktop.core.model.problems import Cancelled
from vgr_desktop.core.model.report import Report
from vgr_desktop.word.accessibility import descriptions, look_over
from vgr_desktop.word.chaptered import header_of
from vgr_desktop.word.content.body import write_body
from vgr_desktop.word.content.context import Context
from vgr_desktop.word.content.document import Fields, context_of, describe, fill
from vgr_desktop.word.house.template import open_template
from vgr_desktop.word.package import Package, files_of
from vgr_desktop.word.tracked.document import Tracked
from vgr_desktop.word.tracked.marks import Marks

_WRITTEN = 0.6
"""The share of the work that is done when the body is written; the rest is for the files of the package."""


def write(
    report: Report,
    imprint: Imprint,
    *,
    choice: Choice = WHOLE,
    previous: Report | None = None,
    template: Path | None = None,
    since: Since | None = None,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Package:
    """The part `choice` of `report` as a Word document. The same arguments give the same bytes.

    `imprint` is what the document says about itself, on the title page and in its properties; `previous` the edition
    before, for the appendix that says what changed since then; `template` a house style instead of our own look.
    `since` makes all that changed since an older report a tracked change: accepting all of them gives the document
    without `since`, rejecting them the older one.

    `progress` is called with the share of the work that is done, from 0 to 1; `cancelled` is asked often whether to
    stop. Raises `Cancelled` when it says so, and `Problem` when `template` cannot be used.
    """

    def step(done: float) -> None:
        if cancelled():
            raise Cancelled
        progress(done)

    document = open_template(template)
    context = context_of(document)
    pictures = (*(since.report.pictures if since else ()), *report.pictures)
    context.pictures.known = {picture.lineage: picture for picture in pictures}
    shown = tuple(parts(report, imprint=imprint, choice=choice, previous=previous))
    tracked = since and Tracked(since.parts(report, choice), shown, context, Marks(since.author, since.moment))
    write_all = tracked.body if tracked else partial(write_body, shown, context)
    body = write_all(lambda done: step(_WRITTEN * done))
    fill(document, body, context)
    if tracked:
        tracked.finish(document)
    chapters = (part.text for part in shown if isinstance(part, Heading) and part.level == 1)
    describe(document, report, imprint, Fields(context.pages.page, next(chapters, "")))
    made = _package(document, context, lambda: step(_WRITTEN))
    step(1)
    return made


def _package(document: Document, context: Context, step: Callable[[], None]) -> Package:
    """The files of a document that is whole, and what is in it; `step` is called before each file."""
    files: dict[str, bytes] = {}
    for name, content in files_of(document):
        step()
        files[name] = content
    # The document is asked for again: the one that `open_template` returned keeps showing the empty body.
    made = document.part.document
    return Package(
        MappingProxyType(files),
        tuple(context.entries),
        tuple(descriptions(made.element.body)),
        header_of(document, context),
        look_over(made),
    )
