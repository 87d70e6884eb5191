import uuid

from vgr_desktop.core.model.identities import Identities, Identity


def test_ids_count_on_from_the_first() -> None:
    identities = Identities(7)
    assert [identities.new().id for _ in range(3)] == [7, 8, 9]


def test_every_lineage_is_a_uuid_of_its_own() -> None:
    identities = Identities()
    lineages = {identities.new().lineage for _ in range(100)}
    assert len(lineages) == 100
    assert all(str(uuid.UUID(lineage)) == lineage for lineage in lineages)


def test_a_known_lineage_gets_a_new_id() -> None:
    identities = Identities(3)
    assert identities.adopt("van elders") == Identity(3, "van elders")
    assert identities.new().id == 4
    assert identities.next_id == 5


def test_lineages_can_come_from_elsewhere() -> None:
    assert Identities(1, lambda: "vast").new() == Identity(1, "vast")
