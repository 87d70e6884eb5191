from tests import reports as small
from tests.reports import identities, small_report
from vgr_desktop.core.editing import edits
from vgr_desktop.core.editions.carry import carry_forward
from vgr_desktop.core.editions.former_codes import former_codes
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.tree import walk
from vgr_desktop.core.views.filtering import Filter, Sieve


def test_an_item_is_found_by_the_code_it_had_in_another_edition() -> None:
    before = small_report()
    after = carry_forward(before, identities(500), edition(2, 2026))
    ids = {node.lineage: node.id for node in walk(after)}
    trees, clean = ids[small.lineage(small.TREES)], ids[small.lineage(small.CLEAN)]
    after = edits.set_number(edits.move(after, trees, clean, 0), trees, "7")
    former = former_codes(after, [before])
    assert former == {trees: ("4A1.1",), ids[small.lineage(small.LITTER)]: ("4A2.1",)}
    assert Sieve().sift(after, Filter(words="4a1.1"), former=former).matches == {trees}
    assert former_codes(before, []) == {}
