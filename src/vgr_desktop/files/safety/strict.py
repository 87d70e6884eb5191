"""What a column of a damaged row may say, and what can still be read where it says something else."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from vgr_desktop.core.model.editions import KINDS, Edition
from vgr_desktop.core.model.report import STANDARD_SCALE, DeviationKind, Light, PictureKind, SectionKind
from vgr_desktop.core.model.review import Stage
from vgr_desktop.core.model.text import EMPTY, RichText, clean, from_plain, is_link, one_line
from vgr_desktop.files.format.rows import Column, Misfit

UNREADABLE = "(niet leesbaar)"
_YEARS = range(1900, 2200)
_LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_LIGHT_FIELDS = (str, str, str, str, str, bool)
# Where a string of JSON begins or ends. They are not paired: one quotation mark that is lost would turn them all round.
_AROUND_STRING = re.compile(r'[\[\]{},:]*(?<!\\)"[\[\]{},:]*')
_SCAFFOLD = frozenset({
    "kind", "level", "part", "runs", "text", "marks", "link", "table", "heading", "bullet", "numbered", "cause",
    "consequence", "adjustment", "bold", "italic", "underline",
})  # fmt: skip


def _are(kind: type) -> Callable[[Any], bool]:
    return lambda values: all(type(value) is kind for value in values)


def _is_edition(edition: Edition) -> bool:
    texts, numbers = (edition.kind, edition.title), (edition.ordinal, edition.year)
    return _are(str)(texts) and _are(int)(numbers) and edition.year in _YEARS and 0 < edition.ordinal < 10  # noqa: PLR2004  # one digit


def _is_scale(scale: tuple[Light, ...]) -> bool:
    fields = [(s.key, s.name, s.colour, s.shape, s.meaning, s.must_explain) for s in scale]
    return bool(fields) and all(tuple(map(type, light)) == _LIGHT_FIELDS for light in fields)


# Columns whose decoding takes more than may be there.
_SOUND: dict[str, Callable[[Any], bool]] = {
    "edition": _is_edition,
    "scale": _is_scale,
    "committees": _are(str),
    "portfolios": _are(str),
    "about": _are(int),
    "amount": lambda amount: amount is None or amount.is_finite(),
}
# What takes the place of what cannot be read; for other texts, what is left of it.
_INSTEAD: dict[str, Any] = {
    "edition": Edition(KINDS[0], 1, 2000, "Teruggevonden rapportage"),
    "municipality": "",
    "scale": STANDARD_SCALE,
    "committees": (),
    "portfolios": (),
    "about": (),
    "number": "?",
    "letter": "?",
    "light": None,
    "heading": None,
    "amount": None,
    "near": None,
    "source": "",
    "basis": "",
    "recurrence": None,
    "cover": "",
    "content": b"",
    "stage": Stage.DRAFT,
    "deadline": None,
    "day": _LONG_AGO.date(),
    "moment": _LONG_AGO,
}
_INSTEAD_OF_KIND = {
    SectionKind: SectionKind.APPENDIX,
    DeviationKind: DeviationKind.RESULT,
    PictureKind: PictureKind.PNG,
}
_OF_SEVERAL_LINES = frozenset({"text", "note"})


def read_strictly(column: Column, value: object) -> Any:
    """The field that the value of a column says, exactly. Raises `Misfit` when it says none."""
    try:
        read = column.read(value)
    except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise Misfit(f"{column.name} cannot be read") from error
    if (sound := _SOUND.get(column.name)) and not sound(read):
        raise Misfit(f"{column.name} says something else")
    if isinstance(read, str) and clean(read) != read:
        raise Misfit(f"{column.name} holds characters that no text may hold")
    return read


def read_leniently(column: Column, value: object) -> Any:
    """What can still be read of a value that is not what the column should say."""
    if column.name == "body":
        return _readable(value)
    if column.holds is int and column.required:
        return 0
    if column.name in _INSTEAD:
        return _INSTEAD[column.name]
    for kind, instead in _INSTEAD_OF_KIND.items():
        if column.decode is kind:
            return instead
    text = value if isinstance(value, str) else ""
    return (clean(text) if column.name in _OF_SEVERAL_LINES else one_line(text)) or UNREADABLE


def _readable(value: object) -> RichText:
    """The words in what was the JSON of a text, a paragraph for each run of characters."""
    if not isinstance(value, str):
        return EMPTY
    said = [clean(_unescaped(words)) for words in _AROUND_STRING.split(value)]
    said = [words for words in said if words not in _SCAFFOLD and not is_link(words) and any(map(str.isalnum, words))]
    return from_plain("\n".join(said))


def _unescaped(text: str) -> str:
    return text.replace(r"\"", '"').replace(r"\n", "\n").replace(r"\t", "\t").replace("\\\\", "\\")
