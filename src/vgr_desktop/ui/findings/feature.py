"""The feature for findings."""

from vgr_desktop.core.checks import Finding
from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.findings.commands import FindingsCommands
from vgr_desktop.ui.findings.panel import FindingsPanel


def furnish(place: Workplace) -> Feature:
    """The list of findings in its panel, and what can be done with them."""
    panel = FindingsPanel(place.findings)
    place.frame.panels.findings.setWidget(panel)
    place.session.opened.connect(panel.begin)

    def go_to(finding: Finding) -> None:
        place.navigator.go_to_words(finding.place, finding.words)

    panel.chosen.connect(go_to)
    return Feature((FindingsCommands(place, panel),))
