"""The published pages as Word files, in several layouts: each says what the page itself says."""

from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.reports import identities
from tests.seeds import SEEDS, needs_seeds
from tests.word.reader.files import STYLES, bodies, h, kept, p, read, run, tbl, tc, tr, tree
from vgr_desktop.core.intake.reading import Reading
from vgr_desktop.core.model.report import Explanation, Goal, PolicyArea, Programme
from vgr_desktop.core.model.text import Paragraph, RichText
from vgr_desktop.core.model.tree import title_of
from vgr_desktop.published import read_page

Heading = Callable[[int, str], str]
Tree = Callable[[str, PolicyArea], Iterator[str]]
LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def styled(level: int, text: str) -> str:
    return h(level, escape(text))


def bold(_level: int, text: str) -> str:
    return p(run(escape(text), "<w:b/>"))


def _rows(code: str, goal: Goal) -> Iterator[tuple[str, str]]:
    for place, one in enumerate(goal.deliverables):
        yield ("" if place else f"{code}{goal.number} {goal.title}"), f"{code}{goal.number}.{one.number} {one.title}"


def merged(code: str, area: PolicyArea) -> Iterator[str]:
    rows = [tr("Doel", "Prestatie", "Stoplicht")]
    for goal in area.goals:
        for name, title in _rows(code, goal):
            rows.append(
                tr(tc(escape(name), '<w:vMerge w:val="restart"/>' if name else "<w:vMerge/>"), escape(title), "")
            )
    yield tbl(*rows)


def apart(code: str, area: PolicyArea) -> Iterator[str]:
    for goal in area.goals:
        yield p(escape(f"{code}{goal.number} {goal.title}"))
        yield tbl(tr("Prestatie", "Stoplicht"), *(tr(escape(title), "") for _, title in _rows(code, goal)))


def tabbed(code: str, area: PolicyArea) -> Iterator[str]:
    for goal in area.goals:
        for name, title in _rows(code, goal):
            yield p(escape(name)) if name else ""
            yield p(run(escape(title)) + "<w:r><w:tab/></w:r>")


def listed(code: str, area: PolicyArea) -> Iterator[str]:
    for goal in area.goals:
        for name, title in _rows(code, goal):
            for level, text in enumerate((name, title)):
                number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
                yield p(escape(text), number) if text else ""


LAYOUTS: dict[str, tuple[Heading, Tree]] = {
    "styles and merged cells": (styled, merged),
    "bold lines and a table per goal": (bold, apart),
    "styles and tabs": (styled, tabbed),
    "styles and lists": (styled, listed),
}


def _text(body: RichText, heading: Heading, level: int) -> Iterator[str]:
    for block in body.blocks:
        assert isinstance(block, Paragraph)
        text = block.plain
        yield heading(level, text) if block.kind == "heading" else p(escape(text)) if text else ""


def _explanation(code: str, area: PolicyArea, one: Explanation, heading: Heading) -> Iterator[str]:
    titles = {
        deliverable.id: (f"{code}{goal.number}.{deliverable.number}", deliverable.title)
        for goal in area.goals
        for deliverable in goal.deliverables
    }
    if one.about:
        ((label, title),) = (titles[id] for id in one.about)
        yield heading(4, f"{label} {one.heading or title}")
    elif one.heading:
        yield heading(4, one.heading)
    yield from _text(one.body, heading, 5)


def _programme(programme: Programme, heading: Heading, tree_of: Tree) -> Iterator[str]:
    if programme.name:
        yield heading(1, f"Programma {programme.number} {programme.name}")
        facts = (("Programmanummer", (programme.number,)), ("Commissie", programme.committees))
        yield tbl(*(tr(name, tc("".join(p(escape(value)) for value in values))) for name, values in facts))
        yield tbl(tr("Portefeuille(s)", tc("".join(p(escape(value)) for value in programme.portfolios))))
        yield p(f"De missie van het programma {programme.name} luidt:")
        yield from _text(programme.mission.body, heading, 2)
        yield heading(2, "Stand van zaken bij Voortgangsrapportage")
        yield from _text(programme.state_of_affairs.body, heading, 3)
    for area in programme.areas:
        code = f"{programme.number}{area.letter}"
        yield heading(2, f"Beleidsterrein {code} {title_of(area)}")
        yield from tree_of(code, area)
        yield heading(3, f"Toelichting doelenboom Beleidsterrein {code} {area.name}")
        if not area.explanations:
            yield p("Er zijn geen afwijkingen ten opzichte van de begroting.")
        for explanation in area.explanations:
            yield from _explanation(code, area, explanation, heading)


def _facts(reading: Reading) -> object:
    return (
        reading.edition,
        [(one.number, one.name, one.committees, one.portfolios) for one in reading.programmes],
        [(one.mission.body, one.state_of_affairs.body) for one in reading.programmes],
        [(e.heading, len(e.about)) for one in reading.programmes for area in one.areas for e in area.explanations],
    )


@needs_seeds
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:2])
def test_a_word_file_says_what_the_page_says(tmp_path: Path, seed: Path, layout: str) -> None:
    page = read_page(seed, identities())
    heading, tree_of = LAYOUTS[layout]
    assert page.edition is not None
    body = p(page.edition.title) + "".join(
        part for programme in page.programmes for part in _programme(programme, heading, tree_of)
    )
    reading = read(tmp_path, body, {"styles": STYLES, "numbering": LISTS})
    assert tree(reading) == tree(page)
    assert bodies(reading) == bodies(page)
    assert _facts(reading) == _facts(page)
    assert kept(reading) == kept(page)
