"""The characters of a paragraph, as they are once all tracked changes are accepted."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from vgr_desktop.core.intake.clues import Clues
from vgr_desktop.core.model.characters import from_outside
from vgr_desktop.core.model.text import Image, Mark, is_link, one_line
from vgr_desktop.html.addresses import mended, tells_whose, without_wrappers
from vgr_desktop.word.reader import signs
from vgr_desktop.word.reader.fields import Fields, simple
from vgr_desktop.word.reader.looks import Look, Theme, look_of
from vgr_desktop.word.reader.names import MC, M, R, W, elements, has, number, value
from vgr_desktop.word.reader.omitted import Omitted, What
from vgr_desktop.word.reader.parts import Parts
from vgr_desktop.word.reader.pictures import Drawn, Pictures
from vgr_desktop.word.reader.styles import Styles

_THROUGH = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "sdtContent"))
"""Elements that only stand around runs."""


_ASKS = re.compile(r"(?:kies|selecteer|maak een keuze)\b", re.IGNORECASE)
_FORMULAS = frozenset({f"{M}oMath", f"{M}oMathPara"})


class _Names:
    """Elements around runs that say something about them."""

    HYPERLINK = f"{W}hyperlink"
    CONTROL = f"{W}sdt"
    FIELD = f"{W}fldSimple"
    ALTERNATIVES = f"{MC}AlternateContent"
    RUBY = f"{W}ruby"


@dataclass(slots=True)
class Bit:
    """Characters with one look, a footnote, or a picture. `colour` (rrggbb) is their own; `bold` as they are seen.

    `light` is what a picture says that only shows a light. `drawn`: it is a coloured shape, so no character.
    """

    text: str = ""
    marks: frozenset[Mark] = frozenset()
    link: str | None = None
    note: str | None = None
    image: Image | None = None
    colour: str = ""
    bold: bool = False
    size: float | None = None
    light: str = ""
    drawn: bool = False


@dataclass(slots=True)
class Around:
    """What the reader of paragraphs needs to know of the rest of the file."""

    parts: Parts
    styles: Styles
    theme: Theme
    pictures: Pictures
    omitted: Omitted
    clues: Clues
    notes: Mapping[str, etree._Element]
    """The footnotes and endnotes, by their kind and id."""


class Inline:
    """Reads paragraphs one after the other; a field can go on from one to the next."""

    def __init__(self, around: Around, *, in_note: bool = False) -> None:
        self.fields = Fields(around.omitted)
        self.boxes: list[etree._Element] = []
        self._around = around
        self._in_note = in_note
        self._bits: list[Bit] = []
        self._base = Look()
        self._in_cell = False
        self._readers: dict[str, Callable[[etree._Element, Look, Look, str | None], None]] = {
            f"{W}sym": self._symbol,
            f"{W}footnoteReference": self._note,
            f"{W}endnoteReference": self._note,
            f"{W}drawing": self._drawing,
            f"{W}pict": self._drawing,
            f"{W}object": self._object,
        }

    def read(self, paragraph: etree._Element, base: Look, *, in_cell: bool) -> list[Bit]:
        """The bits of a paragraph whose style looks like `base`; text boxes in it are put in `boxes`."""
        self._bits, self._base, self._in_cell = [], base, in_cell
        self._walk(paragraph, None)
        self.fields.end_paragraph()
        return self._bits

    def _walk(self, parent: etree._Element, link: str | None) -> None:
        for child in elements(parent):
            if child.tag == f"{W}r":
                self._run(child, link)
            elif child.tag == f"{W}del":
                self._around.omitted.add(What.DELETED, _has_text(child))
            elif child.tag in _FORMULAS:
                self._around.omitted.add(What.FORMULA)
            else:
                self._walk_inside(child, link)

    def _walk_inside(self, child: etree._Element, link: str | None) -> None:
        """Read the runs in an element that only stands around them."""
        match child.tag:
            case tag if tag in _THROUGH:
                self._walk(child, link)
            case _Names.HYPERLINK:
                self._walk(child, self._address(child) or link)
            case _Names.CONTROL:
                self._control(child, link)
            case _Names.FIELD:
                is_text, address = simple(child.get(f"{W}instr") or "")
                if is_text:
                    self._walk(child, self._allowed(address) or link)
            case _Names.ALTERNATIVES:
                self._walk(chosen(child), link)
            case _Names.RUBY:
                base = child.find(f"{W}rubyBase")
                self._walk(base if base is not None else child, link)
            case _:
                pass

    def _control(self, control: etree._Element, link: str | None) -> None:
        if is_prompt(control):
            self._around.omitted.add(What.PROMPT)
            return
        content = control.find(f"{W}sdtContent")
        if content is not None:
            self._walk(content, link)

    def _address(self, element: etree._Element) -> str | None:
        id = element.get(f"{R}id")
        address = self._around.parts.address(id) if id else None
        return self._allowed(address)

    def _allowed(self, address: str | None) -> str | None:
        """An address that a text may hold; another one, such as of a file, is counted."""
        meant = None if address is None else mended(address)
        if meant is None or (is_link(meant) and not tells_whose(meant)):
            return meant
        self._around.omitted.add(What.LINK)
        return None

    def _run(self, run: etree._Element, link: str | None) -> None:
        properties = run.find(f"{W}rPr")
        own = self._look(properties)
        whole = own.over(self._base)
        if whole.hidden or whole.struck:
            self._skip(run, What.HIDDEN if whole.hidden else What.STRUCK)
            return
        for child in elements(run):
            tag = child.tag
            if tag == f"{W}fldChar":
                if (entry := _chosen_entry(child)) and not self.fields.is_silent:
                    self._take_entry(entry, own, whole, link)
                self.fields.mark(child.get(f"{W}fldCharType"))
            elif tag == f"{W}instrText":
                self.fields.instruct(child.text or "")
            elif self.fields.is_silent:
                continue
            elif tag == f"{MC}AlternateContent":
                for inner in elements(chosen(child)):
                    self._piece(inner, own, whole, link)
            else:
                self._piece(child, own, whole, link)

    def _take_entry(self, entry: str, own: Look, whole: Look, link: str | None) -> None:
        """Take what is chosen in a list of a form, unless it only asks to choose."""
        if _ASKS.match(entry):
            self._around.omitted.add(What.PROMPT)
        else:
            self._add(entry, own, whole, link)

    def _look(self, properties: etree._Element | None) -> Look:
        """What a run says itself and by its style. That of a link underlines it, which is no mark of the text."""
        if properties is None:
            return Look()
        direct = look_of(properties, self._around.theme)
        style = value(properties, "rStyle")
        if style is None:
            return direct
        styled = self._around.styles.character(style)
        if styled.is_prompt:
            return Look(hidden=True)
        return replace(direct.over(styled.look), underlined=direct.underlined)

    def _skip(self, run: etree._Element, what: What) -> None:
        """Leave a run out, but not the marks of fields in it."""
        for child in run.iterchildren(f"{W}fldChar", f"{W}instrText"):
            if child.tag == f"{W}fldChar":
                self.fields.mark(child.get(f"{W}fldCharType"))
            else:
                self.fields.instruct(child.text or "")
        if not self.fields.is_silent:
            self._around.omitted.add(what, _has_text(run))

    def _piece(self, child: etree._Element, own: Look, whole: Look, link: str | None) -> None:
        tag = child.tag
        if tag == f"{W}t":
            self._text(child.text or "", own, whole, link)
        elif tag in (f"{W}tab", f"{W}ptab"):
            self._add("\t", own, whole, link)
        elif tag in (f"{W}br", f"{W}cr"):
            self._add("\n", own, whole, link)
        elif tag == f"{W}noBreakHyphen":
            self._add("\u2011", own, whole, link)
        elif (reader := self._readers.get(tag)) is not None:
            reader(child, own, whole, link)

    def _text(self, text: str, own: Look, whole: Look, link: str | None) -> None:
        font = whole.font
        if signs.is_symbol_font(font) or any(map(signs.is_private, text)):
            text = "".join(self._shown(character, font) for character in text)
        text = from_outside(text).replace("\n", " ")
        self._add(without_wrappers(text) if "://" in text else text, own, whole, link)

    def _shown(self, character: str, font: str | None) -> str:
        if not (signs.is_private(character) or (signs.is_symbol_font(font) and not character.isspace())):
            return character
        found = signs.sign(ord(character), font) or from_outside(character)
        if signs.is_private(found) or (found == character and signs.is_symbol_font(font)):
            self._around.omitted.add(What.SIGN)
            return ""
        return found

    def _symbol(self, element: etree._Element, own: Look, whole: Look, link: str | None) -> None:
        code = element.get(f"{W}char") or ""
        font = (element.get(f"{W}font") or "").lower()
        found = signs.sign(int(code, 16), font) if len(code) in (2, 4) and _is_hex(code) else None
        if found is None:
            self._around.omitted.add(What.SIGN)
        self._add(found or "", own, whole, link)

    def _add(self, text: str, own: Look, whole: Look, link: str | None) -> None:
        if text:
            link = link or self._allowed(self.fields.link)
            self._bits.append(
                Bit(
                    text,
                    _marks(own),
                    link,
                    colour=whole.colour or whole.back or "",
                    bold=bool(whole.bold),
                    size=whole.size,
                )
            )

    def _note(self, element: etree._Element, _own: Look, _whole: Look, _link: str | None) -> None:
        kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
        note = self._around.notes.get(f"{kind} {element.get(f'{W}id')}")
        if note is not None and not self._in_note:
            self._bits.append(Bit(note=self._note_text(note) or None))

    def _note_text(self, note: etree._Element) -> str:
        """The note on one line: a text has no more room for it."""
        reader = Inline(self._around, in_note=True)
        texts = []
        for paragraph in note.iter(f"{W}p"):
            style = self._around.styles.paragraph(value(paragraph, "pPr/pStyle"))
            texts.append("".join(bit.text for bit in reader.read(paragraph, style.look, in_cell=True)))
        return one_line(" ".join(texts))

    def _drawing(self, element: etree._Element, _own: Look, _whole: Look, _link: str | None) -> None:
        pictures, says_light = self._around.pictures, self._around.clues.says_light

        def is_wanted(said: str) -> bool:
            return not (self._in_cell or self._in_note or says_light(said))

        read = pictures.drawing if element.tag == f"{W}drawing" else pictures.old_drawing
        self._take(read(element, wanted=is_wanted))

    def _take(self, drawn: Drawn) -> None:
        self.boxes += drawn.boxes if not self._in_note else []
        if self._around.clues.says_light(drawn.said):
            self._bits.append(Bit(light=drawn.said))
        elif drawn.colour:
            self._bits.append(Bit(colour=drawn.colour, drawn=True))
        elif drawn.is_picture and not drawn.images and self._in_cell:
            self._around.omitted.add(What.PICTURE)
        self._bits += [Bit(image=image) for image in drawn.images]

    def _object(self, _element: etree._Element, _own: Look, _whole: Look, _link: str | None) -> None:
        self._around.omitted.add(What.OBJECT)


def chosen(alternatives: etree._Element) -> etree._Element:
    """The one of several forms of the same content that is read: the first, which is the newest."""
    choice = alternatives.find(f"{MC}Choice")
    fallback = alternatives.find(f"{MC}Fallback")
    return choice if choice is not None else fallback if fallback is not None else alternatives.makeelement("none")


def is_prompt(control: etree._Element) -> bool:
    """Whether a content control shows what to fill in, not what was filled in."""
    return has(control, "sdtPr/showingPlcHdr")


def _marks(look: Look) -> frozenset[Mark]:
    kinds = (
        (look.bold, Mark.BOLD),
        (look.italic, Mark.ITALIC),
        (look.underlined, Mark.UNDERLINE),
        (look.script == "superscript", Mark.SUPERSCRIPT),
        (look.script == "subscript", Mark.SUBSCRIPT),
    )
    return frozenset(mark for is_on, mark in kinds if is_on)


def _chosen_entry(mark: etree._Element) -> str:
    """What is chosen in a list of a form, which has no result of its own; empty when the field is something else."""
    entries = [entry.get(f"{W}val") or "" for entry in mark.iterfind(f"{W}ffData/{W}ddList/{W}listEntry")]
    chosen_place = number(value(mark, "ffData/ddList/result")) or 0
    return from_outside(entries[chosen_place]) if 0 <= chosen_place < len(entries) else ""


def _has_text(element: etree._Element) -> int:
    """1 when there are characters in it, else 0."""
    return int(any((found.text or "").strip() for found in element.iter(f"{W}t", f"{W}delText")))


def _is_hex(text: str) -> bool:
    return all(character in "0123456789abcdefABCDEF" for character in text)
