"""Which part of a report is printed."""

from dataclasses import dataclass
from enum import StrEnum

from vgr_desktop.core.model.report import PolicyArea, Programme


class Chapter(StrEnum):
    """What a printed report consists of, in this order."""

    TITLE_PAGE = "title page"
    CONTENTS = "contents"
    FOREWORD = "foreword"
    READING_GUIDE = "reading guide"
    SUMMARY = "summary"
    PROGRAMMES = "programmes"
    PARAGRAPHS = "paragraphs"
    APPENDICES = "appendices"
    TO_EXPLAIN = "lights to explain"
    """The appendix with all that is not on green."""
    TREE_CHANGES = "changes in the goal tree"
    """The appendix with what is not as it was in the edition before."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What to print, and how: these chapters, and of the programmes only those in `nodes` (None: all).

    `nodes` holds ids of programmes and policy areas. A chosen programme is printed whole; of one that is not chosen
    but has a chosen area, only the chosen areas are printed. `name` is what the title page calls such a selection,
    as in "Commissie Middelen"; empty: it is made of the programmes and areas.

    `classic` gives the tables of goals their older form, in which a goal has one high cell beside its deliverables. A
    screen reader loses its place there, so it is never the default.
    """

    chapters: frozenset[Chapter] = frozenset(Chapter)
    nodes: frozenset[int] | None = None
    name: str = ""
    classic: bool = False

    def areas(self, programme: Programme) -> tuple[PolicyArea, ...]:
        """The areas of `programme` to print."""
        if self.nodes is None or programme.id in self.nodes:
            return programme.areas
        return tuple(area for area in programme.areas if area.id in self.nodes)

    def has(self, programme: Programme) -> bool:
        """Whether anything of `programme` is to be printed."""
        return self.nodes is None or programme.id in self.nodes or bool(self.areas(programme))


WHOLE = Choice()
