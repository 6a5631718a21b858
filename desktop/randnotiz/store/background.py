"""Long work in a thread, for a caller that asks now and then, from a timer say, whether it is done."""

from __future__ import annotations

from collections.abc import Callable, Generator
from threading import Event, Thread
from typing import TypeVar

Result = TypeVar("Result")


class Cancelled(Exception):
    """The work was given up because nobody waits for it any more."""


def in_thread(work: Callable[[Event], Result], name: str) -> Generator[None, None, Result]:
    """Do `work` in a thread; each step of the generator returns at once, its own result is the work's.

    Errors arise in the caller's thread. Closing the generator early sets the event that `work` is given and
    waits for it to end; `work` raises Cancelled then.
    """
    cancel = Event()
    results: list[Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work(cancel))
        except BaseException as error:  # handed over to the thread that waits
            errors.append(error)

    thread = Thread(target=run, name=name)
    thread.start()
    try:
        while thread.is_alive():
            yield
    finally:
        cancel.set()
        thread.join()
    if errors:
        raise errors[0]
    return results[0]
