"""Saying on stderr what went wrong."""

from __future__ import annotations

import sys

from randnotiz.cli.locale import reader_language
from randnotiz.domain.problem import Problem


def tell(problem: Problem, about: str = "") -> None:
    """One plain sentence in the reader's language, led by what it is about unless it says so itself."""
    from randnotiz.domain.sentences import sentence

    said = sentence(problem, reader_language())
    named = about.rpartition("/")[2]
    print(f"{about}: {said}" if about and named not in said else said, file=sys.stderr)
