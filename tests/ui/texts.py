"""Texts drawn as lines, so that a test shows a text at a glance."""

from vgr_desktop.core.model.text import Paragraph, RichText, Table


def drawn(text: RichText) -> list[str]:
    """The text as lines such as "1 heading Kop" or "bullet punt (cause)"; a table as a line for each row."""
    return [line for block in text.blocks for line in _drawn(block)]


def _drawn(block: Paragraph | Table) -> list[str]:
    if isinstance(block, Table):
        return ["| " + " | ".join(" / ".join(p.plain for p in cell) for cell in row) for row in block.rows]
    level = f"{block.level} " if block.level else ""
    part = f" ({block.part})" if block.part else ""
    return [f"{level}{block.kind} {block.plain}{part}".removeprefix("paragraph ").strip()]
