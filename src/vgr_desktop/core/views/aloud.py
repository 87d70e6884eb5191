"""What a screen reader is told of the structure of a text, in Dutch."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile

from vgr_desktop.core.views.structure import Piece, PieceKind


def name(piece: Piece) -> str:
    """What a piece is, and where in its list or table; of a picture also what it shows."""
    return _NAMES[piece.kind](piece)


def moved(before: Sequence[Piece], now: Sequence[Piece]) -> str:
    """What is told when the caret goes from one place to another, each given as the path to it; empty when nothing.

    Where one came out of comes first, then what one came into. A plain paragraph is no news.
    """
    depth = len(list(takewhile(lambda pair: _same(*pair), zip(before, now, strict=False))))
    return ", ".join((*_left(before[depth:]), *_entered(now[depth:])))


def _same(one: Piece, other: Piece) -> bool:
    """Whether it is the same piece, of which other words may have been changed meanwhile."""
    return (one.kind, one.first, one.start, one.level) == (other.kind, other.first, other.start, other.level)


def _left(path: Sequence[Piece]) -> Iterator[str]:
    """The ends of the parts, and of the outermost list or table, that one came out of."""
    for piece in path:
        if piece.kind is PieceKind.PART:
            yield f"einde {piece.words.lower()}"
        elif piece.kind in _ENDS:
            yield _ENDS[piece.kind]
            return


def _entered(path: Sequence[Piece]) -> Iterator[str]:
    return (name(piece) for piece in path if piece.kind not in (PieceKind.TEXT, PieceKind.PARAGRAPH))


def _list(name: str, piece: Piece) -> str:
    deeper = f", niveau {piece.level}" if piece.level > 1 else ""
    return f"{name} van {piece.count}{deeper}"


def _table(table: Piece) -> str:
    columns = len(table.inside[0].inside)
    return f"tabel van {_many(table.count, 'rij', 'rijen')} en {_many(columns, 'kolom', 'kolommen')}"


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


_NAMES: Mapping[PieceKind, Callable[[Piece], str]] = {
    PieceKind.TEXT: lambda _: "tekst",
    PieceKind.PART: lambda part: part.words.lower(),
    PieceKind.HEADING: lambda heading: f"tussenkop niveau {heading.level}",
    PieceKind.PARAGRAPH: lambda _: "alinea",
    PieceKind.PICTURE: lambda shown: f"afbeelding: {shown.words}" if shown.words else "afbeelding zonder beschrijving",
    PieceKind.LIST: lambda piece: _list("opsomming", piece),
    PieceKind.NUMBERED_LIST: lambda piece: _list("genummerde lijst", piece),
    PieceKind.ITEM: lambda item: f"item {item.number} van {item.count}",
    PieceKind.TABLE: _table,
    PieceKind.ROW: lambda row: f"rij {row.number}",
    PieceKind.CELL: lambda cell: f"kolom {cell.number} {cell.head}".rstrip(),
    PieceKind.LINK: lambda _: "link",
    PieceKind.NOTE: lambda _: "voetnoot",
}
_ENDS: Mapping[PieceKind, str] = {
    PieceKind.LIST: "einde opsomming",
    PieceKind.NUMBERED_LIST: "einde genummerde lijst",
    PieceKind.TABLE: "einde tabel",
}
