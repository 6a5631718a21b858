"""Cut the power at random moments while the store writes, and open what the disk may then hold.

    python tests/store/power_cuts.py 2000

The store's own code writes notes, titles, articles and analyses through its own connection settings (a log,
synchronous FULL) to the disk of `failing_disk`. Every cut is then opened with the real SQLite and looked at:
what was acknowledged is there, what was under way is there whole or not at all, and the file holds together.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "desktop"), str(ROOT)]

from tests.store.failing_disk import Disk, FailingDisk, StandIn, put_down  # noqa: E402
from tests.store.holding import problems_of  # noqa: E402
from tests.store.making import NOON, make_analysis, make_annotation, make_article, rows_of  # noqa: E402

from randnotiz.store import Library, open_library  # noqa: E402
from randnotiz.store import connection as connection_module  # noqa: E402
from randnotiz.store.connection import Connection  # noqa: E402
from randnotiz.store.schema import create  # noqa: E402

NOTHING = -1


class Cut(NamedTuple):
    """What the disk may hold after a cut, and how many rounds had been acknowledged by then."""

    acknowledged: int
    files: dict[str, bytes]


@contextmanager
def library_on(disk: Disk, checkpoint_at: int) -> Iterator[Library]:
    """A library of the store's own making on a failing disk."""
    vfs = FailingDisk("failing", disk)
    module: Any = connection_module
    real = module.sqlite3.connect

    def connect(_where: str, **_: object) -> StandIn:
        return StandIn("library.sqlite", "failing", checkpoint_at)

    try:
        module.sqlite3.connect = connect
        try:
            connection = Connection(Path("library.sqlite"))
        finally:
            module.sqlite3.connect = real
        connection.start_writing()
        connection._whereabouts = None  # on a real disk it is asked whether the file was exchanged
        create(connection)
        yield Library(connection)
        connection.close()
    finally:
        vfs.unregister()


def write(library: Library, round_: int) -> None:
    """One transaction: the note and the title carry its number; articles come and go."""
    with library.transaction():
        stored = library.articles.add(make_article(f"Text {round_ // 5}. {'Wort ' * 200}"), NOON)
        library.articles.set_title(stored.id, f"Titel {round_}")
        library.annotations.save(
            make_annotation(stored, "a", note=f"Notiz {round_} " * (1 + round_ * 13 % 300))
        )
        library.analyses.put(make_analysis(stored.article.hash, name=f"Name {round_}"))
        if round_ % 7 == 6 and stored.id > 1:
            for summary in rows_of(library)[1:]:
                library.articles.remove(summary.id)


def cuts(times: int, seed: int, *, checkpoint_at: int = 40, honest: bool = True) -> Iterator[Cut]:
    """So many cuts, at random moments of a long run of writing."""
    rng = random.Random(seed)
    gathered: list[Cut] = []
    acknowledged = NOTHING

    def maybe_cut() -> None:
        # Making the library is short: it is cut more often.
        if rng.random() < (0.02 if acknowledged > NOTHING else 0.05):
            gathered.append(Cut(acknowledged, disk.after_cut(rng)))

    disk = Disk(maybe_cut)
    disk.honest = honest
    with library_on(disk, checkpoint_at) as library:
        while times > 0:
            write(library, acknowledged + 1)
            acknowledged += 1
            yield from gathered[:times]
            times -= len(gathered)
            gathered.clear()


def look(cut: Cut, folder: Path) -> bool:
    """Raise AssertionError unless all is as it should be; whether the round under way was found done."""
    put_down(cut.files, folder)
    path = folder / "library.sqlite"
    opened = open_library(path)
    try:
        assert opened.recovery is None, "taken for damaged"
        if cut.acknowledged == NOTHING:
            write(opened.library, 0)  # there need be nothing yet, but it has to be of use
            return False
        note = opened.library.annotations.get("a")
        title = opened.library.articles.get(note.article).article.title
        found = int(note.note.split()[1])
        assert cut.acknowledged <= found <= cut.acknowledged + 1, (cut.acknowledged, found)
        assert title == f"Titel {found}"
    finally:
        opened.library.close()
    assert problems_of(path) == []
    return found > cut.acknowledged


def main(times: int) -> None:
    """Cut so often, with an early and with the usual checkpoint, and tell what came of it."""
    seed = random.randrange(10**6)
    for checkpoint_at in (40, 1000):
        done = rounds = 0
        with tempfile.TemporaryDirectory() as folder:
            for cut in cuts(times // 2, seed, checkpoint_at=checkpoint_at):
                done += look(cut, Path(folder))
                rounds = cut.acknowledged
        print(  # noqa: T201
            f"{times // 2} cuts in {rounds} transactions, checkpoint at {checkpoint_at} pages: nothing "
            f"acknowledged lost, nothing half done; the one under way found done {done} times (seed {seed})"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]))
