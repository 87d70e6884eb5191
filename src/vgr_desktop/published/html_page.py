"""The lines of a page saved as HTML."""

import re
from dataclasses import dataclass, replace

from vgr_desktop.core.dutch.wording import PROGRAM
from vgr_desktop.core.intake.reading import Notice, NoticeKind
from vgr_desktop.core.model.characters import from_outside
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.text import Kind, Run, is_link
from vgr_desktop.html.addresses import tells_whose, without_wrappers
from vgr_desktop.html.apparatus import is_comment, is_number
from vgr_desktop.html.elements import BLOCKS
from vgr_desktop.html.hanging_items import HangingItems
from vgr_desktop.html.notes import Notes, notes_in
from vgr_desktop.html.reader import STRUCK_OUT, Attributes, Reader
from vgr_desktop.html.signs import FONTS, shown
from vgr_desktop.html.stretch import Spot, Stretch
from vgr_desktop.html.style import Declarations, font_in, is_hidden_text, is_unseen
from vgr_desktop.published.figures import Figures
from vgr_desktop.published.lines import Line, Lines
from vgr_desktop.published.phrases import is_light, is_shape
from vgr_desktop.published.signs import is_of_the_site, label_of, light_said, light_shown

_LOOKS_LIKE_HTML = re.compile(
    r"<(!doctype html|html|head|body|div|main|article|section|table|p|h[1-6]|ul|ol)\b", re.IGNORECASE
)
_OF_WORD = re.compile(
    r"urn:schemas-microsoft-com:office:word|name=[\"']?ProgId[\"']? content=[\"']?Word", re.IGNORECASE
)
_OURS = f'<meta name="generator" content="{PROGRAM}">'
_ASIDE = frozenset({"nav", "aside", "button", "select"})
_EDGES = frozenset({"header", "footer"})
_INSIDE = frozenset({"main", "article"})
_SHOWING = frozenset(
    {"i", "span", "b", "em", "strong", "div", "p", "td", "svg", "circle", "path", "use", "font", "a", "ellipse", "rect"}
)
_VOID_SHOWING = frozenset({"circle", "path", "use", "ellipse", "rect"})
_WORD_LIST = re.compile(r"mso-list:\s*l\d+\s+level(\d+)", re.IGNORECASE)
_MARKER, _SIGN, _HIDDEN, _DRAWING, _NOTE_MARK, _NOTE = "marker", "sign", "hidden", "drawing", "mark", "note"
_TOLD = frozenset({STRUCK_OUT, _HIDDEN})
_MOST_TOLD, _LONGEST_TOLD = 3, 60
"""Links that are named, and characters of each."""


def is_html(text: str) -> bool:
    """Whether the text is HTML rather than plain text."""
    return text.lstrip().startswith("<") and _LOOKS_LIKE_HTML.search(text[:20_000]) is not None


def html_lines(html: str, identities: Identities) -> Lines:
    """The lines of a page in HTML. Raises `Problem` when it is too much."""
    head = html[:20_000]
    page = _Page(notes_in(html), Figures(identities), folded=not _OF_WORD.search(head), ours=_OURS in head)
    page.read(html)
    return page.finished()


@dataclass(frozen=True, slots=True)
class _Showing:
    """An open element that shows a light if there are no words in it."""

    tag: str
    light: str
    said: int
    runs: int


