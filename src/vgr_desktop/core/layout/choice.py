"""Which part of a report is printed."""

from dataclasses import dataclass
from enum import StrEnum

from vgr_desktop.core.model.report import PolicyArea, Programme


class Chapter(StrEnum):
    """The chapters of a printed report, in printed order."""

    TITLE_PAGE = "title page"
    CONTENTS = "contents"
    FOREWORD = "foreword"
    READING_GUIDE = "reading guide"
    SUMMARY = "summary"
    PROGRAMMES = "programmes"
    PARAGRAPHS = "paragraphs"
    APPENDICES = "appendices"
    TO_EXPLAIN = "lights to explain"
    """The appendix with all lights that must be explained."""
    TREE_CHANGES = "changes in the goal tree"
    """The appendix with what changed since the edition before."""


class Extra(StrEnum):
    """What not every municipality prints; off unless it is asked for."""

    GLANCE = "at a glance"
    """Half a page with the share that is on course, the lights and the money."""
    TREND = "trend"
    """The light that each deliverable had in the edition before."""
    RESERVE = "reserve"
    """What is to be settled with the general reserve."""
    REFERENCES = "references"
    """From a deviation to the deliverables that it names."""
    LISTS = "lists"
    """The list of tables and figures."""
    ABBREVIATIONS = "abbreviations"
    """The appendix with the abbreviations that the texts explain."""


@dataclass(frozen=True, slots=True)
class Sharer:
    """Somebody else who has a part in a programme, by its id: a committee or a portfolio (`kind`, in Dutch)."""

    programme: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What to print, and how: these chapters, and only the programmes in `nodes` (None: all).

    `nodes` has ids of programmes and policy areas. A chosen programme is printed whole; of a programme that is not
    chosen, only the chosen areas are printed. `name` is the name of the selection on the title page, such as "Commissie
    Middelen"; empty: the programmes and areas are listed there.

    `extras` are what is printed beside that.

    `sharers` are the others who have a part in the chosen programmes, when the choice is the part of one committee or
    one portfolio.

    `classic` gives the tables of goals their older form, in which a goal has one tall cell beside its deliverables. A
    screen reader loses its place in it, so it is never the default.
    """

    chapters: frozenset[Chapter] = frozenset(Chapter)
    nodes: frozenset[int] | None = None
    name: str = ""
    classic: bool = False
    sharers: tuple[Sharer, ...] = ()
    extras: frozenset[Extra] = frozenset()

    def areas(self, programme: Programme) -> tuple[PolicyArea, ...]:
        """The areas of `programme` to print."""
        if self.nodes is None or programme.id in self.nodes:
            return programme.areas
        return tuple(area for area in programme.areas if area.id in self.nodes)

    def has_whole(self, programme: Programme) -> bool:
        """Whether all of `programme` is to be printed."""
        return self.nodes is None or programme.id in self.nodes

    def shared_with(self, programme: Programme) -> tuple[Sharer, ...]:
        """The others who have a part in `programme`."""
        return tuple(sharer for sharer in self.sharers if sharer.programme == programme.id)

    def has(self, programme: Programme) -> bool:
        """Whether anything of `programme` is to be printed."""
        return self.has_whole(programme) or bool(self.areas(programme))


WHOLE = Choice()
