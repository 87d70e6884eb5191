"""What every report should have and this one does not have yet."""

from collections.abc import Iterator
from textwrap import shorten

from vgr_desktop.core.checks.basis import Finding, Severity
from vgr_desktop.core.dutch.naming import text_name
from vgr_desktop.core.model.report import Programme, Report, Written
from vgr_desktop.core.model.text import Block, Paragraph, is_blank
from vgr_desktop.core.model.tree import Index

_EXCERPT = 60
"""How many characters of a text a message quotes."""


def no_programmes(report: Report, _known: Index) -> Iterator[Finding]:
    """A report has a chapter for each programme (layout of the published reports)."""
    if not report.programmes:
        message = "De rapportage heeft nog geen programma’s. Voeg een programma toe of importeer een rapportage."
        yield Finding("no-programmes", Severity.ERROR, report.id, message)


def no_areas(report: Report, _known: Index) -> Iterator[Finding]:
    """The goals of a programme stand in its policy areas (layout of the published reports)."""
    for programme in report.programmes:
        if not programme.areas:
            message = f"{_programme(programme)} heeft nog geen beleidsterreinen. Voeg een beleidsterrein toe."
            yield Finding("no-areas", Severity.WARNING, programme.id, message)


def no_name(report: Report, _known: Index) -> Iterator[Finding]:
    """A chapter is headed by its programme's name (layout of the published reports; some pages leave it out)."""
    for programme in report.programmes:
        if not programme.name:
            message = f"{_programme(programme)} heeft nog geen naam. Vul in hoe het in de programmabegroting heet."
            yield Finding("no-name", Severity.WARNING, programme.id, message)


def no_committee(report: Report, _known: Index) -> Iterator[Finding]:
    """The table of a programme names the committee that discusses it (layout of the published reports).

    The committees of a policy area do not stand in for it: they are not printed in that table.
    """
    for programme in report.programmes:
        if not programme.committees:
            message = f"{_programme(programme)} heeft nog geen commissie. Vul in welke commissie het bespreekt."
            yield Finding("no-committee", Severity.WARNING, programme.id, message)


def no_portfolio(report: Report, _known: Index) -> Iterator[Finding]:
    """The table of a programme names the portfolio it belongs to (layout of the published reports)."""
    for programme in report.programmes:
        if not programme.portfolios:
            message = f"{_programme(programme)} heeft nog geen portefeuille. Vul in bij welke portefeuille het hoort."
            yield Finding("no-portfolio", Severity.WARNING, programme.id, message)


def no_mission(report: Report, _known: Index) -> Iterator[Finding]:
    """A programme's chapter begins with its mission, as the programme budget words it."""
    for programme in report.programmes:
        if is_blank(programme.mission.body):
            message = f"{_programme(programme)} heeft nog geen missie. Neem die over uit de programmabegroting."
            yield Finding("no-mission", Severity.WARNING, programme.mission.id, message)


def no_state_of_affairs(report: Report, _known: Index) -> Iterator[Finding]:
    """A programme's chapter tells how things stand in this edition (layout of the published reports)."""
    for programme in report.programmes:
        if is_blank(programme.state_of_affairs.body):
            message = f"{_programme(programme)} heeft nog geen stand van zaken. Beschrijf hoe het ervoor staat."
            yield Finding("no-state-of-affairs", Severity.WARNING, programme.state_of_affairs.id, message)


def leftover_waits(report: Report, _known: Index) -> Iterator[Finding]:
    """A text that an import could not place is not printed, so it must not be forgotten (a rule of this program)."""
    for leftover in report.leftovers:
        text = shorten(leftover.text, _EXCERPT, placeholder="…")
        message = (
            f"Een tekst uit {leftover.source} heeft nog geen plaats: “{text}”. Geef die een plaats of verwijder die."
        )
        yield Finding("leftover-waits", Severity.WARNING, leftover.id, message)


def picture_not_described(report: Report, known: Index) -> Iterator[Finding]:
    """A reader who cannot see a picture can read what it shows (WCAG 1.1.1)."""
    if not report.pictures:
        return
    for text in (item for item in known.items.values() if isinstance(item, Written)):
        if count := sum(map(_is_bare, text.body.blocks)):
            what = "staat een afbeelding" if count == 1 else f"staan {count} afbeeldingen"
            message = f"In {text_name(known, text)} {what} zonder tekstalternatief. Beschrijf wat er te zien is."
            yield Finding("picture-not-described", Severity.WARNING, text.id, message)


def _is_bare(block: Block) -> bool:
    """Whether this is a picture without a text alternative."""
    return isinstance(block, Paragraph) and block.image is not None and not block.image.alt


def _programme(programme: Programme) -> str:
    return f"Programma {programme.number}"
