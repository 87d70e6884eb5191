"""What this program exports comes in whole: every text, light, amount, footnote and picture."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.reports import identities, identity, reviewed_report, small_report
from tests.word.said import printed
from tests.word.written import write_report
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.intake.reading import NoticeKind, Reading
from vgr_desktop.core.layout import WHOLE, Choice, Imprint, Status
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.report import (
    Deviation,
    DeviationKind,
    Explanation,
    Recurrence,
    Report,
    Section,
    SectionKind,
)
from vgr_desktop.core.model.text import Kind, Mark, Paragraph, Run, Table, from_plain, rich
from vgr_desktop.files.store.example import example_report
from vgr_desktop.office.convert import converted, installed
from vgr_desktop.office.forms import Form
from vgr_desktop.services.importing import Taken, Tray, read

IMPRINT = Imprint(dt.date(2026, 6, 1), status=Status.DRAFT, reference="RV 26.0012")


def everything() -> Report:
    """A report with every kind of text, row and amount in it."""
    report = reviewed_report()
    greenery, overhead = report.programmes
    parks, water = greenery.areas
    sub_items = parks.goals[0].deliverables[1].sub_items
    cell = (Paragraph((Run("eerst"),), Kind.BULLET), Paragraph((Run("dan"),), Kind.BULLET))
    table = Table(
        (
            ((Paragraph((Run("Soort"),)),), (Paragraph((Run("Bedrag"),)),)),
            ((Paragraph((Run("Baten"),)),), ()),
            (cell, (Paragraph((Run("€ 15.000"),)),)),
        )
    )
    text = rich(
        (
            Paragraph((Run("Hoog"),), Kind.HEADING, 1),
            Paragraph((Run("Vet", frozenset({Mark.BOLD})), Run(" en "), Run("los", frozenset({Mark.ITALIC})))),
            Paragraph((Run("Laag"),), Kind.HEADING, 2),
            Paragraph((Run("Zie "), Run("het plan", link="https://www.example.nl/plan"), Run("."))),
            Paragraph((Run("een"),), Kind.NUMBERED),
            Paragraph((Run("diep"),), Kind.BULLET, 1),
            Paragraph((Run("twee\nmet een tweede regel"),), Kind.NUMBERED),
            table,
            Paragraph((Run("Lijn", frozenset({Mark.UNDERLINE})), Run(", klaar."))),
        )
    )
    about = Explanation(*identity(80), about=(sub_items[0].id,), body=from_plain("Alleen over dit onderdeel."))
    general = Explanation(*identity(81), body=from_plain("Over het hele beleidsterrein."))
    deviations = (
        *greenery.deviations,
        Deviation(
            *identity(82),
            kind=DeviationKind.RESULT,
            title="Opbrengst van hout",
            amount=Decimal("-1234.50"),
            recurrence=Recurrence.STRUCTURAL,
            cover="de reserve groen",
        ),
        Deviation(*identity(83), kind=DeviationKind.NEUTRAL, title="Subsidie", amount=Decimal(9000), body=text),
    )
    parks = replace(parks, explanations=(general, *parks.explanations, about))
    sections = (
        *report.sections,
        Section(*identity(84), kind=SectionKind.PARAGRAPH, title="Iets eigens", body=text),
        Section(*identity(85), kind=SectionKind.APPENDIX, title="Lijst van afkortingen", body=from_plain("VGR")),
    )
    greenery = replace(greenery, areas=(parks, water), deviations=deviations)
    report = replace(report, programmes=(greenery, overhead), sections=sections)
    mission = rich((Paragraph((Run("Een stad."),)), *text.blocks))
    return write(write(report, report.foreword.id, text), greenery.mission.id, mission)


REPORTS: Mapping[str, Report] = {"small": small_report(), "reviewed": reviewed_report(), "everything": everything()}


def word_report(path: Path, known: Identities) -> Reading:
    found = read(path, known)
    assert isinstance(found, Reading)
    return found


def taken(path: Path) -> Taken:
    known = identities(5_000)
    return Tray("Proef.vgr", (), known).take(word_report(path, known), path.name)


def exported(report: Report, folder: Path, choice: Choice = WHOLE) -> Path:
    path = folder / "rapport.docx"
    write_report(report, path, IMPRINT, choice=choice)
    return path


@pytest.mark.parametrize("name", REPORTS)
def test_an_export_comes_in_whole(tmp_path: Path, name: str) -> None:
    report = REPORTS[name]
    back = taken(exported(report, tmp_path))
    assert printed(back.after) == printed(report)
    assert back.after.leftovers == ()
    assert {notice.kind for notice in back.notices} <= {NoticeKind.STOCK, NoticeKind.SKIPPED}


def test_the_example_comes_in_whole(tmp_path: Path) -> None:
    report = example_report(identities())
    back = taken(exported(report, tmp_path))
    assert printed(back.after) == printed(report)
    assert back.after.leftovers == ()


def test_the_classic_table_comes_in_whole(tmp_path: Path) -> None:
    report = small_report()
    back = taken(exported(report, tmp_path, Choice(classic=True)))
    assert printed(back.after) == printed(report)


def test_coming_in_twice_changes_nothing(tmp_path: Path) -> None:
    path = exported(everything(), tmp_path)
    known = identities(5_000)
    tray = Tray("Proef.vgr", (), known)
    first = tray.take(word_report(path, known), path.name)
    again = tray.take(word_report(path, known), path.name)
    assert not again.changed
    assert again.after == first.after


@pytest.mark.skipif(installed() is None, reason="LibreOffice is not installed")
def test_an_export_that_libreoffice_saved_as_odt_comes_in_whole(tmp_path: Path) -> None:
    program = installed()
    assert program is not None
    saved = tmp_path / "bewaard.odt"
    saved.write_bytes(converted(exported(everything(), tmp_path).read_bytes(), Form.ODT, program, to_keep=False))
    assert printed(taken(saved).after) == printed(everything())
