"""A library's file that is deleted, exchanged or damaged from outside while it is open.

Nothing that was acknowledged is lost, whatever happens next: each test ends by killing the program, as it
were, and looking at what a new start finds, or by closing it properly.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from tests.store.holding import another_program, problems_of
from tests.store.making import MINUTE, NOON, make_annotation, make_article
from tests.store.outside_events import run as run_events

from randnotiz.domain.problem import StoreProblem
from randnotiz.domain.shelf import StoredArticle
from randnotiz.store import Library, open_library
from randnotiz.store.backups import Backups
from randnotiz.store.coming_back import Exchange
from randnotiz.store.rescue_copy import RescueCopy
from randnotiz.store.restoring import bring_together, restore_whole

pytestmark = pytest.mark.skipif(os.name == "nt", reason="an open file cannot be deleted there")


class Hearing:
    """A listener that only writes down what it is told."""

    def __init__(self) -> None:
        self.exchanges: list[Exchange] = []
        self.notices: list[str] = []
        self.changes = 0

    def heed(self, *, changed: bool) -> None:
        self.changes += changed

    def exchanged(self, exchange: Exchange) -> None:
        self.exchanges.append(exchange)

    def told(self, notice: StoreProblem) -> None:
        self.notices.append(notice.key)


@pytest.fixture
def heard(library: Library) -> Hearing:
    hearing = Hearing()
    library.listen(hearing)
    return hearing


@pytest.fixture
def stored(library: Library) -> StoredArticle:
    """An article with a note that was acknowledged."""
    stored = library.articles.add(make_article(), NOON)
    library.annotations.save(make_annotation(stored, "a", note="vorher"))
    return stored


def key_of(act: Callable[[], object]) -> str:
    with pytest.raises(StoreProblem) as caught:
        act()
    return caught.value.key


def notes_after_a_kill(path: Path) -> dict[str, str]:
    """What a new start finds if the program is killed now: a copy of the files is all that it has."""
    folder = path.parent / "after the kill"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for suffix in ("", "-wal"):
        file = path.with_name(path.name + suffix)
        if file.exists():
            shutil.copy(file, folder / file.name)
    if (path.parent / "backups").exists():
        shutil.copytree(path.parent / "backups", folder / "backups")
    library = open_library(folder / path.name).library
    found = {one.id: one.note for id in library.listing.ids() for one in library.annotations.of_article(id)}
    library.close()
    assert problems_of(folder / path.name) == []
    return found


def other_state(path: Path, *notes: str) -> Path:
    """The same library at another moment, or on another computer: without the note of now, but with these."""
    other = path.with_name("other") / path.name
    other.parent.mkdir()
    shutil.copy(Backups(path).all()[-1], other)
    with_notes = open_library(other).library
    (first,) = with_notes.listing.ids()
    for note in notes:
        with_notes.annotations.save(make_annotation(with_notes.articles.get(first), note, note=note))
    with_notes.close()
    return other


@pytest.mark.parametrize("lost", [["-wal"], ["-shm"], ["-wal", "-shm"]])
def test_a_log_that_is_deleted_costs_nothing(
    library: Library, stored: StoredArticle, path: Path, lost: list[str]
) -> None:
    for suffix in lost:
        path.with_name(path.name + suffix).unlink()
    library.annotations.save(make_annotation(stored, "b", note="danach"))
    assert notes_after_a_kill(path) == {"a": "vorher", "b": "danach"}
    with another_program(path) as other:  # and it shares its locks with the others again
        other.execute("BEGIN IMMEDIATE")
        assert key_of(lambda: library.annotations.delete("b")) == "store.locked"
        other.execute("ROLLBACK")
        assert other.execute("SELECT count(*) FROM annotation").fetchone() == (2,)
    library.close()
    assert problems_of(path) == []


def test_a_log_of_another_file_is_not_taken_for_its_own(
    library: Library, stored: StoredArticle, path: Path
) -> None:
    log = path.with_name(path.name + "-wal")
    foreign = path.with_name("foreign.sqlite")
    with another_program(foreign) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE t (a)")
        shutil.copy(foreign.with_name("foreign.sqlite-wal"), path.with_name("arriving"))
    path.with_name("arriving").replace(log)
    library.annotations.save(make_annotation(stored, "b", note="danach"))
    assert notes_after_a_kill(path) == {"a": "vorher", "b": "danach"}
    assert len(list(path.parent.glob("library.damaged-*-wal"))) == 1


@pytest.mark.parametrize("when", ["at once", "at the end"])
def test_a_deleted_library_is_there_again_without_a_word_lost(
    library: Library, stored: StoredArticle, heard: Hearing, path: Path, when: str
) -> None:
    path.unlink()
    if when == "at once":
        library.look_after()
        assert heard.notices == ["store.put_back"]
        assert notes_after_a_kill(path) == {"a": "vorher"}
        library.annotations.save(make_annotation(stored, "b", note="danach"))
        assert notes_after_a_kill(path) == {"a": "vorher", "b": "danach"}
    else:
        library.close()
        assert notes_after_a_kill(path) == {"a": "vorher"}


def test_another_state_that_comes_while_it_is_put_back_takes_nothing_away(
    library: Library, heard: Hearing, path: Path
) -> None:
    stored = library.articles.add(make_article(), NOON)
    library.backup_now()
    library.annotations.save(make_annotation(stored, "a", note="vorher"))
    other = other_state(path)

    def come(notice: StoreProblem) -> None:
        other.replace(path)

    heard.told = come  # type: ignore[method-assign]
    path.unlink()
    assert key_of(library.look_after) == "store.moved"
    assert key_of(library.look_after) == "store.exchanged"
    (exchange,) = heard.exchanges
    assert exchange.kin
    assert exchange.copy is not None
    assert notes_after_a_kill(exchange.copy) == {"a": "vorher"}


def test_a_deleted_folder_is_made_again_but_a_renamed_one_is_waited_for(
    library: Library, stored: StoredArticle, heard: Hearing, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    path = home / "library.sqlite"
    renamed = open_library(path).library
    renamed.listen(heard)
    article = renamed.articles.add(make_article(), NOON)
    home.rename(tmp_path / "away")
    assert key_of(renamed.look_after) == "store.moved"
    assert not home.exists()
    (tmp_path / "away").rename(home)
    renamed.annotations.save(make_annotation(article, "a", note="vorher"))
    if not sys.platform.startswith("linux"):
        pytest.skip("only there it can be told that a folder was deleted")
    shutil.rmtree(home)
    renamed.annotations.save(make_annotation(article, "b", note="danach"))
    assert notes_after_a_kill(path) == {"a": "vorher", "b": "danach"}
    renamed.close()


@pytest.mark.parametrize("came", ["by itself", "with its log"])
def test_another_state_of_the_library_is_opened_and_both_come_together(
    library: Library, stored: StoredArticle, heard: Hearing, path: Path, came: str
) -> None:
    library.backup_now()
    library.annotations.save(make_annotation(stored, "b", note="nur hier"))
    other = other_state(path, "nur dort")
    if came == "with its log":
        there = open_library(other).library
        there.annotations.save(make_annotation(there.articles.get(1), "im Log", note="im Log"))
        shutil.copy(other.with_name("library.sqlite-wal"), path.with_name("log"))
        other.replace(path)
        path.with_name("log").replace(path.with_name("library.sqlite-wal"))
        there.connection._whereabouts = None
        there.close()
    else:
        other.replace(path)
    assert key_of(library.look_after) == "store.exchanged"
    (exchange,) = heard.exchanges
    assert exchange.kin
    assert exchange.copy is not None
    wanted = {"a": "vorher", "nur dort": "nur dort"}
    if came == "with its log":
        wanted["im Log"] = "im Log"
    assert {one.id: one.note for one in library.annotations.of_article(1)} == wanted
    for _ in bring_together(library, exchange.copy):
        pass
    wanted["b"] = "nur hier"
    assert notes_after_a_kill(path) == wanted
    library.annotations.save(make_annotation(stored, "c", note="danach"))
    library.close()
    assert notes_after_a_kill(path) == wanted | {"c": "danach"}


def test_the_words_written_last_win_and_both_states_are_kept(
    library: Library, stored: StoredArticle, heard: Hearing, path: Path
) -> None:
    library.backup_now()
    library.annotations.save(make_annotation(stored, "a", note="vorher und mehr", later=MINUTE))
    other_state(path).replace(path)
    key_of(library.look_after)
    copy = heard.exchanges[0].copy
    assert copy is not None
    for _ in bring_together(library, copy):
        pass
    assert library.annotations.get("a").note == "vorher und mehr"
    assert len(library.backups()) == 3


@pytest.mark.parametrize("what", ["empty", "half", "stranger", "newer", "no library"])
def test_whatever_takes_its_place_nothing_is_lost(
    library: Library, stored: StoredArticle, heard: Hearing, path: Path, what: str
) -> None:
    away = path.with_name("away.sqlite")
    other = path.with_name("other.sqlite")
    os.link(path, away)
    if what == "empty":
        other.touch()
    elif what == "half":
        backup = library.backup_now()
        assert backup is not None
        other.write_bytes(backup.read_bytes()[:20_000])
    elif what == "stranger":
        there = open_library(other).library
        there.annotations.save(make_annotation(there.articles.add(make_article("Fremd."), NOON), "f"))
        there.close()
    elif what == "newer":
        open_library(other).library.close()
        with another_program(other) as newer:
            newer.execute("PRAGMA user_version = 99")
    else:
        other.write_bytes(b"Kein Format, das SQLite kennt. " * 1000)
    came = other.read_bytes()
    other.replace(path)
    told = key_of(lambda: library.annotations.save(make_annotation(stored, "b")))
    kept = library.backups()[0]
    copy = open_library(kept).library
    assert copy.annotations.get("a").note == "vorher"
    copy.close()
    if what in ("empty", "half"):
        assert told in ("store.recovered", "store.came_back")
        assert library.annotations.get("a").note == "vorher"
        library.annotations.save(make_annotation(stored, "b"))
    elif what == "stranger":
        assert told == "store.exchanged_stranger"
        assert [one.kin for one in heard.exchanges] == [False]
        assert library.annotations.get("f")
    else:
        assert told == ("store.newer" if what == "newer" else "store.damaged") or what == "no library"
        if told == "store.newer":
            assert path.read_bytes() == came
            away.replace(path)  # the cause is gone
            library.annotations.save(make_annotation(stored, "b", note="danach"))
            assert notes_after_a_kill(path) == {"a": "vorher", "b": "danach"}


def test_a_log_left_beside_another_library_is_not_replayed_into_it(
    library: Library, stored: StoredArticle, heard: Hearing, path: Path
) -> None:
    """What SQLite warns of: https://www.sqlite.org/howtocorrupt.html, section 1.4."""
    library.backup_now()
    other = other_state(path, "dort")
    there = open_library(other).library
    before = there.articles.get(1)
    there.close()
    for number in range(200):
        library.annotations.save(make_annotation(stored, f"{number}", note="lang " * 200))
    other.replace(path)
    key_of(library.look_after)
    assert library.articles.get(1) == before
    assert {one.id for one in library.annotations.of_article(1)} == {"a", "dort"}
    library.close()
    assert problems_of(path) == []


