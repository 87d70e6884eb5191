"""Two reports as the body of one document, with tracked changes, and what that body refers to."""

from collections.abc import Callable, Iterator, Sequence

from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from vgr_desktop.core.layout import Contents, Part, Passage
from vgr_desktop.core.layout.blackline import Beside, blackline
from vgr_desktop.word.content.body import write_parts
from vgr_desktop.word.content.context import Context
from vgr_desktop.word.content.markup import NAMESPACE_R, NAMESPACES
from vgr_desktop.word.tracked import footnotes, joints
from vgr_desktop.word.tracked.atoms import Side
from vgr_desktop.word.tracked.blocks import flat, together
from vgr_desktop.word.tracked.blocks import whole as whole_block
from vgr_desktop.word.tracked.contents import contents, renamed
from vgr_desktop.word.tracked.elements import Element, Elements, attribute, within
from vgr_desktop.word.tracked.marks import Marks, State
from vgr_desktop.word.tracked.paragraphs import Desk

_REFERRING = {f"{{{NAMESPACE_R}}}{name}" for name in ("id", "embed")}
_NUMBER = qn("w:numId")


class Tracked:
    """A report in which all that changed since an older one is a tracked change."""

    def __init__(self, old: Sequence[Part], new: Sequence[Part], context: Context, marks: Marks) -> None:
        """`old` has the lineages of `new`; `context` is that of the document for both."""
        self._old, self._new = old, new
        self._context = context
        self._older = context  # until the newer one is written
        self._marks = marks
        self._went: set[int] = set()
        self._came: set[int] = set()

    def body(self, progress: Callable[[float], None]) -> str:
        """The body as WordprocessingML. `progress` is called with the share of the work that is done."""
        new = _parsed(write_parts(self._new, self._context, lambda done: progress(done / 3)))
        self._older = self._context.beside()
        old = _parsed(write_parts(self._old, self._older, lambda done: progress((1 + done) / 3)))
        body = _root()
        desk = self._desk(new)
        pairs = blackline(self._old, self._new)
        made = self._made(pairs, _by_part(self._old, old), _by_part(self._new, new), desk, progress)
        body[:] = joints.ended(made, self._marks)
        self._settle(body, desk)
        return _inner(body)

    def finish(self, document: Document) -> None:
        """Mark what is outside the body of `document`, once that is filled: footnotes, and the last section."""
        footnotes.mark(document, self._came, self._went, self._marks)
        now, was = self._context.sections.closing(), self._older.sections.closing()
        if now != was:
            self._marks.section_was(document.part.document.element.body.sectPr, etree.fromstring(was))

    def _desk(self, new: Sequence[Element]) -> Desk:
        charts = {chart.id: (chart.xml, chart.workbook) for chart in self._context.charts}
        names = {attribute(mark, "name") for part in new for mark in part.iter(qn("w:bookmarkStart"))}
        return Desk(
            self._marks,
            Side(self._older.footnotes.notes, charts, self._older.lists.levels()),
            Side(tuple(self._context.footnotes.notes), charts, self._context.lists.levels()),
            {id: address for address, id in self._context.links.ids.items()},
            names,
            self._note,
            went=self._went,
            came=self._came,
        )

    def _note(self, note: str) -> int:
        self._context.footnotes.notes.append(note)
        return len(self._context.footnotes.notes)

    def _made(
        self,
        pairs: Sequence[Beside],
        old: "_Written",
        new: "_Written",
        desk: Desk,
        progress: Callable[[float], None],
    ) -> Elements:
        made: list[Elements] = []
        for number, pair in enumerate(pairs):
            progress((2 + number / len(pairs)) / 3)
            made.append([*_blocks(pair, old, new, desk)])
        # The contents come last: by then it is known which headings are the same.
        for number, pair in enumerate(pairs):
            if isinstance(pair.old, Contents) and isinstance(pair.new, Contents):
                made[number] = [*_contents(old(pair.old), new(pair.new), desk)]
        return [block for blocks in made for block in blocks]

    def _settle(self, body: Element, desk: Desk) -> None:
        """See to what is between blocks, and to what the body refers to: all of it is there, and nothing else."""
        style = self._context.styles.paragraph("Tabelafstand")
        (separator,) = _parsed([f"<w:p><w:pPr>{style}</w:pPr></w:p>"])[0]
        joints.apart(body, separator, self._marks)
        joints.told_apart(body)
        numbers = set[str]()
        for number in body.iter(_NUMBER):
            named = attribute(number, "val")
            number.set(qn("w:val"), desk.numbers.get(named, named))
            numbers.add(attribute(number, "val"))
        self._context.lists.adopt(self._older.lists, numbers)
        self._context.sections.used |= self._older.sections.used
        self._context.keep({str(id) for each in body.iter() for name, id in each.items() if name in _REFERRING})


_Written = Callable[[Part | None], Element | None]


def _by_part(parts: Sequence[Part], written: Sequence[Element]) -> _Written:
    found = {id(part): element for part, element in zip(parts, written, strict=True)}
    return lambda part: None if part is None else found[id(part)]


def _blocks(pair: Beside, old: _Written, new: _Written, desk: Desk) -> Iterator[Element]:
    was, now = old(pair.old), new(pair.new)
    if isinstance(pair.old or pair.new, Contents):
        yield from now if now is not None else ()
    elif was is None or now is None:
        state, blocks = (State.INSERTED, now) if now is not None else (State.DELETED, was)
        # No content control around what may go: Word would leave it there, empty.
        for block in flat(blocks if blocks is not None else ()):
            yield whole_block(block, state, desk)
    else:
        yield from together(was, now, desk, written=isinstance(pair.new, Passage))


def _contents(old: Element | None, new: Element | None, desk: Desk) -> Iterator[Element]:
    if old is None or new is None or not len(new) or not len(old):
        yield from new if new is not None else ()
        return
    yield contents(renamed(old[0], desk.headings), new[0], desk)


def _root() -> Element:
    return etree.fromstring(f"<w:document {NAMESPACES}><w:body/></w:document>")[0]


def _parsed(parts: Sequence[str]) -> Elements:
    """Each part as an element with its blocks."""
    inner = "".join(f"<part>{part}</part>" for part in parts)
    return [*etree.fromstring(f"<w:document {NAMESPACES}>{inner}</w:document>")]


def _inner(body: Element) -> str:
    """What is in `body`, without the names of namespaces that the document has."""
    whole = str(etree.tostring(within(body), encoding="unicode"))
    return whole.partition("<w:body>")[2].rpartition("</w:body>")[0]
