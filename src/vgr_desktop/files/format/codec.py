"""Rich text as JSON, for the dossier and for exchange.

A paragraph is `{"kind", "level", "part", "image", "runs"}`, a run is a string or `{"text", "marks", "link", "note",
"field"}`, a table is `{"table": [[cell, ...], ...]}` with cells that are lists of paragraphs. Default values (a plain
paragraph, level 0, no part, no marks, no link and so on) are left out. The same text always gives the same JSON. Any
other field is refused, because its value would be lost silently.
"""

import json
from collections.abc import Mapping
from typing import Any

from vgr_desktop.core.model.text import (
    WIDEST,
    Block,
    ExplanationPart,
    Image,
    Kind,
    Mark,
    Paragraph,
    RichText,
    Run,
    Table,
    rich,
)

TABLE_FIELDS = frozenset({"table"})
PARAGRAPH_FIELDS = frozenset({"kind", "level", "part", "image", "runs"})
IMAGE_FIELDS = frozenset({"picture", "alt", "width"})
RUN_FIELDS = frozenset({"text", "marks", "link", "note", "field"})
WORDS_FIELDS = frozenset({"text", "note", "alt"})
"""The fields of a run or image with the officer's words; the values of all others are the program's."""

_MOST_TIMES, _MOST_ADDED = 10, 10_000
"""How many cells the normal form of a table may have: so many times the cells that are said, and so many more."""

_SAYINGS = ("link", "note", "field")
"""The fields of a run that are text or absent."""


def text_to_data(text: RichText) -> list[object]:
    """The text as lists, mappings and strings."""
    return [_block_to_data(block) for block in text.blocks]


def text_from_data(data: object) -> RichText:
    """The text in `data`, in normal form. Raises `ValueError` when it is not a text."""
    return rich(block_from_data(block) for block in as_list(data))


def text_to_json(text: RichText) -> str:
    """The text as one line of JSON."""
    return json.dumps(text_to_data(text), ensure_ascii=False, separators=(",", ":"))


def text_from_json(line: str) -> RichText:
    """The text in `line`. Raises `ValueError` when it is not a text."""
    return text_from_data(json.loads(line))


def as_list(data: object) -> list[Any]:
    """`data` if it is a list; else raises `ValueError`."""
    if not isinstance(data, list):
        raise ValueError(f"expected a list, got {type(data).__name__}")  # noqa: TRY004  # one kind of error for bad data
    return data


def as_mapping(data: object, fields: frozenset[str]) -> Mapping[str, Any]:
    """`data` if it is a mapping with only keys in `fields`; else raises `ValueError`."""
    if not isinstance(data, dict):
        raise ValueError(f"expected an object, got {type(data).__name__}")  # noqa: TRY004  # one kind of error for bad data
    if unknown := data.keys() - fields:
        raise ValueError(f"unknown fields: {', '.join(sorted(unknown))}")
    return data


def as_text(data: object) -> str:
    """`data` if it is a string; else raises `ValueError`."""
    if not isinstance(data, str):
        raise ValueError(f"expected a string, got {type(data).__name__}")  # noqa: TRY004  # one kind of error for bad data
    return data


def as_integer(data: object) -> int:
    """`data` if it is a whole number; else raises `ValueError`."""
    if not isinstance(data, int) or isinstance(data, bool):
        raise ValueError(f"expected a whole number, got {type(data).__name__}")  # noqa: TRY004  # one kind of error for bad data
    return data


def _block_to_data(block: Block) -> dict[str, object]:
    if isinstance(block, Table):
        return {"table": [[[_paragraph_to_data(p) for p in cell] for cell in row] for row in block.rows]}
    return _paragraph_to_data(block)


def _paragraph_to_data(paragraph: Paragraph) -> dict[str, object]:
    data: dict[str, object] = {}
    if paragraph.kind is not Kind.PARAGRAPH:
        data["kind"] = paragraph.kind.value
    if paragraph.level:
        data["level"] = paragraph.level
    if paragraph.part is not None:
        data["part"] = paragraph.part.value
    if paragraph.image is not None:
        data["image"] = _image_to_data(paragraph.image)
    data["runs"] = [_run_to_data(run) for run in paragraph.runs]
    return data


def _image_to_data(image: Image) -> dict[str, object]:
    data: dict[str, object] = {"picture": image.picture, "alt": image.alt}
    return data if image.width == WIDEST else data | {"width": image.width}


def _run_to_data(run: Run) -> str | dict[str, object]:
    data: dict[str, object] = {"text": run.text}
    if run.marks:
        data["marks"] = sorted(run.marks)
    data |= {name: said for name in _SAYINGS if (said := getattr(run, name)) is not None}
    return data if len(data) > 1 else run.text


def block_from_data(data: object) -> Block:
    """The block in `data`, not yet in normal form. Raises `ValueError` when it is not a block."""
    if isinstance(data, dict) and "table" in data:
        rows = as_list(as_mapping(data, TABLE_FIELDS)["table"])
        _refuse_mostly_missing([len(as_list(row)) for row in rows])
        return Table(tuple(tuple(tuple(map(_paragraph_from_data, as_list(c))) for c in as_list(row)) for row in rows))
    return _paragraph_from_data(data)


def _refuse_mostly_missing(lengths: list[int]) -> None:
    """Raise `ValueError` for a table whose normal form has far more cells than are said: the shorter rows get them."""
    if len(lengths) * max(lengths, default=0) > _MOST_TIMES * sum(lengths) + _MOST_ADDED:
        raise ValueError("the rows of the table are too different in length")


def _paragraph_from_data(data: object) -> Paragraph:
    paragraph = as_mapping(data, PARAGRAPH_FIELDS)
    part, image = paragraph.get("part"), paragraph.get("image")
    return Paragraph(
        tuple(map(_run_from_data, as_list(paragraph.get("runs", [])))),
        Kind(paragraph.get("kind", Kind.PARAGRAPH)),
        as_integer(paragraph.get("level", 0)),
        None if part is None else ExplanationPart(part),
        None if image is None else _image_from_data(image),
    )


def _image_from_data(data: object) -> Image:
    image = as_mapping(data, IMAGE_FIELDS)
    return Image(as_text(image.get("picture")), as_text(image.get("alt", "")), as_integer(image.get("width", WIDEST)))


def _run_from_data(data: object) -> Run:
    if isinstance(data, str):
        return Run(data)
    run = as_mapping(data, RUN_FIELDS)
    marks = frozenset(Mark(mark) for mark in as_list(run.get("marks", [])))
    said = {name: None if run.get(name) is None else as_text(run[name]) for name in _SAYINGS}
    return Run(as_text(run.get("text")), marks, **said)
