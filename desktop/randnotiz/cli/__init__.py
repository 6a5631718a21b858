"""The subcommands of the command line: one verb, one module; no Qt anywhere below here."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from randnotiz.cli.telling import tell
from randnotiz.domain.problem import Problem

_MODULES = {
    "analyse": "randnotiz.cli.analyse",
    "import": "randnotiz.cli.importing",
    "export": "randnotiz.cli.exporting",
    "search": "randnotiz.cli.searching",
}


def run_subcommand(words: Sequence[str]) -> int:
    """Run the subcommand that `words` begins with and return its exit status.

    0: done; 1: a Problem, told in one sentence on stderr; 130: interrupted. Wrong usage raises SystemExit(2).
    """
    run: Callable[[Sequence[str]], int] = import_module(_MODULES[words[0]]).run
    try:
        return run(words[1:])
    except Problem as problem:
        tell(problem)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # whoever read our output has enough; a second error at interpreter exit would help nobody
        sys.stdout = None
        return 1
