"""Pictures inside the page itself, and their widths."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field

from vgr_desktop.core.layout import Chart, Figure
from vgr_desktop.core.layout.parts import caption_anchor
from vgr_desktop.core.model.pictures import size_of
from vgr_desktop.core.model.report import Picture
from vgr_desktop.web.markup import element, escape, quote


@dataclass(slots=True)
class Pictures:
    """The pictures of the report by lineage, and the widths, in percent, of those that are shown."""

    known: Mapping[str, Picture] = field(default_factory=dict)
    widths: set[int] = field(default_factory=set)

    def shown(self, figure: Figure, caption: str) -> str:
        """A figure under its caption; if the picture is missing, its text alternative instead."""
        above = element("figcaption", caption, id=caption_anchor(Chart.series_name, figure.number)) if caption else ""
        picture = self.known.get(figure.picture)
        size = size_of(picture.content) if picture else None
        if picture is None or size is None:
            return element("figure", above + element("p", escape(f"[{figure.alt or 'Afbeelding ontbreekt'}]")))
        self.widths.add(figure.width)
        data = base64.b64encode(picture.content).decode()
        image = (
            f'<img src="data:image/{picture.kind.value};base64,{data}" alt="{quote(figure.description)}"'
            f' width="{size[0]}" height="{size[1]}">'
        )
        return element("figure", above + image, class_=f"picture wide-{figure.width}")

    def style(self) -> str:
        """The rules of the style sheet for the widths that are used."""
        return "".join(f"figure.wide-{width} img {{ width: {width}%; }}\n" for width in sorted(self.widths))
