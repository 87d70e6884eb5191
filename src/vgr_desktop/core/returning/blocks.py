"""What a reviewer made of the blocks of a text, in the terms of the report."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from vgr_desktop.core.layout import Chart, Figure, Grid, ListItem, Prose, SubHeading
from vgr_desktop.core.layout import Line as Printed
from vgr_desktop.core.model.text import Block, Cell, Kind, Paragraph, Run, Table, rich
from vgr_desktop.core.returning.document import Line, Piece, Row
from vgr_desktop.core.returning.wording import carried, same

_NUMBERED = re.compile(rf"{Chart.series_name} \d+\.\s*")
"""What print puts before the caption of a picture."""

Keeps = Callable[[Piece], Run | None]
"""What is left of a piece: with all changes accepted, or only those of some reviewers; None: nothing."""


def accepted(piece: Piece) -> Run | None:
    """A piece with its changes."""
    return None if piece.deleted is not None else piece.run


def accepted_of(authors: Iterable[str]) -> Keeps:
    """Accept the changes of these reviewers only."""
    among = frozenset(authors)

    def keeps(piece: Piece) -> Run | None:
        if piece.inserted is not None and piece.inserted.author not in among:
            return None
        if piece.deleted is not None and piece.deleted.author in among:
            return None
        if piece.formatted is not None and piece.formatted.author not in among:
            return replace(piece.run, marks=piece.before)
        return piece.run

    return keeps


def changed(base: Paragraph, printed: Printed, line: Line, keeps: Keeps = accepted) -> Paragraph:
    """The paragraph of the report that this line stands for; `base` itself when nothing differs."""
    assert not isinstance(printed, Grid)  # noqa: S101  # a table has cells
    runs = _without_label(_runs(line, keeps), printed)
    kind, level = _kind(base, printed, line)
    if (kind, level) != (base.kind, base.level):
        base = replace(base, kind=kind, level=level)
    if same(printed.runs, runs):
        return base
    return one(replace(base, runs=carried(printed.runs, runs, base.runs)))


def caption(base: Paragraph, figure: Figure, line: Line, keeps: Keeps = accepted) -> Paragraph:
    """The picture with the caption that this line stands for."""
    own = tuple(_runs(line, keeps))
    numbered = _NUMBERED.match("".join(run.text for run in own))
    runs = tuple(without(own, numbered.end())) if numbered else own
    return base if same(figure.runs, runs) else one(replace(base, runs=carried(figure.runs, runs, base.runs)))


def new(line: Line, level: int, like: Paragraph | None = None) -> Paragraph:
    """A new paragraph in a text under a heading of this level; `like`: it was split off that one."""
    runs = tuple(_runs(line, accepted))
    if like is not None and not line.outline:
        return one(replace(like, runs=runs, image=None))
    if line.outline:
        return one(Paragraph(runs, Kind.HEADING, max(line.outline - level, 1)))
    if line.depth is None:
        return one(Paragraph(runs))
    return one(Paragraph(runs, Kind.NUMBERED if line.is_numbered else Kind.BULLET, line.depth))


def one(paragraph: Paragraph) -> Paragraph:
    """The paragraph in normal form."""
    (made,) = rich([paragraph]).blocks
    assert isinstance(made, Paragraph)  # noqa: S101  # what went in
    return made


def table(rows: Sequence[tuple[Row, int | None]], base: Table | None, printed: Grid | None) -> Block:
    """The table of these rows, each with the number of the row that it was, if it was one; `base` if it is the same."""
    made = tuple(_row(row, number, base, printed) for row, number in rows)
    if base is not None and made == base.rows:
        return base
    return next(block for block in rich([Paragraph(), Table(made)]).blocks if isinstance(block, Table))


def _row(row: Row, number: int | None, base: Table | None, printed: Grid | None) -> tuple[Cell, ...]:
    known = base.rows[number] if base is not None and number is not None else ()
    shown = printed.rows[number] if printed is not None and number is not None else ()
    return tuple(
        _cell(cell, known[n] if n < len(known) else None, shown[n] if n < len(shown) else ())
        for n, cell in enumerate(row.cells)
    )


def _cell(lines: Sequence[Line], base: Cell | None, printed: Sequence[Prose | ListItem]) -> Cell:
    filled = [line for line in lines if line.text.strip()]
    if base is None:
        return tuple(new(line, 0) for line in filled) or (Paragraph(),)
    own = [paragraph for paragraph in base if not paragraph.is_blank]
    if len(filled) == len(own) == len(printed):
        made = tuple(changed(*each) for each in zip(own, printed, filled, strict=True))
        return base if made == tuple(own) else made or (Paragraph(),)
    return tuple(new(line, 0) for line in filled) or (Paragraph(),)


def _runs(line: Line, keeps: Keeps) -> Iterator[Run]:
    return (run for piece in line.pieces if (run := keeps(piece)) is not None)


def _without_label(runs: Iterable[Run], printed: Printed) -> tuple[Run, ...]:
    """The runs without the name of the part before them, which the program wrote."""
    own = list(runs)
    label = printed.label if isinstance(printed, Prose | ListItem) else ""
    text = "".join(run.text for run in own)
    if not label or not text.lower().startswith(f"{label.lower()}:"):
        return tuple(own)
    return tuple(without(own, len(text) - len(text[len(label) + 1 :].lstrip())))


def without(runs: Iterable[Run], count: int) -> Iterator[Run]:
    """The runs without their first `count` characters."""
    for run in runs:
        left = run.text[count:]
        count = max(count - len(run.text), 0)
        if left or run.note:
            yield replace(run, text=left)


def _kind(base: Paragraph, printed: Printed, line: Line) -> tuple[Kind, int]:
    """What kind of paragraph it is now: that of `base` unless it looks different from what was printed."""
    match printed:
        case SubHeading():
            was: tuple[bool, int, int | None] = (False, printed.level, None)
        case ListItem():
            was = (printed.numbered, 0, printed.depth)
        case _:
            was = (False, 0, None)
    now = (line.is_numbered and line.depth is not None, line.outline, line.depth)
    if was == now or base.image is not None:
        return base.kind, base.level
    if line.outline:
        level = base.level + line.outline - was[1] if was[1] else 1
        return Kind.HEADING, min(max(level, 1), 2)
    if line.depth is None:
        return Kind.PARAGRAPH, 0
    return (Kind.NUMBERED if line.is_numbered else Kind.BULLET), line.depth
