"""Reading and writing the reader's files: whole or not at all, and every trouble a Problem."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from randnotiz import files
from randnotiz.domain.problem import ExportProblem, ImportProblem
from randnotiz.files import LARGEST_FILE, read_bytes, write_atomically


def _key(path: Path) -> str:
    with pytest.raises(ImportProblem) as caught:
        read_bytes(path)
    return caught.value.key


def test_bytes_come_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf\r\n\x00")
    assert read_bytes(path) == b"\xef\xbb\xbf\r\n\x00"


def test_what_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    assert _key(tmp_path / "gone.txt") == "import.vanished"
    assert _key(tmp_path) == "import.folder"
    assert _key(tmp_path / "a\0b") == "import.unreadable"
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert _key(big) == "import.too_large"


@pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes")
def test_a_pipe_that_nobody_writes_to_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert _key(tmp_path / "pipe") == "import.unreadable"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs an endless device")
def test_an_endless_device_is_refused() -> None:
    assert _key(Path("/dev/zero")) == "import.unreadable"


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    path = tmp_path / "copy.html"
    write_atomically(path, b"one")
    with pytest.raises(ExportProblem, match=r"export\.exists"):
        write_atomically(path, b"two")
    assert path.read_bytes() == b"one"
    write_atomically(path, b"two", overwrite=True)
    assert path.read_bytes() == b"two"
    assert [entry.name for entry in tmp_path.iterdir()] == ["copy.html"]


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(ExportProblem, match=r"export\.no_folder"):
        write_atomically(tmp_path / "gone" / "copy.html", b"")


def test_a_folder_of_that_name(tmp_path: Path) -> None:
    with pytest.raises(ExportProblem, match=r"export\.unwritable"):
        write_atomically(tmp_path, b"", overwrite=True)


@pytest.mark.parametrize("call", ["fsync", "link"])
def test_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "copy.html"

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(files.os, call, full)
    if call == "link":  # also how a file system without hard links answers: then it is moved
        write_atomically(path, b"new")
        assert path.read_bytes() == b"new"
        return
    with pytest.raises(ExportProblem, match=r"export\.disk_full"):
        write_atomically(path, b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_keeps_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "copy.html"
    path.write_bytes(b"old")

    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "the disk does not answer")

    monkeypatch.setattr(files.os, "fsync", broken)
    with pytest.raises(ExportProblem, match=r"export\.unwritable"):
        write_atomically(path, b"new", overwrite=True)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["copy.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links are POSIX's")
def test_modes_and_links_are_kept(tmp_path: Path) -> None:
    fresh, kept = tmp_path / "fresh", tmp_path / "kept"
    write_atomically(fresh, b"")
    assert stat.S_IMODE(fresh.stat().st_mode) & 0o444 == 0o444 & ~_mask()
    kept.write_bytes(b"old")
    kept.chmod(0o640)
    link = tmp_path / "link"
    link.symlink_to(kept)
    write_atomically(link, b"new", overwrite=True)
    assert link.is_symlink()
    assert (kept.read_bytes(), stat.S_IMODE(kept.stat().st_mode)) == (b"new", 0o640)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_what_a_killed_program_left_is_tidied_once_it_is_old(tmp_path: Path) -> None:
    old, young = tmp_path / ".randnotiz-abc_1234.part", tmp_path / ".randnotiz-zyx98765.part"
    foreign = [tmp_path / ".randnotiz-abc.part", tmp_path / "randnotiz-abc_1234.part", tmp_path / "a.part"]
    folder = tmp_path / ".randnotiz-folder12.part"
    folder.mkdir()
    for path in (old, young, *foreign):
        path.write_bytes(b"half")
    for path in (old, *foreign, folder):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    write_atomically(tmp_path / "copy.html", b"whole")
    assert not old.exists()
    assert {*tmp_path.iterdir()} == {young, *foreign, folder, tmp_path / "copy.html"}
