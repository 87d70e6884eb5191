"""Cloud and network folders are recognised by name, marker, mount or the word of Windows."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from vgr_desktop.files.safety import places
from vgr_desktop.files.safety.places import Risk, by_name, mounted_from_elsewhere, risky_folder_of

CLOUD = [
    (r"C:\Users\jan\OneDrive\VGR\Proef.vgr", "OneDrive"),
    (r"C:\Users\jan\OneDrive - Gemeente Lindeveen\Proef.vgr", "OneDrive"),
    (r"C:\Users\jan\Dropbox (Lindeveen)\Proef.vgr", "Dropbox"),
    (r"G:\Mijn Drive\Proef.vgr", "Google Drive"),
    (r"G:\My Drive\Proef.vgr", "Google Drive"),
    (r"C:\Users\jan\iCloudDrive\Proef.vgr", "iCloud"),
    ("/home/jan/Nextcloud/Proef.vgr", "Nextcloud"),
    ("/home/jan/ownCloud/map/Proef.vgr", "ownCloud"),
    ("/home/jan/SURFdrive/Proef.vgr", "SURFdrive"),
    ("/Users/jan/Library/Mobile Documents/com~apple~CloudDocs/Proef.vgr", "iCloud"),
    ("/Users/jan/Library/CloudStorage/OneDrive-Lindeveen/Proef.vgr", "OneDrive"),
    ("/Users/jan/Library/CloudStorage/Ander-jan/Proef.vgr", "een synchronisatieprogramma"),
]


@pytest.mark.parametrize(("path", "owner"), CLOUD)
def test_cloud_folders_are_known_by_their_names(path: str, owner: str) -> None:
    assert by_name(PureWindowsPath(path) if "\\" in path else PurePosixPath(path)) == owner


@pytest.mark.parametrize(
    "path", ["/home/jan/Documenten/Dropbox.vgr", "/home/jan/Onedriven/x.vgr", "/home/jan/De drive/x.vgr"]
)
def test_other_folders_are_not(path: str) -> None:
    assert by_name(PurePosixPath(path)) is None


MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
//server/groep /mnt/groep cifs rw 0 0
server:/home /mnt/een\040map nfs4 rw 0 0
/dev/sdb1 /mnt/groep/lokaal ext4 rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
onzin
"""


@pytest.mark.parametrize(
    ("path", "elsewhere"),
    [
        ("/home/jan/Proef.vgr", False),
        ("/mnt/groep/vgr/Proef.vgr", True),
        ("/mnt/groepen/Proef.vgr", False),
        ("/mnt/een map/Proef.vgr", True),
        ("/mnt/groep/lokaal/Proef.vgr", False),
        ("/run/user/1000/gvfs/smb-share:server=s/Proef.vgr", True),
    ],
)
def test_network_folders_are_known_by_their_mounts(path: str, *, elsewhere: bool) -> None:
    assert mounted_from_elsewhere(PurePosixPath(path), MOUNTS) is elsewhere


def test_an_ordinary_folder_needs_no_explanation(tmp_path: Path) -> None:
    assert risky_folder_of(tmp_path / "Proef.vgr", {}) is None


def test_a_cloud_folder_of_another_name_is_known_by_what_the_program_left_there(tmp_path: Path) -> None:
    (tmp_path / ".nextcloudsync.log").touch()
    place = risky_folder_of(tmp_path / "map" / "Proef.vgr", {})
    assert place is not None
    assert (place.risk, place.owner) == (Risk.CLOUD, "Nextcloud")
    assert "in een map van Nextcloud. Werk er op één computer tegelijk in" in place.explanation


def test_a_cloud_folder_is_known_by_the_variables_of_windows(tmp_path: Path) -> None:
    place = risky_folder_of(tmp_path / "Documenten" / "Proef.vgr", {"OneDriveCommercial": str(tmp_path)})
    assert place is not None
    assert place.owner == "OneDrive"


def test_a_network_folder_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/x {tmp_path} nfs rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(places, "_MOUNTS", mounts)
    place = risky_folder_of(tmp_path / "Proef.vgr", {})
    assert place is not None
    assert place.risk is Risk.NETWORK
    assert "op een netwerkschijf. Valt de verbinding weg" in place.explanation


def test_where_nothing_is_known_of_mounts_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_MOUNTS", tmp_path / "geen")
    assert risky_folder_of(tmp_path / "Proef.vgr", {}) is None
