"""Every place that an item has in the document is named after it."""

import datetime as dt
from collections import Counter
from functools import cache
from xml.etree import ElementTree as ET

import pytest

from tests.printed import full_report
from tests.word.opened import Opened, w
from vgr_desktop.core.layout import Imprint
from vgr_desktop.core.layout.anchors import Anchor, Aspect, key, read_anchor
from vgr_desktop.core.model.report import Deliverable, Deviation, Goal, Item, SubItem, Written
from vgr_desktop.core.model.text import Table
from vgr_desktop.core.model.tree import everything
from vgr_desktop.word.content import document
from vgr_desktop.word.writer import write

REPORT = full_report()
IMPRINT = Imprint(dt.date(2024, 2, 1), dossier="het dossier", export="deze export")


@cache
def opened() -> Opened:
    return Opened(write(REPORT, IMPRINT))


def named() -> dict[Anchor, str]:
    """The words of the first place with each name."""
    found: dict[Anchor, str] = {}
    for paragraph in opened().paragraphs():
        text = "".join(piece.text or "" for piece in paragraph.iter(w("t")))
        for mark in paragraph.iter(w("bookmarkStart")):
            if anchor := read_anchor(mark.attrib[w("name")]):
                found.setdefault(anchor, text)
    return found


def of(*kinds: type[Item]) -> list[Item]:
    return [item for item in everything(REPORT) if isinstance(item, kinds)]


@pytest.mark.parametrize("item", of(Goal, Deliverable, SubItem), ids=lambda item: item.title)
def test_the_title_of_everything_in_the_goal_tree(item: Goal | Deliverable | SubItem) -> None:
    assert item.title in named()[Anchor(Aspect.TITLE, key(item.lineage))]


@pytest.mark.parametrize("item", of(Deliverable, SubItem), ids=lambda item: item.title)
def test_the_light_of_what_has_one(item: Deliverable | SubItem) -> None:
    assert named()[Anchor(Aspect.LIGHT, key(item.lineage))]


@pytest.mark.parametrize("item", of(Deviation), ids=lambda item: item.title)
def test_the_amount_and_the_cover_of_a_deviation(item: Deviation) -> None:
    said = named()
    assert said[Anchor(Aspect.AMOUNT, key(item.lineage))].startswith("Bedrag: ")
    assert (Anchor(Aspect.COVER, key(item.lineage)) in said) == bool(item.cover)


def test_every_cell_of_the_tables_in_a_text_by_number() -> None:
    tables = [
        (
            item.lineage,
            [cell for block in item.body.blocks if isinstance(block, Table) for row in block.rows for cell in row],
        )
        for item in everything(REPORT)
        if isinstance(item, Written)
    ]
    wanted = {Anchor(Aspect.CELL, key(lineage), n + 1) for lineage, cells in tables for n in range(len(cells))}
    assert wanted
    assert {anchor for anchor in named() if anchor.aspect is Aspect.CELL} == wanted


def test_the_lines_of_the_cover() -> None:
    said = named()
    assert said[Anchor(Aspect.TITLE, key(REPORT.lineage))] == REPORT.edition.title
    assert said[Anchor(Aspect.MUNICIPALITY, key(REPORT.lineage))].endswith(REPORT.municipality)


def test_no_name_is_there_twice() -> None:
    marks = ET.fromstring(opened().files["word/document.xml"]).iter(w("bookmarkStart"))  # noqa: S314  # our own file
    assert Counter(mark.attrib[w("name")] for mark in marks).most_common(1)[0][1] == 1


def test_the_properties_say_which_dossier_edition_and_export_it_is() -> None:
    said = opened().files["docProps/custom.xml"]
    for name, value in (
        (document.DOSSIER, "het dossier"),
        (document.EXPORT, "deze export"),
        (document.REPORT, REPORT.lineage),
    ):
        assert f'name="{name}"><vt:lpwstr>{value}<' in said


def test_a_document_that_is_not_for_review_names_no_export() -> None:
    said = Opened(write(REPORT, Imprint(dt.date(2024, 2, 1)))).files["docProps/custom.xml"]
    assert document.EXPORT not in said
