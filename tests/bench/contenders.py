"""Other ways to make the Word document of a report, with the same content: docxtpl, and pandoc.

Neither is a dependency: they are measured where they are installed (`pip install docxtpl`; the package `pandoc` of
Debian and Ubuntu). docxtpl gets a template with headings, paragraphs, bullets and tables, and the report without its
links; pandoc the report as our web page.
"""

import importlib.util
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
from docx.document import Document

from vgr_desktop.core.layout import (
    GoalTable,
    Heading,
    Imprint,
    Legend,
    ListItem,
    OverviewTable,
    Part,
    Passage,
    Prose,
    Reference,
    Sentence,
    Signal,
    SubHeading,
    parts,
)
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import Run
from vgr_desktop.web.page import write_page

_Said = dict[str, object]
_COLUMNS = (2, 3, 5)


def contenders(report: Report, imprint: Imprint, folder: Path) -> Iterator[tuple[str, float]]:
    """For each that is installed, its name and the processor time, in seconds, of the best of three."""
    if importlib.util.find_spec("docxtpl"):
        yield "docxtpl", min(_docxtpl(report, imprint, folder) for _ in range(3))
    if program := shutil.which("pandoc"):
        yield "pandoc", min(_pandoc(program, report, imprint, folder) for _ in range(3))


def _docxtpl(report: Report, imprint: Imprint, folder: Path) -> float:
    from docxtpl import DocxTemplate  # type: ignore[import-not-found,import-untyped,unused-ignore]  # may not be there

    path = folder / "docxtpl.docx"
    _template().save(str(path))
    said = [line for part in parts(report, imprint=imprint) for line in _said(part)]
    return _cpu(lambda: _rendered(DocxTemplate(path), said, folder / "gemaakt.docx"))


def _rendered(template: object, said: list[_Said], target: Path) -> None:
    template.render({"parts": said}, autoescape=True)  # type: ignore[attr-defined]  # the package has no types
    template.save(target)  # type: ignore[attr-defined]  # the same


def _pandoc(program: str, report: Report, imprint: Imprint, folder: Path) -> float:
    page = folder / "rapportage.html"
    write_page(report, page, imprint)
    command = [program, "--from=html", "--to=docx", f"--output={folder / 'pandoc.docx'}", str(page)]
    before = os.times()
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _template() -> Document:
    """A template with a place for each kind of line."""
    document = docx.Document()
    document.add_paragraph("{%p for part in parts %}")
    for level in range(1, 7):
        _place(document, f"heading{level}", f"Heading {level}")
    _place(document, "prose", "Normal")
    _place(document, "item", "List Bullet")
    for count in _COLUMNS:
        _table(document, count)
    document.add_paragraph("{%p endfor %}")
    return document


def _place(document: Document, kind: str, style: str) -> None:
    document.add_paragraph(f"{{%p if part.kind == '{kind}' %}}")
    document.add_paragraph("{{ part.text }}", style)
    document.add_paragraph("{%p endif %}")


def _table(document: Document, count: int) -> None:
    document.add_paragraph(f"{{%p if part.kind == 'table{count}' %}}")
    table = document.add_table(3, count)
    for row, text in enumerate(("{%tr for row in part.rows %}", "", "{%tr endfor %}")):
        for place, cell in enumerate(table.rows[row].cells):
            cell.text = text or f"{{{{ row[{place}] }}}}"
    document.add_paragraph("{%p endif %}")


def _said(part: Part) -> Iterator[_Said]:
    match part:
        case Heading():
            yield {"kind": f"heading{part.level}", "text": part.text}
        case Sentence():
            yield {"kind": "prose", "text": part.text}
        case GoalTable():
            yield _rows(part.columns, [(row.goal, row.title, _light(row.signal)) for row in part.rows])
        case Legend():
            yield _rows(part.columns, [(_light(signal), meaning) for signal, meaning in part.rows])
        case OverviewTable():
            names = tuple(column.name for column in part.columns)
            yield _rows(names, [tuple(map(_cell, row.cells)) for row in part.rows])
        case Passage():
            for line in part.lines:
                if isinstance(line, Prose | ListItem):
                    yield {"kind": "item" if isinstance(line, ListItem) else "prose", "text": _text(line.runs)}
                elif isinstance(line, SubHeading):
                    yield {"kind": f"heading{line.level}", "text": _text(line.runs)}


def _rows(names: tuple[str, ...], rows: list[tuple[str, ...]]) -> _Said:
    count = next(count for count in _COLUMNS if count >= len(names))
    filled = [(*row, *[""] * (count - len(row))) for row in (names, *rows)]
    return {"kind": f"table{count}", "rows": filled}


def _cell(cell: str | Signal | Reference) -> str:
    return _light(cell) if isinstance(cell, Signal) else cell.text if isinstance(cell, Reference) else cell


def _light(signal: Signal) -> str:
    return f"{signal.shape} {signal.name}".strip()


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
