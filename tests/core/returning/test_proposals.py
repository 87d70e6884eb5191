"""What a returned document proposes, by reviewer and by text."""

from vgr_desktop.core.returning.proposals import FieldEdit, Kind, Proposal, Proposals

LIGHT = Proposal("1", "pumps", "4B1.1", Kind.LIGHT, author="Sanne", edits=(FieldEdit("pumps", "light", "red"),))
LOOSE = Proposal("2", "", "Titelblad", Kind.UNPLACED, after="Een zin.")
REMARK = Proposal("3", "pumps", "4B1.1", Kind.COMMENT, author="Bram", after="Klopt dit?")
FOUND = Proposals("nagekeken.docx", (LIGHT, LOOSE, REMARK))


def test_a_comment_and_what_has_no_place_are_only_told() -> None:
    assert [change.can_take for change in FOUND.changes] == [True, False, False]


def test_the_reviewers_are_named_once_each() -> None:
    assert FOUND.authors() == ("Sanne", "", "Bram")


def test_the_changes_of_one_text_are_together_and_what_has_no_place_comes_last() -> None:
    assert list(FOUND.by_text()) == [("pumps", (LIGHT, REMARK)), ("", (LOOSE,))]
