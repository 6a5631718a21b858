"""Reading in a process of its own: what a file does to it, the program survives."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from randnotiz.domain.article import Article, DateOrigin
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers import import_bytes
from randnotiz.importers.wire import Garbled, Wish, answer_line, answer_of, wish_line, wish_of
from randnotiz.session.import_process import ImportBug, ImportProcess, ImportStopped

ROOT = Path(__file__).resolve().parents[2]
PAGE = (
    "<html lang=de><head><title>Besuch</title></head><body><article><h1>Besuch 👋</h1>"
    + "<p>Die Ministerin <b>Lena Harms</b> traf den Bürgermeister in Kiel. Sie sprachen lange.</p>" * 8
    + "<ul><li>Hafen<li>Schule</ul></article></body></html>"
).encode()

Acting = Callable[..., ImportProcess]


@pytest.fixture
def acting() -> Iterator[Acting]:
    """An import process that runs a script of the test's instead, each wish being in `wish` and `data`."""
    made: list[ImportProcess] = []

    def make(script: str, patience: float = 30.0) -> ImportProcess:
        lines = [
            "import json, os, sys, time",
            "while line := sys.stdin.buffer.readline():",
            "    wish = json.loads(line); data = sys.stdin.buffer.read(wish['size'])",
            *(f"    {line}" for line in script.splitlines()),
        ]
        made.append(ImportProcess((sys.executable, ["-c", "\n".join(lines)]), patience))
        return made[-1]

    yield make
    for process in made:
        process.close()


@pytest.fixture
def real() -> Iterator[ImportProcess]:
    """The program's own."""
    with ImportProcess() as process:
        yield process


def test_an_article_comes_back_as_it_was_made(real: ImportProcess) -> None:
    wish = Wish(0, "seite.html", "/tmp/seite.html", date(2025, 8, 19))
    assert real.read_data(PAGE, wish) == import_bytes(
        PAGE, "seite.html", "/tmp/seite.html", date(2025, 8, 19)
    )
    text = "Dunkel war's.\u2028 \U0001f469\u200d\U0001f680 \ud800 ﬁ\n\nEnde.".encode("utf-8", "surrogatepass")
    assert real.read_data(text, Wish(0, "a.txt")) == import_bytes(text, "a.txt")


def test_the_dateline_is_read_where_nothing_else_tells_the_day(real: ImportProcess) -> None:
    text = "Berlin, 3. Mai 2024 (dpa) – Der Bundestag hat das Gesetz beschlossen. Es gilt bald.".encode()
    found = real.read_data(text, Wish(0, "a.txt", dateline=True))
    assert isinstance(found, Article)
    assert (found.published, found.published_origin) == (date(2024, 5, 3), DateOrigin.DATELINE)


def test_problems_come_back_with_their_values(real: ImportProcess) -> None:
    with pytest.raises(ImportProblem) as raised:
        real.read_data(b"%PDF-1.7 nothing", Wish(0, "kaputt.pdf"))
    assert (raised.value.key, raised.value.values["name"]) == ("import.damaged", "kaputt.pdf")


def test_a_missing_file_needs_no_process(acting: Acting, tmp_path: Path) -> None:
    with pytest.raises(ImportProblem) as raised:
        acting("os.abort()", 5).read(tmp_path / "fehlt.pdf", Wish(0, "fehlt.pdf"))
    assert raised.value.key == "import.vanished"


DYING = (
    "if data == b'boom': os.abort()\nprint(json.dumps({'problem': 'import.empty', 'values': {}}), flush=True)"
)


def test_a_crash_is_a_sentence_and_the_next_file_is_read(acting: Acting) -> None:
    process = acting(DYING, 30)
    for data, key in ((b"x", "import.empty"), (b"boom", "import.broke_off"), (b"x", "import.empty")):
        with pytest.raises(ImportProblem) as raised:
            process.read_data(data, Wish(0, "a.pdf"))
        assert raised.value.key == key


