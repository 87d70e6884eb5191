"""From the bytes of a file to text: which encodings are read, and which files are refused with a reason."""

import codecs
import re
from pathlib import Path

from vgr_desktop.core.model.characters import clean
from vgr_desktop.core.model.limits import LARGEST_PAGE
from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.published.web_archive import is_web_archive, page_in

# How files begin that people mistake for text: because they were renamed, or because of how they look when opened.
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "een PDF"),
    (b"PK\x03\x04", "een Word-document of ander ingepakt bestand"),
    (b"\xd0\xcf\x11\xe0", "een document van een oude Office-versie"),
    (b"SQLite format 3\x00", "een dossier of andere database"),
    (b"{\\rtf", "een RTF-document"),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENCODINGS = frozenset({"iso-8859-1", "iso-8859-15", "windows-1252", "cp1252", "latin-1", "macintosh"})
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ADVICE = (
    "Er is niets gewijzigd. Sla de rapportagepagina in de browser op als tekst of als webpagina en kies dat bestand."
)


def read_source(path: Path) -> str:
    """The text of a file, with newlines as line ends. Raises `Problem` when it is not a text, or is too large."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_PAGE + 1)
    except OSError as error:
        raise Problem(
            f"Het bestand “{path.name or path}” kan niet worden gelezen ({trouble(error)}). Er is niets gewijzigd. "
            "Controleer of het bestand er nog is en of u het mag openen."
        ) from error
    if len(data) > LARGEST_PAGE:
        raise Problem(f"Het bestand “{path.name}” is groter dan {LARGEST_PAGE // 1_000_000} MB. {_ADVICE}")
    return _decoded(data, path.name)


def _decoded(data: bytes, name: str) -> str:
    for start, kind in _OTHERS:
        if data.startswith(start):
            raise Problem(f"“{name}” is {kind}, geen tekst. {_ADVICE}")
    charset = ""
    if is_web_archive(data):
        found = page_in(data)
        if found is None:
            raise Problem(f"In het webarchief “{name}” zit geen webpagina. {_ADVICE}")
        data, charset = found
    decoded = _text(data, charset)
    text = clean(decoded) if not _is_binary(decoded) else None
    if text is None:
        raise Problem(f"“{name}” is geen tekstbestand. {_ADVICE}")
    if not text.strip():
        raise Problem(f"Het bestand “{name}” is leeg. {_ADVICE}")
    return text


def _text(data: bytes, charset: str) -> str:
    """The characters, decoded by the byte order mark, else as UTF-8, else as is said, else as Western European text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(charset if charset in _ENCODINGS else "cp1252", errors="replace")


def _is_binary(text: str) -> bool:
    """Whether it has more than an odd control character that texts do not have."""
    controls = sum(1 for _ in _CONTROL.finditer(text[:100_000]))
    return controls > len(text[:100_000]) // 500 + 1
