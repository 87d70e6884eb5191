"""The signs of fonts that show something else than the character: Symbol and Wingdings."""

_PRIVATE = range(0xF000, 0xF100)
"""Word also writes the signs of such a font here."""

_SYMBOL = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        "\xa2\xa3\xa5\xac\xad\xae\xaf\xb0\xb1\xb3\xb4\xb7\xb8\xb9\xba\xbb\xbc\xc5\xc6\xc7\xc8\xce\xd0\xd5\xd6\xd7\xdb"
        "\xdc\xde\xe5",
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ′≤∞←↑→↓°±≥×•÷≠≡≈…⊕∅∩∪∈∠∏√⋅⇔⇐⇒∑",
        strict=True,
    )
)
_WINGDINGS = dict(
    zip(
        '!"(*46<>?ABCDEFGHIJKLMNOlmnopqrstuvw\x80\x8c\x8d\x8e\x8f\x90\x91\x92\x93\x94\x95'
        "\xa1\xa4\xa7\xa8\xab\xb2\xd8\xdc\xdf\xe0\xe1\xe2\xe8\xe9\xf0\xfb\xfc\xfd\xfe",
        "✏✂☎✉⌛⌨⏎✇✍✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐●■■□❐❑❒⬧⧫◆❖⬥⓪❶❷❸❹❺❻❼❽❾❿○◉▪◻★✧➢➲←→↑↓➔➘⇨✗✓☒☑",
        strict=True,
    )
)
_WINGDINGS_2 = dict(zip("OPQRSTU£\x97", "✗✓☒☑☒⊗⊘☐●", strict=True))
_WINGDINGS_3 = dict(zip("fghitu}\x84Æ", "←→↑↓▲▼►◄▷", strict=True))
FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "wingdings 3": _WINGDINGS_3}
_ANY = "•"
"""For a sign that is not known: most are bullets."""
_LONGEST = 2
"""Characters. What is longer are words, in a font in which nobody could read them."""


def shown(text: str, font: str) -> str:
    """The characters that a reader sees when `text` is in this font."""
    signs = FONTS.get(font)
    if signs is None or not 0 < len(text.strip(" \xa0\t\r\n")) <= _LONGEST:
        return text
    return "".join(_sign(letter, signs) for letter in text)


def _sign(letter: str, signs: dict[str, str]) -> str:
    is_private = ord(letter) in _PRIVATE
    known = chr(ord(letter) - _PRIVATE.start) if is_private else letter
    if known.isspace():
        return known
    unknown = _ANY if is_private or (signs is not _SYMBOL and known.isalnum()) else known
    return signs.get(known, unknown)
