"""Reading files in a process of their own; this end of it. No Qt: the command line reads with it too."""

from __future__ import annotations

import _thread
import logging
import subprocess
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final, NoReturn

from randnotiz.domain.article import Article
from randnotiz.domain.problem import ImportProblem
from randnotiz.files import read_bytes
from randnotiz.importers.wire import LONGEST_ANSWER, Book, Garbled, Wish, answer_of, wish_line
from randnotiz.locations import import_worker_command

log = logging.getLogger(__name__)

_LAST_WAIT: Final = 2.0  # seconds
_PATIENCE: Final = 60.0
"""Seconds for one file."""


class ImportStopped(Exception):
    """The reader, or the program's end, broke the reading off."""


class ImportBug(RuntimeError):
    """An error of the program while reading; carries the traceback from the other process."""


class ImportProcess:
    """Reads one file after the other in a child process, which is started when the first is read.

    Its methods may be called from any thread; `read` by one at a time. A file that kills the process or keeps
    it for longer than `patience` seconds is refused with a sentence, and the next one gets a new process.
    """

    def __init__(self, command: tuple[str, list[str]] | None = None, patience: float = _PATIENCE) -> None:
        program, arguments = command or import_worker_command()
        self._command = [program, *arguments]
        self._patience = patience
        self._lock = threading.Lock()  # guards the two below, which `stop` touches from another thread
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def begin(self) -> None:
        """Start the process before there is anything to read. Raises ImportStopped, OSError."""
        self._started()

    def read(self, path: Path, wish: Wish) -> Article | Book:
        """What is in a file; `wish.size` is filled in here.

        Raises ImportProblem ("import.vanished", "import.broke_off", "import.too_slow", ..., with `name`),
        ImportStopped, ImportBug.
        """
        return self.read_data(read_bytes(path), wish)

    def read_data(self, data: bytes, wish: Wish) -> Article | Book:
        """As `read`, for the bytes of a file."""
        return self._read(data, wish) or self._read(data, wish) or self._broke_off(wish)

    def _broke_off(self, wish: Wish) -> NoReturn:
        raise ImportProblem("import.broke_off", name=wish.name or wish.source)

    def _read(self, data: bytes, wish: Wish) -> Article | Book | None:
        """None where the process ended by itself before it saw the file, as it does to give memory back."""
        process = self._started()
        answered, late = threading.Event(), threading.Event()

        def watch() -> None:
            if not answered.wait(self._patience):
                late.set()
                process.kill()

        # Not a Thread: making one asks for the current thread, and Qt's threads are strangers to Python's.
        _thread.start_new_thread(watch, ())
        try:
            line = self._exchange(process, data, wish)
        finally:
            answered.set()
        if not line.endswith(b"\n"):
            self._forget(process)
            if self._stopped:
                raise ImportStopped
            if late.is_set():
                name, seconds = wish.name or wish.source, round(self._patience)
                raise ImportProblem("import.too_slow", name=name, seconds=seconds)
            return None if process.returncode == 0 else self._broke_off(wish)
        return self._understood(line, wish)

    def _exchange(self, process: subprocess.Popen[bytes], data: bytes, wish: Wish) -> bytes:
        """The answer's line; less than a line where the process ended before."""
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(wish_line(replace(wish, size=len(data))))
            process.stdin.write(data)
            process.stdin.flush()
            return process.stdout.readline(LONGEST_ANSWER)
        except (OSError, ValueError):  # it ended, or was ended, in the middle
            return b""

    def _understood(self, line: bytes, wish: Wish) -> Article | Book:
        name = wish.name or wish.source
        try:
            answer = answer_of(line)
        except Garbled as error:
            log.error("the import process answered with something else: %s", error)
            raise ImportProblem("import.broke_off", name=name) from error
        if isinstance(answer, Article | Book):
            return answer
        if "problem" in answer:
            raise ImportProblem(str(answer["problem"]), **answer.get("values", {}))
        raise ImportBug(f"while reading {name}\n{answer.get('bug')}")

    def _started(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._stopped:
                raise ImportStopped
            if self._process is None or self._process.poll() is not None:
                self._drop()
                self._process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            return self._process

    def _forget(self, process: subprocess.Popen[bytes]) -> None:
        with self._lock:
            if self._process is process:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(_LAST_WAIT)  # its output has ended: so has it, or will in a moment
                process.kill()
                self._drop()

    def _drop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # what was still to be written has no reader any more
                    continue
        process.wait()

    def stop(self) -> None:
        """Break off what is being read; nothing is read any more. `read` raises ImportStopped."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def rest(self) -> None:
        """End the process while nothing is being read; another `read` starts a new one."""
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._drop()

    def close(self) -> None:
        """End the process for good, when nobody reads any more."""
        self.stop()
        self.rest()

    def __enter__(self) -> ImportProcess:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()
