"""A copy of a document for review, with the comments of a report beside the words that they are about.

They are put into the finished document, whose content controls and bookmarks say which text is which. Words in print
are as many as the officer's, so a comment is sought in them as in the text itself.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from vgr_desktop.core.layout.anchors import Aspect, key, read_anchor
from vgr_desktop.core.model.quotes import Quote, Stretch, find
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.review import Comment, Reply
from vgr_desktop.core.model.text import on_the_line
from vgr_desktop.core.model.tree import index
from vgr_desktop.word.content.markup import W, paragraph, quote, run
from vgr_desktop.word.package import BODY, RELATIONS, TYPES, Package

COMMENTS, THREADS = "word/comments.xml", "word/commentsExtended.xml"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIRST_ID = 0x50000000
"""The first id of a paragraph; Word wants them below 0x80000000, and ours have none elsewhere."""
_RUN, _TEXT, _PARAGRAPH = f"{{{W}}}r", f"{{{W}}}t", f"{{{W}}}p"
_SHOWN = {f"{{{W}}}br": "\n", f"{{{W}}}tab": "\t"}
_LONGEST_INITIALS = 4


_CONTENT = (f"{{{W}}}t", f"{{{W}}}br", f"{{{W}}}tab")
_AS_TYPED = str.maketrans("\u00a0“”’", ' ""\'')
"""What print changes in the officer's characters, the other way round."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


@dataclass(frozen=True, slots=True)
class Commented:
    """A document with comments, and how many of them are about something that it does not print."""

    document: Package
    left_out: int


@dataclass(frozen=True, slots=True)
class _Said:
    """A comment or a reply in Word: its number, that of the comment it answers, and whether that was dealt with."""

    number: int
    words: Comment | Reply
    answers: int | None
    done: bool


def commented(document: Package, report: Report) -> Commented:
    """`document`, which prints `report`, with the comments about what it prints."""
    root = etree.fromstring(document.files[BODY], _PARSER)
    places, known = _places(root), index(report)
    put: list[_Said] = []
    left_out = 0
    for comment in report.comments:
        subject = known.items.get(comment.subject)
        paragraphs = places.get(key(subject.lineage)) if subject is not None else None
        if not paragraphs:
            left_out += 1
            continue
        first = len(put)
        put.append(_Said(first, comment, None, comment.done))
        put += [_Said(first + n, reply, first, comment.done) for n, reply in enumerate(comment.replies, 1)]
        _mark(paragraphs, comment, range(first, len(put)))
    if not put:
        return Commented(document, left_out)
    files = {BODY: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)}
    files |= {COMMENTS: _comments(put).encode(), THREADS: _threads(put).encode()}
    return Commented(document.with_files(files | _told(document)), left_out)


def _places(root: etree._Element) -> dict[str, list[etree._Element]]:
    """The paragraphs of each text, in its content control, and the heading or title of each other item, by key."""
    found: dict[str, list[etree._Element]] = {}
    for start in root.iter(f"{{{W}}}bookmarkStart"):
        anchor = read_anchor(start.get(f"{{{W}}}name", ""))
        if anchor is not None and anchor.aspect in (Aspect.HEADING, Aspect.TITLE):
            holder = next(start.iterancestors(_PARAGRAPH))
            if anchor.aspect is Aspect.HEADING or anchor.key not in found:
                found[anchor.key] = [holder]
    for control in root.iter(f"{{{W}}}sdt"):
        tag = control.find(f"{{{W}}}sdtPr/{{{W}}}tag")
        content = control.find(f"{{{W}}}sdtContent")
        if tag is not None and content is not None:
            found[tag.get(f"{{{W}}}val", "").removeprefix("vgr:")] = list(content.iter(_PARAGRAPH))
    return found


def _mark(paragraphs: Sequence[etree._Element], comment: Comment, numbers: Iterable[int]) -> None:
    """Put these comments beside the words that the first of them is about, or else beside the first paragraph."""
    lines = [_as_typed(_shown(each)) for each in paragraphs]
    about = Quote(*map(_as_typed, (comment.quote, comment.before, comment.after)))
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    begin = sum(len(line) + 1 for line in lines[:first])
    stretch = find("\n".join(lines), about) or Stretch(begin, begin + len(lines[first]))
    ends = [f'<w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>' for n in numbers]
    _insert(*_point(paragraphs, lines, stretch.end), "".join(ends))
    starts = [f'<w:commentRangeStart w:id="{n}"/>' for n in numbers]
    _insert(*_point(paragraphs, lines, stretch.start), "".join(starts))


def _as_typed(text: str) -> str:
    return on_the_line(text).translate(_AS_TYPED)


