"""The runs of a paragraph in a Qt document: characters, marks of footnotes, fields, and the picture it may have.

A footnote mark and a picture are one character each, U+FFFC, with our own types of objects; texts cannot contain that
character, so it means nothing else. A field is ordinary characters, so that it can be read, found and broken over lines
like any other text; their format says which field it is, where it was written and what it said then. When the
characters are different now, somebody has typed in the field, and they are ordinary text.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextFormat, QTextFragment
from PySide6.QtWidgets import QTextEdit

from vgr_desktop.core.model.text import NO_MARKS, Image, Mark, Run

LINE_BREAK = "\u2028"
OBJECT = "\ufffc"
NOTE_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
PICTURE_OBJECT = NOTE_OBJECT + 1
_FIRST = QTextFormat.Property.UserProperty.value + 16  # below are the properties of blocks
NOTE_PROPERTY, PICTURE_PROPERTY, ALT_PROPERTY, WIDTH_PROPERTY = range(_FIRST, _FIRST + 4)
FIELD_PROPERTY, SAID_PROPERTY, PLACE_PROPERTY = range(_FIRST + 4, _FIRST + 7)

_VERTICAL = {
    Mark.SUPERSCRIPT: QTextCharFormat.VerticalAlignment.AlignSuperScript,
    Mark.SUBSCRIPT: QTextCharFormat.VerticalAlignment.AlignSubScript,
}


def char_format(marks: frozenset[Mark] = NO_MARKS, link: str | None = None) -> QTextCharFormat:
    """The format of a run with these marks and this link in a document."""
    form = QTextCharFormat()
    if Mark.BOLD in marks:
        form.setFontWeight(QFont.Weight.Bold)
    if Mark.ITALIC in marks:
        form.setFontItalic(True)
    if Mark.UNDERLINE in marks:
        form.setFontUnderline(True)
    for mark, place in _VERTICAL.items():
        if mark in marks:
            form.setVerticalAlignment(place)
    if link:
        form.setAnchor(True)
        form.setAnchorHref(link)
    return form


def marks_of(form: QTextCharFormat) -> frozenset[Mark]:
    """The marks that a format in a document stands for."""
    marks = set()
    if form.fontWeight() >= QFont.Weight.Bold:
        marks.add(Mark.BOLD)
    if form.fontItalic():
        marks.add(Mark.ITALIC)
    if form.fontUnderline():
        marks.add(Mark.UNDERLINE)
    place = form.verticalAlignment()
    marks.update(mark for mark, meant in _VERTICAL.items() if place is meant)
    return frozenset(marks)


def write_runs(cursor: QTextCursor, runs: Iterable[Run]) -> None:
    """Write runs at the cursor."""
    marks = NO_MARKS
    for run in runs:
        if run.note:
            cursor.insertText(OBJECT, note_format(run.note, marks))
            continue
        form, text = char_format(run.marks, run.link), run.text.replace("\n", LINE_BREAK)
        marks = run.marks
        if run.field:
            form.setProperty(FIELD_PROPERTY, run.field)
            form.setProperty(SAID_PROPERTY, text)
            form.setProperty(PLACE_PROPERTY, cursor.position())  # else two neighbouring fields would be read as one
        cursor.insertText(text, form)


def write_image(cursor: QTextCursor, image: Image) -> None:
    """Write a picture at the cursor."""
    cursor.insertText(OBJECT, image_format(image))


def note_format(note: str, marks: frozenset[Mark] = NO_MARKS) -> QTextCharFormat:
    """The format of a footnote mark in a document; what is typed after it has these marks."""
    form = char_format(marks)
    form.setObjectType(NOTE_OBJECT)
    form.setProperty(NOTE_PROPERTY, note)
    return form


def image_format(image: Image) -> QTextCharFormat:
    """The format of a picture in a document."""
    form = QTextCharFormat()
    form.setObjectType(PICTURE_OBJECT)
    form.setProperty(PICTURE_PROPERTY, image.picture)
    form.setProperty(ALT_PROPERTY, image.alt)
    form.setProperty(WIDTH_PROPERTY, image.width)
    return form


def image_in(form: QTextFormat) -> Image | None:
    """The picture that a format in a document stands for."""
    if form.objectType() != PICTURE_OBJECT:
        return None
    picture, alt = form.stringProperty(PICTURE_PROPERTY), form.stringProperty(ALT_PROPERTY)
    return Image(picture, alt, form.intProperty(WIDTH_PROPERTY))


def note_in(form: QTextFormat) -> str | None:
    """The footnote whose mark a format in a document stands for."""
    return form.stringProperty(NOTE_PROPERTY) if form.objectType() == NOTE_OBJECT else None


def image_of(block: QTextBlock) -> Image | None:
    """The picture that a block in a document shows: the first in it."""
    return runs_of(block)[1] if OBJECT in block.text() else None


def runs_of(block: QTextBlock, start: int = 0, end: int | None = None) -> tuple[tuple[Run, ...], Image | None]:
    """The runs of a block, not yet in normal form, and its picture, as far as they are between two positions."""
    runs: list[Run] = []
    image = None
    for fragment in fragments_of(block):
        form, text = fragment.charFormat(), _cut(fragment, start, end)
        match form.objectType():
            case QTextFormat.ObjectTypes.NoObject.value:
                runs += _characters(form, text)
            case kind if kind == NOTE_OBJECT:
                runs += [Run("", note=form.stringProperty(NOTE_PROPERTY))] * len(text)
            case _ if text:
                image = image or image_in(form)
    return tuple(runs), image


def _characters(form: QTextCharFormat, text: str) -> Iterator[Run]:
    marks, link = marks_of(form), form.anchorHref() or None
    before, field, after = field_in(form, text)
    yield Run(before, marks, link)
    if field:
        yield Run(field, marks, link, field=form.stringProperty(FIELD_PROPERTY))
        yield Run(after, marks, link)


def field_in(form: QTextCharFormat, text: str) -> tuple[str, str, str]:
    """The words before a field in `text`, which has this format, those of the field, and those after it."""
    if not form.hasProperty(FIELD_PROPERTY):
        return text, "", ""
    return text.partition(form.stringProperty(SAID_PROPERTY))


def field_key(form: QTextFormat) -> tuple[str, int]:
    """Which field a format in a document belongs to, and where that was written; empty when to none."""
    return form.stringProperty(FIELD_PROPERTY), form.intProperty(PLACE_PROPERTY)


def object_beside(cursor: QTextCursor) -> QTextCursor | None:
    """A cursor that selects the selected mark or picture or, without a selection, the one right beside the cursor."""
    selected = cursor.selectedText()
    starts = [cursor.selectionStart()] if selected == OBJECT else [cursor.position() - 1, cursor.position()]
    return None if selected and selected != OBJECT else next(filter(None, (_object(cursor, at) for at in starts)), None)


def picture_in(cursor: QTextCursor) -> QTextCursor | None:
    """A cursor that selects the picture of the paragraph with the cursor."""
    for fragment in fragments_of(cursor.block()):
        if fragment.charFormat().objectType() == PICTURE_OBJECT:
            return _object(cursor, fragment.position())
    return None


def object_at(editor: QTextEdit, point: QPointF) -> QTextCursor | None:
    """A cursor that selects the mark or picture at a point of the editor's viewport."""
    place = editor.cursorForPosition(point.toPoint())
    edge = editor.cursorRect(place).center().x()
    return _object(place, place.position() if point.x() >= edge else place.position() - 1)


def _object(near: QTextCursor, position: int) -> QTextCursor | None:
    cursor = QTextCursor(near)
    if not 0 <= position < cursor.document().characterCount() - 1:
        return None
    cursor.setPosition(position)
    cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
    return cursor if cursor.selectedText() == OBJECT else None


def fragments_of(block: QTextBlock) -> Iterator[QTextFragment]:
    """The stretches of a block that have one format."""
    fragments = block.begin()
    while not fragments.atEnd():
        yield fragments.fragment()
        fragments += 1


def _cut(fragment: QTextFragment, start: int, end: int | None) -> str:
    before = max(start - fragment.position(), 0)
    stop = fragment.length() if end is None else end - fragment.position()
    if not before and stop >= fragment.length():
        return fragment.text()
    units = fragment.text().encode("utf-16-le")  # Qt counts in these
    return units[2 * before : 2 * max(stop, 0)].decode("utf-16-le")
