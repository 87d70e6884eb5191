"""What the toolbar and keys do to a text: marks, kinds of paragraphs, lists, links and tables.

Each takes the cursor of an editor and changes the document under it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtGui import (
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QTextEdit

from vgr_desktop.core.model.text import (
    DEEPEST_LIST_LEVEL,
    LIST_KINDS,
    NO_MARKS,
    Block,
    ExplanationPart,
    Kind,
    Mark,
    Paragraph,
    RichText,
    Run,
    Table,
    one_line,
    rich,
)
from vgr_desktop.ui.text import bridge as text_bridge
from vgr_desktop.ui.text.bridge import block_format, join_lists, kind_of, list_format, part_of
from vgr_desktop.ui.text.runs import char_format, field_key, fragments_of, image_of, marks_of, write_runs

_VERTICAL = frozenset({Mark.SUPERSCRIPT, Mark.SUBSCRIPT})


def selected_blocks(cursor: QTextCursor) -> Iterator[QTextBlock]:
    """The blocks that the selection touches; without one, the block of the cursor."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(max(cursor.selectionEnd() - 1, cursor.selectionStart())).position()
    while block.isValid() and block.position() <= last:
        yield block
        block = block.next()


def marks_at(cursor: QTextCursor) -> frozenset[Mark]:
    """The marks of the first selected character; without a selection, those that typed characters will have."""
    first = QTextCursor(cursor)
    if cursor.hasSelection():  # the format at a cursor is that of the character before it
        first.setPosition(cursor.selectionStart() + 1)
    return marks_of(first.charFormat())


def switched(marks: frozenset[Mark], mark: Mark) -> frozenset[Mark]:
    """The marks with this one put on or off; what becomes superscript is subscript no more, and the other way round."""
    others = _VERTICAL - {mark} if mark in _VERTICAL else NO_MARKS
    return (marks - others) ^ {mark}


def toggle_mark(cursor: QTextCursor, mark: Mark) -> None:
    """Set a mark on the selection or, if its first character has it, clear it."""
    marks = switched(marks_at(cursor), mark)
    form = QTextCharFormat()
    full = char_format(marks)
    match mark:
        case Mark.BOLD:
            form.setFontWeight(full.fontWeight())
        case Mark.ITALIC:
            form.setFontItalic(full.fontItalic())
        case Mark.UNDERLINE:
            form.setFontUnderline(full.fontUnderline())
        case Mark.SUPERSCRIPT | Mark.SUBSCRIPT:
            form.setVerticalAlignment(full.verticalAlignment())
    cursor.mergeCharFormat(form)


def set_kind(cursor: QTextCursor, kind: Kind, level: int = 0) -> None:
    """Make the selected paragraphs of this kind; list items keep their depth, and a table has no headings."""
    cursor.beginEditBlock()
    for block in selected_blocks(cursor):
        if image_of(block) or (kind is Kind.HEADING and QTextCursor(block).currentTable() is not None):
            continue
        known, depth = kind_of(block)
        make_paragraph(block, kind, depth if kind in LIST_KINDS and known in LIST_KINDS else level)
    join_lists(cursor.document())
    cursor.endEditBlock()


def toggle_list(cursor: QTextCursor, kind: Kind) -> None:
    """Make the selected paragraphs items of a list of this kind or, if they all are, plain paragraphs."""
    all_are = all(kind_of(block)[0] is kind for block in selected_blocks(cursor))
    set_kind(cursor, Kind.PARAGRAPH if all_are else kind)


def shift_level(cursor: QTextCursor, by: int) -> bool:
    """Move the selected list items deeper or back; an item that leaves the top level becomes a paragraph.

    Return whether there were list items.
    """
    items = [block for block in selected_blocks(cursor) if kind_of(block)[0] in LIST_KINDS]
    cursor.beginEditBlock()
    for block in items:
        kind, level = kind_of(block)
        if level + by < 0:
            make_paragraph(block, Kind.PARAGRAPH, 0)
        else:
            make_paragraph(block, kind, min(level + by, DEEPEST_LIST_LEVEL))
    join_lists(cursor.document())
    cursor.endEditBlock()
    return bool(items)


