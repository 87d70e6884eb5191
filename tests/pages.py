"""Published pages to read, and readings drawn as lines of text."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.reports import drawn, explained, identities
from vgr_desktop.core.editing.edits import new_report
from vgr_desktop.core.intake.reading import NoticeKind
from vgr_desktop.core.intake.taking_in import Reading, take_in
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import Programme, Report
from vgr_desktop.core.model.text import LIST_KINDS, Kind, RichText, Table, is_blank
from vgr_desktop.published import read_page, read_text

PAGES = Path(__file__).parent / "data" / "pages"


def read(name: str) -> Reading:
    """The reading of the page with this name."""
    return read_page(PAGES / name, identities())


def read_lines(*lines: str) -> Reading:
    """The reading of a page of these lines, with blank lines between them; a newline within one is kept."""
    return read_text("\n\n".join(lines), identities())


def blank_report(first: int = 1_000) -> Report:
    """An empty report."""
    source = identities(first)
    return new_report([source.new(), source.new(), source.new()], edition(1, 2026))


def as_report(reading: Reading) -> Report:
    """A report with only the reading in it."""
    return take_in(blank_report(), reading).report


def tree(reading: Reading) -> list[str]:
    """The goal tree that was read, as lines such as "9A1.1 ● Planten van bomen"."""
    return [line[2:] for line in drawn(as_report(reading))[1:]]


def explanations(reading: Reading) -> list[str]:
    """The explanations that were read, as lines such as "9A | 9A1.3 | De levering van …"."""
    return explained(as_report(reading))


def notices(reading: Reading, kind: NoticeKind) -> list[tuple[int, str]]:
    """Line and text of each notice of a kind."""
    return [(notice.line, notice.text) for notice in reading.notices if notice.kind is kind]


def leftovers(reading: Reading) -> list[str]:
    """The texts without a place."""
    return [leftover.text for leftover in reading.leftovers]


def words(lines: Iterable[str]) -> list[str]:
    """All words in these lines."""
    return [word for line in lines for word in line.split()]


def whole(reading: Reading) -> list[str]:
    """All that a reading says, a line for each thing, in the order of the page's report."""
    lines = [f"rapportage: {reading.edition.title if reading.edition else '?'}"]
    for name, text in (("voorwoord", reading.foreword), ("leeswijzer", reading.reading_guide)):
        lines += [f"{name}:", *_blocks(text.body)] if text is not None else []
    for programme in reading.programmes:
        lines += _programme(programme)
    for section in reading.sections:
        lines += [f"{section.kind} {section.title}:", *_blocks(section.body)]
    lines += ["niet geplaatst: " + left.replace("\n", " ⏎ ") for left in leftovers(reading)]
    for kind in (NoticeKind.STOCK, NoticeKind.WORDING, NoticeKind.CHECK, NoticeKind.LEFT_OUT, NoticeKind.NAVIGATION):
        lines += [f"{kind}: {text}" for _, text in notices(reading, kind)]
    return lines


def _programme(programme: Programme) -> Iterator[str]:
    yield f"programma {programme.number or '?'} {programme.name}".rstrip()
    yield from (f"  commissie: {name}" for name in programme.committees)
    yield from (f"  portefeuille: {name}" for name in programme.portfolios)
    for name, text in (("missie", programme.mission), ("stand van zaken", programme.state_of_affairs)):
        if not is_blank(text.body):
            yield from (f"  {name}:", *_blocks(text.body))
    for area in programme.areas:
        yield f"  {programme.number}{area.letter} {area.name}"
        codes = {}
        for goal in area.goals:
            yield f"    {programme.number}{area.letter}{goal.number} {goal.title}"
            for one in goal.deliverables:
                codes[one.id] = f"{programme.number}{area.letter}{goal.number}.{one.number}"
                yield f"      {codes[one.id]} [{one.light or '-'}] {one.title}"
                yield from (f"        [{sub.light or '-'}] {sub.title}" for sub in one.sub_items)
        for explanation in area.explanations:
            about = ", ".join(codes.get(id, "?") for id in explanation.about)
            yield f"    toelichting {about}{f' “{explanation.heading}”' if explanation.heading else ''}:"
            yield from _blocks(explanation.body)
    for deviation in programme.deviations:
        more = "".join(f" | {said}" for said in (deviation.recurrence, deviation.cover) if said)
        yield f"  {deviation.kind}: {deviation.title} = {deviation.amount}{more}"
        yield from _blocks(deviation.body)


_SIGNS = {Kind.HEADING: "# ", Kind.BULLET: "• ", Kind.NUMBERED: "1. ", Kind.PARAGRAPH: "", Kind.PICTURE: "picture "}


def _blocks(body: RichText) -> Iterator[str]:
    for block in body.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield "      | " + " | ".join(" / ".join(one.plain for one in cell) for cell in row)
        elif not block.is_blank:
            indent = "  " * block.level if block.kind in LIST_KINDS else ""
            yield "      " + indent + _SIGNS[block.kind] + block.plain.replace("\n", " ⏎ ")
