"""How characters look, from the properties of runs and styles, and the colours of the theme."""

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from vgr_desktop.word.reader.names import A, W, is_on, number

_THEME_NAMES = {
    "dark1": "dk1", "text1": "dk1", "light1": "lt1", "background1": "lt1", "dark2": "dk2", "text2": "dk2",
    "light2": "lt2", "background2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_HIGHLIGHTS = {
    "green": "00FF00", "darkGreen": "008000", "red": "FF0000", "darkRed": "800000", "yellow": "FFFF00",
    "blue": "0000FF", "lightGray": "C0C0C0", "darkGray": "808080",
}  # fmt: skip
_WHOLE = 255
_MOVED, _MOVED_SMALL = 6, 3
"""Half-points from which characters are not only set right a little; the second of those with a size of their own."""
_HEX = frozenset("0123456789abcdefABCDEF")

Theme = Mapping[str, str]
"""The colours of a theme (rrggbb) by their names: accent1, dk1."""


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look; None: not said here. `size` is in points, colours are rrggbb ("": no colour of their own).

    `script` is superscript, subscript or "".
    """

    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    colour: str | None = None
    back: str | None = None
    script: str | None = None
    font: str | None = None

    def over(self, base: "Look") -> "Look":
        """What it says itself, and else what `base` says."""
        if self == _PLAIN:
            return base
        return Look(
            *(
                getattr(base, name) if (own := getattr(self, name)) is None else own
                for name in Look.__dataclass_fields__
            )
        )


_PLAIN = Look()


def look_of(properties: etree._Element | None, theme: Theme) -> Look:
    """The look that a `w:rPr` gives."""
    if properties is None or not len(properties):
        return _PLAIN
    found = {child.tag: child for child in properties}  # looked through once: a document has many of these
    double, single = _on(found.get(f"{W}dstrike")), _on(found.get(f"{W}strike"))
    script = _val(found.get(f"{W}vertAlign")) or _moved(found)
    fill = _colour(found.get(f"{W}shd"), theme, "fill", "themeFill")
    return Look(
        bold=_on(found.get(f"{W}b")),
        italic=_on(found.get(f"{W}i")),
        underlined=_on(found.get(f"{W}u")),
        struck=single or double if single is not None or double is not None else None,
        hidden=_on(found.get(f"{W}vanish")),
        size=_points(_val(found.get(f"{W}sz"))),
        colour=_colour(found.get(f"{W}color"), theme, "val", "themeColor"),
        back=_HIGHLIGHTS.get(_val(found.get(f"{W}highlight")) or "") or fill,
        script=None if script is None else script.removeprefix("baseline"),
        font=_font(found.get(f"{W}rFonts")),
    )


def _on(element: etree._Element | None) -> bool | None:
    return None if element is None else is_on(element)


def _val(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")


def _moved(found: Mapping[str, etree._Element]) -> str | None:
    """Superscript or subscript as LibreOffice writes it: moved up or down, mostly in a size of its own."""
    moved = number(_val(found.get(f"{W}position")))
    if moved is None or abs(moved) < (_MOVED_SMALL if f"{W}sz" in found else _MOVED):
        return None
    return "superscript" if moved > 0 else "subscript"


def _font(element: etree._Element | None) -> str | None:
    if element is None:
        return None
    return (element.get(f"{W}ascii") or element.get(f"{W}hAnsi") or "").lower() or None


def fill_of(properties: etree._Element | None, theme: Theme) -> str | None:
    """The colour behind a run or cell (rrggbb), "" for none of its own; None when it is not said."""
    shading = properties.find(f"{W}shd") if properties is not None else None
    return _colour(shading, theme, "fill", "themeFill")


def theme_of(root: etree._Element | None) -> Theme:
    """The colours of a theme part."""
    scheme = root.find(f".//{A}clrScheme") if root is not None else None
    colours: dict[str, str] = {}
    for entry in scheme if scheme is not None else ():
        for colour in entry:
            found = colour.get("lastClr") or colour.get("val") or ""
            if isinstance(entry.tag, str) and _is_colour(found):
                colours[etree.QName(entry).localname] = found.upper()
    return colours


def drawn_colour(fill: etree._Element, theme: Theme) -> str:
    """The colour of an `a:solidFill` (rrggbb), or ""."""
    for colour in fill:
        name = colour.get("val") or ""
        found = theme.get(_THEME_NAMES.get(name, name), name)
        return found.upper() if _is_colour(found) else ""
    return ""


def _points(half: str | None) -> float | None:
    if half and half.endswith("pt"):
        whole = number(half.removesuffix("pt").partition(".")[0])
        return float(whole) if whole is not None else None
    halves = number(half)
    return halves / 2 if halves is not None else None


def _colour(element: etree._Element | None, theme: Theme, plain: str, themed: str) -> str | None:
    """The colour that an element names, by the theme if it can be, else as it was when the file was saved."""
    if element is None:
        return None
    name = element.get(f"{W}{themed}")
    if name and (base := theme.get(_THEME_NAMES.get(name, name))):
        tint, shade = (element.get(f"{W}{themed.removesuffix('Color')}{kind}") for kind in ("Tint", "Shade"))
        return _shaded(base, tint, shade)
    found = element.get(f"{W}{plain}") or ""
    return found.upper() if _is_colour(found) else ""


def _shaded(base: str, tint: str | None, shade: str | None) -> str:
    """A colour of the theme made lighter or darker (ISO/IEC 29500-1, 17.18.97: the lightness is scaled)."""
    share = _byte(tint or shade)
    if share is None:
        return base
    red, green, blue = (int(base[at : at + 2], 16) / _WHOLE for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * share + (1 - share) if tint else light * share
    made = colorsys.hls_to_rgb(hue, light, saturation)
    return "".join(f"{round(part * _WHOLE):02X}" for part in made)


def _byte(text: str | None) -> float | None:
    return int(text, 16) / _WHOLE if text and len(text) == len("FF") and _HEX.issuperset(text) else None


def _is_colour(text: str) -> bool:
    return len(text) == len("rrggbb") and _HEX.issuperset(text)
