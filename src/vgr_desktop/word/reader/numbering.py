"""The numbers and bullets that Word puts before paragraphs itself, counted as it counts them."""

import re
from dataclasses import dataclass, field

from lxml import etree

from vgr_desktop.core.model.text import Kind
from vgr_desktop.word.reader.names import W, has, is_on, number, value

LEVELS = 9
_PLACE = re.compile("%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_LARGEST_LETTER = 26 * 20


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph: the number as it is shown ("" for a bullet), and what list it makes."""

    text: str
    kind: Kind
    level: int
    list: str
    codes: bool = False
    """The numbers of this list are codes of programmes: a deeper level puts a letter right behind this one."""


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    restarts: bool = True
    plain: bool = False


@dataclass(slots=True)
class _List:
    """Levels of a list and how far each was counted; lists of one definition count on together."""

    levels: list[_Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


class Numbering:
    """Counts the numbered paragraphs of a document, which come in their order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        if root is None:
            return
        defined = {found.get(f"{W}abstractNumId") or "": found for found in root.iterchildren(f"{W}abstractNum")}
        shared: dict[str, _List] = {}
        linked = {value(one, "styleLink"): id for id, one in defined.items() if has(one, "styleLink")}
        for num in root.iterchildren(f"{W}num"):
            id, base = num.get(f"{W}numId") or "", value(num, "abstractNumId") or ""
            base = linked.get(value(defined.get(base), "numStyleLink"), base)
            if base not in defined:
                continue
            self._add(id, num, defined[base], shared.setdefault(base, _List(_levels(defined[base]))))

    def _add(self, id: str, num: etree._Element, defined: etree._Element, shared: _List) -> None:
        overrides = {number(found.get(f"{W}ilvl")): found for found in num.iterchildren(f"{W}lvlOverride")}
        levels = list(shared.levels)
        for place, found in overrides.items():
            own = found.find(f"{W}lvl")
            if place is not None and 0 <= place < LEVELS and own is not None:
                levels[place] = _level(own)
        starts = {place: number(value(found, "startOverride")) for place, found in overrides.items()}
        self._starts[id] = {p: s for p, s in starts.items() if p is not None and 0 <= p < LEVELS and s is not None}
        self._lists[id] = _List(levels, shared.counts)
        for found in defined.iterchildren(f"{W}lvl"):
            style, place = value(found, "pStyle"), number(found.get(f"{W}ilvl"))
            if style and place is not None and 0 <= place < LEVELS:
                self._styles.setdefault(f"{id} {style}", (id, place))

    def level_of(self, list_id: str, style: str) -> int:
        """The level of a list that belongs to the style with this id; else the first."""
        return self._styles.get(f"{list_id} {style}", (list_id, 0))[1]

    def next(self, list_id: str, level: int) -> Label | None:
        """What stands before the next paragraph of this list and level, which counts it; None: nothing does."""
        found = self._lists.get(list_id)
        if found is None or not 0 <= level < LEVELS:
            return None
        self._count(list_id, found, level)
        own = found.levels[level]
        if own.form == "bullet" or (own.form == "none" and not own.text):
            kind = Kind.BULLET
            return Label("", kind, level, list_id) if own.form == "bullet" else None
        return Label(_shown(found, level), Kind.NUMBERED, level, list_id, codes=_makes_codes(found, level))

    def _count(self, list_id: str, found: _List, level: int) -> None:
        starts = self._starts[list_id]
        counts = found.counts
        if level in starts:
            counts[level] = starts.pop(level)
        else:
            before = counts[level]
            counts[level] = found.levels[level].start if before is None else before + 1
        for higher in range(level):
            if counts[higher] is None:
                counts[higher] = found.levels[higher].start
        for deeper in range(level + 1, LEVELS):
            if found.levels[deeper].restarts:
                counts[deeper] = None


def _levels(defined: etree._Element) -> list[_Level]:
    levels = [_Level()] * LEVELS
    for found in defined.iterchildren(f"{W}lvl"):
        place = number(found.get(f"{W}ilvl"))
        if place is not None and 0 <= place < LEVELS:
            levels[place] = _level(found)
    return levels


def _level(found: etree._Element) -> _Level:
    return _Level(
        form=value(found, "numFmt") or "decimal",
        text=value(found, "lvlText") or "",
        start=number(value(found, "start")) or 0 if has(found, "start") else 1,
        restarts=value(found, "lvlRestart") != "0",
        plain=any(map(is_on, found.iterchildren(f"{W}isLgl"))),
    )


def _shown(found: _List, level: int) -> str:
    own = found.levels[level]

    def written(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        form = "decimal" if own.plain else found.levels[at].form
        return _written(found.counts[at] or 0, form)

    return _PLACE.sub(written, own.text)


def _written(count: int, form: str) -> str:
    match form:
        case "upperLetter" | "lowerLetter":
            letters = _letters(count)
            return letters.upper() if form == "upperLetter" else letters
        case "upperRoman" | "lowerRoman":
            roman = _roman(count)
            return roman.upper() if form == "upperRoman" else roman
        case "decimalZero":
            return f"{count:02d}"
        case "none" | "bullet":
            return ""
        case _:
            return str(count)


def _letters(count: int) -> str:
    """A to z, then aa, bb: Word doubles the letter."""
    if not 0 < count <= _LARGEST_LETTER:
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    if not 0 < count <= _LARGEST_ROMAN:
        return str(count)
    made = []
    for size, letters in _ROMAN:
        times, count = divmod(count, size)
        made.append(letters * times)
    return "".join(made)


def _makes_codes(found: _List, level: int) -> bool:
    """Whether the level below puts a letter right behind the number of this one, as in 9A."""
    if level + 1 >= LEVELS:
        return False
    below = found.levels[level + 1]
    return below.form == "upperLetter" and below.text.startswith(f"%{level + 1}%{level + 2}")
