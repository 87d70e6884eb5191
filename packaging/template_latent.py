"""The latent styles: how Word lists the built-in styles that a document does not use yet.

Without this list, Word shows all of its styles in every menu. Names, order of priority and visibility are Word's own.
"""

from collections.abc import Iterator
from itertools import product

# What Word does with a style until it is used: shown and recommended for quick use, shown, hidden.
_QUICK, _SHOWN, _HIDDEN, _QUICK_WHEN_USED = "quick", "shown", "hidden", "quick when used"
_FLAGS = {
    _QUICK: ' w:qFormat="1"',
    _SHOWN: "",
    _HIDDEN: ' w:semiHidden="1" w:unhideWhenUsed="1"',
    _QUICK_WHEN_USED: ' w:semiHidden="1" w:unhideWhenUsed="1" w:qFormat="1"',
}

_QUICK_STYLES = {
    "Normal": 0, "heading 1": 9, "Title": 10, "Subtitle": 11, "Strong": 22, "Emphasis": 20, "No Spacing": 1,
    "List Paragraph": 34, "Quote": 29, "Intense Quote": 30, "Subtle Emphasis": 19, "Intense Emphasis": 21,
    "Subtle Reference": 31, "Intense Reference": 32, "Book Title": 33,
}  # fmt: skip
_HIDDEN_STYLES = (
    "Normal Indent", "footnote text", "annotation text", "header", "footer", "index heading",
    "table of figures", "envelope address", "envelope return", "footnote reference", "annotation reference",
    "line number", "page number", "endnote reference", "endnote text", "table of authorities", "macro",
    "toa heading", "List", "Closing", "Signature", "Body Text", "Body Text Indent", "List Continue",
    "Message Header", "Salutation", "Date", "Body Text First Indent", "Body Text First Indent 2",
    "Note Heading", "Body Text 2", "Body Text 3", "Body Text Indent 2", "Body Text Indent 3", "Block Text",
    "Hyperlink", "FollowedHyperlink", "Document Map", "Plain Text", "E-mail Signature", "HTML Top of Form",
    "HTML Bottom of Form", "Normal (Web)", "HTML Acronym", "HTML Address", "HTML Cite", "HTML Code",
    "HTML Definition", "HTML Keyboard", "HTML Preformatted", "HTML Sample", "HTML Typewriter", "HTML Variable",
    "Normal Table", "annotation subject", "No List", "Table Contemporary", "Table Elegant",
    "Table Professional", "Balloon Text", "Table Theme", "Mention", "Smart Hyperlink", "Hashtag",
    "Unresolved Mention", "Smart Link", "List Bullet", "List Number", "Revision", "Placeholder Text",
)  # fmt: skip
_HIDDEN_SERIES = {
    "index": 9, "Outline List": 3, "Table Simple": 3, "Table Classic": 4, "Table Colorful": 3, "Table Columns": 5,
    "Table Grid": 8, "Table List": 8, "Table 3D effects": 3, "Table Subtle": 2, "Table Web": 3,
}  # fmt: skip
_LISTS = ("List", "List Bullet", "List Number", "List Continue")  # each goes on from 2 to 5
_ACCENTED = {
    "Light Shading": 60, "Light List": 61, "Light Grid": 62, "Medium Shading 1": 63, "Medium Shading 2": 64,
    "Medium List 1": 65, "Medium List 2": 66, "Medium Grid 1": 67, "Medium Grid 2": 68, "Medium Grid 3": 69,
    "Dark List": 70, "Colorful Shading": 71, "Colorful List": 72, "Colorful Grid": 73,
}  # fmt: skip
_TABLE_LOOKS = ("1 Light", "2", "3", "4", "5 Dark", "6 Colorful", "7 Colorful")


def latent_styles() -> str:
    """The list as WordprocessingML."""
    made = "".join(
        f'<w:lsdException w:name="{name}" w:uiPriority="{priority}"{_FLAGS[visibility]}/>'
        for name, priority, visibility in _exceptions()
    )
    count = made.count("<w:lsdException")
    return (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0"'
        f' w:defQFormat="0" w:count="{count}">{made}</w:latentStyles>'
    )


def _exceptions() -> Iterator[tuple[str, int, str]]:
    yield from ((name, priority, _QUICK) for name, priority in _QUICK_STYLES.items())
    yield from ((f"heading {n}", 9, _QUICK_WHEN_USED) for n in range(2, 10))
    yield from ((f"toc {n}", 39, _HIDDEN) for n in range(1, 10))
    yield from ((("caption", 35, _QUICK_WHEN_USED)), ("TOC Heading", 39, _QUICK_WHEN_USED))
    yield from ((("Default Paragraph Font", 1, _HIDDEN)), ("Bibliography", 37, _HIDDEN))
    yield from ((name, 99, _HIDDEN) for name in _HIDDEN_STYLES)
    yield from ((f"{name} {n}", 99, _HIDDEN) for name, last in _HIDDEN_SERIES.items() for n in range(1, last + 1))
    yield from ((f"{name} {n}", 99, _HIDDEN) for name, n in product(_LISTS, range(2, 6)))
    yield from _tables()


def _tables() -> Iterator[tuple[str, int, str]]:
    accents = ("", *(f" Accent {n}" for n in range(1, 7)))
    yield from (("Table Grid", 39, _SHOWN), ("Grid Table Light", 40, _SHOWN))
    yield from ((f"Plain Table {n}", 40 + n, _SHOWN) for n in range(1, 6))
    yield from ((name + accent, place, _SHOWN) for accent, (name, place) in product(accents, _ACCENTED.items()))
    for family, accent in product(("Grid Table", "List Table"), accents):
        yield from ((f"{family} {look}{accent}", 46 + i, _SHOWN) for i, look in enumerate(_TABLE_LOOKS))
