"""The child process that reads files: what crashes, hangs or fills the memory there takes nothing else down.

PDF is read by a library in C, and every parser may be led astray by a file made for it. Here they work under
limits of memory and processor time, and hand back no more than JSON.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, Final

from randnotiz.domain.article import Article, DateOrigin
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.wire import Book, Wish, answer_line, wish_of

_MOST_MEMORY: Final = 2 * 1024**3  # bytes of address space
_MOST_SECONDS: Final = 90  # of processor time for one file: the program ends it sooner, unless it is dead
_GROWN: Final = 500 * 1024  # kibibytes resident after which a fresh process goes on


def run_import_worker() -> int:
    """Answer wishes from stdin on stdout until there are no more; the exit status."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the program to answer
    wishes, answers = _claimed_streams()
    _limit()
    try:
        while line := wishes.readline():
            wish = wish_of(line)
            data = wishes.read(wish.size)
            if len(data) < wish.size:
                return 0  # the program ended in the middle of a file
            _allow_time()
            answer = _answer(wish, data)
            del data
            answers.write(answer_line(answer))
            answers.flush()
            if _has_grown():
                return 0
    except BrokenPipeError:
        pass  # nobody is there any more
    return 0


def _claimed_streams() -> tuple[BinaryIO, BinaryIO]:
    """Stdin and stdout for the wishes and answers alone: what a library prints goes nowhere."""
    wishes, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nothing, stream)
    os.close(nothing)
    return wishes, answers


def _limit() -> None:
    """Bounds that the system keeps, where it keeps any."""
    sys.dont_write_bytecode = True
    try:
        import resource
    except ImportError:  # Windows: there the program's own clock has to do
        return
    limits = (resource.RLIMIT_AS, _MOST_MEMORY), (resource.RLIMIT_CORE, 0)
    for kind, most in limits:
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):
            continue  # a tighter limit holds already, or the system knows none


def _allow_time() -> None:
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + _MOST_SECONDS
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard < 0 else min(soft, hard), hard))


def _has_grown() -> bool:
    resident = _resident()
    return resident is not None and resident > _GROWN


def _resident() -> int | None:
    """KiB of memory in use; None where the system does not tell.

    Linux's ru_maxrss would not do: a new process begins with the peak of the one that started it.
    """
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") // 1024
    except OSError:
        pass  # not Linux
    try:
        import resource
    except ImportError:  # Windows
        return None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)


def _answer(wish: Wish, data: bytes) -> Article | Book | Mapping[str, Any]:
    """What comes of a file. A bug of ours is handed back whole, for the program to show."""
    try:
        return _read(wish, data)
    except ImportProblem as problem:
        return {"problem": problem.key, "values": problem.values}
    except (MemoryError, RecursionError):
        return {"problem": "import.too_complex", "values": {"name": wish.name or wish.source}}
    except Exception:
        return {"bug": traceback.format_exc()}


def _read(wish: Wish, data: bytes) -> Article | Book:
    from randnotiz.importers import book_in, import_bytes

    if wish.offer:
        book = book_in(data, wish.name)
        if book is not None:
            return book
    article = import_bytes(data, wish.name, wish.source, wish.modified, wish.detect, wish.chapters)
    if wish.dateline and article.published is None:
        from randnotiz.domain.timex import extract_dateline

        stated = extract_dateline(article.text)
        if stated is not None:
            return replace(article, published=stated[0], published_origin=DateOrigin.DATELINE)
    return article
