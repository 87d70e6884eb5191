"""The lines of a page saved as HTML."""

import re
from dataclasses import replace

from vgr_desktop.core.model.text import Run
from vgr_desktop.html.elements import BLOCKS
from vgr_desktop.html.reader import Attributes, Reader
from vgr_desktop.html.stretch import Spot, Stretch
from vgr_desktop.published.lines import Line, Lines
from vgr_desktop.published.phrases import is_light

_LOOKS_LIKE_HTML = re.compile(
    r"<(!doctype html|html|head|body|div|main|article|section|table|p|h[1-6]|ul|ol)\b", re.IGNORECASE
)
_ASIDE = frozenset({"nav", "aside", "button", "select"})
_EDGES = frozenset({"header", "footer"})
_INSIDE = frozenset({"main", "article"})
_LABELS = ("alt", "aria-label", "title")


def is_html(text: str) -> bool:
    """Whether the text is HTML rather than plain text."""
    return text.lstrip().startswith("<") and _LOOKS_LIKE_HTML.search(text[:20_000]) is not None


def html_lines(html: str) -> Lines:
    """The lines of a page in HTML. Raises `Problem` when it is too much."""
    page = _Page()
    page.read(html)
    return page.lines


class _Page(Reader):
    """Reads stretches as lines, icons of lights as words, and whatever is around the text of the page as aside."""

    hidden = Reader.hidden | {"noscript"}
    blocks = BLOCKS | _ASIDE | {"title"}
    followed = frozenset({"svg"})

    def __init__(self) -> None:
        super().__init__()
        self.lines = Lines()
        self._is_picture = False

    def begun(self, tag: str, attributes: Attributes) -> None:
        if tag in _INSIDE:
            # Elements that were not closed before the text of the page do not make that text navigation.
            self.forget_open(_ASIDE | _EDGES)
        label = next((text for name in _LABELS if (text := attributes.get(name, "").strip())), "")
        if is_light(label):
            self.say(label)
        elif tag == "img" and label:
            self.end_line()
            self._is_picture = True
            self.say(label)
            self._is_picture = False

    def take(self, stretch: Stretch) -> None:
        if stretch.is_blank:
            return
        listed = stretch.list is not None and stretch.in_item
        kind = stretch.list if listed and stretch.first else None
        line = Line(
            stretch.line,
            _trimmed(stretch.runs),
            tight=stretch.breaks > 0,
            heading=stretch.heading > 0,
            item=kind,
            level=stretch.level if kind else 0,
            hanging=listed and kind is None,
            spot=stretch.spot,
            aside=self._is_picture or self._is_aside(),
        )
        self.lines.add(line)

    def take_cell(self, spot: Spot, outer: Spot, *, blank: bool) -> None:  # noqa: ARG002  # a cell of an inner table counts too
        if blank:
            self.lines.add_cell(spot)

    def _is_aside(self) -> bool:
        """Whether the reader is outside the text of the page; the header of an article is inside it."""
        if self.is_open("title") and not self.is_open("svg"):
            return True
        inside = any(map(self.is_open, _INSIDE))
        return any(map(self.is_open, _ASIDE if inside else _ASIDE | _EDGES))


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs without no-break spaces at either end."""
    if not (runs[0].text[0].isspace() or runs[-1].text[-1].isspace()):
        return runs
    first, *others = runs
    *others, last = [replace(first, text=first.text.lstrip()), *others]
    return tuple(run for run in (*others, replace(last, text=last.text.rstrip())) if run.text)
