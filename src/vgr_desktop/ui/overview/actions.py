"""The action that shows the whole report at a glance."""

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry


class OverviewActions(ActionSet):
    """The overview, shown or not."""

    def __init__(self, make: Actions) -> None:
        """Make the action with `make`."""
        self.overview = make.check("&Overzicht", "F4", tip="De hele rapportage in één oogopslag")
        self.entries = (MenuEntry(Bar.VIEW, 10, (self.overview,)),)
