"""The chapters of a report that gather texts: paragraphs and appendices, each under a heading of its own."""

from vgr_desktop.core.model.report import SectionKind
from vgr_desktop.published.draft import SectionDraft
from vgr_desktop.published.lines import Here, Line
from vgr_desktop.published.page import PageDraft
from vgr_desktop.published.prose import Place, Prose

_CHAPTERS = {"paragrafen": SectionKind.PARAGRAPH, "bijlagen": SectionKind.APPENDIX}


def gathered_kind(line: Line) -> SectionKind | None:
    """What the chapter under this heading gathers; None for another line."""
    return _CHAPTERS.get(line.title.lower()) if line.heading else None


class Gathered:
    """A chapter in which every heading of one level begins another text."""

    def __init__(self, page: PageDraft, line: Line, kind: SectionKind) -> None:
        self._page = page
        self._kind = kind
        self._level = line.heading
        self._own = 0
        self.text: Prose | None = None

    def holds(self, line: Line) -> bool:
        """Whether a heading is within this chapter."""
        return line.heading > self._level

    def take(self, here: Here) -> Place:
        """Begin a text, or add to the one that is being read."""
        line = here.line
        if line.heading and (self.text is None or line.heading <= self._own):
            self._own = line.heading
            section = SectionDraft(self._page.identities.new(), self._kind, line.title)
            self._page.sections.append(section)
            self._page.near = section.identity.id
            self.text = Prose(self._page, section.body, line, front=True)
        elif self.text is not None:
            self.text.take(here)
        else:
            self._page.unknown(here)
        return self
