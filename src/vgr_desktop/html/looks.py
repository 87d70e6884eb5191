"""The looks of the words at a place of a page: what the elements around them say, by tag and by style."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Generic, TypeVar

from vgr_desktop.core.model.text import Mark
from vgr_desktop.html.elements import HEADINGS, MARKS
from vgr_desktop.html.style import Declarations, bold_in, font_in, italic_in, keeps_lines, lines_in

T = TypeVar("T")

_RAISED = {"super": Mark.SUPERSCRIPT, "sub": Mark.SUBSCRIPT}


@dataclass(slots=True, eq=False)
class Look:
    """What an open element says about the words in it; None where it says nothing. `ended`: it is open no more."""

    bold: bool | None = None
    italic: bool | None = None
    underline: bool = False
    raised: Mark | None = None
    font: str | None = None
    keeps_lines: bool | None = None
    ended: bool = False

    @property
    def says_something(self) -> bool:
        """Whether it changes the looks of the words in it."""
        said = (self.bold, self.italic, self.raised, self.font, self.keeps_lines)
        return self.underline or any(each is not None for each in said)


def look_of(tag: str, style: Declarations, *, plain_lines: bool) -> Look:
    """The look of an element. With `plain_lines` a style cannot underline, for links and inserted words have lines.

    The looks of a heading are its own, and no marks.
    """
    mark = MARKS.get(tag)
    if not style and mark is None:
        return Look(keeps_lines=True if tag == "pre" else None)
    lines = lines_in(style)
    bold, italic = (None, None) if tag in HEADINGS else (bold_in(style), italic_in(style))
    return Look(
        bold=True if mark is Mark.BOLD and bold is None else bold,
        italic=True if mark is Mark.ITALIC and italic is None else italic,
        underline=("underline" in lines and not plain_lines) or (mark is Mark.UNDERLINE and "none" not in lines),
        raised=mark if mark in _RAISED.values() else _RAISED.get(style.get("vertical-align", "").lower()),
        font=font_in(style),
        keeps_lines=True if tag == "pre" else keeps_lines(style),
    )


class _Said(Generic[T]):
    """What the open elements say about one thing: the innermost one counts."""

    def __init__(self, usual: T) -> None:
        self._usual = usual
        self._said: list[tuple[Look, T]] = []

    def say(self, look: Look, what: T | None) -> None:
        if what is not None:
            self._said.append((look, what))

    @property
    def now(self) -> T:
        """What counts here; each element that has ended is passed over once."""
        while self._said and self._said[-1][0].ended:
            self._said.pop()
        return self._said[-1][1] if self._said else self._usual


class Looks:
    """The looks of all open elements. Elements that are not blocks end only by themselves, in any order."""

    def __init__(self) -> None:
        """Begin with no element open."""
        self._bold, self._italic = _Said(usual=False), _Said(usual=False)
        self._raised: _Said[Mark | None] = _Said(None)
        self._font, self._keeps_lines = _Said(""), _Said(usual=False)
        self._underlines = 0
        self._inline: defaultdict[str, list[Look]] = defaultdict(list)
        self._marks: frozenset[Mark] | None = frozenset()

    def begin(self, look: Look) -> None:
        """An element begins."""
        if not look.says_something:
            return
        self._bold.say(look, look.bold)
        self._italic.say(look, look.italic)
        self._raised.say(look, look.raised)
        self._font.say(look, look.font)
        self._keeps_lines.say(look, look.keeps_lines)
        self._underlines += look.underline
        self._marks = None

    def end(self, look: Look) -> None:
        """An element ends."""
        if look.says_something and not look.ended:
            look.ended = True
            self._underlines -= look.underline
            self._marks = None

    def begin_inline(self, tag: str, look: Look) -> None:
        """An element begins that is not a block."""
        self._inline[tag].append(look)
        self.begin(look)

    def end_inline(self, tag: str) -> None:
        """The last element with this tag ends, if one is open."""
        if found := self._inline.get(tag):
            self.end(found.pop())

    @property
    def marks(self) -> frozenset[Mark]:
        """The marks of the words here."""
        if self._marks is None:
            held = ((Mark.BOLD, self._bold.now), (Mark.ITALIC, self._italic.now), (Mark.UNDERLINE, self._underlines))
            raised = self._raised.now
            self._marks = frozenset(mark for mark, on in held if on) | ({raised} if raised else frozenset())
        return self._marks

    @property
    def font(self) -> str:
        """The name of the font of the words here, in small letters; empty when nothing names one."""
        return self._font.now

    @property
    def keeps_lines(self) -> bool:
        """Whether new lines in the source are those of the text."""
        return self._keeps_lines.now
