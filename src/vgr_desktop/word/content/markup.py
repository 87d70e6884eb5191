"""WordprocessingML as text: escaping, letters, runs and paragraphs.

The body of a document is built as text and parsed once. Making the same elements one by one with python-docx takes
about forty times as long, and quadratic time in tables and links.
"""

from vgr_desktop.core.model.text import Mark

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACE_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{NAMESPACE_R}"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w15"'
)
PAGE_WIDE = 'w:w="5000" w:type="pct"'  # fiftieths of a per cent

_LETTERS = {
    Mark.BOLD: "<w:b/><w:bCs/>",
    Mark.ITALIC: "<w:i/><w:iCs/>",
    Mark.UNDERLINE: '<w:u w:val="single"/>',
    Mark.SUPERSCRIPT: '<w:vertAlign w:val="superscript"/>',
    Mark.SUBSCRIPT: '<w:vertAlign w:val="subscript"/>',
}
"""In the order of the standard."""


def escape(text: str) -> str:
    """`text` as the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quote(text: str) -> str:
    """`text` as the value of an attribute, without line breaks."""
    return escape(" ".join(text.split())).replace('"', "&quot;")


def letters(marks: frozenset[Mark], style: str = "") -> str:
    """The properties of a run with these marks, and with this style (a `w:rStyle` element)."""
    inner = style + "".join(_LETTERS[mark] for mark in _LETTERS if mark in marks)
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def run(text: str, properties: str = "") -> str:
    """A run. Line breaks and tabs in `text` become Word's elements for them."""
    if "\n" in text or "\t" in text:
        return f"<w:r>{properties}{_broken(text)}</w:r>"
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _broken(text: str) -> str:
    found = escape(text).replace("\n", "</w:t><w:br/><w:t>").replace("\t", "</w:t><w:tab/><w:t>")
    return f"<w:t>{found}</w:t>".replace("<w:t></w:t>", "").replace("<w:t>", '<w:t xml:space="preserve">')


def paragraph(properties: str, inner: str) -> str:
    """A paragraph: `properties` begins with its style."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def field(instruction: str, shown: str) -> str:
    """A field, filled with what it shows until Word updates it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
