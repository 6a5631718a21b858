"""The subcommands of the command line: one verb, one module; no Qt anywhere below here."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper

from randnotiz.cli.telling import tell
from randnotiz.domain.problem import Problem

_MODULES = {
    "analyse": "randnotiz.cli.analyse",
    "import": "randnotiz.cli.importing",
    "export": "randnotiz.cli.exporting",
    "search": "randnotiz.cli.searching",
    "backup": "randnotiz.cli.backup",
    "restore": "randnotiz.cli.restore",
    "export-library": "randnotiz.cli.export_library",
    "import-library": "randnotiz.cli.import_library",
}


def run_subcommand(words: Sequence[str]) -> int:
    """Run the subcommand that `words` begins with and return its exit status.

    0: done; 1: a Problem, told in one sentence on stderr; 130: interrupted. Wrong usage raises SystemExit(2).
    """
    run: Callable[[Sequence[str]], int] = import_module(_MODULES[words[0]]).run
    _show_anything()
    try:
        status = run(words[1:])
        sys.stdout.flush()
    except Problem as problem:
        tell(problem)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has enough. What is still buffered would fail again at the interpreter's end
        # (Python's documentation, "Note on SIGPIPE").
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _show_anything() -> None:
    """A terminal that cannot show a character gets a question mark, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
