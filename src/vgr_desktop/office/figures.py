"""The descriptions of drawings, which LibreOffice loses when it makes a PDF of a Word document.

PDF/UA-1 (ISO 14289-1, 7.3) requires one for every figure.
"""

import re
from collections.abc import Mapping, Sequence

_FIGURE = re.compile(
    rb"^(\d+) 0 obj\n(<</Type/StructElem\n/S/Figure\n(?:(?!endobj|/Alt).)*)>>\nendobj$", re.MULTILINE | re.DOTALL
)


def described(pdf: bytes, told: Sequence[str]) -> Mapping[int, bytes]:
    """The figures of `pdf` without a description, each with its own, by object number.

    Empty unless their number is that of `told`: a description at the wrong figure would be worse than none.
    """
    figures = list(_FIGURE.finditer(pdf))
    if len(figures) != len(told):
        return {}
    return {
        int(figure[1]): b"%s/Alt<%s>\n>>" % (figure[2], _text_string(text))
        for figure, text in zip(figures, told, strict=True)
    }


def _text_string(text: str) -> bytes:
    """`text` as PDF writes it, in hexadecimal digits."""
    return ("\ufeff" + text).encode("utf-16-be").hex().upper().encode()
