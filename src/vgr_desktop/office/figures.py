"""The descriptions of drawings. LibreOffice keeps those of pictures when it makes a PDF, and loses those of charts.

PDF/UA-1 (ISO 14289-1, 7.3) requires one for every figure.
"""

import re
from collections.abc import Mapping, Sequence

_FIGURE = re.compile(
    rb"^(\d+) 0 obj\n(<</Type/StructElem\n/S/Figure\n(?:(?!endobj).)*)>>\nendobj$", re.MULTILINE | re.DOTALL
)
_TOLD = re.compile(rb"/Alt(?:<([0-9A-F]*)>|\()")


def described(pdf: bytes, told: Sequence[str]) -> Mapping[int, bytes]:
    """The figures of `pdf` without a description, each with its own of `told`, by object number.

    `told` are the descriptions of all figures, in their order. Empty when they do not fit the figures, by their number
    or by a description that is there already: one at the wrong figure would be worse than none.
    """
    figures = list(_FIGURE.finditer(pdf))
    if len(figures) != len(told):
        return {}
    found = {}
    for figure, text in zip(figures, told, strict=True):
        there, said = _TOLD.search(figure[2]), _text_string(text)
        if there is None:
            found[int(figure[1])] = b"%s/Alt<%s>\n>>" % (figure[2], said)
        elif there[1] != said:
            return {}
    return found


def _text_string(text: str) -> bytes:
    """`text` as PDF writes it, in hexadecimal digits."""
    return ("\ufeff" + text).encode("utf-16-be").hex().upper().encode()
