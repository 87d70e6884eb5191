"""What is chosen of a returned document comes into the report, and what changed there meanwhile stays."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.printed import full_report, grid
from tests.reports import (
    ABOUT_DROUGHT,
    ABOUT_PLAYGROUNDS,
    PLAYGROUNDS,
    STATE,
    TREES,
    explained,
    identities,
    lineage,
    small_report,
)
from tests.returned import ANNA, LATER, Copy, line
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.report import Deliverable, Report, Written
from vgr_desktop.core.model.text import EMPTY, Kind, Paragraph, RichText, Run, from_plain, plain, rich
from vgr_desktop.core.model.tree import amend, index
from vgr_desktop.core.returning.proposals import (
    BodyEdit,
    Edit,
    FieldEdit,
    NewComment,
    NewExplanation,
    Proposal,
    Proposals,
    Reply,
)
from vgr_desktop.core.returning.proposals import Kind as What
from vgr_desktop.core.returning.taking import edited, take

DRY = "Na een droog jaar zijn de bomen aangevuld."
PUMPS = "De pompen draaien weer."


@pytest.fixture
def copy() -> Copy:
    return Copy(small_report())


def taken(copy: Copy, mine: Report | None = None) -> Report:
    report = mine or small_report()
    found = copy.proposals(mine)
    return take(report, found, found.changes, identities())


def body(report: Report, id: int) -> str:
    item = index(report).items[id]
    assert isinstance(item, Written)
    return plain(item.body)


def test_nothing_chosen_is_the_same_report(copy: Copy) -> None:
    copy.say("draaien", "werken")
    report = small_report()
    assert take(report, copy.proposals(), (), identities()) is report


def test_what_the_reviewer_changed_stands_in_the_report(copy: Copy) -> None:
    copy.say("draaien", "werken")
    copy.remove("Het gras")
    copy.put(PUMPS.replace("draaien", "werken"), line("En verder niets."))
    result = taken(copy)
    assert body(result, STATE) == f"{DRY}\nDe pompen werken weer.\nEn verder niets."
    assert body(result, ABOUT_DROUGHT) == ""


def test_what_changed_here_in_other_words_stays(copy: Copy) -> None:
    copy.say("draaien weer", "draaien goed")
    copy.put("Na een droog jaar", line("Tussendoor."))
    mine = write(small_report(), STATE, from_plain(f"Vooraf.\n{DRY}\nAlle pompen draaien weer.\nAchteraf."))
    assert body(taken(copy, mine), STATE) == f"Vooraf.\n{DRY}\nTussendoor.\nAlle pompen draaien goed.\nAchteraf."


def test_the_parts_of_an_explanation_stay(copy: Copy) -> None:
    copy.say("is vertraagd", "liep vertraging op")
    before, after = (index(r).items[ABOUT_PLAYGROUNDS] for r in (small_report(), taken(copy)))
    assert isinstance(before, Written)
    assert isinstance(after, Written)
    assert [p.part for p in after.body.blocks] == [p.part for p in before.body.blocks]  # type: ignore[union-attr]


def test_a_paragraph_that_both_changed_keeps_what_kind_it_is_here(copy: Copy) -> None:
    copy.say("draaien weer", "draaien goed")
    item = Paragraph((Run("Alle pompen draaien weer."),), Kind.BULLET)
    mine = write(small_report(), STATE, rich((Paragraph((Run(DRY),)), item)))
    (_, kept) = index(taken(copy, mine)).items[STATE].body.blocks  # type: ignore[union-attr]  # a text
    assert isinstance(kept, Paragraph)
    assert (kept.kind, kept.plain) == (Kind.BULLET, "Alle pompen draaien goed.")


def test_a_moved_paragraph_stands_in_one_place(copy: Copy) -> None:
    copy.put("Het gras", copy.remove(PUMPS))
    result = taken(copy)
    assert (body(result, STATE), body(result, ABOUT_DROUGHT)) == (DRY, f"Het gras is dor.\n{PUMPS}")


def test_the_changes_of_two_reviewers_in_one_paragraph_both_come(copy: Copy) -> None:
    copy.track("draaien", "werken", replace(ANNA, author="Bram"))
    copy.track("weer", "nu", ANNA)
    found = copy.proposals()
    assert body(take(small_report(), found, found.changes, identities()), STATE) == f"{DRY}\nDe pompen werken nu."
    second = [one for one in found.changes if one.author == "Bram"]
    assert body(take(small_report(), found, second, identities()), STATE) == f"{DRY}\nDe pompen werken weer."


def test_a_new_text_becomes_an_explanation_in_the_order_of_the_tree(copy: Copy) -> None:
    copy.put("Het gras", line("4A1.1 Planten van bomen", outline=5), line("Wij planten door."))
    assert explained(taken(copy))[0] == "4A | 4A1.1 | Wij planten door."


def test_words_about_something_that_was_explained_meanwhile_come_after_those(copy: Copy) -> None:
    copy.put("Het gras", line("4A1.1 Planten van bomen", outline=5), line("Wij planten door."))
    found = copy.proposals()
    once = take(small_report(), found, found.changes, identities())
    again = take(once, found, found.changes, identities(500))
    assert explained(again)[0] == "4A | 4A1.1 | Wij planten door. / Wij planten door."
    (made,) = index(once).explaining[TREES]
    blank = amend(once, made, body=EMPTY)
    assert explained(take(blank, found, found.changes, identities(500)))[0] == "4A | 4A1.1 | Wij planten door."


def made(*edits: Edit) -> tuple[Proposals, tuple[Proposal, ...]]:
    chosen = (Proposal("1", "", "", What.CHANGED, edits=edits),)
    return Proposals("terug.docx", chosen), chosen


@pytest.mark.parametrize(
    "edit",
    [
        FieldEdit("weg", "title", "Anders"),
        FieldEdit(lineage(PLAYGROUNDS), "title", "Onderhouden van speelplekken"),
        BodyEdit("weg", 0, 1, (), ()),
        BodyEdit(lineage(STATE), 0, 0, (), ()),
        NewExplanation("weg", (), None, (Paragraph(),)),
        NewExplanation(small_report().programmes[0].areas[0].lineage, ("weg",), None, (Paragraph(),)),
        NewComment("weg", "", Reply("Anna", None, "Hoezo?"), (), False, LATER),  # the order of its fields
    ],
    ids=["item", "the same", "text", "nothing", "area", "deliverable", "comment"],
)
def test_what_is_gone_or_says_it_already_changes_nothing(
    edit: BodyEdit | FieldEdit | NewExplanation | NewComment,
) -> None:
    found, chosen = made(edit)
    assert take(small_report(), found, chosen, identities()) == small_report()


def test_a_light_and_a_title_are_set(copy: Copy) -> None:
    found, chosen = made(FieldEdit(lineage(TREES), "light", "red"), FieldEdit(lineage(TREES), "title", "Snoeien"))
    item = index(take(small_report(), found, chosen, identities())).items[TREES]
    assert isinstance(item, Deliverable)
    assert (item.light, item.title) == ("red", "Snoeien")


def test_a_comment_stands_beside_its_words_with_the_answers(copy: Copy) -> None:
    replies = (Reply("Bram", None, "Ja."), Reply("", dt.datetime(2026, 4, 24, 8, 0), "Mooi."))  # noqa: DTZ001  # as Word writes it
    copy.remark("pompen draaien", "Klopt dit?", replies=replies, is_resolved=True)
    copy.remark("4B1.1 Vernieuwen", "Welke?", about="Vernieuwen")
    copy.remark(DRY, "Los", about="iets anders")
    result = taken(copy)
    first = next(each for each in result.comments if each.text == "Klopt dit?")
    assert (first.subject, first.quote, first.done) == (STATE, "pompen draaien", True)
    assert [reply.text for reply in first.replies] == ["Ja.", "Mooi."]
    assert all(reply.moment.tzinfo for reply in first.replies)
    assert {each.quote for each in result.comments} == {"pompen draaien", "Vernieuwen", "iets anders"}
    assert copy.proposals(result).changes == ()


def test_a_blank_text_gets_what_is_added() -> None:
    added = BodyEdit("x", 0, 0, (), (Paragraph((Run("Nieuw."),)),))
    assert edited(EMPTY, EMPTY, [added]) == from_plain("Nieuw.")


def test_several_additions_in_one_place_all_come() -> None:
    edits = [BodyEdit("x", 1, 1, (), (Paragraph((Run(text),)),)) for text in ("Een.", "Twee.")]
    assert plain(edited(from_plain("Nul."), from_plain("Nul."), edits)) == "Nul.\nEen.\nTwee."


def test_where_the_block_is_gone_here_theirs_comes_in_its_place() -> None:
    base = from_plain("Een.\nTwee.\nDrie.")
    edit = BodyEdit("x", 1, 2, base.blocks[1:2], (Paragraph((Run("Twee en een half."),)),))
    assert plain(edited(base, from_plain("Een.\nDrie."), [edit])) == "Een.\nTwee en een half.\nDrie."
    assert plain(edited(base, from_plain("Water."), [edit])) == "Twee en een half.\nWater."


def test_a_table_that_both_changed_is_theirs() -> None:
    base, mine, theirs = (rich([Paragraph(), grid(("a", word)), Paragraph()]) for word in ("b", "c", "d"))
    edit = BodyEdit("x", 1, 2, base.blocks[1:2], theirs.blocks[1:2])
    assert edited(base, mine, [edit]) == theirs


def test_a_table_in_the_place_of_a_paragraph_is_not_that_paragraph() -> None:
    base = RichText((Paragraph((Run("Een twee drie."),)), Paragraph((Run("Slot."),))))
    mine = rich([Paragraph(), grid(("Een", "twee drie.")), Paragraph((Run("Slot."),)), Paragraph((Run("Meer."),))])
    edit = BodyEdit("x", 0, 1, base.blocks[:1], (Paragraph((Run("Een twee."),)),))
    assert "Een twee." in plain(edited(base, mine, [edit]))


def test_all_of_a_full_report_can_be_taken(copy: Copy) -> None:
    whole = Copy(full_report())
    whole.say("De zomer was warm", "De zomer was heet")
    whole.say("Peildatum", "Meetdatum")
    found = whole.proposals()
    result = take(full_report(), found, found.changes, identities(90_000))
    assert whole.proposals(result).changes == ()
