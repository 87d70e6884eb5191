"""What the functions for the parts share while one document is written."""

from dataclasses import dataclass, field, replace
from typing import Self

from vgr_desktop.word.content.chart import ChartFiles
from vgr_desktop.word.content.footnotes import Footnotes
from vgr_desktop.word.content.identity import Names
from vgr_desktop.word.content.lists import Lists
from vgr_desktop.word.content.pages import PageCounter
from vgr_desktop.word.content.pictures import Pictures
from vgr_desktop.word.content.sections import Sections
from vgr_desktop.word.content.styles import Styles
from vgr_desktop.word.package import Entry

_OLDER_ENTRY = 200_000_000


@dataclass(slots=True)
class Links:
    """Addresses of links outside the document, each with the id of its relationship."""

    ids: dict[str, str] = field(default_factory=dict)

    def around(self, address: str, inner: str) -> str:
        """`inner`, some runs, as a link to `address`."""
        id = self.ids.setdefault(address, f"rIdLink{len(self.ids) + 1}")
        return f'<w:hyperlink r:id="{id}" w:history="1">{inner}</w:hyperlink>'


@dataclass(slots=True)
class Context:
    """The document so far.

    Headings down to the level `deepest` are in the table of contents; the bookmark of the first has the number
    `first_entry`.
    `after_table`: what is written now follows a table, and needs room above it.
    """

    styles: Styles
    lists: Lists
    sections: Sections
    deepest: int = 0
    after_table: bool = False
    names: Names = field(default_factory=Names)
    links: Links = field(default_factory=Links)
    footnotes: Footnotes = field(init=False)
    pictures: Pictures = field(default_factory=Pictures)
    pages: PageCounter = field(default_factory=PageCounter)
    entries: list[Entry] = field(default_factory=list)
    first_entry: int = 100_000_000
    charts: list[ChartFiles] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.footnotes = Footnotes(self.styles)

    def beside(self) -> Self:
        """The context for writing an older document of which the content will stand among that of this one."""
        return replace(
            self,
            lists=self.lists.beside(),
            sections=self.sections.beside(),
            deepest=0,
            after_table=False,
            names=self.names.beside(),
            pages=PageCounter(),
            entries=[],
            first_entry=_OLDER_ENTRY,
        )

    def keep(self, ids: set[str]) -> None:
        """Forget all links, pictures and charts but those with these ids."""
        self.links.ids = {address: id for address, id in self.links.ids.items() if id in ids}
        self.pictures.shown = {lineage: id for lineage, id in self.pictures.shown.items() if id in ids}
        self.charts = [chart for chart in self.charts if chart.id in ids]

    @property
    def width(self) -> int:
        """The width of the text at the place that is written now, in twentieths of a point."""
        return self.sections.width(wide=self.sections.wide)

    def text_style(self, *, leads: bool = False) -> str:
        """The name of the style for text that is written now; `leads`: it stays on the same page as what follows."""
        if leads:
            return "Inleidende zin na tabel" if self.after_table else "Inleidende zin"
        return "Tekst na tabel" if self.after_table else "Body Text"