def test_a_process_that_ended_by_itself_is_replaced(acting: Acting) -> None:
    process = acting("print(json.dumps({'problem': 'import.empty', 'values': {}}), flush=True); sys.exit(0)")
    for _ in range(6):
        with pytest.raises(ImportProblem) as raised:
            process.read_data(b"x", Wish(0, "a.pdf"))
        assert raised.value.key == "import.empty"


def test_what_hangs_is_given_up(acting: Acting) -> None:
    with pytest.raises(ImportProblem) as raised:
        acting("time.sleep(100)", 0.3).read_data(b"x", Wish(0, "a.pdf"))
    assert raised.value.key == "import.too_slow"


def test_reading_can_be_broken_off(acting: Acting) -> None:
    process = acting("open(data, 'w').close(); time.sleep(100)", 30)
    here = Path(__file__).with_suffix(".started")
    try:
        threading.Thread(target=lambda: (_until(here.exists), process.stop()), daemon=True).start()
        with pytest.raises(ImportStopped):
            process.read_data(str(here).encode(), Wish(0, "a.pdf"))
    finally:
        here.unlink(missing_ok=True)
    with pytest.raises(ImportStopped):
        process.read_data(b"x", Wish(0, "a.pdf"))


def _until(what: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not what() and time.monotonic() < end:
        threading.Event().wait(0.02)


@pytest.mark.parametrize(
    "said", ["print('nonsense')", "print('[1]')", 'print(json.dumps({"article": {"text": 1}}))']
)
def test_only_answers_are_believed(acting: Acting, caplog: pytest.LogCaptureFixture, said: str) -> None:
    with pytest.raises(ImportProblem) as raised:
        acting(f"{said}; sys.stdout.flush()", 30).read_data(b"x", Wish(0, "a.pdf"))
    assert raised.value.key == "import.broke_off"


def test_a_bug_is_told_as_one(acting: Acting) -> None:
    with pytest.raises(ImportBug, match="Traceback of it"):
        acting("print(json.dumps({'bug': 'Traceback of it'}), flush=True)", 30).read_data(
            b"x", Wish(0, "a.pdf")
        )


@pytest.mark.skipif(sys.platform != "linux", reason="the system keeps no such limits")
def test_memory_is_limited() -> None:
    from subprocess import run

    script = (
        "from randnotiz.importers.worker import _limit\n"
        "_limit()\n"
        "try: bytearray(3 * 1024**3); print('memory')\n"
        "except MemoryError: pass\n"
    )
    done = run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_wishes_and_answers_survive_the_way() -> None:
    wish = Wish(3, "ä\n.pdf", "/x/ä", date(2020, 2, 29), False, True, True, (4, 2))
    assert wish_of(wish_line(wish)) == wish
    article = import_bytes(b"# Titel\n\n- a *b*\n- c\n\n> Zitat", "a.md")
    assert answer_of(answer_line(article)) == article
    with pytest.raises(Garbled):
        answer_of(answer_line(article).replace(b'"title"', b'"titel"'))


@pytest.mark.skipif(sys.platform != "linux", reason="the system tells a process's memory in another way")
def test_what_the_program_itself_has_used_does_not_wear_the_process_out() -> None:
    # A new process begins with the peak of the one that starts it: here 600 MB and more.
    code = (
        "from pathlib import Path; from randnotiz.session.import_process import ImportProcess;"
        "from randnotiz.importers.wire import Wish; room = b'x' * 600_000_000; del room\n"
        "with ImportProcess() as process:\n"
        "    seen = set()\n"
        "    for name in ('a.txt', 'b.txt'):\n"
        "        process.read_data(b'Ein Text aus Kiel.', Wish(0, name, name, None))\n"
        "        seen.add(process._process.pid)\n"
        "        process._process.poll() is None or seen.add('ended')\n"
        "print(len(seen))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "desktop")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "1"
