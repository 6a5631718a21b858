"""Make what one double-clicks, on this machine and for its kind of system.

    python3 packaging/build.py [bundle] [deb] [appimage] [zip] [--keep] [--quick]

`bundle` is a folder with the program and all it needs, in dist/; `deb`, `appimage` (Linux) and `zip` are made
of it. Without a word, everything that this system can make. `--keep` takes the bundle as it lies there,
`--quick` packs the Debian package less tightly.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the very reason for this check
    sys.exit("Randnotiz needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031

import argparse
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bundling import appimage, archive, debian, environment, freeze, sizes, smoke
from steps import PACKAGING, ROOT, must, say, told

KINDS = ("bundle", "deb", "appimage", "zip")


def main(arguments: list[str]) -> int:
    """Make what the arguments name; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="build.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--keep", action="store_true", help="take the bundle that is there")
    parser.add_argument("--quick", action="store_true", help="pack less tightly")
    chosen = parser.parse_args(arguments)
    unknown = set(chosen.kinds) - set(KINDS)
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}, only {', '.join(KINDS)}")
    kinds = chosen.kinds or possible_here()
    return told(lambda: make(kinds, keep=chosen.keep, quick=chosen.quick))


def possible_here() -> list[str]:
    """The kinds that this system has the tools for."""
    kinds = ["bundle"]
    if sys.platform == "linux":
        kinds += ["deb"] if shutil.which("dpkg-deb") and shutil.which("objdump") else []
        return [*kinds, "appimage"]
    return [*kinds, "zip"]


def make(kinds: list[str], *, keep: bool, quick: bool = False) -> int:
    """Make the bundle, then the kinds of it; returns 0. Raises SetUpFailed, subprocess.CalledProcessError."""
    bundle = freeze.BUNDLE
    if not (keep and bundle.is_dir()):
        python = environment.builder()
        must([python, PACKAGING / "bundling" / "pictures.py", freeze.STAGE])
        bundle = freeze.freeze(python)
        smoke.try_out(bundle, python)
    print(sizes.report(bundle))
    makers: dict[str, Callable[[Path], Path]] = {
        "deb": partial(debian.build, quick=quick),
        "appimage": appimage.build,
        "zip": archive.build,
    }
    for kind in kinds:
        if kind in makers:
            _tell(makers[kind](bundle))
    return 0


def _tell(made: Path) -> None:
    if made.is_dir():
        say(f"Made {made.relative_to(ROOT)}")
    else:
        say(f"Made {made.relative_to(ROOT)}, {made.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
