"""What can go wrong in the reader's world, as opposed to a bug of ours."""

from __future__ import annotations


class Problem(Exception):
    """Something outside the program went wrong: a file, a disk, a format.

    `key` names the sentence in `domain.sentences` that tells the reader; `values` fill its gaps.
    Everything that is not a Problem is a bug and must not be caught as if it were one.
    """

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


class ImportProblem(Problem):
    """A file or text that cannot be brought in."""


class StoreProblem(Problem):
    """The library's file cannot be read or written (disk full, locked, read-only, damaged, newer)."""


class ExportProblem(Problem):
    """A copy that cannot be written."""


class AnalysisProblem(Problem):
    """An article that cannot be analysed (a language not supported, a worker that does not start)."""
