"""When the power goes, what was acknowledged is there: in the library, and every file put in place."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from randnotiz.files import write_atomically
from randnotiz.store.files import put_in_place

pytest.importorskip("apsw")

from tests.store.power_cuts import NOTHING, cuts, look


@pytest.mark.parametrize("checkpoint_at", [10, 1000])
def test_nothing_acknowledged_is_lost_when_the_power_goes(path: Path, checkpoint_at: int) -> None:
    seen = 0
    for cut in cuts(40, seed=checkpoint_at, checkpoint_at=checkpoint_at):
        look(cut, path.parent)
        seen += cut.acknowledged > NOTHING
    assert seen > 20


def test_a_disk_that_does_not_do_as_it_is_told_would_be_noticed(path: Path) -> None:
    """The test above can fail: on a disk that lies about syncing notes are lost."""
    lost = 0
    for cut in cuts(25, seed=3, honest=False):
        try:
            look(cut, path.parent)
        except Exception:
            lost += 1
    assert lost > 5


class Folder:
    """Follows one folder's names and contents, and what of them is surely on the disk.

    A file's contents are sure once it was synced; a name made, changed or taken away is once its folder was.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self.states: list[list[dict[str, str | None]]] = []
        self._sure_contents: dict[int, str] = {}
        for path in folder.iterdir():
            self._sure_contents[path.stat().st_ino] = path.read_text()
        self._sure_names = self._names()
        self._since = [self._sure_names]
        real_sync = os.fsync

        def fsync(descriptor: int) -> None:
            self.note()
            real_sync(descriptor)
            status = os.fstat(descriptor)
            if stat.S_ISDIR(status.st_mode):
                self._since = [self._names()]
            else:
                self._sure_contents[status.st_ino] = Path(f"/proc/self/fd/{descriptor}").read_text()
            self.note()

        monkeypatch.setattr(os, "fsync", fsync)
        for name in ("link", "replace", "rename", "unlink"):
            monkeypatch.setattr(os, name, self._noting(getattr(os, name)))

    def _noting(self, real: Callable[..., object]) -> Callable[..., object]:
        def act(*arguments: object, **named: object) -> object:
            self.note()
            result = real(*arguments, **named)
            self.note()
            return result

        return act

    def _names(self) -> dict[str, int]:
        return {path.name: path.stat().st_ino for path in self._folder.iterdir()}

    def note(self) -> None:
        """Remember every state in which the folder could be found if the power went now."""
        names = self._names()
        if names != self._since[-1]:
            self._since.append(names)
        self.states.append(
            [{name: self._sure_contents.get(file) for name, file in state.items()} for state in self._since]
        )

    def found(self) -> Iterator[dict[str, str | None]]:
        """All of them; contents that are not sure are None."""
        for states in self.states:
            yield from states


def _put_in_place(path: Path, data: bytes) -> None:
    partial = path.with_name("partial")
    partial.write_bytes(data)
    put_in_place(partial, path)


def _overwrite(path: Path, data: bytes) -> None:
    write_atomically(path, data, overwrite=True)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks Linux what was synced")
@pytest.mark.parametrize("before", [None, "alt"])
@pytest.mark.parametrize("write", [write_atomically, _overwrite, _put_in_place])
def test_a_file_is_found_as_it_was_or_as_it_is_to_be(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: str | None,
    write: Callable[[Path, bytes], None],
) -> None:
    if before is not None and write is write_atomically:
        pytest.skip("refuses, and is tested elsewhere")
    target = tmp_path / "kopie.html"
    if before is not None:
        target.write_text(before)
    with monkeypatch.context() as watched:
        folder = Folder(tmp_path, watched)
        write(target, b"neu " * 1000)
    seen = [state.get("kopie.html", "") for state in folder.found()]
    assert set(seen) == {before or "", "neu " * 1000}
    last = folder.states[-1]
    assert [state.get("kopie.html") for state in last] == ["neu " * 1000] * len(
        last
    )  # it is said to be there
