"""The sets of actions of all packages, which the frame shows before the packages are loaded."""

from vgr_desktop.ui.arranging.actions import TreeActions
from vgr_desktop.ui.comments.actions import CommentActions
from vgr_desktop.ui.dossiers.actions import DossierActions
from vgr_desktop.ui.editions.actions import EditionActions
from vgr_desktop.ui.exports.actions import ExportActions
from vgr_desktop.ui.findings.actions import FindingActions
from vgr_desktop.ui.hearing.actions import HearingActions
from vgr_desktop.ui.imports.actions import ImportActions
from vgr_desktop.ui.kit.actions import ActionSet
from vgr_desktop.ui.overview.actions import OverviewActions
from vgr_desktop.ui.packages.actions import PackageActions
from vgr_desktop.ui.page.actions import MoneyActions
from vgr_desktop.ui.preview.actions import PreviewActions
from vgr_desktop.ui.returning.actions import ReturningActions
from vgr_desktop.ui.review.actions import ReviewActions
from vgr_desktop.ui.searching.actions import SearchActions
from vgr_desktop.ui.spelling.actions import SpellingActions
from vgr_desktop.ui.team.actions import TeamActions
from vgr_desktop.ui.text.actions import TextActions
from vgr_desktop.ui.viewing.actions import ViewingActions

ACTION_SETS: tuple[type[ActionSet], ...] = (
    DossierActions,
    ImportActions,
    ExportActions,
    PreviewActions,
    TreeActions,
    TextActions,
    SearchActions,
    HearingActions,
    SpellingActions,
    MoneyActions,
    ReviewActions,
    ReturningActions,
    PackageActions,
    CommentActions,
    FindingActions,
    OverviewActions,
    ViewingActions,
    EditionActions,
    TeamActions,
)
