"""Pages that a browser or Word saved as one file, with all that belongs to it (.mhtml, .mht): only the page is read."""

import re
from email import message_from_bytes
from email.message import Message

_HEAD = 8_000
_HEADERS = re.compile(
    rb"\s*(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version|Content-Type)\s*:", re.IGNORECASE
)
_KIND = re.compile(rb"Content-Type\s*:\s*(?:multipart/|text/html)", re.IGNORECASE)
_MOST_PARTS = 2_000


def is_web_archive(data: bytes) -> bool:
    """Whether these bytes begin as such a file."""
    return _HEADERS.match(data[:_HEAD]) is not None and _KIND.search(data[:_HEAD]) is not None


def page_in(data: bytes) -> tuple[bytes, str] | None:
    """The bytes of the page in a web archive and the name of their encoding (perhaps empty); None when it has none."""
    message = message_from_bytes(data)
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            break
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                return content, _charset(part)
    return None


def _charset(part: Message) -> str:
    return str(part.get_param("charset") or "").lower()