@pytest.mark.parametrize("how", ["moved", "copied"])
def test_what_took_its_place_just_before_the_end_gets_what_it_lacks(
    library: Library, stored: StoredArticle, heard: Hearing, path: Path, how: str
) -> None:
    library.backup_now()
    library.annotations.save(make_annotation(stored, "b", note="zuletzt"))
    RescueCopy(path).renew(NOON, Event())
    other = other_state(path, "dort")
    if how == "moved":
        other.replace(path)
    else:
        path.write_bytes(other.read_bytes())
    library.close()
    found = notes_after_a_kill(path)
    assert found.items() >= {"a": "vorher", "b": "zuletzt"}.items()
    if how == "moved":  # what is copied over is where it was copied from
        assert found["dort"] == "dort"


def test_without_anybody_to_follow_nothing_is_opened_in_its_place(
    library: Library, stored: StoredArticle, path: Path
) -> None:
    library.backup_now()
    other = other_state(path, "dort")
    came = other.read_bytes()
    other.replace(path)
    assert key_of(lambda: library.annotations.save(make_annotation(stored, "b"))) == "store.replaced"
    library.close()
    assert path.read_bytes() == came
    assert notes_after_a_kill(path) == {"a": "vorher", "dort": "dort"}


def test_what_another_program_writes_is_heeded_before_anything_is_written(
    library: Library, stored: StoredArticle, heard: Hearing, path: Path
) -> None:
    library.annotations.save(make_annotation(stored, "b"))
    assert heard.changes == 0
    backup = library.backup_now()
    assert backup is not None
    restore_whole(path, backup, NOON, Event())
    library.annotations.save(make_annotation(stored, "c"))
    library.annotations.save(make_annotation(stored, "d"))
    assert heard.changes == 1


