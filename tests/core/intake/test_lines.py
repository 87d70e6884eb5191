"""The lines of a page, and taking in the pictures that they show."""

from dataclasses import replace

import pytest

from tests.reports import SQUARE, identities, identity, small_report
from vgr_desktop.core.intake.lines import Line, Lines, Spot
from vgr_desktop.core.intake.reading import Reading
from vgr_desktop.core.intake.taking_in import take_in
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Picture, PictureKind, Text
from vgr_desktop.core.model.text import Image, Kind, Mark, Paragraph, Run, from_plain, rich

BOLD = frozenset({Mark.BOLD})


def test_what_a_line_says() -> None:
    line = Line(1, (Run(" 9A1.1", BOLD), Run("  Titel ")))
    assert (line.text, line.title) == ("9A1.1  Titel", "9A1.1 Titel")


def test_a_line_without_its_beginning_keeps_marks_and_notes() -> None:
    line = Line(1, (Run("Oorzaak:"), Run(" de", BOLD), Run("", note="Noot."), Run(" boot")))
    assert line.without(8).runs == (Run("de", BOLD), Run("", note="Noot."), Run(" boot"))


def test_blank_cells_count_for_the_last_line_in_their_row() -> None:
    lines = Lines()
    lines.add_cell(Spot(1, 0, 0))
    lines.add(Line(1, (Run("a"),), spot=Spot(1, 0, 1)))
    lines.add_cell(Spot(1, 0, 2))
    lines.add_cell(Spot(1, 1, 0))
    lines.add_cell()
    assert [line.cells for line in lines] == [2]
    assert len(lines) == 1


def test_more_lines_than_any_report_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vgr_desktop.core.intake.lines.MOST_LINES", 1)
    lines = Lines()
    lines.add(Line(1, (Run("a"),)))
    with pytest.raises(Problem, match="meer dan 1 regels"):
        lines.add(Line(2, (Run("b"),)))


def _reading(*shown: str) -> Reading:
    pictures = tuple(Picture(*identity(id), kind=PictureKind.PNG, content=SQUARE) for id in (500, 501))
    body = rich(Paragraph(kind=Kind.PICTURE, image=Image(lineage)) for lineage in shown)
    guide = Text(*identities(600).new(), body=body)
    return Reading("rapport.docx", small_report().edition, reading_guide=guide, pictures=pictures)


def test_only_pictures_that_come_to_stand_in_a_text_are_taken_in() -> None:
    first = identity(500).lineage
    blank = Text(small_report().reading_guide.id, small_report().reading_guide.lineage)
    taken = take_in(replace(small_report(), reading_guide=blank), _reading(first)).report
    assert [picture.lineage for picture in taken.pictures] == [first]
    written = replace(blank, body=from_plain("Er staat al iets."))
    kept = take_in(replace(small_report(), reading_guide=written), _reading(first))
    assert kept.report.pictures == ()
