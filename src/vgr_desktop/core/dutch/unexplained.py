"""What stands in the place of explanations where nobody has explained anything."""

from vgr_desktop.core.dutch import wording
from vgr_desktop.core.model.report import Deliverable, PolicyArea, Report, SubItem, light_of
from vgr_desktop.core.model.tree import walk


def without_explanations(report: Report, area: PolicyArea) -> str:
    """What is printed of `area` in the place of explanations, while there are none.

    That nothing deviates is said only when every light is known and none must be explained.
    """
    lights = [light_of(report, node) for node in walk(area) if isinstance(node, Deliverable | SubItem)]
    if not lights or any(light.must_explain for light in lights if light):
        return wording.NO_EXPLANATION
    return wording.STOCK_SENTENCE if all(lights) else wording.LIGHTS_NOT_SET
