"""Writing a report to a Word file, for tests that read the file."""

from collections.abc import Callable
from pathlib import Path

from vgr_desktop.core.layout import WHOLE, Choice, Imprint
from vgr_desktop.core.model.report import Report
from vgr_desktop.word.writer import write


def write_report(
    report: Report,
    target: Path,
    imprint: Imprint,
    *,
    choice: Choice = WHOLE,
    previous: Report | None = None,
    template: Path | None = None,
    progress: Callable[[float], None] = lambda _: None,
) -> None:
    """Write the part `choice` of `report` to `target`."""
    document = write(report, imprint, choice=choice, previous=previous, template=template, progress=progress)
    target.write_bytes(document.zipped())
