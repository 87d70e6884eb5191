"""Signs of symbol fonts, signs that may show a light, and the names of the colours they can have."""

import colorsys

_WINGDINGS = {
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "◆", 0x75: "◆",
    0x76: "❖", 0x9E: "·", 0x9F: "•", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "→", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_GREEK = dict(zip("abgdezhqiklmnxoprstufcyw", "αβγδεζηθικλμνξοπρστυφχψω", strict=True))
_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xAC: "←", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBB: "≈", 0xD7: "·", 0xDE: "⇒", 0xA0: "€",
    **{ord(letter): greek for letter, greek in _GREEK.items()},
    **{ord(letter): letter for letter in "0123456789.,:;()[]+=<>/% "}, 0x2D: "−",
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x97: "●", 0x98: "●", 0xA2: "■", 0x50: "✓", 0x4F: "✗"},
    "wingdings 3": {0x70: "▲", 0x71: "▼", 0x72: "△", 0x73: "▽", 0x7D: "►"},
    "webdings": {0x6E: "●", 0x67: "■", 0x35: "▲", 0x36: "▼", 0x61: "✓", 0x72: "✗"},
    "symbol": _SYMBOL,
}
_PRIVATE, _PRIVATE_END = 0xF000, 0xF0FF
_SIGNS = frozenset("●•⬤⚫○◯◉∙■▪◼⬛□▲▴△▼▾◆◼∎")
# The shapes of our own scale, and the signs that are drawn for them.
_SHAPES = {
    **dict.fromkeys("●⬤⚫", "groen"),
    **dict.fromkeys("▲▴", "oranje"),
    **dict.fromkeys("■◼⬛", "rood"),
}

# Hues in degrees: up to which one each colour goes.
_HUES = ((14, "rood"), (50, "oranje"), (68, "geel"), (170, "groen"), (260, "blauw"), (345, ""), (360, "rood"))
_COLOURED, _BRIGHT = 0.4, 0.3
_UNCOLOURED, _GREYS = 0.12, (0.35, 0.88)


def is_symbol_font(font: str | None) -> bool:
    """Whether letters in this font are signs. Symbol has letters and figures too, so only its private signs count."""
    return font is not None and font.startswith(("wingdings", "webdings"))


def sign(code: int, font: str | None) -> str | None:
    """The character that a code of a symbol font shows; None when it is not known."""
    known = _FONTS.get(font or "", {})
    return known.get(code - _PRIVATE if _PRIVATE <= code <= _PRIVATE_END else code)


def is_private(character: str) -> bool:
    """Whether it is a code of a symbol font, which is no character elsewhere."""
    return _PRIVATE <= ord(character) <= _PRIVATE_END


def is_sign(text: str) -> bool:
    """Whether the text is nothing but signs such as ●, as a light is drawn."""
    text = text.strip()
    return bool(text) and _SIGNS.issuperset(text)


def shape_of(text: str) -> str:
    """The light that a sign shows by its shape on our own scale, or ""."""
    return _SHAPES.get(text.strip(), "")


def colour_name(colour: str | None) -> str:
    """groen, oranje, rood, or a colour that no light has; "" for none, for a pale one and for one in between.

    Source of the bounds: the colours that Office offers (green 00B050 and 92D050, orange FFC000 and ED7D31, red FF0000
    and C00000, yellow FFFF00) and those of our own scale.
    """
    if not colour:
        return ""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, saturation, bright = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < _UNCOLOURED:
        return "grijs" if _GREYS[0] <= bright <= _GREYS[1] else ""
    if saturation < _COLOURED or bright < _BRIGHT:
        return ""
    return next(name for end, name in _HUES if hue * 360 <= end)
