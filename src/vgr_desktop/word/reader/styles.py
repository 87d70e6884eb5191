"""The styles of a Word file: what a paragraph in one of them is, and how its characters look."""

import re
from dataclasses import dataclass, field

from lxml import etree

from vgr_desktop.core.model.text import Kind
from vgr_desktop.word.reader.looks import Look, Theme, look_of
from vgr_desktop.word.reader.names import W, number, value, w

# Word keeps the names of its own styles in English; other programs write them in the language of their user.
_HEADING = re.compile(
    r"(?:heading|kop|überschrift|titre|título|titulo|titolo|rubrik|overskrift|otsikko|nagłówek|nadpis)\s*([1-9])"
)
_CONTENTS = re.compile(
    r"(?:toc|inhopg|inhoud|contents|verzeichnis|inhaltsverzeichnis|tm)\s*(?:[1-9]|heading)|table of figures|"
    r"lijst met (?:afbeeldingen|figuren)|toc heading|(?:kop ?van|kopvan) inhoudsopgave|figure index \d"
)
_CAPTION = re.compile(r"caption|bijschrift|onderschrift|beschriftung|légende|illustration|figuur|afbeelding")
_LIST = re.compile(
    r"(list bullet|lijst ?opsom\.? ?teken|lijstopsomteken|opsomming|list number|lijstnummering)\s*([2-9])?"
)
_CONTINUED = re.compile(r"(?:list continue|lijstvoortzetting)\s*[2-9]?")
_PROMPT = frozenset({"placeholder text", "tekst van tijdelijke aanduiding"})
_BODY_TEXT = 9
"""The outline level, from 0, that says that it is no heading."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it takes over from the styles that it is based on.

    `heading` is a level from 1, or 0. `list` is the numbering that it has, and `level` the level in it; `item` says
    that it is a list style by name, `depth` how deep. `is_contents`: of a table of contents; `is_prompt`: of text that
    says what to fill in.
    """

    heading: int = 0
    look: Look = field(default_factory=Look)
    list: str | None = None
    level: int | None = None
    item: Kind | None = None
    depth: int = 0
    is_contents: bool = False
    is_caption: bool = False
    is_continued: bool = False
    is_prompt: bool = False


@dataclass(frozen=True, slots=True)
class _Own:
    """What one style says itself."""

    name: str
    parent: str
    outline: int | None
    look: Look
    list: str | None
    level: int | None


class Styles:
    """The styles by their ids."""

    def __init__(self, root: etree._Element | None, theme: Theme) -> None:
        self._own: dict[str, _Own] = {}
        self._made: dict[str, Style] = {}
        self._default = ""
        defaults = root.find(w("docDefaults/rPrDefault/rPr")) if root is not None else None
        self._base = look_of(defaults, theme)
        for style in root.iterchildren(f"{W}style") if root is not None else ():
            id = style.get(f"{W}styleId") or ""
            self._own[id] = _own(style, theme)
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self._default = id

    def paragraph(self, id: str | None) -> Style:
        """The style of a paragraph; without an id, or with one that is not there, that of ordinary text."""
        return self._get(id if id in self._own else self._default, self._base)

    def character(self, id: str) -> Style:
        """The style of characters; one that is not there says nothing."""
        return self._get(id, Look())

    def _get(self, id: str | None, base: Look) -> Style:
        id = id or ""
        if id not in self._made:
            self._made[id] = self._resolved(id, base)
        return self._made[id]

    def _resolved(self, id: str, base: Look) -> Style:
        chain: list[_Own] = []
        seen: set[str] = set()
        while id in self._own and id not in seen:
            seen.add(id)
            chain.append(self._own[id])
            id = self._own[id].parent
        look = base
        for own in reversed(chain):
            look = own.look.over(look)
        names = [own.name for own in chain]
        listed = next((own for own in chain if own.list is not None), None)
        item, depth = _item(names)
        return Style(
            heading=_heading(chain),
            look=look,
            list=listed.list if listed else None,
            level=next((own.level for own in chain if own.level is not None), None),
            item=item,
            depth=depth,
            is_contents=any(_CONTENTS.fullmatch(name) for name in names),
            is_caption=bool(names) and any(_CAPTION.fullmatch(name) for name in names),
            is_continued=any(_CONTINUED.fullmatch(name) for name in names),
            is_prompt=not _PROMPT.isdisjoint(names),
        )


def _own(style: etree._Element, theme: Theme) -> _Own:
    paragraph = style.find(f"{W}pPr")
    return _Own(
        name=" ".join((value(style, "name") or style.get(f"{W}styleId") or "").lower().split()),
        parent=value(style, "basedOn") or "",
        outline=number(value(paragraph, "outlineLvl")),
        look=look_of(style.find(f"{W}rPr"), theme),
        list=value(paragraph, "numPr/numId"),
        level=number(value(paragraph, "numPr/ilvl")),
    )


def heading_of(outline: int) -> int:
    """The level of a heading for an outline level, which is from 0; 0 when that is ordinary text."""
    return outline + 1 if 0 <= outline < _BODY_TEXT else 0


def _heading(chain: list[_Own]) -> int:
    for own in chain:
        if own.outline is not None:
            return heading_of(own.outline)
        if found := _HEADING.fullmatch(own.name):
            return int(found[1])
    return 0


def _item(names: list[str]) -> tuple[Kind | None, int]:
    """What kind of list a style is for by its name, and how deep."""
    for name in names:
        if found := _LIST.fullmatch(name):
            kind = Kind.NUMBERED if "num" in found[1] else Kind.BULLET
            return kind, int(found[2] or 1) - 1
    return None, 0
