from dataclasses import replace

from tests import reports as small
from tests.reports import identity, reviewed_report
from vgr_desktop.core.editing import commenting, writing
from vgr_desktop.core.model.quotes import Stretch
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import EMPTY, from_plain
from vgr_desktop.core.views.commented import CommentCount, all_remarks, comment_count, open_subjects, remarks_in
from vgr_desktop.core.views.filtering import Filter, Sieve


def remarked() -> Report:
    """Comments about words, about a title that stands before them, and one about something that is gone."""
    report = reviewed_report()
    (first,) = report.comments
    about_title = replace(first, id=80, lineage=identity(80).lineage, subject=small.TREES, quote="")
    about_nothing = replace(first, id=81, lineage=identity(81).lineage, subject=999)
    return replace(report, comments=(*report.comments, about_title, about_nothing))


def test_comments_are_met_in_the_order_of_the_report() -> None:
    assert [(each.comment.id, each.stretch) for each in all_remarks(remarked())] == [(80, None), (65, Stretch(19, 24))]
    assert list(all_remarks(small.small_report())) == []


def test_those_about_the_whole_come_before_those_about_words() -> None:
    report, body = remarked(), from_plain("Jonge bomen kregen vaker water.")
    whole = replace(report.comments[0], id=82, lineage=identity(82).lineage, quote="")
    found = remarks_in(replace(report, comments=(*report.comments, whole)), small.DROUGHT_COSTS, body)
    assert [each.comment.id for each in found] == [82, 65]


def test_a_comment_whose_words_are_gone_says_so() -> None:
    (gone,) = remarks_in(writing.write(remarked(), small.DROUGHT_COSTS, EMPTY), small.DROUGHT_COSTS, EMPTY)
    (title,) = remarks_in(remarked(), small.TREES, None)
    assert (gone.lost, title.lost) == (True, False)


def test_only_comments_about_what_is_there_count() -> None:
    report = commenting.set_done(remarked(), 65, done=True)
    assert comment_count(report) == CommentCount(open=1, done=1)
    assert open_subjects(report) == (small.TREES,)


def test_the_filter_shows_what_has_a_comment_to_deal_with() -> None:
    assert Sieve().sift(remarked(), Filter(with_comments=True)).matches == {small.TREES, small.GREENERY}
    assert Sieve().sift(small.small_report(), Filter(with_comments=True)).matches == set()
