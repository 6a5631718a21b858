"""The one command for people who work on Randnotiz: set up, then run or test.

    python3 packaging/dev.py run [FILE...]       the program; without a display, its picture in build/
    python3 packaging/dev.py test [ARGUMENT...]  every check and every test; with arguments, pytest with those
    python3 packaging/dev.py lock [--upgrade]    resolve the dependencies of pyproject.toml anew

Only the standard library is needed, and nothing but a Python of 3.11 or newer. This one file must parse on
much older ones, so that they can say what is missing; the modules beside it need not.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the very reason for this check
    sys.exit("Randnotiz needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031

import argparse

import checks
import launch
import lock_file
import set_up_python
import set_up_system
from steps import told


def main(arguments: list[str]) -> int:
    """Carry out one command; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=["run", "test", "lock"])
    # What follows the command is the program's or pytest's own affair and goes there unread.
    command, rest = parser.parse_args(arguments[:1]).command, arguments[1:]
    return told(lambda: {"run": _run, "test": _test, "lock": _lock}[command](rest))


def _run(arguments: list[str]) -> int:
    python = set_up_python.ready("requirements.txt")
    set_up_system.libraries()
    return launch.program(python, arguments)


def _test(arguments: list[str]) -> int:
    python = set_up_python.ready("requirements-test.txt")
    set_up_system.libraries()
    set_up_system.display_tools()
    return checks.some(python, arguments) if arguments else checks.every(python)


def _lock(arguments: list[str]) -> int:
    python = set_up_python.ready("requirements-test.txt", even_if_stale=True)
    lock_file.resolve(python, upgrade="--upgrade" in arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
