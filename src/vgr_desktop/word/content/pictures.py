"""Pictures in the text, each with its text alternative, and the parts that hold them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart

from vgr_desktop.core.layout import Figure
from vgr_desktop.core.layout.anchors import key
from vgr_desktop.core.model.pictures import size_of
from vgr_desktop.core.model.report import Picture, PictureKind
from vgr_desktop.word.content.markup import quote

_ANCHOR = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_TWIP = 635  # English metric units
_HIGHEST = 12_000
"""Twentieths of a point, about 21 cm: a picture and its caption fit on one page."""
_BEYOND_CHARTS = 1000  # charts are numbered from 1, and no two drawings may have the same number
_BEYOND_TEXT = 1_000_000
"""Drawings in headers and footers are numbered from here."""
_TYPES = {PictureKind.PNG: CONTENT_TYPE.PNG, PictureKind.JPEG: CONTENT_TYPE.JPEG}


@dataclass(slots=True)
class Pictures:
    """The pictures of the report by lineage, and those that the document shows, each once."""

    known: Mapping[str, Picture] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    drawings: int = 0

    def measure(self, figure: Figure, width: int) -> tuple[int, int] | None:
        """Width and height of a figure in a text of `width`, in twentieths of a point; None without a picture."""
        picture = self.known.get(figure.picture)
        size = size_of(picture.content) if picture else None
        if size is None:
            return None
        wide = width * figure.width // 100
        high = max(wide * size[1] // size[0], 1)
        return (max(wide * _HIGHEST // high, 1), _HIGHEST) if high > _HIGHEST else (wide, high)

    def drawing(self, figure: Figure, size: tuple[int, int]) -> str:
        """The run that shows a figure in this size."""
        id = self.shown.setdefault(figure.picture, f"rIdPicture{len(self.shown) + 1}")
        self.drawings += 1
        extent = f'cx="{size[0] * _TWIP}" cy="{size[1] * _TWIP}"'
        number = _BEYOND_CHARTS + self.drawings
        told = f'id="{number}" name="Afbeelding {self.drawings}" descr="{quote(figure.description)}"'
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{_ANCHOR}" distT="0" distB="0" distL="0" distR="0">'
            f"<wp:extent {extent}/><wp:docPr {told}/><wp:cNvGraphicFramePr/>"
            f'<a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}">'
            f'<pic:nvPicPr><pic:cNvPr {told}/><pic:cNvPicPr><a:picLocks noChangeAspect="1"/></pic:cNvPicPr>'
            f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )


def add_parts(document: Document, pictures: Pictures) -> None:
    """Add the parts of the pictures that are shown, named after their lineages."""
    for lineage, id in pictures.shown.items():
        picture = pictures.known[lineage]
        name = PackURI(f"/word/media/{key(lineage)}.{picture.kind.value}")
        part = Part(name, _TYPES[picture.kind], picture.content, document.part.package)
        document.part.rels.add_relationship(RELATIONSHIP_TYPE.IMAGE, part, id)


def number_apart(document: Document) -> None:
    """Give each drawing in the headers and footers a number of its own: no two in a document may have the same."""
    numbers = count(_BEYOND_TEXT)
    for relation in document.part.rels.values():
        if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
            part = relation.target_part
            for drawing in part.element.iter(f"{{{_ANCHOR}}}docPr") if isinstance(part, XmlPart) else ():
                drawing.set("id", str(next(numbers)))
