"""Reports that earlier versions of the program exported: what they could not say is said for them."""

from collections.abc import Iterator
from typing import Any

from vgr_desktop.files.format.json_input import Spot

_NEW_IN_2: dict[str, Any] = {"basis": "", "pictures": [], "reviews": [], "acceptances": [], "adoptions": []}
_NEW_OF_DEVIATIONS_IN_2: dict[str, Any] = {"recurrence": None, "cover": ""}


def upgraded(whole: Spot) -> Spot:
    """The report as the present version would have exported it. One that is not in order stays so."""
    if whole.data.get("version") != 1:
        return whole
    for deviation in _deviations(whole.data):
        for name, absent in _NEW_OF_DEVIATIONS_IN_2.items():
            deviation.setdefault(name, absent)
    return Spot(_NEW_IN_2 | whole.data)


def _deviations(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for programme in _objects(data.get("programmes")):
        yield from _objects(programme.get("deviations"))


def _objects(data: object) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        yield from (element for element in data if isinstance(element, dict))
