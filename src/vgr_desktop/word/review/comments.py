"""The comments of a returned document, with their replies."""

from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml import etree

from vgr_desktop.core.returning.document import Remark
from vgr_desktop.core.returning.proposals import Reply
from vgr_desktop.word.review.inline import Spans
from vgr_desktop.word.review.parts import Parts, revision, words

_W14, _W15 = (f"{{http://schemas.microsoft.com/office/word/{year}/wordml}}" for year in (2010, 2012))


def remarks(parts: Parts, spans: Spans) -> Iterator[Remark]:
    """The comments in the order of the part that holds them; a reply is with the comment that it answers."""
    root = parts.part("wordprocessingml.comments+xml")
    if root is None:
        return
    threads = _Threads(parts.part("wordprocessingml.commentsExtended+xml"), root)
    comments = list(root.iter(qn("w:comment")))
    replies: dict[str, list[Reply]] = {}
    for comment in comments:
        if above := threads.answered.get(_id(comment)):
            made = revision(comment)
            replies.setdefault(above, []).append(Reply(made.author, made.moment, words(comment)))
    for comment in comments:
        id, made = _id(comment), revision(comment)
        if id not in threads.answered:
            at, anchors = spans.begun.get(id, (None, ()))
            yield Remark(
                made.author,
                made.moment,
                words(comment),
                spans.words.get(id, ""),
                at,
                anchors,
                tuple(replies.get(id, ())),
                is_resolved=id in threads.resolved,
            )


def _id(comment: etree._Element) -> str:
    return comment.get(qn("w:id"), "")


class _Threads:
    """Which comments answer which (`answered`: the id of the first by that of the reply), and which are done."""

    def __init__(self, extended: etree._Element | None, comments: etree._Element) -> None:
        paragraphs = {
            paragraph.get(f"{_W14}paraId", ""): _id(comment)
            for comment in comments.iter(qn("w:comment"))
            for paragraph in comment.iter(qn("w:p"))
        }
        self.answered: dict[str, str] = {}
        self.resolved: set[str] = set()
        for each in extended.iter(f"{_W15}commentEx") if extended is not None else ():
            own = paragraphs.get(each.get(f"{_W15}paraId", "-"))
            above = paragraphs.get(each.get(f"{_W15}paraIdParent", "-"))
            if own and above and own != above:
                self.answered[own] = above
            if own and each.get(f"{_W15}done") in {"1", "true"}:
                self.resolved.add(own)
        # A reply to a reply, which Word does not make, is one to the comment that it all began with.
        for own in list(self.answered):
            seen = {own}
            while (above := self.answered[own]) in self.answered and above not in seen:
                seen.add(above)
                self.answered[own] = self.answered[above]
