"""A library on a drive that has no locks, or none that work: said in a sentence, and nothing is changed."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.store.making import NOON, make_article

from randnotiz.store import open_library

_ROOT = Path(__file__).resolve().parents[2]
_OPENING = (
    "import sys; from pathlib import Path\n"
    "from randnotiz.store import open_library; from randnotiz.domain.problem import Problem\n"
    "try: open_library(Path(sys.argv[1])).library.close(); print('opened')\n"
    "except Problem as problem: print(problem.key)"
)


@pytest.fixture(scope="module")
def drive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that plays such a drive; skipped where it cannot be built."""
    compiler = shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("needs Linux and a C compiler")
    built = tmp_path_factory.mktemp("drive") / "no_locks.so"
    source = Path(__file__).with_name("no_locks.c")
    done = subprocess.run(
        [compiler, "-shared", "-fPIC", "-o", str(built), str(source), "-ldl"],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("the C compiler cannot build it")
    return built


def opened_on(drive: Path, path: Path, **settings: str) -> str:
    """What a start of the program finds there."""
    environment = os.environ | {"PYTHONPATH": str(_ROOT / "desktop"), "LD_PRELOAD": str(drive)} | settings
    done = subprocess.run(
        [sys.executable, "-c", _OPENING, str(path)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ({"NO_LOCKS": str(errno.EOPNOTSUPP)}, "store.no_locks"),
        ({"NO_LOCKS": str(errno.ENOLCK)}, "store.locked"),  # another computer may hold it: SQLite cannot tell
        ({"NO_SHARING": "1"}, "store.no_locks"),
    ],
)
def test_a_drive_without_locks_is_told_and_left_as_it_is(
    drive: Path, path: Path, settings: dict[str, str], key: str, there: bool
) -> None:
    if there:
        library = open_library(path).library
        library.articles.add(make_article(), NOON)
        library.close()
    before = path.read_bytes() if there else None
    assert opened_on(drive, path, **settings) == key
    assert before is None or path.read_bytes() == before
    assert opened_on(drive, path) == "opened"  # once the drive locks as it should
    library = open_library(path).library
    assert len(library.listing.ids()) == there
    library.close()
