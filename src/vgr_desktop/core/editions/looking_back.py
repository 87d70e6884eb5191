"""What an earlier edition said about something, and taking it over into the present one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from vgr_desktop.core.dutch.naming import text_name
from vgr_desktop.core.editing.writing import explanation_of
from vgr_desktop.core.editions.matching import Matching
from vgr_desktop.core.model.identities import Identity
from vgr_desktop.core.model.report import PolicyArea, Report, Written
from vgr_desktop.core.model.text import Block, Kind, Paragraph, RichText, Run, is_blank, paragraphs, rich
from vgr_desktop.core.model.tree import index


def texts_then(before: Report, matching: Matching, text_id: int, about: Iterable[int] = ()) -> tuple[Written, ...]:
    """The text with this id as it was in the edition `before`.

    For an explanation that is new, or does not exist yet, these are the explanations of the nodes that it is `about`.
    """
    then = matching.earlier(text_id)
    if isinstance(then, Written):
        return (then,)
    nodes = (node for id in about if (node := matching.earlier(id)))
    found = (explanation_of(before, node.id) for node in nodes)
    return tuple({one.id: one for one in found if one}.values())


def joined_texts(report: Report, texts: Sequence[Written]) -> RichText:
    """Texts of `report` as one text, without blank ones; if there are several, each under a heading with its name."""
    written = [text for text in texts if not is_blank(text.body)]
    if len(written) == 1:
        return written[0].body
    return rich(block for text in written for block in (_heading(report, text), *text.body.blocks))


def texts_of_area(report: Report, area_id: int) -> tuple[Written, ...]:
    """The explanations of a policy area, in printed order; none when there is no such area."""
    area = index(report).items.get(area_id)
    return area.explanations if isinstance(area, PolicyArea) else ()


def taken_over(body: RichText, taken: Sequence[Block], at: int | None = None) -> RichText:
    """`body` with the blocks `taken` put after the block `at`, or in its place when that is an empty paragraph.

    `at` is the last block by default. What replaces an empty paragraph for a cause, consequence or adjustment becomes
    that part.
    """
    blocks = body.blocks
    place = len(blocks) - 1 if at is None else at
    here, first = blocks[place], taken[0]
    if not (isinstance(here, Paragraph) and not here.runs and here.image is None):
        return rich((*blocks[: place + 1], *taken, *blocks[place + 1 :]))
    if isinstance(first, Paragraph) and first.part is None:
        first = replace(first, part=here.part)
    return rich((*blocks[:place], first, *taken[1:], *blocks[place + 1 :]))


def not_there_yet(body: RichText, offered: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks in `offered` that do not stand in `body`, so that nothing is taken over twice."""
    there = {_words_of(block) for block in body.blocks}
    return tuple(block for block in offered if _words_of(block) not in there)


def _words_of(block: Block) -> tuple[object, ...]:
    """What a block says and shows, whatever part of the explanation it is."""
    if isinstance(block, Paragraph):
        return (block.kind, " ".join(block.plain.split()), block.image)
    return (block,)


def with_taken_pictures(
    report: Report, before: Report, taken: Iterable[Block], identify: Callable[[str], Identity]
) -> Report:
    """`report` with the pictures of `before` that `taken` shows; `identify` gives the identity for a lineage."""
    known = {picture.lineage for picture in report.pictures}
    wanted = {p.image.picture for p in paragraphs(RichText(tuple(taken))) if p.image is not None} - known
    brought = [picture for picture in before.pictures if picture.lineage in wanted]
    if not brought:
        return report
    return replace(
        report, pictures=(*report.pictures, *(replace(picture, id=identify(picture.lineage).id) for picture in brought))
    )


def _heading(report: Report, text: Written) -> Paragraph:
    name = text_name(index(report), text)
    return Paragraph((Run(f"{name[0].upper()}{name[1:]}"),), Kind.HEADING, 1)
