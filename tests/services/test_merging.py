from pathlib import Path

from tests import reports as small
from tests.reports import identities, small_report
from tests.windows import later_report
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.editions.merging import Names, Side
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.services.merging import Chosen, Other, compared, is_changed_here, joined

BASE = small_report()
NAMES = Names("Van ons", "Van hen")
FAR = 10_000


def with_mission(said: str, report: Report = BASE) -> Report:
    return writing.write(report, small.MISSION, from_plain(said))


def other(ours: Report, *theirs: Report, base: Report | None = BASE) -> Other:
    bases = {} if base is None else {base.id: base}
    return compared(Glimpse(Path("Kopie.vgr"), "", FAR, theirs), (ours,), bases, identities(FAR), "van Sanne")


def test_what_only_they_changed_needs_no_answer_and_what_it_replaces_is_kept() -> None:
    found = other(BASE, with_mission("Van hen."))
    assert [is_changed_here(merging.differences) for merging in found.mergings] == [False]
    result = joined(found, [(merging, {}) for merging in found.mergings], (BASE,), identities(FAR), NAMES)
    assert plain(result.reports[0].programmes[0].mission.body) == "Van hen."
    assert [(plain(each.body), each.source) for each in result.kept] == [
        (plain(BASE.programmes[0].mission.body), ""),
        ("Van hen.", "van Sanne"),
    ]


def test_what_both_changed_is_kept_of_both_with_the_chosen_one_last() -> None:
    ours = with_mission("Van ons.")
    found = other(ours, with_mission("Van hen."))
    assert [is_changed_here(found.differences(merging)) for merging in found.mergings] == [True]
    for side, last in ((Side.OURS, "Van ons."), (Side.THEIRS, "Van hen.")):
        chosen = [(merging, {each.key: side for each in merging.differences}) for merging in found.mergings]
        result = joined(found, chosen, (ours,), identities(FAR), NAMES)
        assert plain(result.reports[0].programmes[0].mission.body) == last
        assert {plain(each.body) for each in result.kept} == {"Van ons.", "Van hen."}
        assert plain(result.kept[-1].body) == last


def test_a_report_that_changed_meanwhile_is_merged_as_it_is_now_and_one_that_went_stays_away() -> None:
    found = other(BASE, with_mission("Van hen."))
    chosen: list[Chosen] = [(merging, {}) for merging in found.mergings]
    now = writing.write(BASE, small.STATE, from_plain("Intussen."))
    (report,) = joined(found, chosen, (now,), identities(FAR), NAMES).reports
    programme = report.programmes[0]
    assert [plain(each.body) for each in (programme.mission, programme.state_of_affairs)] == ["Van hen.", "Intussen."]
    assert joined(found, chosen, (), identities(FAR), NAMES).reports == ()


def test_a_text_that_they_removed_is_kept_as_it_was() -> None:
    found = other(BASE, edits.remove(BASE, small.GREENERY))
    chosen: list[Chosen] = [(merging, {}) for merging in found.mergings]
    result = joined(found, chosen, (BASE,), identities(FAR), NAMES)
    assert {each.source for each in result.kept} <= {""}


def test_a_report_that_only_they_have_comes_along_under_new_ids() -> None:
    later = later_report()
    found = other(BASE, BASE, later)
    assert found.mergings == ()
    result = joined(found, (), (BASE,), identities(FAR), NAMES)
    assert [report.lineage for report in result.reports] == [BASE.lineage, later.lineage]
    assert result.reports[1].id != later.id


def test_versions_name_the_file_and_its_time_when_nothing_better_is_known(tmp_path: Path) -> None:
    copy = tmp_path / "Kopie.vgr"
    copy.write_bytes(b"")
    found = compared(Glimpse(copy, "", FAR, (BASE,)), (BASE,), {}, identities(FAR))
    assert found.source.startswith("uit Kopie.vgr van ")
