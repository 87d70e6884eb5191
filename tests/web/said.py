"""What a page must say: the lines of the layout, one by one."""

import datetime as dt
from collections.abc import Iterator

from vgr_desktop.core.layout import (
    WHOLE,
    Chart,
    Choice,
    Contents,
    FactTable,
    Figure,
    GoalTable,
    Grid,
    Heading,
    Imprint,
    Legend,
    Line,
    ListOfCaptions,
    OverviewTable,
    Part,
    Passage,
    Reference,
    SeeAlso,
    Sentence,
    Signal,
    Status,
    TitlePage,
    parts,
)
from vgr_desktop.core.model.report import Report

IMPRINT = Imprint(dt.date(2023, 9, 18), Status.DRAFT, "RV 23.0072")


def shown(text: str) -> str:
    """`text` as a browser shows it: white space is one space."""
    return " ".join(text.split())


def said(
    report: Report, imprint: Imprint = IMPRINT, choice: Choice = WHOLE, previous: Report | None = None
) -> Iterator[str]:
    """Every line of the layout for `report`, except the table of contents."""
    for part in parts(report, imprint=imprint, choice=choice, previous=previous):
        yield from filter(None, map(shown, _of_part(part)))


def _of_part(part: Part) -> Iterator[str]:  # noqa: C901  # one case for each kind
    match part:
        case TitlePage():
            yield from _of_title_page(part)
        case ListOfCaptions():
            yield from (text for text, _ in part.entries)
        case SeeAlso():
            yield f"{part.text}: {', '.join(each.text for each in part.references)}."
        case Contents():
            pass
        case Heading() | Sentence():
            yield part.text
        case Passage():
            for line in part.lines:
                yield from _of_line(line, part.name)
        case Chart():
            yield part.full_caption
            yield from (_of_signal(series.signal) for series in part.series)
        case OverviewTable():
            yield f"{part.full_caption}: {part.description}"
            yield from _of_table(part)
        case FactTable() | Legend() | GoalTable():
            yield f"{part.caption}: {part.description}"
            yield from _of_table(part)


def _of_table(part: FactTable | Legend | GoalTable | OverviewTable) -> Iterator[str]:
    match part:
        case FactTable():
            for name, values in part.columns:
                yield from (name, *values)
        case Legend():
            yield from part.columns
            for signal, meaning in part.rows:
                yield from (_of_signal(signal), meaning)
        case GoalTable():
            yield from part.heads
            for row in part.rows:
                yield from (row.goal, row.title, _of_signal(row.signal))
                yield from (_of_signal(row.before),) if row.before else ()
        case OverviewTable():
            yield from (column.name for column in part.columns)
            for line in part.rows:
                yield from map(_of_cell, line.cells)


def _of_title_page(part: TitlePage) -> Iterator[str]:
    yield from (part.title, part.municipality, part.selection, part.date, part.reference, part.status)
    yield from ("Gevraagd besluit:", *part.decision) if part.decision else ()
    if part.numbers:
        yield f"{part.NUMBERS_CAPTION}: {part.NUMBERS_DESCRIPTION}"
        yield from (*part.NUMBERS_COLUMNS, *(cell for row in part.numbers for cell in row))


def _of_cell(cell: str | Signal | Reference) -> str:
    match cell:
        case Signal():
            return _of_signal(cell)
        case Reference():
            return cell.text
        case _:
            return cell


def _of_line(line: Line, name: str) -> Iterator[str]:
    match line:
        case Grid():
            yield f"Tabel bij {name}" + (f": {line.description}" if line.description else "")
            for row in line.rows:
                for cell in row:
                    for inner in cell:
                        yield from _of_line(inner, name)
        case Figure():
            number = f"Figuur {line.number}. " if line.number else ""
            yield number + "".join(run.text for run in line.runs)
            yield f"[{line.alt or 'Afbeelding ontbreekt'}]"
        case _:
            label = getattr(line, "label", "")
            yield (f"{label}: " if label else "") + "".join(run.text for run in line.runs)


def _of_signal(signal: Signal) -> str:
    return f"{signal.shape} {signal.name}".strip()