class _Page(Reader):
    """Reads stretches as lines, icons of lights as words, and whatever is around the text of the page as aside.

    `notes` are the footnotes of the page; `folded`: what is not displayed is only folded away; `ours`: this program
    made it, so a line break is one within a paragraph: on most sites it stands between paragraphs.
    """

    hidden = Reader.hidden | {"noscript"}
    blocks = BLOCKS | _ASIDE | {"title"}
    followed = frozenset({"svg"})

    def __init__(self, notes: Notes, figures: Figures, *, folded: bool, ours: bool) -> None:
        super().__init__()
        self.lines = Lines()
        self._notes = notes
        self._figures = figures
        self._folded = folded
        self.lines.ours = ours
        self._icon = ""
        self._led: Stretch | None = None
        self._showing: list[_Showing] = []
        self._marker = ""
        self._font = ""
        self._hidden_words: list[str] = []
        self._cell_light = self._sign_light = self._shown = ""
        self._hanging = HangingItems()
        self._unlinked: list[str] = []

    def finished(self) -> Lines:
        """The lines, when all was read."""
        self._settle_led(self._led)
        self._settle_figure()
        self._tell_hidden()
        self._tell_unlinked()
        self.lines.pictures += self._figures.pictures.kept
        return self.lines

    def begun(self, tag: str, attributes: Attributes) -> None:
        if tag in _INSIDE:
            # Elements that were not closed before the text of the page do not make that text navigation.
            self.forget_open(_ASIDE | _EDGES)
        self._settle_figure()
        if tag == "td":
            self._cell_light = light_shown(attributes)
        elif tag == "figure":
            self._figures.begin(attributes)
        if said := light_said(tag, attributes):
            self._say_icon(said)
        elif tag == "img":
            self._show(attributes)
        elif tag in _SHOWING and tag != "td" and (shown := light_shown(attributes)):
            if tag in _VOID_SHOWING:
                self._say_icon(shown)
            else:
                self._showing.append(_Showing(tag, shown, self.said, self.waiting))

    def _show(self, attributes: Attributes) -> None:
        """A picture: itself if it is in the page, or else what it is called, which is not of the text."""
        found = None if self._is_outside() else self._figures.picture(attributes, self.getpos()[0])
        if found is not None:
            self.end_line()
            if self._figures.is_open:
                self._figures.wait(found)
            else:
                self.lines.add(found)
        elif label := label_of(attributes):
            if self.waiting:  # in the middle of a sentence
                self.lines.add(Line(self.getpos()[0], (Run(label),), aside=True))
            else:
                self._say_icon(label, "picture")

    def _settle_figure(self) -> None:
        """Add the pictures of a figure that has ended, with its caption."""
        if self._figures.is_open and not self.is_open("figure"):
            for line in self._figures.end():
                self.lines.add(line)

    def handle_endtag(self, tag: str) -> None:
        """An element ends; one without words can show a light."""
        if self._showing and self._showing[-1].tag == tag:
            showing = self._showing.pop()
            if self._is_only_shape(showing):
                self._say_icon(showing.light)
        super().handle_endtag(tag)
        self._settle_figure()
        if not self._open.hide:
            self._tell_hidden()
            if self._shown:
                self._say_icon(self._shown)
                self._shown = ""

    def _is_only_shape(self, showing: _Showing) -> bool:
        """Whether there were no words in the element but those of a light, which are then taken away."""
        if self.said != showing.said or self.waiting < showing.runs:
            return False
        return self.take_back(showing.runs, lambda text: is_shape(text) or is_light(text))

    def _say_icon(self, text: str, kind: str = "light") -> None:
        self.end_line()
        self._icon = kind
        self.say(text)
        self._icon = ""

    def why_unseen(self, tag: str, attributes: Attributes, style: Declarations) -> str:
        """Why it is not seen: it was struck or hidden, or it is a number, bullet or sign that means something."""
        if why := super().why_unseen(tag, attributes, style):
            return why
        if self.number in self._notes.marks or self.number in self._notes.holders:
            return _NOTE_MARK if self.number in self._notes.marks else _NOTE
        if _is_drawing(tag, attributes):
            return _DRAWING
        if style.get("mso-list", "").lower() == "ignore":
            return _MARKER
        if font_in(style) in FONTS:
            return _SIGN
        unseen = is_hidden_text(style) or (not self._folded and is_unseen(style))
        return _HIDDEN if unseen or is_comment(attributes, style) else ""

    def begun_unseen(self, tag: str, attributes: Attributes) -> None:
        if self.why == _NOTE_MARK:
            self.add_note(self._notes.marks[self.number])
        elif self.why == _SIGN:
            self._font = font_in(self.style_of(tag, attributes)) or ""
            self._sign_light = light_shown(attributes)

    def take_hidden(self, text: str) -> None:
        if self.why == _MARKER:
            self._marker += text.strip()
        elif self.why == _SIGN:
            self._take_sign(shown(from_outside(text), self._font))
        elif self.why in _TOLD:
            self._hidden_words.append(text)

    def _take_sign(self, text: str) -> None:
        """Take characters of a font of signs; a coloured shape shows a light."""
        if self._sign_light and is_shape(text.strip()):
            self._shown = self._sign_light
        else:
            self.put(text)

    def take(self, stretch: Stretch) -> None:
        if stretch.is_blank:
            return
        led, self._led = self._led, None
        if self._icon == "light" and stretch.begins:
            self._settle_led(led)
            self._led = stretch
            return
        leads = led is not None and not stretch.begins and self._icon != "light"
        if not leads:
            self._settle_led(led)
        first = leads and led is not None and led.first
        line = self._made(replace(stretch, first=stretch.first or first), icon=self._icon == "light")
        if self._figures.is_open and self.is_open("figcaption"):
            self._figures.caption(line)
            return
        self.lines.add(replace(line, light=_words(led)) if leads and led is not None else line)

    def _settle_led(self, led: Stretch | None) -> None:
        """Add a sign without words behind it in its block."""
        if led is not None:
            self.lines.add(self._made(led, icon=True))

    def _made(self, stretch: Stretch, *, icon: bool) -> Line:
        kind, level, hanging = self._list_of(stretch)
        aside = self._icon == "picture" or self._is_outside()
        return Line(
            stretch.line,
            _trimmed(stretch.runs) if aside else tuple(map(self._linked, _trimmed(stretch.runs))),
            tight=stretch.breaks > 0,
            joined=stretch.breaks > 0 and self.lines.ours,
            heading=stretch.heading,
            item=kind,
            level=level,
            hanging=hanging,
            spot=stretch.spot,
            aside=aside,
            icon=icon,
        )

    def _list_of(self, stretch: Stretch) -> tuple[Kind | None, int, bool]:
        """What the line is of a list, how deep, and whether it hangs under another item."""
        marker, self._marker = self._marker, ""
        if stretch.list is not None and stretch.in_item:
            return (stretch.list, stretch.level, False) if stretch.first else (None, 0, True)
        if found := _WORD_LIST.search(stretch.style):
            if stretch.breaks:
                return None, 0, True
            return (Kind.NUMBERED if is_number(marker) else Kind.BULLET), int(found[1]) - 1, False
        depth = self._hanging.depth(stretch)
        return (None, 0, False) if depth is None else (Kind.BULLET, depth, False)

    def take_cell(self, spot: Spot, outer: Spot, *, blank: bool) -> None:  # noqa: ARG002  # a cell of an inner table counts too
        light, self._cell_light = self._cell_light, ""
        self._settle_led(self._led)
        self._led = None
        if blank and light:
            self.lines.add(Line(self.getpos()[0], (Run(light),), spot=spot, icon=True))
        elif blank:
            self.lines.add_cell(spot)

    def puts_aside(self, tag: str, attributes: Attributes) -> bool:
        return is_of_the_site(tag, attributes)

    def _is_outside(self) -> bool:
        """Whether the reader is outside the text of the page; the header of an article is inside it."""
        if self.is_aside or (self.is_open("title") and not self.is_open("svg")):
            return True
        inside = any(map(self.is_open, _INSIDE))
        return any(map(self.is_open, _ASIDE if inside else _ASIDE | _EDGES))

    def _linked(self, run: Run) -> Run:
        """The run without a link that cannot stay, and without an address that tells in whose mail it was."""
        text = without_wrappers(run.text) if "://" in run.text else run.text
        if run.link is None or (is_link(run.link) and not tells_whose(run.link)):
            return run if text == run.text else replace(run, text=text)
        if not run.link.startswith("#") and text.strip():
            self._unlinked.append(" ".join(text.split()))
        return replace(run, text=text, link=None)

    def _tell_unlinked(self) -> None:
        """Say once which links do not stay."""
        if not self._unlinked:
            return
        words = ", ".join(f"“{text[:_LONGEST_TOLD]}”" for text in self._unlinked[:_MOST_TOLD])
        more = " en andere" if len(self._unlinked) > _MOST_TOLD else ""
        message = f"Zonder koppeling overgenomen, want het adres werkt alleen op die plek: {words}{more}."
        self.lines.notices.append(Notice(NoticeKind.SKIPPED, 0, "", message))

    def _tell_hidden(self) -> None:
        if words := " ".join("".join(self._hidden_words).split()):
            self.lines.left_out.append(Line(self.getpos()[0], (Run(words),)))
        self._hidden_words = []


def _words(stretch: Stretch) -> str:
    return "".join(run.text for run in stretch.runs)


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs without no-break spaces at either end."""
    if not (runs[0].text[:1].isspace() or runs[-1].text[-1:].isspace()):
        return runs
    first, *others = runs
    *others, last = [replace(first, text=first.text.lstrip()), *others]
    return tuple(run for run in (*others, replace(last, text=last.text.rstrip())) if run.text or run.note)


def _is_drawing(tag: str, attributes: Attributes) -> bool:
    """Whether it is a drawing that is described as a whole, or the key of one: words in it are no text."""
    if tag == "svg":
        return attributes.get("role") == "img" and "aria-label" in attributes and not light_said(tag, attributes)
    return tag in ("ul", "ol", "dl", "table") and attributes.get("aria-hidden") == "true"