def set_part(cursor: QTextCursor, part: ExplanationPart | None) -> None:
    """Mark the selected paragraphs as cause, consequence or adjustment, or as none of these."""
    cursor.beginEditBlock()
    for block in selected_blocks(cursor):
        if QTextCursor(block).currentTable() is None:
            kind, level = kind_of(block)
            make_paragraph(block, kind, level, part)
    join_lists(cursor.document())
    cursor.endEditBlock()


def set_link(cursor: QTextCursor, text: str, address: str) -> None:
    """Replace the selection by a link, or insert one at the cursor; unchanged words keep their marks and notes."""
    marks = marks_of(cursor.charFormat())
    if text == one_line(cursor.selectedText()):
        cursor.mergeCharFormat(_link_format(address))
        cursor.setPosition(cursor.selectionEnd())
    else:
        cursor.insertText(text, char_format(marks, address))
    cursor.setCharFormat(char_format(marks))


def link_selection(cursor: QTextCursor, address: str) -> None:
    """Make the selected words a link."""
    cursor.mergeCharFormat(_link_format(address))


def leave_link(editor: QTextEdit) -> None:
    """At an edge of a link or field, have what is typed next be no part of it."""
    cursor, form = editor.textCursor(), editor.currentCharFormat()
    after = QTextCursor(cursor)
    if cursor.hasSelection() or cursor.atBlockStart():
        return
    if not cursor.atBlockEnd() and after.movePosition(QTextCursor.MoveOperation.Right):
        beside = after.charFormat()
        if beside.anchorHref() == form.anchorHref() and field_key(beside) == field_key(form):
            return
    editor.setCurrentCharFormat(char_format(marks_of(form)))


def clear_format(cursor: QTextCursor) -> None:
    """Take all marks away from the selection; links, footnotes and fields stay."""
    form, plain = QTextCharFormat(), char_format()
    form.setFontWeight(plain.fontWeight())
    form.setFontItalic(False)
    form.setFontUnderline(False)
    form.setVerticalAlignment(plain.verticalAlignment())
    cursor.mergeCharFormat(form)


def remove_link(cursor: QTextCursor) -> None:
    """Keep the words of the link at the cursor with their marks, without the link."""
    if select_link(cursor) is not None:
        cursor.mergeCharFormat(_link_format(""))
        cursor.setPosition(cursor.position())


def _link_format(address: str) -> QTextCharFormat:
    """The format that makes characters a link, or no link if the address is empty, and changes nothing else."""
    form = QTextCharFormat()
    form.setAnchor(bool(address))
    form.setAnchorHref(address)
    return form


def select_link(cursor: QTextCursor) -> str | None:
    """Select the whole link at the cursor. Return its address, or None when there is no link."""
    end = QTextCursor(cursor)
    end.setPosition(cursor.selectionEnd())
    address = end.charFormat().anchorHref()
    if not address:
        return None
    # At the start of a paragraph Qt gives the format of the character after the cursor, elsewhere of the one before.
    within = max(end.position() - 1, end.block().position())
    start: int | None = None
    for fragment in fragments_of(end.block()):
        if fragment.charFormat().anchorHref() != address:
            start = None
            continue
        start = fragment.position() if start is None else start
        stop = fragment.position() + fragment.length()
        if start <= within < stop:
            cursor.setPosition(start)
            cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
    return address


def insert_table(cursor: QTextCursor, rows: int, columns: int) -> None:
    """Insert an empty table after the cursor's paragraph, and go to its first cell. Not inside a table."""
    if cursor.currentTable() is not None:
        return
    insert(cursor, rich([Paragraph(), Table(tuple(((Paragraph(),),) * columns for _ in range(rows))), Paragraph()]))
    tables = [t for t in text_bridge.tables_of(cursor.document()) if t.firstPosition() < cursor.position()]
    cursor.setPosition(max(tables, key=lambda t: t.firstPosition()).firstPosition())


def selected_text(cursor: QTextCursor) -> RichText:
    """The selection as a text. Words of one paragraph are copied without its heading or bullet.

    A whole paragraph stays the cause, consequence or adjustment that it is.
    """
    document, start, end = cursor.document(), cursor.selectionStart(), cursor.selectionEnd()
    if cursor.hasComplexSelection():  # cells of a table
        document = QTextDocument()
        QTextCursor(document).insertFragment(cursor.selection())
        return text_bridge.text_of(document)
    block = document.findBlock(start)
    if block == document.findBlock(end):
        words = text_bridge.paragraph_of(block, start, end)
        whole = (start, end) == (block.position(), block.position() + block.length() - 1)
        return rich([Paragraph(words.runs, part=words.part if whole else None, image=words.image)])
    return text_bridge.text_between(document, start, end)


