from tests import reports as small
from tests.reports import identities, identity, small_report
from vgr_desktop.core.editing import writing
from vgr_desktop.core.editions.merging import Merging
from vgr_desktop.core.editions.written_twice import as_one_text
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import from_plain, plain

BASE = small_report()


def about(report: Report, id: int, words: str, *nodes: int) -> Report:
    return writing.explain(report, identity(id), nodes or (small.TREES,), from_plain(words))


def merged(ours: Report, theirs: Report, base: Report | None) -> Merging:
    return Merging(ours, *as_one_text(ours, theirs, base))


OURS, THEIRS = about(BASE, 900, "Van ons."), about(BASE, 901, "Van hen.")


def test_the_explanation_that_both_began_is_one_text_that_both_changed() -> None:
    merging = merged(OURS, THEIRS, BASE)
    (each,) = merging.differences
    assert each.contested
    assert each.can_keep_both
    after = merging.merged(identities(2_000), {each.key: each.suggested})
    assert after == OURS


def test_what_was_begun_there_and_again_here_is_compared_with_what_was_there() -> None:
    begun = about(BASE, 901, "Eerst.")
    (each,) = merged(OURS, THEIRS, begun).differences
    assert each.contested
    (same,) = merged(OURS, begun, begun).differences
    assert not same.contested


def test_texts_that_both_have_or_that_are_about_something_else_stay_what_they_are() -> None:
    several = about(BASE, 901, "Van hen.", small.TREES, small.EAST)
    elsewhere = about(BASE, 901, "Van hen.", small.PUMPS)
    for theirs in (several, elsewhere, BASE, OURS):
        assert as_one_text(OURS, theirs, BASE) == (theirs, BASE)
    assert as_one_text(BASE, THEIRS, None) == (THEIRS, None)


def test_a_thing_with_two_explanations_and_two_that_were_there_already_are_left_alone() -> None:
    both = about(about(BASE, 900, "Van ons."), 901, "Van hen.")
    assert (
        as_one_text(both, about(BASE, 902, "Nog een."), BASE)[0].programmes == about(BASE, 902, "Nog een.").programmes
    )
    assert as_one_text(OURS, THEIRS, both) == (THEIRS, both)


def test_without_a_base_they_are_one_text_too() -> None:
    (each,) = merged(OURS, THEIRS, None).differences
    assert [plain(item.body) for item in (each.ours, each.theirs)] == ["Van ons.", "Van hen."]  # type: ignore[union-attr]  # explanations