def _shown(holder: etree._Element) -> str:
    """The characters that a reader sees in a paragraph or run."""
    return "".join(_SHOWN.get(each.tag) or each.text or "" for each in holder.iter(*_CONTENT))


def _point(paragraphs: Sequence[etree._Element], lines: Sequence[str], place: int) -> tuple[etree._Element, int]:
    """The element, and the number of the child in it, before which a character of the text stands."""
    for holder, line in zip(paragraphs, lines, strict=True):
        if place <= len(line):
            return _cut(holder, place)
        place -= len(line) + 1
    return paragraphs[-1], len(paragraphs[-1])


def _cut(holder: etree._Element, place: int) -> tuple[etree._Element, int]:
    """The same in one paragraph; a run with the character in it becomes two."""
    for each in list(holder.iter(_RUN)):
        length = len(_shown(each))
        if place < length:
            after = _parted(each, place) if place else each
            parent = after.getparent()
            assert parent is not None  # noqa: S101  # a run is in a paragraph
            return parent, parent.index(after)
        place -= length
    return holder, len(holder)


def _parted(whole: etree._Element, place: int) -> etree._Element:
    """The second of the two runs that a run becomes, from this character on."""
    rest = deepcopy(whole)
    for half, begin, end in ((whole, 0, place), (rest, place, len(_shown(whole)))):
        at = 0
        for each in list(half.iter(*_CONTENT)):
            shown = _SHOWN.get(each.tag) or each.text or ""
            kept = shown[max(begin - at, 0) : max(end - at, 0)]
            at += len(shown)
            if not kept:
                half.remove(each)
            elif each.tag == _TEXT:
                each.text = kept
                each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    whole.addnext(rest)
    return rest


def _insert(parent: etree._Element, place: int, xml: str) -> None:
    made = etree.fromstring(f'<w:p xmlns:w="{W}">{xml}</w:p>', _PARSER)
    for number, each in enumerate(list(made)):
        parent.insert(place + number, each)


def _comments(put: Iterable[_Said]) -> str:
    inner = "".join(map(_comment, put))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:comments xmlns:w="{W}" xmlns:w14="{_W14}" xmlns:mc="{_MC}" mc:Ignorable="w14">{inner}</w:comments>'
    )


def _comment(said: _Said) -> str:
    """A comment; its last paragraph has the id by which answers know it. Word writes times on the clock of its user."""
    words, lines = said.words, said.words.text.split("\n")
    moment = words.moment.astimezone().replace(tzinfo=None, microsecond=0).isoformat()
    told = [paragraph("", run(line)).replace("<w:pPr></w:pPr>", "") for line in lines]
    told[-1] = told[-1].replace("<w:p>", f'<w:p w14:paraId="{_id(said.number)}">', 1)
    return (
        f'<w:comment w:id="{said.number}" w:author="{quote(words.author)}" w:date="{moment}"'
        f' w:initials="{quote(initials(words.author))}">{"".join(told)}</w:comment>'
    )


def _threads(put: Iterable[_Said]) -> str:
    inner = "".join(
        f'<w15:commentEx w15:paraId="{_id(said.number)}"'
        + (f' w15:paraIdParent="{_id(said.answers)}"' if said.answers is not None else "")
        + f' w15:done="{int(said.done)}"/>'
        for said in put
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w15:commentsEx xmlns:w15="{_W15}">{inner}</w15:commentsEx>'
    )


def _id(number: int) -> str:
    return f"{_FIRST_ID + number:08X}"


def initials(author: str) -> str:
    """The first letters of a name: FM for Fenna Mulder."""
    return "".join(word[0] for word in author.split())[:_LONGEST_INITIALS].upper()


def _told(document: Package) -> dict[str, bytes]:
    """The files of the package that name the new ones; a house style may have had comments, whose names these are."""
    kinds = {COMMENTS: f"{_WORD}.comments+xml", THREADS: f"{_WORD}.commentsExtended+xml"}
    relations = {
        COMMENTS: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
        THREADS: "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    }
    new = [name for name in kinds if name not in document.files]
    types = "".join(f'<Override PartName="/{name}" ContentType="{kinds[name]}"/>' for name in new)
    links = "".join(
        f'<Relationship Id="rIdVgr{n}" Type="{relations[name]}" Target="{name.removeprefix("word/")}"/>'
        for n, name in enumerate(new)
    )
    return {
        TYPES: document.files[TYPES].replace(b"</Types>", f"{types}</Types>".encode()),
        RELATIONS: document.files[RELATIONS].replace(b"</Relationships>", f"{links}</Relationships>".encode()),
    }
