"""Kill a program at random moments of every kind of write, and look at what it leaves.

A child does one kind of write over and over and says the number of each once the store says that it is kept.
Whatever the moment, what is found afterwards has to be the state of the last number said or of the next, and
the library has to hold together. Children are forked, so that a thousand kills take minutes:

    python tests/store/kill_kinds.py 1000 [KIND...]

The number is shared out among the kinds; each gets a line of its own in the end.
"""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from threading import Event

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "desktop"), str(ROOT)]

from tests.store.holding import another_program, problems_of  # noqa: E402
from tests.store.making import NOON, make_analysis, make_annotation, make_article, rows_of  # noqa: E402

from randnotiz.domain.article import DateOrigin  # noqa: E402
from randnotiz.files import write_atomically, writing  # noqa: E402
from randnotiz.store import Library, open_library, opening, schema  # noqa: E402
from randnotiz.store.backups import Backups, verify  # noqa: E402
from randnotiz.store.everything import bring_in, write_everything  # noqa: E402
from randnotiz.store.rescue_copy import RescueCopy  # noqa: E402
from randnotiz.store.restoring import restore_whole  # noqa: E402

SOME = 60
"""Articles or notes that are there before the child begins."""


class Kind:
    """One kind of write. `act` writes number `n`; `found` tells which number the library shows afterwards."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "library.sqlite"

    def prepare(self) -> None:
        """Make what has to be there before each child begins. Runs in the parent."""

    def begin(self) -> Library:
        """Open what the child writes to."""
        return open_library(self.path).library

    def act(self, library: Library, n: int) -> None:
        raise NotImplementedError

    def found(self, library: Library) -> int:
        raise NotImplementedError

    def look(self) -> int:
        """What a new start of the program finds. Raises AssertionError for anything that is half done."""
        opened = open_library(self.path)
        assert opened.recovery is None, opened.recovery
        try:
            return self.found(opened.library)
        finally:
            opened.library.close()
            assert problems_of(self.path) == []


class ArticleAdded(Kind):
    def act(self, library: Library, n: int) -> None:
        library.articles.add(make_article(f"Text {n}. {'Wort ' * (n * 37 % 900)}"), NOON)

    def found(self, library: Library) -> int:
        for number, summary in enumerate(reversed(rows_of(library)[:3])):
            text = library.articles.get(summary.id).article.text
            assert text.startswith(f"Text {summary.id}. "), (number, text[:20])
        return len(library.listing.ids())


class _Filled(Kind):
    """A library with one article, or SOME, that have a note and an analysis each."""

    count = 1

    def prepare(self) -> None:
        if not self.path.exists():
            self._fill()

    def _fill(self) -> None:
        library = open_library(self.path).library
        with library.transaction():
            for n in range(1, self.count + 1):
                stored = library.articles.add(make_article(f"Text {n}. {'Wort ' * 300}", "Titel 0"), NOON)
                library.annotations.save(make_annotation(stored, f"{n}", note="Notiz 0"))
                library.analyses.put(make_analysis(stored.article.hash, name="Name 0"))
        library.articles.set_position(1, 0)
        library.articles.set_published(1, date(2000, 1, 1), DateOrigin.READER)
        library.close()


class Title(_Filled):
    def act(self, library: Library, n: int) -> None:
        library.articles.set_title(1, f"Titel {n}")

    def found(self, library: Library) -> int:
        return int(library.articles.get(1).article.title.split()[1])


class TextExchanged(_Filled):
    """The article gets another text, its note another place, and the text it had is kept."""

    def act(self, library: Library, n: int) -> None:
        stored = library.articles.get(1)
        new = make_article(f"Fassung {n}. {'Wort ' * (n * 37 % 500)}", "Titel 0")
        (note,) = library.annotations.of_article(1)
        library.versions.exchange(stored, new, n, [replace(note, note=f"Notiz {n}")], NOON)

    def found(self, library: Library) -> int:
        words = library.articles.get(1).article.text.split()
        (note,) = library.annotations.of_article(1)
        n = int(words[1].rstrip(".")) if words[0] == "Fassung" else 0
        assert note.note == f"Notiz {n}"
        assert library.articles.get(1).position == n
        assert len(library.versions.of_article(1)) == n
        return n


class PublicationDate(_Filled):
    def act(self, library: Library, n: int) -> None:
        library.articles.set_published(1, date(2000, 1, 1) + timedelta(days=n), DateOrigin.READER)

    def found(self, library: Library) -> int:
        published = library.articles.get(1).article.published
        assert published is not None
        return (published - date(2000, 1, 1)).days


class Position(_Filled):
    def act(self, library: Library, n: int) -> None:
        library.articles.set_position(1, n)

    def found(self, library: Library) -> int:
        return library.articles.get(1).position


class AnalysisKept(_Filled):
    def act(self, library: Library, n: int) -> None:
        stored = library.articles.get(1)
        library.analyses.put(make_analysis(stored.article.hash, name=f"Name {n}"))

    def found(self, library: Library) -> int:
        analysis = library.analyses.latest(library.articles.get(1).article.hash)
        assert analysis is not None
        return int(analysis.entities[0].name.split()[1])


class NoteAdded(_Filled):
    def act(self, library: Library, n: int) -> None:
        library.annotations.save(
            make_annotation(library.articles.get(1), f"{n + 1}", note=f"Notiz {n} " * 50)
        )

    def found(self, library: Library) -> int:
        notes = sorted(int(note.id) for note in library.annotations.of_article(1))
        assert notes == list(range(1, len(notes) + 1))
        return len(notes) - 1


class NoteChanged(_Filled):
    def act(self, library: Library, n: int) -> None:
        words = f"Notiz {n} " * (1 + n * 7 % 900)
        library.annotations.save(make_annotation(library.articles.get(1), "1", note=words))

    def found(self, library: Library) -> int:
        words = library.annotations.get("1").note.split()
        assert len(set(words[1::2])) == 1
        return int(words[1])


class _Emptied(_Filled):
    """Filled anew for every child, which takes away one thing after the other."""

    count = SOME

    def prepare(self) -> None:
        for file in self.folder.glob("library*"):
            file.unlink()
        self._fill()


class ArticleRemoved(_Emptied):
    def act(self, library: Library, n: int) -> None:
        library.articles.remove(n)

    def found(self, library: Library) -> int:
        left = {summary.id for summary in rows_of(library)}
        with another_program(self.path) as file:
            tables = ("article", "article_text", "annotation", "analysis")
            rows = {file.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
        assert rows == {len(left)}, rows
        assert left == set(range(SOME - len(left) + 1, SOME + 1))
        return SOME - len(left)


class NoteRemoved(_Emptied):
    def act(self, library: Library, n: int) -> None:
        library.annotations.delete(f"{n}")

    def found(self, library: Library) -> int:
        left = sorted(int(note.id) for n in range(1, SOME + 1) for note in library.annotations.of_article(n))
        assert left == list(range(SOME - len(left) + 1, SOME + 1))
        return SOME - len(left)


class BackupMade(_Filled):
    count = SOME

    def act(self, library: Library, n: int) -> None:
        library.articles.set_title(1, f"Titel {n}")
        assert library.backup_now() is not None

    def found(self, library: Library) -> int:
        title = int(library.articles.get(1).article.title.split()[1])
        backups = Backups(self.path).all()
        for backup in backups:
            verify(backup)
        if not backups:
            assert title <= 1
            return 0
        copy = open_library(backups[0]).library
        kept = int(copy.articles.get(1).article.title.split()[1])
        copy.close()
        assert kept <= title <= kept + 1, (kept, title)
        return title if kept == title else kept


class Restored(Kind):
    """The library of backup "a" or "b", in turn."""

    def prepare(self) -> None:
        if self.path.exists():
            return
        library = self.begin()
        for name, size in (("b", 400), ("a", 9)):
            for summary in rows_of(library):
                library.articles.remove(summary.id)
            with library.transaction():
                for n in range(size):
                    stored = library.articles.add(make_article(f"{name} {n} {'Wort ' * 50}", name), NOON)
                    library.annotations.save(make_annotation(stored, f"{n}", note=name))
            backup = library.backup_now()
            assert backup is not None
            shutil.copyfile(backup, self.folder / name)
        library.close()

    def act(self, library: Library, n: int) -> None:
        restore_whole(self.path, self.folder / "ab"[n % 2], NOON, Event())

    def look(self) -> int:
        self.state = super().look()
        return self.state

    def found(self, library: Library) -> int:
        """0 for "a", 1 for "b": the parity of the number."""
        summaries = rows_of(library)
        (name,) = {summary.title for summary in summaries}
        assert len(summaries) == {"a": 9, "b": 400}[name]
        for summary in summaries:
            assert [note.note for note in library.annotations.of_article(summary.id)] == [name]
        for backup in library.backups():
            verify(backup)
        return "ab".index(name)


_LATER = (
    *schema.STEPS,
    schema.Step(
        "later",
        (
            "ALTER TABLE annotation ADD COLUMN later TEXT NOT NULL DEFAULT ''",
            "UPDATE annotation SET later = note || note",
            "CREATE TABLE later AS SELECT id, upper(note) AS words FROM annotation",
        ),
    ),
)


class Upgraded(Kind):
    """A library of today is opened by the program as it may be one day. Number 1: that is done."""

    def prepare(self) -> None:
        model = self.folder / "model"
        if not model.exists():
            library = open_library(model).library
            with library.transaction():
                for n in range(400):
                    stored = library.articles.add(make_article(f"Text {n}"), NOON)
                    library.annotations.save(make_annotation(stored, f"{n}", note=f"Notiz {n} " * 20))
            library.close()
        for file in self.folder.glob("library*"):
            file.unlink()
        shutil.rmtree(self.folder / "backups", ignore_errors=True)
        shutil.copyfile(model, self.path)

    def begin(self) -> Library:
        return open_library(self.folder / "other" / "library.sqlite").library

    def act(self, library: Library, n: int) -> None:
        if n == 1:
            self._open_later().close()
        else:
            time.sleep(60)

    def _open_later(self) -> Library:
        now = opening.STEPS, opening.upgrade
        opening.STEPS = _LATER  # type: ignore[misc]
        opening.upgrade = lambda connection: schema.upgrade(connection, _LATER)
        try:
            return open_library(self.path).library
        finally:
            opening.STEPS, opening.upgrade = now  # type: ignore[misc]

    def look(self) -> int:
        with another_program(self.path) as file:
            version = file.execute("PRAGMA user_version").fetchone()[0]
            columns = [row[1] for row in file.execute("PRAGMA table_info(annotation)")]
            assert ("later" in columns) == (version == len(_LATER))
        for backup in Backups(self.path).all():
            verify(backup)
        library = self._open_later()
        assert len(library.listing.ids()) == 400
        assert library.annotations.get("399").note == "Notiz 399 " * 20
        library.close()
        assert problems_of(self.path) == []
        return int(version == len(_LATER))


class Recovered(Kind):
    """A damaged library is set aside and its backup takes its place. Number 1: that is done."""

    def prepare(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        library = open_library(self.path).library
        with library.transaction():
            for n in range(SOME):
                stored = library.articles.add(make_article(f"Text {n} {'Wort ' * 100}"), NOON)
                library.annotations.save(make_annotation(stored, f"{n}", note=f"Notiz {n}"))
        library.backup_now()
        library.close()
        data = bytearray(self.path.read_bytes())
        data[4096 * 2 : 4096 * 12] = bytes(4096 * 10)
        self.path.write_bytes(data)

    def begin(self) -> Library:
        return open_library(self.folder / "other" / "library.sqlite").library

    def act(self, library: Library, n: int) -> None:
        if n == 1:
            open_library(self.path).library.close()
        else:
            time.sleep(60)

    def look(self) -> int:
        opened = open_library(self.path)
        library = opened.library
        assert len(library.listing.ids()) == SOME
        assert {library.annotations.get(f"{n}").note for n in range(SOME)} == {
            f"Notiz {n}" for n in range(SOME)
        }
        library.close()
        assert problems_of(self.path) == []
        assert list(self.folder.glob("library.damaged-*"))
        return int(opened.recovery is None)


class RescueCopyRenewed(_Filled):
    """Lines are added to the rescue copy; now and then it is written anew."""

    count = 5

    def begin(self) -> Library:
        self.copy = RescueCopy(self.path)
        return super().begin()

    def act(self, library: Library, n: int) -> None:
        library.annotations.save(make_annotation(library.articles.get(1), "1", note=f"Notiz {n} " * 30))
        if n % 7 == 0:
            self.copy = RescueCopy(self.path)
            self.copy._held = None
        self.copy.renew(NOON, Event())

    def found(self, library: Library) -> int:
        rescue = RescueCopy(self.path)
        shown = self._shown(rescue.path) if rescue.path.exists() else 0
        rescue.renew(NOON, Event())
        now = int(library.annotations.get("1").note.split()[1])
        assert self._shown(rescue.path) == now
        assert shown in (now, now - 1), (shown, now)
        return shown

    def _shown(self, file: Path) -> int:
        """The note of which the lines tell, brought into a library of its own."""
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            other = open_library(Path(folder) / "library.sqlite").library
            for _ in bring_in(other, BytesIO(file.read_bytes()), file.name):
                pass
            words = other.annotations.get("1").note.split()
            assert len(other.listing.ids()) == self.count
            other.close()
        return int(words[1])


class EverythingWritten(_Filled):
    """The file of everything is written over itself again and again."""

    count = SOME

    def act(self, library: Library, n: int) -> None:
        library.annotations.save(make_annotation(library.articles.get(1), "1", note=f"Notiz {n}"))
        with writing(self.folder / "alles.jsonl", overwrite=True) as file:
            write_everything(self.path, file.write, NOON, Event(), analyses=True)

    def found(self, library: Library) -> int:
        file = self.folder / "alles.jsonl"
        if not file.exists():
            return 0
        lines = file.read_bytes().splitlines(keepends=True)
        assert lines[-1].startswith(b'{"type": "end"')
        assert len(lines) == 2 + 3 * SOME
        (line,) = (line for line in lines if line.startswith(b'{"type": "annotation", "id": "1"'))
        return int(line.split(b'"note": "Notiz ')[1].split(b'"')[0])


class EverythingBroughtIn(Kind):
    """A file of everything comes in, a piece at a time. Number n: so many steps are done."""

    def prepare(self) -> None:
        file = self.folder / "alles.jsonl"
        if not file.exists():
            full = open_library(self.folder / "full" / "library.sqlite").library
            with full.transaction():
                for n in range(300):
                    stored = full.articles.add(make_article(f"Text {n} {'Wort ' * 200}"), NOON)
                    full.annotations.save(make_annotation(stored, f"{n}", note=f"Notiz {n}"))
            with writing(file) as target:
                write_everything(full.path, target.write, NOON, Event())
            full.close()
        for old in self.folder.glob("library*"):
            old.unlink()

    def begin(self) -> Library:
        library = super().begin()
        self.steps: Iterator[None] = bring_in(
            library, (self.folder / "alles.jsonl").open("rb"), "alles.jsonl"
        )
        return library

    def act(self, library: Library, n: int) -> None:
        if next(self.steps, self) is self:
            time.sleep(0.05)  # all of it is in; the kill comes in a moment

    def look(self) -> int:
        library = open_library(self.path).library
        before = len(library.listing.ids())
        for _ in bring_in(library, BytesIO((self.folder / "alles.jsonl").read_bytes()), "alles.jsonl"):
            pass
        assert len(library.listing.ids()) == 300
        assert {library.annotations.get(f"{n}").note for n in range(300)} == {
            f"Notiz {n}" for n in range(300)
        }
        library.close()
        assert problems_of(self.path) == []
        return before


class CopyWritten(Kind):
    """An annotated copy is written over itself, as every export is."""

    def act(self, library: Library, n: int) -> None:
        write_atomically(self.folder / "kopie.html", f"{n} ".encode() * 40_000, overwrite=True)

    def found(self, library: Library) -> int:
        file = self.folder / "kopie.html"
        if not file.exists():
            return 0
        words = file.read_bytes().split()
        assert len(words) == 40_000
        assert len(set(words)) == 1
        return int(words[0])


KINDS: tuple[type[Kind], ...] = (
    ArticleAdded,
    ArticleRemoved,
    Title,
    TextExchanged,
    PublicationDate,
    Position,
    AnalysisKept,
    NoteAdded,
    NoteChanged,
    NoteRemoved,
    BackupMade,
    Restored,
    Upgraded,
    Recovered,
    RescueCopyRenewed,
    EverythingWritten,
    EverythingBroughtIn,
    CopyWritten,
)
_ONCE = (Upgraded, Recovered)
_PARITY = (Restored,)


def kill_once(kind: Kind, begin_at: int, rng: random.Random, pace: list[float]) -> int:
    """Kill a child after some acknowledged writes and a random moment; gives the last acknowledged number."""
    reading, writing_end = os.pipe()
    child = os.fork()
    if child == 0:
        _write_until_killed(kind, begin_at, writing_end)
    os.close(writing_end)
    try:
        said = _listen(reading, rng.randrange(1, 2 if isinstance(kind, _ONCE) else 12), begin_at, pace)
        mean = sum(pace[-40:]) / len(pace[-40:]) if pace else 0.02
        select.select([], [], [], rng.random() * 1.3 * mean)
        os.kill(child, signal.SIGKILL)
        while rest := os.read(reading, 65536):
            said += rest
    finally:
        os.close(reading)
        _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL, f"the child ended by itself: {status}"
    return int(said.split()[-1])


def _write_until_killed(kind: Kind, begin_at: int, out: int) -> None:
    try:
        library = kind.begin()
        n = begin_at
        os.write(out, b"%d\n" % n)
        while True:
            n += 1
            kind.act(library, n)
            os.write(out, b"%d\n" % n)
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        os._exit(1)


def _listen(reading: int, numbers: int, begin_at: int, pace: list[float]) -> bytes:
    """What the child said up to its so many-th number; `pace` learns how long each took."""
    said = b""
    at = time.monotonic()
    while said.count(b"\n") < numbers:
        more = os.read(reading, 65536)
        if not more:
            break
        said += more
        now = time.monotonic()
        if said.count(b"\n") > 1:
            pace.append((now - at) / more.count(b"\n"))
        at = now
    return said or b"%d\n" % begin_at


def kill_many(kind: Kind, times: int, rng: random.Random) -> Counter[str]:
    """Kill and check so often; counts how often the write that was being done is found done, or not."""
    kind.folder.mkdir(parents=True, exist_ok=True)
    outcome: Counter[str] = Counter()
    # Of what is done but once the parent learns how long it takes.
    pace: list[float] = [0.25 if isinstance(kind, _ONCE) else 0.005]
    n = 0
    for _ in range(times):
        kind.prepare()
        fresh = isinstance(kind, (*_ONCE, _Emptied, EverythingBroughtIn))
        acknowledged = kill_once(kind, 0 if fresh else n, rng, pace)
        found = kind.look()
        if isinstance(kind, EverythingBroughtIn):
            outcome["done" if found else "not done"] += 1
            continue
        if isinstance(kind, _PARITY):
            found = acknowledged + (found != acknowledged % 2)
        if isinstance(kind, Recovered) and not acknowledged:
            found = 0
        assert acknowledged <= found <= acknowledged + 1, (type(kind).__name__, acknowledged, found)
        outcome["done" if found > acknowledged else "not done"] += 1
        n = found
    outcome["acknowledged"] = n
    return outcome


def main(times: int, names: list[str], say: Callable[[str], object] = print) -> None:
    """Share the kills out among the kinds and tell what came of each."""
    kinds = [kind for kind in KINDS if not names or kind.__name__ in names]
    each = -(-times // len(kinds))
    seed = int(os.environ.get("SEED", random.randrange(10**6)))
    with tempfile.TemporaryDirectory() as folder:
        for kind in kinds:
            begun = time.monotonic()
            outcome = kill_many(kind(Path(folder) / kind.__name__), each, random.Random(seed))
            took = time.monotonic() - begun
            say(
                f"{kind.__name__:20} {each:5} kills  {outcome['done']:4} times the write under way was found "
                f"done, {outcome['not done']:4} times not; nothing acknowledged lost  ({took:.0f} s)"
            )
    say(f"{each * len(kinds)} kills of {len(kinds)} kinds of write: nothing lost or half done (seed {seed})")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
