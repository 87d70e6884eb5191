from dataclasses import replace

from hypothesis import given

from tests.reports import PLAYGROUNDS, QUAYS, identity, reviewed_report
from tests.strategies import reports
from vgr_desktop.core.editing.edits import remove
from vgr_desktop.core.editions.renewing import renewed, with_identities
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.item_fields import REFERENCES
from vgr_desktop.core.model.report import Item, Report
from vgr_desktop.core.model.tree import everything, index


def named(report: Report, item: Item) -> list[object]:
    """What the item refers to, by lineage."""
    known = index(report).items
    values = [getattr(item, field.name) for field in REFERENCES[type(item)]]
    ids = [id for value in values for id in (value if isinstance(value, tuple) else (value,))]
    return [known[id].lineage if id in known else None for id in ids]


@given(reports())
def test_a_renewed_report_is_the_same_but_for_its_ids(report: Report) -> None:
    again = renewed(report, Identities(5000))
    assert [item.id for item in everything(again)] == list(range(5000, 5000 + len(index(again).items)))
    for old, new in zip(everything(report), everything(again), strict=True):
        assert (type(old), old.lineage, named(report, old)) == (type(new), new.lineage, named(again, new))


def test_back_under_its_own_ids_it_is_equal() -> None:
    report = reviewed_report()
    ids = {item.lineage: item.id for item in everything(report)}

    again = renewed(report, Identities(5000))
    own = {item.id: identity(ids[item.lineage]) for item in everything(again)}
    assert with_identities(again, own) == report


def test_what_was_kept_about_something_that_is_gone_stays_behind() -> None:
    report = reviewed_report()
    gone = replace(
        remove(report, QUAYS),
        reviews=report.reviews,
        acceptances=report.acceptances,
        leftovers=report.leftovers,
    )
    assert len(renewed(gone, Identities(5000)).reviews) == len(report.reviews)
    without = replace(remove(report, PLAYGROUNDS), reviews=report.reviews)
    assert [review.owner for review in renewed(without, Identities(5000)).reviews] == ["Bram de Wit"]
    assert [leftover.near for leftover in renewed(gone, Identities(5000)).leftovers] == [None]
