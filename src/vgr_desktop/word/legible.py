"""Whether the colours of letters in a document can be read on white (WCAG 1.4.3)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.styles import CT_Style

from vgr_desktop.core.dutch.wording import enumerated
from vgr_desktop.core.layout.contrast import READABLE, WHITE, contrast
from vgr_desktop.word.house.naming import dutch_name

_LARGE, _LARGE_BOLD = 36, 28
"""Half points from which letters are large, so that less contrast will do: 18 points, or 14 when they are bold."""
_READABLE_LARGE = 3.0
_PLAIN = 22
_HEXADECIMAL = frozenset("0123456789ABCDEFabcdef")


@dataclass(frozen=True, slots=True)
class _Look:
    """The letters of a style; `colour` is #rrggbb, or empty when the reader's settings choose it."""

    colour: str
    size: int
    bold: bool

    @property
    def needs(self) -> float:
        """The contrast that WCAG requires."""
        return _READABLE_LARGE if self.size >= (_LARGE_BOLD if self.bold else _LARGE) else READABLE


def letters_can_be_read(document: Document) -> Iterator[str]:
    """The letters of each style that is used have enough contrast with the paper (WCAG 1.4.3)."""
    known = {style.get(qn("w:styleId"), ""): style for style in document.styles.element.style_lst}
    used = dict.fromkeys(
        each.get(qn("w:val"), "") for each in document.element.body.iter(qn("w:pStyle"), qn("w:rStyle"))
    )
    weak = [known[id].name_val or id for id in used if id in known and _is_weak(_look(known[id], known))]
    if weak:
        names = enumerated([dutch_name(name) for name in weak])
        which = f"de stijl {names} zijn" if len(weak) == 1 else f"de stijlen {names} zijn"
        yield f"De letters van {which} te licht om goed te lezen. Kies in het sjabloon een donkerdere kleur."


def _is_weak(look: _Look) -> bool:
    return bool(look.colour) and contrast(look.colour, WHITE) < look.needs


def _look(style: CT_Style, known: Mapping[str, CT_Style]) -> _Look:
    """The look of a style, with what it has from those that it is based on."""
    colour, size, bold = "", "", ""
    seen: set[str] = set()
    step: CT_Style | None = style
    while step is not None and step.get(qn("w:styleId"), "") not in seen:
        seen.add(step.get(qn("w:styleId"), ""))
        colour = colour or _said(step, "w:color")
        size = size or _said(step, "w:sz")
        bold = bold or _said(step, "w:b", "1")
        based_on = step.find(qn("w:basedOn"))
        step = known.get(based_on.get(qn("w:val"), "")) if based_on is not None else None
    is_colour = len(colour) == len("rrggbb") and set(colour) <= _HEXADECIMAL
    heavy = bold not in {"", "0", "false", "off"}
    return _Look(f"#{colour}" if is_colour else "", int(size) if size.isdigit() else _PLAIN, heavy)


def _said(style: CT_Style, name: str, otherwise: str = "") -> str:
    """What the style itself says of its letters; `otherwise` when it says it without a value."""
    found = style.find(f"{qn('w:rPr')}/{qn(name)}")
    return "" if found is None else str(found.get(qn("w:val"), otherwise))
