"""What people, sync programs and drives do to a library that is open, in any order, between two notes.

Every note that was acknowledged has to be in the library in the end, with the words it got last, and the
library has to hold together:

    python tests/store/outside_events.py 500

runs so many sequences and tells the seed of one that fails.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Final

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "desktop"), str(ROOT)]

from tests.store.holding import another_program, problems_of  # noqa: E402
from tests.store.making import NOON, make_annotation, make_article  # noqa: E402

from randnotiz.domain.problem import StoreProblem  # noqa: E402
from randnotiz.store import open_library  # noqa: E402
from randnotiz.store.coming_back import Exchange  # noqa: E402
from randnotiz.store.rescue_copy import RescueCopy  # noqa: E402
from randnotiz.store.restoring import bring_together  # noqa: E402

_TRIES: Final = 6
_ARTICLE: Final = make_article("Merz reist nach Paris. " * 30)


class Run:
    """One library, open, and what has been acknowledged. It follows exchanges as the session does."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        self.path = folder / "home" / "library.sqlite"
        self.older = folder / "older.sqlite"
        self.rng = rng
        self.library = open_library(self.path).library
        self.library.listen(self)
        self.library.articles.add(_ARTICLE, NOON)
        self.acknowledged: dict[str, str] = {}
        self.refused = 0
        self._others: list[Exchange] = []
        self._number = 0

    def heed(self, *, changed: bool) -> None: ...

    def told(self, notice: StoreProblem) -> None: ...

    def exchanged(self, exchange: Exchange) -> None:
        self._others.append(exchange)

    # ------------------------------------------------------------- the reader

    def write(self) -> None:
        """Write a note, a new one or an old one on, and try again until it is acknowledged."""
        self._number += 1
        name = f"{self.rng.randrange(12)}"
        words = f"Notiz {self._number} " * self.rng.randrange(1, 60)
        for _ in range(_TRIES):
            try:
                self._follow()
                self._save(name, words)
            except StoreProblem:
                self.refused += 1
            else:
                self.acknowledged[name] = words
                return
        raise AssertionError("refused for ever")

    def try_to_write(self) -> None:
        try:
            self._save("unmöglich", "wird abgelehnt")
        except StoreProblem:
            self.refused += 1
        else:
            raise AssertionError("acknowledged, though nobody would find it again")

    def _save(self, name: str, words: str) -> None:
        with self.library.transaction():
            number = self.library.articles.find(_ARTICLE.hash)
            stored = (
                self.library.articles.add(_ARTICLE, NOON)
                if number is None
                else self.library.articles.get(number)
            )
            later = timedelta(seconds=self._number)
            self.library.annotations.save(make_annotation(stored, name, note=words, later=later))

    def _follow(self) -> None:
        self.library.look_after()
        while self._others:
            copy = self._others[0].copy
            if copy is not None:
                for _ in bring_together(self.library, copy):
                    pass
            self._others.pop(0)

    # ------------------------------------------------------------- the others

    def delete(self) -> None:
        for suffix in self.rng.choice((("",), ("-wal",), ("-shm",), ("-wal", "-shm"), ("", "-wal", "-shm"))):
            self._beside(suffix).unlink(missing_ok=True)

    def copy_away(self) -> None:
        """A sync program takes the library along as it is."""
        backup = self.library.backup_now() or self.library.backups()[0]
        shutil.copy(backup, self.older)

    def move_older_here(self) -> None:
        if self.older.exists():
            shutil.copy(self.older, self._beside(".arriving"))
            self._beside(".arriving").replace(self.path)

    def copy_older_over(self) -> None:
        if self.older.exists() and self.library.is_in_place:
            RescueCopy(self.path).renew(NOON, Event())  # which it is some seconds after each change
            self.path.write_bytes(self.older.read_bytes())

    def move_away_and_back(self) -> None:
        away = self.path.with_name("away.sqlite")
        self.path.rename(away)
        if self.rng.random() < 0.5:
            self.write()
        away.replace(self.path)

    def unplug(self) -> None:
        home = self.path.parent
        home.rename(home.with_name("unplugged"))
        self.try_to_write()
        home.with_name("unplugged").rename(home)

    def lock(self) -> None:
        with another_program(self.path) as other:
            other.execute("BEGIN IMMEDIATE")
            self.try_to_write()

    def write_elsewhere(self) -> None:
        """Another program adds an article."""
        self._number += 1
        other = open_library(self.path).library
        other.articles.add(make_article(f"Von anderswo {self._number}."), NOON)
        if self.rng.random() < 0.5:
            other.connection.execute("PRAGMA wal_checkpoint")
        other.close()

    def put_garbage_here(self) -> None:
        self._beside(".arriving").write_bytes(os.urandom(self.rng.choice((0, 10, 5000, 100_000))))
        self._beside(".arriving").replace(self.path)

    def checkpoint(self) -> None:
        self.library.connection.execute(f"PRAGMA wal_checkpoint({self.rng.choice(('PASSIVE', 'TRUNCATE'))})")
        self.library.connection.note()

    def restart(self) -> None:
        self.library.close()
        self.library = open_library(self.path).library
        self.library.listen(self)

    def _beside(self, suffix: str) -> Path:
        return self.path.with_name(self.path.name + suffix)

    def events(self) -> list[Callable[[], None]]:
        """What may happen while the file is in place."""
        return [
            *(
                self.delete,
                self.copy_away,
                self.move_older_here,
                self.copy_older_over,
                self.move_away_and_back,
            ),
            *(
                self.unplug,
                self.lock,
                self.write_elsewhere,
                self.put_garbage_here,
                self.checkpoint,
                self.restart,
            ),
        ]

    def careful(self) -> list[Callable[[], None]]:
        """What needs the file to be there as it was, or uses SQLite on it by its name."""
        return [
            self.unplug,
            self.copy_away,
            self.lock,
            self.write_elsewhere,
            self.checkpoint,
            self.copy_older_over,
        ]

    def end(self) -> None:
        """Close the library and see what a new start finds. Raises AssertionError for a note that is lost."""
        self.write()
        self.library.close()
        opened = open_library(self.path)
        assert opened.recovery is None, opened.recovery
        number = opened.library.articles.find(_ARTICLE.hash)
        assert number is not None
        found = {one.id: one.note for one in opened.library.annotations.of_article(number)}
        opened.library.close()
        assert problems_of(self.path) == []
        lost = {name for name, words in self.acknowledged.items() if found.get(name) != words}
        assert not lost, {name: (found.get(name), self.acknowledged[name]) for name in lost}
        assert "unmöglich" not in found


def run(seed: int, folder: Path, steps: int = 12) -> Counter[str]:
    """One sequence of events and notes; how often each event happened."""
    rng = random.Random(seed)
    one = Run(folder, rng)
    happened: Counter[str] = Counter()
    try:
        for _ in range(steps):
            for _ in range(rng.randrange(3)):
                one.write()
            event = rng.choice(one.events())
            if event in one.careful():
                one.write()  # nobody who looks is to find another library beside our log
            happened[event.__name__] += 1
            event()
            if rng.random() < 0.7 or not one.path.exists():  # else two things happen before anybody looks
                one.write()
        one.end()
    except BaseException:
        print(f"seed {seed}: {dict(happened)}", file=sys.stderr)  # noqa: T201
        raise
    happened["refused"] = one.refused
    happened["acknowledged"] = one._number
    return happened


def main(times: int) -> None:
    """So many sequences, and what happened in them."""
    seed = int(os.environ.get("SEED", random.randrange(10**6)))
    happened: Counter[str] = Counter()
    for number in range(times):
        with tempfile.TemporaryDirectory() as folder:
            happened += run(seed + number, Path(folder))
    print(f"{times} sequences from seed {seed}, nothing acknowledged lost: {dict(happened)}")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]))
