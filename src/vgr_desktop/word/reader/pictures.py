"""What is drawn in a text: pictures with their descriptions, shapes with a colour, text boxes, charts and objects."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from vgr_desktop.core.dutch.wording import NO_ALTERNATIVE
from vgr_desktop.core.intake.pictures import KeptPictures, share_of_width
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.limits import LARGEST_KEPT
from vgr_desktop.core.model.report import Picture
from vgr_desktop.core.model.text import WIDEST, Image, one_line
from vgr_desktop.word.reader.looks import Theme, drawn_colour
from vgr_desktop.word.reader.names import WP, WPS, A, O, R, V, W, number
from vgr_desktop.word.reader.omitted import Omitted, What
from vgr_desktop.word.reader.parts import Parts

_EMU_OF_TWIP = 635
_CHART, _DIAGRAM = "chart", "diagram"


@dataclass(slots=True)
class Drawn:
    """What one drawing holds. `colour` is that of a shape without text, "" for none; `said` describes it."""

    said: str = ""
    images: list[Image] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    colour: str = ""
    is_picture: bool = False


class Pictures:
    """Reads drawings; each picture is kept once. `width` is that of the text, in twentieths of a point."""

    def __init__(self, parts: Parts, theme: Theme, identities: Identities, omitted: Omitted, width: int) -> None:
        self._pictures = KeptPictures(identities)
        self._parts = parts
        self._theme = theme
        self._omitted = omitted
        self._width = max(width, 1) * _EMU_OF_TWIP
        self._known: dict[str, str | None] = {}

    @property
    def kept(self) -> list[Picture]:
        """The pictures so far."""
        return self._pictures.kept

    def drawing(self, element: etree._Element, *, wanted: Callable[[str], bool]) -> Drawn:
        """A `w:drawing`. Its pictures are only kept when `wanted` says so of its description."""
        made = Drawn()
        told = element.find(f".//{WP}docPr")
        if told is not None and told.get("hidden") in ("1", "true"):
            return made
        made.said = _described(told) if told is not None else ""
        extent = element.find(f".//{WP}extent")
        wide = number(extent.get("cx")) if extent is not None else None
        for data in element.iter(f"{A}graphicData"):
            kind = (data.get("uri") or "").rsplit("/", 1)[-1]
            if kind.startswith(_CHART):
                self._omitted.add(What.CHART)
            elif kind.startswith(_DIAGRAM):
                self._omitted.add(What.OBJECT)
        made.boxes = list(_boxes(element))
        if not made.boxes:
            fill = element.find(f".//{WPS}spPr/{A}solidFill")
            made.colour = drawn_colour(fill, self._theme) if fill is not None else ""
        for blip in element.iter(f"{A}blip"):
            made.is_picture = True
            if wanted(made.said):
                made.images += self._images(blip.get(f"{R}embed"), made.said, wide)
        return made

    def old_drawing(self, element: etree._Element, *, wanted: Callable[[str], bool]) -> Drawn:
        """A `w:pict`, as Word wrote drawings before 2007."""
        made = Drawn(boxes=list(_boxes(element)))
        for shape in element.iter():
            if not isinstance(shape.tag, str):
                continue
            made.said = made.said or one_line(shape.get("alt") or shape.get(f"{O}title") or "")
            if shape.tag in (f"{V}oval", f"{V}rect", f"{V}roundrect") and not made.boxes:
                made.colour = made.colour or _old_colour(shape.get("fillcolor"))
            if shape.tag != f"{V}imagedata":
                continue
            made.is_picture = True
            if wanted(made.said):
                made.images += self._images(shape.get(f"{R}id"), made.said, None)
        return made

    def _images(self, id: str | None, said: str, wide: int | None) -> Iterator[Image]:
        lineage = self._kept(self._parts.target(id)) if id else None
        if lineage is None:
            self._omitted.add(What.PICTURE)
            return
        yield Image(lineage, said, WIDEST if wide is None else share_of_width(100 * wide / self._width))

    def _kept(self, name: str | None) -> str | None:
        """The lineage of the picture in this part; None when it is not there, or is none that a report can hold."""
        if name is None:
            return None
        if name not in self._known:
            content = self._parts.read(name, LARGEST_KEPT)
            self._known[name] = self._pictures.keep(content) if content else None
        return self._known[name]


def _described(told: etree._Element) -> str:
    """The description of a drawing; that it has none is what our own documents say."""
    said = one_line(told.get("descr") or told.get("title") or "")
    return "" if said == NO_ALTERNATIVE else said


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The texts of the text boxes, without those within another one."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif isinstance(child.tag, str):
            yield from _boxes(child)


def _old_colour(said: str | None) -> str:
    """The colour of "#FF0000 [1234]", or ""."""
    text = (said or "").split(" ")[0].removeprefix("#").upper()
    known = {"RED": "FF0000", "GREEN": "008000", "LIME": "00FF00", "ORANGE": "FFA500", "YELLOW": "FFFF00"}
    text = known.get(text, text)
    return text if len(text) == len("RRGGBB") and set(text) <= set("0123456789ABCDEF") else ""