@pytest.mark.parametrize("what", ["older", "older, log empty", "stranger", "garbage"])
def test_a_library_copied_over_it_is_opened_without_our_log_in_it(
    library: Library, stored: StoredArticle, heard: Hearing, path: Path, what: str
) -> None:
    """`cp backup library.sqlite`: the same file, as far as its number goes, with other pages in it."""
    backup = library.backup_now()
    assert backup is not None
    for number in range(100):
        library.annotations.save(make_annotation(stored, f"{number:03}", note="lang " * 100))
    RescueCopy(path).renew(NOON, Event())
    if what.endswith("log empty"):
        library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        library.connection.note()
    if what.startswith("older"):
        over = backup.read_bytes()
    elif what == "stranger":
        other = open_library(path.with_name("other.sqlite")).library
        other.annotations.save(make_annotation(other.articles.add(make_article("Fremd."), NOON), "f"))
        other.close()
        over = path.with_name("other.sqlite").read_bytes()
    else:
        over = b"kein Format " * 10_000
    path.write_bytes(over)
    told = key_of(lambda: library.annotations.save(make_annotation(stored, "b", note="danach")))
    notes = {one.id for id in library.listing.ids() for one in library.annotations.of_article(id)}
    if what == "stranger":
        assert told == "store.exchanged_stranger"
        assert notes == {"f"}
    else:
        assert told == ("store.overwritten" if what.startswith("older") else "store.recovered_rescued")
        assert notes == {"a", *(f"{number:03}" for number in range(100))}
    library.annotations.save(make_annotation(library.articles.get(1), "b", note="danach"))
    assert notes_after_a_kill(path).keys() == notes | {"b"}
    library.close()
    assert problems_of(path) == []


