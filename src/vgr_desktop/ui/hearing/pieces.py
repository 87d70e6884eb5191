"""The structure of a text for screen readers: headings, lists, tables, links and parts, as things one can go through.

Qt tells them the characters of an editor and nothing of what these are. So the margin beside an editor, which has no
words of its own for them, is the root of a document with a piece for each of these.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QAccessibleObject,
)
from shiboken6 import VoidPtr, isValid

from vgr_desktop.core.views.aloud import name
from vgr_desktop.core.views.structure import Piece, PieceKind, structure
from vgr_desktop.ui.kit.wires import wire
from vgr_desktop.ui.text.editor import TextEditor
from vgr_desktop.ui.text.parts_margin import PartsMargin
from vgr_desktop.ui.text.places import put_caret_in

_Role = QAccessible.Role
_Kind = QAccessible.InterfaceType
ROLES = {
    PieceKind.TEXT: _Role.Document,
    PieceKind.PART: _Role.Grouping,
    PieceKind.HEADING: _Role.Heading,
    PieceKind.PARAGRAPH: _Role.Paragraph,
    PieceKind.PICTURE: _Role.Graphic,
    PieceKind.LIST: _Role.List,
    PieceKind.NUMBERED_LIST: _Role.List,
    PieceKind.ITEM: _Role.ListItem,
    PieceKind.TABLE: _Role.Table,
    PieceKind.ROW: _Role.Row,
    PieceKind.CELL: _Role.Cell,
    PieceKind.LINK: _Role.Link,
    PieceKind.NOTE: _Role.Note,
}
_PAUSE = 300
"""Milliseconds without a change after which the structure is made anew."""
_DESCRIBED = (PieceKind.ITEM, PieceKind.CELL)


def heard_of(margin: PartsMargin) -> QAccessibleInterface:
    """What Qt is to tell of the margin of a text."""
    heard = TextStructure(margin)
    margin.heard = heard  # Qt does not keep it
    margin.destroyed.connect(heard.pieces.forget)
    return heard


class Pieces:
    """The pieces that Qt knows of, by its own numbers."""

    def __init__(self) -> None:
        """None yet."""
        self._known: list[tuple[int, QAccessibleInterface]] = []

    def know(self, pieces: Iterable["PieceHeard"]) -> None:
        """Have Qt know these, and forget all others."""
        self.forget()
        self._known = [(QAccessible.registerAccessibleInterface(piece), piece) for piece in pieces]

    def forget(self) -> None:
        """Have Qt forget all, and take them from memory."""
        known, self._known = self._known, []
        for number, _ in known:
            QAccessible.deleteAccessibleInterface(number)


class TextStructure(QAccessibleObject):
    """The structure of the text beside a margin.

    It is made when somebody first asks, and from then on anew in a turn of its own after the text has changed: never
    while Qt is asking, for Qt may then hold on to a piece. Qt also asks while it takes the text from the screen, when
    margin and editor may be gone: nothing is answered then.
    """

    def __init__(self, margin: PartsMargin) -> None:
        """Make nothing yet."""
        super().__init__(margin)
        self.editor: TextEditor = margin.editor
        self.pieces = Pieces()
        self._margin = margin
        self._inside: list[PieceHeard] | None = None

    @property
    def lives(self) -> bool:
        """Whether its text is still there."""
        return isValid(self._margin) and isValid(self.editor)

    def isValid(self) -> bool:
        """As long as its text is there."""
        return self.lives

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        """What holds the margin."""
        above = self._margin.parentWidget() if self.lives else None
        return QAccessible.queryAccessibleInterface(above) if above is not None else None

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        """A piece of the text."""
        return _at(self._top(), index)

    def childCount(self) -> int:
        """How many pieces the text has at the top."""
        return len(self._top())

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Which piece it is."""
        return _place(self._inside or (), child)

    def text(self, what: QAccessible.Text) -> str:
        """The name: which text it is of."""
        return f"Opbouw van {self.editor.accessibleName()}" if what is QAccessible.Text.Name and self.lives else ""

    def rect(self) -> QRect:
        """Where the text is on the screen."""
        return QRect(self.editor.mapToGlobal(QPoint(0, 0)), self.editor.size()) if self.lives else QRect()

    def role(self) -> QAccessible.Role:
        """A document."""
        return ROLES[PieceKind.TEXT]

    def state(self) -> QAccessible.State:
        """Not to be seen while its text is not."""
        state = QAccessible.State()
        state.readOnly = True
        state.invalid = not self.lives
        state.invisible = not (self.lives and self.editor.isVisible())
        return state

    def _top(self) -> Sequence["PieceHeard"]:
        if self._inside is None and self.lives:
            self._make()
            soon = QTimer(self._margin, singleShot=True, interval=_PAUSE)
            soon.timeout.connect(self._make)
            wire(self.editor, "textChanged()", soon, "start()")
        return self._inside or ()

    def _make(self) -> None:
        self._inside = [PieceHeard(self, self, piece) for piece in structure(self.editor.text()).inside]
        self.pieces.know(one for piece in self._inside for one in piece.everything())


