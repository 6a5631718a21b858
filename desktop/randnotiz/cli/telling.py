"""Saying on stderr what went wrong."""

from __future__ import annotations

import sys
from collections.abc import Generator
from typing import TYPE_CHECKING, TypeVar

from randnotiz.cli.locale import reader_language
from randnotiz.cli.parser import translated
from randnotiz.domain.problem import Problem

if TYPE_CHECKING:
    from randnotiz.store.merging import Arrived

Result = TypeVar("Result")


def tell(problem: Problem, about: str = "") -> None:
    """One plain sentence in the reader's language, led by what it is about unless it says so itself."""
    from randnotiz.domain.sentences import sentence

    said = sentence(problem, reader_language())
    named = about.rpartition("/")[2]
    print(f"{about}: {said}" if about and named not in said else said, file=sys.stderr)


def finished(steps: Generator[None, None, Result]) -> Result:
    """Do all steps of something that a window would do little by little; its result."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result


def tell_arrived(arrived: Arrived) -> None:
    """Print how much came in, and say on stderr what was left out."""
    print(
        translated(
            f"New: {arrived.articles} articles, {arrived.annotations + arrived.wordings} notes",
            f"Neu: {arrived.articles} Artikel, {arrived.annotations + arrived.wordings} Notizen",
        )
    )
    if arrived.damaged:
        lines = ", ".join(map(str, arrived.damaged))
        print(
            translated(
                f"Damaged lines that were left out: {lines}", f"Weggelassene beschädigte Zeilen: {lines}"
            ),
            file=sys.stderr,
        )
    if arrived.homeless:
        print(
            translated(
                f"Left out because their article is missing: {arrived.homeless}",
                f"Weggelassen, weil der Artikel dazu fehlt: {arrived.homeless}",
            ),
            file=sys.stderr,
        )
