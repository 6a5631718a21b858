"""Kill a program that writes to a library at random moments, and look at what it leaves.

The child acknowledges every note on its standard output once the store says it is kept. Run as a script with
the number of kills: python tests/store/kill_many.py 200
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def write_until_killed(path: Path) -> None:
    """The child: each transaction adds one article with one note; then its number goes to stdout."""
    from tests.store.making import NOON, make_annotation, make_article

    from randnotiz.store import open_library

    library = open_library(path).library
    number = len(library.listing.ids())
    print(number, flush=True)  # noqa: T201
    while True:
        with library.transaction():
            stored = library.articles.add(make_article(f"Text {number}. {'Wort ' * (number % 700)}"), NOON)
            library.annotations.save(make_annotation(stored, f"{number}", note=f"Notiz n{number}x"))
        number += 1
        print(number, flush=True)  # noqa: T201


def kill_once(path: Path, rng: random.Random) -> int:
    """Kill the child after some acknowledged notes and a random moment; gives the last acknowledged."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "desktop"), str(ROOT)))}
    child = subprocess.Popen(
        [sys.executable, str(Path(__file__)), "--write", str(path)], stdout=subprocess.PIPE, env=environment
    )
    with child:
        assert child.stdout is not None
        said = []
        for _ in range(rng.randrange(1, 40)):
            said.append(child.stdout.readline())
            assert said[-1], "the child ended by itself"
        with suppress(subprocess.TimeoutExpired):
            child.wait(rng.random() * 0.004)
        child.kill()
        said += child.stdout.read().split()
    return int(said[-1])


def check(path: Path, acknowledged: int) -> int:
    """Raise AssertionError unless the acknowledged notes and at most one more are there; gives how many."""
    from tests.store.holding import problems_of

    from randnotiz.store import open_library

    opened = open_library(path)
    assert opened.recovery is None
    library = opened.library
    rows = len(library.listing.ids())
    assert acknowledged <= rows <= acknowledged + 1, (acknowledged, rows)
    for number in range(rows):
        assert library.annotations.get(f"{number}").note == f"Notiz n{number}x"
    if rows:
        assert [hit.annotation for hit in library.search(f"n{rows - 1}x")] == [f"{rows - 1}"]
    library.close()
    assert problems_of(path) == []
    return rows


def kill_many(path: Path, times: int, seed: int) -> int:
    """Kill and check so many times in one library; gives the number of notes in the end."""
    rng = random.Random(seed)
    rows = 0
    for _ in range(times):
        rows = check(path, kill_once(path, rng))
    return rows


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "desktop"), str(ROOT)]
    if sys.argv[1] == "--write":
        write_until_killed(Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            kills = int(sys.argv[1])
            notes = kill_many(Path(folder) / "library.sqlite", kills, seed=random.randrange(10**6))
            print(f"{kills} kills, {notes} notes, none lost")  # noqa: T201
