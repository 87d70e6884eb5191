"""The two published pages that lie beside the repository, read whole."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.pages import as_report, blank_report, explanations, notices, tree
from tests.reports import identities
from tests.seeds import SEEDS, needs_seeds
from vgr_desktop.core.intake.counts import Counts
from vgr_desktop.core.intake.reading import NoticeKind, Reading, all_lines, kept_lines
from vgr_desktop.core.intake.taking_in import take_in
from vgr_desktop.core.model.report import Explanation
from vgr_desktop.core.model.text import Kind, Paragraph
from vgr_desktop.core.model.tree import everything
from vgr_desktop.published import read_page

FIRST = SEEDS / "1e-voortgangsrapportage-2020-programma-9.txt"
SECOND = SEEDS / "2e-voortgangsrapportage-2021-programma-9.txt"

pytestmark = needs_seeds


def _read(path: Path, first: int = 28) -> Reading:
    return read_page(path, identities(first))


def test_how_much_the_first_of_2020_holds() -> None:
    texts = Counts(programmes=1, facts=3, missions=1, states_of_affairs=1)
    counts = replace(texts, policy_areas=4, goals=7, deliverables=16, explanations=2, stock_sentences=2)
    assert _read(FIRST).counts == counts


def test_how_much_the_second_of_2021_holds() -> None:
    assert _read(SECOND).counts == Counts(programmes=1, policy_areas=4, goals=8, deliverables=18, explanations=8)


def test_the_facts_of_the_programme() -> None:
    (programme,) = _read(FIRST).programmes
    assert (programme.number, programme.name) == ("9", "Maatschappelijke ondersteuning")
    assert programme.committees == ("Onderwijs en Samenleving",)
    assert programme.portfolios == ("Gezondheid, Jeugdzorg & Welzijn",)
    assert len(programme.mission.body.blocks) == 1
    assert len(programme.state_of_affairs.body.blocks) == 5


def test_the_editions() -> None:
    titles = [edition.title for path in (FIRST, SECOND) if (edition := _read(path).edition)]
    assert titles == ["1e Voortgangsrapportage 2020", "2de Voortgangsrapportage 2021"]


def test_which_deliverables_are_explained() -> None:
    def about(path: Path) -> list[str]:
        return [line.split(" | ")[1] for line in explanations(_read(path))]

    assert about(FIRST) == ["9B2.1", "9D1.1"]
    expected = ["Leiden inclusief", "9B1.1", "9B2.1", "9B3.2", "9C1.1", "9C2.1", "9D1.3", "9D1.4"]
    assert about(SECOND) == expected


def test_no_light_is_guessed() -> None:
    assert all(" – " in line for line in tree(_read(SECOND)) if re.match(r"\s+9[A-D]\d\.", line))


def test_the_sub_heading_stands_within_the_explanation_above_it() -> None:
    items = everything(as_report(_read(FIRST)))
    explanation = next(item for item in items if isinstance(item, Explanation))
    kinds = [(block.kind, block.level) for block in explanation.body.blocks if isinstance(block, Paragraph)]
    assert kinds == [(Kind.PARAGRAPH, 0), (Kind.HEADING, 1), (Kind.PARAGRAPH, 0)]
    assert notices(_read(FIRST), NoticeKind.CHECK) == [(99, "Gevolgen van corona")]


def test_two_adjoining_lines_are_two_paragraphs() -> None:
    lines = [line for line in explanations(_read(SECOND)) if "| 9D1.3 |" in line]
    assert len(lines) == 1
    assert lines[0].count(" / ") == 1


def test_wording_that_differs_from_the_tree_is_told() -> None:
    assert [line for line, _ in notices(_read(SECOND), NoticeKind.WORDING)] == [29, 74, 108]
    assert notices(_read(FIRST), NoticeKind.WORDING) == []


def test_stock_sentences_are_no_texts() -> None:
    assert [line for line, _ in notices(_read(FIRST), NoticeKind.STOCK)] == [66, 129]


@pytest.mark.parametrize("path", [FIRST, SECOND])
def test_every_line_is_kept(path: Path) -> None:
    reading = _read(path)
    kept, said = (" ".join(" ".join(lines(reading)).split()) for lines in (kept_lines, all_lines))
    for line in path.read_text("utf-8").split("\n"):
        text = re.sub(r"^(Toelichting doelenboom )?(Beleidsterrein )?9[A-D]?\d?(\.\d)?\.? ", "", line)
        text = " ".join(text.split())
        assert text in said or text in _LABELS, text
        assert len(text) < 100 or kept.count(text) == 1, text


_LABELS = {
    "",
    "Programmanummer",
    "Commissie",
    "Portefeuille(s)",
    "De missie van het programma Maatschappelijke ondersteuning luidt:",
    "Stand van zaken bij Voortgangsrapportage",
    "Doelenbomen",
    "Doel",
    "Prestatie",
    "Prestaties",
}


def test_the_same_page_twice_makes_no_duplicates() -> None:
    for path in (FIRST, SECOND):
        once = take_in(blank_report(), _read(path)).report
        assert take_in(once, _read(path, 5_000)).report == once