def insert(cursor: QTextCursor, text: RichText) -> None:
    """Replace the selection by a text. Inside a table, tables and headings become paragraphs."""
    text = rich(_flat(text)) if cursor.currentTable() is not None else rich(_apart(text, cursor))
    only = text.blocks[0]
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    in_words = bool(cursor.block().text())
    if text.blocks == (only,) and isinstance(only, Paragraph) and _is_inline(only, in_words=in_words):
        write_runs(cursor, only.runs)
    elif not in_words:
        text_bridge.write(cursor, text.blocks)
    else:
        cursor.insertFragment(_fragment(text))
    cursor.endEditBlock()
    join_lists(cursor.document())


def _is_inline(only: Paragraph, *, in_words: bool) -> bool:
    """Whether a paragraph is words for within another one; among other words it is no part of an explanation."""
    return only.kind is Kind.PARAGRAPH and (only.part is None or in_words)


def _apart(text: RichText, cursor: QTextCursor) -> Iterator[Block]:
    """The blocks of a text, separated so that words at the cursor do not get into a picture at its beginning or end."""
    first, last = text.blocks[0], text.blocks[-1]
    if not cursor.atBlockStart() and isinstance(first, Paragraph) and first.image:
        yield Paragraph()
    yield from text.blocks
    if not cursor.atBlockEnd() and isinstance(last, Paragraph) and last.image:
        yield Paragraph()


def _fragment(text: RichText) -> QTextDocumentFragment:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    text_bridge.fill(document, text)
    return QTextDocumentFragment(document)


def _flat(text: RichText) -> Iterator[Block]:
    blocks = text.blocks
    # A text has a paragraph before and after a table, even an empty one: in a cell that would be a blank line.
    first = 1 if len(blocks) > 1 and isinstance(blocks[1], Table) and _is_empty(blocks[0]) else 0
    last = -1 if len(blocks) > 1 and isinstance(blocks[-2], Table) and _is_empty(blocks[-1]) else None
    for block in blocks[first:last]:
        if isinstance(block, Table):
            for row in block.rows:
                cells = (tuple(_between((paragraph.runs for paragraph in cell), " ")) for cell in row)
                yield Paragraph(tuple(_between(cells, "\t")))
        else:
            plain = block.kind in (Kind.HEADING, Kind.PICTURE)
            yield replace(block, kind=Kind.PARAGRAPH, level=0, image=None) if plain else block


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.is_blank


def _between(pieces: Iterable[Iterable[Run]], sign: str) -> Iterator[Run]:
    """The runs of all pieces, with this sign between two of them."""
    for number, piece in enumerate(pieces):
        yield from (Run(sign),) if number else ()
        yield from piece


_KEEP = object()


def make_paragraph(block: QTextBlock, kind: Kind, level: int, part: ExplanationPart | object | None = _KEEP) -> None:
    """Make one block of a document a paragraph of this kind; its characters stay."""
    cursor = QTextCursor(block)
    if in_list := block.textList():
        in_list.remove(block)
    kept = part_of(block) if part is _KEEP else part
    cursor.setBlockFormat(block_format(kind, level, kept if isinstance(kept, ExplanationPart) else None))
    if kind in LIST_KINDS:
        cursor.createList(list_format(kind, level))


def insert_frame(cursor: QTextCursor, frame: RichText) -> None:
    """Insert a frame of empty, marked paragraphs at the cursor, and go to the first of them. Not inside a table.

    An empty paragraph becomes the first of them; after a written one, new ones are added.
    """
    if cursor.currentTable() is not None:
        return
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    first = None
    for paragraph in frame.blocks:
        if cursor.block().text() or first is not None:
            cursor.insertBlock()
        first = cursor.position() if first is None else first
        make_paragraph(cursor.block(), Kind.PARAGRAPH, 0, paragraph.part if isinstance(paragraph, Paragraph) else None)
    cursor.endEditBlock()
    cursor.setPosition(first or 0)
