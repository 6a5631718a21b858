"""The real program as a process: off-screen where no display is, under a window manager where one is."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.end_to_end

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "stadtbahn.txt"
PATIENCE = 90.0


def until(met: Callable[[], object], what: str) -> None:
    """Wait for an observable fact of another process; polling is all one can do from outside."""
    end = time.monotonic() + PATIENCE
    while not met():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.02)


@dataclass
class Program:
    """A running program with a home of its own."""

    process: subprocess.Popen[bytes]
    library: Path
    log: Path

    def said(self, words: str) -> bool:
        return self.log.is_file() and words in self.log.read_text("utf-8", "replace")

    def ask(self, query: str) -> list[tuple[object, ...]]:
        connection = sqlite3.connect(f"file:{self.library}?mode=ro", uri=True)
        try:
            return list(connection.execute(query))
        finally:
            connection.close()


@pytest.fixture
def start(program_environment: dict[str, str], tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Starts the program and ends whatever is left of it."""
    running: list[subprocess.Popen[bytes]] = []
    environment = {**program_environment, "PYTHONPATH": str(ROOT / "desktop")}
    library = tmp_path / "library.sqlite"
    log = Path(environment["XDG_STATE_HOME"]) / "randnotiz" / "log" / "randnotiz.log"

    def run(*arguments: str) -> Program:
        process = subprocess.Popen(
            [sys.executable, "-m", "randnotiz", "--library", str(library), *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        running.append(process)
        return Program(process, library, log)

    yield run
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()


def test_a_first_start_shows_the_annotated_sample(start: Callable[..., Program]) -> None:
    program = start()
    until(lambda: program.said("ready"), "the window to stand")
    assert program.ask("select count(*) from article") == [(1,)]
    [(notes,)] = program.ask("select count(*) from annotation")
    assert isinstance(notes, int)
    assert notes >= 5


def test_where_the_named_file_cannot_be_opened_another_article_stands_beneath_the_message(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    program = start(str(tmp_path / "gibt-es-nicht.txt"))
    until(lambda: program.said("ready"), "the window to stand")
    assert program.ask("select count(*) from article") == [(1,)]


def test_names_found_are_kept_for_the_next_start(start: Callable[..., Program]) -> None:
    program = start(str(SEED))
    until(
        lambda: program.said("ready") and program.ask("select count(*) from analysis") == [(1,)],
        "the analysis to be kept",
    )


def test_a_second_start_hands_its_file_to_the_first(start: Callable[..., Program], tmp_path: Path) -> None:
    first = start(str(SEED))
    until(lambda: first.said("ready"), "the first window")
    other = tmp_path / "zweiter.txt"
    other.write_text("Der zweite Artikel\n\nEr kam von einem zweiten Start.", "utf-8")
    second = start(str(other))
    assert second.process.wait(PATIENCE) == 0
    until(lambda: first.ask("select count(*) from article") == [(2,)], "the second article")
    assert first.process.poll() is None


def test_a_bad_file_neither_ends_the_program_nor_harms_the_library(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    bad = tmp_path / "kaputt.txt"
    bad.write_bytes(bytes(random.Random(1).randbytes(5000)))
    program = start(str(bad), str(tmp_path / "gibt-es-nicht.txt"), str(SEED))
    until(lambda: program.said("ready"), "the window")
    until(lambda: program.ask("select count(*) from article") == [(1,)], "the good article")
    assert program.process.poll() is None


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be deleted there")
def test_a_library_deleted_and_then_exchanged_while_it_is_open_needs_no_restart(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    program = start(str(SEED))
    backups = tmp_path / "backups"
    until(lambda: list(backups.glob("library-*.sqlite")), "the first backup")
    program.library.unlink()
    until(program.library.exists, "the library to be put back")
    assert program.ask("select count(*) from article") == [(1,)]
    arriving = tmp_path / "arriving"
    shutil.copy(min(backups.glob("library-*.sqlite")), arriving)
    connection = sqlite3.connect(arriving)
    connection.execute("update article set position = 7")
    connection.commit()
    connection.close()
    arriving.replace(program.library)
    until(lambda: len(list(backups.glob("library-*.sqlite"))) > 1, "what was open to be kept")
    until(lambda: program.library.with_name("library.sqlite-wal").exists(), "the other one to be open")
    assert program.ask("select count(*) from article") == [(1,)]
    assert program.process.poll() is None


def test_without_a_display_the_program_writes_a_picture_and_a_copy(
    program_environment: dict[str, str], tmp_path: Path
) -> None:
    environment = {**program_environment, "PYTHONPATH": str(ROOT / "desktop"), "QT_QPA_PLATFORM": "offscreen"}
    folder = tmp_path / "bild"
    done = subprocess.run(
        [sys.executable, "-m", "randnotiz", "--picture", str(folder), str(SEED)],
        env=environment,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert (folder / "window.png").read_bytes().startswith(b"\x89PNG")
    copy = (folder / "annotated-copy.html").read_text("utf-8")
    assert SEED.read_text("utf-8").splitlines()[0] in copy


# ------------------------------------------------------------- with a keyboard

_TOOLS = ("xdotool",)
needs_display = pytest.mark.skipif(
    not os.environ.get("DISPLAY") or any(shutil.which(tool) is None for tool in _TOOLS),
    reason="needs a display and xdotool",
)


def xdotool(*arguments: str) -> str:
    done = subprocess.run(["xdotool", *arguments], capture_output=True, text=True, timeout=30, check=False)
    return done.stdout.strip()


def focus_window(program: Program) -> None:
    """Bring the program's window to the front, so that keys reach it."""
    search = ("search", "--onlyvisible", "--pid", str(program.process.pid), "--name", "Randnotiz")
    until(lambda: xdotool(*search), "a window")
    window = xdotool(*search).splitlines()[-1]
    xdotool("windowactivate", window)
    until(lambda: xdotool("getactivewindow") == window, "the window to be active")


TYPED = "Eine Notiz, die gleich vom Rechner gerissen wird und doch da sein muss. " * 4
KILLS = int(os.environ.get("RANDNOTIZ_KILLS", "2"))


@needs_display
@pytest.mark.timeout(60 + 60 * KILLS)
def test_being_killed_at_a_random_moment_of_typing_loses_nothing_acknowledged(
    start: Callable[..., Program],
) -> None:
    chance = random.Random(os.environ.get("RANDNOTIZ_SEED", "7"))
    for number in range(1, KILLS + 1):
        kill_while_typing(start(str(SEED)), number, chance.uniform(0.3, 3.5))


def kill_while_typing(program: Program, number: int, seconds: float) -> None:
    """Make the `number`-th highlight, type into its note and kill the program after so many seconds."""
    note_query = "select note from annotation order by rowid desc limit 1"
    until(lambda: program.log.is_file() and program.log.read_text("utf-8").count("ready") == number, "ready")
    focus_window(program)
    xdotool("key", "ctrl+2", "ctrl+Home", "ctrl+shift+Right", "ctrl+shift+Right", "2")
    until(lambda: program.ask("select count(*) from annotation") == [(number,)], "the highlight")
    typing = subprocess.Popen(["xdotool", "type", "--delay", "12", TYPED])
    end, acknowledged = time.monotonic() + seconds, ""
    while time.monotonic() < end:
        [(note,)] = program.ask(note_query)
        acknowledged = str(note)
    program.process.send_signal(signal.SIGKILL)
    program.process.wait(10)
    typing.wait(
        30
    )  # killed in the middle of a key it would leave that key pressed down, for the next round too
    [(note,)] = program.ask(note_query)
    assert str(note).startswith(acknowledged)
    assert TYPED.startswith(str(note))
    assert program.ask("pragma integrity_check") == [("ok",)]
    assert program.ask("pragma foreign_key_check") == []


@needs_display
def test_closing_the_window_at_once_keeps_the_last_key(start: Callable[..., Program]) -> None:
    program = start(str(SEED))
    until(lambda: program.said("ready"), "the window")
    focus_window(program)
    xdotool("key", "ctrl+2", "ctrl+Home", "ctrl+shift+Right", "1")
    until(lambda: program.ask("select count(*) from annotation") == [(1,)], "the highlight")
    xdotool("type", "--delay", "5", "letztes Zeichen!")
    xdotool("key", "ctrl+q")
    program.process.wait(PATIENCE)
    assert program.ask("select note from annotation") == [("letztes Zeichen!",)]


def test_analyse_speaks_json(program_environment: dict[str, str]) -> None:
    environment = {**program_environment, "PYTHONPATH": str(ROOT / "desktop")}
    done = subprocess.run(
        [sys.executable, "-m", "randnotiz", "analyse", "--published", "2025-08-20", str(SEED)],
        env=environment,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    [line] = done.stdout.decode().splitlines()
    row = json.loads(line)
    assert row["text"][row["mentions"][0]["start"] : row["mentions"][0]["end"]] == row["mentions"][0]["text"]
