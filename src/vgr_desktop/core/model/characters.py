"""The characters of texts: which ones no document may contain, and one form for what comes from outside."""

import re
import unicodedata

# What XML 1.0 cannot contain, and what Qt uses itself (U+FDD0, U+FDD1, U+FFFC, U+2029) or drops at the beginning of
# a run (U+FEFF, the byte order mark).
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffc\ufffe\uffff]")
# Word's soft return is U+000B on the clipboard, the end of its page U+000C.
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Soft hyphens, spaces without width, and what only turns the direction of reading; not what joins two pictographs.
_INVISIBLE = re.compile(
    "[\xad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]|\u200d(?![\u2600-\u27bf\U0001f000-\U0001faff])"
)
# Symbol and Wingdings have their signs at places that belong to no character.
_SYMBOLS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf06e": "▪", "\uf0a8": "▫", "\uf06f": "◦", "\uf0d8": "➢", "\uf076": "❖",
    "\uf0fc": "✓", "\uf0e0": "→", "\uf0e8": "➔", "\uf02d": "-", "\uf06c": "●", "\uf0a1": "○",
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
}  # fmt: skip
_SYMBOL = re.compile("[\uf020-\uf0ff\ufb00-\ufb04]")


def clean(text: str) -> str:
    """`text` without the characters that no document may contain; every kind of line break becomes a newline."""
    return _FORBIDDEN.sub("", _LINE_BREAK.sub("\n", text))


def visible(text: str) -> str:
    """`text` without characters that nobody sees, such as soft hyphens."""
    return _INVISIBLE.sub("", text)


def from_outside(text: str) -> str:
    """`text` as it is kept, whatever brought it: clean, without invisible characters, its signs those of Unicode.

    A no-break space stays: it may be meant. Letters with their accent apart become one character.
    """
    found = _SYMBOL.sub(lambda sign: _SYMBOLS.get(sign[0], sign[0]), visible(clean(text)))
    return unicodedata.normalize("NFC", found)