@pytest.mark.parametrize("how", ["PASSIVE", "RESTART", "TRUNCATE"])
def test_a_checkpoint_of_another_program_is_no_overwriting(
    library: Library, stored: StoredArticle, heard: Hearing, path: Path, how: str
) -> None:
    with another_program(path) as other:
        other.execute(f"PRAGMA wal_checkpoint({how})")
        library.annotations.save(make_annotation(stored, "b"))
        other.execute("UPDATE annotation SET note = 'x' WHERE id = 'a'")
        library.look_after()
        library.heed_others()
        other.execute(f"PRAGMA wal_checkpoint({how})")
        library.look_after()
        assert other.execute("SELECT count(*) FROM annotation").fetchone() == (2,)
    assert heard.exchanges == []
    library.annotations.save(make_annotation(stored, "c"))
    assert {one.id for one in library.annotations.of_article(1)} == {"a", "b", "c"}


def test_damage_that_is_met_is_mended_without_a_restart(
    library: Library, stored: StoredArticle, heard: Hearing, path: Path
) -> None:
    for number in range(300):
        library.annotations.save(make_annotation(stored, f"{number:03}", note="lang " * 100))
    library.backup_now()
    library.annotations.save(make_annotation(stored, "b", note="nach der Sicherung"))
    RescueCopy(path).renew(NOON, Event())
    library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    library.connection.note()
    library.connection.execute("PRAGMA shrink_memory")
    before, size = path.stat(), path.stat().st_size
    with path.open("rb+") as file:  # as a disk does it: at no time
        file.seek(size // 2)
        file.write(b"\xff" * 40_000)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert key_of(lambda: library.annotations.of_article(stored.id)) == "store.damaged"
    assert key_of(library.look_after) == "store.recovered_rescued"
    assert [one.kin for one in heard.exchanges] == [True]
    library.annotations.save(make_annotation(stored, "c", note="danach"))
    notes = {one.id for one in library.annotations.of_article(1)}
    assert notes == {"a", "b", "c", *(f"{number:03}" for number in range(300))}
    library.close()
    assert problems_of(path) == []


def test_a_library_behind_a_link_has_its_log_beside_the_file(tmp_path: Path) -> None:
    real = tmp_path / "echt" / "library.sqlite"
    link = tmp_path / "library.sqlite"
    open_library(real).library.close()
    link.symlink_to(real)
    library = open_library(link).library
    stored = library.articles.add(make_article(), NOON)
    library.annotations.save(make_annotation(stored, "a", note="vorher"))
    assert notes_after_a_kill(real) == {"a": "vorher"}
    real.unlink()
    library.annotations.save(make_annotation(stored, "b", note="danach"))
    assert link.is_symlink()
    assert notes_after_a_kill(real) == {"a": "vorher", "b": "danach"}
    library.close()


@pytest.mark.parametrize("seed", range(6))
def test_no_order_of_what_others_do_costs_a_word(tmp_path: Path, seed: int) -> None:
    run_events(seed, tmp_path)


# ------------------------------------------------------------- a disk that fails while it is in use


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A real ext4 on a loop device, and the device; skipped where it cannot be made."""
    image, folder = tmp_path / "image", tmp_path / "disk"
    folder.mkdir()
    image.write_bytes(bytes(16_000_000))
    try:
        run("mkfs.ext4", "-q", str(image))
        device = subprocess.run(
            ["losetup", "--find", "--show", str(image)], check=True, capture_output=True, text=True
        ).stdout.strip()
        run("mount", device, str(folder))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs the right to mount a loop device")
    yield folder, device
    subprocess.run(["umount", "-l", str(folder)], check=False, capture_output=True)
    subprocess.run(["losetup", "-d", device], check=False, capture_output=True)


def test_a_disk_that_turns_read_only_takes_notes_again_once_it_is_mounted_anew(
    disk: tuple[Path, str],
) -> None:
    """As a failing stick does: the kernel refuses every write from one moment to the next."""
    folder, device = disk
    path = folder / "library.sqlite"
    library = open_library(path).library
    stored = library.articles.add(make_article(), NOON)
    library.annotations.save(make_annotation(stored, "a", note="vorher"))
    subprocess.run(["mount", "-o", "remount,abort", str(folder)], check=False, capture_output=True)
    for _ in range(3):
        assert key_of(lambda: library.annotations.save(make_annotation(stored, "b"))) == "store.read_only"
        assert library.annotations.get("a").note == "vorher"  # reading goes on
    run("umount", "-l", str(folder))
    assert key_of(lambda: library.annotations.save(make_annotation(stored, "b"))) == "store.moved"
    run("mount", device, str(folder))
    library.annotations.save(make_annotation(stored, "b", note="danach"))
    library.close()
    library = open_library(path).library
    assert [one.note for one in library.annotations.of_article(stored.id)] == ["vorher", "danach"]
    library.close()
    assert problems_of(path) == []


@pytest.fixture
def failing_disk(tmp_path: Path) -> Iterator[tuple[Path, Callable[[], None]]]:
    """A real file system whose device has no room for what it claims to hold, and what mends it.

    A write to it goes well and fails when it is synced, with EIO.
    """
    under, folder = tmp_path / "under", tmp_path / "disk"
    under.mkdir()
    folder.mkdir()
    try:
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(under))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs the right to mount a tmpfs")
    device = ""
    try:
        image = under / "image"
        with image.open("wb") as file:
            file.truncate(16_000_000)
        run("mkfs.ext2", "-q", "-N", "64", str(image))
        device = subprocess.run(
            ["losetup", "--find", "--show", str(image)], check=True, capture_output=True, text=True
        ).stdout.strip()
        run("mount", device, str(folder))
        yield folder, lambda: run("mount", "-o", "remount,size=64m", str(under))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs the right to mount a loop device")
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False, capture_output=True)
        if device:
            subprocess.run(["losetup", "-d", device], check=False, capture_output=True)
        subprocess.run(["umount", "-l", str(under)], check=False, capture_output=True)


def test_a_device_that_cannot_sync_is_told_and_used_again_once_it_can(
    failing_disk: tuple[Path, Callable[[], None]],
) -> None:
    folder, mend = failing_disk
    path = folder / "library.sqlite"
    library = open_library(path).library
    stored = library.articles.add(make_article(), NOON)
    acknowledged = 0

    def write_on() -> None:
        nonlocal acknowledged
        for number in range(1000):
            library.annotations.save(make_annotation(stored, f"{number:04}", note="Notiz " * 500))
            acknowledged = number + 1

    assert key_of(write_on) == "store.disk_error"
    assert 0 < acknowledged < 1000
    for _ in range(3):
        assert key_of(lambda: library.annotations.save(make_annotation(stored, "b"))) == "store.disk_error"
    mend()
    library.annotations.save(make_annotation(stored, "b", note="danach"))
    found = {one.id for one in library.annotations.of_article(stored.id)}
    assert found >= {"b", *(f"{number:04}" for number in range(acknowledged))}
    library.close()
    run("umount", str(folder))
    run(
        "mount",
        subprocess.run(
            ["losetup", "-j", str(folder.parent / "under" / "image"), "-nO", "NAME"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip(),
        str(folder),
    )
    again = open_library(path)
    assert again.recovery is None
    assert {one.id for one in again.library.annotations.of_article(stored.id)} == found
    again.library.close()
    assert problems_of(path) == []


def test_a_library_made_immutable_is_told_and_written_to_again_once_it_is_not(disk: tuple[Path, str]) -> None:
    path = disk[0] / "library.sqlite"
    library = open_library(path).library
    stored = library.articles.add(make_article(), NOON)
    log = path.with_name(path.name + "-wal")
    for file in (path, log):
        run("chattr", "+i", str(file))
    for _ in range(3):
        assert key_of(lambda: library.annotations.save(make_annotation(stored))) == "store.read_only"
    for file in (path, log):
        run("chattr", "-i", str(file))
    library.annotations.save(make_annotation(stored))
    library.close()
    assert problems_of(path) == []
