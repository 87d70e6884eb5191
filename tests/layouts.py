"""The printed report drawn as lines of text."""

import datetime as dt
from collections.abc import Iterator

from vgr_desktop.core.layout import (
    WHOLE,
    Chart,
    Choice,
    Contents,
    FactTable,
    GoalTable,
    Heading,
    Imprint,
    Legend,
    ListOfCaptions,
    OverviewTable,
    Part,
    Passage,
    Reference,
    SeeAlso,
    Sentence,
    Signal,
    TitlePage,
    parts,
)
from vgr_desktop.core.model.report import Report


def drawn(
    report: Report, choice: Choice = WHOLE, date: dt.date | None = None, previous: Report | None = None
) -> list[str]:
    """The parts as lines: # for headings, " for what the officer wrote, | for rows of tables."""
    imprint = Imprint(date) if date else None
    return [line for part in parts(report, imprint=imprint, choice=choice, previous=previous) for line in _drawn(part)]


def _drawn(part: Part) -> Iterator[str]:
    match part:
        case TitlePage():
            yield f"[{part.title} / {part.municipality} / {part.date}]"
        case Contents():
            yield f"[{part.title}]"
        case Heading():
            yield f"{'#' * part.level} {part.text}"
        case Sentence():
            yield part.text
        case Passage():
            yield f'"{part.name}"'
        case ListOfCaptions():
            yield from (f"- {text}" for text, _ in part.entries)
        case SeeAlso():
            yield f"{part.text}: {', '.join(f'→ {each.text}' for each in part.references)}"
        case _:
            yield from _drawn_table(part)


def _drawn_table(part: FactTable | Legend | GoalTable | Chart | OverviewTable) -> Iterator[str]:
    match part:
        case FactTable():
            yield " | ".join(f"{name}: {' + '.join(values)}" for name, values in part.columns)
        case Legend():
            yield from (f"| {signal.shape} {signal.name} | {meaning}" for signal, meaning in part.rows)
        case GoalTable():
            for row in part.rows:
                before = f" | {row.before.name}" if row.before else ""
                yield f"| {row.goal} | {row.title} | {row.signal.name}{before}"
        case Chart():
            yield f"[{part.caption}: {', '.join(part.categories)}]"
            yield from (f"{series.signal.name}: {', '.join(map(str, series.values))}" for series in part.series)
        case OverviewTable():
            yield f"[{part.caption}]"
            yield " | ".join(column.name for column in part.columns)
            yield from (" | ".join(map(_said, row.cells)) + (" (som)" if row.sums else "") for row in part.rows)


def _said(cell: str | Signal | Reference) -> str:
    match cell:
        case Signal():
            return cell.name
        case Reference():
            return f"→ {cell.text}"
        case _:
            return cell


def chapter(report: Report, name: str, choice: Choice = WHOLE, previous: Report | None = None) -> list[str]:
    """The lines under the first heading with this name, up to the next one of its level or higher."""
    found = drawn(report, choice, previous=previous)
    start = next(i for i, line in enumerate(found) if line.lstrip("# ") == name and line[0] == "#")
    level = found[start].split()[0]
    higher = tuple(f"{'#' * n} " for n in range(1, len(level) + 1))
    end = next((i for i, line in enumerate(found[start + 1 :], start + 1) if line.startswith(higher)), len(found))
    return found[start + 1 : end]
