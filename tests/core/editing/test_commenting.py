import datetime as dt

import pytest

from tests.reports import DROUGHT_COSTS, PLAYGROUNDS, TREES, identity, reviewed_report, small_report
from vgr_desktop.core.editing import commenting, edits, writing
from vgr_desktop.core.model.quotes import Quote
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.review import Comment, Reply

MAY = dt.datetime(2026, 5, 4, 9, 15, tzinfo=dt.UTC)
NEW, OTHER = identity(80), identity(81)
WORDS = Quote("vaker", "kregen ", " water")


def commented(text: str = " Hoe\r\nvaak? ", author: str = " Fenna  Mulder ") -> Report:
    return commenting.comment(small_report(), NEW, DROUGHT_COSTS, WORDS, author, MAY, text)


def test_a_comment_says_who_said_what_about_which_words() -> None:
    (made,) = commented().comments
    assert made == Comment(
        *NEW,
        subject=DROUGHT_COSTS,
        author="Fenna Mulder",
        moment=MAY,
        text="Hoe\nvaak?",
        quote="vaker",
        before="kregen ",
        after=" water",
    )
    assert commenting.quote_of(made) == WORDS


def test_somebody_without_a_name_is_called_unknown() -> None:
    report = commenting.answer(commented(author=" "), OTHER, NEW.id, "", MAY, "Ja.")
    (made,) = report.comments
    assert (made.author, made.replies[0].author) == ("Onbekend", "Onbekend")


def test_a_comment_is_answered_ticked_off_and_opened_again() -> None:
    report = commenting.answer(commented(), OTHER, NEW.id, "Sanne", MAY, " Twee keer. ")
    report = commenting.set_done(report, NEW.id, done=True)
    (made,) = report.comments
    assert made.done
    assert made.replies == (Reply(*OTHER, author="Sanne", moment=MAY, text="Twee keer."),)
    assert not commenting.the_comment(commenting.set_done(report, NEW.id, done=False), NEW.id).done


def test_a_comment_and_a_reply_can_say_something_else() -> None:
    report = commenting.answer(commented(), OTHER, NEW.id, "Sanne", MAY, "Twee keer.")
    report = commenting.reword(commenting.reword(report, NEW.id, "Waarom?"), OTHER.id, "Droogte.")
    (made,) = report.comments
    assert (made.text, made.replies[0].text) == ("Waarom?", "Droogte.")


def test_a_reply_is_removed_alone_and_a_comment_with_its_replies() -> None:
    report = commenting.answer(reviewed_report(), OTHER, 65, "Sanne", MAY, "Nog iets.")
    assert [reply.id for reply in commenting.remove_comment(report, OTHER.id).comments[0].replies] == [66]
    assert commenting.remove_comment(report, 65).comments == ()


def test_what_is_not_there_is_not_found() -> None:
    with pytest.raises(KeyError):
        commenting.the_comment(small_report(), 99)


def test_comments_go_with_the_text_and_with_the_thing_that_they_are_about() -> None:
    report = reviewed_report()
    assert writing.remove_text(report, DROUGHT_COSTS).comments == ()
    about_title = commenting.comment(small_report(), NEW, PLAYGROUNDS, Quote(), "Fenna", MAY, "Andere naam?")
    assert edits.remove(about_title, PLAYGROUNDS).comments == ()
    assert edits.remove(about_title, TREES).comments == about_title.comments
