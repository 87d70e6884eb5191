"""What a report is shown to have changed since."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.reports import FOREWORD, STATE, small_report
from vgr_desktop.core.layout import WHOLE, Imprint, Passage, Status, TitlePage
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.review import Adoption
from vgr_desktop.core.model.text import EMPTY, from_plain
from vgr_desktop.services.since import Signed, morning, since_day, since_edition

TODAY = dt.date(2026, 9, 18)
NOW = dt.datetime(2026, 9, 18, 14, 32).astimezone()
DRAFT = Imprint(TODAY, Status.DRAFT, "RV 26.0072")


def signed(imprint: Imprint = DRAFT, report: Report | None = None) -> Signed:
    return Signed(report or small_report(), imprint, NOW)


def test_changes_have_the_name_of_the_author_or_else_of_the_municipality() -> None:
    assert signed(replace(DRAFT, author=" Team  Concerncontrol")).author == "Team Concerncontrol"
    assert signed().author == "Gemeente Lindeveen"
    assert signed(report=replace(small_report(), municipality="")).author == "Gemeente"


def test_changes_have_the_moment_of_printing_unless_the_document_is_of_another_day() -> None:
    assert signed().moment == NOW
    moment = signed(replace(DRAFT, date=dt.date(2026, 9, 30))).moment
    assert moment.isoformat() == "2026-09-30T00:00:00"


def test_an_adopted_edition_is_printed_as_it_was_adopted() -> None:
    older = replace(
        small_report(),
        edition=edition(2, 2025),
        adoptions=(Adoption(900, "a", frozen=True, author="Eva", moment=morning(dt.date(2025, 10, 7))),),
    )
    found = since_edition(signed(), older, [older, small_report()])
    assert found.imprint == Imprint(dt.date(2025, 10, 7), Status.ADOPTED)
    (title, *_) = found.parts(small_report(), WHOLE)
    assert isinstance(title, TitlePage)
    assert (title.title, title.date) == ("2e Voortgangsrapportage 2025", "7\xa0oktober\xa02025")


def test_an_edition_that_is_not_adopted_has_the_date_and_status_of_the_document_but_not_its_number() -> None:
    older = replace(small_report(), edition=edition(2, 2025))
    assert since_edition(signed(), older, []).imprint == Imprint(TODAY, Status.DRAFT)


def test_on_a_day_the_texts_said_what_they_said_then() -> None:
    found = since_day(signed(), dt.date(2026, 5, 3), {FOREWORD: EMPTY, STATE: from_plain("Nog niet.")}, None)
    passages = {part.name: part.lines for part in found.parts(small_report(), WHOLE) if isinstance(part, Passage)}
    assert "Voorwoord" not in passages
    assert "Nog niet." in str(passages["Stand van zaken programma 4"])
    assert found.imprint.date == dt.date(2026, 5, 3)


def test_nothing_changed_since_a_day_that_is_still_to_come() -> None:
    with pytest.raises(Problem, match=r"19.september.2026 is nog niet geweest"):
        since_day(signed(), dt.date(2026, 9, 19), {}, None)
