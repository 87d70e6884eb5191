"""The words in the JSON of a text that can no longer be read as JSON.

What is not the officer's words, the names of fields and the values that the program gives them, is known from `codec`
and the types of the text itself.
"""

import re
from enum import StrEnum

from vgr_desktop.core.model.characters import clean
from vgr_desktop.core.model.text import EMPTY, ExplanationPart, Kind, Mark, RichText, from_plain, is_link
from vgr_desktop.files.format.codec import IMAGE_FIELDS, PARAGRAPH_FIELDS, RUN_FIELDS, TABLE_FIELDS, WORDS_FIELDS

_FIELDS = TABLE_FIELDS | PARAGRAPH_FIELDS | IMAGE_FIELDS | RUN_FIELDS
_CHOICES: tuple[type[StrEnum], ...] = (Kind, Mark, ExplanationPart)
_SCAFFOLD = _FIELDS | {choice.value for choices in _CHOICES for choice in choices}
_QUOTE = r'(?<!\\)"'  # inside a string, a quotation mark has a backslash before it
_VALUE_OF_OURS = r'"(?:[^"\\]|\\.)*(?:"|$)|-?[0-9]+|null'
# A field with its value if that is the program's, or else only the name of a field.
_FIELD = re.compile(
    rf"{_QUOTE}(?:{'|'.join(sorted(_FIELDS - WORDS_FIELDS))})\":(?:{_VALUE_OF_OURS})"
    rf"|{_QUOTE}(?:{'|'.join(sorted(_FIELDS))})\":"
)
# Strings are not found by pairs of quotation marks: a missing one would reverse all the others.
_BEGINS_OR_ENDS = re.compile(_QUOTE)
_BETWEEN = "[]{},:"
_LINEAGE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def words_in(value: object) -> RichText:
    """The officer's words, with a paragraph for each run of characters, note or description."""
    if not isinstance(value, str):
        return EMPTY
    pieces = _BEGINS_OR_ENDS.split(_FIELD.sub('"', value))
    said = [clean(_unescaped(piece.strip(_BETWEEN))) for piece in pieces]
    return from_plain("\n".join(words for words in said if _is_said(words)))


def _is_said(words: str) -> bool:
    if words in _SCAFFOLD or is_link(words) or _LINEAGE.fullmatch(words):
        return False
    return any(map(str.isalnum, words))


def _unescaped(text: str) -> str:
    return text.replace(r"\"", '"').replace(r"\n", "\n").replace(r"\t", "\t").replace("\\\\", "\\")
