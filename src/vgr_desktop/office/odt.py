"""What LibreOffice loses when it makes an ODT: the descriptions of charts, and the chapter in the header."""

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_CONTENT, _STYLES = "content.xml", "styles.xml"
_FRAME = re.compile("<draw:frame .*?</draw:frame>", re.DOTALL)
_TOLD = "<svg:desc>"
_CHAPTER = '<text:chapter text:display="name" text:outline-level="1">{}</text:chapter>'


def finished(odt: bytes, descriptions: Sequence[str], chapter: str) -> bytes:
    """`odt` with the descriptions of its drawings, and a field for the name of the chapter where it says `chapter`.

    `chapter` is empty when no place is meant. Descriptions are left out when their number is not that of the drawings.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(odt)) as before, zipfile.ZipFile(made, "w") as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename == _CONTENT:
                content = _described(content.decode(), descriptions).encode()
            elif entry.filename == _STYLES and chapter:
                content = content.decode().replace(escape(chapter), _CHAPTER.format("")).encode()
            after.writestr(entry, content, entry.compress_type)
    return made.getvalue()


def _described(content: str, descriptions: Sequence[str]) -> str:
    frames = _FRAME.findall(content)
    if len(frames) != len(descriptions):
        return content
    told = iter(descriptions)
    return _FRAME.sub(lambda frame: _with_description(frame[0], next(told)), content)


def _with_description(frame: str, text: str) -> str:
    """The frame with this description, unless it has one."""
    if _TOLD in frame:
        return frame
    inner = frame.removesuffix("</draw:frame>")
    return f"{inner}{_TOLD}{escape(text)}</svg:desc></draw:frame>"
