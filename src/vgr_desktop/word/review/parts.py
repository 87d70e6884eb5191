"""The parts of a returned document: styles, lists, links, footnotes and properties, by what refers to them."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from docx.oxml.ns import qn
from lxml import etree

from vgr_desktop.core.model.characters import clean
from vgr_desktop.core.model.text import one_line
from vgr_desktop.core.returning.document import Revision
from vgr_desktop.word.opening import parsed
from vgr_desktop.word.package import TYPES

_HEADING = re.compile(r"(?:heading|kop) ([1-9])", re.IGNORECASE)
_LIST = re.compile(
    r"(?P<kind>list bullet|list number|lijstopsom\.?teken|lijstnummering)(?: (?P<step>[1-9]))?", re.IGNORECASE
)
_NUMBERED = ("list number", "lijstnummering")
_DEEPEST = 8


class Parts:
    """The files of a document, and what is said in those that the text refers to."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """`files` come from the guard."""
        self._files = files
        self._types = _types(files)
        self.body = self.part("document.main+xml")
        self._styles = _styles(self.part("wordprocessingml.styles+xml"))
        self._formats = _formats(self.part("wordprocessingml.numbering+xml"))
        self.links = _links(self._relations())
        self.notes = _notes(self.part("wordprocessingml.footnotes+xml"))
        self.properties = _properties(self.part("custom-properties+xml"))

    def part(self, kind: str) -> etree._Element | None:
        """The first part whose kind of content ends like this; None when there is none."""
        name = next((name for name, said in self._types.items() if said.endswith(kind)), None)
        return parsed(self._files[name]) if name and name in self._files else None

    def _relations(self) -> etree._Element | None:
        name = next((name for name, kind in self._types.items() if kind.endswith("document.main+xml")), "")
        folder, _, file = name.rpartition("/")
        beside = f"{folder}/_rels/{file}.rels"
        return parsed(self._files[beside]) if beside in self._files else None

    def style(self, paragraph: etree._Element) -> str:
        """The name of the style of a paragraph, in small letters; empty for none."""
        return self._styles.get(value(paragraph, "w:pPr/w:pStyle"), "")

    def character_style(self, run: etree._Element) -> str:
        """The name of the style of a run, in small letters; empty for none."""
        return self._styles.get(value(run, "w:rPr/w:rStyle"), "")

    def item(self, paragraph: etree._Element) -> tuple[int | None, bool]:
        """The level of a list item, from 0, and whether it is numbered; None when it is none."""
        style = _LIST.fullmatch(self.style(paragraph))
        number, level = (value(paragraph, f"w:pPr/w:numPr/w:{name}") for name in ("numId", "ilvl"))
        if number == "0" or (not style and not number):
            return None, False
        steps = int(style["step"] or 1) - 1 if style else 0
        depth = min(int(level), _DEEPEST) if level.isdecimal() else steps
        if style:
            return depth, style["kind"].lower() in _NUMBERED
        return depth, self._formats.get((number, depth), "bullet") != "bullet"


def outline(style: str) -> int:
    """The level of a heading by the name of its style; 0 when it is none."""
    found = _HEADING.fullmatch(style)
    return int(found[1]) if found else 0


def value(element: etree._Element, path: str) -> str:
    """The value of the first element at this path below; empty when there is none."""
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return "" if found is None else found.get(qn("w:val"), "")


def is_on(element: etree._Element, path: str) -> bool:
    """Whether the property at this path is there and not switched off."""
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return found is not None and found.get(qn("w:val"), "1") not in {"0", "false", "off", "none"}


def revision(element: etree._Element) -> Revision:
    """Who made the change that an element tells of, and when."""
    return Revision(one_line(element.get(qn("w:author"), "")), moment(element.get(qn("w:date"), "")))


def moment(said: str) -> dt.datetime | None:
    """The time in `said`; None when it is none.

    Word and LibreOffice write the time on the reviewer's clock, with a Z that does not mean UTC: it is taken for a time
    of this computer.
    """
    try:
        found = dt.datetime.fromisoformat(said)
    except ValueError:
        return None
    if found.utcoffset():
        return found
    try:
        return found.replace(tzinfo=None).astimezone()
    except (OverflowError, OSError, ValueError):  # a year that no clock knows
        return found.replace(tzinfo=dt.UTC)


def words(element: etree._Element) -> str:
    """The characters below an element, a line for each paragraph."""
    return "\n".join(
        clean("".join(text.text or "" for text in paragraph.iter(qn("w:t")))) for paragraph in element.iter(qn("w:p"))
    ).strip()


def _types(files: Mapping[str, bytes]) -> dict[str, str]:
    """The kind of content of each part, by its name."""
    overrides = parsed(files[TYPES]).iter("{*}Override")
    return {each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in overrides}


def _styles(root: etree._Element | None) -> dict[str, str]:
    found = root.iter(qn("w:style")) if root is not None else ()
    return {style.get(qn("w:styleId"), ""): value(style, "w:name").lower() for style in found}


def _formats(root: etree._Element | None) -> dict[tuple[str, int], str]:
    """How the items of each list are marked, by its number and their level."""
    if root is None:
        return {}
    abstract = {each.get(qn("w:abstractNumId")): dict(_levels(each)) for each in root.iter(qn("w:abstractNum"))}
    numbers = {each.get(qn("w:numId"), ""): value(each, "w:abstractNumId") for each in root.iter(qn("w:num"))}
    return {(number, level): said for number, of in numbers.items() for level, said in abstract.get(of, {}).items()}


def _levels(abstract: etree._Element) -> Iterator[tuple[int, str]]:
    for level in abstract.iter(qn("w:lvl")):
        if (number := level.get(qn("w:ilvl"), "")).isdecimal():
            yield int(number), value(level, "w:numFmt")


def _links(root: etree._Element | None) -> dict[str, str]:
    found = root.iter("{*}Relationship") if root is not None else ()
    return {each.get("Id", ""): each.get("Target", "") for each in found if each.get("TargetMode") == "External"}


def _notes(root: etree._Element | None) -> dict[str, str]:
    found = root.iter(qn("w:footnote")) if root is not None else ()
    return {note.get(qn("w:id"), ""): one_line(words(note)) for note in found}


def _properties(root: etree._Element | None) -> dict[str, str]:
    found = root.iter("{*}property") if root is not None else ()
    return {each.get("name", ""): "".join(map(str, each.itertext())).strip() for each in found}