class PieceHeard(QAccessibleInterface):
    """A piece of a text, with its words, its place, and a command that goes there."""

    def __init__(self, root: TextStructure, above: QAccessibleInterface, piece: Piece) -> None:
        """Show `piece`, and all in it, below `above`."""
        super().__init__()
        self.piece = piece
        self.above = above
        self._root = root
        self._inside = [PieceHeard(root, self, inner) for inner in piece.inside]
        self._facts = Facts(self)
        self._going = Going(self)

    def everything(self) -> Iterable["PieceHeard"]:
        """Itself and all that is in it."""
        yield self
        for inner in self._inside:
            yield from inner.everything()

    def go(self) -> None:
        """Put the caret here."""
        if self.isValid():
            put_caret_in(self._root.editor, self.piece.first, self.piece.start)
            self._root.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def isValid(self) -> bool:
        """As long as its text is there; of a text that changed, Qt forgets it."""
        return self._root.lives

    def object(self) -> None:  # type: ignore[override]  # Qt takes none
        """Nothing of Qt."""

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        """The piece that it is in, or the whole text."""
        return self.above if self.isValid() else None

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        """A piece in it."""
        return _at(self._inside, index)

    def childAt(self, _x: int, _y: int) -> None:  # type: ignore[override]  # Qt takes none
        """Nothing: what is under the mouse is the editor."""

    def childCount(self) -> int:
        """How many pieces are in it."""
        return len(self._inside)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Which piece it is."""
        return _place(self._inside, child)

    def text(self, what: QAccessible.Text) -> str:
        """Its words, or else what it is, as the name; as the description what its role leaves out."""
        match what:
            case QAccessible.Text.Name:
                return self.piece.words or name(self.piece)
            case QAccessible.Text.Description:
                return name(self.piece) if self.piece.kind in _DESCRIBED else self.piece.address
            case _:
                return ""

    def setText(self, _what: QAccessible.Text, _text: str) -> None:
        """Write nothing: that is for the editor."""

    def rect(self) -> QRect:
        """Where its paragraphs are on the screen."""
        if not self.isValid():
            return QRect()
        editor = self._root.editor
        document, layout = editor.document(), editor.document().documentLayout()
        ends = (document.findBlockByNumber(number) for number in (self.piece.first, self.piece.last))
        first, last = (layout.blockBoundingRect(block).toRect() for block in ends)
        return first.united(last).translated(editor.viewport().mapToGlobal(QPoint(0, 0)))

    def role(self) -> QAccessible.Role:
        """What it is."""
        return ROLES[self.piece.kind]

    def state(self) -> QAccessible.State:
        """That of the whole text."""
        return self._root.state()

    def interface_cast(self, kind: QAccessible.InterfaceType) -> "Facts | Going | VoidPtr":  # type: ignore[override]
        """Its facts, and what can be done with it: a pointer in C++. `None` would be taken for one."""
        match kind:
            case _Kind.AttributesInterface:
                return self._facts
            case _Kind.ActionInterface:
                return self._going
            case _:
                return VoidPtr(0)


class Facts(QAccessibleAttributesInterface):
    """The level of a heading or list, and which one of how many an item, row or cell is."""

    def __init__(self, heard: PieceHeard) -> None:
        """Of this piece."""
        super().__init__()
        piece, above = heard.piece, heard.above
        self._facts: dict[QAccessible.Attribute, object] = {}
        if piece.level:
            self._facts[QAccessible.Attribute.Level] = piece.level
        others: dict[str, str] = {}
        if piece.kind is PieceKind.ITEM:
            others = {"posinset": str(piece.number), "setsize": str(piece.count)}
        elif piece.kind is PieceKind.CELL and isinstance(above, PieceHeard):
            others = {"rowindex": str(above.piece.number), "colindex": str(piece.number)}
        if others:
            self._facts[QAccessible.Attribute.Custom] = others

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        """Which facts there are."""
        return list(self._facts)

    def attributeValue(self, key: QAccessible.Attribute) -> object:
        """One of them."""
        return self._facts.get(key)


class Going(QAccessibleActionInterface):
    """The command that puts the caret into a piece."""

    def __init__(self, heard: PieceHeard) -> None:
        """Into this piece."""
        super().__init__()
        self._heard = heard

    def actionNames(self) -> list[str]:
        """The only one."""
        return [QAccessibleActionInterface.setFocusAction()]

    def doAction(self, _name: str) -> None:
        """Do it."""
        self._heard.go()

    def keyBindingsForAction(self, _name: str) -> list[str]:
        """It has no key."""
        return []


def _at(inside: Sequence[PieceHeard], index: int) -> PieceHeard | None:
    return inside[index] if 0 <= index < len(inside) else None


def _place(inside: Sequence[PieceHeard], child: QAccessibleInterface) -> int:
    return next((place for place, one in enumerate(inside) if one is child), -1)
